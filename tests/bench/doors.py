"""The doors: how long people wait for the first word, for an answer over HTTP, and for what they search."""

from __future__ import annotations

import http.client
import json
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import stores
from measure import Row, benchmark, cpu, row, wall

MAIN = [sys.executable, "-c", "from phancong.api.cli import main; main()"]
CLIENTS, SECONDS, ROUNDS = 4, 2.0, 5
"""Connections that ask at once, how long each side is asked at a time, and how often in turn."""
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
FIGURES = """PREFIX pc: <https://w3id.org/phancong/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?label ?low WHERE { ?figure a pc:Target ; pc:period "2030" ; rdfs:label ?label ; pc:low ?low } LIMIT 50"""


@benchmark
def starting(folder: Path, full: bool) -> list[Row]:
    """How long people wait for the first word."""
    nothing = wall(lambda: subprocess.run([sys.executable, "-c", ""], check=True))
    quiet: dict[str, Any] = {"check": True, "stdout": subprocess.DEVNULL}
    rows = [row("phancong --help", wall(lambda: subprocess.run([*MAIN, "--help"], **quiet)), nothing, "s")]
    rows[0] = (*rows[0][:4], "<= 0.3 s")
    store = stores.built(folder, 20)

    def serve() -> None:
        with serving_at(store):
            pass

    rows.append(row("phancong serve: until it listens", wall(serve, 3), nothing, "s"))
    return rows


@benchmark
def answering(folder: Path, full: bool) -> list[Row]:
    """Requests a second over HTTP, against a bare FastAPI endpoint that runs the same queries; and how long others
    wait while a query runs away."""
    from phancong.graph.store.layout import published

    store = stores.built(folder, 700)
    implementers = "/api/implementers?directive=06-NQ/TW&limit=20"
    asked = {"/sparql": [FIGURES], "/implementers": _queries_of(store)}
    (folder / "bare.json").write_text(json.dumps(asked), encoding="utf-8")
    bare = [sys.executable, str(Path(__file__).parent / "bare.py"), str(published(store)[0] / "rdf")]
    rows = []
    with serving_at(store) as ours, _listening([*bare, str(folder / "bare.json")]) as theirs:
        for name, own, other in (
            ("/api/implementers", ours + implementers, theirs + "/implementers"),
            ("/sparql", f"{ours}/sparql?query={quote(FIGURES)}", theirs + "/sparql"),
        ):
            rates: dict[str, list[float]] = {own: [], other: []}
            for _ in range(ROUNDS):
                for url, found in rates.items():
                    found.append(len(_times([url])) / SECONDS)
            mine, its = (statistics.median(rates[url]) for url in (own, other))
            rows.append(row(f"{name}: requests a second, 1 M triples", mine, its, "/s", "0.5", "more"))
        mixed = [
            ours + implementers, f"{ours}/sparql?query={quote(FIGURES)}", f"{ours}/api/search?q=so+tai+chinh",
            f"{ours}/api/directives?limit=20",
        ]  # fmt: skip
        calm, beside = [], []
        for _ in range(ROUNDS):
            calm += _times(mixed)
            with _running_away(ours):
                beside += _times(mixed)
        late = [statistics.quantiles(found, n=20)[-1] * 1e3 for found in (beside, calm)]
        rows.append(row("95 % of mixed requests within, beside a query that runs away", *late, "ms", "2"))
    return rows


def _queries_of(store: Path) -> list[str]:
    """The queries that implementers() runs for one answer, values filled in."""
    from phancong.graph.answers import implementers
    from phancong.graph.store import open_store
    from phancong.graph.store.binding import bound

    ran: list[str] = []
    with open_store(str(store), read_only=True) as opened:
        real = opened.select

        def select(query: str, bind: Any = None) -> Any:
            ran.append(bound(query, bind))
            return real(query, bind)

        opened.select = select  # type: ignore[method-assign]
        implementers(opened, "06-NQ/TW", limit=20)
    return ran


@contextmanager
def _listening(command: list[str]) -> Iterator[str]:
    """The URL that a server prints as its first word."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://[\w.:]+", process.stdout.readline())
        assert found, command
        try:
            yield found[0]
        finally:
            process.terminate()


def serving_at(store: Path) -> Any:
    """`phancong serve` on a free port, as a context that gives its URL."""
    return _listening([*MAIN, "serve", "--store", str(store), "--port", "0"])


def _times(urls: list[str]) -> list[float]:
    """Seconds that each request took, of clients that ask for the URLs in turn."""
    until, taken = time.monotonic() + SECONDS, []
    host = urlsplit(urls[0]).netloc

    def client(first: int) -> None:
        connection = http.client.HTTPConnection(host, timeout=60)
        number = first
        while time.monotonic() < until:
            begin = time.perf_counter()
            connection.request("GET", urls[number % len(urls)].partition(host)[2], headers={"Accept": "*/*"})
            response = connection.getresponse()
            response.read()
            assert response.status == 200, (urls[number % len(urls)], response.status)
            taken.append(time.perf_counter() - begin)
            number += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


@contextmanager
def _running_away(url: str) -> Iterator[None]:
    """While a query runs that has no end."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    connection.request("GET", f"/sparql?query={quote(RUNAWAY)}")
    yield
    connection.close()


@benchmark
def searching(folder: Path, full: bool) -> list[Row]:
    """First results of a search over a million labels: whole words, a beginning, a slip, what is not there."""
    from phancong.graph.search import find, vocabulary

    _labels(folder, 1_000_000)
    words = vocabulary(folder)
    assert words
    rows = []
    for name, text in {
        "words": "sở tài chính tỉnh thái bình",
        "words without marks": "uy ban nhan dan tinh nam dinh",
        "two letters": "kh",
        "a slip": "nghi quyet xay dugn",
        "nothing": "zzzz không có gì",
        "a number": "29-NQ/TW",
    }.items():
        taken = cpu(lambda text=text: find(folder, text, None, 20), 15) * 1e3
        rows.append(row(f"search, a million labels: {name}", taken, None, "ms", "20"))
    return rows


def _labels(folder: Path, count: int) -> None:
    """A search index of so many labels, written as a build does."""
    import random

    from phancong.graph.namespaces import ELI, ORG
    from phancong.graph.search import write_index
    from phancong.graph.store import Iri, Literal

    chance = random.Random(8)
    heads = ("Sở", "Kế hoạch triển khai", "Nghị quyết về", "Ủy ban nhân dân xã", "Dự án", "Chương trình", "Công ty")
    with (Path(__file__).parent / "grammar.toml").open(encoding="utf-8") as grammar:
        syllables = sorted({w for w in re.findall(r"[^\W\d_]+", grammar.read()) if w.islower() or w.istitle()})

    class Labels:
        """As much of a store as the index asks for."""

        def solutions(self, query: str) -> Iterator[dict[str, Iri | Literal]]:
            for number in range(count):
                words = " ".join(chance.choices(syllables, k=chance.randint(3, 14)))
                name = Literal.of(f"{chance.choice(heads)} {words} {chance.choice((number % 990, ''))}".strip(), "vi")
                kind = chance.choice((ELI("LegalResource"), ORG("FormalOrganization")))
                yield {"node": Iri(f"https://example/{number}"), "type": kind, "label": name, "name": name}

    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "search.sqlite").exists():
        write_index(Labels(), folder)  # type: ignore[arg-type]
