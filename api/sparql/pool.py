"""Worker processes that run queries and are ended when their time is up."""

from __future__ import annotations

import json
import os
import queue
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...graph.store import StoreError
from ...graph.store.layout import published
from . import frames

_START = 30.0
"""Seconds a worker may take to open the store."""


class QueryError(Exception):
    """A query that gave no answer; `reason` is a message key of api/messages.toml, `detail` the engine's words."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(detail or reason)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds a query may run and may wait for a worker, bytes of an answer and of a worker's memory, workers, how many
    queries may wait for one (more would take the server's threads from everybody else), and seconds of a write."""

    seconds: float = 20.0
    wait: float = 10.0
    answer_bytes: int = 64 * 1024 * 1024
    memory_bytes: int = 4 * 1024**3
    workers: int = field(default_factory=lambda: max(4, os.cpu_count() or 1))
    waiting: int = 16
    write_seconds: float = 300.0


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query that may run, its dataset and the media type of the answer. `union`: no dataset means all graphs;
    `base`: what relative IRIs are relative to."""

    query: str
    media_type: str
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    union: bool = True
    base: str | None = None


class _Worker:
    """One process and its pipes."""

    def __init__(self, path: str, limits: Limits, version: str) -> None:
        self.version = version
        self._process = subprocess.Popen(
            [sys.executable, "-m", "phancong.api.sparql.worker", path, str(limits.memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._selector = selectors.DefaultSelector()
        assert self._process.stdout is not None and self._process.stdin is not None
        self._selector.register(self._process.stdout, selectors.EVENT_READ)
        try:
            self._response(time.monotonic() + _START)
        except (EOFError, TimeoutError):
            self.end()
            raise QueryError("store_unreadable", path) from None

    def ask(self, body: bytes, seconds: float) -> tuple[int, bytes]:
        """Status and bytes. Raises TimeoutError when time is up, EOFError when the process died."""
        assert self._process.stdin is not None
        try:
            frames.write_request(self._process.stdin, body)  # type: ignore[arg-type]
        except BrokenPipeError as error:
            raise EOFError from error
        return self._response(time.monotonic() + seconds)

    def _response(self, deadline: float) -> tuple[int, bytes]:
        status, length = frames.RESPONSE.unpack(self._read(frames.RESPONSE.size, deadline))
        return status, self._read(length, deadline)

    def _read(self, size: int, deadline: float) -> bytes:
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        pieces: list[bytes] = []
        while size:
            left = deadline - time.monotonic()
            if left <= 0 or not self._selector.select(left):
                raise TimeoutError
            piece = os.read(descriptor, min(size, 1 << 20))
            if not piece:
                raise EOFError
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._selector.close()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


class WorkerPool:
    """Runs queries on the store folder `path`, each in a process of its own while it runs.

    `version` names the state of the store; a worker that opened an older one is replaced before it is used again.
    """

    def __init__(self, path: Path, limits: Limits | None = None, version: Callable[[], str] = lambda: "") -> None:
        self.limits = limits or Limits()
        self._folder = path
        self._version = version
        self._slots: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        self._waiting = threading.BoundedSemaphore(self.limits.workers + self.limits.waiting)
        self._closed = threading.Event()
        for _ in range(self.limits.workers):
            self._slots.put(None)

    def run(self, request: QueryRequest) -> bytes:
        """The serialised answer. Raises QueryError."""
        if not self._waiting.acquire(blocking=False):
            raise QueryError("sparql_busy")
        try:
            return self._run(request)
        finally:
            self._waiting.release()

    def _run(self, request: QueryRequest) -> bytes:
        body = json.dumps(
            {
                "query": request.query,
                "format": request.media_type,
                "cap": self.limits.answer_bytes,
                "default": list(request.default_graphs),
                "named": list(request.named_graphs),
                "union": request.union,
                "base": request.base,
            }
        ).encode()
        try:
            slot = self._slots.get(timeout=self.limits.wait)
        except queue.Empty:
            raise QueryError("sparql_busy") from None
        worker: _Worker | None = None
        try:
            worker = self._fresh(slot)
            status, data = worker.ask(body, self.limits.seconds)
        except TimeoutError:
            _ended(worker)
            worker = None
            raise QueryError("sparql_timeout") from None
        except EOFError:
            _ended(worker)
            worker = None
            raise QueryError("sparql_died") from None
        finally:
            if self._closed.is_set():
                _ended(worker)
                worker = None
            self._slots.put(worker)
        if status == frames.OK:
            return data
        reasons = {frames.SYNTAX: "sparql_malformed", frames.TOO_LARGE: "sparql_too_large"}
        raise QueryError(reasons.get(status, "sparql_failed"), data.decode(errors="replace"))

    def _fresh(self, worker: _Worker | None) -> _Worker:
        version = self._version()
        if worker is not None and worker.version != version:
            _ended(worker)
            worker = None
        if worker is not None:
            return worker
        try:
            build, _ = published(self._folder)
        except StoreError as error:
            raise QueryError("store_unreadable", str(error)) from None
        return _Worker(str(build / "rdf"), self.limits, version)

    def close(self) -> None:
        """End the processes that are idle; a busy one ends when its query does."""
        self._closed.set()
        idle: list[None] = []
        while True:
            try:
                worker = self._slots.get_nowait()
            except queue.Empty:
                break
            _ended(worker)
            idle.append(None)
        for slot in idle:
            self._slots.put(slot)


def _ended(worker: _Worker | None) -> None:
    if worker is not None:
        worker.end()
