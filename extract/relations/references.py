"""The documents a block speaks of, as the ends of relations: a number where there is one, else a name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from ..citations.find import number_end
from ..components import mentions_of, text_of
from ..facts import Citation, NamedDocument


@dataclass(frozen=True, slots=True)
class Reference:
    """text[start:end] speaks of the document `key`; `number_end` is where its number or name ends.

    `type` is the type of the document; `depth` counts the titles the reference stands in.
    """

    start: int
    end: int
    number_end: int
    key: str
    type: str | None
    named: bool
    depth: int


def references_of(doc: Doc) -> list[Reference]:
    """The references of a block in text order, outer titles before what they name."""
    citations, names = mentions_of(doc, "citations"), mentions_of(doc, "named_documents")
    if not citations and not names:
        return []
    found: list[Reference] = []
    for mention in citations:
        content = mention.content
        if isinstance(content, Citation) and content.number:
            end = number_end(text_of(doc), mention)
            found.append(Reference(mention.start, mention.end, end, content.number, content.type, False, 0))
    for mention in names:
        content = mention.content
        if isinstance(content, NamedDocument):
            found.append(Reference(mention.start, mention.end, mention.end, content.name, content.type, True, 0))
    found.sort(key=lambda r: (r.start, -r.end))
    depths = [sum(other.named and other.start < r.start < other.end for other in found) for r in found]
    return [replace(reference, depth=depth) for reference, depth in zip(found, depths, strict=True)]
