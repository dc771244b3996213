"""The starting view of the explorer: the directives that most bodies carry out, and the documents of their chains."""

from __future__ import annotations

from importlib.resources import files

from ..graph import answers
from ..graph.answers.types import Edge, Neighbourhood, Node
from ..graph.namespaces import prologue
from ..graph.store import Store

DIRECTIVES = 4
_CHAIN = frozenset({"implements", "promulgates", "guides"})
_BODIES = 8


def starting_view(store: Store, limit: int) -> Neighbourhood:
    """At most `limit` nodes: per directive its chain of documents and the bodies with most tasks in it."""
    query = prologue() + files(__package__).joinpath("queries/busiest_directives.rq").read_text("utf-8")
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str, str | None], Edge] = {}
    for row in store.select(query)[:DIRECTIVES]:
        view = answers.around(store, str(row["directive"]), depth=1, limit=limit)
        kinds = {node.id: node.kind for node in view.nodes}
        tasks: dict[str, int] = {}
        for edge in view.edges:
            for end in (edge.source, edge.target):
                if kinds.get(end) == "body":
                    tasks[end] = tasks.get(end, 0) + 1
        kept = set(sorted(tasks, key=lambda body: (-tasks[body], body))[:_BODIES]) | {str(row["directive"])}
        for edge in view.edges:
            if edge.relation in _CHAIN:
                kept |= {edge.source, edge.target}
        for node in view.nodes:
            if node.id in kept and len(nodes) < limit:
                nodes.setdefault(node.id, node)
        for edge in view.edges:
            edges.setdefault((edge.source, edge.target, edge.relation, edge.role), edge)
    shown = tuple(edge for edge in edges.values() if edge.source in nodes and edge.target in nodes)
    return Neighbourhood(tuple(nodes.values()), shown)
