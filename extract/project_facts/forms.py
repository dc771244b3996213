"""Decisions on one project give its facts as fields: 'Chủ đầu tư: ...', 'Tổng mức đầu tư: ...', 'Địa điểm: ...'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ..components import Mention, mentions_of, text_of
from ..facts import Body, Project
from ..projects import names
from ..vietnamese import clean
from .clauses import rule
from .phrases import expand, fact_of, said, whose

REACH, NEAR = 40, 8
"""A field belongs to the project decided on at most REACH blocks before it, or to one merely named NEAR of it."""
LABEL = 90  # characters within which a label ends
_MAYBE = re.compile(
    r"[\W\d]{0,8}(?:[a-iđ][.)]\s)?(?:tên|chủ|nhà|địa|vị|tổng|sơ|dự|vốn|kinh|giá|diện|quy|nhu|thời|tiến|cơ|nguồn"
    r"|hoàn|khởi|thi|xây|chuẩn|lập|giải|đưa|nghiệm|bàn|triển|thực|vận|đầu)\s",
    re.IGNORECASE,
)
"""The first words of labels: most blocks begin with none, and are not looked at any further."""
_ZEROES = re.compile(r"(?<=\d),0+(?=\s)")
_FIELDS = (
    "form-capital", "form-share", "form-source", "form-place", "form-area", "form-time", "form-term", "form-step",
)  # fmt: skip


def fields(docs: Sequence[Doc]) -> Iterator[tuple[int, Mention]]:
    """(index of the field's Doc, fact) for each field beside a block that names the one project it decides on.

    The value may stand in the block behind its label; fields before 'Tên dự án: ...' wait for that name.
    """
    current: tuple[int, Mention] | None = None  # decided on
    named: tuple[int, Mention] | None = None  # the last block that names one project only
    waiting: list[tuple[int, str]] = []
    label = ""
    for index, doc in enumerate(docs):
        text, mentions = text_of(doc), mentions_of(doc, "projects")
        if not mentions and not label and not _MAYBE.match(text):
            continue
        if label and mentions and "ten " in names.folded_of(label):
            current, label = _only(index, mentions), ""
            continue
        folded = names.folded_of(text[:400])
        if mentions and rule("form-project").pattern.search(folded):
            label = ""
            if rule("form-beside").pattern.search(folded[: mentions[0].start]):
                continue  # 'Tên dự án: Nhà ở xã hội ... thuộc Khu đô thị X'
            current = _only(index, mentions)
            if current and index - (waiting[0][0] if waiting else index) <= NEAR:
                for at, before in waiting:
                    yield from ((at, fact) for fact in _field(docs[at], before, current[1]))
            waiting = []
            continue
        own = rule("form-any").pattern.match(folded) is not None
        found = f"{label}: " if label and not own else ""
        if own or (found and rule("form-any").pattern.match(names.folded_of(found))):
            whose_form = current if current and index - current[0] <= REACH else None
            if whose_form is None and named and index - named[0] <= NEAR:
                whose_form = current = named
            if whose_form:
                yield from ((index, fact) for fact in _field(doc, found, whose_form[1]))
            else:
                waiting.append((index, found))
        elif mentions and (only := _only(index, mentions)):
            named = only
        label = _label_alone(doc)


def _label_alone(doc: Doc) -> str:
    """The label that is all a block says: its value is the next block."""
    text = text_of(doc).strip(" :.")
    if len(text) > LABEL or not rule("form-label").pattern.match(names.folded_of(text)):
        return ""
    return text


def _only(index: int, mentions: Sequence[Mention]) -> tuple[int, Mention] | None:
    """The project they name if it is one."""
    one = len({m.content.name for m in mentions if isinstance(m.content, Project)}) == 1
    return (index, mentions[0]) if one else None


def _field(doc: Doc, label: str, project: Mention) -> Iterator[Mention]:
    """What the block says of the project; `label` is printed in the block before it, '' where it has its own."""
    assert isinstance(project.content, Project)
    text = label + text_of(doc)
    folded, off = names.folded_of(text[:400]), len(label)
    if match := rule("form-owner").pattern.match(folded):
        start, end = match.span("object")
        bodies = (m for m in mentions_of(doc, "bodies") if isinstance(m.content, Body) and m.start == start - off)
        body = next((m.content.name for m in bodies if isinstance(m.content, Body)), expand(clean(text[start:end])))
        yield _fact(project, whose(folded[start:end]), body, match, off, "form-owner")
    for name in _FIELDS:
        if match := rule(name).pattern.search(folded):
            start, end = match.span("object")
            value = _ZEROES.sub("", clean(text[start:end]).strip(" ,."))
            if rule(name).values["relation"] in ("capital", "milestone") and not value[0].isdigit():
                value = said(value.replace(" là ", " "))
            yield _fact(project, rule(name).values["relation"], value, match, off, name)


def _fact(project: Mention, relation: str, value: str, match: re.Match[str], off: int, name: str) -> Mention:
    start = max(0, match.start() - off)
    return fact_of(project, relation, value, start, max(start + 1, match.end("object") - off), name, 0.85)
