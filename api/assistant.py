"""The Model Context Protocol server: the graph as read-only tools for language models (`phancong mcp`, over stdio).

Names are taken as people write them ('29-NQ/TW', 'so cong thuong thai binh'). Needs the extra `mcp`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from ..graph import answers
from ..graph.answers.types import Hit
from ..ontology import vocabulary
from .ask.things import find_things, near_things
from .find import node_id
from .service import Service

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

_ABOUT = """Vietnamese government documents as a graph: which body implements which directive, under which document, by
when. Every statement carries its evidence: quote it. What the tools do not return is not in the documents: say so."""
_ANYTHING: TypeAdapter[Any] = TypeAdapter(Any)

Limit = Annotated[int, Field(ge=1, le=200, description="Items at most")]
Offset = Annotated[int, Field(ge=0, description="Items to skip: `total` says how many there are")]
Date = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="ISO date, also 2022 or 2022-11")]
Role = Annotated[str, Field(pattern="^(" + "|".join(row["id"] for row in vocabulary("roles")) + ")$")]
Status = Literal["target", "plan", "estimate", "actual"]
Kind = Literal["body", "project"]


def create_server(store: str) -> MCPServer:
    """The server on a store folder or the URL of a SPARQL server. Raises ImportError without the extra `mcp`,
    StoreError where the store cannot be opened."""
    from mcp.server.mcpserver import MCPServer
    from mcp.types import ToolAnnotations

    service = Service(store)
    server = MCPServer("phancong", instructions=_ABOUT)
    reading = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    tool = server.tool(annotations=reading)

    def named(kind: Kind, name: str) -> str | None:
        if "/" in name:
            found = node_id(service.store, name)
            return found if found and answers.describe(service.store, found) else None
        things = find_things(service.store, kind, name, None)
        return things[0].id if things else None

    @tool
    def search(query: str, limit: Limit = 10) -> dict[str, Any]:
        """Find directives, bodies, projects, indicators and places by words; diacritics are optional."""
        return _plain({"items": answers.search(service.store, query, limit=limit)})

    @tool
    def implementers(
        directive: str, date: Date | None = None, role: Role | None = None, limit: Limit = 20, offset: Offset = 0
    ) -> dict[str, Any]:
        """Which bodies carry out a directive ('29-NQ/TW'): role, task, deadline, the chain of documents, evidence.

        date tells documents of one number apart. role: lead, coordinate, advise, direct, inspect, implement,
        report, propagate, guide."""
        found = answers.implementers(service.store, directive, date=date, role=role, limit=limit, offset=offset)
        if found.directive is None and not found.alternatives:
            return _missing(service, directive)
        return _plain(found)

    @tool
    def responsibilities(
        body: str, directive: str | None = None, year: int | None = None, limit: Limit = 20, offset: Offset = 0
    ) -> dict[str, Any]:
        """What a body has been given to do, also under one directive or in one year, with evidence."""
        found = named("body", body)
        if found is None:
            return _missing(service, body)
        page = answers.responsibilities(
            service.store, found, directive=directive, year=year, limit=limit, offset=offset
        )
        return _plain(page)

    @tool
    def project(name: str) -> dict[str, Any]:
        """What documents say of a project: approval, milestones, place, investor, capital, status, with evidence."""
        found = named("project", name)
        return _plain(answers.project(service.store, found)) if found else _missing(service, name)

    @tool
    def target(
        indicator: str,
        place: str | None = None,
        year: int | None = None,
        status: Status | None = None,
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> dict[str, Any]:
        """The figures of an indicator: what was set, planned, estimated and reached."""
        page = answers.targets(
            service.store, indicator, place=place, year=year, status=status, limit=limit, offset=offset
        )
        return _plain(page)

    @tool
    def evidence(document: str, start: int, end: int) -> dict[str, Any]:
        """The exact words of a source document between two offsets, with what stands around them."""
        found = answers.evidence(service.store, document, start, end)
        return _plain(found) if found else {"found": False}

    return server


def _plain(answer: object) -> dict[str, Any]:
    made: dict[str, Any] = _ANYTHING.dump_python(answer, mode="json")
    return made


def _missing(service: Service, name: str) -> dict[str, Any]:
    near: tuple[Hit, ...] = near_things(service.store, name)
    return _plain({"found": False, "said": f"Không có trong kho tài liệu: {name}", "near": near})
