"""The part of a neighbourhood worth drawing: what carries out, issues and is given tasks before what is only cited."""

from __future__ import annotations

import heapq
from collections import defaultdict

from ..graph.answers.types import Edge, Neighbourhood

_STRONG = frozenset({"implements", "issued", "promulgates", "approves", "responsible", "partner"})
_WEAK = frozenset({"cites", "speaks_of", "candidate", "place"})


def _cost(edge: Edge) -> float:
    """How far a line leads away from the matter."""
    return 1.0 if edge.relation in _STRONG else 4.0 if edge.relation in _WEAK else 2.0


def focus(view: Neighbourhood, centre: str, limit: int) -> Neighbourhood:
    """The `limit` nodes nearest to the centre by the weight of lines, those with most sentences first, and what
    connects them. The whole view where it is no larger."""
    if len(view.nodes) <= limit:
        return view
    lines: dict[str, list[tuple[float, str]]] = defaultdict(list)
    sentences: dict[str, int] = defaultdict(int)
    for edge in view.edges:
        lines[edge.source].append((_cost(edge), edge.target))
        lines[edge.target].append((_cost(edge), edge.source))
        for end in (edge.source, edge.target):
            sentences[end] += len(edge.evidence)
    distance: dict[str, float] = {}
    queue = [(0.0, 0, centre)]
    while queue and len(distance) < limit:
        far, _, node = heapq.heappop(queue)
        if node in distance:
            continue
        distance[node] = far
        for cost, other in lines[node]:
            if other not in distance:
                heapq.heappush(queue, (far + cost, -sentences[other], other))
    return Neighbourhood(
        tuple(node for node in view.nodes if node.id in distance),
        tuple(edge for edge in view.edges if edge.source in distance and edge.target in distance),
    )
