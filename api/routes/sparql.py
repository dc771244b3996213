"""/sparql: the query half of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ..errors import Failure
from ..reading import matches
from ..sparql import description, guard, negotiation, protocol, writing
from ..sparql.pool import QueryRequest
from .common import TheService

router = APIRouter(tags=["SPARQL"])
BODY_LIMIT = 1024 * 1024


async def body_of(request: Request) -> bytes:
    """The request body, refused beyond the limit without reading the rest."""
    pieces: list[bytes] = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > BODY_LIMIT:
            raise Failure(413, "too_long", limit=BODY_LIMIT)
        pieces.append(piece)
    return b"".join(pieces)


def answer(request: Request, service: TheService, body: Annotated[bytes, Depends(body_of)]) -> Response:
    """Answer a query. Default graph: the union of all graphs, unless the query or the request names graphs."""
    if request.method == "POST" and writing.is_on() and (done := _updated(request, service, body)):
        return done
    try:
        asked = protocol.read(request.method, request.url.query, request.headers.get("content-type", ""), body)
    except protocol.BadRequest as error:
        raise Failure(error.status, error.reason) from None
    accept = ", ".join(request.headers.getlist("accept"))
    if asked.query is None:
        media_type = negotiation.choose(accept, description.MEDIA_TYPES) or description.MEDIA_TYPES[0]
        text = description.description(str(request.url.replace(query="")), media_type, writable=writing.is_on())
        return Response(text, media_type=media_type, headers={"Vary": "Accept"})
    shape = guard.inspect(asked.query)
    offered = protocol.offered(shape.form)
    chosen = negotiation.choose(accept, offered)
    if chosen is None:
        raise Failure(406, "not_acceptable", accept=accept, offered=", ".join(offered))
    headers = {"Vary": "Accept"}
    if request.method == "GET" and not shape.changing and (etag := service.etag(request.url.query, chosen)):
        headers |= {"ETag": etag, "Cache-Control": "no-cache"}
        if matches(etag, request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
    data = service.query(
        QueryRequest(
            asked.query,
            protocol.written(shape.form, chosen),
            asked.default_graphs,
            asked.named_graphs,
            union=not shape.has_dataset,
            base=service.store.base,
        )
    )
    return Response(data, media_type=chosen, headers=headers)


def _updated(request: Request, service: TheService, body: bytes) -> Response | None:
    """The answer to an update, None where the request is none."""
    try:
        asked = protocol.update_of(request.url.query, request.headers.get("content-type", ""), body)
        if asked is None:
            return None
        writing.may_write(request.headers.get("authorization"))
        text = writing.with_dataset(asked.update, asked.default_graphs, asked.named_graphs)
        writing.update(service.target, text, service.store.base, service.limits)
    except protocol.BadRequest as error:
        raise Failure(error.status, error.reason) from None
    except writing.Forbidden as error:
        raise Failure(error.status, error.reason, {"WWW-Authenticate": "Bearer"}) from None
    return Response(status_code=204)


_GRAPHS = {"type": "array", "items": {"type": "string", "format": "iri"}}
_PARAMETERS = [
    {
        "name": "query",
        "in": "query",
        "schema": {"type": "string"},
        "description": "SELECT, ASK, CONSTRUCT or DESCRIBE; without it the service description is answered",
        "example": "SELECT ?g (COUNT(*) AS ?statements) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
    },
    {"name": "default-graph-uri", "in": "query", "schema": _GRAPHS},
    {"name": "named-graph-uri", "in": "query", "schema": _GRAPHS},
]
_RESPONSES: dict[int | str, dict[str, object]] = {
    200: {
        "description": "The answer",
        "content": {name: {} for name in (*protocol.RESULT_TYPES, *protocol.GRAPH_TYPES)},
    },
    400: {"description": "Malformed query, or one that may not run here"},
    406: {"description": "No acceptable format"},
    413: {"description": "Request or result too large"},
    503: {"description": "Time or memory limit reached, or all workers busy"},
}

router.add_api_route(
    "/sparql",
    answer,
    methods=["GET"],
    name="sparql",
    operation_id="sparql_get",
    openapi_extra={"parameters": _PARAMETERS},
    responses=_RESPONSES,
    response_class=Response,
)
router.add_api_route(
    "/sparql",
    answer,
    methods=["POST"],
    operation_id="sparql_post",
    openapi_extra={
        "parameters": _PARAMETERS[1:],
        "requestBody": {
            "required": True,
            "content": {
                protocol.FORM: {
                    "schema": {"type": "object", "properties": {"query": {"type": "string"}}, "required": ["query"]}
                },
                protocol.QUERY: {"schema": {"type": "string"}},
            },
        },
    },
    responses={**_RESPONSES, 415: {"description": "Unsupported Content-Type"}},
    response_class=Response,
)
