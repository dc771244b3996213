"""A query has a time limit that ends it, a size limit, and starves nobody."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from phancong.api.sparql.pool import Limits, QueryError, QueryRequest, WorkerPool

JSON = "application/sparql-results+json"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f && ?f != ?i) }"
QUICK = "ASK { ?s ?p ?o }"


@pytest.fixture
def pool(store_path: str) -> Iterator[WorkerPool]:
    made = WorkerPool(Path(store_path), Limits(seconds=1, wait=0.5, answer_bytes=20_000, workers=2, waiting=1))
    yield made
    made.close()


@pytest.fixture
def patient(store_path: str) -> Iterator[WorkerPool]:
    """For queries that end by themselves, whatever the machine."""
    made = WorkerPool(Path(store_path), Limits(seconds=600, answer_bytes=20_000, workers=1))
    yield made
    made.close()


def _run(pool: WorkerPool, query: str) -> bytes:
    return pool.run(QueryRequest(query, JSON))


def _still_answers(pool: WorkerPool) -> bool:
    """However slow the machine is just now: a pool that works answers in the end."""
    while True:
        try:
            return b"true" in _run(pool, QUICK)
        except QueryError as error:
            if error.reason != "sparql_timeout":
                raise


def _reason(pool: WorkerPool, query: str) -> str:
    with pytest.raises(QueryError) as error:
        _run(pool, query)
    return error.value.reason


def test_a_runaway_query_is_ended(pool: WorkerPool) -> None:
    """It would run for weeks: that this comes back at all is the proof."""
    assert _reason(pool, RUNAWAY) == "sparql_timeout"
    assert _still_answers(pool)


def test_a_runaway_query_holds_up_nobody(store_path: str) -> None:
    pool = WorkerPool(Path(store_path), Limits(seconds=15, workers=2))
    ended: list[str] = []
    # Both processes are started before it matters who is first.
    assert _still_answers(pool)
    first = pool._slots.get()
    assert _still_answers(pool)
    pool._slots.put(first)
    away = threading.Event()
    first_run, pool._run = pool._run, lambda request: (away.set(), first_run(request))[1]  # type: ignore[method-assign]

    def run_away() -> None:
        _reason(pool, RUNAWAY)
        ended.append("runaway")

    thread = threading.Thread(target=run_away)
    thread.start()
    assert away.wait(60)
    assert b"true" in _run(pool, QUICK)
    ended.append("quick")
    thread.join()
    pool.close()
    assert ended == ["quick", "runaway"]


def test_too_many_at_once_are_turned_away(pool: WorkerPool) -> None:
    workers = [pool._slots.get(), pool._slots.get()]  # both are at work
    assert _reason(pool, QUICK) == "sparql_busy"
    for worker in workers:
        pool._slots.put(worker)
    assert _still_answers(pool)
    for _ in range(3):
        pool._waiting.acquire()  # and so many wait already
    assert _reason(pool, QUICK) == "sparql_busy"


@pytest.mark.parametrize(
    "query",
    [
        "ASK { FILTER(" + "(" * 100_000 + "1" + ")" * 100_000 + ") }",
        "SELECT * { " + "{" * 100_000 + "}" * 100_000 + " }",
        "ASK { FILTER(" + "!" * 300_000 + "true) }",
        "ASK { ?s " + "<a:b>/" * 100_000 + "<a:b> ?o }",
        "SELECT (1" + "+1" * 200_000 + " AS ?x) {}",
    ],
)
def test_deep_nesting_ends_a_worker_and_not_the_server(pool: WorkerPool, query: str) -> None:
    """The engine's parser overflows its stack: that is the end of the process."""
    assert _reason(pool, query) in ("sparql_died", "sparql_malformed", "sparql_timeout")
    assert _still_answers(pool)


def test_hard_regular_expressions(pool: WorkerPool, patient: WorkerPool) -> None:
    assert b"false" in _run(patient, 'ASK { FILTER(REGEX("' + "a" * 5000 + '!", "^(a+)+$")) }')
    bomb = 'ASK { ?s ?p ?o FILTER(REGEX(STR(?o), "((a{1,1000}){1,1000}){1,100}")) }'
    assert _reason(pool, bomb) in ("sparql_timeout", "sparql_died", "sparql_malformed")


def test_a_large_answer_is_an_error_and_not_cut(patient: WorkerPool) -> None:
    assert _reason(patient, "SELECT * { ?s ?p ?o }") == "sparql_too_large"
    assert len(_run(patient, "SELECT * { ?s ?p ?o } LIMIT 5")) < 20_000


def test_memory_is_bounded(store_path: str) -> None:
    small = WorkerPool(Path(store_path), Limits(seconds=600, memory_bytes=300 * 1024**2, workers=1))
    try:
        assert _reason(small, "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f") in ("sparql_died", "sparql_failed")
        assert b"true" in _run(small, QUICK)
    finally:
        small.close()


def test_a_new_build_is_seen(store_path: str) -> None:
    state = ["1"]
    pool = WorkerPool(Path(store_path), Limits(workers=1), lambda: state[0])
    _run(pool, QUICK)
    first = pool._slots.queue[-1]
    state[0] = "2"
    _run(pool, QUICK)
    second = pool._slots.queue[-1]
    pool.close()
    assert first is not None and second is not None and first is not second


def test_a_store_that_is_none(tmp_path: Path) -> None:
    assert _reason(WorkerPool(tmp_path / "nothing", Limits(workers=1)), QUICK) == "store_unreadable"
