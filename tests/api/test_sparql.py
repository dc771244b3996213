"""The query half of the SPARQL 1.1 Protocol, over HTTP."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import quote, urlencode

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}
SELECT = "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"
ASK = "ASK { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 5"
REFERENCE = "https://phancong.example/id/graph/reference"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        (SELECT, None, "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values"),
        (SELECT, "application/json", "application/json"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, None, "text/turtle"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        ("DESCRIBE <http://www.w3.org/2004/02/skos/core#prefLabel>", "text/turtle", "text/turtle"),
    ],
)
def test_formats(client: TestClient, query: str, accept: str | None, expected: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept} if accept else {})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == expected
    if query == CONSTRUCT:
        names = {"text/turtle": "turtle", "application/n-triples": "nt", "application/rdf+xml": "xml"}
        assert len(Graph().parse(data=answer.text, format=names.get(expected, "json-ld"))) == 5
    if expected == "text/csv":
        assert next(csv.reader(io.StringIO(answer.text))) == ["s"]


def _count(answer: object) -> int:
    return int(json.loads(answer.content)["results"]["bindings"][0]["n"]["value"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("method", ["get", "form", "body"])
def test_the_three_ways(client: TestClient, method: str) -> None:
    if method == "get":
        answer = client.get("/sparql", params={"query": COUNT})
    elif method == "form":
        answer = client.post("/sparql", content=urlencode({"query": COUNT}), headers=FORM)
    else:
        answer = client.post(
            "/sparql", content=COUNT, headers={"Content-Type": "application/sparql-query; charset=utf-8"}
        )
    assert answer.status_code == 200
    assert _count(answer) > 1000


def test_datasets(client: TestClient) -> None:
    everything = _count(client.get("/sparql", params={"query": COUNT}))
    reference = _count(client.get("/sparql", params={"query": COUNT, "default-graph-uri": REFERENCE}))
    assert 0 < reference < everything
    in_body = client.post(f"/sparql?default-graph-uri={quote(REFERENCE, safe='')}", content=COUNT, headers=QUERY)
    assert _count(in_body) == reference
    by_from = COUNT.replace("{", f"FROM <{REFERENCE}> {{", 1)
    assert _count(client.get("/sparql", params={"query": by_from})) == reference
    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert _count(client.get("/sparql", params={"query": named})) > 5
    assert _count(client.get("/sparql", params={"query": named, "named-graph-uri": REFERENCE})) == 1
    assert _count(client.get("/sparql", params={"query": COUNT, "named-graph-uri": REFERENCE})) == 0
    # The protocol's dataset goes before the query's own.
    assert _count(client.get("/sparql", params={"query": by_from, "default-graph-uri": "http://nothing/"})) == 0


@pytest.mark.parametrize(
    ("status", "code", "send"),
    [
        (400, "sparql_malformed", lambda c: c.get("/sparql", params={"query": "SELECT * {"})),
        (400, "sparql_malformed", lambda c: c.get("/sparql", params={"query": "SELECT * { ?s nope:x ?o }"})),
        (400, "sparql_one_query", lambda c: c.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D")),
        (400, "sparql_one_query", lambda c: c.post("/sparql", content="", headers=FORM)),
        (400, "sparql_update_refused", lambda c: c.post("/sparql", content="update=CLEAR+ALL", headers=FORM)),
        (400, "sparql_update_refused", lambda c: c.get("/sparql", params={"query": "CLEAR ALL"})),
        (400, "sparql_update_refused",
         lambda c: c.post("/sparql", content="CLEAR ALL", headers={"Content-Type": "application/sparql-update"})),
        (400, "sparql_service_refused", lambda c: c.get("/sparql", params={"query": "ASK { SERVICE <http://x/> {} }"})),
        (400, "not_utf8", lambda c: c.post("/sparql", content=b"SELECT \xff", headers=QUERY)),
        (400, "not_utf8", lambda c: c.get("/sparql?query=%ff")),
        (415, "sparql_content_type", lambda c: c.post("/sparql", content=ASK, headers={"Content-Type": "text/plain"})),
        (415, "sparql_content_type", lambda c: c.post("/sparql", content=ASK)),
        (406, "not_acceptable", lambda c: c.get("/sparql", params={"query": ASK}, headers={"Accept": "image/png"})),
        (413, "too_long", lambda c: c.post("/sparql", content="#" * 2_000_000, headers=QUERY)),
        (405, "method", lambda c: c.put("/sparql", content=ASK)),
    ],
)  # fmt: skip
def test_refusals(client: TestClient, status: int, code: str, send: object) -> None:
    answer = send(client)  # type: ignore[operator]
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/ld+json", "text/html"])
def test_service_description(client: TestClient, accept: str) -> None:
    answer = client.get("/sparql", headers={"Accept": accept})
    kind = answer.headers["content-type"].partition(";")[0]
    form = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/ld+json": "json-ld"}[kind]
    graph = Graph().parse(data=answer.text, format=form)
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert graph.query(f"ASK {{ ?s a <{sd}Service> ; <{sd}endpoint> <http://testserver/sparql> }}").askAnswer


def test_unchanged_answers_are_not_sent_twice(client: TestClient) -> None:
    first = client.get("/sparql", params={"query": SELECT})
    again = client.get("/sparql", params={"query": SELECT}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/sparql", params={"query": ASK}, headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_cross_origin_reading(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": ASK}).headers["access-control-allow-origin"] == "*"
    preflight = client.options("/sparql", headers={"Origin": "http://x", "Access-Control-Request-Method": "POST"})
    assert preflight.status_code == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
