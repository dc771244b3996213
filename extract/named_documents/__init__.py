"""Named documents: plans, schemes, programmes, strategies, plannings, laws known by a title, not by a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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
_LAW_YEAR = re.compile(r"(?<=\w) nam (\d{4})$")
_PERIOD = re.compile(r",? (?:giai doan|thoi ky|den nam|nam) (?:tu nam |den nam )?\d{4}")


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
                kept.setdefault(_key(mention.content.name), (doc, mention))
    return [to_fact(*kept[key]) for key in kept if not _has_longer(key, kept)]


def _key(name: str) -> str:
    """What two ways of writing a title share: no diacritics; 'Luật Đất đai 2013' is 'Luật Đất đai năm 2013'."""
    return _LAW_YEAR.sub(r" \1", _HYPHEN.sub("-", fold(name)))


def _own_title(metadata: Metadata) -> str | None:
    """The folded title of the document itself, which is no other document."""
    return fold(f"{metadata.type} {metadata.subject}") if metadata.type and metadata.subject else None


def _has_longer(name: str, names: Iterable[str]) -> bool:
    """Whether the same title stands among the names with its period: the longer one wins."""
    return any(other.startswith(name) and _PERIOD.match(other, len(name)) for other in names)
