"""The facts `phancong extract` prints: the contract between reading and the graph (shared/FACTS.md).

A rule makes a *content* (Citation, Body, ...). Content plus evidence (the exact span of the source, the rule, how sure
it is) is a `Fact`. Content holds the correct, normalised Vietnamese; None where the source does not tell.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

Comparator = Literal["eq", "range", "ge", "gt", "le", "lt", "approx"]
Status = Literal["target", "plan", "estimate", "actual"]
Role = Literal["lead", "coordinate", "advise", "direct", "inspect", "implement", "report", "propagate", "guide"]
Relation = Literal["implements", "basis", "approves", "amends", "replaces", "guides", "promulgates", "reports_on"]
ProjectCategory = Literal[
    "industrial_park", "industrial_cluster", "transport", "energy", "health", "urban", "housing", "water",
    "agriculture", "culture", "science", "waste", "education", "other",
]  # fmt: skip
ProjectRelation = Literal[
    "approved_by", "responsible_body", "investor", "location", "milestone", "area", "capital", "status", "part_of"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself in its header and signature; `date` is ISO and may be partial ('2023-11')."""

    type: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    place: str | None = None
    signer: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A mention of a numbered document. `date` and `issuer` only where stated in or right beside the mention."""

    type: str | None
    number: str | None
    date: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDocument:
    """A document without a number but with a proper name."""

    type: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An agency, council, committee, organisation or acting enterprise, by its full official name."""

    name: str
    group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A named investment project, works, park, road, plant."""

    name: str
    aliases: tuple[str, ...] = ()
    category: ProjectCategory = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A figure of a named indicator. eq: low == high; ge, gt: high is None; le, lt: low is None.

    `met`: whether a result reached its plan, where the document says so ('Đạt KH', 'vượt kế hoạch').
    """

    indicator: str
    low: float | None
    high: float | None
    comparator: Comparator
    unit: str | None
    year: int | str | None
    status: Status
    place: str | None = None
    met: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A body and a task; `directives` are the numbers or names the task carries out."""

    body: str
    role: Role
    task: str
    directives: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    deadline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocRelation:
    """Subject ('this', 'this#2', a number or a name) stands in `relation` to object (a number or a name)."""

    subject: str
    relation: Relation
    object: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFact:
    """What the text says of a project."""

    project: str
    relation: ProjectRelation
    object: str


Content = Metadata | Citation | NamedDocument | Body | Project | Indicator | Assignment | DocRelation | ProjectFact

KINDS: dict[type[Content], str] = {
    Metadata: "metadata",
    Citation: "citation",
    NamedDocument: "named_document",
    Body: "body",
    Project: "project",
    Indicator: "indicator",
    Assignment: "assignment",
    DocRelation: "doc_relation",
    ProjectFact: "project_fact",
}
CLASSES: dict[str, type[Content]] = {kind: cls for cls, kind in KINDS.items()}
ROLES: tuple[str, ...] = get_args(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Content with its evidence: quote == source[start:end]; `rule` names what found it; `part` counts from 1."""

    content: Content
    quote: str
    start: int
    end: int
    confidence: float
    rule: str
    part: int | None = None

    @property
    def kind(self) -> str:
        return KINDS[type(self.content)]

    def to_json(self, *, explain: bool = False) -> dict[str, Any]:
        """The JSON object of FACTS.md; with `explain` the name of the rule too."""
        record: dict[str, Any] = {"kind": self.kind, "quote": self.quote}
        for field in fields(self.content):
            value = getattr(self.content, field.name)
            record[field.name] = list(value) if isinstance(value, tuple) else value
        if isinstance(self.content, Body) and not self.content.group:
            del record["group"]
        if isinstance(self.content, Indicator) and self.content.met is None:
            del record["met"]
        if self.part is not None:
            record["part"] = self.part
        record.update(start=self.start, end=self.end, confidence=round(self.confidence, 3))
        if explain:
            record["rule"] = self.rule
        return record

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> Fact:
        """The inverse of `to_json`. Raises ValueError for a record that is not a fact."""
        kind = record.get("kind")
        if kind not in CLASSES:
            raise ValueError(f"unknown kind of fact: {kind!r}")
        content_class: Any = CLASSES[kind]
        values = {
            field.name: tuple(value) if isinstance(value := record[field.name], list) else value
            for field in fields(content_class)
            if field.name in record
        }
        try:
            return cls(
                content=content_class(**values),
                quote=record["quote"],
                start=record["start"],
                end=record["end"],
                confidence=record["confidence"],
                rule=record.get("rule", ""),
                part=record.get("part"),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"{kind} fact is incomplete: {error}") from error
