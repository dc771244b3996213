"""/livez, /readyz, /metrics: for those who run the service, not part of its API."""

from __future__ import annotations

import logging

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from ...graph.store import StoreError
from .common import TheService

logger = logging.getLogger("phancong.api")
router = APIRouter(include_in_schema=False)


@router.get("/livez")
def livez() -> Response:
    """The process answers."""
    return PlainTextResponse("ok\n")


@router.get("/readyz")
def readyz(service: TheService) -> Response:
    """The store can be read; 503 while it cannot."""
    try:
        service.store.ask("ASK { ?s ?p ?o }")
    except StoreError as error:
        logger.error("not ready: %s", error)
        return PlainTextResponse("not ready\n", 503)
    return PlainTextResponse("ready\n")


@router.get("/metrics")
def metrics(request: Request, service: TheService) -> Response:
    return PlainTextResponse(request.app.state.metrics.text(service.version()), media_type="text/plain; version=0.0.4")
