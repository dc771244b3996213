"""From what people type to a node of the graph."""

from __future__ import annotations

from ..graph import answers
from ..graph.store import Store


def node_id(store: Store, text: str) -> str | None:
    """The id of the node meant: an IRI or its path, the number of a directive, else the best hit of a search."""
    text = text.strip()
    if "://" in text:
        return text
    if "/" in text and answers.describe(store, store.base + text) is not None:
        return store.base + text
    found, _ = answers.find_directive(store, text)
    if found is not None:
        return found.id
    hits = answers.search(store, text, limit=1)
    return hits[0].id if hits else None
