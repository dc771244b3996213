"""What all steps that find tasks in a block need to know of it, and a task as a mention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from ..bodies.verbs import governing
from ..components import Mention, mentions_of
from ..document import Block, Context
from ..facts import Assignment, Citation, NamedDocument
from .clauses import Task, spoken
from .directives import deadline, directives, partners
from .subjects import Actor, rules

_PLAN = re.compile(r"\s*(?:Kế\s+hoạch|Chương\s+trình)\b[^.;]{0,60}?\b(?:thực\s+hiện|triển\s+khai)\b", re.IGNORECASE)
_ISSUED = re.compile(r"\s*(?:Nghị\s+định|Thông\s+tư|Quyết\s+định|Nghị\s+quyết|Chỉ\s+thị|Công\s+điện|Công\s+văn|Luật)\b")
_PERSON = re.compile(
    r"người\s+đứng\s+đầu|chủ\s+tịch|giám\s+đốc|thủ\s+trưởng|bộ\s+trưởng|bí\s+thư|trưởng\s+ban|lãnh\s+đạo|đồng\s+chí",
    re.IGNORECASE,
)
DONE = re.compile(r"\s*đã\b", re.IGNORECASE)
NOT_YET = re.compile(r"\s*(?:chưa|còn|chậm|vẫn\s+còn)\b", re.IGNORECASE)
ONLY_ANNOUNCES = re.compile(
    r"(?:(?:tập\s+trung|khẩn\s+trương|nghiêm\s+túc|tiếp\s+tục|chỉ\s+đạo|tổ\s+chức|lãnh\s+đạo|quan\s+tâm|phối\s+hợp|cần|,)\s+)*(?:triển\s+khai\s+|thực\s+hiện\s+|làm\s+)+"
    r"(?:(?:tốt|ngay|nghiêm|nghiêm\s+túc|có\s+hiệu\s+quả|hiệu\s+quả|đồng\s+bộ|quyết\s+liệt|đầy\s+đủ|kịp\s+thời|,)\s+)*(?:các|những|một\s+số)?\s*"
    r"(?:nội\s+dung|nhiệm\s+vụ|giải\s+pháp|công\s+việc|công\s+tác|biện\s+pháp|việc)\b[^.;]{0,70}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What all steps need to know of the block."""

    doc: Doc
    text: str
    block: Block
    context: Context
    bodies: list[Mention]
    reports: bool
    spans: tuple[tuple[int, int], ...]
    """Where the bodies stand."""


def reports(block: Block, context: Context) -> bool:
    """Whether the block tells what was done rather than what is to do."""
    if rules()["report"].pattern.match(context.metadata.type or ""):
        return True
    return any(_is_past(h.title) for h in block.path if h.level <= 2 and len(h.title) < 120)


@lru_cache(64)  # all blocks below a heading ask
def _is_past(title: str) -> bool:
    return rules()["past-section"].pattern.search(title) is not None


def reported(scene: Scene, start: int, at: int, end: int) -> bool:
    """In a report only leadership and what carries out a directive is an assignment."""
    verb = governing(scene.text, at, end)
    if verb is None or NOT_YET.match(scene.text, at):
        return False
    if not scene.reports and scene.context.metadata.type:
        return bool(directives_at(scene, at, end))  # what a directive tells of the past is a reason, no task
    led = verb.role == "direct" and at > start
    return led or bool(directives_at(scene, start, end))


def records(
    scene: Scene, subjects: list[Actor], begin: int, task: Task, rule: str, confidence: float
) -> Iterator[Mention]:
    text = scene.text
    said = text[task.start : task.end]
    answers = rules()["accountability"].pattern.match(said)
    if (answers and (answers["before"] or _PERSON.search(text, begin, task.start))) or (
        text.endswith(":") and task.end >= len(text) - 1 and ONLY_ANNOUNCES.match(said)
    ):
        return
    with_whom = partners(text, scene.bodies, task.start, task.end)
    carried = directives(scene.doc, task.start, task.end, scene.context)
    phrase, due = spoken(said), deadline(text, task.start, task.end)
    for actor in subjects:
        if text.endswith(":") and len(phrase) <= len(task.verb.verb) + 2:
            continue  # 'UBND tỉnh báo cáo như sau:'
        issues = task.verb.verb in ("ban hành", "xây dựng") and actor.name == scene.context.metadata.issuer
        if issues and not _PLAN.match(text, task.verb.end) and (not carried or _ISSUED.match(text, task.verb.end)):
            continue  # 'Chính phủ ban hành Nghị định ...': the document itself, no task
        yield Mention(
            start=begin,
            end=task.end,
            content=Assignment(
                body=actor.name,
                role=task.verb.role,
                task=phrase,
                directives=carried,
                partners=tuple(p for p in with_whom if p != actor.name),
                deadline=due,
            ),
            rule=f"assignments/{rule}",
            confidence=confidence,
        )


def directives_at(scene: Scene, start: int, end: int) -> list[int]:
    """Offsets of the directives that the clause names."""
    return [
        m.start
        for family in ("citations", "named_documents")
        for m in mentions_of(scene.doc, family)
        if start <= m.start < end and _is_directive(m)
    ]


def _is_directive(mention: Mention) -> bool:
    content = mention.content
    if isinstance(content, Citation):
        return content.number is not None
    return isinstance(content, NamedDocument)
