"""The JSON doors: shapes, filters, paging, errors, languages."""

from __future__ import annotations

import json
from importlib.resources import files
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from phancong.api import models
from phancong.graph.answers import types
from pydantic import TypeAdapter

from .conftest import RESOLUTION

BASE = "https://phancong.example/id/"
SHAPES = {
    "implementers": types.Implementers,
    "directives": models.Listing[types.Directive],
    "directive": types.DirectiveDetail,
    "bodies": models.Listing[types.Body],
    "body": types.Body,
    "responsibilities": models.Listing[types.Responsibility],
    "projects": models.Listing[types.Project],
    "project": types.ProjectDetail,
    "targets": models.Listing[types.Target],
    "search": models.Hits,
    "graph": models.Network,
    "evidence": types.Quote,
    "vocabulary": models.Vocabulary,
    "ask": models.Answered,
    "health": models.Health,
}


@pytest.mark.parametrize("name", SHAPES)
def test_examples_of_the_documentation_have_the_shape_of_answers(name: str) -> None:
    example = json.loads(files("phancong.api.routes").joinpath("examples.json").read_text("utf-8"))[name]
    adapter: TypeAdapter[object] = TypeAdapter(SHAPES[name])
    assert adapter.dump_python(adapter.validate_python(example), mode="json") == example


def test_every_path_of_the_design_is_documented(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path in ("/sparql", "/api/search", "/api/directives", "/api/directives/{id}", "/api/bodies", "/api/projects",
                 "/api/bodies/{id}/responsibilities", "/api/projects/{id}", "/api/targets", "/api/implementers",
                 "/api/ask", "/api/graph", "/id/{path}", "/healthz"):  # fmt: skip
        assert path in paths


def test_who_implements_a_directive(client: TestClient) -> None:
    found = client.get("/api/implementers", params={"directive": "29-NQ/TW"}).json()
    assert found["directive"]["date"] == "2022-11-17"
    assert [other["date"] for other in found["alternatives"]] == ["2013-11-04"]
    names = {row["body"]["name"] for row in found["implementers"]}
    assert {"Ban Thường vụ Tỉnh ủy Thái Bình", "Ủy ban nhân dân tỉnh Thái Bình"} <= names
    for row in found["implementers"]:
        assert {"body", "successor", "role", "task", "deadline", "via", "evidence", "confidence"} <= set(row)
        assert all(e["quote"] and e["start"] < e["end"] for e in row["evidence"])


def test_filters_compose(client: TestClient) -> None:
    asked = {"directive": "29-NQ/TW", "place": "Thái Bình", "role": "inspect", "transitive": "true"}
    found = client.get("/api/implementers", params=asked).json()
    assert found["implementers"]
    assert {row["role"] for row in found["implementers"]} == {"inspect"}
    old = client.get("/api/implementers", params={"directive": "29-NQ/TW", "date": "2013-11-04"}).json()
    assert old["directive"]["date"] == "2013-11-04"


def test_pages_follow_one_another(client: TestClient) -> None:
    path, seen = "/api/directives?limit=40", []
    while path:
        page = client.get(path).json()
        seen += [item["id"] for item in page["items"]]
        path = page["next"]
    assert len(seen) == len(set(seen)) == page["total"] > 40


def test_one_thing_by_path_and_by_iri(client: TestClient) -> None:
    for id in (RESOLUTION, quote(BASE + RESOLUTION, safe="")):
        found = client.get(f"/api/directives/{id}").json()
        assert found["directive"]["id"] == BASE + RESOLUTION
    body = client.get("/api/bodies", params={"q": "so cong thuong thai binh"}).json()["items"][0]
    path = body["id"].removeprefix(BASE)
    tasks = client.get(f"/api/bodies/{path}/responsibilities").json()
    assert tasks["total"] == body["responsibilities"] > 0
    assert client.get(f"/api/bodies/{path}").json() == body
    project = client.get("/api/projects", params={"q": "vsip"}).json()["items"][0]
    statements = client.get(f"/api/projects/{project['id'].removeprefix(BASE)}").json()["statements"]
    assert "1004/QĐ-TTg" in {s["value"] for s in statements if s["relation"] == "approved_by"}


def test_figures(client: TestClient) -> None:
    asked = {"indicator": "GRDP bình quân đầu người", "place": "Thái Bình", "year": "2024", "status": "target"}
    found = client.get("/api/targets", params=asked).json()
    assert [(t["low"], t["high"]) for t in found["items"]] == [(75.1, 75.4)]


def test_search_needs_no_diacritics(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "uy ban kiem tra", "kind": "body"}).json()
    assert "Ủy ban Kiểm tra Tỉnh ủy Thái Bình" in {hit["label"] for hit in found["items"]}


def test_the_network_and_its_evidence(client: TestClient) -> None:
    found = client.get("/api/graph", params={"around": BASE + RESOLUTION, "depth": 1}).json()
    ids = {node["id"] for node in found["nodes"]}
    assert found["centre"] in ids
    assert all(edge["source"] in ids and edge["target"] in ids for edge in found["edges"])
    evidence = next(e for edge in found["edges"] if edge["role"] for e in edge["evidence"])
    place = {name: evidence[name] for name in ("document", "start", "end")}
    shown = client.get("/api/evidence", params={**place, "context": 50}).json()
    assert shown["quote"] == evidence["quote"]
    assert len(shown["before"]) <= 50
    few = client.get("/api/graph", params={"around": RESOLUTION, "depth": 2, "limit": 10}).json()
    assert len(few["nodes"]) == 10
    start = client.get("/api/graph").json()
    assert BASE + RESOLUTION in {node["id"] for node in start["nodes"]}


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/implementers?directive=99-NQ/TW", 404, "not_found"),
        ("/api/implementers", 422, "invalid"),
        ("/api/implementers?directive=29-NQ/TW&role=boss", 422, "invalid"),
        ("/api/implementers?directive=29-NQ/TW&date=yesterday", 422, "invalid"),
        ("/api/directives?limit=0", 422, "invalid"),
        ("/api/directives?offset=-1", 422, "invalid"),
        ("/api/directives/nothing", 404, "not_found"),
        ("/api/bodies/nothing", 404, "not_found"),
        ("/api/bodies/nothing/responsibilities", 404, "not_found"),
        ("/api/projects/nothing", 404, "not_found"),
        ("/api/implementers?directive=a:b", 404, "not_found"),
        ("/api/implementers?directive=29-NQ/TU", 404, "not_found"),
        ("/api/projects/%0A", 404, "no_path"),
        ("/api/projects%0A", 404, "no_path"),
        ("/api/graph?around=nothing", 404, "not_found"),
        ("/api/evidence?document=x&start=0&end=5", 404, "not_found"),
        ("/api/targets?status=best", 422, "invalid"),
        ("/api/bodies?on=2025-13-01", 422, "invalid"),
        ("/api/implementers?directive=29-NQ/TW&date=2022-11-32", 422, "invalid"),
        ("/api/directives?year=99999999999999999999", 422, "invalid"),
        ("/api/directives?limit=1e3", 422, "invalid"),
        ("/api/search?q=", 422, "invalid"),
        ("/api/graph?depth=99", 422, "invalid"),
        ("/id/nothing", 404, "not_found"),
        ("/page/nothing", 404, "not_found"),
        ("/data/nothing.ttl", 404, "not_found"),
        ("/nowhere", 404, "no_path"),
        ("/static/nothing.js", 404, "no_path"),
    ],
)
def test_one_shape_of_errors(client: TestClient, path: str, status: int, code: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "code", "detail", "instance"}
    assert (problem["code"], problem["status"]) == (code, status)


def test_errors_speak_the_language_asked_for(client: TestClient) -> None:
    path = "/api/implementers?directive=99-NQ/TW"
    assert "trong kho" in client.get(path).json()["detail"]
    english = client.get(path, headers={"Accept-Language": "en-GB, vi;q=0.5"})
    assert "not in the store" in english.json()["detail"]
    assert english.headers["content-language"] == "en"


READ = ["/api/directives?limit=2", "/api/implementers?directive=29-NQ/TW", f"/page/{RESOLUTION}",
        f"/data/{RESOLUTION}.ttl", "/rdf-graph-store?default", "/sparql?query=ASK%7B%7D",
        "/api/search?q=so"]  # fmt: skip


@pytest.mark.parametrize("path", READ)
def test_head_is_get_without_the_body(client: TestClient, path: str) -> None:
    get, head = client.get(path), client.head(path)
    assert (get.status_code, head.status_code, head.content) == (200, 200, b"")
    for name in ("content-type", "content-length", "etag", "vary", "cache-control"):
        assert head.headers[name] == get.headers[name], name


@pytest.mark.parametrize("path", READ)
def test_unchanged_answers_are_sent_once(client: TestClient, path: str) -> None:
    tag = client.get(path).headers["etag"]
    for given in (tag, f"W/{tag}", f'"other", {tag}'):
        again = client.get(path, headers={"If-None-Match": given})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_tag_is_for_one_language_and_one_format(client: TestClient) -> None:
    page = f"/page/{RESOLUTION}"
    tag = client.get(page, headers={"Accept-Language": "vi"}).headers["etag"]
    english = client.get(page, headers={"Accept-Language": "en", "If-None-Match": tag})
    assert english.status_code == 200
    assert "Accept-Language" in english.headers["vary"]
    turtle = client.get("/rdf-graph-store?default", headers={"Accept": "text/turtle"}).headers
    other = {"Accept": "application/n-triples", "If-None-Match": turtle["etag"]}
    assert client.get("/rdf-graph-store?default", headers=other).status_code == 200
    assert "Accept" in turtle["vary"]


@pytest.mark.parametrize("query", ["SELECT (NOW() AS ?n) {}", "SELECT (RAND() AS ?n) {}", "SELECT (UUID() AS ?n) {}"])
def test_what_changes_from_run_to_run_has_no_tag(client: TestClient, query: str) -> None:
    assert "etag" not in client.get("/sparql", params={"query": query}).headers


@pytest.mark.parametrize(
    "path", ["/api/directives/", "/api/bodies/?limit=1", "/api/search/?q=so", "/rdf-graph-store/?default"]
)
def test_a_slash_at_the_end_changes_nothing(client: TestClient, path: str) -> None:
    assert client.get(path).content == client.get(path.replace("/?", "?").rstrip("/")).content


@pytest.mark.parametrize(
    ("path", "method", "allowed"),
    [
        ("/api/directives", "DELETE", "HEAD, GET"),
        ("/sparql", "PUT", "HEAD, GET, POST"),
        ("/api/snapshot", "GET", "POST"),
        ("/rdf-graph-store", "PATCH", "HEAD, GET, POST, PUT, DELETE"),
    ],
)
def test_methods(client: TestClient, path: str, method: str, allowed: str) -> None:
    answer = client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)


def test_preflights(client: TestClient) -> None:
    asked = {
        "Origin": "http://x",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    answer = client.options("/api/directives", headers=asked)
    assert answer.status_code == 204
    assert "If-None-Match" in answer.headers["access-control-allow-headers"]
    # A page of another origin cannot write, whatever it knows.
    assert not {"PUT", "DELETE"} & set(answer.headers["access-control-allow-methods"].split(", "))
    assert "Authorization" not in answer.headers["access-control-allow-headers"]


def test_every_path_of_the_documentation_has_an_example(client: TestClient) -> None:
    lacking = []
    for path, operations in client.get("/openapi.json").json()["paths"].items():
        for method, operation in operations.items():
            parameters = operation.get("parameters", [])
            shown = [p for p in parameters if "example" in json.dumps(p)]
            answers = json.dumps(operation["responses"].get("200", {}).get("content", {}))
            if method == "get" and not shown and '"example' not in answers:
                lacking.append(path)
            lacking += [
                f"{path}: {p['name']}" for p in operation.get("parameters", []) if p["in"] == "path" and p not in shown
            ]
    assert lacking == []


def test_health(client: TestClient) -> None:
    found = client.get("/healthz").json()
    assert found["status"] == "ok"
    assert found["store"]["sources"] == 6


_EDGE = {"source": "a", "target": "b", "relation": "cites", "role": None, "evidence": []}


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({}, 200),
        ({"edges": [_EDGE]}, 200),
        ({"total": False}, 422),
        ({"total": "0"}, 422),
        ({"edges": [{**_EDGE, "inferred": 0}]}, 422),
    ],
)
def test_a_drawing_is_read_as_json_says_it(client: TestClient, changed: dict[str, object], status: int) -> None:
    view = {"centre": None, "nodes": [], "edges": [], "total": 0, **changed}
    assert client.post("/api/snapshot", json=view).status_code == status


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", "application/xml"])
def test_a_drawing_that_is_no_json(client: TestClient, kind: str) -> None:
    answer = client.post("/api/snapshot", content=b'{"centre": null}', headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
