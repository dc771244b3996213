"""Building, loading and asking a store."""

from __future__ import annotations

import math
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import generate
from measure import Row, benchmark, peak, row, wall


@benchmark
def building(folder: Path, full: bool) -> list[Row]:
    """The whole build, its memory, and a build in which one file changed."""
    from phancong.api.intake import read_document, reader_version
    from phancong.graph.build import build
    from phancong.graph.store import open_store

    rows = []
    first: tuple[float, float] | None = None
    for count in (100, 1_000, 10_000) if full else (100, 500):
        files = generate.write(folder / str(count), count, noise=0.2)
        store = str(folder / f"store{count}")
        begin = time.process_time()
        report = build([str(files)], store, read_document, reader_version())
        spent = (report.seconds * 1e3 / count, (time.process_time() - begin) * 1e3 / count)
        with open_store(store, read_only=True) as opened:
            size = int(opened.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0]["n"].value)
        for what, now, then in zip(("ms", "ms of the parent's processor"), spent, first or (None, None), strict=True):
            rows.append(row(f"build of {count:,}: {what} a document, and of the first", now, then, "ms", "1.1"))
        first = first or spent
        rows.append(row(f"build of {count:,}: peak memory of the parent so far", peak(), None, "MB", "600"))
        disk = sum(p.stat().st_size for p in Path(store).rglob("*") if p.is_file())
        rows.append(row(f"build of {count:,}: triples a document; bytes on disk a triple", size / count, None, ""))
        rows.append(row(f"build of {count:,}: bytes on disk a triple, all told", disk / size, None, "B"))
        again = build([str(files)], store, read_document, reader_version())
        rows.append(row(f"build of {count:,} again, nothing changed", again.seconds, report.seconds, "s"))
        one = next(files.rglob("*.txt"))
        one.write_text(one.read_text(encoding="utf-8") + "\nSở Tài chính tổng hợp kết quả.\n", encoding="utf-8")
        again = build([str(files)], store, read_document, reader_version())
        rows.append(row(f"build of {count:,} again, one file changed", again.seconds, report.seconds, "s"))
    return rows


@benchmark
def loading(folder: Path, full: bool) -> list[Row]:
    """Loading graphs into the store against raw bulk loading of the same quads."""
    import pyoxigraph as ox
    from phancong.graph.store import open_store

    graphs = _graphs(folder, 1_000 if full else 200)
    count = sum(triples.count(b"\n") for _, triples in graphs)
    quads = b"".join(
        line[:-1] + b"<" + name.encode() + b"> .\n" for name, triples in graphs for line in triples.splitlines()
    )

    def ours() -> None:
        with open_store(tempfile.mkdtemp(dir=folder)) as store:
            store.load_graphs(graphs)

    def theirs() -> None:
        raw = ox.Store(tempfile.mkdtemp(dir=folder))
        raw.bulk_load(quads, ox.RdfFormat.N_QUADS)
        raw.flush()

    return [
        row(f"load {count:,} triples: a second", count / wall(ours, 3), count / wall(theirs, 3), "/s", "0.6", "more")
    ]


def built(folder: Path, count: int) -> Path:
    """The store of `count` documents; it is built once."""
    from phancong.api.intake import read_document, reader_version
    from phancong.graph.build import build

    files, store = generate.write(folder / f"files{count}", count, noise=0.2), folder / f"store{count}"
    build([str(files)], str(store), read_document, reader_version())
    return store


def _graphs(folder: Path, count: int) -> list[tuple[str, bytes]]:
    """The graphs of the store of `count` documents, as N-Triples."""
    from phancong.graph.store import open_store

    with open_store(str(built(folder, count)), read_only=True) as opened:
        return [(name, opened.dump("application/n-triples", name)) for name in opened.graphs()]


@benchmark
def queries(folder: Path, full: bool) -> list[Row]:
    """The competency queries through the Store against raw pyoxigraph, and against rdflib's memory store."""
    import pyoxigraph as ox
    import rdflib
    from phancong.graph.competency import questions
    from phancong.graph.store import open_store
    from phancong.graph.store.layout import published

    rows = []
    for count in (70, 700, 7_000) if full else (70, 700):
        path = built(folder, count)
        raw = ox.Store.read_only(str(published(path)[0] / "rdf"))
        size = len(raw)
        slow = rdflib.Graph() if count <= 70 else None
        for quad in raw if slow is not None else ():
            slow.add((_term(rdflib, quad.subject), _term(rdflib, quad.predicate), _term(rdflib, quad.object)))
        with open_store(str(path), read_only=True) as store:
            for question in questions():
                name = f"{question.file.removesuffix('.rq')}, {size:,} triples"
                ours, bare = _in_turn(
                    lambda query=question.query: store.select(query),
                    lambda query=question.query, raw=raw: [
                        [term and term.value for term in found]
                        for found in raw.query(query, use_default_graph_as_union=True)
                    ],
                )
                rows.append(row(f"{name}, against raw Oxigraph", ours * 1e3, bare * 1e3, "ms", "1.2"))
                if slow is not None:
                    other = wall(lambda query=question.query, slow=slow: list(slow.query(query)), 1)
                    rows.append(row(f"{name}, against rdflib", ours * 1e3, other * 1e3, "ms"))
    return rows


def _in_turn(ours: Callable[[], Any], theirs: Callable[[], Any], least: int = 9, seconds: float = 1.0) -> list[float]:
    """The best of several runs of each, in turn: what else the machine does hurts both alike."""
    best, until, times = [math.inf, math.inf], time.monotonic() + seconds, 0
    while times < least or (time.monotonic() < until and times < 200):
        for number, act in enumerate((ours, theirs)):
            begin = time.perf_counter()
            act()
            best[number] = min(best[number], time.perf_counter() - begin)
        times += 1
    return best


def _term(rdflib: Any, term: Any) -> Any:
    if hasattr(term, "datatype"):
        return rdflib.Literal(term.value, lang=term.language, datatype=None if term.language else term.datatype.value)
    return rdflib.URIRef(term.value)
