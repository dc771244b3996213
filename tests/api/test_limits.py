"""Limits on requests, markup in a real browser, and what OpenAPI promises (schemathesis, few examples)."""

from __future__ import annotations

import contextlib
import shutil
import socket
import threading
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
import schemathesis
import uvicorn
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from phancong.api import rates
from phancong.api.app import create_app
from phancong.api.patience import Patient
from phancong.api.sparql.pool import Limits
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

HOSTILE = "<script>window.broken=1</script><img src=x onerror=window.broken=1>"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATHS = [
    "/api/search", "/api/ask", "/api/implementers", "/api/directives", "/api/bodies", "/api/targets", "/sparql",
    "/api/projects", "/api/evidence", "/api/graph", "/rdf-graph-store", "/api/directives/{id}", "/api/projects/{id}",
    "/api/bodies/{id}/responsibilities", "/api/path", "/api/evidence/repaired", "/page/{path}", "/id/{path}",
    "/data/{path}.{suffix}",
]  # fmt: skip


def test_one_client_cannot_take_everything(store_path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Ten at once, and then none for a quarter of an hour: what is counted does not hang on how quick the machine is.
    monkeypatch.setenv("PHANCONG_RATE", "0.001")
    monkeypatch.setattr(rates, "_BURST", 10_000.0)
    with TestClient(create_app(store_path, Limits(workers=1))) as made:
        answers = [made.get("/api/search", params={"q": "vsip"}) for _ in range(14)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) == 4
    assert refused[0].json()["code"] == "too_many"
    assert refused[0].headers["retry-after"] == "1"
    assert refused[0].headers["x-content-type-options"] == "nosniff"


def test_long_addresses_are_refused(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "#" * 20_000})
    assert (answer.status_code, answer.json()["code"]) == (414, "url_too_long")


@pytest.mark.parametrize(("length", "status"), [(30_000, 200), (40_000, 414)])
def test_long_addresses_over_the_network(server: str, length: int, status: int) -> None:
    """What the limit allows, the server's own parser lets through however it arrives."""
    target = f"/sparql?query=ASK%7B%7D&x={'a' * length}"
    with socket.create_connection((urlsplit(server).hostname, urlsplit(server).port), timeout=30) as client:
        for start in range(0, len(target), 8000):
            client.sendall((b"GET " if start == 0 else b"") + target[start : start + 8000].encode())
        client.sendall(b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert client.recv(100).startswith(f"HTTP/1.1 {status} ".encode())


def test_large_bodies_are_refused(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * 100_000

    answer = client.post("/api/snapshot", content=pieces(), headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nContent-Type: text/plain\r\n\r\nASK",
        b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\nGET /livez HTTP/1.1\r\nX-Slow: ",
    ],
)
def test_a_client_that_does_not_go_on_is_let_go(store_path: str, begun: bytes) -> None:
    """The server ends the connection; the test would wait for half a minute otherwise, and fail."""

    class Hasty(Patient):
        patience = 0.2

    config = uvicorn.Config(create_app(store_path, Limits(workers=1)), http=Hasty, port=0, log_level="warning")
    server = uvicorn.Server(config)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        with socket.create_connection(listener.getsockname(), timeout=30) as client:
            client.sendall(begun)
            with contextlib.suppress(ConnectionResetError):
                while client.recv(10_000):
                    pass
        server.should_exit = True
        thread.join(30)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")
def test_markup_is_text_in_a_browser(server: str) -> None:
    """The hostile document, its file name, a query and a question: shown, never run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        outside: list[str] = []
        page.on("request", lambda r: outside.append(r.url) if not r.url.startswith((server, "data:")) else None)
        page.goto(server + "/")
        hits = page.evaluate("fetch('/api/search?q=7/Q%C4%90-UBND').then(r => r.json())")["items"]
        local = hits[0]["id"].partition("/id/")[2]
        for address in (
            f"/page/{local}",
            f"/?around={quote(hits[0]['id'], safe='')}",
            f"/?q={quote(HOSTILE)}",
            f"/api/ask?q={quote(HOSTILE)}",
            f"/sparql?query={quote(HOSTILE)}",
            f"/nowhere/{quote(HOSTILE, safe='')}",
        ):
            page.goto(server + address)
            page.wait_for_timeout(300)
            assert page.evaluate("window.broken") is None, address
            assert page.locator("img[src=x]").count() == 0, address
        assert outside == []
        browser.close()


@pytest.mark.parametrize("path", PATHS)
def test_what_openapi_promises(server: str, path: str) -> None:
    schema = schemathesis.openapi.from_url(f"{server}/openapi.json")
    operation = schema[path]["GET"]
    checks = [not_a_server_error, status_code_conformance, response_schema_conformance]

    @given(case=operation.as_strategy())
    @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def holds(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=checks)

    holds()
