"""Relations between documents: implements, basis, approves, amends, replaces, guides, promulgates, reports_on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ..components import Mention, add_mentions, context_of, mentions_of, text_of, to_fact
from ..document import Part
from ..facts import DocRelation, Fact
from ..named_documents.synonyms import synonyms_of
from ..vietnamese import fold
from .local import local_relations, same_document
from .own import own_relations
from .references import references_of

COMPONENT = "phancong_relations"
FAMILY = "relations"


@Language.component(COMPONENT)
def find(doc: Doc) -> Doc:
    """Add the relations between documents that the block names, as mentions and as the span group 'relations'."""
    if references := references_of(doc):
        add_mentions(doc, FAMILY, local_relations(text_of(doc), references, context_of(doc)))
    return doc


def collect(docs: Sequence[Doc], part: Part) -> list[Fact]:
    """One fact for each distinct relation: those of the document itself first, then those it tells of others."""
    synonyms = synonyms_of(docs)
    found: list[tuple[Doc, Mention]] = [*own_relations(docs, part)]
    found += [(doc, mention) for doc in docs for mention in mentions_of(doc, FAMILY)]
    kept: dict[tuple[str, str, str], Fact] = {}
    for doc, mention in found:
        content = mention.content
        if not isinstance(content, DocRelation):
            continue
        content = replace(
            content,
            subject=synonyms.get(content.subject, content.subject),
            object=synonyms.get(content.object, content.object),
        )
        if same_document(content.subject, content.object):
            continue
        key = (fold(content.subject), content.relation, fold(content.object))
        if key not in kept and not any(_same(key, other) for other in kept):
            kept[key] = to_fact(doc, replace(mention, content=content))
    return list(kept.values())


def _same(first: tuple[str, str, str], second: tuple[str, str, str]) -> bool:
    """Whether two relations differ in nothing but the writing of a title."""
    return first[1] == second[1] and same_document(first[0], second[0]) and same_document(first[2], second[2])
