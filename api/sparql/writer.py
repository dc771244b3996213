"""The process of one write: without network, bounded in memory, and ended when its time is up.

Reads from stdin a line of JSON {store, do, graph, media_type, base, memory} and then the update or the RDF; writes the
outcome to stdout as JSON: {"new": bool}, or {"reason", "detail"}. A write is published whole, with the search index of
what is then in the store, or not at all. Started as `python -m phancong.api.sparql.writer`.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pyoxigraph as ox

from ...graph.search import write_index
from ...graph.settings import is_remote
from ...graph.store import Store, StoreError, StoreLocked, open_store
from . import sealed
from .guard import fault

READ = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
"""The formats a graph may be sent in."""


class Failed(Exception):
    """The write cannot be done; `args` are a message key and the engine's words."""


def _written(store: Store, job: dict[str, Any], body: bytes) -> bool:
    """Do it; True where the graph is new. Raises Failed for what the body or the graph's name has wrong."""
    graph = job["graph"]
    known = graph in store.graphs()
    try:
        if job["do"] == "update":
            store.update(body.decode())
        elif job["do"] == "DELETE":
            if not known:
                raise Failed("not_found", "")
            store.delete_graph(graph)
        else:
            triples = _triples(body, job)
            if job["do"] == "POST" and known:
                store.update(f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples.decode()}}} }}")
            else:
                store.replace_graph(graph, triples)
    except (SyntaxError, ValueError, StoreError) as error:
        words = fault(str(error)) if job["do"] == "update" else str(error)
        raise Failed("sparql_malformed", words) from error
    return not known


def _triples(body: bytes, job: dict[str, Any]) -> bytes:
    quads = ox.parse(body, format=READ[job["media_type"]], base_iri=job["base"])
    lines = (
        ox.serialize([ox.Triple(q.subject, q.predicate, q.object)], format=ox.RdfFormat.N_TRIPLES) or b"" for q in quads
    )
    return b"".join(lines)


def write(job: dict[str, Any], body: bytes) -> dict[str, object]:
    """The outcome of the job."""
    if not is_remote(job["store"]):
        sealed.without_network()
    try:
        with open_store(job["store"]) as store:
            sealed.bound_memory(job["memory"])
            new = _written(store, job, body)
            if store.build_folder is not None and store.build_folder.exists():
                write_index(store, store.build_folder)
    except Failed as error:
        return {"reason": error.args[0], "detail": error.args[1]}
    except StoreLocked:
        return {"reason": "store_locked", "detail": ""}
    except StoreError as error:
        return {"reason": "store_unreadable", "detail": str(error)}
    return {"new": new}


if __name__ == "__main__":
    line = sys.stdin.buffer.readline()
    sys.stdout.write(json.dumps(write(json.loads(line), sys.stdin.buffer.read())))
