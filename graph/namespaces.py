"""The vocabularies the graph is written in, as functions from a local name to an IRI: `PC("Directive")`."""

from __future__ import annotations

from functools import lru_cache

from .store.terms import XSD, Iri


class Namespace(str):
    """A namespace IRI; calling it names a term."""

    __slots__ = ()

    @lru_cache(maxsize=1024)  # noqa: B019 - namespaces are constants
    def __call__(self, name: str) -> Iri:
        return Iri(self + name)


PC = Namespace("https://w3id.org/phancong/ns#")
VOCAB = Namespace("https://w3id.org/phancong/vocab/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
ORG = Namespace("http://www.w3.org/ns/org#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
QB = Namespace("http://purl.org/linked-data/cube#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
SDMX = Namespace("http://purl.org/linked-data/sdmx/2009/attribute#")

PREFIXES: dict[str, str] = {
    "pc": PC,
    "eli": ELI,
    "org": ORG,
    "skos": SKOS,
    "prov": PROV,
    "oa": OA,
    "qb": QB,
    "dcterms": DCTERMS,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "sdmx-attribute": SDMX,
}
TYPE = RDF("type")


def prologue() -> str:
    """The PREFIX lines of every query."""
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
