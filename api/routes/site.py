"""/: the explorer, /docs: the API and /query: SPARQL for people, /healthz; and their files, all from this server."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse

from ... import __version__
from ...graph import answers
from ...graph.competency import questions
from ...viz import explorer
from ..models import Health
from .common import TheStore, documented

router = APIRouter()


@router.get("/", include_in_schema=False)
def home() -> Response:
    return FileResponse(explorer.page("index.html"), media_type="text/html")


@router.get("/docs", include_in_schema=False)
def docs() -> Response:
    return FileResponse(explorer.page("docs.html"), media_type="text/html")


@router.get("/query", include_in_schema=False)
def query() -> Response:
    return FileResponse(explorer.page("query.html"), media_type="text/html")


@router.get("/cookbook.json", include_in_schema=False)
def cookbook() -> list[dict[str, str]]:
    """The queries that /query offers: those of docs/cookbook.md."""
    return [{"vi": one.title_vi, "en": one.title_en, "query": one.query.strip()} for one in questions()]


@router.get("/healthz", tags=["Service"], responses=documented("health"))
def healthz(store: TheStore) -> Health:
    """The service answers and its store can be read."""
    return Health(status="ok", version=__version__, store=answers.summary(store))
