"""How two nodes hang together: a shortest path, each step with the sentences that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from ..store import Store
from .around import nodes_of, proofs
from .common import evidence_of, local, many, node_of, required, text
from .types import Edge, Neighbourhood

LONGEST = 6
"""Steps after which two nodes are taken not to hang together."""
STEPS = ("implements", "responsible", "issued", "basis", "approves", "approved_by", "responsible_body", "part_of")
"""Relations that tell most, the best first: of several edges between two nodes the path shows these before others."""

Key = tuple[str, str, str, str | None]


def path(store: Store, a: str, b: str, longest: int = LONGEST) -> Neighbourhood:
    """A shortest path between two nodes (ids), whatever the direction of its edges: the nodes from `a` to `b` in their
    order, and one edge for each step, in order, with at most three sentences (`edge.evidence`). An edge keeps its own
    direction: its source may be the later node.

    Of several shortest paths the one whose edges tell most (STEPS) is taken, always the same one. No edges and no nodes
    where there is no path of at most `longest` steps, or no such node; one node where `a` is `b`. The search goes from
    both ends in turn, one query a step, so it costs little in a large store.
    """
    ends = (str(node_of(store, a)), str(node_of(store, b)))
    if ends[0] == ends[1]:
        return Neighbourhood(tuple(nodes_of(store, {ends[0]: 0}).values()), ())
    before: tuple[dict[str, str | None], dict[str, str | None]] = ({ends[0]: None}, {ends[1]: None})
    edges: dict[frozenset[str], dict[Key, set[str]]] = defaultdict(lambda: defaultdict(set))
    stated: set[Key] = set()
    frontiers = [[ends[0]], [ends[1]]]
    for _ in range(longest):
        side = 0 if len(frontiers[0]) <= len(frontiers[1]) else 1
        met, frontiers[side] = _step(store, frontiers[side], before[side], before[1 - side], edges, stated)
        if met:
            middle = min(met, key=lambda n: (len(_back(before[0], n)) + len(_back(before[1], n)), n))
            way = [*reversed(_back(before[0], middle)), *_back(before[1], middle)[1:]]
            return _described(store, way, edges, stated)
        if not frontiers[side]:
            break
    return Neighbourhood((), ())


def _step(
    store: Store,
    frontier: list[str],
    seen: dict[str, str | None],
    others: dict[str, str | None],
    edges: dict[frozenset[str], dict[Key, set[str]]],
    stated: set[Key],
) -> tuple[list[str], list[str]]:
    """Go one step out; the nodes where the two sides meet, and the new frontier."""
    reached: dict[str, list[tuple[int, str]]] = defaultdict(list)
    here = set(frontier)
    for row in many(store, "edges", frontier):
        role, source, target = text(row, "role"), required(row, "source"), required(row, "target")
        if source == target:
            continue
        key = (source, target, required(row, "relation"), role and local(role))
        edges[frozenset((source, target))][key].update(filter(None, [text(row, "holder")]))
        if text(row, "rule") is None:
            stated.add(key)
        for at, to in ((source, target), (target, source)):
            if at in here and to not in seen:
                reached[to].append((_rank(key), at))
    drawable = nodes_of(store, dict.fromkeys(reached, 0))
    for node in sorted(drawable):
        seen[node] = min(reached[node])[1]
    return [n for n in sorted(drawable) if n in others], sorted(drawable)


def _rank(key: Key) -> int:
    return STEPS.index(key[2]) if key[2] in STEPS else len(STEPS)


def _back(before: dict[str, str | None], node: str) -> list[str]:
    """The nodes from this one back to the end it was reached from."""
    way: list[str] = [node]
    while (last := before[way[-1]]) is not None:
        way.append(last)
    return way


def _described(
    store: Store, way: list[str], edges: dict[frozenset[str], dict[Key, set[str]]], stated: set[Key]
) -> Neighbourhood:
    steps = [edges[frozenset(pair)] for pair in pairwise(way)]
    holders: Iterable[str] = {h for step in steps for found in step.values() for h in found}
    evidence = evidence_of(store, holders)
    chosen = []
    for step in steps:
        best = min(step, key=lambda k: (not proofs(evidence, step[k]), k not in stated, _rank(k), k[:3], k[3] or ""))
        chosen.append(Edge(*best, evidence=proofs(evidence, step[best]), inferred=best not in stated))
    nodes = nodes_of(store, dict.fromkeys(way, 0))
    return Neighbourhood(tuple(nodes[n] for n in way), tuple(chosen))
