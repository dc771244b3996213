"""Reading files in worker processes: one file at a time each, so that a file that ends or outlives its worker is known.

Records go to disk from the workers; only messages come back, so memory stays flat whatever the number of files.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path

from .record import Reader
from .records import RecordFolder
from .sources import Found

Task = tuple[Found, str]
"""A file and the name of its record."""
TIME_LIMIT = 300.0
"""Seconds a file may take, unless a build says otherwise."""
RENEW = 1000
"""Files after which a worker is replaced: what its caches hold stays bounded."""


def read_files(
    tasks: Sequence[Task],
    reader: Reader,
    records: RecordFolder,
    workers: int,
    seconds: float = TIME_LIMIT,
) -> Iterator[tuple[Task, str | None]]:
    """Read every file into the folder of records, the longest first, so that no worker is left with it at the end.

    Yields each task as it ends, with a message where it failed: a file that takes longer than `seconds`, or whose
    worker dies, is one of them. One worker is this process itself, without time limit, where `seconds` is 0.
    """
    waiting = sorted(tasks, key=lambda task: (_size(task), task[0].source))
    if not seconds and workers <= 1:
        while waiting:
            task = waiting.pop()
            yield task, read_one(task, reader, records)
        return
    idle: list[_Worker] = []
    busy: dict[Connection, _Worker] = {}
    try:
        while waiting or busy:
            while waiting and len(busy) < workers:
                worker = idle.pop() if idle else _Worker(reader, records)
                worker.give(waiting.pop(), seconds)
                busy[worker.pipe] = worker
            left = min(w.deadline for w in busy.values()) - time.monotonic()
            ready = wait(list(busy), timeout=max(left, 0) if seconds else None)
            now = time.monotonic()
            for pipe, worker in list(busy.items()):
                if pipe in ready:
                    message, alive = worker.result()
                elif seconds and worker.deadline <= now:
                    message, alive = f"{worker.task[0].path}: đọc quá {seconds:g} giây, bỏ qua", False
                else:
                    continue
                del busy[pipe]
                if alive and worker.done < RENEW:
                    idle.append(worker)
                else:
                    worker.end()
                yield worker.task, message
    finally:
        for worker in (*idle, *busy.values()):
            worker.end()


class _Worker:
    """A process that reads files and says how each went."""

    def __init__(self, reader: Reader, records: RecordFolder) -> None:
        self.pipe, other = multiprocessing.Pipe()
        self.done = 0
        self.deadline = 0.0
        self.task: Task
        self._process = multiprocessing.Process(target=_serve, args=(other, reader, records), daemon=True)
        self._process.start()
        other.close()

    def give(self, task: Task, seconds: float) -> None:
        self.task, self.deadline = task, time.monotonic() + seconds
        self.pipe.send(task)

    def result(self) -> tuple[str | None, bool]:
        """The message of the task, and whether the process can take another."""
        self.done += 1
        try:
            message: str | None = self.pipe.recv()
        except (EOFError, ConnectionError):
            return f"{self.task[0].path}: làm tiến trình đọc dừng đột ngột", False
        return message, True

    def end(self) -> None:
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _serve(pipe: Connection, reader: Reader, records: RecordFolder) -> None:
    """Read what comes through the pipe until its other end is closed: a build that was killed leaves nobody behind."""
    if multiprocessing.get_start_method() == "fork":
        # What came with the fork would outlive the build: its open files, and its ends of the pipes.
        os.closerange(3, pipe.fileno())
        os.closerange(pipe.fileno() + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    while True:
        try:
            task = pipe.recv()
            pipe.send(read_one(task, reader, records))
        except (EOFError, ConnectionError, KeyboardInterrupt):
            return


def _size(task: Task) -> int:
    try:
        return Path(task[0].path).stat().st_size
    except OSError:
        return 0


def read_one(task: Task, reader: Reader, records: RecordFolder) -> str | None:
    """Read a file and keep its record; the message of what went wrong, on one line, or None."""
    file, name = task
    try:
        records.save(name, reader(file.path))
    except Exception as error:  # a document must not stop the build, whatever is wrong with it
        return message_of(error, file.path)
    return None


def message_of(error: BaseException, path: str) -> str:
    """What went wrong with a file, on one line that names it."""
    text = " ".join(str(error).split()) or type(error).__name__
    known = type(error).__name__ in ("ReadError", "ReadFailure") or isinstance(error, OSError)
    text = text if known else f"{type(error).__name__}: {text}"
    return text if path.rpartition("/")[2] in text else f"{path}: {text}"
