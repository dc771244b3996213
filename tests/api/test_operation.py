"""Running the service: health, readiness, metrics, logs, several workers, a build that swaps in, backups."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from phancong.api.app import create_app
from phancong.api.intake import read_document, reader_version
from phancong.graph.backup import backup
from phancong.graph.build import build
from phancong.graph.store import StoreError, open_store

MAIN = [sys.executable, "-c", "from phancong.api.cli import main; main()"]
SAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def grown(tmp_path: Path) -> tuple[Path, Path]:
    """A folder of one sample and the store built from it."""
    files = tmp_path / "files"
    files.mkdir()
    (files / "ke-hoach.txt").write_bytes((SAMPLES / "ke-hoach-ubnd-tinh.txt").read_bytes())
    build([str(files)], str(tmp_path / "store"), read_document, reader_version(), workers=1)
    return files, tmp_path / "store"


def test_a_build_swaps_in_under_a_running_service(grown: tuple[Path, Path]) -> None:
    files, store = grown
    count = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    accept = {"Accept": "application/sparql-results+json"}
    with TestClient(create_app(str(store))) as client:

        def graphs() -> int:
            answer = client.post("/sparql", data={"query": count}, headers=accept).json()
            return int(answer["results"]["bindings"][0]["n"]["value"])

        before, tag = graphs(), client.get("/api/directives").headers.get("etag")
        for number in range(3):
            (files / f"{number}.txt").write_text(f"Số: {number + 1}/KH-UBND", encoding="utf-8")
            build([str(files)], str(store), read_document, reader_version(), workers=1)
            assert graphs() == before + number + 1
            assert client.get("/healthz").json()["store"]["sources"] == number + 2
        assert client.get("/api/directives").headers.get("etag") != tag or tag is None


def test_health_readiness_and_metrics(grown: tuple[Path, Path]) -> None:
    with TestClient(create_app(str(grown[1]))) as client:
        assert client.get("/livez").text == "ok\n" and client.get("/readyz").status_code == 200
        client.get("/api/bodies")
        client.get("/nowhere")
        text = client.get("/metrics").text
        assert re.search(
            r'phancong_requests_total\{route="/api/bodies",method="GET",status="200",process="\d+"\} 1\n', text
        )
        assert 'route="other",method="GET",status="404"' in text and "/nowhere" not in text
        assert re.search(r'phancong_request_seconds_bucket\{route="/api/bodies",le="\+Inf",process="\d+"\} 1\n', text)
        (grown[1] / "format.json").write_text("{}", encoding="utf-8")
        assert client.get("/livez").status_code == 200 and client.get("/readyz").status_code == 503


@contextmanager
def serving(*arguments: str, **environment: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    with subprocess.Popen(
        [*MAIN, "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PATH": "/usr/bin", **environment},
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip().rstrip("/"), process
        finally:
            process.terminate()
            process.wait(60)


def test_several_workers_and_logs(grown: tuple[Path, Path]) -> None:
    with serving("--store", str(grown[1]), "--workers", "2", PHANCONG_LOG="json") as (url, process):
        transport = httpx.HTTPTransport(retries=20)
        with httpx.Client(transport=transport, timeout=120) as client:
            for _ in range(20):
                assert client.get(f"{url}/api/bodies", headers={"Connection": "close"}).status_code == 200
        assert process.stderr is not None
        lines = [json.loads(line) for _ in range(21) if (line := process.stderr.readline()).startswith("{")]
    assert {line["route"] for line in lines} == {"/api/bodies"} and all(line["status"] == 200 for line in lines)


def test_a_backup_is_a_store(grown: tuple[Path, Path], tmp_path: Path) -> None:
    files, store = grown
    backup(store, tmp_path / "backup")
    (files / "ke-hoach.txt").write_text("Số: 9/KH-UBND", encoding="utf-8")
    build([str(files)], str(store), read_document, reader_version(), workers=1)
    with open_store(str(tmp_path / "backup"), read_only=True) as copy:
        assert copy.ask('ASK { ?d <http://data.europa.eu/eli/ontology#number> "112/KH-UBND" }')
    report = build([str(files)], str(tmp_path / "backup"), read_document, reader_version(), workers=1)
    assert report.read == 1 and report.sources == 1
    with pytest.raises(StoreError, match="there already"):
        backup(store, tmp_path / "backup")
    with pytest.raises(StoreError, match="no store there"):
        backup(tmp_path / "nothing", tmp_path / "other")
