"""Bodies: one node for one official name and place, whatever the document that names it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ...ontology import resource
from ...ontology.gazetteer import bodies as central_bodies
from ...ontology.gazetteer import local_bodies
from .damage import undamaged
from .decisions import NONE, Decisions
from .names import commonest, key, slug
from .places import Place, place_in


@dataclass(frozen=True, slots=True)
class BodyIdentity:
    """A body as the graph names it: `path` is the tail of its IRI, `names` all the ways it is called."""

    path: str
    name: str
    place: Place | None
    group: bool
    names: tuple[str, ...]


@cache
def rules() -> dict[str, Any]:
    """ontology/reference/identity.toml."""
    return tomllib.loads(resource("reference/identity.toml").read_text(encoding="utf-8"))


@cache
def _tails() -> re.Pattern[str]:
    return re.compile("|".join(rules()["bodies"]["tails"]), re.IGNORECASE)


@cache
def _official() -> dict[str, str]:
    """Key of any name of a body of which there is one -> its official name."""
    table = {key(name): body.name for body in central_bodies() for name in body.abbreviations}
    return table | {key(body.name): body.name for body in central_bodies()}


@cache
def _templates() -> dict[str, str]:
    """Key of what every province has ('Sở Tài chính') -> its scope."""
    return {key(body.name): body.scope for body in local_bodies()}


@lru_cache(maxsize=32768)
def canonical(name: str, province: str | None) -> tuple[str, str, Place | None]:
    """The official name, the path and the place of a body that a text of a province names so.

    'Ban Chấp hành Trung ương Đảng khóa XIII' -> 'Ban Chấp hành Trung ương Đảng'; 'Sở Công Thương' in a text of Thái
    Bình -> 'Sở Công Thương tỉnh Thái Bình'.
    """
    name = _tails().sub("", " ".join(name.split())).strip(" ,;")
    words = key(name)
    official = _official().get(words)
    if official:
        return official, f"body/{slug(official)}", None
    place = place_in(name)
    if place is None and province is not None:
        here = Place(province)
        scope = _templates().get(words)
        if scope in ("place", "territory"):
            name, place = f"{name} {here.official}", here
        elif scope == "bare":
            name, place = f"{name} {province}", here
        elif _is_local(words):
            return name, f"body/{here.path}/{slug(name)}", here
    return name, f"body/{slug(name)}", place


def _is_local(words: str) -> bool:
    table = rules()["bodies"]
    if any(word in words for word in table["national_words"]):
        return False
    return words.startswith(tuple(table["local_heads"]))


def _clearest(found: Counter[tuple[str, str, Place | None]]) -> tuple[str, str, Place | None]:
    """The form most often given, of those that tell the place."""
    return min(found, key=lambda f: (f[2] is None, -found[f], f[0], f[1]))


def _official_name(found: Counter[tuple[str, str, Place | None]]) -> str:
    counts: Counter[str] = Counter()
    for (official, _, _), number in found.items():
        counts[official] += number
    return commonest(counts)


class Bodies:
    """The bodies of all documents. Add every name first, then ask."""

    def __init__(self, decisions: Decisions = NONE) -> None:
        self._decisions = decisions
        self._names: dict[str, Counter[tuple[str, str, Place | None]]] = defaultdict(Counter)
        self._groups: set[str] = set()
        self._identities: dict[str, BodyIdentity] | None = None
        self._mended: dict[str, str] = {}

    def add(self, name: str, province: str | None, *, group: bool = False) -> None:
        """Note a name as a text of the province uses it."""
        official, path, place = canonical(name, province)
        self._names[path][official, name, place] += 1
        self._identities = None
        if group or path.split("/")[-1].startswith("cac-"):
            self._groups.add(path)

    def path(self, name: str, province: str | None) -> str:
        """The body that a text of the province means by a name."""
        self.identities()
        path = canonical(name, province)[1]
        return self._mended.get(path, path)

    @property
    def names(self) -> dict[str, str]:
        """A name for the path of every name, joined or not."""
        return {path: _official_name(found) for path, found in self._names.items()}

    def mended(self) -> dict[str, str]:
        """Paths of names that a recognition error has split off -> the body each was joined with."""
        self.identities()
        return {one: other for one, other in self._mended.items() if one not in self._decisions.same}

    def identities(self) -> dict[str, BodyIdentity]:
        """Every body by its path."""
        if self._identities is None:
            firsts = {path: _clearest(found) for path, found in self._names.items()}
            places = {path: (official, place) for path, (official, _, place) in firsts.items()}
            joined = undamaged(places)
            joined = {one: to for one, to in joined.items() if not self._decisions.parted(one, to)}
            settled = {one: to for one, to in self._decisions.same.items() if one in self._names and to in self._names}
            self._mended = {one: settled.get(to, to) for one, to in (joined | settled).items()}
            names: dict[str, set[str]] = defaultdict(set)
            for path, found in self._names.items():
                names[self._mended.get(path, path)].update(n for official, name, _ in found for n in (official, name))
            self._identities = {
                path: BodyIdentity(
                    path,
                    _official_name(found),
                    firsts[path][2],
                    path in self._groups,
                    tuple(sorted(names[path])),
                )
                for path, found in self._names.items()
                if path not in self._mended
            }
        return self._identities
