"""Search over labels and aliases."""

from __future__ import annotations

from typing import cast, get_args

from ..search import find
from ..store import Store, StoreError
from .types import Hit, Kind


def search(store: Store, q: str, limit: int = 20, kind: str | None = None) -> tuple[Hit, ...]:
    """The nodes whose label, alias, number or title fits the words, best first; diacritics are optional.

    Raises StoreError where the store has no index beside it.
    """
    if kind is not None and kind not in get_args(Kind):
        return ()
    if store.build_folder is None:
        raise StoreError("this store has no search index beside it")
    try:
        matches = find(store.build_folder, q, kind, limit)
    except FileNotFoundError as error:
        raise StoreError(f"{store.build_folder}: no search index; build the store") from error
    return tuple(
        Hit(m.node, m.label, cast(Kind, m.kind), m.name, round(1 / (1 + place * 0.1), 3))
        for place, m in enumerate(matches)
    )
