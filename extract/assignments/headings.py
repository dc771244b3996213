"""Who acts below a heading: the nearest one above a block that names bodies."""

from __future__ import annotations

from functools import lru_cache

from ..document import Block, Context
from .subjects import LeadIn, lead_in
from .unlisted import organises, titled


class _Same:
    """A context as a key: two are the same only if they are one object (contexts do not change while rules run)."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def __hash__(self) -> int:
        return id(self.context)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.context is self.context


@lru_cache(maxsize=256)
def _known(title: str, same: _Same) -> LeadIn | None:
    return lead_in(title, same.context)


def inherited(block: Block, context: Context) -> LeadIn | None:
    """What the nearest enclosing heading or item that is about bodies says of who acts."""
    same = _Same(context)
    for depth in range(len(block.path) - 1, -1, -1):
        heading = block.path[depth]
        if heading.title and (found := _known(heading.title, same)):
            if heading.title.isupper() and [a.name for a in found.actors] == [context.metadata.issuer]:
                continue  # the head of the document
            return found
        if heading.title and (unknown := titled(heading.title)) and organises(block.path[:depth]):
            return LeadIn(unknown)
    return None
