"""In a body's own report: a sentence without subject that carries out a directive is that body's task."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..bodies.verbs import governing
from ..components import Mention
from ..facts import Assignment
from ..vietnamese import UPPER
from .clauses import sentences, spoken
from .directives import CARRIER, directives
from .scene import Scene, directives_at
from .subjects import rules

_CARRIED = re.compile(r"\s*(?:Kế hoạch|Chương trình|Chỉ thị|Quyết định|Văn bản|Đề án|kế hoạch|chương trình)\b")
_OPENING = re.compile(rf"^[\s\-+*•(]*(?=[A-Z{UPPER}])")


def own_report(scene: Scene) -> Iterator[Mention]:
    """In a body's own report: a clause without subject that carries out a numbered or named directive."""
    issuer = scene.context.metadata.issuer
    if not issuer or not rules()["report"].pattern.match(scene.context.metadata.type or ""):
        return
    last_verb = ""
    for start, end in sentences(scene.text):
        opening = _OPENING.match(scene.text, start, end)
        at = opening.end() if opening else start
        continued = last_verb == "ban hành" and _CARRIED.match(scene.text, start)
        if not continued and not rules()["own-task"].pattern.match(scene.text[at:end]):
            last_verb = ""
            continue
        verb = governing(scene.text, at, end)
        last_verb = "ban hành" if continued or (verb and verb.verb == "ban hành") else ""
        if not any(_carried_out(scene.text, at, where) for where in directives_at(scene, at, end)):
            continue
        yield from _own_task(scene, issuer, at, end, bool(continued))


def _carried_out(text: str, start: int, directive: int) -> bool:
    """Whether the words before the directive say that it is carried out and the clause does not only begin with it."""
    before = text[start:directive]
    if re.fullmatch(r"(?:Thực hiện|Triển khai)\s+", before):
        rest = text[directive:]
        return not re.match(r"[^,;.]{0,120},\s*(?:đến nay|tỉnh|đã|toàn|UBND)", rest)
    return bool(rules()["carries-out"].pattern.search(before) or CARRIER.match(text[directive : directive + 160]))


def _own_task(scene: Scene, issuer: str, at: int, end: int, continued: bool) -> Iterator[Mention]:
    verb = governing(scene.text, at, end)
    phrase = spoken(scene.text[at:end])
    if continued:
        phrase, role = f"ban hành {phrase[:1].upper()}{phrase[1:]}", "implement"
    elif verb:
        role = verb.role
    else:
        return
    yield Mention(
        start=at,
        end=end,
        content=Assignment(
            body=issuer,
            role=role,  # type: ignore[arg-type]
            task=phrase,
            directives=directives(scene.doc, at, end, scene.context),
        ),
        rule="assignments/own-report",
        confidence=0.65,
    )
