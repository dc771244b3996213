"""What a store was built from: each source with its file and record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class Entry:
    """A source of the store; `record` names its record in the folder of records."""

    source: str
    path: str
    record: str


class File:
    """A small database, every change of which is on disk when the method that makes it returns."""

    schema: tuple[str, ...]

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(file, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=DELETE")
        for table in self.schema:
            self._db.execute(f"CREATE TABLE IF NOT EXISTS {table}")

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Manifest(File):
    """The sources of a store."""

    schema = ("source (source TEXT PRIMARY KEY, path TEXT NOT NULL, record TEXT NOT NULL)",)

    def entries(self) -> list[Entry]:
        """All sources, by name."""
        return [Entry(*row) for row in self._db.execute("SELECT source, path, record FROM source ORDER BY source")]

    def change(self, put: Iterable[Entry] = (), drop: Iterable[str] = ()) -> None:
        """Note sources and forget others, all or nothing."""
        self._db.execute("BEGIN")
        self._db.executemany("REPLACE INTO source VALUES (?, ?, ?)", ((e.source, e.path, e.record) for e in put))
        self._db.executemany("DELETE FROM source WHERE source = ?", ((source,) for source in drop))
        self._db.execute("COMMIT")
