"""The service description (SPARQL 1.1 Service Description): what the endpoint is and can do."""

from __future__ import annotations

MEDIA_TYPES = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
_RDFLIB = {"text/turtle": "turtle", "application/n-triples": "nt", "application/rdf+xml": "xml"}

_TURTLE = """
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
@prefix dcterms: <http://purl.org/dc/terms/> .

<> a sd:Service ;
    dcterms:title "Phân Công"@vi ;
    sd:endpoint <> ;
    sd:supportedLanguage sd:SPARQL11Query%s ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
        formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:RDF_XML, formats:JSON-LD ;
    sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .
"""


def description(endpoint: str, media_type: str, *, writable: bool = False) -> bytes:
    """The description of the service at the URL `endpoint`; `writable` where it takes updates."""
    from rdflib import Graph

    graph = Graph().parse(
        data=_TURTLE % (", sd:SPARQL11Update" if writable else ""), format="turtle", publicID=endpoint
    )
    return graph.serialize(format=_RDFLIB.get(media_type, "json-ld"), encoding="utf-8")
