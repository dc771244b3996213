"""An open port is no risk: strict headers, no markup from documents, no file but our own."""

from __future__ import annotations

import sqlite3
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient
from phancong.graph.store import StoreError

from .conftest import RESOLUTION

HOSTILE = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/healthz", "/static/js/main.js", f"/page/{RESOLUTION}", "/nowhere", "/sparql?query=x"]
)
def test_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_a_fault_of_ours_is_guarded_too_and_tells_nothing(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("/secret/path <script>")

    monkeypatch.setattr("phancong.api.routes.bodies.answers.bodies", fails)
    answer = client.get("/api/bodies?q=fails")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff" and "content-security-policy" in answer.headers


@pytest.mark.parametrize("error", [StoreError("/secret/path: no search index"), sqlite3.DatabaseError("/secret")])
def test_a_damaged_store_tells_nobody_where_it_lies(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("phancong.api.routes.explore.answers.search", fails)
    answer = client.get("/api/search?q=fails")
    assert (answer.status_code, answer.json()["code"]) == (503, "store_unreadable")
    assert "secret" not in answer.text


@pytest.mark.parametrize("path", ["/", "/docs", f"/page/{RESOLUTION}"])
def test_pages_load_nothing_from_outside_and_nothing_inline(client: TestClient, path: str) -> None:
    tags: list[tuple[str, dict[str, str | None]]] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append((tag, dict(attrs)))

    Tags().feed(client.get(path).text)
    for tag, attributes in tags:
        assert tag != "style" and not [name for name in attributes if name == "style" or name.startswith("on")]
        if tag in ("script", "link", "img"):
            address = attributes.get("src") or attributes.get("href") or ""
            assert address.startswith("/") and not address.startswith("//"), (tag, attributes)
        assert not (attributes.get("href") or "").startswith("javascript:")


def test_what_documents_say_is_text(client: TestClient) -> None:
    hits = client.get("/api/search", params={"q": "7/QĐ-UBND"}).json()["items"]
    page = client.get("/page/" + hits[0]["id"].partition("/id/")[2])
    assert page.status_code == 200
    assert "&lt;" in page.text
    assert "<script>alert" not in page.text and "<img src=x" not in page.text and "<b>la" not in page.text


@pytest.mark.parametrize("path", ["/api/ask", "/api/search"])
def test_hostile_questions_come_back_as_json(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"q": HOSTILE})
    assert answer.headers["content-type"].startswith("application/json")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../look.toml",
        "/static/..%2flook.toml",
        "/static/%2e%2e/%2e%2e/pyproject.toml",
        "/static//etc/passwd",
        "/page/../../etc/passwd",
        "/data/..%2f..%2fetc%2fpasswd.ttl",
    ],
)
def test_no_file_but_our_own(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("document", ["/etc/passwd", "../../../etc/passwd", "file:///etc/passwd", "source/../manifest"])
def test_source_texts_come_from_the_store_alone(client: TestClient, document: str) -> None:
    answer = client.get("/api/evidence", params={"document": document, "start": 0, "end": 20})
    assert answer.status_code == 404


def test_values_cannot_leave_their_place_in_a_query(client: TestClient) -> None:
    for value in ("x> } ; DROP ALL #", '" } UNION { ?s ?p ?o } #', "\\u003e"):
        for path in (f"/id/{value}", f"/data/{value}.ttl", f"/api/directives/{value}"):
            assert client.get(path).status_code == 404
        assert client.get("/api/targets", params={"place": value}).json()["total"] == 0
