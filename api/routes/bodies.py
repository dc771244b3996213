"""/api/bodies and what they have been given to do."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request

from ...graph import answers
from ...graph.answers.types import Body, Responsibility
from ..models import Listing, listing
from .common import Limit, Offset, On, Role, Text, TheStore, Year, documented, id_of, missing

router = APIRouter(tags=["Bodies"])
BodyId = Annotated[str, id_of("body/ban-tuyen-giao-tinh-uy-thai-binh", "body")]


@router.get("/api/bodies", responses=documented("bodies"))
def bodies(
    request: Request,
    store: TheStore,
    q: Text | None = None,
    place: Text | None = None,
    on: On = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[Body]:
    """Agencies, councils, committees and organisations; `successor` carries the duty on the day `on`."""
    return listing(request, answers.bodies(store, q=q, place=place, on=on, limit=limit, offset=offset), limit, offset)


@router.get("/api/bodies/{id:path}/responsibilities", responses=documented("responsibilities", 404))
def responsibilities(
    request: Request,
    store: TheStore,
    id: BodyId,
    directive: Text | None = None,
    role: Role | None = None,
    year: Year | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[Responsibility]:
    """The tasks a body has been given, with directive, role, deadline and evidence."""
    if answers.body(store, id) is None:
        missing(id)
    page = answers.responsibilities(store, id, directive=directive, role=role, year=year, limit=limit, offset=offset)
    return listing(request, page, limit, offset)


@router.get("/api/bodies/{id:path}", responses=documented("body", 404))
def body(store: TheStore, id: BodyId, on: On = None) -> Body:
    """One body."""
    return answers.body(store, id, on=on) or missing(id)
