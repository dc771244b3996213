"""The store in files that other programs open: RDF, networks, an edge list."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import networkx as nx

from .store import Store, StoreError
from .views import Network, chains, co_responsibility, measured, whole

EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
DATASETS = {"trig": "application/trig", "nq": "application/n-quads"}
TRIPLES = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
NETWORKS = ("graphml", "gexf", "csv")
VIEWS: dict[str, Callable[[Network], Network]] = {
    "whole": lambda network: network,
    "chains": chains,
    "bodies": co_responsibility,
}
"""Networks by name: everything, the chains of documents, the bodies that share responsibilities."""
FORMATS = (*DATASETS, *TRIPLES, *NETWORKS)
"""Formats by the suffix of their files. trig and nq keep the named graphs apart, the other RDF formats join them."""
COLUMNS = ("source", "source_label", "source_kind", "relation", "role", "target", "target_label", "target_kind",
           "inferred", "document", "quote")  # fmt: skip


def export(store: Store, suffix: str, view: str = "whole") -> bytes:
    """The store, or a view of it, in the format of a file suffix.

    Raises StoreError for a suffix that is not in FORMATS, or that cannot hold the view.
    """
    if suffix in NETWORKS:
        return export_network(measured(VIEWS[view](whole(store))), suffix)
    if view != "whole" or suffix not in FORMATS:
        raise StoreError(f"{suffix}: not one of {', '.join(FORMATS if view == 'whole' else NETWORKS)}")
    if suffix in DATASETS:
        return store.dump(DATASETS[suffix])
    return store.query(EVERYTHING, [TRIPLES[suffix]]).body


def export_network(network: Network, suffix: str) -> bytes:
    """A network as GraphML, GEXF or a CSV edge list."""
    if suffix == "csv":
        return _edge_list(network)
    target = io.BytesIO()
    if suffix == "graphml":
        nx.write_graphml(network, target, encoding="utf-8")
    elif suffix == "gexf":
        nx.write_gexf(network, target, encoding="utf-8")
    else:
        raise StoreError(f"{suffix}: not one of {', '.join(NETWORKS)}")
    return target.getvalue()


def _edge_list(network: Network) -> bytes:
    """One line an edge, with labels, so that a spreadsheet shows something; UTF-8 with the mark that Excel needs."""
    target = io.StringIO()
    writer = csv.DictWriter(target, COLUMNS)
    writer.writeheader()
    for source, other, data in sorted(
        network.edges(data=True), key=lambda e: (e[0], e[1], e[2]["relation"], e[2]["role"])
    ):
        one, two = network.nodes[source], network.nodes[other]
        writer.writerow(
            {
                "source": source,
                "source_label": one["label"],
                "source_kind": one["kind"],
                "target": other,
                "target_label": two["label"],
                "target_kind": two["kind"],
                **{name: data[name] for name in ("relation", "role", "inferred", "document", "quote")},
            }
        )
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8")
