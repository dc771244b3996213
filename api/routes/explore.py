"""/api/search, /api/graph, /api/evidence, /api/vocabulary: what the explorer lives on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from ...graph import answers
from ...graph.answers.types import Kind, Neighbourhood, Quote
from ...viz import look
from ...viz.focus import focus
from ...viz.snapshot import snapshot
from ..errors import MEDIA_TYPE, Problem
from ..models import Hits, KindWords, Network, Repaired, SentNetwork, Vocabulary, Words
from ..repaired import repaired_quote
from ..start import START_LIMIT, starting_view
from .common import Text, TheLanguage, TheStore, documented, missing

router = APIRouter(tags=["Explorer"])

NODE_LIMIT = 2000
SNAPSHOT_LIMIT = 500
"""Nodes of a snapshot: places for more take seconds."""


@router.get("/api/search", responses=documented("search"))
def search(
    store: TheStore,
    q: Text,
    kind: Kind | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Hits:
    """Nodes by label, number or alias; diacritics are optional."""
    hits = answers.search(store, q, limit=limit, kind=kind)
    return Hits(query=q, items=list(hits), total=len(hits))


@router.get("/api/graph", responses=documented("graph", 404))
def graph(
    store: TheStore,
    around: Annotated[str | None, Query(min_length=1, max_length=1000, description="Id of a node")] = None,
    depth: Annotated[int, Query(ge=0, le=4)] = 1,
    limit: Annotated[int, Query(ge=1, le=NODE_LIMIT, description="Nodes at most")] = START_LIMIT,
) -> Network:
    """Nodes and edges about a node; without `around` the directives that most bodies carry out, and their chains."""
    if around is None:
        centre = None
        view = starting_view(store, limit)
    else:
        centre = around if "://" in around else store.base + around
        view = focus(answers.around(store, centre, depth=depth, limit=NODE_LIMIT), centre, limit)
        if not view.nodes:
            missing(around)
    return Network(centre=centre, nodes=list(view.nodes), edges=list(view.edges), total=len(view.nodes))


@router.get("/api/evidence", responses=documented("evidence", 404))
def evidence(
    store: TheStore,
    document: Annotated[str, Query(min_length=1, max_length=1000, description="Id of the source file")],
    start: Annotated[int, Query(ge=0, le=2**31)],
    end: Annotated[int, Query(ge=0, le=2**31)],
    context: Annotated[int, Query(ge=0, le=5000, description="Characters before and after")] = 300,
) -> Quote:
    """A quote in its context, exactly as the source text has it."""
    return answers.evidence(store, document, start, end, context=context) or missing(document)


@router.get("/api/evidence/repaired", responses=documented("repaired", 404))
def repaired(
    store: TheStore,
    document: Annotated[str, Query(min_length=1, max_length=1000, description="Id of the source file")],
    start: Annotated[int, Query(ge=0, le=2**31)],
    end: Annotated[int, Query(ge=0, le=2**31)],
) -> Repaired:
    """A quote as it was printed, where the source is a damaged scan; never a quotation of the source itself."""
    text = repaired_quote(store, document, start, end)
    return Repaired(text=missing(document) if text is None else text)


@router.get("/api/path", responses=documented("path", 404))
def path(
    store: TheStore,
    start: Annotated[str, Query(alias="from", min_length=1, max_length=1000, description="Id of a node")],
    end: Annotated[str, Query(alias="to", min_length=1, max_length=1000, description="Id of a node")],
) -> Network:
    """A shortest way between two nodes, at most six steps long, its nodes in order; no nodes where there is none."""
    one, other = (id if "://" in id else store.base + id for id in (start, end))
    view = answers.path(store, one, other)
    return Network(centre=one, nodes=list(view.nodes), edges=list(view.edges), total=len(view.nodes))


_DRAWN: dict[int | str, dict[str, object]] = {
    200: {"content": {"text/html": {}}, "description": "The page"},
    **{status: {"model": Problem, "content": {MEDIA_TYPE: {}}, "description": "Problem"} for status in (400, 413, 422)},
}


@router.post("/api/snapshot", response_class=Response, responses=_DRAWN)
def drawn(view: SentNetwork, language: TheLanguage) -> Response:
    """Nodes and edges, as /api/graph gives them, as one HTML file that needs nothing else (pyvis)."""
    nodes = tuple(view.nodes[:SNAPSHOT_LIMIT])
    page = snapshot(Neighbourhood(nodes, tuple(view.edges)), view.centre, language)
    return Response(
        page, media_type="text/html", headers={"Content-Disposition": 'attachment; filename="phan-cong.html"'}
    )


@router.get("/api/vocabulary", responses=documented("vocabulary"))
def vocabulary() -> Vocabulary:
    """Words, colours and shapes of the kinds of nodes, and the words of relations and roles."""
    return Vocabulary(
        kinds={
            name: KindWords(color=kind.color, shape=kind.shape, **kind.label) for name, kind in look.kinds().items()
        },
        relations={name: Words(**words) for name, words in look.relations().items()},
        roles={name: Words(**words) for name, words in look.roles().items()},
        statuses={name: Words(**words) for name, words in look.statuses().items()},
    )
