"""What the routes share: the store, read-only and always the newest build of it, and the query workers."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

from ..graph.store import Store, StoreError, open_store
from .sparql.pool import Limits, QueryError, QueryRequest, WorkerPool

_PATIENCE = 10.0
"""Seconds in which what is being prepared notices that its store was closed."""


class Service:
    """One store behind the doors. `target` is a store folder or the URL of a SPARQL server."""

    def __init__(self, target: str, limits: Limits | None = None, *, folder: str | None = None) -> None:
        self.target = target
        self.limits = limits or Limits()
        self._folder = folder
        self._lock = threading.Lock()
        self._opened = self.version()
        self._store = open_store(target, read_only=True, folder=folder)
        # Another server has a time limit of its own; a folder is queried in processes that can be ended.
        self._pool = None if self.remote else WorkerPool(Path(target), self.limits, self.version)
        self._prepare: Callable[[Store], None] | None = None
        self._preparing: threading.Thread | None = None

    def prepare(self, make: Callable[[Store], None]) -> None:
        """Have `make` run beside the requests: on the build that is open, and on each one that is opened later."""
        self._prepare = make
        self._begin_to_prepare()

    def _begin_to_prepare(self) -> None:
        if self._prepare is not None:
            self._preparing = threading.Thread(target=self._prepare, args=(self._store,), daemon=True)
            self._preparing.start()

    @property
    def remote(self) -> bool:
        return self.target.startswith(("http://", "https://"))

    @property
    def store(self) -> Store:
        """The store as it was last built. Raises StoreError where it can no longer be opened."""
        version = self.version()
        if version != self._opened:
            with self._lock:
                if version != self._opened:
                    # The old one stays open for requests that still read it.
                    self._store = open_store(self.target, read_only=True, folder=self._folder)
                    self._opened = version
                    self._begin_to_prepare()
        return self._store

    def version(self) -> str:
        """Names the state of the store: changes with every build that changed it. Empty for a remote store."""
        if self.remote:
            return ""
        file = Path(self.target) / "format.json"
        return str(file.stat().st_mtime_ns) if file.exists() else "-"

    def etag(self, *parts: str) -> str | None:
        """An entity tag for an answer made of `parts` on this build; None where the build cannot be told."""
        version = self.version()
        if not version:
            return None
        return '"' + hashlib.sha256("\0".join((version, *parts)).encode()).hexdigest()[:24] + '"'

    def query(self, request: QueryRequest) -> bytes:
        """The serialised answer to a query that `guard.inspect` let through. Raises QueryError."""
        if self._pool is not None:
            return self._pool.run(request)
        try:
            answer = self.store.query(request.query, [request.media_type], request.default_graphs, request.named_graphs)
        except StoreError as error:
            raise QueryError("sparql_failed", str(error)) from error
        if len(answer.body) > self.limits.answer_bytes:
            raise QueryError("sparql_too_large")
        return answer.body

    def close(self) -> None:
        if self._pool is not None:
            self._pool.close()
        self._store.close()
        if self._preparing is not None:
            self._preparing.join(_PATIENCE)
