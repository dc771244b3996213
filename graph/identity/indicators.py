"""Indicators: one node for one normalised name; names of the vocabulary lead to its concept."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from ...ontology import vocabulary
from .names import commonest, key, slug


@dataclass(frozen=True, slots=True)
class IndicatorIdentity:
    """An indicator as the graph names it; `concept` is its id in the vocabulary, if it is there."""

    path: str
    name: str
    concept: str | None
    names: tuple[str, ...]


@cache
def _concepts() -> dict[str, tuple[str, str]]:
    """Key of any label -> (id, preferred label)."""
    try:
        concepts = vocabulary("indicators")
    except FileNotFoundError:
        return {}
    table = {key(alt): (c["id"], c["pref"]["vi"]) for c in concepts for alt in c["alt"]}
    return table | {key(c["pref"]["vi"]): (c["id"], c["pref"]["vi"]) for c in concepts}


def _lookup(name: str) -> tuple[str, str] | None:
    plain = key(name)
    return _concepts().get(plain) or _concepts().get(key(re.sub(r"\([^)]*\)", " ", name)))


@lru_cache(maxsize=16384)
def path_of(name: str) -> str:
    """The tail of the IRI of an indicator."""
    found = _lookup(name)
    return f"indicator/{slug(found[1] if found else name)}"


class Indicators:
    """The indicators of all documents."""

    def __init__(self) -> None:
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._identities: dict[str, IndicatorIdentity] | None = None

    def add(self, name: str) -> None:
        self._names[path_of(name)][" ".join(name.split())] += 1
        self._identities = None

    def identities(self) -> dict[str, IndicatorIdentity]:
        """Every indicator by its path."""
        if self._identities is not None:
            return self._identities
        result = self._identities = {}
        for path, names in self._names.items():
            found = next(filter(None, map(_lookup, sorted(names))), None)
            name = found[1] if found else commonest(names)
            result[path] = IndicatorIdentity(path, name, found[0] if found else None, tuple(sorted(names)))
        return result
