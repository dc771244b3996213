"""Graph Store protocol and SPARQL Update: reading for all, writing with the token only; each write on its own store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from phancong.api.app import create_app
from phancong.api.sparql.pool import Limits
from phancong.graph.store import open_store
from rdflib import Dataset, Graph

REFERENCE = "https://phancong.example/id/graph/reference"
MINE = "http://example.org/mine"
DOOR = "/rdf-graph-store"
TURTLE = {"Content-Type": "text/turtle"}
UPDATE = {"Content-Type": "application/sparql-update"}
TOKEN = {"Authorization": "Bearer secret-of-this-test"}
WROTE = f'INSERT DATA {{ GRAPH <{MINE}> {{ <http://x/s> <http://x/p> "ô" }} }}'
THERE = f"ASK {{ GRAPH <{MINE}> {{ <http://x/s> <http://x/p> ?o }} }}"


@pytest.fixture
def writer(store_path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    copy = tmp_path / "copy.store"
    shutil.copytree(store_path, copy)
    monkeypatch.setenv("PHANCONG_TOKEN", "secret-of-this-test")
    with TestClient(create_app(str(copy), Limits(seconds=60, workers=1)), raise_server_exceptions=False) as made:
        yield made


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/trig"])
def test_graphs_are_read(client: TestClient, accept: str) -> None:
    answer = client.get(DOOR, params={"graph": REFERENCE}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == accept
    if accept == "text/turtle":
        assert len(Graph().parse(data=answer.text, format="turtle")) > 100
    head = client.head(DOOR, params={"graph": REFERENCE}, headers={"Accept": accept})
    assert (head.status_code, head.content) == (200, b"")


def test_quads_are_written(client: TestClient) -> None:
    query = {"query": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3"}
    for media_type, name in (("application/trig", "trig"), ("application/n-quads", "nquads")):
        answer = client.get("/sparql", params=query, headers={"Accept": media_type})
        assert answer.headers["content-type"].partition(";")[0] == media_type
        assert len(Dataset().parse(data=answer.text, format=name)) == 3


@pytest.mark.parametrize(
    ("status", "query"),
    [
        (404, "?graph=http://nothing/"),
        (400, ""),
        (400, "?default&graph=http://x/"),
        (400, "?graph=x"),
        (400, "?graph=http://x/%3E%7D"),
        (200, "?default"),
    ],
)
def test_which_graph(client: TestClient, status: int, query: str) -> None:
    assert client.get(DOOR + query).status_code == status


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_writing_is_off(client: TestClient, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PHANCONG_TOKEN", raising=False)
    answer = client.request(method, f"{DOOR}?graph={MINE}", content="", headers={**TURTLE, **TOKEN})
    assert (answer.status_code, answer.json()["code"]) == (403, "writing_off")


@pytest.mark.parametrize(
    "given", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic secret-of-this-test"}]
)
def test_a_wrong_token_changes_nothing(writer: TestClient, given: dict[str, str]) -> None:
    for answer in (
        writer.put(f"{DOOR}?graph={MINE}", content="<http://x/s> <http://x/p> 1 .", headers={**TURTLE, **given}),
        writer.delete(f"{DOOR}?graph={REFERENCE}", headers=given),
        writer.post("/sparql", content=WROTE, headers={**UPDATE, **given}),
    ):
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
    assert writer.get("/sparql", params={"query": THERE}).json()["boolean"] is False
    assert writer.get(f"{DOOR}?graph={REFERENCE}").status_code == 200


def test_graphs_are_written(writer: TestClient) -> None:
    address = f"{DOOR}?graph={MINE}"
    first = writer.put(address, content="<http://x/s> <http://x/p> 1 .", headers={**TURTLE, **TOKEN})
    assert first.status_code == 201, first.text
    assert writer.post(address, content="<http://x/s> <http://x/q> 2 .", headers={**TURTLE, **TOKEN}).status_code == 204
    assert len(Graph().parse(data=writer.get(address).text, format="turtle")) == 2
    assert writer.put(address, content="<http://x/s> <http://x/p> 3 .", headers={**TURTLE, **TOKEN}).status_code == 204
    assert len(Graph().parse(data=writer.get(address).text, format="turtle")) == 1
    assert writer.put(address, content="no turtle", headers={**TURTLE, **TOKEN}).status_code == 400
    assert writer.put(address, content="x", headers={"Content-Type": "text/plain", **TOKEN}).status_code == 415
    assert writer.delete(address, headers=TOKEN).status_code == 204
    assert writer.delete(address, headers=TOKEN).status_code == 404
    assert writer.get(address).status_code == 404


def test_updates(writer: TestClient) -> None:
    assert writer.post("/sparql", content=WROTE, headers={**UPDATE, **TOKEN}).status_code == 204
    assert writer.get("/sparql", params={"query": THERE}).json()["boolean"] is True
    form = writer.post("/sparql", data={"update": f"DROP GRAPH <{MINE}>"}, headers=TOKEN)
    assert form.status_code == 204, form.text
    assert writer.get("/sparql", params={"query": THERE}).json()["boolean"] is False
    for text in (
        "LOAD <http://x/>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://x/> { ?s ?p ?o } }",
        "INSERT nonsense",
    ):
        assert writer.post("/sparql", content=text, headers={**UPDATE, **TOKEN}).status_code == 400
    assert writer.post("/sparql", data={"update": WROTE, "query": THERE}, headers=TOKEN).status_code == 400
    assert writer.get("/sparql", params={"update": WROTE}, headers=TOKEN).status_code == 400
    assert writer.post("/sparql", data={"query": THERE}).json()["boolean"] is False


@pytest.mark.parametrize("door", ["graph store", "update"])
def test_what_was_written_is_found(writer: TestClient, door: str) -> None:
    """A new label is found by search, and no more once its graph is gone."""
    types = "<http://www.w3.org/ns/org#FormalOrganization> ; <http://www.w3.org/2004/02/skos/core#prefLabel>"
    label = f'<http://x/so> a {types} "Sở Thử nghiệm Trăng tròn"@vi .'
    if door == "update":
        data = f"INSERT DATA {{ GRAPH <{MINE}> {{ {label} }} }}"
        done = writer.post("/sparql", content=data.encode(), headers={**UPDATE, **TOKEN})
    else:
        done = writer.put(DOOR, params={"graph": MINE}, content=label.encode(), headers={**TURTLE, **TOKEN})
    assert done.status_code in (200, 201, 204)

    def found() -> list[str]:
        items = writer.get("/api/search", params={"q": "thu nghiem trang tron"}).json()["items"]
        return [item["id"] for item in items]

    assert found() == ["http://x/so"]
    assert writer.delete(DOOR, params={"graph": MINE}, headers=TOKEN).status_code in (200, 204)
    assert "http://x/so" not in found()


def test_what_is_written_is_found(writer: TestClient) -> None:
    """The search index is published with the write, and says no more what was taken away."""
    terms = "PREFIX eli: <http://data.europa.eu/eli/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    said = f'GRAPH <{MINE}> {{ <http://x/qz> a eli:LegalResource ; skos:prefLabel "Quy ước Zázà" }}'
    for update, found in ((f"INSERT DATA {{ {said} }}", ["http://x/qz"]), (f"DELETE DATA {{ {said} }}", [])):
        answer = writer.post("/sparql", content=f"{terms} {update}", headers={**UPDATE, **TOKEN})
        assert answer.status_code == 204, answer.text
        hits = writer.get("/api/search", params={"q": "quy uoc zaza"}).json()["items"]
        assert [hit["id"] for hit in hits] == found


def test_a_runaway_update_is_ended_and_changes_nothing(store_path: str, tmp_path: Path, monkeypatch: Any) -> None:
    copy = tmp_path / "copy.store"
    shutil.copytree(store_path, copy)
    monkeypatch.setenv("PHANCONG_TOKEN", "secret-of-this-test")
    before = (copy / "format.json").read_text()
    runaway = (
        f"INSERT DATA {{ GRAPH <{MINE}> {{ <x:s> <x:p> 1 }} }} ; INSERT {{ GRAPH <{MINE}> {{ ?a ?b ?i }} }} "
        "WHERE { GRAPH ?x { ?a ?b ?c } GRAPH ?y { ?d ?e ?f } GRAPH ?z { ?g ?h ?i } FILTER(?c != ?f && ?f != ?i) }"
    )
    app = create_app(str(copy), Limits(write_seconds=3, workers=1))
    with TestClient(app, raise_server_exceptions=False) as made:
        answer = made.post("/sparql", content=runaway, headers={**UPDATE, **TOKEN})
        assert (answer.status_code, answer.json()["code"]) == (503, "write_timeout")
        assert (copy / "format.json").read_text() == before
        assert (
            made.get("/sparql", params={"query": f"ASK {{ GRAPH <{MINE}> {{ ?s ?p ?o }} }}"}).json()["boolean"] is False
        )
        app.state.service.limits = Limits()
        assert made.post("/sparql", content=WROTE, headers={**UPDATE, **TOKEN}).status_code == 204


def test_a_write_while_somebody_else_writes(writer: TestClient, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "copy.store")):
        answer = writer.post("/sparql", content=WROTE, headers={**UPDATE, **TOKEN})
    assert (answer.status_code, answer.json()["code"]) == (503, "store_locked")
    assert answer.headers["retry-after"] == "5"


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/rdf+xml", '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
         '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/"><rdf:Description>'
         '<x:p>&c;</x:p></rdf:Description></rdf:RDF>'),
        ("application/rdf+xml", '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rdf:RDF xmlns:x="http://x/" '
         'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description><x:p>&a;</x:p></rdf:Description></rdf:RDF>'),
        ("application/ld+json", '{"@context": "http://127.0.0.1:9/context", "name": "x"}'),
        ("text/turtle", "<http://x/s> <http://x/p> " + "(" * 300_000),
    ],
)  # fmt: skip
def test_hostile_graphs(writer: TestClient, media_type: str, body: str) -> None:
    """No entity reads a file, no context is fetched, nesting ends the process of the write alone."""
    answer = writer.put(f"{DOOR}?graph={MINE}", content=body, headers={"Content-Type": media_type, **TOKEN})
    assert answer.status_code in (400, 503), answer.text
    assert "root:" not in answer.text
    assert writer.get(f"{DOOR}?graph={MINE}").status_code == 404
