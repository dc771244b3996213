"""A node's neighbourhood as nodes and edges, for drawing."""

from __future__ import annotations

from collections import defaultdict

from ..store import Store
from .common import evidence_of, local, many, node_of, required, text
from .types import Edge, Evidence, Kind, Neighbourhood, Node

KINDS: dict[str, Kind] = {
    "LegalResource": "directive",
    "FormalOrganization": "body",
    "BodyGroup": "body",
    "Project": "project",
    "Indicator": "indicator",
    "Place": "place",
    "Observation": "observation",
    "Responsibility": "responsibility",
    "SourceFile": "source",
}
PROOFS = 3
"""How many sentences an edge carries at most."""


def around(store: Store, id: str, depth: int = 1, limit: int = 500) -> Neighbourhood:
    """The nodes within `depth` steps of a node (at most `limit`, the nearest first) and the edges between them.

    Empty where there is no such node.
    """
    center = node_of(store, id)
    distance: dict[str, int] = {center: 0}
    found: dict[tuple[str, str, str, str | None], set[str]] = defaultdict(set)
    rules: dict[tuple[str, str, str, str | None], set[str | None]] = defaultdict(set)
    frontier = [str(center)]
    for step in range(1, depth + 1):
        following: dict[str, None] = {}
        for row in many(store, "edges", frontier):
            role = text(row, "role")
            edge = (required(row, "source"), required(row, "target"), required(row, "relation"), role and local(role))
            holder = text(row, "holder")
            if holder:
                found[edge].add(holder)
            rules[edge].add(text(row, "rule"))
            for node in edge[:2]:
                if node not in distance:
                    following.setdefault(node)
        for node in sorted(following)[: max(0, limit - len(distance))]:
            distance[node] = step
        frontier = [n for n in following if n in distance]
    nodes = nodes_of(store, distance)
    kept = [e for e in rules if e[0] in nodes and e[1] in nodes and e[0] != e[1]]
    evidence = evidence_of(store, {h for e in kept for h in found[e]})
    edges = tuple(
        Edge(*edge, evidence=proofs(evidence, found[edge]), inferred=None not in rules[edge])
        for edge in sorted(kept, key=lambda e: (e[0], e[1], e[2], e[3] or ""))
    )
    return Neighbourhood(tuple(nodes[n] for n in distance if n in nodes), edges)


def proofs(evidence: dict[str, tuple[Evidence, ...]], holders: set[str]) -> tuple[Evidence, ...]:
    every = {e for holder in holders for e in evidence.get(holder, ())}
    return tuple(sorted(every, key=lambda e: (-e.confidence, e.document, e.start))[:PROOFS])


def nodes_of(store: Store, ids: dict[str, int]) -> dict[str, Node]:
    """Nodes by id; what is no node for drawing is left out."""
    found: dict[str, Node] = {}
    for row in many(store, "nodes", ids):
        node = required(row, "node")
        kind = KINDS[local(required(row, "type")).rpartition("#")[2]]
        if node not in found:
            more = (text(row, name) for name in ("group", "title", "place", "date"))
            found[node] = Node(node, required(row, "label"), kind, *more)
    return found
