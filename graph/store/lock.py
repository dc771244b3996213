"""One writer at a time, across processes and within one.

A lock of POSIX records, not flock: what a process forks does not keep it. It ends with its holder, however that ends.
"""

from __future__ import annotations

import fcntl
import os
import threading
from pathlib import Path
from typing import Self

_held: dict[Path, int] = {}
"""The process that holds each file: POSIX grants its holder a second lock, and drops the first with it."""
_guard = threading.Lock()


class FileLock:
    """Holds `file`, which is made where it is missing, until released. Raises BlockingIOError where it is held."""

    def __init__(self, file: Path) -> None:
        self._file = file.resolve()
        with _guard:
            if _held.get(self._file) == os.getpid():
                raise BlockingIOError(f"{file}: held by this process")
            self._handle = file.open("w")
            try:
                fcntl.lockf(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                self._handle.close()
                raise BlockingIOError(f"{file}: held by another process") from error
            _held[self._file] = os.getpid()

    def release(self) -> None:
        with _guard:
            if not self._handle.closed:  # released twice, it would let go of whoever holds the file now
                self._handle.close()
                _held.pop(self._file, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
