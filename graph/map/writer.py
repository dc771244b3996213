"""Statements with their evidence: the part of mapping that every kind of fact shares."""

from __future__ import annotations

from ...extract.facts import Fact, NamedDocument, Project
from ..identity.documents import Resolution
from ..identity.names import key
from ..namespaces import OA, PC, PROV, RDF, TYPE
from ..record import DocumentRecord
from ..store.terms import Iri, Literal, Term, Triple
from .asked import Asked
from .iris import Iris
from .nodes import Nodes

SIGN = 6
"""Names and aliases of fewer letters, blanks around them counted, are too short to find a project by."""


class Writer:
    """Gathers the triples of one source; `nodes` names what it shares with others."""

    def __init__(self, source: str, record: DocumentRecord, asked: Asked, iris: Iris) -> None:
        self.source, self.record, self.asked, self.iris = source, record, asked, iris
        self.nodes = Nodes(asked, iris)
        self.triples: list[Triple] = []
        self.named = [(i, fact) for i, fact in enumerate(record.facts) if isinstance(fact.content, NamedDocument)]
        self._signs = [
            (sign, fact.content)
            for fact in record.facts
            if isinstance(fact.content, Project)
            for name in (fact.content.name, *fact.content.aliases)
            if len(sign := f" {key(name)} ") >= SIGN
        ]
        self._spans: set[Iri] = set()

    def projects_in(self, text: str) -> list[Project]:
        """The projects of this source that a text names by name or alias, each once, in the order of the record."""
        words = f" {key(text)} "
        found = {project.name: project for sign, project in self._signs if sign in words}
        return list(found.values())

    def add(self, subject: Iri, predicate: Iri, value: Term | None) -> None:
        """Add a triple; None adds nothing."""
        if value is not None:
            self.triples.append(Triple(subject, predicate, value))

    def text(self, subject: Iri, predicate: Iri, value: str | None, language: str | None = None) -> None:
        if value:
            self.add(subject, predicate, Literal.of(value, language))

    def annotation(self, fact: Fact, index: int, body: Iri, resolution: Resolution | None = None) -> Iri:
        """The evidence of a fact for the node it is about; the node points to it with pc:evidence."""
        iris, source = self.iris, self.source
        note = iris.hashed("evidence", source, str(fact.start), str(fact.end), fact.kind, str(index), body)
        span = iris.span(source, fact.start, fact.end)
        self.add(body, PC("evidence"), note)
        self.add(note, TYPE, OA("Annotation"))
        self.add(note, OA("hasBody"), body)
        self.add(note, OA("hasTarget"), span)
        self.add(note, PC("confidence"), Literal.of(round(float(fact.confidence), 3)))
        self.text(note, PC("rule"), fact.rule)
        self.text(note, PC("section"), self.record.part(fact.part).section_at(fact.start), "vi")
        self.add(note, PROV("wasGeneratedBy"), iris.run(source))
        if resolution:
            self.text(note, PC("resolution"), resolution.reason, "vi")
            self.add(note, PC("resolutionScore"), Literal.of(float(resolution.score)))
        if span not in self._spans:
            self._spans.add(span)
            position, quote = Iri(f"{span}&position"), Iri(f"{span}&quote")
            self.add(span, TYPE, OA("SpecificResource"))
            self.add(span, OA("hasSource"), iris.source(source))
            self.add(span, OA("hasSelector"), position)
            self.add(span, OA("hasSelector"), quote)
            if page := self.record.page_at(fact.start):
                self.add(span, PC("page"), Literal.of(page))
            self.add(position, TYPE, OA("TextPositionSelector"))
            self.add(position, OA("start"), Literal.of(fact.start))
            self.add(position, OA("end"), Literal.of(fact.end))
            self.add(quote, TYPE, OA("TextQuoteSelector"))
            self.add(quote, OA("exact"), Literal.of(fact.quote))
        return note

    def state(
        self, fact: Fact, index: int, subject: Iri, predicate: Iri, value: Iri, resolution: Resolution | None = None
    ) -> None:
        """A triple between two nodes, and the statement about it that carries the evidence."""
        self.add(subject, predicate, value)
        statement = self.iris.hashed("statement", self.source, subject, predicate, value)
        self.add(statement, TYPE, RDF("Statement"))
        self.add(statement, RDF("subject"), subject)
        self.add(statement, RDF("predicate"), predicate)
        self.add(statement, RDF("object"), value)
        self.annotation(fact, index, statement, resolution)
