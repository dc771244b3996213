"""Named documents: plans, schemes, programmes, strategies, plannings, laws known by a title, not by a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ..components import Mention, add_mentions, block_of, context_of, mentions_of, text_of, to_fact
from ..document import Part
from ..facts import Fact, Metadata, NamedDocument
from ..vietnamese import fold
from .find import find_named_documents
from .synonyms import synonyms_of

COMPONENT = "phancong_named_documents"
FAMILY = "named_documents"
_HYPHEN = re.compile(r"\s?-\s?")
_LAW_YEAR = re.compile(r"(?<=\w)(?<!den) nam (\d{4})$")
_PERIOD = re.compile(r",? (?:(?:nhiem ky|giai doan|thoi ky|den nam|nam) (?:tu nam |den nam )?)?\(?\d{4}")
_LONG = 6
"""Syllables of a title that is hardly another one's beginning; and of a long title one in so many may differ."""
_SENTENCE = re.compile(r" (?:ve|phai|theo|cho|trong|voi|de|gan|bao dam)\b")
_OF_PERIOD = re.compile(r"(?:giai doan|thoi ky) (?=\d{4}-\d{4})|[()]")


@Language.component(COMPONENT)
def find(doc: Doc) -> Doc:
    """Add the named documents of the block as mentions and as the span group 'named_documents'."""
    found = find_named_documents(text_of(doc), block_of(doc), context_of(doc), mentions_of(doc, "citations"))
    add_mentions(doc, FAMILY, found)
    return doc


def collect(docs: Sequence[Doc], part: Part) -> list[Fact]:
    """One fact for each distinct document of the part: its first mention under its longest name.

    A name for which the text gives the number is that number's, a citation.
    """
    numbered = synonyms_of(docs)
    own, own_type = _own_title(part.context.metadata), part.context.metadata.type
    kept: dict[str, tuple[Doc, Mention]] = {}
    for doc in docs:
        for mention in mentions_of(doc, FAMILY):
            if isinstance(mention.content, NamedDocument) and mention.content.name not in numbered:
                if own and own.startswith(fold(mention.content.name)):
                    continue
                if block_of(doc).kind == "header" and not mention.start and mention.content.type == own_type:
                    continue
                key = _key(mention.content.name)
                if key in kept and text_of(kept[key][0]).isupper():
                    first, shouted = kept[key]
                    mention = replace(shouted, content=mention.content)
                    kept[key] = (first, mention)
                kept.setdefault(key, (doc, mention))
    names = {key: kept[key] for key in kept if not _has_longer(key, kept) and not _runs_over(key, kept)}
    return [to_fact(*found) for key, found in names.items() if not _printed_again(key, found[0], names)]


def _key(name: str) -> str:
    """What two ways of writing a title share: no diacritics; 'Luật Đất đai 2013' is 'Luật Đất đai năm 2013'."""
    return _OF_PERIOD.sub("", _LAW_YEAR.sub(r" \1", _HYPHEN.sub("-", fold(name).replace("–", "-"))))


def _own_title(metadata: Metadata) -> str | None:
    """The folded title of the document itself, which is no other document."""
    return fold(f"{metadata.type} {metadata.subject}") if metadata.type and metadata.subject else None


def _has_longer(name: str, names: Iterable[str]) -> bool:
    """Whether the same title stands among the names with its period: the longer one wins."""
    return any(other.startswith(name) and _PERIOD.match(other, len(name)) for other in names)


def _runs_over(name: str, names: Iterable[str]) -> bool:
    """Whether it is a title named elsewhere with its period, and words of the sentence behind it."""
    for other in names:
        period = _PERIOD.search(other)
        stem = other[: period.start()] if period else other
        if period and other != name and len(stem.split()) >= _LONG and name.startswith(stem):
            return _SENTENCE.match(name, len(stem)) is not None
    return False


def _printed_again(name: str, doc: Doc, names: Iterable[str]) -> bool:
    """Whether a title in capitals stands in the text too, where small letters tell its names from other words."""
    if not text_of(doc).isupper():
        return False
    words = name.split()
    alike = (other.split() for other in names if other != name)
    return any(other[:3] == words[:3] and len(set(words) ^ set(other)) <= len(set(words)) // _LONG for other in alike)
