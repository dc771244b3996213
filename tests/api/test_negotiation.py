"""Accept and Accept-Language with q-values."""

import pytest
from phancong.api.sparql.negotiation import choose, languages

OFFERED = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv")
CASES = [
    (None, "application/sparql-results+json"),
    ("", "application/sparql-results+json"),
    ("*/*", "application/sparql-results+json"),
    ("text/*", "text/csv"),
    ("text/csv;q=0.4, application/sparql-results+xml;q=0.5", "application/sparql-results+xml"),
    ("application/sparql-results+json;q=0.1, text/csv", "text/csv"),
    ("*/*;q=0.5, application/sparql-results+json;q=0", "application/sparql-results+xml"),
    ("TEXT/CSV", "text/csv"),
    ("text/html, */*;q=0.1", "application/sparql-results+json"),
    ("text/html", None),
    ("text/csv;q=x", None),
]


@pytest.mark.parametrize(("header", "expected"), CASES)
def test_choose(header: str | None, expected: str | None) -> None:
    assert choose(header, OFFERED) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [(None, "vi"), ("en", "en"), ("en-GB,en;q=0.9,vi;q=0.8", "en"), ("fr", "vi"), ("vi;q=0.2, en;q=0.1", "vi")],
)
def test_languages(header: str | None, expected: str) -> None:
    assert languages(header) == expected
