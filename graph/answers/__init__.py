"""The answers: typed plain functions over a store, which `api/` and `viz/` call.

    from phancong.graph.store import open_store
    from phancong.graph.answers import implementers

    with open_store("store", read_only=True) as store:
        for row in implementers(store, "29-NQ/TW").implementers:
            print(row.body.name, row.role, row.task)

Ids are full IRIs; functions take a full IRI or the path after the store's base. All raise StoreError where the store
does not answer.
"""

from __future__ import annotations

from .around import around
from .bodies import bodies, body, responsibilities
from .describe import describe, evidence, summary
from .directives import directive, directives, find_directive
from .implementers import implementers
from .path import path
from .projects import project, projects, targets
from .search import search

__all__ = [
    "around",
    "bodies",
    "body",
    "describe",
    "directive",
    "directives",
    "evidence",
    "find_directive",
    "implementers",
    "path",
    "project",
    "projects",
    "responsibilities",
    "search",
    "summary",
    "targets",
]
