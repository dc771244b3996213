"""Real clients against a real server."""

from __future__ import annotations

import json
import urllib.request

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

NUMBER = (
    "PREFIX eli: <http://data.europa.eu/eli/ontology#>"
    " SELECT ?d WHERE { ?d eli:number '29-NQ/TW' ; eli:date_document ?day } ORDER BY ?day"
)


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_selects(server: str, method: str) -> None:
    wrapper = SPARQLWrapper(f"{server}/sparql", returnFormat=JSON)
    wrapper.setMethod(method)
    wrapper.setQuery(NUMBER)
    rows = wrapper.queryAndConvert()["results"]["bindings"]
    assert [row["d"]["value"][-10:] for row in rows] == ["2013-11-04", "2022-11-17"]


def test_sparqlwrapper_constructs(server: str) -> None:
    wrapper = SPARQLWrapper(f"{server}/sparql", returnFormat=TURTLE)
    wrapper.setQuery("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 7")
    assert len(Graph().parse(data=wrapper.queryAndConvert(), format="turtle")) == 7


def test_rdflib_sparqlstore(server: str) -> None:
    graph = Graph(SPARQLStore(f"{server}/sparql"))
    assert [str(row[0])[-10:] for row in graph.query(NUMBER)] == ["2013-11-04", "2022-11-17"]
    label = URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    node = URIRef("https://phancong.example/id/document/nghi-quyet/29-nq-tw/2022-11-17")
    assert "29-NQ/TW" in str(graph.value(node, label))


def test_an_app_in_one_line(server: str) -> None:
    with urllib.request.urlopen(f"{server}/api/implementers?directive=29-NQ%2FTW&date=2022-11-17") as answer:
        found = json.load(answer)
    assert found["directive"]["date"] == "2022-11-17"
    assert found["total"] > 10
