"""The application: every door on one port. `create_app(STORE)` for any ASGI server."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from .. import __version__
from ..viz import explorer
from . import errors
from .observe import Metrics, Observed
from .rates import Rates
from .reading import Reading
from .routes import bodies, directives, explore, graphs, linked, ontology, operation, projects, questions, site, sparql
from .security import SecurityHeaders
from .service import Service
from .sparql.pool import Limits
from .start import first_answers

TIMEOUT_VARIABLE = "PHANCONG_TIMEOUT"
_DESCRIPTION = """Vietnamese government documents as a knowledge graph: which body implements which directive, and the
sentence that says so. Errors are problem+json; messages follow Accept-Language (vi, en)."""


def create_app(store: str, limits: Limits | None = None) -> FastAPI:
    """The app on a store folder or the URL of a SPARQL server. Raises StoreError where it cannot be opened."""
    service = Service(store, limits)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.prepare(first_answers)
        yield
        service.close()

    app = FastAPI(
        title="Phân Công",
        version=__version__,
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.service = service
    app.state.metrics = Metrics()
    app.add_middleware(Reading, service=service)
    app.add_middleware(Rates)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Observed, metrics=app.state.metrics)
    errors.install(app)
    for module in (operation, site, ontology, explore, directives, bodies, projects, questions, sparql, graphs, linked):
        app.include_router(module.router)
    app.mount("/static", StaticFiles(directory=explorer.STATIC), name="static")
    return app


def from_environment() -> FastAPI:
    """The app on $PHANCONG_STORE, each query limited to $PHANCONG_TIMEOUT seconds: for servers with several workers."""
    seconds = os.environ.get(TIMEOUT_VARIABLE)
    return create_app(os.environ["PHANCONG_STORE"], Limits(seconds=float(seconds)) if seconds else None)
