"""Any SPARQL 1.1 server: Query and Update at one URL each, graphs by the Graph Store protocol. See docs/scaling.md.

The server must show the union of its named graphs as default graph (Virtuoso, GraphDB and Neptune do; Fuseki:
`tdb2:unionDefaultGraph true`; Stardog: `query.all.graphs=true`; Oxigraph: `--union-default-graph`).
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

import httpx

from ..settings import base_iri
from .binding import Value, bound
from .protocol import Answer, Row, StoreError
from .terms import Blank, Iri, Literal, Term, Triple

JSON_RESULTS = "application/sparql-results+json"
RETRIES = 4
BATCH = 8_000_000
"""Bytes of N-Triples sent in one request: servers keep a request in memory, some in a transaction."""
DELETED = 1_000
"""Triples deleted by one request: Virtuoso takes no longer ones."""
_ASK, _TRUE = b'"__ASK_RETVAL"', re.compile(rb'(?:"value": "|<literal[^>]*>)1["<]')
"""Virtuoso 7 answers an ASK query with a table: of a 1, or of nothing."""
_BUSY = (429, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where a server takes queries, updates and graphs."""

    query: str
    update: str
    graphs: str


def endpoints(url: str) -> Endpoints:
    """The endpoints of the server at `url` (without user and password).

    `ROOT/query` or `ROOT`: Oxigraph, Stardog ... (`/query`, `/update`, `/store` below the root).
    `.../sparql-auth`: Virtuoso. `.../repositories/NAME`: GraphDB and RDF4J.
    Others name what differs behind a `#`: `http://host:3030/ds/query#update=/ds/update&graphs=/ds/data`.
    """
    url, _, told = url.partition("#")
    url = url.rstrip("/")
    if url.endswith("/sparql-auth"):
        found = Endpoints(url, url, url.removesuffix("/sparql-auth") + "/sparql-graph-crud-auth")
    elif "/repositories/" in url:
        found = Endpoints(url, f"{url}/statements", f"{url}/rdf-graphs/service")
    else:
        root = url.removesuffix("/query").removesuffix("/sparql")
        found = Endpoints(url if root != url else f"{root}/query", f"{root}/update", f"{root}/store")
    named = {key: urljoin(url, value) for key, value in parse_qsl(told) if key in ("query", "update", "graphs")}
    return replace(found, **named)


def _term(value: Mapping[str, str]) -> Term:
    if value["type"] == "uri":
        return Iri(value["value"])
    if value["type"] == "bnode":
        return Blank(value["value"])
    language = value.get("xml:lang")
    if language:
        return Literal.of(value["value"], language)
    return Literal(value["value"], value["datatype"]) if "datatype" in value else Literal(value["value"])


def _boolean(value: bool, media_type: str) -> bytes:
    """The answer to an ASK query in SPARQL results JSON or XML."""
    text = "true" if value else "false"
    if media_type == JSON_RESULTS:
        return f'{{"head":{{}},"boolean":{text}}}'.encode()
    return (
        '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/>'
        f"<boolean>{text}</boolean></sparql>"
    ).encode()


def _batches(triples: bytes) -> Iterator[bytes]:
    """The lines in pieces of about BATCH bytes."""
    start = 0
    while start < len(triples):
        end = triples.find(b"\n", start + BATCH)
        end = len(triples) if end < 0 else end + 1
        yield triples[start:end]
        start = end


class RemoteStore:
    """A SPARQL server; see `endpoints` for its URL.

    User and password in the URL are sent when the server asks for them, by Digest or Basic authentication. A request
    that fails for want of a connection or because the server is busy is tried again, after 0.2 s, then twice as long
    each time; every request the project makes may be repeated.
    """

    def __init__(self, url: str, *, folder: str | None = None, client: httpx.Client | None = None) -> None:
        parts = urlsplit(url)
        self._user = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        self._at = endpoints(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl())
        self._client = client or httpx.Client(timeout=httpx.Timeout(600, connect=10))
        self._folder = Path(folder) if folder else None
        self._base = base_iri()

    @property
    def folder(self) -> Path | None:
        return self._folder

    @property
    def build_folder(self) -> Path | None:
        return self._folder

    @property
    def published(self) -> bool:
        return False  # others may write to it at any time

    @property
    def base(self) -> str:
        return self._base

    def _send(self, method: str, url: str, **options: Any) -> httpx.Response:
        for attempt in range(RETRIES + 1):
            if attempt:
                time.sleep(0.1 * 2**attempt)
            try:
                response = self._request(method, url, **options)
            except httpx.HTTPError as error:
                if attempt == RETRIES or isinstance(error, httpx.ReadTimeout):
                    raise StoreError(f"{url}: {error or type(error).__name__}") from error
            else:
                if response.status_code not in _BUSY:
                    break
        if response.status_code >= 400:
            text = response.text.strip().splitlines()
            raise StoreError(f"{url}: {response.status_code} {text[0][:300] if text else response.reason_phrase}")
        return response

    def _request(self, method: str, url: str, **options: Any) -> httpx.Response:
        response = self._client.request(method, url, **options)
        if response.status_code == 401 and self._user and self._client.auth is None:
            # Not before it is asked for: Virtuoso refuses Basic without saying that it wants Digest.
            digest = response.headers.get("WWW-Authenticate", "").lower().startswith("digest")
            self._client.auth = (httpx.DigestAuth if digest else httpx.BasicAuth)(*self._user)
            response = self._client.request(method, url, **options)
        return response

    def _ask(
        self, query: str, accept: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> httpx.Response:
        form: dict[str, Any] = {"query": query}
        if default_graphs:
            form["default-graph-uri"] = list(default_graphs)
        if named_graphs:
            form["named-graph-uri"] = list(named_graphs)
        return self._send("POST", self._at.query, data=form, headers={"Accept": accept})

    def select(self, query: str, bind: Mapping[str, Value] | None = None) -> list[Row]:
        found = self._json(bound(query, bind))
        if "results" not in found:
            raise StoreError("not a SELECT query")
        return [{k: _term(v) for k, v in row.items()} for row in found["results"]["bindings"]]

    def solutions(self, query: str, bind: Mapping[str, Value] | None = None) -> Iterator[Row]:
        return iter(self.select(query, bind))

    def ask(self, query: str, bind: Mapping[str, Value] | None = None) -> bool:
        found = self._json(bound(query, bind))
        if "boolean" not in found:
            raise StoreError("not an ASK query")
        return bool(found["boolean"])

    def _json(self, query: str) -> Any:
        response = self._ask(query, JSON_RESULTS)
        if _ASK in response.content[:600]:
            return {"boolean": _TRUE.search(response.content) is not None}
        try:
            return json.loads(response.content)
        except ValueError as error:
            raise StoreError(f"{self._at.query}: the answer is not SPARQL results JSON") from error

    def construct(self, query: str, bind: Mapping[str, Value] | None = None) -> list[Triple]:
        import pyoxigraph as ox

        from .embedded import plain

        response = self._ask(bound(query, bind), "application/n-triples")
        quads = ox.parse(response.content, format=ox.RdfFormat.N_TRIPLES)
        return [Triple(plain(q.subject), plain(q.predicate), plain(q.object)) for q in quads]  # type: ignore[arg-type]

    def query(
        self,
        query: str,
        accept: Sequence[str],
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        response = self._ask(query, ", ".join(accept), default_graphs, named_graphs)
        media_type = response.headers.get("Content-Type", accept[0]).partition(";")[0]
        if _ASK in response.content[:600]:
            return Answer(_boolean(_TRUE.search(response.content) is not None, media_type), media_type)
        return Answer(response.content, media_type)

    def update(self, update: str) -> None:
        self._send(
            "POST", self._at.update, content=update.encode(), headers={"Content-Type": "application/sparql-update"}
        )

    def graphs(self) -> list[str]:
        rows = self.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        return sorted(str(row["g"]) for row in rows)

    def replace_graph(self, graph: str, triples: bytes) -> None:
        headers = {"Content-Type": "application/n-triples"}
        if not triples:
            self.delete_graph(graph)  # not every server takes an empty graph
        for number, batch in enumerate(_batches(triples)):
            method = "POST" if number else "PUT"
            self._send(method, self._at.graphs, params={"graph": graph}, content=batch, headers=headers)

    def load_graphs(self, graphs: Iterable[tuple[str, bytes]]) -> None:
        for graph, triples in graphs:
            self.replace_graph(graph, triples)

    def change_graph(self, graph: str, removed: bytes, added: bytes) -> None:
        lines = removed.splitlines(True)
        for start in range(0, len(lines), DELETED):
            triples = b"".join(lines[start : start + DELETED]).decode()
            self.update(f"DELETE DATA {{ GRAPH <{graph}> {{\n{triples}}} }}")
        for batch in _batches(added):
            self._add(graph, batch)

    def insert_from(self, graph: str, query: str, bind: Mapping[str, Value] | None = None) -> None:
        found = self._ask(bound(query, bind), "application/n-triples").content
        for batch in _batches(found):
            self._add(graph, batch)

    def _add(self, graph: str, triples: bytes) -> None:
        headers = {"Content-Type": "application/n-triples"}
        self._send("POST", self._at.graphs, params={"graph": graph}, content=triples, headers=headers)

    def delete_graph(self, graph: str) -> None:
        self.update(f"DROP SILENT GRAPH <{graph}>")

    def dump(self, media_type: str, graph: str | None = None) -> bytes:
        params = {"graph": graph} if graph else None
        return self._send("GET", self._at.graphs, params=params, headers={"Accept": media_type}).content

    def optimize(self) -> None:
        """Servers see to that themselves."""

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
