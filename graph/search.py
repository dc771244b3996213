"""Full-text search over labels and aliases: an SQLite FTS5 index beside the store, written at build.

Texts are folded (no diacritics, đ as d), so 'uy ban thai binh' finds 'Ủy ban nhân dân tỉnh Thái Bình'; the last word
of a query matches the beginning of a word, and where nothing fits all do, then words one letter away. Whole-label and
diacritic-true matches come first, then shorter names; names are indexed by length, so that the best are found without
ranking all that fit.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .identity.names import fold, key
from .namespaces import prologue
from .store import Iri, Literal, Store

LABELS = (
    prologue()
    + """
SELECT ?node ?type ?label ?name WHERE {
  VALUES ?type { eli:LegalResource org:FormalOrganization pc:BodyGroup pc:Project pc:Indicator pc:Place }
  ?node a ?type ; skos:prefLabel ?label .
  { ?node skos:prefLabel ?name } UNION { ?node skos:altLabel ?name } UNION { ?node eli:title ?name }
  UNION { ?node eli:number ?name }
}"""
)
KINDS = {
    "LegalResource": "directive",
    "FormalOrganization": "body",
    "BodyGroup": "body",
    "Project": "project",
    "Indicator": "indicator",
    "Place": "place",
}

_RANKED = 400
"""Rows of the index that are put in order for one query."""
_SHORTEST = 3
_NEAR = 12
"""Letters of a word, and words near it, from which and up to which slips are looked for."""


class Match(NamedTuple):
    """A row of the index that fits; `rank` is the number of its words, smaller is better."""

    node: str
    kind: str
    label: str
    name: str
    rank: float


def write_index(store: Store, folder: Path) -> None:
    """Write `search.sqlite` anew; the old one serves until the new one is whole. Names are put in order on disk."""
    draft = folder / ".search.sqlite"
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as db:
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("CREATE TEMP TABLE found (node TEXT, kind TEXT, label TEXT, name TEXT)")
        db.executemany("INSERT INTO found VALUES (?, ?, ?, ?)", _entries(store))
        db.create_function("fold", 1, key, deterministic=True)
        db.create_function("blanks", 1, lambda text: text.count(" "), deterministic=True)
        db.execute(
            "CREATE TABLE entry (id INTEGER PRIMARY KEY, node TEXT, kind TEXT, label TEXT, name TEXT, words INT)"
        )
        db.execute(
            "CREATE VIRTUAL TABLE word USING fts5(folded, kind, content='', detail=column, prefix='1 2 3 4',"
            " tokenize='unicode61 remove_diacritics 0')"
        )
        db.execute(
            "INSERT INTO entry (node, kind, label, name, words) SELECT node, kind, label, name, blanks(fold(name)) + 1"
            " FROM (SELECT DISTINCT * FROM found) ORDER BY length(name), node, kind, label, name"
        )
        db.execute("INSERT INTO word (rowid, folded, kind) SELECT id, fold(name), kind FROM entry")
        db.commit()
    draft.replace(folder / "search.sqlite")


def _entries(store: Store) -> Iterator[tuple[str, str, str, str]]:
    for row in store.solutions(LABELS):
        node, kind, label, name = row["node"], row["type"], row["label"], row["name"]
        assert isinstance(kind, Iri) and isinstance(label, Literal) and isinstance(name, Literal)
        yield str(node), KINDS[kind.rpartition("#")[2]], label.value, name.value


def find(folder: Path, text: str, kind: str | None, limit: int) -> list[Match]:
    """The nodes that fit best, each once. Raises FileNotFoundError where there is no index.

    Where nothing fits, slips of typing are put right: unknown words give way to known ones one letter away.
    """
    file = folder / "search.sqlite"
    if not file.exists():
        raise FileNotFoundError(file)
    words = key(text).split()
    if not words:
        return []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        rows = _fitting(db, [f'"{word}"' for word in words[:-1]] + [f'"{words[-1]}"*'], kind, limit)
        rows = rows or _fitting(db, [f'"{word}"*' for word in words], kind, limit)
        if not rows and (mended := _mended(words, vocabulary(folder))):
            rows = _fitting(db, mended, kind, limit)
    folded, plain = fold(text).strip(), text.strip().casefold()

    def order(match: Match) -> tuple[bool, bool, bool, float, str]:
        name = fold(match.name)
        return (name != folded, not name.startswith(folded), plain not in match.name.casefold(), match.rank, match.node)

    best: dict[str, Match] = {}
    for match in sorted(rows, key=order):
        best.setdefault(match.node, match)
    return list(best.values())[:limit]


def _fitting(db: sqlite3.Connection, terms: list[str], kind: str | None, limit: int) -> list[Match]:
    """Rows that hold all terms. Names lie in the index by length: the first rows are the best ones."""
    query = f"folded : ({' AND '.join(terms)})" + (f' AND kind : "{kind}"' if kind else "")
    sql = """SELECT node, kind, label, name, words FROM entry
             WHERE id IN (SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid LIMIT ?)"""
    return [Match(*row) for row in db.execute(sql, (query, max(_RANKED, limit * 4)))]


def vocabulary(folder: Path) -> frozenset[str]:
    """All words of the index, folded; empty where there is no index."""
    file = folder / "search.sqlite"
    return _words_of(file, file.stat().st_mtime_ns) if file.exists() else frozenset()


@lru_cache(maxsize=4)
def _words_of(file: Path, changed: int) -> frozenset[str]:
    del changed  # part of the cache's key
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        db.execute("CREATE VIRTUAL TABLE temp.known USING fts5vocab('main', 'word', 'row')")
        return frozenset(term for (term,) in db.execute("SELECT term FROM temp.known"))


def _mended(words: list[str], known: frozenset[str]) -> list[str]:
    """FTS terms in which each unknown word is any of the known words next to it; empty where one has none."""
    terms = []
    for word in words:
        near = [word]
        if word not in known:
            if len(word) < _SHORTEST or not word.isalpha():
                return []
            near = [
                other
                for other, _, _ in process.extract_iter(word, known, scorer=OSA.distance, score_cutoff=1)
                if other.isalpha()
            ]
            if not near:
                return []
        terms.append("(" + " OR ".join(f'"{other}"' for other in sorted(near)[:_NEAR]) + ")")
    return terms
