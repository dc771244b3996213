"""A node for people, a quote in its context, the size of the store."""

from __future__ import annotations

from ..records import read_text
from ..store import Blank, Iri, Store
from .around import nodes_of
from .common import evidence_of, node_of, query, required, text
from .kept import kept
from .types import Description, Quote, Ref, Statement, Summary


def describe(store: Store, id: str) -> Description | None:
    """All that is said of a node; None where nothing is."""
    node = node_of(store, id)
    out: list[Statement] = []
    into: list[Statement] = []
    for row in store.select(query("statements"), {"node": node}):
        prop, value = required(row, "property"), row["value"]
        if isinstance(value, Blank):
            continue
        name = text(row, "propertyLabel") or prop.rpartition("/")[2].rpartition("#")[2]
        spelt = required(row, "value")
        statement = Statement(
            predicate=Ref(prop, name),
            value=spelt,
            value_label=text(row, "label") or spelt,
            is_node=isinstance(value, Iri),
            graph=required(row, "graph"),
        )
        (out if required(row, "way") == "out" else into).append(statement)
    if not out and not into:
        return None
    drawn = nodes_of(store, {node: 0}).get(node)

    def order(s: Statement) -> tuple[str, str, str]:
        return (s.predicate.label, s.value_label, s.graph)

    return Description(
        id=node,
        label=drawn.label if drawn else node.removeprefix(store.base),
        kind=drawn.kind if drawn else "term",
        out=tuple(sorted(_once(out), key=order)),
        into=tuple(sorted(_once(into), key=order)),
        evidence=evidence_of(store, [node]).get(node) or evidence_of(store, [node], "annotations").get(node, ()),
    )


def _once(statements: list[Statement]) -> list[Statement]:
    """Each statement once: a label in several languages or graphs does not repeat it."""
    return list({(s.predicate.id, s.value): s for s in statements}.values())


def evidence(store: Store, document: str, start: int, end: int, context: int = 200) -> Quote | None:
    """A stretch of a source file's text with what stands around it; None where the file or the stretch is not there."""
    node = node_of(store, document)
    rows = store.select(query("source_hash"), {"source": node})
    if not rows or store.folder is None:
        return None
    try:
        whole = read_text(store.folder, required(rows[0], "hash"))
    except FileNotFoundError:
        return None
    if not 0 <= start <= end <= len(whole):
        return None
    offset, stop = max(0, start - context), min(len(whole), end + context)
    return Quote(node, whole[offset:start], whole[start:end], whole[end:stop], start, end, offset)


def summary(store: Store) -> Summary:
    """How much the store holds, by kind."""
    return kept(store, "summary", lambda: _summary(store))


def _summary(store: Store) -> Summary:
    counts: dict[str, int] = {}
    for row in store.select(query("summary")):
        if "kind" in row:
            kind = required(row, "kind")
            counts[kind] = counts.get(kind, 0) + int(required(row, "count"))
    triples = store.select("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
    names = ("sources", "directives", "bodies", "projects", "responsibilities", "observations")
    return Summary(**{name: counts.get(name, 0) for name in names}, triples=int(required(triples[0], "n")))
