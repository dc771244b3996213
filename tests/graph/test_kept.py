"""What is kept of a published build."""

from __future__ import annotations

import gc
import threading
import weakref
from pathlib import Path

import pytest
from phancong.graph.answers import kept as shelves
from phancong.graph.answers.kept import given, kept
from phancong.graph.store import Iri, Literal, Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with open_store(str(tmp_path / "store")) as made:
        made.replace_graph("http://x/g", b"<http://x/s> <http://x/p> <http://x/o> .")
    return open_store(str(tmp_path / "store"), read_only=True)


def counted(calls: list[str], name: str, size: int) -> list[int]:
    calls.append(name)
    return list(range(size))


def test_a_list_is_made_once(store: Store, tmp_path: Path) -> None:
    calls: list[str] = []
    for name in ("a", "b", "a", "b"):
        assert kept(store, name, lambda name=name: counted(calls, name, 2)) == [0, 1]
    assert calls == ["a", "b"]
    other = open_store(str(tmp_path / "store"), read_only=True)
    kept(other, "a", lambda: counted(calls, "a", 2))
    assert calls == ["a", "b", "a"]


def test_a_store_that_may_change_is_asked_again(tmp_path: Path) -> None:
    calls: list[str] = []
    with open_store(str(tmp_path / "store")) as writer:
        for _ in range(2):
            kept(writer, "a", lambda: counted(calls, "a", 2))
    assert calls == ["a", "a"]


def test_what_was_not_asked_for_the_longest_goes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "BOUND", 10)
    monkeypatch.setattr(shelves, "_EACH", 0)
    calls: list[str] = []
    for name, size in (("a", 4), ("b", 4), ("a", 4), ("c", 4), ("a", 4), ("b", 4), ("whole", 11), ("whole", 11)):
        assert len(kept(store, name, lambda name=name, size=size: counted(calls, name, size))) == size
    assert calls == ["a", "b", "c", "b", "whole", "whole"]


def test_empty_lists_are_bounded_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "BOUND", 10 * shelves._EACH)
    calls: list[str] = []
    for number in (*range(20), 0, 19):
        kept(store, number, lambda number=number: counted(calls, str(number), 0))
    assert calls == [str(number) for number in (*range(20), 0)]


def test_two_who_ask_for_what_is_too_long_to_keep(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "BOUND", 10)
    inside, go, lists = threading.Semaphore(0), threading.Event(), list[list[int]]()

    def make() -> list[int]:
        inside.release()
        assert go.wait(60)
        return list(range(50))

    asking = [threading.Thread(target=lambda: lists.append(kept(store, "a", make))) for _ in range(2)]
    for thread in asking:
        thread.start()
    assert inside.acquire(timeout=60)
    go.set()
    for thread in asking:
        thread.join(60)
    assert [len(found) for found in lists] == [50, 50]


def test_who_asks_for_what_is_being_made_waits_for_it(store: Store) -> None:
    calls: list[str] = []
    begun, go = threading.Event(), threading.Event()

    def slowly() -> list[int]:
        begun.set()
        assert go.wait(60)
        return counted(calls, "a", 1)

    asking = [threading.Thread(target=kept, args=(store, "a", slowly)) for _ in range(3)]
    for thread in asking:
        thread.start()
    assert begun.wait(60)
    kept(store, "b", lambda: counted(calls, "b", 1))
    go.set()
    for thread in asking:
        thread.join(60)
    assert calls == ["b", "a"]


def test_lists_go_with_their_store(store: Store, tmp_path: Path) -> None:
    class Made(list[int]):
        pass

    opened = open_store(str(tmp_path / "store"), read_only=True)
    made = weakref.ref(kept(opened, "a", Made))
    assert made() is not None
    opened.close()
    del opened
    gc.collect()
    assert made() is None


def test_bindings_are_a_key() -> None:
    one = {"b": [Iri("http://x/1")], "a": Literal.of("x")}
    assert given(one) == given(dict(reversed(one.items()))) != given({**one, "a": Literal.of("y")})
    assert len({given(one), given({})}) == 2
