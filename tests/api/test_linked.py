"""Linked data: a thing's address leads to a page for people and to statements for machines."""

from __future__ import annotations

from html import unescape

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph, URIRef

from .conftest import RESOLUTION

IRI = f"https://phancong.example/id/{RESOLUTION}"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "location", "form"),
    [
        (BROWSER, f"/page/{RESOLUTION}", None),
        ("text/turtle", f"/data/{RESOLUTION}.ttl", "turtle"),
        ("application/ld+json", f"/data/{RESOLUTION}.jsonld", "json-ld"),
        ("application/n-triples", f"/data/{RESOLUTION}.nt", "nt"),
        ("application/rdf+xml", f"/data/{RESOLUTION}.rdf", "xml"),
        ("application/ld+json;q=0.5, text/turtle;q=0.4", f"/data/{RESOLUTION}.jsonld", "json-ld"),
    ],
)
def test_303(client: TestClient, accept: str, location: str, form: str | None) -> None:
    answer = client.get(f"/id/{RESOLUTION}", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"], answer.headers["vary"]) == (303, location, "Accept")
    assert 'rel="describedby"; type="text/turtle"' in answer.headers["link"]
    described = client.get(location)
    assert described.status_code == 200
    if form is not None:
        graph = Graph().parse(data=described.text, format=form)
        assert (URIRef(IRI), None, None) in graph
        assert (None, None, URIRef(IRI)) in graph


def test_the_page(client: TestClient) -> None:
    page = client.get(f"/page/{RESOLUTION}")
    assert "Nghị quyết số 29-NQ/TW" in page.text
    assert "<blockquote>" in page.text
    assert 'href="/id/' in page.text
    assert "Statements" in client.get(f"/page/{RESOLUTION}", headers={"Accept-Language": "en"}).text


def test_an_annotation_shows_its_quote_in_context(client: TestClient) -> None:
    query = "SELECT ?note ?quote { ?note a oa:Annotation ; oa:hasTarget/oa:hasSelector/oa:exact ?quote } LIMIT 1"
    prefix = "PREFIX oa: <http://www.w3.org/ns/oa#> "
    row = client.get("/sparql", params={"query": prefix + query}).json()["results"]["bindings"][0]
    page = client.get("/page/" + row["note"]["value"].partition("/id/")[2])
    marked = page.text.partition("<mark>")[2].partition("</mark>")[0]
    assert unescape(marked) == row["quote"]["value"]
    assert f"<p><mark>{marked}</mark></p>" not in page.text  # what stands around it is shown too


def test_nothing_acceptable(client: TestClient) -> None:
    assert client.get(f"/id/{RESOLUTION}", headers={"Accept": "image/png"}).status_code == 406
