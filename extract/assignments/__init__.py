"""Assignments: which body is given which task, in which role, under which directive, by when.

Three ways of saying it are read: a body as the subject of a sentence or of the heading above a list of tasks
(`given`), a task that names its body at the end or in a column (`labelled`), and, in a body's own report, a sentence
without subject that carries out a directive (`own`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ..components import Mention, add_mentions, block_of, context_of, text_of, to_fact
from ..components import mentions_of as _mentions_of
from ..document import Part
from ..facts import Assignment, Fact
from .asking import asked_for
from .directives import last_cited
from .find import find_tasks
from .labels import completed
from .running import begins_with_task, told_last
from .subjects import LeadIn
from .whole import Whole

COMPONENT = "phancong_assignments"

_TOLD = ("assignments/passed-on", "assignments/collected", "assignments/continued")
"""Rules that find a body in the middle of a sentence without its subject, and what goes on from there."""


@Language.component(COMPONENT)
def find_assignments(doc: Doc) -> Doc:
    """The tasks of the block."""
    if block_of(doc).kind not in ("header", "recipients", "signature"):
        add_mentions(doc, "assignments", find_tasks(doc, context_of(doc)))
    return doc


def collect(docs: Sequence[Doc], part: Part) -> list[Fact]:
    """One fact for each body and task; a task that is printed twice in a part counts once."""
    seen: set[tuple[str, str]] = set()
    facts = []
    asked: LeadIn | None = None
    depth = 0
    told: tuple[str, ...] = ()
    anonymous = part.context.metadata.type in (None, "Phụ lục") and not part.context.directive
    running: LeadIn | None = None
    whole = Whole(part.context.metadata)
    for number, doc in enumerate(docs):
        mentions = _mentions_of(doc, "assignments")
        block = block_of(doc)
        whole.read(doc)
        if anonymous and (
            block.kind in ("paragraph", "heading") or (block.kind == "header" and "èm theo" in text_of(doc))
        ):
            told = last_cited(doc) or told
        if block.kind in ("recipients", "signature") or (block.marker and len(block.path) < depth):
            asked = None
        if block.kind in ("paragraph", "item", "heading") and (opened := asked_for(doc)):
            asked, depth = opened, len(block.path) + bool(block.marker)
        elif asked and block.kind == "item" and "." not in block.marker and all(m.rule in _TOLD for m in mentions):
            mentions = find_tasks(doc, part.context, asked)
        if anonymous and block.kind == "paragraph":
            if running and begins_with_task(doc) and all(m.rule in _TOLD for m in mentions):
                mentions = find_tasks(doc, part.context, running)
            else:
                running = told_last(doc, mentions)
        for mention in mentions:
            if mention.rule.startswith("assignments/label"):
                mention = completed(mention, docs[number - 1] if number else None, docs[number + 1 : number + 4])
            content = mention.content
            assert isinstance(content, Assignment)
            if not content.task:
                continue  # labels below no task
            if not content.directives and (told or whole.approved):
                content = replace(content, directives=told or whole.approved)
            content = whole.with_parent(content)
            if (content.body, content.task) not in seen:
                seen.add((content.body, content.task))
                facts.append(to_fact(doc, replace(mention, content=content)))
    return facts


__all__ = ["COMPONENT", "Mention", "collect"]
