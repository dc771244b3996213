"""/id/...: linked data. A thing's address answers 303 with the address of a page or of data about it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from ...graph import answers
from ...graph.answers.types import Description, Quote
from ...graph.store import Store
from ...graph.store.terms import escape_iri
from ..errors import MEDIA_TYPE, Failure, Problem
from ..pages import thing_page
from ..sparql.negotiation import choose
from ..sparql.pool import QueryRequest
from .common import TheLanguage, TheService, TheStore, missing

router = APIRouter(tags=["Linked data"])

SUFFIXES = {
    "text/html": "html",
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}
_TYPES = {suffix: media_type for media_type, suffix in SUFFIXES.items()}
Suffix = Annotated[str, Path(description="ttl, jsonld, nt or rdf", examples=["ttl"])]
Thing = Annotated[
    str,
    Path(
        max_length=1000,
        description="What follows the base of the store in an IRI",
        examples=["document/nghi-quyet/29-nq-tw/2022-11-17"],
    ),
]
_PROBLEM = {"model": Problem, "content": {MEDIA_TYPE: {}}, "description": "Problem"}
_PROBLEMS: dict[int | str, dict[str, object]] = dict.fromkeys((404, 406, 414, 422, 429, 503), _PROBLEM)
_RDF: dict[str, object] = {"content": {media_type: {} for media_type in SUFFIXES if media_type != "text/html"}}
_PATHS = {"html": "/page/{path}"} | {s: "/data/{path}." + s for s in _TYPES if s != "html"}
_STATEMENTS = 20_000

# What the thing says and what speaks of it.
_ABOUT = """CONSTRUCT {{ {iri} ?p ?o . ?s ?q {iri} }}
WHERE {{ {{ {iri} ?p ?o }} UNION {{ ?s ?q {iri} }} }} LIMIT {limit}"""


def _iri(store: Store, path: str) -> str:
    return store.base + path


def _links(path: str) -> str:
    """A Link header that names every form of the description."""
    address = quote(path)
    return ", ".join(
        f'<{_PATHS[suffix].format(path=address)}>; rel="describedby"; type="{media_type}"'
        for media_type, suffix in SUFFIXES.items()
    )


@router.get("/id/{path:path}", response_class=RedirectResponse, status_code=303, responses=_PROBLEMS)
def thing(request: Request, store: TheStore, path: Thing) -> Response:
    """Go to what is known of the thing, in the form the client likes best."""
    media_type = choose(request.headers.get("accept"), tuple(SUFFIXES))
    if media_type is None:
        raise Failure(406, "not_acceptable", accept=request.headers["accept"], offered=", ".join(SUFFIXES))
    if answers.describe(store, _iri(store, path)) is None:
        missing(path)
    address = _PATHS[SUFFIXES[media_type]].format(path=quote(path))
    return RedirectResponse(address, 303, {"Vary": "Accept", "Link": _links(path)})


@router.get("/page/{path:path}", response_class=Response, responses={200: {"content": {"text/html": {}}}, **_PROBLEMS})
def page(request: Request, store: TheStore, language: TheLanguage, path: Thing) -> Response:
    """A page for people: label, statements, where it is used, the sentences that speak of it; one alone in context."""
    iri = _iri(store, path)
    found = answers.describe(store, iri) or missing(path)
    headers = {"Link": _links(path), "Content-Language": language, "Vary": "Accept-Language"}
    around = _in_context(store, found) if len(found.evidence) == 1 else None
    return Response(thing_page(found, store.base, path, language, around), media_type="text/html", headers=headers)


def _in_context(store: Store, found: Description) -> Quote | None:
    only = found.evidence[0]
    return answers.evidence(store, only.document, only.start, only.end)


@router.get("/data/{path:path}.{suffix}", response_class=Response, responses={200: _RDF, **_PROBLEMS})
def data(store: TheStore, service: TheService, path: Thing, suffix: Suffix) -> Response:
    """The statements about a thing as Turtle (.ttl), JSON-LD (.jsonld), N-Triples (.nt) or RDF/XML (.rdf)."""
    media_type = _TYPES.get(suffix)
    if media_type is None or suffix == "html":
        missing(f"{path}.{suffix}")
    query = _ABOUT.format(iri=f"<{escape_iri(_iri(store, path))}>", limit=_STATEMENTS)
    if answers.describe(store, _iri(store, path)) is None:
        missing(path)
    body = service.query(QueryRequest(query, media_type))
    headers = {"Link": f'<{_iri(store, quote(path))}>; rel="describes"'}
    return Response(body, media_type=media_type, headers=headers)
