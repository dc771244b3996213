"""Projects, and targets and figures."""

from __future__ import annotations

from collections import defaultdict

from ..identity.indicators import path_of
from ..identity.names import key
from ..map.iris import concept
from ..namespaces import prologue
from ..store import Iri, Literal, Row, Store, Term, Value
from .common import (
    cut,
    evidence_of,
    fits,
    local,
    many,
    node_of,
    number,
    place_literal,
    query,
    required,
    text,
)
from .kept import given, kept
from .types import Page, Project, ProjectDetail, ProjectStatement, Ref, Target

INDICATORS = prologue() + (
    "SELECT DISTINCT ?node ?name WHERE { ?node a pc:Indicator ."
    " { ?node skos:prefLabel ?name } UNION { ?node skos:altLabel ?name } }"
)


def projects(
    store: Store,
    q: str | None = None,
    category: str | None = None,
    place: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Page[Project]:
    """Projects by name or alias, in alphabetical order. `category`: an id of the vocabulary."""
    bind: dict[str, Value] = {}
    if category:
        bind["category"] = concept("project-category", category)
    if place:
        bind["place"] = place_literal(store, place)
    found = kept(store, ("projects", given(bind)), lambda: _projects(store, bind))
    if q:
        found = [p for p in found if any(fits(q, name) for name in (p.name, *p.aliases))]
    return Page(cut(found, limit, offset), len(found))


def _projects(store: Store, bind: dict[str, Value]) -> list[Project]:
    rows = {required(r, "node"): r for r in store.select(query("projects_list"), bind)}
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in many(store, "aliases", rows):
        aliases[required(row, "node")].append(required(row, "alias"))
    found = [
        Project(node, required(r, "label"), local(required(r, "category")), text(r, "place"), tuple(aliases[node]))
        for node, r in rows.items()
    ]
    return sorted(found, key=lambda p: (key(p.name), p.id))


def project(store: Store, id: str) -> ProjectDetail | None:
    """A project with all that is said of it; None where there is none of that id."""
    node = node_of(store, id)
    found = _projects(store, {"node": node})
    if not found:
        return None
    rows = {required(r, "node"): r for r in store.select(query("project_statements"), {"project": node})}
    evidence = evidence_of(store, [node, *rows])
    statements = tuple(
        ProjectStatement(
            relation=local(required(row, "relation")),
            value=required(row, "value"),
            target=Ref(required(row, "target"), required(row, "label")) if "label" in row else None,
            evidence=evidence.get(statement, ()),
        )
        for statement, row in rows.items()
    )
    return ProjectDetail(found[0], statements, evidence.get(node, ()))


def targets(
    store: Store,
    indicator: str | None = None,
    place: str | None = None,
    year: int | str | None = None,
    status: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Page[Target]:
    """Targets and figures. `indicator`: an id, or words of its name; `year` lies in the period; `status`: an id of the
    vocabulary. In order of indicator, place, period and status."""
    bind: dict[str, Value] = {}
    if indicator:
        nodes = _indicators(store, indicator)
        if not nodes:
            return Page((), 0)
        bind["indicators"] = nodes
    if place:
        bind["place"] = place_literal(store, place)
    if year:
        bind["year"] = Literal.of(str(year))
    if status:
        bind["status"] = concept("status", status)
    rows = kept(store, ("figures", given(bind)), lambda: _figures(store, bind))
    page = cut(list(rows), limit, offset)
    evidence = evidence_of(store, page)
    items = tuple(
        Target(
            id=node,
            indicator=Ref(required(row, "indicator"), required(row, "name")),
            place=text(row, "place"),
            period=text(row, "period"),
            low=number(row, "low"),
            high=number(row, "high"),
            comparator=local(required(row, "comparator")),
            unit=text(row, "unit"),
            status=local(required(row, "status")),
            evidence=evidence.get(node, ()),
        )
        for node in page
        for row in [rows[node]]
    )
    return Page(items, len(rows))


def _figures(store: Store, bind: dict[str, Value]) -> dict[str, Row]:
    """The rows of figures by node, in order."""
    rows = {required(r, "node"): r for r in store.select(query("figures"), bind)}
    order = sorted(
        rows,
        key=lambda n: (
            key(required(rows[n], "name")),
            *(text(rows[n], v) or "" for v in ("place", "period", "status", "low")),
            n,
        ),
    )
    return {node: rows[node] for node in order}


def _indicators(store: Store, wanted: str) -> list[Term]:
    """Indicators by id, by exact name, else by words of their names."""
    node = node_of(store, wanted)
    rows = kept(
        store, "indicators", lambda: [(required(r, "node"), required(r, "name")) for r in store.select(INDICATORS)]
    )
    exact = {n for n, name in rows if n == node or key(name) == key(wanted) or n == node_of(store, path_of(wanted))}
    found = exact or {n for n, name in rows if fits(wanted, name)}
    return [Iri(n) for n in sorted(found)]
