"""What a person should look at: mentions that may mean several documents, names that were joined by a rule, and names
that look alike and were not joined. Each with its reason, its choices, and the lines of decisions.ttl for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal

from rapidfuzz.distance import Levenshtein

from .identity.decisions import FILE, NONE, read_decisions
from .identity.names import key
from .identity.registry import Registry
from .manifest import Manifest
from .record import DocumentRecord
from .records import RecordFolder

Kind = Literal["mention", "joined", "alike"]
REASONS = {
    "damaged": "tên hỏng khi nhận dạng, khác một hai chữ cái",
    "sign": "chung tên riêng hoặc mã số",
    "route": "chung hướng tuyến",
    "name": "chung tên gọi hoặc tên khác",
    "alike": "tên gần giống, cùng địa phương, để riêng",
}
ALIKE, SHORTEST = 2, 16
"""Longer names that differ in at most so many letters look alike."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A node by the path of its IRI, and how people call it."""

    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """`mention`: the passage at `path` may mean any of the choices; `joined`: it was made one with the choice;
    `alike`: it was not. `quote`: the words of the text, where it is a passage."""

    kind: Kind
    path: str
    label: str
    reason: str
    choices: tuple[Choice, ...]
    quote: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of decisions.ttl of which one settles it."""
        property = {"mention": "pc:means", "joined": "owl:differentFrom", "alike": "owl:sameAs"}[self.kind]
        found = [f"<{self.path}> {property} <{choice.path}> ." for choice in self.choices]
        if self.kind == "alike":
            found += [f"<{self.path}> owl:differentFrom <{choice.path}> ." for choice in self.choices]
        return tuple(found)


def doubts(folder: Path, base: str, decisions: Path | None = None) -> tuple[Doubt, ...]:
    """The doubts of a store whose records lie in `folder`, without those that are settled. Raises StoreError for
    decisions that cannot be read."""
    file = decisions or folder / FILE
    settled = read_decisions(file, base) if file.exists() else NONE
    records = RecordFolder(folder)
    with Manifest(folder / "manifest.sqlite") as manifest:
        documents = {entry.source: records.load(entry.record) for entry in manifest.entries()}
    registry = Registry(documents, settled)
    return (*_mentions(registry, documents), *_bodies(registry), *_projects(registry))


def _mentions(registry: Registry, records: Mapping[str, DocumentRecord]) -> Iterator[Doubt]:
    """Each passage that means an open document, once."""
    seen: set[str] = set()
    for source in sorted(records):
        for index, fact in enumerate(records[source].facts):
            found = registry.document(source, index)
            path = f"source/{source}#char={fact.start},{fact.end}"
            if found is None or path in seen or not registry.documents[found.path].candidates:
                continue
            seen.add(path)
            document = registry.documents[found.path]
            choices = tuple(Choice(p, registry.documents[p].label) for p in document.candidates)
            yield Doubt("mention", path, document.label, found.reason, choices, " ".join(fact.quote.split()))


def _bodies(registry: Registry) -> Iterator[Doubt]:
    known = registry.bodies.identities()
    names = registry.bodies.names
    for path, kept in sorted(registry.bodies.mended().items()):
        yield Doubt("joined", path, names[path], REASONS["damaged"], (Choice(kept, known[kept].name),))
    bodies = {p: (b.name, b.place.path if b.place else "") for p, b in known.items() if not b.group}
    yield from _alike(bodies, registry.decisions.parted)


def _projects(registry: Registry) -> Iterator[Doubt]:
    known = registry.projects.identities()
    names = registry.projects.names
    for union in registry.projects.unions:
        if union.one != union.other:
            reason = f"{REASONS[union.reason]}: {union.sign}" if union.reason == "sign" else REASONS[union.reason]
            yield Doubt("joined", union.other, names[union.other], reason, (Choice(union.one, names[union.one]),))
    projects = {p: (i.name, i.place.path if i.place else "") for p, i in known.items()}
    yield from _alike(projects, registry.decisions.parted)


def _alike(nodes: Mapping[str, tuple[str, str]], parted: Callable[[str, str], bool]) -> Iterator[Doubt]:
    """Pairs of one place whose names differ in a letter or two, and not by a number. Names are compared only where they
    are of nearly one length and share their beginning or their end, so that many names cost little."""
    blocks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path, (name, place) in nodes.items():
        words = key(name)
        if len(words) >= SHORTEST:
            blocks[place, "^" + words[: SHORTEST // 2]].add(path)
            blocks[place, words[-SHORTEST // 2 :] + "$"].add(path)
    pairs = {pair for block in blocks.values() for pair in combinations(sorted(block), 2)}
    for one, other in sorted(pairs):
        first, second = key(nodes[one][0]), key(nodes[other][0])
        if abs(len(first) - len(second)) > ALIKE or _figures(first) != _figures(second) or parted(one, other):
            continue
        if Levenshtein.distance(first, second, score_cutoff=ALIKE) <= ALIKE:
            yield Doubt("alike", one, nodes[one][0], REASONS["alike"], (Choice(other, nodes[other][0]),))


def _figures(words: str) -> list[str]:
    return [w for w in words.split() if any(c.isdigit() for c in w)]
