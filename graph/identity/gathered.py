"""What the documents of a store mention, and what that means, on disk while a build needs it: a mention carries the
words around it, and there are dozens in every document."""

from __future__ import annotations

import pickle
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from .documents import Mention, MentionId, Resolution, family

Meanings = dict[tuple[int, str], Resolution]
"""Index of a fact and slot -> what it means."""


class Gathered:
    """Mentions by family and their resolutions by source, in a file that goes with the object."""

    def __init__(self) -> None:
        # A temporary file without a name; the object may go in another thread than it came.
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        weakref.finalize(self, self._db.close)
        self._db.execute("CREATE TABLE mention (family TEXT, source TEXT, at INT, slot TEXT, mention BLOB)")
        self._db.execute(
            "CREATE TABLE meaning (source TEXT, at INT, slot TEXT, path TEXT, reason TEXT, score REAL,"
            " PRIMARY KEY (source, at, slot)) WITHOUT ROWID"
        )
        self.of = lru_cache(maxsize=4)(self._of)

    def add(self, mentions: Iterable[Mention]) -> None:
        self._db.execute("BEGIN")
        self._db.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?, ?)", ((family(m), *m.id, pickle.dumps(m, 5)) for m in mentions)
        )
        self._db.execute("COMMIT")

    def families(self) -> Iterator[list[Mention]]:
        """The mentions of each family, families and mentions in their order."""
        rows = self._db.execute("SELECT family, mention FROM mention ORDER BY family, source, at, slot")
        for _, found in groupby(rows, key=itemgetter(0)):
            yield [pickle.loads(data) for _, data in found]

    def settle(self, meanings: Mapping[MentionId, Resolution]) -> None:
        """Note what mentions mean."""
        self._db.execute("BEGIN")
        self._db.executemany(
            "REPLACE INTO meaning VALUES (?, ?, ?, ?, ?, ?)",
            ((*id_, r.path, r.reason, r.score) for id_, r in meanings.items()),
        )
        self._db.execute("COMMIT")
        self.of.cache_clear()

    def _of(self, source: str) -> Meanings:
        """What the mentions of a source mean; `of` keeps the last few."""
        rows = self._db.execute("SELECT at, slot, path, reason, score FROM meaning WHERE source = ?", (source,))
        return {(at, slot): Resolution(path, reason, score) for at, slot, path, reason, score in rows}
