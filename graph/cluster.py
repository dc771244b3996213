"""Reading files on a Dask cluster: the bytes of a file go there, its record comes back, so that no disk is shared.

Needs the extra `cluster` (pip install 'phancong[cluster]') here, and the same release of phancong on the workers.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .reading import TIME_LIMIT, Task, message_of
from .record import DocumentRecord, Reader
from .records import RecordFolder
from .store import StoreError

_PAUSE = 0.01
"""Seconds between two looks at what is done; reading a document takes longer."""


def read_on_cluster(
    tasks: Sequence[Task],
    reader: Reader,
    records: RecordFolder,
    address: str,
    seconds: float = TIME_LIMIT,
) -> Iterator[tuple[Task, str | None]]:
    """As reading.read_files, on the workers of the scheduler at `address` ('tcp://host:8786').

    As many files are under way as the cluster has threads; the worker of one that takes too long is restarted. Raises
    StoreError where Dask is not installed or the scheduler does not answer.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise StoreError("--scheduler needs Dask: pip install 'phancong[cluster]'") from error
    try:
        client = Client(address, timeout=5, set_as_default=False)
    except (OSError, ValueError) as error:
        raise StoreError(f"{address}: no Dask scheduler answers there") from error
    waiting = list(reversed(tasks))
    running: dict[Any, tuple[Task, float]] = {}
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise StoreError(f"{address}: the scheduler has no workers")
        while waiting or running:
            while waiting and len(running) < threads:
                task = waiting.pop()
                try:
                    data = Path(task[0].path).read_bytes()
                except OSError as error:
                    yield task, message_of(error, task[0].path)
                    continue
                future = client.submit(_read, reader, Path(task[0].path).name, data, pure=False, retries=0)
                running[future] = (task, time.monotonic() + seconds)
            if not running:
                continue
            time.sleep(_PAUSE)
            for future, (task, deadline) in list(running.items()):
                if future.done():
                    message = _keep(future, task, records)
                elif seconds and time.monotonic() > deadline:
                    message = f"{task[0].path}: đọc quá {seconds:g} giây, bỏ qua"
                    _give_up(client, future)
                else:
                    continue
                del running[future]
                yield task, message


def _read(reader: Reader, name: str, data: bytes) -> DocumentRecord:
    """On a worker: read a file of these bytes and this name."""
    with tempfile.TemporaryDirectory(prefix="phancong-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return reader(str(path))


def _keep(future: Any, task: Task, records: RecordFolder) -> str | None:
    file, name = task
    error = future.exception()
    if error is None:
        try:
            records.save(name, future.result())
            return None
        except OSError as failure:
            error = failure
    if type(error).__name__ in ("KilledWorker", "CancelledError"):
        return f"{file.path}: làm tiến trình đọc dừng đột ngột"
    return message_of(error, file.path)


def _give_up(client: Any, future: Any) -> None:
    """Take the task back; Dask cannot stop code that runs, so its worker is started anew."""
    addresses = [address for address, keys in client.processing().items() if future.key in keys]
    future.cancel(force=True)
    if addresses:
        client.restart_workers(addresses, raise_for_error=False)
