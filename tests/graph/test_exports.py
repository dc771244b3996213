"""Exports open in the programs they are for; networks have measures and paths with their sentences."""

from __future__ import annotations

import csv
import io

import networkx as nx
import pytest
from phancong.graph.exports import FORMATS, export
from phancong.graph.store import Literal, Store, StoreError
from phancong.graph.views import co_responsibility, measures, neighbourhood, only, path_between, whole
from rdflib import Dataset, Graph

RDF = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}


@pytest.mark.parametrize("suffix", RDF)
def test_rdf_without_named_graphs(store: Store, suffix: str) -> None:
    triples = len(Graph().parse(data=export(store, suffix), format=RDF[suffix]))
    (row,) = store.select("SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }")
    assert row["n"] == Literal.of(triples)


@pytest.mark.parametrize(("suffix", "format"), [("trig", "trig"), ("nq", "nquads")])
def test_rdf_with_named_graphs(store: Store, suffix: str, format: str) -> None:
    dataset = Dataset()
    dataset.parse(data=export(store, suffix), format=format)
    names = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
    assert names == set(store.graphs())


def test_networks_open_again(store: Store) -> None:
    network = whole(store)
    for suffix, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        again = read(io.BytesIO(export(store, suffix)))
        assert set(again) == set(network) and again.number_of_edges() == network.number_of_edges()
    lines = list(csv.DictReader(io.StringIO(export(store, "csv").decode("utf-8-sig"))))
    assert len(lines) == network.number_of_edges()
    assert {"lead"} <= {line["role"] for line in lines}
    assert all(line["source_label"] and line["target_label"] for line in lines)


def test_exports_are_stable(store: Store) -> None:
    for suffix in ("csv", "graphml", "gexf"):
        assert export(store, suffix) == export(store, suffix)


def test_an_unknown_format(store: Store) -> None:
    assert "doc" not in FORMATS
    with pytest.raises(StoreError, match="doc"):
        export(store, "doc")


def test_measures_and_paths(store: Store) -> None:
    network = neighbourhood(store, "document/nghi-quyet/29-nq-tw/2022-11-17", depth=2)
    found = measures(network)
    center = store.base + "document/nghi-quyet/29-nq-tw/2022-11-17"
    assert found[center].degree >= 4 and found[center].betweenness > 0
    assert {m.community for m in found.values()} == set(range(1 + max(m.community for m in found.values())))
    body = store.base + "body/so-ke-hoach-va-dau-tu-tinh-nam-dinh"
    ((source, target, step),) = path_between(network, center, body)
    assert (source, target) == (body, center) and step["role"] == "lead"
    assert "chủ trì tổng hợp" in str(step["quote"])
    assert path_between(network, center, "urn:nothing") == []
    chain = only(network, ["implements"])
    assert {data["relation"] for _, _, data in chain.edges(data=True)} == {"implements"}


def test_bodies_that_share_responsibilities(store: Store) -> None:
    everything = whole(store)
    joined = co_responsibility(everything)
    assert joined.number_of_edges()
    for one, other, data in joined.edges(data=True):
        shared = {
            thing
            for thing in everything.successors(one)
            if everything.has_edge(other, thing)
            and all(
                any(edge["relation"] == "responsible" for edge in everything.get_edge_data(body, thing).values())
                for body in (one, other)
            )
        }
        assert data["weight"] == len(shared) and data["document"]
        assert everything.nodes[one]["kind"] == everything.nodes[other]["kind"] == "body"


@pytest.mark.parametrize("view", ["chains", "bodies"])
def test_views_carry_measures(store: Store, view: str) -> None:
    network = nx.read_gexf(io.BytesIO(export(store, "gexf", view)))
    assert network.number_of_edges()
    assert all({"degree", "betweenness", "community"} <= data.keys() for _, data in network.nodes(data=True))
    with pytest.raises(StoreError, match="ttl"):
        export(store, "ttl", view)
