"""The starting view of the explorer: the directives that most bodies carry out, and the documents of their chains.

With what else the first visitors of a build ask for: on ten million triples each of these takes a second or more.
"""

from __future__ import annotations

from contextlib import suppress
from importlib.resources import files

from ..graph import answers
from ..graph.answers.kept import kept
from ..graph.answers.types import Edge, Neighbourhood, Node
from ..graph.namespaces import prologue
from ..graph.store import Store, StoreError

START_LIMIT = 300
"""Nodes of a view, unless a request says otherwise."""
DIRECTIVES = 4
_CHAIN = frozenset({"implements", "promulgates", "guides"})
_BODIES = 8


def first_answers(store: Store) -> None:
    """Have a published build's starting view, lists and sizes made before somebody waits for them."""
    if not store.published:
        return
    with suppress(StoreError):  # closed while it worked; what is wrong with the store is told to who asks for it
        for directive in _busiest(store):
            answers.implementers(store, directive, limit=1)
        for page in (answers.directives, answers.bodies, answers.projects):
            page(store, limit=1)
        starting_view(store, START_LIMIT)
        answers.summary(store)


def starting_view(store: Store, limit: int) -> Neighbourhood:
    """The starting view; one of each size is made for a published build."""
    return kept(store, ("starting view", limit), lambda: _starting_view(store, limit))


def _busiest(store: Store) -> list[str]:
    query = prologue() + files(__package__).joinpath("queries/busiest_directives.rq").read_text("utf-8")
    return [str(row["directive"]) for row in store.select(query)[:DIRECTIVES]]


def _starting_view(store: Store, limit: int) -> Neighbourhood:
    """At most `limit` nodes: per directive its chain of documents and the bodies with most tasks in it."""
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str, str | None], Edge] = {}
    for directive in _busiest(store):
        view = answers.around(store, directive, depth=1, limit=limit)
        kinds = {node.id: node.kind for node in view.nodes}
        tasks: dict[str, int] = {}
        for edge in view.edges:
            for end in (edge.source, edge.target):
                if kinds.get(end) == "body":
                    tasks[end] = tasks.get(end, 0) + 1
        chosen = set(sorted(tasks, key=lambda body: (-tasks[body], body))[:_BODIES]) | {directive}
        for edge in view.edges:
            if edge.relation in _CHAIN:
                chosen |= {edge.source, edge.target}
        for node in view.nodes:
            if node.id in chosen and len(nodes) < limit:
                nodes.setdefault(node.id, node)
        for edge in view.edges:
            edges.setdefault((edge.source, edge.target, edge.relation, edge.role), edge)
    shown = tuple(edge for edge in edges.values() if edge.source in nodes and edge.target in nodes)
    return Neighbourhood(tuple(nodes.values()), shown)
