"""The answers as plain data: what `api/` turns into JSON and `viz/` draws. Field names are those of DESIGN.md 'HTTP'.

`id` is always a full IRI. Functions take a full IRI or the path after the store's base ('document/nghi-quyet/...').
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Kind = Literal["directive", "body", "project", "indicator", "place", "observation", "responsibility", "source", "term"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A stretch of a list: its items, and how many there are in all."""

    items: tuple[T, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Ref:
    """A node by id and label."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that says so. `document` is the id of the source file, start and end are offsets in its text."""

    document: str
    quote: str
    start: int
    end: int
    section: str | None = None
    confidence: float = 1.0
    rule: str | None = None
    document_label: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote in its context: before + quote + after is a stretch of the source text from `offset` on."""

    document: str
    before: str
    quote: str
    after: str
    start: int
    end: int
    offset: int


@dataclass(frozen=True, slots=True)
class Directive:
    """A document as a thing that can be carried out. `open`: which of several documents is meant cannot be told."""

    id: str
    label: str
    type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    title: str | None
    place: str | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class BodyRef:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Successor:
    """The body that carries the duty on the day asked for."""

    id: str
    name: str
    since: str


@dataclass(frozen=True, slots=True)
class Implementer:
    """A body and what it does for a directive. `role` is an id of the role vocabulary; `via` leads from the document
    that gives the task to the directive asked for, without the directive itself. `basis`: a task given, or a document
    issued to carry the directive out."""

    body: BodyRef
    successor: Successor | None
    role: str
    task: str
    deadline: str | None
    via: tuple[Ref, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    basis: Literal["task", "issuer"] = "task"
    partners: tuple[BodyRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Implementers:
    """Who carries out a directive; `alternatives` are other directives of the same number."""

    directive: Directive | None
    alternatives: tuple[Directive, ...]
    implementers: tuple[Implementer, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A relation between two documents: `relation` is an id of the relation vocabulary or 'cites'."""

    relation: str
    document: Ref
    evidence: tuple[Evidence, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class DirectiveDetail:
    """A directive with what it leads to (`out`: it implements, cites, amends ...) and what leads to it (`into`)."""

    directive: Directive
    signer: str | None
    out: tuple[DocumentLink, ...]
    into: tuple[DocumentLink, ...]
    candidates: tuple[Directive, ...]
    sources: tuple[Ref, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A body, its place and, on the day asked for, its successor."""

    id: str
    name: str
    place: str | None
    group: bool
    successor: Successor | None
    responsibilities: int


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A body, its role and task, the directives it carries out, and where that is said."""

    id: str
    body: BodyRef
    role: str
    task: str
    directives: tuple[Ref, ...]
    partners: tuple[BodyRef, ...]
    deadline: str | None
    document: Ref
    evidence: tuple[Evidence, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Project:
    id: str
    name: str
    category: str
    place: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectStatement:
    """`relation` is an id of the project relation vocabulary; `value` the text, `target` the node it names, if one."""

    relation: str
    value: str
    target: Ref | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ProjectDetail:
    project: Project
    statements: tuple[ProjectStatement, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A figure: low and high as in FACTS.md; `period`: '2024', '2021-2030';
    `status`: target, plan, estimate, actual."""

    id: str
    indicator: Ref
    place: str | None
    period: str | None
    low: float | None
    high: float | None
    comparator: str
    unit: str | None
    status: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A node found by search; `score` in (0, 1], larger is better; `match` is the label or alias that matched."""

    id: str
    label: str
    kind: Kind
    match: str
    score: float


@dataclass(frozen=True, slots=True)
class Node:
    """`kind` says what it is; `group`: a finer class for drawing (document type, project category, level).
    `place`: the name of its province; `date`: the day of a document, or as much of it as is known."""

    id: str
    label: str
    kind: Kind
    group: str | None = None
    title: str | None = None
    place: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """`relation`: implements, cites, issued, responsible, approved_by, ...; `role` where a responsibility makes it."""

    source: str
    target: str
    relation: str
    role: str | None
    evidence: tuple[Evidence, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement about a node: predicate and value with labels for people; `value` is an IRI or a text."""

    predicate: Ref
    value: str
    value_label: str
    is_node: bool
    graph: str


@dataclass(frozen=True, slots=True)
class Description:
    """A node for people: its label, its statements, where it is used, and the sentences that speak of it."""

    id: str
    label: str
    kind: Kind
    out: tuple[Statement, ...]
    into: tuple[Statement, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """How much the store holds, by kind."""

    sources: int
    directives: int
    bodies: int
    projects: int
    responsibilities: int
    observations: int
    triples: int
