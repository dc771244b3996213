"""/rdf-graph-store: the SPARQL 1.1 Graph Store protocol, with indirect graph identification."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from ..errors import Failure
from ..sparql import negotiation, protocol, writing
from ..sparql.pool import QueryRequest
from ..sparql.writer import READ
from .common import TheService
from .sparql import body_of

router = APIRouter(tags=["SPARQL"])
_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_TOO_LONG: dict[str, object] = {"description": "More than 1 MB"}
_RESPONSES: dict[int | str, dict[str, object]] = {
    200: {"description": "The graph", "content": {name: {} for name in protocol.GRAPH_TYPES}},
    400: {"description": "No graph, more than one, or one that is no IRI"},
    404: {"description": "No such graph"},
    406: {"description": "No acceptable format"},
}
Graph = Annotated[
    str | None, Query(description="IRI of a named graph", examples=["https://phancong.example/id/graph/reference"])
]


def _graph(request: Request) -> str | None:
    """The IRI that the request names, None for the default graph."""
    graphs, default = request.query_params.getlist("graph"), request.query_params.getlist("default")
    if len(graphs) + len(default) != 1 or (graphs and not protocol.IRI.fullmatch(graphs[0])):
        raise Failure(400, "graph_which")
    return graphs[0] if graphs else None


def read(request: Request, service: TheService, graph: Graph = None, default: str | None = None) -> Response:
    """The triples of one graph; `default` is the union of all."""
    named = _graph(request)
    accept = ", ".join(request.headers.getlist("accept"))
    chosen = negotiation.choose(accept, protocol.GRAPH_TYPES)
    if chosen is None:
        raise Failure(406, "not_acceptable", accept=accept, offered=", ".join(protocol.GRAPH_TYPES))
    if named is not None:
        held = service.query(QueryRequest(f"ASK {{ GRAPH <{named}> {{ ?s ?p ?o }} }}", protocol.RESULT_TYPES[0]))
        if b"true" not in held:
            raise Failure(404, "not_found", what=named)
    wanted = QueryRequest(_ALL, protocol.written("CONSTRUCT", chosen), (named,) if named else ())
    return Response(service.query(wanted), media_type=chosen, headers={"Vary": "Accept"})


def _writable(request: Request) -> str:
    try:
        writing.may_write(request.headers.get("authorization"))
    except writing.Forbidden as error:
        headers = {"WWW-Authenticate": "Bearer"} if error.status == 401 else {}
        raise Failure(error.status, error.reason, headers) from None
    named = _graph(request)
    if named is None:
        raise Failure(400, "graph_which")
    return named


def write(request: Request, service: TheService, body: Annotated[bytes, Depends(body_of)]) -> Response:
    """Replace a graph (PUT) or add to it (POST). Needs the token."""
    named = _writable(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in READ:
        raise Failure(415, "graph_content_type", offered=", ".join(READ))
    add = request.method == "POST"
    created = writing.replace(service.target, named, body, kind, service.limits, add=add)
    return Response(status_code=201 if created else 204)


def delete(request: Request, service: TheService) -> Response:
    """Remove a graph. Needs the token."""
    writing.delete(service.target, _writable(request), service.limits)
    return Response(status_code=204)


router.add_api_route(
    "/rdf-graph-store",
    read,
    methods=["GET"],
    responses=_RESPONSES,
    response_class=Response,
    operation_id="graph_get",
)
_WRITES: dict[int | str, dict[str, object]] = {
    204: {"description": "Done"},
    400: {"description": "No graph, one that is no IRI, or RDF that is malformed"},
    401: {"description": "Without the token"},
    403: {"description": "This server is read-only"},
    503: {"description": "Somebody else writes, or the time limit was reached; nothing has changed"},
}
_PARAMETER = {"name": "graph", "in": "query", "schema": {"type": "string", "format": "iri"}, "required": True}
_BODY = {"content": {name: {"schema": {"type": "string"}} for name in READ}}
for _method in ("PUT", "POST"):
    router.add_api_route(
        "/rdf-graph-store",
        write,
        methods=[_method],
        status_code=204,
        responses={**_WRITES, 201: {"description": "A new graph"}, 415: {"description": "No RDF"}, 413: _TOO_LONG},
        response_class=Response,
        openapi_extra={"parameters": [_PARAMETER], "requestBody": _BODY},
        operation_id=f"graph_{_method.lower()}",
    )
router.add_api_route(
    "/rdf-graph-store",
    delete,
    methods=["DELETE"],
    status_code=204,
    responses={**_WRITES, 404: {"description": "No such graph"}},
    response_class=Response,
    openapi_extra={"parameters": [_PARAMETER]},
    operation_id="graph_delete",
)
