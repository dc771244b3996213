"""Every own term says in Vietnamese and English what it is; vocabularies are complete."""

from __future__ import annotations

from functools import cache
from typing import get_args

import pytest
from phancong.extract import facts
from phancong.ontology import resource, vocabulary
from phancong.ontology.generate import HERE
from rdflib import RDF, RDFS, SKOS, Graph, URIRef

PC = "https://w3id.org/phancong/ns#"


@cache
def ontology() -> Graph:
    return Graph().parse(data=resource("phancong.ttl").read_text(encoding="utf-8"), format="turtle")


def own_terms() -> list[URIRef]:
    return sorted({s for s in ontology().subjects(RDF.type) if isinstance(s, URIRef) and str(s).startswith(PC)})


@pytest.mark.parametrize("term", own_terms(), ids=lambda t: str(t).removeprefix(PC))
@pytest.mark.parametrize("predicate", [RDFS.label, RDFS.comment], ids=["label", "comment"])
def test_terms_speak_two_languages(term: URIRef, predicate: URIRef) -> None:
    assert sorted(o.language for o in ontology().objects(term, predicate)) == ["en", "vi"]


def test_the_terms_are_few() -> None:
    assert 30 < len(own_terms()) < 80


@pytest.mark.parametrize("file", sorted((HERE / "vocab").glob("*.ttl")), ids=lambda p: p.stem)
def test_concepts_have_one_label_in_each_language(file) -> None:
    graph = Graph().parse(file)
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        languages = [o.language for o in graph.objects(concept, SKOS.prefLabel)]
        assert languages.count("vi") == 1 and languages.count("en") <= 1, concept
        assert (concept, SKOS.inScheme, None) in graph, concept


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("roles", facts.ROLES),
        ("statuses", get_args(facts.Status)),
        ("comparators", get_args(facts.Comparator)),
        ("relations", (*get_args(facts.Relation), "cites")),
        ("project_relations", get_args(facts.ProjectRelation)),
    ],
)
def test_vocabularies_are_those_of_the_facts(name: str, values: tuple[str, ...]) -> None:
    assert {concept["id"] for concept in vocabulary(name)} == set(values)
