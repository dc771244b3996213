"""The cases of the W3C's SPARQL 1.1 protocol test-suite, by its names, written from the specification."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from phancong.api.app import create_app
from phancong.api.sparql.pool import Limits
from phancong.api.sparql.protocol import BadRequest
from phancong.api.sparql.writing import with_dataset
from rdflib import Graph

DATA = [f"http://example.org/data{number}" for number in (1, 2, 3)]
MADE = "http://example.org/protocol-update-dataset-test/"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
FOAF = "PREFIX foaf: <http://xmlns.com/foaf/0.1/> "
ABOUT = "ASK { <%s> a foaf:Document }"


@pytest.fixture(scope="module")
def door(store_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A writable server whose store holds a graph for each of DATA that calls itself a document."""
    copy = tmp_path_factory.mktemp("suite") / "copy.store"
    shutil.copytree(store_path, copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PHANCONG_TOKEN", "secret-of-this-test")
        with TestClient(create_app(str(copy), Limits(workers=1)), raise_server_exceptions=False) as made:
            made.headers["Authorization"] = "Bearer secret-of-this-test"
            documents = "".join(f"GRAPH <{iri}> {{ <{iri}> a foaf:Document }} " for iri in DATA)
            made.post("/sparql", content=f"{FOAF} INSERT DATA {{ {documents} }}", headers=UPDATE).raise_for_status()
            yield made


def _documents(where: str) -> str:
    return FOAF + f"ASK {{ {where} }}"


_FIRST_TWO = f"<{DATA[0]}> a foaf:Document . <{DATA[1]}> a foaf:Document ."
_NOT_THIRD = f"FILTER NOT EXISTS {{ <{DATA[2]}> a foaf:Document }}"
_NAMED = f"GRAPH ?g1 {{ <{DATA[0]}> a foaf:Document }} GRAPH ?g2 {{ <{DATA[1]}> a foaf:Document }} FILTER(?g1 != ?g2)"
_NOT_NAMED = f"FILTER NOT EXISTS {{ GRAPH ?g3 {{ <{DATA[2]}> a foaf:Document }} }}"
DATASETS = [
    ("query_dataset_default_graph", ("default-graph-uri",), f"<{DATA[0]}> a foaf:Document", True),
    ("query_dataset_default_graph (others)", ("default-graph-uri",), f"<{DATA[1]}> a foaf:Document", False),
    ("query_dataset_default_graphs", ("default-graph-uri",) * 2, f"{_FIRST_TWO} {_NOT_THIRD}", True),
    ("query_dataset_named_graphs", ("named-graph-uri",) * 2, f"{_NAMED} {_NOT_NAMED}", True),
    ("query_dataset_named_graphs (default)", ("named-graph-uri",) * 2, f"<{DATA[0]}> a foaf:Document", False),
    (
        "query_dataset_full", ("named-graph-uri",) * 2 + ("default-graph-uri",),
        f"<{DATA[2]}> a foaf:Document . {_NAMED} FILTER NOT EXISTS {{ <{DATA[0]}> a foaf:Document }}", True,
    ),
]  # fmt: skip


@pytest.mark.parametrize("way", ["get", "post", "form"])
@pytest.mark.parametrize(("name", "parameters", "where", "expected"), DATASETS)
def test_query_datasets(
    door: TestClient, way: str, name: str, parameters: tuple[str, ...], where: str, expected: bool
) -> None:
    dataset = list(zip(parameters, DATA, strict=False))
    query = _documents(where)
    if way == "get":
        answer = door.get("/sparql?" + urlencode([("query", query), *dataset]))
    elif way == "post":
        answer = door.post("/sparql?" + urlencode(dataset), content=query, headers=QUERY)
    else:
        answer = door.post("/sparql", content=urlencode([("query", query), *dataset]), headers=FORM)
    assert answer.status_code == 200, answer.text
    assert answer.json()["boolean"] is expected, name


@pytest.mark.parametrize("joint", ["&", "%26"])
def test_query_multiple_dataset(door: TestClient, joint: str) -> None:
    """A dataset in the request goes before the one in the query; the suite encodes the '&' within it."""
    dataset = joint.join(urlencode({"named-graph-uri": iri}).replace("=", "%3D") for iri in DATA[:2])
    dataset = dataset.replace("%3D", "=", 1) if joint != "&" else dataset.replace("%3D", "=")
    answer = door.post("/sparql/?" + dataset, content=FOAF + f"ASK FROM <{DATA[2]}> {{ {_NAMED} }}", headers=QUERY)
    assert answer.json()["boolean"] is True
    query = FOAF + f"ASK FROM <{DATA[0]}> {{ <{DATA[1]}> a foaf:Document }}"
    answer = door.get("/sparql", params={"query": query, "default-graph-uri": DATA[1]})
    assert answer.json()["boolean"] is True


@pytest.mark.parametrize(
    ("name", "query", "types"),
    [
        ("query_content_type_select", "SELECT (1 AS ?v) {}", ("sparql-results+xml", "sparql-results+json", "csv")),
        ("query_content_type_ask", "ASK {}", ("sparql-results+xml", "sparql-results+json")),
        ("query_content_type_describe", f"DESCRIBE <{DATA[0]}>", ("turtle", "rdf+xml", "n-triples", "ld+json")),
        ("query_content_type_construct", "CONSTRUCT { <s> <p> 1 } {}", ("turtle", "rdf+xml", "n-triples", "ld+json")),
    ],
)
def test_content_types(door: TestClient, name: str, query: str, types: tuple[str, ...]) -> None:
    accept = {"Accept": ", ".join(f"{'text' if t in ('turtle', 'csv') else 'application'}/{t}" for t in types)}
    answer = door.post("/sparql", content=query, headers={**QUERY, **accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0].partition("/")[2] in types, name


_UTF16 = "; charset=UTF-16"
BAD = [
    ("bad_query_method", "PUT", "/sparql?query=ASK%20%7B%7D", None, "", {405}),
    ("bad_query_method (delete)", "DELETE", "/sparql?query=ASK%20%7B%7D", None, "", {405}),
    ("bad_multiple_queries", "GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", None, "", {400}),
    ("bad_multiple_queries (form)", "POST", "/sparql", FORM, "query=ASK%7B%7D&query=ASK%7B%7D", {400}),
    ("bad_multiple_queries (direct)", "POST", "/sparql?query=ASK%7B%7D", QUERY, "ASK {}", {400}),
    ("bad_query_wrong_media_type", "POST", "/sparql", {"Content-Type": "text/plain"}, "ASK {}", {400, 415}),
    ("bad_query_missing_form_type", "POST", "/sparql", None, "query=ASK%20%7B%7D", {400, 415}),
    ("bad_query_missing_direct_type", "POST", "/sparql", None, "ASK {}", {400, 415}),
    ("bad_query_non_utf8", "POST", "/sparql", {"Content-Type": QUERY["Content-Type"] + _UTF16},
     "ASK {}".encode("utf-16"), {400, 415}),
    ("bad_query_non_utf8 (no mark)", "POST", "/sparql", {"Content-Type": QUERY["Content-Type"] + _UTF16},
     "ASK {}".encode("utf-16-be"), {400, 415}),
    ("a query's dataset of no IRI", "GET", "/sparql?query=ASK%7B%7D&default-graph-uri=x", None, "", {400}),
    ("bad_query_syntax", "GET", "/sparql?query=ASK%20%7B", None, "", {400}),
    ("bad_update_get", "GET", "/sparql?update=CLEAR%20ALL", None, "", {400, 405}),
    ("bad_multiple_updates", "POST", "/sparql", FORM, "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", {400}),
    ("bad_multiple_updates (direct)", "POST", "/sparql?update=CLEAR%20NAMED", UPDATE, "CLEAR DEFAULT", {400}),
    ("bad_update_wrong_media_type", "POST", "/sparql", {"Content-Type": "text/plain"}, "CLEAR NAMED", {400, 415}),
    ("bad_update_missing_form_type", "POST", "/sparql", None, "update=CLEAR%20NAMED", {400, 415}),
    ("bad_update_non_utf8", "POST", "/sparql", {"Content-Type": UPDATE["Content-Type"] + _UTF16},
     "CLEAR NAMED".encode("utf-16"), {400, 415}),
    ("bad_update_syntax", "POST", "/sparql", FORM, "update=CLEAR%20XYZ", {400}),
    ("bad_update_dataset_conflict", "POST", "/sparql?using-named-graph-uri=http%3A%2F%2Fexample.org%2Fpeople", UPDATE,
     "WITH <http://example.org/a> DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", {400}),
    ("bad_update_dataset_conflict (using)", "POST", "/sparql", FORM, urlencode({
        "using-graph-uri": DATA[0],
        "update": f"CLEAR GRAPH <{DATA[2]}> ; INSERT {{ <a:a> ?p ?o }} USING <{DATA[1]}> WHERE {{ ?s ?p ?o }}",
    }), {400}),
    ("a dataset of no IRI", "POST", "/sparql?using-graph-uri=x%3E", UPDATE, "CLEAR NAMED", {400}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "method", "address", "headers", "body", "statuses"), BAD)
def test_bad_requests(
    door: TestClient, name: str, method: str, address: str, headers: Any, body: str | bytes, statuses: set[int]
) -> None:
    answer = door.request(method, address, content=body, headers=headers)
    assert answer.status_code in statuses, (name, answer.text)
    assert answer.headers["content-type"] == "application/problem+json"
    if answer.status_code == 405:
        assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}
    # Nothing was cleared.
    assert door.get("/sparql", params={"query": FOAF + ABOUT % DATA[2]}).json()["boolean"] is True


_INSERT = (
    "PREFIX dc: <http://purl.org/dc/terms/> "
    + FOAF
    + f"CLEAR SILENT GRAPH <{MADE}> ; INSERT {{ GRAPH <{MADE}> {{ ?s a dc:BibliographicResource }} }} WHERE "
)
UPDATES = [
    ("update_dataset_default_graph", ("using-graph-uri",), "{ ?s a foaf:Document }", DATA[:1]),
    ("update_dataset_default_graphs", ("using-graph-uri",) * 2, "{ ?s a foaf:Document }", DATA[:2]),
    ("update_dataset_named_graphs", ("using-named-graph-uri",) * 2, "{ GRAPH ?g { ?s a foaf:Document } }", DATA[:2]),
    ("update_dataset_named_graphs (default)", ("using-named-graph-uri",) * 2, "{ ?s a foaf:Document }", []),
    ("update_dataset_full", ("using-named-graph-uri",) * 2 + ("using-graph-uri",),
     "{ GRAPH ?g { ?s a foaf:Document } }", DATA[:2]),
    ("update_dataset_full (default)", ("using-named-graph-uri",) * 2 + ("using-graph-uri",),
     "{ ?s a foaf:Document . { SELECT ?s WHERE { ?s ?p ?o } } }", DATA[2:]),
]  # fmt: skip


@pytest.mark.parametrize("way", ["direct", "form"])
@pytest.mark.parametrize(("name", "parameters", "where", "expected"), UPDATES)
def test_update_datasets(
    door: TestClient, way: str, name: str, parameters: tuple[str, ...], where: str, expected: list[str]
) -> None:
    dataset = list(zip(parameters, DATA, strict=False))
    if way == "direct":
        answer = door.post("/sparql?" + urlencode(dataset), content=_INSERT + where, headers=UPDATE)
    else:
        answer = door.post("/sparql", content=urlencode([("update", _INSERT + where), *dataset]), headers=FORM)
    assert answer.is_success, answer.text
    found = door.get("/sparql", params={"query": f"SELECT ?s {{ GRAPH <{MADE}> {{ ?s ?p ?o }} }} ORDER BY ?s"}).json()
    assert [row["s"]["value"] for row in found["results"]["bindings"]] == expected, name


def test_update_base_uri(door: TestClient) -> None:
    """Relative IRIs are relative to the base of the store; to clear a graph that is not there is no error."""
    assert door.post(
        "/sparql", content=f"CLEAR GRAPH <{MADE}none> ; DROP SILENT GRAPH <{MADE}>", headers=UPDATE
    ).is_success
    update = f"INSERT DATA {{ GRAPH <{MADE}base> {{ <{MADE}s> <{MADE}p> <test> }} }}"
    assert door.post("/sparql", content=update, headers=UPDATE).is_success
    found = door.get("/sparql", params={"query": f"SELECT ?o {{ GRAPH <{MADE}base> {{ ?s ?p ?o }} }}"}).json()
    assert [row["o"]["value"] for row in found["results"]["bindings"]] == ["https://phancong.example/id/test"]


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("INSERT DATA { <a:a> <a:b> 'where' }", "INSERT DATA { <a:a> <a:b> 'where' }"),
        ("DELETE WHERE { ?s a <a:b> }", "DELETE { ?s a <a:b> } USING <g:> WHERE { ?s a <a:b> }"),
        (
            "delete where { GRAPH ?g { ?s a <a:b> } } ; CLEAR DEFAULT",
            "delete { GRAPH ?g { ?s a <a:b> } } USING <g:> WHERE { GRAPH ?g { ?s a <a:b> } } ; CLEAR DEFAULT",
        ),
        (
            "DELETE { ?s ?p 1 } # where\n INSERT { ?s ?p 2 } WHERE { ?s ?p 1 }",
            "DELETE { ?s ?p 1 } # where\n INSERT { ?s ?p 2 } USING <g:> WHERE { ?s ?p 1 }",
        ),
        ("PREFIX with: <a:> CLEAR GRAPH with:x", "PREFIX with: <a:> CLEAR GRAPH with:x"),
    ],
)
def test_updates_with_a_dataset(update: str, expected: str) -> None:
    assert with_dataset(update, ["g:"], []) == expected
    assert with_dataset(update, [], []) == update


def test_updates_with_two_datasets() -> None:
    with pytest.raises(BadRequest):
        with_dataset("INSERT { ?s ?p 1 } USING NAMED <a:> WHERE { ?s ?p 2 }", ["g:"], [])


@pytest.mark.parametrize("address", ["/sparql", "/sparql/"])
def test_the_address_with_and_without_a_slash(door: TestClient, address: str) -> None:
    answer = door.post(address, content="ASK {}", headers=QUERY, follow_redirects=False)
    assert answer.json()["boolean"] is True
    description = Graph().parse(data=door.get(address, headers={"Accept": "text/turtle"}).text)
    assert "SPARQL11Update" in description.serialize()
