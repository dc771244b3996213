"""Sentences that go on about the project named before them: 'Dự án có tổng mức đầu tư ...', 'Chủ đầu tư là ...'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from ..components import Mention, block_of, context_of, mentions_of, text_of
from ..facts import Project
from ..projects import names
from .behind import Behind
from .clauses import rule
from .phrases import body_at, fact_of, said, whose

REACH = 4
"""Sentences about something else, or that say nothing, after which the project is no longer the topic."""
_BESIDE = re.compile(r"(?:tại|thuộc|trong|vào|ở|giáp|gần|đến|từ|với|(?<!mặt\s)bằng|cho)\s(?:các\s)?(?:dự án\s)?$")
_SILENT = ("footnote", "recipients", "signature", "header")


def later(docs: Sequence[Doc]) -> Iterator[tuple[int, Mention]]:
    """(index of the sentence's Doc, fact) for each sentence whose subject is the one project named before it."""
    topic: Mention | None = None
    quiet = 0
    for index, doc in enumerate(docs):
        block, mentions = block_of(doc), mentions_of(doc, "projects")
        if block.kind in _SILENT or block.table or (topic is None and not mentions):
            continue
        text = text_of(doc)
        folded = names.folded_of(text)
        if block.kind == "heading" and not mentions:
            topic = None
            continue
        for low, high in _sentences(text):
            inside = [m for m in mentions if low <= m.start < high]
            begun = rule("later-subject").pattern.match(folded[low:high])
            at = low + begun.end() if begun else low
            if topic and begun and not any(m.start < at for m in inside):
                yield from ((index, fact) for fact in _of_subject(doc, folded, topic, low, at, high))
                quiet = 0
            elif inside:
                main = [m for m in inside if not _BESIDE.search(text, 0, m.start)] or inside
                one = len({m.content.name for m in main if isinstance(m.content, Project)}) == 1
                topic, quiet = (main[0] if one else None), 0
            elif topic:
                quiet += 1
                yield from ((index, fact) for fact in _of_label(doc, folded, topic, low, high))
            topic = topic if quiet <= REACH else None


def _sentences(text: str) -> list[tuple[int, int]]:
    starts = [0, *(m.end() for m in names.full_stops(text)), len(text)]
    return [(low, high) for low, high in pairwise(starts) if low < high]


def _behind(doc: Doc, folded: str) -> Behind:
    bodies, citations = mentions_of(doc, "bodies"), mentions_of(doc, "citations")
    return Behind(text_of(doc), folded, mentions_of(doc, "projects"), bodies, citations, context_of(doc).province)


def _of_subject(doc: Doc, folded: str, topic: Mention, low: int, at: int, high: int) -> Iterator[Mention]:
    """'Dự án (này) có diện tích ..., do Công ty X làm chủ đầu tư, ...'."""
    yield from _behind(doc, folded).told((topic,), at, high, at=low)
    for place in mentions_of(doc, "projects"):
        if at <= place.start < high and isinstance(place.content, Project):
            if how := re.search(r"\s(thuộc|tại|trong)\s$", text_of(doc)[at : place.start]):
                relation = "part_of" if how[1] == "thuộc" else "location"
                yield fact_of(topic, relation, place.content.name, low, place.end, "later-placed", 0.75)
            return


def _of_label(doc: Doc, folded: str, topic: Mention, low: int, high: int) -> Iterator[Mention]:
    """'Tổng mức đầu tư của dự án là ...', 'Công ty X là chủ đầu tư dự án', 'Thời gian hoạt động của dự án là ...'."""
    text = text_of(doc)
    printed, plain = text[low:high], folded[low:high]
    if owner := rule("later-owner").pattern.match(printed.lower()):
        start, end = low + owner.start("object"), low + owner.end("object")
        body = body_at(text, mentions_of(doc, "bodies"), start, end)
        yield fact_of(topic, whose(folded[start:end]), body, low, low + owner.end(), "later-owner", 0.75)
        yield from _behind(doc, folded).figures(topic, low + owner.end(), high, low)
    elif time := rule("later-time").pattern.match(plain):
        yield fact_of(topic, "milestone", said(printed[: time.end()]), low, low + time.end(), "later-time", 0.75)
    elif rule("later-label").pattern.match(plain):
        yield from _behind(doc, folded).figures(topic, low, high, low)
