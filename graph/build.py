"""Files to a store: read what is new, resolve all, replace the graphs that changed.

Reading is content-addressed: a record is kept under the hash of the file and the version of the reader. Resolution
looks at all records at once, so the graph of a document depends on the set of documents and not on the order or number
of builds. What was written is published at once, at the end (store/layout.py): a build that is ended at any moment
leaves the store as it was, and the next one takes up the records that this one made.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .identity.decisions import FILE, NONE, read_decisions
from .manifest import Entry, Manifest
from .map import Iris
from .reading import TIME_LIMIT, Task, read_files
from .record import Reader
from .records import RecordFolder
from .settings import base_iri, folder_beside, is_remote
from .sources import Found, find_sources
from .store import Store, StoreError, StoreLocked, open_store
from .store.layout import establish
from .store.lock import FileLock
from .writing import STATE, VERSION, Documents, write_graphs
from .written import Written

FILE_OF_GRAPHS = "graphs.sqlite"
"""What Written keeps, in the folder of a build."""

Progress = Callable[[int, int, str], None]
"""Called with the number of files done, the number in all, and the name of the file."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why, on one line that names it."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `graphs`: the graphs written; `sources`: documents the store holds now."""

    read: int
    unchanged: int
    removed: int
    graphs: int
    sources: int
    failures: tuple[Failure, ...]
    seconds: float
    unused_decisions: tuple[str, ...] = ()
    """Nodes and passages of the file of decisions that the documents do not have."""

    @property
    def exit_status(self) -> int:
        return 1 if self.failures else 0


def build(
    paths: Sequence[str],
    target: str,
    reader: Reader,
    reader_version: str,
    *,
    folder: str | None = None,
    workers: int | None = None,
    remove_missing: bool = False,
    progress: Progress | None = None,
    time_limit: float = TIME_LIMIT,
    scheduler: str | None = None,
    decisions: str | None = None,
) -> BuildReport:
    """Build the store at `target` (folder or URL) from files, folders and globs.

    `reader` is called in `workers` processes (by default one a core) or on the Dask cluster of `scheduler`, for at most
    `time_limit` seconds a file (0: any time); `reader_version` changes when its software or rules do. `folder` keeps
    what lies beside a remote store (by default settings.folder_beside). Sources whose files have gone from below
    `paths` are removed; with `remove_missing` wherever they were. `decisions` is the file of what a person has
    settled (identity/decisions.py), by default decisions.ttl in the folder. Raises StoreLocked where another build runs
    and StoreError where the store cannot be written. Files that cannot be read are failures in the report.
    """
    begin = time.monotonic()
    remote = is_remote(target)
    beside = (Path(folder) if folder else folder_beside(target)) if remote else Path(target)
    found, failures = find_sources(paths)
    problems = [Failure(path, message) for path, message in failures]
    with _alone(beside):
        if not remote:
            establish(beside, base_iri())
        records = RecordFolder(beside)
        try:
            with Manifest(beside / "manifest.sqlite") as manifest:
                ready, todo = _sort_out(found, records, reader_version, problems)
                known = {e.source: e for e in manifest.entries()}
                unchanged = sum(known.get(entry.source) == entry for entry in ready)
                if scheduler and todo:
                    from .cluster import read_on_cluster

                    results = read_on_cluster(todo, reader, records, scheduler, time_limit)
                else:
                    results = read_files(todo, reader, records, workers or os.cpu_count() or 1, time_limit)
                for done, ((file, name), message) in enumerate(results, 1):
                    if message:
                        problems.append(Failure(file.path, message))
                    else:
                        ready.append(Entry(file.source, file.path, name))
                    if progress:
                        progress(done, len(todo), file.path)
                removed = _gone(known.values(), found, None if remove_missing else paths)
                manifest.change(ready, removed)
                entries = manifest.entries()
            settled = Path(decisions) if decisions else beside / FILE
            if decisions and not settled.exists():
                raise StoreError(f"{decisions}: no such file")
            graphs, unused = _write(target, beside, entries, records, reader_version, settled)
            records.keep({e.record for e in entries})
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{beside}: cannot be written ({error})") from error
    return BuildReport(
        read=len(todo),
        unchanged=unchanged,
        removed=len(removed),
        graphs=graphs,
        sources=len(entries),
        failures=tuple(sorted(problems, key=lambda p: p.path)),
        seconds=round(time.monotonic() - begin, 3),
        unused_decisions=unused,
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Only one build at a time works on a folder. The lock ends with the process."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        lock = FileLock(folder.parent / f".{folder.name}.lock")
    except BlockingIOError as error:
        raise StoreLocked(f"{folder}: another build works on this store") from error
    with lock:
        yield


def _sort_out(
    found: Sequence[Found], records: RecordFolder, version: str, problems: list[Failure]
) -> tuple[list[Entry], list[Task]]:
    """The files whose records are there, and those that have to be read."""
    ready: list[Entry] = []
    todo: list[Task] = []
    for file in found:
        try:
            with Path(file.path).open("rb") as handle:
                digest = hashlib.file_digest(handle, "sha256").hexdigest()
        except OSError as error:
            problems.append(Failure(file.path, f"{file.path}: {error.strerror or error}"))
            continue
        # How a file is read depends on its bytes and its suffix; its name is no matter of the record.
        name = records.name(digest, version + Path(file.path).suffix.lower())
        if records.has(name):
            ready.append(Entry(file.source, file.path, name))
        else:
            todo.append((file, name))
    return ready, todo


def _gone(known: Iterable[Entry], found: Sequence[Found], below: Sequence[str] | None) -> list[str]:
    """Sources whose files are no longer there; where `below` is given, only those that lay below its folders."""
    present = {f.source for f in found}
    folders = None if below is None else [Path(p).resolve() for p in below if Path(p).is_dir()]
    return [
        e.source
        for e in known
        if e.source not in present
        and not Path(e.path).exists()
        and (folders is None or any(Path(e.path).is_relative_to(folder) for folder in folders))
    ]


def _write(
    target: str, beside: Path, entries: Sequence[Entry], records: RecordFolder, version: str, settled: Path
) -> tuple[int, tuple[str, ...]]:
    """Bring the graphs up to the entries, unless they are: then nothing but a hash is looked at."""
    wanted = _state(entries, version, settled)
    anew = False
    try:
        with open_store(target, read_only=True, folder=str(beside)) as store:
            assert store.build_folder is not None
            noted = _noted(store.build_folder / FILE_OF_GRAPHS)
            if noted.get(STATE) == wanted and _complete(store, entries):
                return 0, ()
            # Every document says which version has read it: with another, all graphs are others.
            anew = noted.get(VERSION) != version and all(g.startswith(store.base) for g in store.graphs())
    except StoreError:
        if is_remote(target):
            raise
    with open_store(target, folder=str(beside), anew=anew) as store:
        assert store.build_folder is not None
        decisions = read_decisions(settled, store.base) if settled.exists() else NONE
        with Written(store.build_folder / FILE_OF_GRAPHS) as written:
            documents = Documents(entries, records)
            return write_graphs(store, written, documents, version, software_hash(), wanted, decisions)


def _state(entries: Sequence[Entry], version: str, settled: Path) -> str:
    """A hash of all that the graphs are made from: records, decisions, and the code and rules that map them."""
    digest = hashlib.sha256(f"{version} {software_hash()}\n".encode())
    if settled.exists():
        digest.update(settled.read_bytes())
    for entry in entries:
        digest.update(f"{entry.source} {entry.record}\n".encode())
    return digest.hexdigest()


def _noted(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    with Written(file) as written:
        return written.hashes()


def _complete(store: Store, entries: Sequence[Entry]) -> bool:
    iris = Iris(store.base)
    expected = {str(iris.graph(name)) for name in ("reference", "entities", *(e.source for e in entries))}
    return expected <= set(store.graphs())


@cache
def software_hash() -> str:
    """A hash of the code, rules and reference data that make graphs of records."""
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for path in sorted([*root.rglob("*.py"), *root.rglob("*.rq"), *(root.parent / "ontology").rglob("*.t*")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
