"""What may run is decided before the engine sees it: strings, IRIs, names and comments hide nothing and forge nothing.

Behind the guard stands a wall: the processes that run queries cannot open a socket.
"""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from phancong.api.sparql import guard
from phancong.api.sparql.guard import Refused, inspect, refuse_reaching
from phancong.api.sparql.pool import Limits, QueryError, QueryRequest, WorkerPool

ALLOWED = [
    ("SELECT * { ?s ?p ?o }", "SELECT", False),
    ("ask{}", "ASK", False),
    ("SELECT * { ?service a sd:Service ; ?serviceLevel 'public service' }", "SELECT", False),
    ("#SERVICE <http://x> {}\nDESCRIBE <http://x/SERVICE#service?service>", "DESCRIBE", False),
    ('SELECT * { ?s ?p """a " SERVICE \' b""" }', "SELECT", False),
    ("CONSTRUCT WHERE { ?s ?p 'x'@service }", "CONSTRUCT", False),
    ("SELECT * FROM <http://g> { ?s ?p ?o }", "SELECT", True),
    ("SELECT * FROM NAMED <http://g> { ?s ?p ?o }", "SELECT", True),
    ("PREFIX insert: <http://x/> SELECT ?load { ?load insert:data 1 }", "SELECT", False),
]
REFUSED = [
    ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "sparql_service_refused"),
    ("SELECT * { service silent ?x { ?s ?p ?o } }", "sparql_service_refused"),
    ("SELECT * { ?s ?p 'a' . SERVICE<http://x/>{} }", "sparql_service_refused"),
    ("PREFIX a: <http://x/> SELECT * { a:b\\#c ?p ?o . SERVICE <http://x/> {} }", "sparql_service_refused"),
    ("SELECT * { FILTER(?a<1) SERVICE <http://x/> {} }", "sparql_service_refused"),
    # The engine parts words where it can, and reads '?a<?b' as less-than where our tokens would see an IRI.
    ("PREFIX : <http://x/> SELECT * { SERVICE:g { ?s ?p ?o } }", "sparql_service_refused"),
    ("PREFIX service: <http://y/> PREFIX : <http://x/> SELECT * { service:service { } }", "sparql_service_refused"),
    ("SELECT * { SERVICESILENT<http://x/> { ?s ?p ?o } }", "sparql_service_refused"),
    ("SELECT * { ?s ?p trueSERVICE<http://x/> { ?a ?b ?c } }", "sparql_service_refused"),
    ("SELECT * { ?s ?p 1e0SERVICE<http://x/> { ?a ?b ?c } }", "sparql_service_refused"),
    ("PREFIX : <http://x/> SELECT * { ?s ?p :.SERVICE:g { } }", "sparql_service_refused"),
    ("PREFIX : <http://x/> SELECT * { ?s ?p ?a FILTER(?a<?a)SERVICE:g#>\n{ } }", "sparql_service_refused"),
    ("SELECT * { ?s ?p ?a FILTER(?a<?b='x>'&&1)SERVICE <http://x/> {} #'\n }", "sparql_service_refused"),
    ("SELECT * { ?a ?b ?c FILTER(?a<b:c#> '''\n)SERVICE ?a {} #'''\n }", "sparql_service_refused"),
    ("SELECT * { SERVICE#\n<http://x/> {} }", "sparql_service_refused"),
    ("INSERT DATA { <a> <b> <c> }", "sparql_update_refused"),
    ("LOAD <http://x/>", "sparql_update_refused"),
    ("DELETE WHERE { ?s ?p ?o }", "sparql_update_refused"),
    ("CLEAR ALL", "sparql_update_refused"),
    ("", "sparql_no_form"),
    ("'SELECT'", "sparql_no_form"),
]


@pytest.mark.parametrize(("query", "form", "dataset"), ALLOWED)
def test_allowed(query: str, form: str, dataset: bool) -> None:
    shape = inspect(query)
    assert (shape.form, shape.has_dataset) == (form, dataset)


@pytest.mark.parametrize(("query", "reason"), REFUSED)
def test_refused(query: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        inspect(query)
    assert refused.value.reason == reason


@pytest.fixture
def outside() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a server of this machine, and what it was asked."""
    asked: list[bytes] = []
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(50)

        def answer() -> None:
            while True:
                try:
                    connection = listener.accept()[0]
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(1000))
                    connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/", asked
        listener.shutdown(socket.SHUT_RDWR)


def test_whatever_the_engine_would_follow_is_refused(outside: tuple[str, list[bytes]]) -> None:
    """Each of these reaches the other server where the engine gets it, in other words: the table above is not idle."""
    address, asked = outside
    store = ox.Store()
    store.update("INSERT DATA { <a:a> <a:b> true, 1e0, 1 . <a:b> <a:b> 2 }")
    reached = 0
    for query, reason in REFUSED:
        if reason == "sparql_service_refused":
            before = len(asked)
            with contextlib.suppress(SyntaxError, OSError, ValueError):
                list(store.query(query.replace("http://x/", address)))  # type: ignore[arg-type]
            reached += len(asked) > before
    assert reached >= 6


@pytest.mark.skipif(sys.platform != "linux", reason="the wall is Linux's")
def test_the_wall_behind_the_guard(store_path: str, outside: tuple[str, list[bytes]]) -> None:
    address, asked = outside
    pool = WorkerPool(Path(store_path), Limits(workers=1))
    try:
        with pytest.raises(QueryError):
            pool.run(QueryRequest(f"ASK {{ SERVICE <{address}> {{ ?s ?p ?o }} }}", "application/sparql-results+json"))
        assert b"true" in pool.run(QueryRequest("ASK { ?s ?p ?o }", "application/sparql-results+json"))
    finally:
        pool.close()
    assert asked == []


@pytest.mark.parametrize(
    "update", ["LOAD <http://x/>", "CLEAR DEFAULT;LOADSILENT<http://x/>", "load silent x:y", "LOAD:y", "LOAD #\n <x:>"]
)
def test_updates_that_reach_outside(update: str) -> None:
    with pytest.raises(Refused):
        refuse_reaching(update, update=True)
    refuse_reaching(update)


def test_updates_that_do_not() -> None:
    refuse_reaching("INSERT DATA { <http://x/load#> x:load 'tải trọng (load)' ; x:p ?payload }", update=True)


@pytest.mark.parametrize(
    "piece",
    ["1", "-", ".", "a.", "1a", "a:", "<a", "@a-", "\\", "'a\\", "\"\"\"a", "''''", "service", "servicesilent",
     ":service", "service ", "service#", "?service"],
)  # fmt: skip
def test_a_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    """Quadratic time would be hours here: a test that hangs has failed. No clock is read."""
    text = piece * (1_000_000 // len(piece))
    guard.words(text)
    with contextlib.suppress(Refused):
        inspect(text)
