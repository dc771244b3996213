"""Requests that run on: 'X yêu cầu các đơn vị ...', then paragraphs without a subject."""

from __future__ import annotations

from spacy.tokens import Doc

from ..bodies.verbs import governing
from ..components import Mention, text_of
from ..facts import Assignment
from .subjects import Actor, LeadIn


def told_last(doc: Doc, mentions: list[Mention]) -> LeadIn | None:
    """Who is asked in a paragraph of nothing but requests: they go on in the paragraphs behind it."""
    if not mentions or not any(m.rule == "assignments/passed-on" for m in mentions):
        return None
    if any(m.rule not in ("assignments/passed-on", "assignments/continued") for m in mentions):
        return None
    told = [m.content.body for m in mentions if isinstance(m.content, Assignment) and m.rule == "assignments/passed-on"]
    return LeadIn(tuple(Actor(name) for name in dict.fromkeys(told)))


def begins_with_task(doc: Doc) -> bool:
    """Whether the block begins with the verb of a task, without a subject."""
    first = governing(text_of(doc), 0, len(text_of(doc)))
    return first is not None and first.begin == 0
