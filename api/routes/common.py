"""What routes share: the service of a request, its language, paging, ids, and examples for the documentation."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, NoReturn

from fastapi import Depends, Path, Query, Request

from ...graph.store import Store
from ...ontology import vocabulary
from ..errors import MEDIA_TYPE, Failure, Problem
from ..messages import Language
from ..service import Service
from ..sparql.negotiation import languages


def service_of(request: Request) -> Service:
    found: Service = request.app.state.service
    return found


def store_of(request: Request) -> Store:
    return service_of(request).store


def language_of(request: Request) -> Language:
    return "en" if languages(request.headers.get("accept-language")) == "en" else "vi"


TheService = Annotated[Service, Depends(service_of)]
TheStore = Annotated[Store, Depends(store_of)]
TheLanguage = Annotated[Language, Depends(language_of)]

_MONTH, _DAY = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
Limit = Annotated[int, Query(ge=1, le=500, description="Items of this page")]
Offset = Annotated[int, Query(ge=0, le=1_000_000_000, description="Items to skip")]
PartialDate = Annotated[
    str,
    Query(
        pattern=rf"^\d{{4}}(-{_MONTH}(-{_DAY})?)?$",
        description="ISO date, also 2022 or 2022-11",
        examples=["2022-11-17"],
    ),
]
Text = Annotated[str, Query(min_length=1, max_length=500)]
Year = Annotated[int, Query(ge=1900, le=2100, description="Year", examples=[2024])]


def id_of(example: str, what: str) -> Any:
    """The id in a path."""
    text = f"Id of a {what}: its IRI, or what follows the base of the store in it"
    return Path(min_length=1, max_length=1000, description=text, examples=[example])


Role = Annotated[
    str,
    Query(
        pattern="^(" + "|".join(row["id"] for row in vocabulary("roles")) + ")$",
        description="Role of the body in the task: " + ", ".join(row["id"] for row in vocabulary("roles")),
        examples=["lead"],
    ),
]
On = Annotated[
    str | None,
    Query(
        pattern=rf"^\d{{4}}-{_MONTH}-{_DAY}$",
        description="Day for which the body that carries the duty is named; today by default",
        examples=["2025-07-01"],
    ),
]


@cache
def _examples() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(__package__).joinpath("examples.json").read_text("utf-8"))
    return found


def documented(name: str, *errors: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a path: its example from examples.json, and the problems it can answer."""
    responses: dict[int | str, dict[str, Any]] = {
        200: {"content": {"application/json": {"example": _examples()[name]}}},
    }
    for status in (414, 422, 429, 503, *errors):
        responses[status] = {"model": Problem, "content": {MEDIA_TYPE: {}}, "description": "Problem"}
    return responses


def missing(what: str) -> NoReturn:
    """Answer 404: the store has no such thing."""
    raise Failure(404, "not_found", what=what)
