"""A damaged quote as it was printed, made when somebody asks to see it."""

from __future__ import annotations

from ..extract.repair import repair
from ..graph import answers
from ..graph.store import Store

# Damage is told by whole lines and their neighbours.
_CONTEXT = 1500


def repaired_quote(store: Store, document: str, start: int, end: int) -> str | None:
    """The stretch of a source text from `start` to `end`, repaired; None where the source has no such stretch."""
    found = answers.evidence(store, document, start, end, context=_CONTEXT)
    if found is None:
        return None
    aligned = repair(found.before + found.quote + found.after)
    first, last = start - found.offset, end - found.offset
    inside = [i for i in range(len(aligned.text)) if _within(aligned.to_source(i, i + 1), first, last)]
    return aligned.text[inside[0] : inside[-1] + 1] if inside else found.quote


def _within(source: tuple[int, int], first: int, last: int) -> bool:
    """Whether a repaired character comes from the stretch, at least in part."""
    return source[0] < last and source[1] > first
