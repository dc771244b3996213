"""A document's facts as the triples of its graph."""

from __future__ import annotations

from dataclasses import dataclass

from ...extract.facts import (
    Assignment,
    Body,
    Citation,
    DocRelation,
    Fact,
    Indicator,
    Metadata,
    NamedDocument,
    Project,
    ProjectFact,
)
from ..identity.names import key
from ..identity.registry import Registry
from ..namespaces import DCTERMS, ELI, PC, PROV, RDFS, SKOS, TYPE
from ..record import DocumentRecord, PartRecord
from ..store.terms import Iri, Literal, ntriples
from .asked import Asked
from .iris import Iris, concept
from .nodes import Telling
from .writer import Writer

ISSUE = "ban hanh "
"""What a task to issue a document begins with, folded."""
TELLING = 25
"""So many letters of a document's name must follow."""
RELATIONS: dict[str, Iri] = {
    "implements": PC("implements"),
    "basis": ELI("based_on"),
    "approves": PC("approves"),
    "amends": ELI("amends"),
    "replaces": ELI("repeals"),
    "guides": PC("guides"),
    "promulgates": PC("promulgates"),
    "reports_on": PC("reportsOn"),
    "cites": ELI("cites"),
}
"""The property each relation of FACTS.md is written with; a test holds it to vocab/relations.ttl."""


@dataclass(frozen=True, slots=True)
class Run:
    """The software that read the document."""

    version: str
    rules_hash: str


@dataclass(frozen=True, slots=True)
class Mapped:
    """The graph of a source as N-Triples; the nodes it speaks of, for Entities.describe; what it asked of the registry
    and the hash of the answers, for asked.answers."""

    graph: bytes
    spoken: dict[str, Telling]
    questions: bytes
    answers: str


def map_document(source: str, record: DocumentRecord, registry: Registry, iris: Iris, run: Run) -> Mapped:
    """The graph of a source: a function of the record and of what the registry says of its mentions."""
    asked = Asked(registry, source)
    writer = Writer(source, record, asked, iris)
    _describe_source(writer, run)
    for part in record.parts:
        node = writer.nodes.document(asked.part(part.number))
        writer.add(node, PC("partOf"), iris.source(source))
    for index, fact in enumerate(record.facts):
        _FactMapper(writer, index, fact, record.part(fact.part)).map()
    return Mapped(ntriples(writer.triples), writer.nodes.spoken, asked.questions(), asked.answered())


def _describe_source(writer: Writer, run: Run) -> None:
    node, activity = writer.iris.source(writer.source), writer.iris.run(writer.source)
    writer.add(node, TYPE, PC("SourceFile"))
    writer.add(node, TYPE, PROV("Entity"))
    writer.text(node, SKOS("prefLabel"), writer.record.name)
    writer.text(node, PC("sha256"), writer.record.sha256)
    writer.text(node, DCTERMS("format"), writer.record.media_type)
    writer.add(node, DCTERMS("extent"), Literal.of(len(writer.record.text)))
    writer.add(activity, TYPE, PC("ExtractionRun"))
    writer.add(activity, TYPE, PROV("Activity"))
    writer.add(activity, PROV("used"), node)
    writer.text(activity, PC("softwareVersion"), run.version)
    writer.text(activity, PC("rulesHash"), run.rules_hash)


@dataclass(slots=True)
class _FactMapper:
    """One fact on its way into the graph."""

    writer: Writer
    index: int
    fact: Fact
    part: PartRecord

    def map(self) -> None:
        content = self.fact.content
        match content:
            case Metadata():
                self._metadata(content)
            case Citation():
                self._mention()
            case NamedDocument():
                self._mention()
            case Body():
                self._note(self.writer.nodes.body(content.name, self.part.province))
            case Project():
                project = self.writer.nodes.project(content.name, self.part.province)
                if project:
                    self._note(project)
            case Indicator():
                self._figure(content)
            case Assignment():
                self._assignment(content)
            case DocRelation():
                self._relation(content)
            case ProjectFact():
                self._project_fact(content)

    @property
    def _here(self) -> Iri:
        return self.writer.nodes.document(self.writer.asked.part(self.part.number))

    def _note(self, node: Iri) -> None:
        self.writer.annotation(self.fact, self.index, node)

    def _metadata(self, content: Metadata) -> None:
        self._note(self._here)
        self.writer.text(self._here, PC("signer"), content.signer, "vi")
        if content.issuer:
            issuer = self.writer.nodes.body(content.issuer, self.part.province)
            self.writer.state(self.fact, self.index, self._here, ELI("passed_by"), issuer)
            self._note(issuer)

    def _mention(self) -> None:
        resolution = self.writer.asked.document(self.index)
        if resolution is None:
            return
        node = self.writer.nodes.document(resolution.path)
        self.writer.annotation(self.fact, self.index, node, resolution)
        if node != self._here:
            self.writer.state(self.fact, self.index, self._here, ELI("cites"), node, resolution)

    def _assignment(self, content: Assignment) -> None:
        writer, province = self.writer, self.part.province
        body = writer.nodes.body(content.body, province)
        documents = [
            found
            for i in range(len(content.directives))
            if (found := writer.asked.document(self.index, f"directive{i}"))
        ]
        paths = "|".join(sorted(d.path for d in documents))
        node = writer.iris.hashed("responsibility", writer.source, body, content.role, content.task, paths)
        writer.add(node, TYPE, PC("Responsibility"))
        writer.text(node, RDFS("label"), f"{content.body}: {content.task}", "vi")
        writer.add(node, PC("body"), body)
        writer.add(node, PC("role"), concept("role", content.role))
        writer.text(node, PC("task"), content.task, "vi")
        writer.text(node, PC("deadline"), content.deadline, "vi")
        writer.add(node, PC("statedIn"), self._here)
        for document in documents:
            writer.add(node, PC("directive"), writer.nodes.document(document.path))
        for partner in content.partners:
            writer.add(node, PC("partner"), writer.nodes.body(partner, province))
        for named in writer.projects_in(content.task):
            writer.add(node, PC("concerns"), writer.nodes.project(named.name, province))
        self.writer.annotation(self.fact, self.index, node, documents[0] if documents else None)
        self._note(body)
        for name in content.partners:
            self._note(writer.nodes.body(name, province))
        self._issued(content, body)

    def _issued(self, content: Assignment, body: Iri) -> None:
        """A body whose task is to issue a document is the issuer of the one that the sentence names there."""
        writer, task = self.writer, key(content.task)
        if not task.startswith(ISSUE):
            return
        for index, fact in writer.named:
            if fact.start < self.fact.start or fact.end > self.fact.end or not isinstance(fact.content, NamedDocument):
                continue
            resolution = writer.asked.document(index)
            if resolution is None or not task.startswith(ISSUE + key(fact.content.name)[:TELLING]):
                continue
            if not writer.asked.issued(resolution.path):
                document = writer.nodes.document(resolution.path)
                writer.state(self.fact, self.index, document, ELI("passed_by"), body, resolution)

    def _relation(self, content: DocRelation) -> None:
        writer = self.writer
        subject = writer.asked.subject(self.index, self.fact)
        resolution = writer.asked.document(self.index, "object")
        if subject is None or resolution is None or subject == resolution.path:
            return
        one, other = writer.nodes.document(subject), writer.nodes.document(resolution.path)
        writer.state(self.fact, self.index, one, RELATIONS[content.relation], other, resolution)
        if one != self._here:
            self._note(one)
        self._note(other)

    def _figure(self, content: Indicator) -> None:
        writer = self.writer
        place = content.place or self.part.province
        node, indicator = writer.nodes.figure(content, place, self.part.province)
        writer.add(node, PC("statedIn"), self._here)
        self._note(node)
        self._note(indicator)

    def _project_fact(self, content: ProjectFact) -> None:
        writer = self.writer
        project = writer.nodes.project(content.project, self.part.province)
        if project is None:
            return
        relation = concept("project-relation", content.relation)
        node = writer.iris.hashed("statement", writer.source, project, relation, content.object)
        writer.add(node, TYPE, PC("ProjectStatement"))
        if content.relation == "milestone":
            writer.add(node, TYPE, PC("Milestone"))
        writer.text(node, RDFS("label"), f"{content.project}: {content.object}", "vi")
        writer.add(node, PC("project"), project)
        writer.add(node, PC("relation"), relation)
        writer.text(node, PC("value"), content.object, "vi")
        writer.add(node, PC("target"), self._target(content))
        writer.add(node, PC("statedIn"), self._here)
        self._note(node)
        self._note(project)

    def _target(self, content: ProjectFact) -> Iri | None:
        writer, province = self.writer, self.part.province
        if content.relation == "approved_by":
            found = writer.asked.document(self.index, "object")
            return writer.nodes.document(found.path) if found else None
        if content.relation in ("responsible_body", "investor"):
            body = writer.nodes.body(content.object, province)
            self._note(body)
            return body
        if content.relation == "part_of":
            return writer.nodes.project(content.object, province)
        return None
