"""What the graphs of a build were made from, beside them: so that the next build maps again only what would change.

Of each source: what it was mapped from, what its mapping asked of the registry and the hash of the answers, and the
shared nodes it speaks of. Of each unit of the graph of shared nodes: its triples.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson

from .manifest import File
from .map import FIGURE, Mapped, Telling

_BEYOND = FIGURE[:-1] + chr(ord("/") + 1)
"""What comes after the paths of all figures."""
_CACHE = 32_000
"""Kilobytes of the file kept in memory."""


class Written(File):
    """A database in the folder of a build."""

    schema = (
        "graph (name TEXT PRIMARY KEY, hash TEXT NOT NULL)",
        "source (name TEXT PRIMARY KEY, made TEXT NOT NULL, questions BLOB NOT NULL, answers TEXT NOT NULL)",
        "spoken (node TEXT, source TEXT, telling BLOB NOT NULL, PRIMARY KEY (node, source)) WITHOUT ROWID",
        "unit (name TEXT PRIMARY KEY, triples BLOB NOT NULL) WITHOUT ROWID",
    )

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self._db.execute(f"PRAGMA cache_size=-{_CACHE}")
        self._db.execute("CREATE INDEX IF NOT EXISTS spoken_source ON spoken (source)")
        self._db.execute("CREATE TEMP TABLE touched (node TEXT PRIMARY KEY) WITHOUT ROWID")

    @contextmanager
    def together(self) -> Iterator[None]:
        """All changes within are on disk at the end, or none."""
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # -- graphs -------------------------------------------------------------------------------------------------

    def hashes(self) -> dict[str, str]:
        """The hash of each graph as it was loaded; none where it has to be loaded."""
        return dict(self._db.execute("SELECT name, hash FROM graph").fetchall())

    def change(self, put: Iterable[tuple[str, str]] = (), drop: Iterable[str] = ()) -> None:
        """Forget hashes of graphs and note others, all or nothing."""
        with self.together():
            self._db.executemany("DELETE FROM graph WHERE name = ?", ((name,) for name in drop))
            self._db.executemany("REPLACE INTO graph VALUES (?, ?)", put)

    # -- sources ------------------------------------------------------------------------------------------------

    def sources(self) -> Iterator[tuple[str, str, bytes, str]]:
        """Name, what it was made from, questions and answers of each source."""
        yield from self._db.execute("SELECT name, made, questions, answers FROM source ORDER BY name")

    def put(self, source: str, made: str, mapped: Mapped) -> None:
        """Note how a source was mapped."""
        self.drop(source)
        self._db.execute("INSERT INTO source VALUES (?, ?, ?, ?)", (source, made, mapped.questions, mapped.answers))
        self._db.executemany(
            "INSERT INTO spoken VALUES (?, ?, ?)",
            ((node, source, orjson.dumps(telling)) for node, telling in sorted(mapped.spoken.items())),
        )
        self._touch(source)

    def drop(self, source: str) -> None:
        """Forget a source."""
        self._touch(source)
        self._db.execute("DELETE FROM spoken WHERE source = ?", (source,))
        self._db.execute("DELETE FROM source WHERE name = ?", (source,))

    def _touch(self, source: str) -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO touched SELECT node FROM spoken WHERE source = ? AND node BETWEEN ? AND ?",
            (source, FIGURE, _BEYOND),
        )

    # -- shared nodes -------------------------------------------------------------------------------------------

    def spoken(self) -> Iterator[tuple[str, Telling]]:
        """The nodes that are spoken of, but for figures, each with what its first source tells of it."""
        rows = self._db.execute(
            "SELECT node, telling, MIN(source) FROM spoken WHERE node NOT BETWEEN ? AND ? GROUP BY node",
            (FIGURE, _BEYOND),
        )
        return ((node, orjson.loads(telling)) for node, telling, _ in rows)

    def touched(self) -> Iterator[tuple[str, Telling | None]]:
        """The figures of sources that were put or dropped since the file was opened; None where nobody speaks of it."""
        rows = self._db.execute(
            "SELECT node, (SELECT telling FROM spoken WHERE spoken.node = touched.node ORDER BY source LIMIT 1)"
            " FROM touched ORDER BY node"
        )
        return ((node, telling and orjson.loads(telling)) for node, telling in rows)

    def units(self) -> Iterator[str]:
        """All units but figures."""
        rows = self._db.execute("SELECT name FROM unit WHERE name NOT BETWEEN ? AND ?", (FIGURE, _BEYOND))
        return (name for (name,) in rows)

    def replace(self, unit: str, triples: bytes) -> bytes:
        """Note the triples of a unit, empty where it is no more; those it had."""
        row = self._db.execute("SELECT triples FROM unit WHERE name = ?", (unit,)).fetchone()
        before = zlib.decompress(row[0]) if row else b""
        if not triples:
            self._db.execute("DELETE FROM unit WHERE name = ?", (unit,))
        elif triples != before:
            self._db.execute("REPLACE INTO unit VALUES (?, ?)", (unit, zlib.compress(triples, 1)))
        return before

    def forget_units(self) -> None:
        """The graph of shared nodes has to be written from nothing."""
        self._db.execute("DELETE FROM unit")
        self._db.execute(
            "INSERT OR IGNORE INTO touched SELECT DISTINCT node FROM spoken WHERE node BETWEEN ? AND ?",
            (FIGURE, _BEYOND),
        )
