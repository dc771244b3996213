"""Project facts: what the text says of a project (FACTS.md, kind 9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ..components import Mention, add_mentions, block_of, context_of, mentions_of, text_of, to_fact
from ..document import Part
from ..facts import Fact, Project, ProjectFact
from ..projects.finder import LISTED
from ..projects.unite import unite
from .below import below
from .forms import fields
from .later import later
from .notes import noted
from .rows import of_rows
from .said import Said

COMPONENT = "phancong_project_facts"
FAMILY = "project_facts"


@Language.component(COMPONENT)
def find(doc: Doc) -> Doc:
    """Adds the mentions 'project_facts'; needs the mentions of projects, uses those of bodies and citations."""
    mentions = mentions_of(doc, "projects")
    if any(mention.rule == LISTED for mention in mentions):
        bodies, citations = mentions_of(doc, "bodies"), mentions_of(doc, "citations")
        add_mentions(doc, FAMILY, of_rows(block_of(doc), context_of(doc).metadata, mentions, bodies, citations))
    elif mentions:
        said = Said(
            text_of(doc),
            mentions,
            mentions_of(doc, "bodies"),
            mentions_of(doc, "citations"),
            context_of(doc).province,
            title=block_of(doc).kind == "header",
        )
        add_mentions(doc, FAMILY, said.facts())
    return doc


def collect(docs: Sequence[Doc], part: Part) -> list[Fact]:
    """The facts of the part, each once, of projects under the one name they have in it."""
    canonical: dict[str, str] = {}
    for entry in unite(docs, part.context.province):
        for _, mention in entry.mentions:
            if isinstance(mention.content, Project):
                canonical[mention.content.name] = entry.content.name
    found: list[tuple[int, Mention]] = [
        (index, mention) for index, doc in enumerate(docs) for mention in mentions_of(doc, FAMILY)
    ]
    found += noted(docs)
    found += fields(docs)
    found += later(docs)
    found += below(docs)
    facts: dict[ProjectFact, Fact] = {}
    for index, mention in found:
        content = mention.content
        if not isinstance(content, ProjectFact) or content.project not in canonical:
            continue
        content = replace(
            content, project=canonical[content.project], object=canonical.get(content.object, content.object)
        )
        if content.object != content.project:
            facts.setdefault(content, replace(to_fact(docs[index], mention), content=content))
    return list(facts.values())
