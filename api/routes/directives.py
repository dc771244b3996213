"""/api/implementers and /api/directives."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request

from ...graph import answers
from ...graph.answers.types import Directive, DirectiveDetail, Implementers
from ..models import Listing, listing
from .common import Limit, Offset, On, PartialDate, Role, Text, TheStore, Year, documented, id_of, missing

router = APIRouter(tags=["Directives"])
DirectiveId = Annotated[str, id_of("document/nghi-quyet/29-nq-tw/2022-11-17", "document")]


@router.get("/api/implementers", responses=documented("implementers", 404))
def implementers(
    store: TheStore,
    directive: Text,
    date: PartialDate | None = None,
    place: Text | None = None,
    role: Role | None = None,
    transitive: bool = True,
    on: On = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Implementers:
    """Which bodies implement a directive, with the sentence that says so.

    `directive` is a number (29-NQ/TW), a title or an id. With `transitive` tasks of the documents that carry the
    directive out count too; `via` is the way from the document that gives the task to the directive.
    """
    found = answers.implementers(
        store,
        directive,
        date=date,
        place=place,
        role=role,
        transitive=transitive,
        on=on,
        limit=limit,
        offset=offset,
    )
    if found.directive is None and not found.alternatives:
        missing(directive)
    return found


@router.get("/api/directives", responses=documented("directives"))
def directives(
    request: Request,
    store: TheStore,
    q: Text | None = None,
    type: Text | None = None,
    number: Text | None = None,
    place: Text | None = None,
    year: Year | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[Directive]:
    """Documents that can be carried out; the filters compose."""
    page = answers.directives(store, q=q, type=type, number=number, place=place, year=year, limit=limit, offset=offset)
    return listing(request, page, limit, offset)


@router.get("/api/directives/{id:path}", responses=documented("directive", 404))
def directive(store: TheStore, id: DirectiveId) -> DirectiveDetail:
    """One document: what it leads to, what leads to it, its sources and evidence."""
    return answers.directive(store, id) or missing(id)
