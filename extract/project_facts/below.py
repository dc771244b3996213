"""Lists in blocks of their own: 'Khởi công 3 dự án lớn gồm:' governs the project that each block below begins with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ..components import Mention, mentions_of, text_of
from ..projects import names
from .clauses import rule
from .phrases import fact_of, said
from .said import NO_STATE

_FIRST = 6  # characters before the name: a dash, a number


def below(docs: Sequence[Doc]) -> Iterator[tuple[int, Mention]]:
    """(index of the item's Doc, fact) for each item of a list of projects that the block before it governs."""
    governing = ""
    for index, doc in enumerate(docs):
        text, mentions = text_of(doc), mentions_of(doc, "projects")
        if governing and mentions and mentions[0].start <= _FIRST:
            happens = rule("fact-milestone").pattern.search(names.folded_of(governing)) is not None
            first = mentions[0]
            relation = "milestone" if happens else "status"
            yield index, fact_of(first, relation, governing, first.start, first.end, "fact-list-below", 0.65)
            continue
        governing = "" if mentions else _governing(text)


def _governing(text: str) -> str:
    """'khởi công' of '..., tỉnh tổ chức khởi công 3 dự án lớn gồm:'; '' where the text opens no list of projects."""
    if not text.rstrip().endswith((":", "gồm", "sau")):
        return ""
    low = names.sentence(text, len(text), len(text))[0]
    folded = names.folded_of(text)
    anchor = rule("fact-below-anchor").pattern.search(folded, low)
    verb = rule("fact-governing").pattern.search(folded, low, anchor.start()) if anchor else None
    if anchor is None or verb is None:
        return ""
    phrase = said(text[verb.start() : anchor.start()])
    return phrase if len(phrase.split()) >= 2 and phrase not in NO_STATE else ""
