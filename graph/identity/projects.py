"""Projects: one node for one project of a province, whatever its names ('VSIP', 'KCN VSIP Thái Bình').

Names are compared after abbreviations are written out and what does not tell projects apart is dropped. Two names are
one project where the rest is equal, or where both carry the same proper capitals (VSIP, LNG) or motorway code (CT.08)
and the categories agree. Never across provinces, but for motorways.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from .bodies import rules
from .decisions import NONE, Decisions
from .names import commonest, fold, key, slug
from .places import Place, place_in

Node = tuple[str | None, str]
"""A province (None for the country) and the core of a name."""
ROUTE, SHORT = 5, 4
"""A road's name of so many words tells its route; a name of at most so many is hardly more than its sign."""
_CAPITALS = re.compile(r"\b([A-ZĐ]{3,})(?:[ -]?([IVX]+|\d+)\b)?")


@dataclass(frozen=True, slots=True)
class ProjectIdentity:
    """A project as the graph names it."""

    path: str
    name: str
    category: str
    place: Place | None
    aliases: tuple[str, ...]


@cache
def _codes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in rules()["projects"]["compare"]["national_codes"])


@lru_cache(maxsize=16384)
def core(name: str, province: str | None) -> str:
    """What tells the project apart: 'Dự án KCN Hải Long, tỉnh Thái Bình' -> 'khu cong nghiep hai long'."""
    table = rules()["projects"]
    words = " ".join(table["abbreviations"].get(w, w) for w in key(re.sub(r"\([^)]*\)", " ", name)).split())
    for head in table["compare"]["heads"]:
        words = words.removeprefix(f"{head} ")
    if province:
        for tail in table["compare"]["tails"]:
            shorter = words.removesuffix(" " + tail.format(province=key(province)))
            if shorter != words and len(shorter.split()) >= 3:
                words = shorter
                break
    return words


@lru_cache(maxsize=16384)
def signs(name: str) -> frozenset[str]:
    """The proper capitals and codes in a name: {'vsip'}, {'ct8'}."""
    found = {f"ct{code}" for pattern in _codes() for code in pattern.findall(name)}
    skip = rules()["projects"]["compare"]["not_names"]
    found |= {fold(f"{word} {part}".strip()) for word, part in _CAPITALS.findall(name) if word not in skip}
    return frozenset(found)


@dataclass(frozen=True, slots=True, order=True)
class Union:
    """Two names that were joined, each as the path it would have alone, and why: `sign` (VSIP), `route` or `name`."""

    one: str
    other: str
    reason: str
    sign: str


def project_path(name: str, where: str | None) -> str:
    """The path of a project that has this name only."""
    return f"project/{Place(where).path}/{slug(name)}" if where else f"project/{slug(name)}"


class Projects:
    """The projects of all documents. Add every mention first, then ask."""

    def __init__(self, decisions: Decisions = NONE) -> None:
        self._decisions = decisions
        self.unions: list[Union] = []
        self._mentions: dict[Node, Counter[tuple[str, str, tuple[str, ...]]]] = defaultdict(Counter)
        self._root: dict[str, str] = {}
        self._identity: dict[str, ProjectIdentity] | None = None
        self._of: dict[Node, str] = {}

    def add(self, name: str, province: str | None, category: str = "other", aliases: tuple[str, ...] = ()) -> None:
        """Note a project as a text of the province names it."""
        where = self._where(name, province)
        self._mentions[where, self._core(name, where)][name, category, aliases] += 1
        self._identity = None

    def _core(self, name: str, where: str | None) -> str:
        """The core of a name; the whole name where a person has settled that it is not another of the same core."""
        found, path = core(name, where), project_path(name, where)
        if path in self._decisions.divided:
            others = {p for pair in self._decisions.apart if path in pair for p in pair - {path}}
            if any(core(p.rpartition("/")[2].replace("-", " "), where) == found for p in others):
                return key(name)
        return found

    @staticmethod
    def _where(name: str, province: str | None) -> str | None:
        if any(pattern.search(name) for pattern in _codes()):
            return None
        if province:
            return province
        place = place_in(name)
        return place.province if place else None

    @property
    def names(self) -> dict[str, str]:
        """A name for the path of every name, joined or not, and of every project."""
        found = {project_path(m[0], n[0]): m[0] for n in sorted(self._mentions, key=str) for m in self._mentions[n]}
        return found | {path: identity.name for path, identity in self.identities().items()}

    def path(self, name: str, province: str | None) -> str | None:
        """The project a name means in a text of the province; None for one that nobody introduced."""
        self.identities()
        for where in dict.fromkeys((self._where(name, province), province, None)):
            found = self._of.get((where, self._core(name, where))) or self._of.get((where, key(name)))
            if found:
                return found
        return None

    def identities(self) -> dict[str, ProjectIdentity]:
        """Every project by its path."""
        if self._identity is None:
            self._identity = self._cluster()
        return self._identity

    def _cluster(self) -> dict[str, ProjectIdentity]:
        nodes = sorted(self._mentions, key=lambda n: (n[0] or "", n[1]))
        root = {n: n for n in nodes}

        def find(node: Node) -> Node:
            while root[node] != node:
                root[node] = root[root[node]]
                node = root[node]
            return node

        categories = {n: _category(c for _, c, _ in self._mentions[n].elements()) for n in nodes}
        groups: dict[tuple[str | None, str, str], list[Node]] = defaultdict(list)
        for node in nodes:
            where = node[0]
            names = dict.fromkeys(sorted(m[0] for m in self._mentions[node]))
            aliases = dict.fromkeys(sorted(a for m in self._mentions[node] for a in m[2]))
            for name in names:
                for sign in sorted(signs(name)):
                    national = re.fullmatch(r"ct\d+", sign)
                    groups[None if national else where, "sign", sign].append(node)
            if categories[node] == "transport" and len(node[1].split()) >= ROUTE:
                groups[None, "route", node[1]].append(node)
            for alias in (*names, *aliases):
                if len(core(alias, where).split()) >= 4 or signs(alias):
                    groups[where, "name", core(alias, where)].append(node)
        paths = {n: frozenset(project_path(m[0], n[0]) for m in self._mentions[n]) for n in nodes}
        own = {n: min(paths[n]) for n in nodes}
        unions: set[Union] = set()

        def join(first: Node, other: Node, reason: str, sign: str) -> None:
            one, two = sorted((find(first), find(other)), key=lambda n: (n[0] or "", n[1]))
            if one == two or self._decisions.parts(paths[one], paths[two]):
                return
            root[two] = one
            unions.add(Union(own[first], own[other], reason, sign))
            paths[one] |= paths[two]

        by_path = {path: node for node in nodes for path in sorted(paths[node])}
        for path, kept in sorted(self._decisions.same.items()):
            if path in by_path and kept in by_path:
                join(by_path[kept], by_path[path], "settled", "")
        for (_, reason, sign), members in groups.items():
            for first, other in pairs(members):
                alike = reason != "sign" or _is_complex(first[1]) == _is_complex(other[1])
                if alike and self._agree(first, other, categories, by_name=reason == "name"):
                    join(first, other, reason, sign)
        self.unions = sorted(u for u in unions if u.reason != "settled")
        clusters: dict[Node, list[Node]] = defaultdict(list)
        for node in nodes:
            clusters[find(node)].append(node)
        identities: dict[str, ProjectIdentity] = {}
        self._of = {}
        for members in clusters.values():
            identity = self._named(members, categories)
            while identity.path in identities:
                identity = ProjectIdentity(f"{identity.path}-{identity.category}", *_rest(identity))
            identities[identity.path] = identity
            for node in members:
                self._of[node] = identity.path
        for identity in identities.values():
            where = identity.place.province if identity.place else None
            for alias in identity.aliases:
                self._of.setdefault((where, core(alias, where)), identity.path)
                self._of.setdefault((where, key(alias)), identity.path)
        return identities

    @staticmethod
    def _agree(one: Node, other: Node, categories: dict[Node, str], *, by_name: bool) -> bool:
        """Whether two nodes that share a sign or name may be one. A node without a category joins by its name, or by
        a sign where it says hardly more than the sign; two roads of one route only where one of them has a code."""
        if categories[one] == categories[other] != "other":
            return one[0] == other[0] or None in (one[0], other[0])
        unknown = [n for n in (one, other) if categories[n] == "other"]
        return bool(unknown) and (by_name or all(len(n[1].split()) <= SHORT for n in unknown))

    def _named(self, members: list[Node], categories: dict[Node, str]) -> ProjectIdentity:
        given = [(node, m) for node in members for m in self._mentions[node].elements()]
        mentions = [m for _, m in given]
        kept = set(self._decisions.same.values())
        chosen = [m[0] for node, m in given if project_path(m[0], node[0]) in kept]
        name = commonest(chosen or (m[0] for m in mentions))
        places = {n[0] for n in members}
        place = Place(next(iter(places)) or "") if len(places) == 1 and None not in places else None
        aliases = {m[0] for m in mentions} | {a for m in mentions for a in m[2]}
        return ProjectIdentity(
            path=project_path(name, place.province if place else None),
            name=name,
            category=_category(categories[n] for n in members),
            place=place,
            aliases=tuple(sorted(aliases - {name})),
        )


def _is_complex(core: str) -> bool:
    """Whether a name is that of a whole of several works, which has its sign from one of them."""
    return core.startswith(tuple(rules()["projects"]["compare"]["complexes"]))


def pairs(members: list[Node]) -> Iterator[tuple[Node, Node]]:
    """All pairs; a sign shared by many is rare enough for that."""
    distinct = list(dict.fromkeys(members))
    for index, one in enumerate(distinct):
        for other in distinct[index + 1 :]:
            yield one, other


def _category(given: Iterable[str]) -> str:
    """The commonest category that says something."""
    telling = [c for c in given if c != "other"]
    return commonest(telling) if telling else "other"


def _rest(identity: ProjectIdentity) -> tuple[str, str, Place | None, tuple[str, ...]]:
    return identity.name, identity.category, identity.place, identity.aliases
