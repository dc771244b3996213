"""Answers that every page and every filter of a list is cut from, kept while their build is open."""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sized
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from ..store import Store, Value

T = TypeVar("T")
BOUND = 300_000
"""Items kept for a store, all lists together: some 200 MB. The lists that nobody has asked for the longest go first."""

_EACH = 20
"""Items that a list counts for besides its own: askers choose the keys, and empty lists take room too."""


class _Shelf:
    def __init__(self) -> None:
        self._lists: OrderedDict[Hashable, Any] = OrderedDict()
        self._items = 0
        self._lock = threading.Lock()
        self._makers: dict[Hashable, threading.Lock] = defaultdict(threading.Lock)

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        with self._lock:
            maker = self._makers[key]
        with maker:  # who asks for what is being made waits for it
            with self._lock:
                if key in self._lists:
                    self._lists.move_to_end(key)
                    return self._lists[key]
            made = make()
            with self._lock:
                self._lists[key] = made
                self._items += _size(made)
                while self._items > BOUND:
                    dropped, old = self._lists.popitem(last=False)
                    self._items -= _size(old)
                    self._makers.pop(dropped, None)  # gone where a list too long to keep was made twice
            return made


_shelves: WeakKeyDictionary[Store, _Shelf] = WeakKeyDictionary()


def kept(store: Store, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` returns, made once for a published build, which never changes. Nobody may change it."""
    if not store.published:
        return make()
    made: T = _shelves.setdefault(store, _Shelf()).get(key, make)
    return made


def given(bind: Mapping[str, Value]) -> Hashable:
    """The bindings of a query as part of a key."""
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in sorted(bind.items()))


def _size(made: object) -> int:
    return _EACH + (len(made) if isinstance(made, Sized) else 1)
