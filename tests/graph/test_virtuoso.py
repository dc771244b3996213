"""A server of another make: Virtuoso does what the embedded store does, behind the commands and the HTTP paths.

Needs `virtuoso-t` (Debian: apt-get install virtuoso-opensource-7); it runs on loopback in a folder of its own.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from phancong.api.app import create_app
from phancong.api.intake import read_document, reader_version
from phancong.graph.build import build
from phancong.graph.store import Iri, Literal, StoreError, Triple, ntriples, open_store

SAMPLES = Path(__file__).resolve().parents[2] / "examples"
SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
TransactionFile = virtuoso.trx
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 7500
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a new Virtuoso, with its standard user."""
    binary = shutil.which("virtuoso-t")
    if binary is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7")
    folder = tmp_path_factory.mktemp("virtuoso")
    port = free_port()
    (folder / "virtuoso.ini").write_text(SETTINGS.format(sql=free_port(), http=port), encoding="utf-8")
    with (folder / "out").open("w") as out:
        process = subprocess.Popen([binary, "+foreground", "+configfile", "virtuoso.ini"], cwd=folder, stderr=out)
    try:
        for _ in range(600):
            try:
                httpx.get(f"http://127.0.0.1:{port}/sparql", params={"query": "ASK {}"}, timeout=5)
                break
            except httpx.HTTPError:
                if process.poll() is not None:
                    pytest.fail((folder / "out").read_text(encoding="utf-8"))
                time.sleep(0.1)
        yield f"http://dba:dba@127.0.0.1:{port}/sparql-auth"
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def stores(virtuoso: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The samples in an embedded store and on the server, with the folder beside it in $PHANCONG_FOLDER."""
    folder = tmp_path_factory.mktemp("stores")
    files = [str(p) for p in SAMPLES.iterdir() if p.suffix in (".txt", ".md")]
    for target in (str(folder / "store"), virtuoso):
        report = build(files, target, read_document, reader_version(), folder=str(folder / "beside"))
        assert report.sources == 5 and not report.failures
    return str(folder / "store"), str(folder / "beside")


@pytest.fixture(scope="module")
def doors(virtuoso: str, stores: tuple[str, str]) -> Iterator[tuple[TestClient, TestClient]]:
    """The application on either store."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PHANCONG_FOLDER", stores[1])
        with TestClient(create_app(stores[0])) as here, TestClient(create_app(virtuoso)) as there:
            yield here, there


def test_a_second_build_changes_nothing_and_a_file_less_removes_its_graph(
    virtuoso: str, tmp_path: Path, tools: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHANCONG_BASE", "https://khac.example/id/")
    files, options = tools.write_collection(tmp_path / "files"), {"folder": str(tmp_path / "beside")}
    first = tools.build_at(virtuoso, files, **options)
    again = tools.build_at(virtuoso, files, **options)
    assert (first.graphs, again.graphs, again.unchanged) == (5, 0, 3)
    (files / "ha-nam.json").unlink()
    assert tools.build_at(virtuoso, files, **options).removed == 1
    with open_store(virtuoso, folder=str(tmp_path / "beside")) as store:
        graphs = [g for g in store.graphs() if g.startswith("https://khac.example/")]
        assert [g.rpartition("/")[2] for g in graphs] == [
            "bao-cao.json", "chuong-trinh.json", "entities", "inferred", "reference",
        ]  # fmt: skip
        for graph in graphs:
            store.delete_graph(graph)


def test_a_graph_sent_in_several_requests(virtuoso: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("phancong.graph.store.remote.BATCH", 200)
    graph, node = Iri("https://batch.example/g"), Iri("https://batch.example/s")
    triples = ntriples(Triple(node, Iri("https://batch.example/p"), Literal.of(n)) for n in range(50))
    with open_store(virtuoso) as store:
        for _ in range(2):
            store.replace_graph(graph, triples)
            rows = store.select("SELECT ?o WHERE { GRAPH $g { ?s ?p ?o } }", {"g": graph})
            assert sorted(row["o"].python for row in rows) == list(range(50))  # type: ignore[union-attr,type-var]
        store.replace_graph(graph, b"")
        assert graph not in store.graphs()


def test_who_may_not_write_is_told(virtuoso: str) -> None:
    with open_store(virtuoso.replace("dba:dba", "dba:wrong")) as store, pytest.raises(StoreError, match="401"):
        store.update("DROP SILENT GRAPH <https://batch.example/g>")


PATHS = [
    "/api/implementers?directive=29-NQ/TW",
    "/api/implementers?directive=29-NQ/TW&date=2022-11-17&role=lead",
    "/api/directives",
    "/api/directives?number=29-NQ/TW",
    "/api/bodies",
    "/api/projects?q=vsip",
    "/api/targets?year=2030",
    "/api/targets?place=Thái Bình&status=plan",
    "/api/search?q=so cong thuong",
    "/api/ask?q=Cơ quan nào thực hiện Nghị quyết 29-NQ/TW?",
    "/api/ask?q=Dự án VSIP do ai phụ trách?",
    "/api/graph?around=document/nghi-quyet/29-nq-tw/2022-11-17&depth=1",
]


def plain(value: Any) -> Any:
    """The answer without the order of what is equal, and without how a store spells numbers."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items() if k not in ("sparql", "total_ms")}
    if isinstance(value, list):
        return sorted((plain(v) for v in value), key=lambda v: json.dumps(v, sort_keys=True, ensure_ascii=False))
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return value
    return value


@pytest.mark.parametrize("path", PATHS)
def test_the_doors_answer_alike(doors: tuple[TestClient, TestClient], path: str) -> None:
    here, there = (door.get(path) for door in doors)
    assert there.status_code == here.status_code == 200, there.text
    assert plain(there.json()) == plain(here.json())


@pytest.mark.parametrize("suffix", ["nt", "ttl"])
def test_linked_data_is_alike(doors: tuple[TestClient, TestClient], suffix: str) -> None:
    formats = {"nt": ox.RdfFormat.N_TRIPLES, "ttl": ox.RdfFormat.TURTLE}
    here, there = (
        {q.triple for q in ox.parse(answer.content, format=formats[suffix])}
        for door in doors
        if (answer := door.get(f"/data/document/nghi-quyet/29-nq-tw/2022-11-17.{suffix}")).status_code == 200
    )
    assert here == there


def test_the_service_is_well(doors: tuple[TestClient, TestClient]) -> None:
    here, there = (door.get("/healthz").json() for door in doors)
    assert there["status"] == here["status"] == "ok"


QUERIES = [
    "SELECT ?b WHERE { ?b <https://w3id.org/phancong/ns#carriesOut> ?d } ORDER BY ?b",
    "ASK { ?b <https://w3id.org/phancong/ns#carriesOut> ?d }",
    "ASK { ?b <https://w3id.org/phancong/ns#carriesNothing> ?d }",
]


@pytest.mark.parametrize("query", QUERIES)
def test_the_sparql_door_answers_alike(doors: tuple[TestClient, TestClient], query: str) -> None:
    here, there = (
        door.post("/sparql", data={"query": query}, headers={"Accept": "application/sparql-results+json"})
        for door in doors
    )
    assert there.status_code == here.status_code == 200, there.text

    def core(answer: Any) -> Any:
        found = answer.json()
        return found["boolean"] if "boolean" in found else [row["b"]["value"] for row in found["results"]["bindings"]]

    assert core(there) == core(here)
