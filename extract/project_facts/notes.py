"""Lists in footnotes: the sentence that bears the note mark governs what the note lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ..components import Mention, block_of, mentions_of, text_of
from ..projects import names
from ..text import AlignedText
from .clauses import groups, rule
from .phrases import fact_of, said

REACH = 8000
"""A note stands on the page of its mark: not further from it in the source than this many characters."""


def noted(docs: Sequence[Doc]) -> Iterator[tuple[int, Mention]]:
    """(index of the footnote's Doc, fact) for each project of a footnote that is nothing but a list."""
    governing: list[tuple[int, int, str]] = []
    lists: list[tuple[int, int]] = []
    for index, doc in enumerate(docs):
        block = block_of(doc)
        if block.kind == "footnote":
            if _is_list(doc):
                lists.append((block.text.to_source(0, 1)[0], index))
        elif block.kind in ("paragraph", "item"):
            folded = names.folded_of(text_of(doc))
            if "cong trinh" not in folded and "du an" not in folded and "tuyen duong" not in folded:
                continue
            for match in rule("fact-list-anchor").pattern.finditer(folded):
                end = match.end("governing")
                clause = max(folded.rfind(mark, 0, match.start()) for mark in ".;") + 1
                verb = rule("fact-governing").pattern.search(folded, clause, end)
                if verb and (match["mark"] or _mark_cut_out(block.text, end)):
                    at = block.text.to_source(end - 1, end)[0]
                    governing.append((at, index, said(text_of(doc)[verb.start() : match.end("governing")])))
    for source_at, index in reversed(lists):
        anchor = block_of(docs[index]).anchor
        before = [g for g in governing if source_at - REACH < g[0] < source_at and anchor in (None, g[1])]
        if not before:
            continue
        chosen = before[-1]
        governing.remove(chosen)
        for mention in mentions_of(docs[index], "projects"):
            yield index, fact_of(mention, "status", chosen[2], mention.start, mention.end, "fact-footnote-list", 0.7)


def _mark_cut_out(text: AlignedText, at: int) -> bool:
    """Was a note mark of the source left out of the text just before offset `at`?"""
    if at >= len(text):
        return False
    before, after = text.to_source(at - 1, at)[1], text.to_source(at, at + 1)[0]
    return before < after <= before + 6 and not text.source[before:after].isspace()


def _is_list(doc: Doc) -> bool:
    """Two projects or more, the first at the very start, and nothing governing them."""
    mentions = mentions_of(doc, "projects")
    if len(mentions) < 2 or mentions[0].start > 4:
        return False
    covered = sum(m.end - m.start for m in mentions)
    return covered * 2 > len(text_of(doc)) and sum(1 for _ in groups(text_of(doc), mentions)) <= len(mentions)
