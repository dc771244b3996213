"""Concepts of the vocabularies by what documents write."""

from __future__ import annotations

from functools import cache, lru_cache

from ...ontology import vocabulary
from ..identity.names import key
from ..store.terms import Iri
from .iris import concept


@cache
def _types() -> dict[str, Iri]:
    return {key(c["pref"]["vi"]): concept("document-type", c["id"]) for c in vocabulary("document_types")}


def document_type(name: str | None) -> Iri | None:
    """The concept of a type of document by its name."""
    return _types().get(key(name)) if name else None


@cache
def _units() -> dict[str, Iri]:
    table: dict[str, Iri] = {}
    for unit in vocabulary("units"):
        for name in (*unit["notation"], *unit["alt"], unit["pref"]["vi"]):
            table.setdefault(name.casefold(), concept("unit", unit["id"]))
    return table


@lru_cache(maxsize=1024)
def unit(name: str) -> Iri | None:
    """The concept of a unit by its name as printed."""
    return _units().get(name.casefold())
