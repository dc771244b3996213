"""The folder of an embedded store.

    format.json          layout version, base IRI, and the build that readers see
    000007/              a build: rdf/ (Oxigraph), search.sqlite, graphs.sqlite; never written to once published
    manifest.sqlite, records/, texts/, lock

A build works on a copy of the one before it (hard links: Oxigraph's data files never change) and is published by
replacing format.json. Whatever ends it before that leaves the store as it was; readers keep the build they opened, for
the one before the newest stays.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from .lock import FileLock
from .protocol import StoreError, StoreLocked

FORMAT = 2
"""The version of the folder's layout."""
_DESCRIPTION = "format.json"


@dataclass(frozen=True, slots=True)
class Description:
    """What format.json says. `current`: name of the published build, None where there is none yet."""

    format: int
    base: str
    current: str | None = None


def describe(folder: Path) -> Description | None:
    """The description of the store; None where there is none. Raises StoreError for one this program cannot use."""
    file = folder / _DESCRIPTION
    if not file.exists():
        return None
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        description = Description(int(found["format"]), str(found["base"]), found.get("current"))
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise StoreError(f"{file}: is not the description of a store") from error
    if description.format > FORMAT:
        raise StoreError(f"{folder}: store format {description.format} of a newer program; this one writes {FORMAT}")
    return description


def published(folder: Path) -> tuple[Path, str]:
    """The folder of the build that readers see, and the base IRI. Raises StoreError where there is none."""
    description = describe(folder)
    if description is None or (description.format == FORMAT and description.current is None):
        raise StoreError(f"{folder}: no store there; make one with 'phancong build PATH --store STORE'")
    if description.format < FORMAT:
        raise StoreError(
            f"{folder}: store format {description.format}, this program reads {FORMAT};"
            " bring it up to date with 'phancong build PATH --store STORE'"
        )
    return folder / str(description.current), description.base


class Draft:
    """The next build of a store, invisible until it is published; it begins as the last one, or `anew` with nothing.
    Raises StoreLocked where somebody else writes."""

    def __init__(self, folder: Path, base: str, *, anew: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        before = describe(folder)
        if before is None and any(entry.name != "lock" for entry in folder.iterdir()):
            raise StoreError(f"{folder}: is a folder with other files, not a store")
        self._folder = folder
        try:
            self._lock = FileLock(folder / "lock")
        except BlockingIOError as error:
            raise StoreLocked(f"{folder}: another process writes to this store") from error
        # An older layout keeps its records and texts; its graphs are written anew from them.
        self.description = Description(FORMAT, before.base if before else base)
        self._before = before.current if before and before.format == FORMAT else None
        self._name = f"{int(self._before or 0) + 1:06}"
        self.path = folder / self._name
        try:
            self._sweep()
            if before is None:
                write(folder, self.description)
            if self._before and not anew:
                _link(folder / self._before, self.path)
            self.path.mkdir(exist_ok=True)
        except OSError as error:
            self.release()
            raise StoreError(f"{folder}: cannot be written ({error})") from error

    def _sweep(self) -> None:
        """Delete what readers no longer need: all builds but the published one and the one before it."""
        keep = {self._before, f"{int(self._before) - 1:06}"} if self._before else set()
        for entry in self._folder.iterdir():
            if entry.is_dir() and (entry.name == "rdf" or (entry.name.isdigit() and entry.name not in keep)):
                shutil.rmtree(entry)

    def publish(self) -> None:
        """Make the draft the build that readers see, all or nothing."""
        for folder in (self.path / "rdf", self.path, self._folder):
            _sync(folder)
        write(self._folder, replace(self.description, current=self._name))

    def discard(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)

    def release(self) -> None:
        """Let others write."""
        self._lock.release()


def establish(folder: Path, base: str) -> None:
    """Make the folder of a store without any build, where there is none. Raises StoreError for one that is no store."""
    if describe(folder) is None:
        draft = Draft(folder, base)
        draft.discard()
        draft.release()


def _link(source: Path, target: Path) -> None:
    """Copy a build: data files by hard link where the file system has them, what changes by content."""

    def copy(old: str, new: str) -> None:
        if old.endswith(".sst"):
            try:
                os.link(old, new)
                return
            except OSError:
                pass
        shutil.copy2(old, new)

    shutil.copytree(source, target, copy_function=copy, ignore=shutil.ignore_patterns("LOCK", "LOG*"))


def write(folder: Path, description: Description) -> None:
    """Replace the description of a store, all or nothing."""
    file = folder / _DESCRIPTION
    draft = file.with_name(f".{file.name}")
    with draft.open("w", encoding="utf-8") as out:
        out.write(json.dumps(asdict(description)) + "\n")
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
    _sync(file.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
