"""Where servers take queries, updates and graphs."""

from __future__ import annotations

import pytest
from phancong.graph.store.remote import Endpoints, endpoints


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://h:7878", ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store")),
        ("http://h:7878/query/", ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store")),
        (
            "http://h:8890/sparql-auth",
            ("http://h:8890/sparql-auth", "http://h:8890/sparql-auth", "http://h:8890/sparql-graph-crud-auth"),
        ),
        (
            "https://h/repositories/pc",
            (
                "https://h/repositories/pc",
                "https://h/repositories/pc/statements",
                "https://h/repositories/pc/rdf-graphs/service",
            ),
        ),
        (
            "http://h:3030/ds/query#graphs=/ds/data",
            ("http://h:3030/ds/query", "http://h:3030/ds/update", "http://h:3030/ds/data"),
        ),
        (
            "https://n:8182/sparql#update=/sparql&graphs=/sparql/gsp/",
            ("https://n:8182/sparql", "https://n:8182/sparql", "https://n:8182/sparql/gsp/"),
        ),
    ],
)
def test_endpoints(url: str, expected: tuple[str, str, str]) -> None:
    assert endpoints(url) == Endpoints(*expected)
