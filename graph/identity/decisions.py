"""What a person has settled: a small Turtle file that every build honours, and that is undone by taking a line away.

    @base <https://phancong.example/id/> .
    <body/so-x> owl:sameAs <body/so-y> .                          # one body, called as the second
    <project/cau-a> owl:differentFrom <project/cau-a-2> .         # never joined, never each other's candidate
    <source/bao-cao.txt#char=310,334> pc:means <document/...> .   # this mention means that document

Paths are relative to the base IRI of the store, whatever it is; prefixes `pc` and `owl` need not be declared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from ..namespaces import OWL, PC
from ..store import StoreError

SAME, APART, MEANS = OWL("sameAs"), OWL("differentFrom"), PC("means")
FILE = "decisions.ttl"
_SPAN = re.compile(r"^source/(.+)#char=(\d+),(\d+)$")


@dataclass(frozen=True, slots=True)
class Decisions:
    """Paths as in IRIs. `same`: a path -> the one whose node it is; `apart`: pairs that are two; `means`: what a
    mention (source, start, end) means."""

    same: dict[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    means: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def of(self, path: str) -> str:
        """The path, or the one it is the same as."""
        return self.same.get(path, path)

    def parted(self, one: str, other: str) -> bool:
        """Whether somebody has settled that they are two."""
        return bool(self.apart) and frozenset((one, other)) in self.apart

    def parts(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether any of the one is settled to be another than any of the other."""
        others = set(other)
        return bool(self.apart) and any(self.parted(a, b) for a in one for b in others)

    @property
    def divided(self) -> frozenset[str]:
        """All paths of which somebody has said that they are not another."""
        return frozenset(path for pair in self.apart for path in pair)


NONE = Decisions()


def read_decisions(file: Path, base: str) -> Decisions:
    """The decisions of a file. Raises StoreError, which names the file and the fault, where they cannot be honoured."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{file}: cannot be read ({error})") from error
    return parse_decisions(text, base, str(file))


def parse_decisions(text: str, base: str, name: str = FILE) -> Decisions:
    """As read_decisions, from the text of the file."""
    head = f"@prefix pc: <{PC}> . @prefix owl: <{OWL}> . @base <{base}> . "  # one line: faults keep their line number
    try:
        triples = [quad.triple for quad in ox.parse((head + text).encode(), format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise StoreError(f"{name}: {error}") from error
    same: dict[str, str] = {}
    apart: set[frozenset[str]] = set()
    means: dict[tuple[str, int, int], str] = {}
    for triple in sorted(triples, key=str):
        if str(getattr(triple.predicate, "value", "")) not in (SAME, APART, MEANS):
            continue  # who decided, when and why
        one, other = (_path(term, base, name) for term in (triple.subject, triple.object))
        match triple.predicate.value:
            case str(p) if p == APART:
                apart.add(frozenset((one, other)))
            case str(p) if p == SAME:
                if same.setdefault(one, other) != other:
                    raise StoreError(f"{name}: {one} owl:sameAs {same[one]}, {other}: which?")
            case _:
                span = _SPAN.match(one)
                if span is None:
                    raise StoreError(f"{name}: {one}: not a passage (source/NAME#char=START,END)")
                means[span[1], int(span[2]), int(span[3])] = other
    found = Decisions({one: _last(one, same, name) for one in same}, frozenset(apart), means)
    for one, other in found.same.items():
        if one.split("/")[0] != other.split("/")[0]:
            raise StoreError(f"{name}: {one} owl:sameAs {other}: not of one kind")
        if found.parted(one, other):
            raise StoreError(f"{name}: {one} owl:sameAs and owl:differentFrom {other}")
    return found


def _path(term: object, base: str, name: str) -> str:
    iri = str(getattr(term, "value", term))
    if not iri.startswith(base):
        raise StoreError(f"{name}: {iri}: not a node of {base}")
    return iri.removeprefix(base)


def _last(path: str, same: dict[str, str], name: str) -> str:
    seen = [path]
    while seen[-1] in same:
        if same[seen[-1]] in seen:
            raise StoreError(f"{name}: {path} owl:sameAs itself")
        seen.append(same[seen[-1]])
    return seen[-1]
