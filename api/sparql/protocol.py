"""Reading a protocol request: SPARQL 1.1 Protocol, section 2.1, the three ways a query may come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]+")
"""An absolute IRI that may stand between < and >."""
_JOINED = re.compile(r"&(?:using-)?(?:default-|named-)?graph-uri=")

RESULT_TYPES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
)
BOOLEAN_TYPES = tuple(t for t in RESULT_TYPES if not t.startswith("text/"))
GRAPH_TYPES = (
    "text/turtle",
    "application/n-triples",
    "application/rdf+xml",
    "application/ld+json",
    "application/trig",
    "application/n-quads",
    "application/json",
    "application/xml",
)
_RESULT_ALIASES = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
}
_GRAPH_ALIASES = {"application/json": "application/ld+json", "application/xml": "application/rdf+xml"}


class BadRequest(Exception):
    """The request is not one of the protocol's; HTTP status and message key."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ProtocolRequest:
    """A query and the dataset the protocol gives it; `query` None asks for the service description."""

    query: str | None
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ProtocolUpdate:
    """An update and the dataset the protocol gives its patterns."""

    update: str
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()


def offered(form: str) -> tuple[str, ...]:
    """The media types an answer to a query of this form can have, the preferred one first."""
    if form == "SELECT":
        return RESULT_TYPES
    return BOOLEAN_TYPES if form == "ASK" else GRAPH_TYPES


def written(form: str, media_type: str) -> str:
    """The format the engine writes for a negotiated media type."""
    aliases = _RESULT_ALIASES if form in ("SELECT", "ASK") else _GRAPH_ALIASES
    return aliases.get(media_type, media_type)


def read(method: str, query_string: str, content_type: str, body: bytes) -> ProtocolRequest:
    """The request in plain form. Raises BadRequest."""
    if method == "GET":
        return _request(_parameters(query_string), required=False)
    kind = content_type.partition(";")[0].strip().lower()
    if kind == FORM:
        return _request(_parameters(_text(body)), required=True)
    if kind == QUERY:
        parameters = _parameters(query_string)
        if "query" in parameters:
            raise BadRequest(400, "sparql_one_query")
        return _request({**parameters, "query": [_text(body)]}, required=True)
    if kind == UPDATE:
        raise BadRequest(400, "sparql_update_refused")
    raise BadRequest(415, "sparql_content_type")


def update_of(query_string: str, content_type: str, body: bytes) -> ProtocolUpdate | None:
    """The update that a POST request asks for, None where it asks for none. Raises BadRequest."""
    kind = content_type.partition(";")[0].strip().lower()
    parameters = _parameters(query_string)
    if kind == UPDATE:
        parameters.setdefault("update", []).append(_text(body))
    elif kind == FORM:
        parameters = _parameters(_text(body))
    if kind not in (UPDATE, FORM) or "update" not in parameters:
        return None
    if len(parameters["update"]) > 1 or "query" in parameters:
        raise BadRequest(400, "sparql_one_query")
    default, named = (tuple(_graphs(parameters.get(f"using-{kind}", ()))) for kind in ("graph-uri", "named-graph-uri"))
    return ProtocolUpdate(parameters["update"][0], default, named)


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest(400, "not_utf8") from None


def _parameters(encoded: str) -> dict[str, list[str]]:
    try:
        return parse_qs(encoded, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except (UnicodeDecodeError, ValueError):
        raise BadRequest(400, "not_utf8") from None


def _request(parameters: Mapping[str, list[str]], *, required: bool) -> ProtocolRequest:
    if "update" in parameters:
        raise BadRequest(400, "sparql_update_refused")
    queries = parameters.get("query", [])
    if len(queries) > 1 or (required and not queries):
        raise BadRequest(400, "sparql_one_query")
    default, named = (tuple(_graphs(parameters.get(f"{kind}-graph-uri", ()))) for kind in ("default", "named"))
    return ProtocolRequest(queries[0] if queries else None, default, named)


def _graphs(values: Iterable[str]) -> Iterator[str]:
    """The graphs that a request names. Raises BadRequest for what is no IRI.

    Some clients, and a case of the W3C's suite, encode the '&' between two parameters with them."""
    for iri in (one for value in values for one in _JOINED.split(value)):
        if IRI.fullmatch(iri) is None:
            raise BadRequest(400, "graph_no_iri")
        yield iri
