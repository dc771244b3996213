"""/api/projects and /api/targets."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from ...graph import answers
from ...graph.answers.types import Project, ProjectDetail, Target
from ..models import Listing, listing
from .common import Limit, Offset, Text, TheStore, documented, id_of, missing

router = APIRouter(tags=["Projects and targets"])
ProjectId = Annotated[str, id_of("project/khu-cong-nghiep-vsip-thai-binh", "project")]

Status = Annotated[
    str, Query(pattern="^(target|plan|estimate|actual)$", description="target, plan, estimate or actual")
]
Period = Annotated[str, Query(pattern=r"^\d{4}([-–]\d{4})?$", description="2024 or 2021-2030", examples=["2024"])]


@router.get("/api/projects", responses=documented("projects"))
def projects(
    request: Request,
    store: TheStore,
    q: Text | None = None,
    category: Text | None = None,
    place: Text | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[Project]:
    """Investment projects, works, parks, roads, plants."""
    page = answers.projects(store, q=q, category=category, place=place, limit=limit, offset=offset)
    return listing(request, page, limit, offset)


@router.get("/api/projects/{id:path}", responses=documented("project", 404))
def project(store: TheStore, id: ProjectId) -> ProjectDetail:
    """One project: approval, responsible body, investor, milestones, place, with evidence."""
    return answers.project(store, id) or missing(id)


@router.get("/api/targets", responses=documented("targets"))
def targets(
    request: Request,
    store: TheStore,
    indicator: Text | None = None,
    place: Text | None = None,
    year: Period | None = None,
    status: Status | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[Target]:
    """Figures of indicators: targets, plans, estimates, actuals."""
    page = answers.targets(
        store, indicator=indicator, place=place, year=year, status=status, limit=limit, offset=offset
    )
    return listing(request, page, limit, offset)
