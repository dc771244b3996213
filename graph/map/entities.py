"""The nodes that documents share - documents, bodies, projects, places, indicators, figures - described once.

They have a graph of their own: were they described in the graph of every document that names them, a store that shows
the union of its graphs would join each description with every copy of it. A description is a function of the registry
and of what the first source that speaks of the node tells of it (nodes.py).
"""

from __future__ import annotations

from collections import defaultdict

from ..identity.bodies import canonical
from ..identity.documents import Document, reference
from ..identity.names import short_hash
from ..identity.places import Place
from ..identity.places import province as province_record
from ..identity.registry import Registry
from ..identity.succession import change
from ..namespaces import DCTERMS, ELI, ORG, PC, QB, RDFS, SDMX, SKOS, TYPE
from ..store.terms import XSD, Iri, Literal, Term, Triple, ntriples
from .iris import Iris, concept
from .nodes import FIGURE, Telling
from .vocabularies import document_type, unit


class Entities:
    """Describes nodes, each once. `described`: the units described so far; `well_known`: the documents that
    ontology/reference/directives.toml knows."""

    def __init__(self, registry: Registry, iris: Iris) -> None:
        self.registry, self.iris = registry, iris
        self.described: set[str] = set()
        self._triples: dict[str, list[Triple]] = defaultdict(list)
        self._bodies = registry.bodies.identities()
        self.well_known = {registry.kept(d.path) for known in reference().values() for d, _ in known}

    def describe(self, path: str, telling: Telling) -> dict[str, bytes]:
        """The N-Triples that say what a node is, and those of the nodes it leads to that were not described yet.

        By unit: a node's path, or what else changes as a whole. No two units have a triple in common.
        """
        kind = path.partition("/")[0]
        if path.startswith(FIGURE):
            self._figure(path, telling)
        elif kind == "place":
            self._place_told(path, telling)
        else:
            {"document": self._document, "body": self._body, "project": self._project, "indicator": self._indicator}[
                kind
            ](path)
        units = {unit: ntriples(triples) for unit, triples in self._triples.items()}
        self._triples.clear()
        return units

    def _add(self, unit: str, subject: Iri, predicate: Iri, value: Term | None) -> None:
        """Add a triple; None adds nothing."""
        if value is not None:
            self._triples[unit].append(Triple(subject, predicate, value))

    def _text(self, unit: str, subject: Iri, predicate: Iri, value: str | None, language: str | None = None) -> None:
        if value:
            self._add(unit, subject, predicate, Literal.of(value, language))

    def _new(self, unit: str) -> bool:
        """Whether the unit is still to be described; it is not asked twice."""
        if unit in self.described:
            return False
        self.described.add(unit)
        return True

    def _document(self, path: str) -> Iri:
        node = self.iris.of(path)
        if self._new(path):
            self._describe(path, node, self.registry.documents[path])
            if path in self.well_known:
                self._text(path, node, DCTERMS("source"), "ontology/reference/directives.toml")
        return node

    def _describe(self, path: str, node: Iri, document: Document) -> None:
        self._add(path, node, TYPE, ELI("LegalResource"))
        if document.is_directive:
            self._add(path, node, TYPE, PC("Directive"))
        self._text(path, node, SKOS("prefLabel"), document.label, "vi")
        self._text(path, node, DCTERMS("type"), document.type, "vi")
        self._add(path, node, ELI("type_document"), document_type(document.type))
        self._text(path, node, ELI("number"), document.number)
        self._text(path, node, PC("numberKey"), document.number_key)
        if document.date:
            self._add(path, node, ELI("date_document"), Literal.date(document.date))
        self._text(path, node, ELI("title"), document.title, "vi")
        if document.place:
            self._add(path, node, PC("place"), self._place(document.place))
        if document.issuer:
            province = document.place.province if document.place else None
            issuer = self.registry.bodies.path(document.issuer, province)
            self._add(path, node, ELI("passed_by"), self._body(issuer))
        if document.open:
            self._add(path, node, PC("open"), Literal.of(True))
            for candidate in document.candidates:
                self._add(path, node, PC("candidate"), self._document(candidate))

    def _body(self, path: str) -> Iri:
        node = self.iris.of(path)
        if self._new(path):
            identity = self._bodies[path]
            self._add(path, node, TYPE, PC("BodyGroup") if identity.group else ORG("FormalOrganization"))
            self._text(path, node, SKOS("prefLabel"), identity.name, "vi")
            for other in identity.names:
                if other != identity.name:
                    self._text(path, node, SKOS("altLabel"), other, "vi")
            if identity.place:
                self._add(path, node, PC("place"), self._place(identity.place))
            if not identity.group:
                self._successions(node, identity.name)
        return node

    def _successions(self, node: Iri, name: str, after: str = "") -> None:
        """The next change of a body as an org:ChangeEvent with day and legal basis, and those of its heirs;
        pc:carriedBy leads to each heir. A body that was divided has several."""
        step = change(name, after)
        if step is None:
            return
        heirs = [self._heir(heir) for heir in step.names]
        path = f"change/{short_hash(' '.join((node, *heirs, step.since)), 16)}"
        if not self._new(path):
            return
        event = self.iris.of(path)
        self._add(path, event, TYPE, ORG("ChangeEvent"))
        self._add(path, event, ORG("originalOrganization"), node)
        self._add(path, event, PC("since"), Literal.date(step.since))
        self._text(path, event, DCTERMS("source"), step.basis, "vi")
        for heir, heir_name in zip(heirs, step.names, strict=True):
            self._add(path, event, ORG("resultingOrganization"), heir)
            if self._new(f"{node} {heir}"):  # two changes may lead to one heir
                self._add(f"{node} {heir}", node, PC("carriedBy"), heir)
            self._successions(heir, heir_name, step.since)

    def _heir(self, name: str) -> Iri:
        """A body that took over duties, whether a document names it or not."""
        official, path, place = canonical(name, None)
        if path in self._bodies:
            return self._body(path)
        node = self.iris.of(path)
        if self._new(path):
            self._add(path, node, TYPE, ORG("FormalOrganization"))
            self._text(path, node, SKOS("prefLabel"), official, "vi")
            if place:
                self._add(path, node, PC("place"), self._place(place))
        return node

    def _project(self, path: str) -> None:
        node = self.iris.of(path)
        if self._new(path):
            identity = self.registry.projects.identities()[path]
            self._add(path, node, TYPE, PC("Project"))
            self._text(path, node, SKOS("prefLabel"), identity.name, "vi")
            for other in identity.aliases:
                self._text(path, node, SKOS("altLabel"), other, "vi")
            self._add(path, node, PC("category"), concept("project-category", identity.category))
            if identity.place:
                self._add(path, node, PC("place"), self._place(identity.place))

    def _place(self, place: Place) -> Iri:
        """A province or district."""
        path = f"place/{place.path}"
        node = self.iris.of(path)
        if self._new(path):
            self._add(path, node, TYPE, PC("Place"))
            self._text(path, node, SKOS("prefLabel"), place.label, "vi")
            record = province_record(place.province)
            if record and not place.district:
                self._text(path, node, SKOS("altLabel"), record.official, "vi")
                if record.until:
                    self._add(path, node, PC("carriedBy"), self._place(Place(record.successor)))
                    self._text(path, node, DCTERMS("source"), record.legal_basis, "vi")
            if place.district:
                self._add(path, node, DCTERMS("isPartOf"), self._place(Place(place.province)))
        return node

    def _place_told(self, path: str, telling: Telling) -> None:
        """A place of which a text speaks: of the gazetteer, or one that only the text knows."""
        if "place" in telling:
            self._place(Place(*telling["place"]))
        elif self._new(path):
            node = self.iris.of(path)
            self._add(path, node, TYPE, PC("Place"))
            self._text(path, node, SKOS("prefLabel"), telling["name"], "vi")
            if telling["province"]:
                self._add(path, node, DCTERMS("isPartOf"), self._place(Place(telling["province"])))

    def _indicator(self, path: str) -> None:
        if self._new(path):
            node, identity = self.iris.of(path), self.registry.indicators.identities()[path]
            self._add(path, node, TYPE, PC("Indicator"))
            self._text(path, node, SKOS("prefLabel"), identity.name, "vi")
            for other in identity.names:
                if other != identity.name:
                    self._text(path, node, SKOS("altLabel"), other, "vi")
            if identity.concept:
                self._add(path, node, SKOS("exactMatch"), concept("indicator", identity.concept))

    def _figure(self, path: str, told: Telling) -> None:
        """A figure; its place and indicator are spoken of by every source that speaks of it."""
        node = self.iris.of(path)
        self._add(path, node, TYPE, QB("Observation"))
        self._add(path, node, TYPE, PC("Target") if told["status"] in ("target", "plan") else PC("Figure"))
        self._text(path, node, RDFS("label"), told["label"], "vi")
        self._add(path, node, QB("dataSet"), PC("figures"))
        self._add(path, node, PC("indicator"), self.iris.of(told["indicator"]))
        self._add(path, node, PC("place"), self.iris.of(told["place"]) if told["place"] else None)
        self._text(path, node, PC("period"), told["period"])
        self._add(path, node, PC("status"), concept("status", told["status"]))
        self._add(path, node, PC("comparator"), concept("comparator", told["comparator"]))
        for end in ("low", "high"):
            if told[end] is not None:
                self._add(path, node, PC(end), Literal(told[end], XSD + "decimal"))
        if told["unit"]:
            self._text(path, node, PC("unit"), told["unit"])
            self._add(path, node, SDMX("unitMeasure"), unit(told["unit"]))
