"""The graph as networkx sees it: a neighbourhood or the whole store, with measures and paths."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx

from .answers.around import around, nodes_of, proofs
from .answers.common import evidence_of, local, many, required, text
from .answers.types import Edge, Neighbourhood
from .namespaces import prologue
from .store import Store

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph
# Nodes are ids with label, kind, group; edges have relation, role, inferred, quote, document.

EVERY_NODE = prologue() + (
    "SELECT DISTINCT ?node WHERE { VALUES ?type { eli:LegalResource org:FormalOrganization pc:BodyGroup pc:Project }"
    " ?node a ?type }"
)


_EXACT = 1000
_SAMPLED = 200
"""Nodes up to which betweenness is exact, and nodes from which it is estimated beyond."""


@dataclass(frozen=True, slots=True)
class Measures:
    """How central a node is: neighbours, share of shortest paths through it (0-1), number of its community."""

    degree: int
    betweenness: float
    community: int


def to_network(view: Neighbourhood) -> Network:
    """A neighbourhood as a directed multigraph."""
    network: Network = nx.MultiDiGraph()
    for node in view.nodes:
        network.add_node(node.id, label=node.label, kind=node.kind, group=node.group or "")
    for edge in view.edges:
        quote = edge.evidence[0].quote if edge.evidence else ""
        network.add_edge(
            edge.source,
            edge.target,
            relation=edge.relation,
            role=edge.role or "",
            inferred=edge.inferred,
            quote=" ".join(quote.split()),
            document=(edge.evidence[0].document_label or "") if edge.evidence else "",
        )
    return network


def neighbourhood(store: Store, id: str, depth: int = 1, limit: int = 500) -> Network:
    """What lies within `depth` steps of a node."""
    return to_network(around(store, id, depth, limit))


def whole(store: Store) -> Network:
    """All documents, bodies and projects of the store with the edges between them."""
    ids = {required(row, "node"): 0 for row in store.select(EVERY_NODE)}
    nodes = nodes_of(store, ids)
    holders: dict[tuple[str, str, str, str | None], set[str]] = {}
    rules: dict[tuple[str, str, str, str | None], set[str | None]] = {}
    for row in many(store, "edges", sorted(nodes)):
        role = text(row, "role")
        edge = (required(row, "source"), required(row, "target"), required(row, "relation"), role and local(role))
        if edge[0] in nodes and edge[1] in nodes and edge[0] != edge[1]:
            holders.setdefault(edge, set()).update(filter(None, [text(row, "holder")]))
            rules.setdefault(edge, set()).add(text(row, "rule"))
    evidence = evidence_of(store, sorted({h for found in holders.values() for h in found}))
    edges = tuple(
        Edge(*edge, evidence=proofs(evidence, holders[edge]), inferred=None not in rules[edge])
        for edge in sorted(holders, key=lambda e: (e[0], e[1], e[2], e[3] or ""))
    )
    return to_network(Neighbourhood(tuple(nodes[n] for n in sorted(nodes)), edges))


CHAIN = ("implements", "basis", "guides", "promulgates", "approves", "amends", "replaces", "reports_on")
"""Relations that lead from a document to the one it serves."""


def chains(network: Network) -> Network:
    """The documents and the chains in which one serves the other."""
    return only(network, CHAIN)


def co_responsibility(network: Network) -> Network:
    """Bodies that have tasks under one document or for one project, each pair joined once.

    An edge's `weight` is the number of things shared; `quote` holds a sentence of each body for the first of them, and
    `document` names what they share.
    """
    holders: dict[str, dict[str, str]] = {}
    for body, thing, data in network.edges(data=True):
        if data["relation"] == "responsible":
            sentence = holders.setdefault(thing, {}).setdefault(body, data["quote"])
            holders[thing][body] = sentence or data["quote"]
    shared: dict[tuple[str, str], list[str]] = {}
    for thing, bodies in sorted(holders.items()):
        for pair in combinations(sorted(bodies), 2):
            shared.setdefault(pair, []).append(thing)
    joined: Network = nx.MultiDiGraph()
    joined.add_nodes_from((body, network.nodes[body]) for body in sorted({b for pair in shared for b in pair}))
    for (one, other), things in sorted(shared.items()):
        joined.add_edge(
            one,
            other,
            relation="co_responsible",
            role="",
            inferred=True,
            weight=len(things),
            quote=" | ".join(filter(None, (holders[things[0]][one], holders[things[0]][other]))),
            document="; ".join(network.nodes[thing]["label"] for thing in things),
        )
    return joined


def measured(network: Network) -> Network:
    """The network with `degree`, `betweenness` and `community` on every node."""
    for node, found in measures(network).items():
        network.nodes[node].update(degree=found.degree, betweenness=found.betweenness, community=found.community)
    return network


def only(network: Network, relations: Iterable[str]) -> Network:
    """The part of a network that some relations make: chains of implementation, shared responsibilities."""
    wanted = set(relations)
    chosen: list[Any] = [
        (u, v, k) for u, v, k, data in network.edges(keys=True, data=True) if data["relation"] in wanted
    ]
    return network.edge_subgraph(chosen).copy()


def measures(network: Network) -> dict[str, Measures]:
    """Degree, betweenness and community of every node; communities by greedy modularity, numbered by size.

    Betweenness of more than a thousand nodes is estimated from 200 of them, always the same.
    """
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(network))
    plain.add_edges_from(sorted({(min(e), max(e)) for e in network.edges() if e[0] != e[1]}))
    between = nx.betweenness_centrality(plain, k=_SAMPLED if len(plain) > _EXACT else None, seed=1)
    groups = nx.community.greedy_modularity_communities(plain) if plain.number_of_edges() else [set(plain)]
    ordered = sorted(groups, key=lambda group: (-len(group), min(group, default="")))
    community = {node: number for number, group in enumerate(ordered) for node in group}
    return {node: Measures(plain.degree(node), round(between[node], 6), community[node]) for node in plain}


def path_between(network: Network, one: str, other: str) -> list[tuple[str, str, dict[str, object]]]:
    """The steps of a shortest path between two nodes, whatever their direction: (source, target, edge attributes with
    the sentence that says so). Empty where there is none."""
    plain = network.to_undirected(as_view=True)
    try:
        nodes: list[str] = nx.shortest_path(plain, one, other)
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return []
    steps = []
    for at, to in pairwise(nodes):
        source, target = (at, to) if network.has_edge(at, to) else (to, at)
        edges = network.get_edge_data(source, target)
        best = max(edges.values(), key=lambda data: (bool(data["quote"]), not data["inferred"], data["relation"]))
        steps.append((source, target, dict(best)))
    return steps
