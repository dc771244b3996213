"""The process that runs queries on a read-only store and can be ended at any moment.

pyoxigraph cannot stop a query (oxigraph issue 1926), so the server ends the whole process when time is up. Its memory
is bounded by the operating system, and it has no network. Started as `python -m phancong.api.sparql.worker STORE
BYTES`.
"""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pyoxigraph as ox

from . import frames, sealed

_RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}


class TooLarge(Exception):
    """The answer is larger than the cap."""


class _Capped(io.BytesIO):
    """A buffer that refuses to grow beyond `cap` bytes."""

    def __init__(self, cap: int) -> None:
        super().__init__()
        self._cap = cap

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self._cap:
            raise TooLarge
        return super().write(data)


def answer(store: ox.Store, request: dict[str, Any]) -> bytes:
    """The serialised answer to a request of the pool. Raises SyntaxError, TooLarge, OSError."""
    dataset: dict[str, Any] = {}
    if request["default"] or request["named"]:
        dataset["default_graph"] = [ox.NamedNode(iri) for iri in request["default"]]
        dataset["named_graphs"] = [ox.NamedNode(iri) for iri in request["named"]]
    else:
        dataset["use_default_graph_as_union"] = request["union"]
    result = store.query(request["query"], base_iri=request["base"], **dataset)
    out = _Capped(request["cap"])
    wanted = request["format"]
    try:
        if isinstance(result, ox.QueryTriples):
            result.serialize(out, format=_GRAPHS[wanted])
        else:
            result.serialize(out, format=_RESULTS[wanted])
    except OSError as error:
        # pyoxigraph hands an exception of `write` back as the cause or in the text of an OSError.
        if "TooLarge" in repr(error) or isinstance(error.__cause__, TooLarge):
            raise TooLarge from error
        raise
    return out.getvalue()


def serve(path: str, memory: int) -> None:
    """Answer requests from stdin until it closes."""
    sealed.without_network()
    store = ox.Store.read_only(path)
    sealed.bound_memory(memory)
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    frames.write_response(sink, frames.READY, b"")
    while (body := frames.read_request(source)) is not None:
        try:
            status, data = frames.OK, answer(store, json.loads(body))
        except TooLarge:
            status, data = frames.TOO_LARGE, b""
        except (SyntaxError, ValueError) as error:
            status, data = frames.SYNTAX, str(error).encode()
        except (OSError, RuntimeError) as error:
            status, data = frames.FAILED, str(error).encode()
        frames.write_response(sink, status, data)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
