"""What all answers share: named queries, ids, evidence, documents and places looked up many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date as Date
from functools import cache
from importlib.resources import files
from typing import TypeVar

from ..identity.names import key
from ..namespaces import prologue
from ..store import Iri, Literal, Row, Store, Term
from .kept import kept
from .types import Directive, Evidence, Successor

T = TypeVar("T")
BATCH = 500
"""How many nodes one query is asked about."""


@cache
def query(name: str) -> str:
    """The text of graph/queries/NAME.rq with its prefixes."""
    return prologue() + files("phancong.graph").joinpath(f"queries/{name}.rq").read_text(encoding="utf-8")


def node_of(store: Store, id: str) -> Iri:
    """The IRI of a full IRI or of a path after the store's base."""
    return Iri(id if id.startswith(("http://", "https://", "urn:")) else store.base + id.lstrip("/"))


def text(row: Row, name: str) -> str | None:
    """A variable of a row as text; None where it is unbound."""
    term = row.get(name)
    if term is None:
        return None
    return term.value if isinstance(term, Literal) else str(term)


def required(row: Row, name: str) -> str:
    """A variable that the query always binds."""
    value = text(row, name)
    assert value is not None, name
    return value


def number(row: Row, name: str) -> float | None:
    """A variable as a number."""
    value = text(row, name)
    return None if value is None else float(value)


def local(iri: str) -> str:
    """The id of a concept: the last piece of its IRI."""
    return iri.rpartition("/")[2]


def many(store: Store, name: str, nodes: Iterable[str], parameter: str = "nodes") -> list[Row]:
    """The rows of a query about many nodes, asked in batches."""
    wanted: list[Term] = [Iri(n) for n in dict.fromkeys(nodes)]
    rows: list[Row] = []
    for at in range(0, len(wanted), BATCH):
        rows += store.select(query(name), {parameter: wanted[at : at + BATCH]})
    return rows


def evidence_of(store: Store, nodes: Iterable[str], named: str = "evidence") -> dict[str, tuple[Evidence, ...]]:
    """The sentences behind each node, the surest first. `named`: 'annotations' where the nodes are the notes."""
    found: dict[str, dict[tuple[str, int, int], Evidence]] = defaultdict(dict)
    for row in many(store, named, nodes):
        page = text(row, "page")
        evidence = Evidence(
            document=required(row, "source"),
            quote=required(row, "quote"),
            start=int(required(row, "start")),
            end=int(required(row, "end")),
            section=text(row, "section"),
            confidence=number(row, "confidence") or 0.0,
            rule=text(row, "rule"),
            document_label=text(row, "label"),
            page=None if page is None else int(page),
        )
        found[required(row, "node")].setdefault((evidence.document, evidence.start, evidence.end), evidence)
    return {node: tuple(sorted(e.values(), key=_surest)) for node, e in found.items()}


def _surest(evidence: Evidence) -> tuple[float, str, int]:
    return (-evidence.confidence, evidence.document, evidence.start)


def documents_of(store: Store, nodes: Iterable[str]) -> dict[str, Directive]:
    """Documents by node."""
    found: dict[str, Directive] = {}
    for row in many(store, "documents", nodes):
        node = required(row, "node")
        if node not in found:
            found[node] = Directive(
                id=node,
                label=required(row, "label"),
                type=text(row, "type"),
                number=text(row, "number"),
                date=text(row, "date"),
                issuer=text(row, "issuer"),
                title=text(row, "title"),
                place=text(row, "place"),
                open=text(row, "open") == "true",
            )
    return found


NAMED = 3
"""Of more heirs than so many the first are named, the others counted."""


def successors_of(store: Store, bodies: Iterable[str], on: str | None) -> dict[str, Successor]:
    """The body that carries each body's duties on the day, where it is another one. Default: today.

    Of a body that was divided, all heirs in one successor: its id is that of the org:ChangeEvent, its name lists them.
    """
    day = on or Date.today().isoformat()
    steps: dict[str, dict[str, dict[str, tuple[str, str, str]]]] = defaultdict(lambda: defaultdict(dict))
    for row in many(store, "changes", bodies):
        since, heir = required(row, "since"), required(row, "to")
        if since <= day:
            change = (since, required(row, "event"), required(row, "name"))
            steps[required(row, "node")][required(row, "from")][heir] = change
    found = {}
    for body, table in steps.items():
        leaves: dict[str, tuple[str, str, str]] = {}
        frontier, seen = [(body, ("", "", ""))], {body}
        while frontier:
            at, change = frontier.pop()
            onward = {h: c for h, c in table.get(at, {}).items() if c[0] >= change[0] and h not in seen}
            if not onward and at != body:
                leaves[at] = change
            seen |= onward.keys()
            frontier += onward.items()
        if leaves:
            found[body] = _heirs(leaves)
    return found


def _heirs(leaves: dict[str, tuple[str, str, str]]) -> Successor:
    since, event, _ = max(leaves.values())
    names = sorted(name for _, _, name in leaves.values())
    if len(leaves) == 1:
        return Successor(next(iter(leaves)), names[0], since)
    rest = f" và {len(names) - NAMED} cơ quan khác" if len(names) > NAMED else ""
    return Successor(event, "; ".join(names[:NAMED]) + rest, since)


@cache
def _place_query() -> str:
    return prologue() + (
        "SELECT DISTINCT ?label ?name WHERE { ?node a pc:Place ; skos:prefLabel ?label ."
        " { ?node skos:prefLabel ?name } UNION { ?node skos:altLabel ?name } }"
    )


def place_literal(store: Store, name: str) -> Literal:
    """The label of a place by a name with or without diacritics or 'tỉnh'; the name itself where there is none."""
    labels = kept(store, "places", lambda: _place_labels(store))
    return Literal.of(labels.get(key(name), name), "vi")


def _place_labels(store: Store) -> dict[str, str]:
    """The label behind each name of a place, folded; the first of several."""
    rows = ((key(required(r, "name")), required(r, "label")) for r in store.select(_place_query()))
    return dict(sorted(rows, reverse=True))


def fits(words: str | None, *texts: str | None) -> bool:
    """Whether every word of a query begins a word of the texts; diacritics do not count."""
    if not words:
        return True
    have = " ".join(key(t) for t in texts if t).split()
    return all(any(h.startswith(w) for h in have) for w in key(words).split())


def cut(items: Sequence[T], limit: int | None, offset: int) -> tuple[T, ...]:
    """A stretch of a list."""
    return tuple(items[offset : None if limit is None else offset + limit])
