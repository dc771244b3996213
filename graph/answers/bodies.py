"""Bodies and what they have been given to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..map.iris import concept
from ..store import Literal, Row, Store, Value
from .common import (
    cut,
    evidence_of,
    fits,
    local,
    many,
    node_of,
    place_literal,
    query,
    required,
    successors_of,
    text,
)
from .directives import find_directive
from .kept import given, kept
from .types import Body, BodyRef, Page, Ref, Responsibility


def bodies(
    store: Store,
    q: str | None = None,
    place: str | None = None,
    on: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Page[Body]:
    """Bodies by name, those with the most tasks first. `on`: the day for which successors are named."""
    bind: dict[str, Value] = {"place": place_literal(store, place)} if place else {}
    rows = kept(store, ("bodies", given(bind)), lambda: _busiest_first(store, bind))
    if q:
        rows = [r for r in rows if fits(q, text(r, "label"))]
    page = cut(rows, limit, offset)
    heirs = successors_of(store, (required(r, "node") for r in page), on)
    items = tuple(
        Body(
            id=required(r, "node"),
            name=required(r, "label"),
            place=text(r, "place"),
            group=required(r, "kind").endswith("BodyGroup"),
            successor=heirs.get(required(r, "node")),
            responsibilities=int(required(r, "tasks")),
        )
        for r in page
    )
    return Page(items, len(rows))


def _busiest_first(store: Store, bind: dict[str, Value]) -> list[Row]:
    rows = [r for r in store.select(query("bodies_list"), bind) if "node" in r]
    return sorted(rows, key=lambda r: (-int(required(r, "tasks")), required(r, "label"), required(r, "node")))


def body(store: Store, id: str, on: str | None = None) -> Body | None:
    """A body by id; None where there is none."""
    node = node_of(store, id)
    rows = [r for r in store.select(query("bodies_list"), {"node": node}) if "node" in r]
    if not rows:
        return None
    row = rows[0]
    heirs = successors_of(store, [node], on)
    return Body(
        id=node,
        name=required(row, "label"),
        place=text(row, "place"),
        group=required(row, "kind").endswith("BodyGroup"),
        successor=heirs.get(node),
        responsibilities=int(required(row, "tasks")),
    )


def responsibilities(
    store: Store,
    body: str,
    directive: str | None = None,
    role: str | None = None,
    year: int | str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Page[Responsibility]:
    """What a body (id) has been given to do, the latest document first.

    `directive`: number, name or id; tasks under documents that carry it out count. `year`: of the document.
    """
    bind: dict[str, Value] = {"body": node_of(store, body)}
    if role:
        bind["role"] = concept("role", role)
    if year:
        bind["year"] = Literal.of(str(year))
    if directive:
        found, _ = find_directive(store, directive)
        if found is None:
            return Page((), 0)
        bind["directive"] = node_of(store, found.id)
    rows = store.select(query("responsibilities_of"), bind)
    rows.sort(key=lambda r: (text(r, "date") or "", required(r, "document"), required(r, "node")), reverse=True)
    nodes = list(dict.fromkeys(required(r, "node") for r in rows))
    page = cut(nodes, limit, offset)
    known = responsibilities_by_node(store, page)
    return Page(tuple(known[n] for n in page if n in known), len(nodes))


def responsibilities_by_node(store: Store, nodes: Iterable[str]) -> dict[str, Responsibility]:
    """Responsibilities with their links and evidence."""
    wanted = list(nodes)
    links: dict[tuple[str, str], list[Ref]] = defaultdict(list)
    for row in many(store, "responsibility_links", wanted):
        other = Ref(required(row, "other"), required(row, "label"))
        if other not in links[required(row, "node"), required(row, "kind")]:
            links[required(row, "node"), required(row, "kind")].append(other)
    evidence = evidence_of(store, wanted)
    found: dict[str, Responsibility] = {}
    for row in many(store, "responsibilities", wanted):
        node = required(row, "node")
        proof = evidence.get(node, ())
        found.setdefault(
            node,
            Responsibility(
                id=node,
                body=BodyRef(required(row, "body"), required(row, "name")),
                role=local(required(row, "role")),
                task=required(row, "task"),
                directives=tuple(links[node, "directive"]),
                partners=tuple(BodyRef(r.id, r.label) for r in links[node, "partner"]),
                deadline=text(row, "deadline"),
                document=Ref(required(row, "document"), required(row, "documentLabel")),
                evidence=proof,
                confidence=max((e.confidence for e in proof), default=0.0),
            ),
        )
    return found
