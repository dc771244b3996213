"""From a file to its facts: read, repair, structure, then the rule families in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from . import assignments, bodies, citations, indicators, metadata, named_documents, project_facts, projects, relations
from .components import Sheet
from .document import Document, Source
from .facts import Assignment, Body, Content, DocRelation, Fact, NamedDocument, Project
from .reading import read
from .repair import repair
from .structure import structure
from .vietnamese import fold

FAMILIES = (citations, named_documents, bodies, projects, indicators, relations, assignments, project_facts)
"""In order: a family may use what those before it found. Each has COMPONENT (its factory's name) and
collect(docs, part) -> list[Fact]."""


def _once(content: Content) -> tuple[str, ...] | None:
    """What makes a content a fact once a file (FACTS.md), though several documents may be bound in it."""
    match content:
        case Body() | NamedDocument() | Project():
            return (type(content).__name__, fold(content.name))
        case Assignment():
            return ("Assignment", fold(content.body), fold(content.task))
        case DocRelation():
            return ("DocRelation", fold(content.subject), content.relation, fold(content.object))
    return None


@cache
def pipeline() -> Language:
    """The spaCy pipeline of all families. One Doc a block; tokens only serve spaCy users (docs/adr/0003)."""
    nlp = spacy.blank("xx")
    nlp.max_length = 10_000_000
    for family in FAMILIES:
        nlp.add_pipe(family.COMPONENT)
    return nlp


def parse(source: Source) -> Document:
    """Repair and structure a source, with the context of each part filled in."""
    document = structure(source, repair(source.text))
    for part in document.parts:
        metadata.read_context(part, document)
    return document


def facts_of(document: Document) -> Iterator[Fact]:
    """All facts of a document, part by part, in the order of FACTS.md."""
    components = [component for _, component in pipeline().pipeline]
    several = len(document.parts) > 1
    named: set[tuple[str, ...]] = set()
    for part in document.parts:
        docs = [cast(Doc, Sheet(block, part.context)) for block in part.blocks]
        for doc in docs:
            for component in components:
                component(doc)
        facts = [*metadata.collect(part, document)]
        for family in FAMILIES:
            facts.extend(family.collect(docs, part))
        for fact in facts:
            if name := _once(fact.content):
                if name in named:
                    continue
                named.add(name)
            yield replace(fact, part=part.number) if several else fact


def extract(path: Path) -> list[Fact]:
    """The facts of a file. Raises ReadError (one line, names the file) where it cannot be read."""
    return list(facts_of(parse(read(path))))
