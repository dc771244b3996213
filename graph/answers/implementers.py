"""Which body implements which directive: the question the project is for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..identity.names import key
from ..store import Store
from .bodies import responsibilities_by_node
from .common import (
    cut,
    documents_of,
    evidence_of,
    local,
    many,
    node_of,
    number,
    place_literal,
    query,
    required,
    successors_of,
    text,
)
from .directives import find_directive
from .kept import kept
from .types import BodyRef, Directive, Implementer, Implementers, Ref


@dataclass(frozen=True, slots=True)
class Step:
    """`source` was issued to carry out `target`; `statement` says so. `certain`: of an inferred step."""

    source: str
    target: str
    statement: str
    certain: float | None


@dataclass(frozen=True, slots=True)
class _Row:
    """What orders and filters an answer; evidence is fetched for the page that is shown only."""

    node: str
    basis: Literal["task", "issuer"]
    path: tuple[Step, ...]
    document: str
    start: int
    name: str
    role: str
    place: str | None


PROOFS = 2
"""Sentences shown for each step of a way."""


def implementers(
    store: Store,
    directive: str,
    date: str | None = None,
    place: str | None = None,
    role: str | None = None,
    transitive: bool = True,
    on: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Implementers:
    """The bodies with tasks under the directive or under any document that carries it out, and the issuers of those.

    `directive`: number, name or id; `date` tells documents of one number apart. `place`: of the body. `role`: an id of
    the role vocabulary. `transitive=False`: only tasks that name the directive itself and documents one step away.
    `on`: the day (ISO) for which successors are named, default today.
    """
    found, alternatives = find_directive(store, directive, date)
    if found is None:
        return Implementers(None, alternatives, (), 0)
    rows = kept(store, ("implementers", found.id, transitive), lambda: _rows(store, found.id, transitive))
    if role:
        rows = [r for r in rows if r.role == role]
    if place:
        where = place_literal(store, place).value
        rows = [r for r in rows if _within(r.place, where)]
    page = cut(rows, limit, offset)
    labels = documents_of(store, {s.source for r in page for s in r.path})
    answered = [*_with_tasks(store, page, labels), *_with_issuers(store, page, labels)]
    order = {r.node: place for place, r in enumerate(page)}
    answered.sort(key=lambda pair: order[pair[0]])
    heirs = successors_of(store, {i.body.id for _, i in answered}, on)
    complete = tuple(replace(i, successor=heirs.get(i.body.id)) for _, i in answered)
    return Implementers(found, alternatives, complete, len(rows))


def _rows(store: Store, goal: str, transitive: bool) -> list[_Row]:
    """All of an answer, in order."""
    paths = chain(store, goal, transitive)
    rows = [*_tasks(store, paths), *_issued(store, paths, goal)]
    return sorted(rows, key=lambda r: (len(r.path), r.basis == "task", r.document, r.start, r.name, r.node))


def chain(store: Store, goal: str, transitive: bool = True) -> dict[str, tuple[Step, ...]]:
    """Every document that carries out the goal with the shortest way to it, step by step; the goal with no step."""
    into: dict[str, list[Step]] = defaultdict(list)
    for row in store.select(query("chain"), {"goal": node_of(store, goal)}):
        step = Step(required(row, "from"), required(row, "to"), required(row, "statement"), number(row, "certain"))
        into[step.target].append(step)
    paths: dict[str, tuple[Step, ...]] = {goal: ()}
    frontier = [goal]
    while frontier:
        following = []
        for at in frontier:
            for step in sorted(into[at], key=lambda s: (s.source, s.statement)):
                if step.source not in paths:
                    paths[step.source] = (step, *paths[at])
                    following.append(step.source)
        frontier = following if transitive else []
    return paths


def _via(path: tuple[Step, ...], labels: Mapping[str, Directive]) -> tuple[Ref, ...]:
    return tuple(Ref(s.source, labels[s.source].label) for s in path)


def _tasks(store: Store, paths: Mapping[str, tuple[Step, ...]]) -> list[_Row]:
    """One row for each responsibility, reached by the shortest of its ways."""
    under: dict[str, list[str]] = defaultdict(list)
    for row in many(store, "tasks", paths, "documents"):
        under[required(row, "node")].append(required(row, "document"))
    rows = {}
    for row in many(store, "responsibilities_brief", under):  # the first sentence of a node comes last and stays
        node, document = required(row, "node"), required(row, "document")
        # the document that gives the task is on the way wherever it is part of the chain itself
        start = document if document in paths else min(under[node], key=lambda d: (len(paths[d]), d))
        rows[node] = _Row(
            node=node,
            basis="task",
            path=paths[start],
            document=document,
            start=int(required(row, "start")),
            name=required(row, "name"),
            role=local(required(row, "role")),
            place=text(row, "place"),
        )
    return list(rows.values())


def _issued(store: Store, paths: Mapping[str, tuple[Step, ...]], goal: str) -> list[_Row]:
    """One row for each document of the chain whose issuer is known."""
    rows = {}
    for row in many(store, "issuers", (p for p in paths if p != goal), "documents"):
        document = required(row, "document")
        name = required(row, "name")
        rows[document] = _Row(document, "issuer", paths[document], document, 0, name, "implement", text(row, "place"))
    return list(rows.values())


def _with_tasks(
    store: Store, page: Sequence[_Row], labels: Mapping[str, Directive]
) -> Iterator[tuple[str, Implementer]]:
    rows = {r.node: r for r in page if r.basis == "task"}
    for node, known in responsibilities_by_node(store, rows).items():
        path = rows[node].path
        yield (
            node,
            Implementer(
                body=known.body,
                successor=None,
                role=known.role,
                task=known.task,
                deadline=known.deadline,
                via=_via(path, labels),
                evidence=known.evidence,
                confidence=round(known.confidence * _certainty(path), 3),
                basis="task",
                partners=known.partners,
            ),
        )


def _with_issuers(
    store: Store, page: Sequence[_Row], labels: Mapping[str, Directive]
) -> Iterator[tuple[str, Implementer]]:
    rows = {r.node: r for r in page if r.basis == "issuer"}
    evidence = evidence_of(store, [*rows, *(s.statement for r in rows.values() for s in r.path)])
    seen = set()
    for row in many(store, "issuers", rows, "documents"):
        document = required(row, "document")
        if document in seen:
            continue
        seen.add(document)
        path = rows[document].path
        proof = [e for step in path for e in evidence.get(step.statement, ())[:PROOFS]]
        proof = proof or list(evidence.get(document, ())[:PROOFS])
        yield (
            document,
            Implementer(
                body=BodyRef(required(row, "body"), required(row, "name")),
                successor=None,
                role="implement",
                task=f"ban hành {required(row, 'label')}",
                deadline=None,
                via=_via(path, labels),
                evidence=tuple(dict.fromkeys(proof)),
                confidence=round(_certainty(path) * max((e.confidence for e in proof), default=0.5), 3),
                basis="issuer",
            ),
        )


def _certainty(path: tuple[Step, ...]) -> float:
    result = 1.0
    for step in path:
        result *= 1.0 if step.certain is None else step.certain
    return result


def _within(place: str | None, where: str) -> bool:
    """'huyện Vũ Thư, Thái Bình' is within 'Thái Bình'."""
    return place is not None and key(where) in (key(place), key(place.rpartition(",")[2]))
