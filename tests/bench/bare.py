"""What HTTP and the queries cost without the project: `bare.py RDF-FOLDER FILE`. FILE is JSON, path -> the queries
that an endpoint at the path runs on every request; it answers with the values, as the project does with its own."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import uvicorn
from fastapi import FastAPI, Response


def app(store: ox.Store, endpoints: dict[str, list[str]]) -> FastAPI:
    bare = FastAPI()

    def endpoint(queries: list[str]) -> Callable[[], Response]:
        def answer() -> Response:
            found = [store.query(query, use_default_graph_as_union=True) for query in queries]
            body = b"".join(result.serialize(format=ox.QueryResultsFormat.JSON) for result in found)
            return Response(body, media_type="application/sparql-results+json")

        return answer

    for path, queries in endpoints.items():
        bare.get(path)(endpoint(queries))
    return bare


def main() -> None:
    store = ox.Store.read_only(sys.argv[1])
    listening = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    endpoints = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    uvicorn.Server(uvicorn.Config(app(store, endpoints), log_level="error")).run(sockets=[listening])


if __name__ == "__main__":
    main()
