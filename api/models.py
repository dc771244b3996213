"""Shapes of answers that the typed answers of `graph` do not have already (those are used as they are)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Generic, TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, Field

from ..graph.answers.types import Edge, Evidence, Hit, Node, Page, Summary

if TYPE_CHECKING:
    from fastapi import Request

T = TypeVar("T")


class Listing(BaseModel, Generic[T]):
    """A stretch of a list; `next` is the path of the following stretch."""

    items: list[T]
    total: int = Field(description="Items in all")
    limit: int
    offset: int
    next: str | None = None


def listing(request: Request, page: Page[T], limit: int, offset: int) -> Listing[T]:
    """A page with the path of the one after it."""
    following = None
    if offset + len(page.items) < page.total and page.items:
        query = {**request.query_params, "offset": str(offset + limit), "limit": str(limit)}
        following = f"{request.url.path}?{urlencode(query)}"
    return Listing(items=list(page.items), total=page.total, limit=limit, offset=offset, next=following)


class Hits(BaseModel):
    """What a search found, best first."""

    query: str
    items: list[Hit]
    total: int


class Network(BaseModel):
    """Nodes and edges about `centre`; `centre` is null for the starting view."""

    centre: str | None
    nodes: list[Node]
    edges: list[Edge]
    total: int = Field(description="Number of nodes in this answer")


def _strictly(sent: object) -> object:
    """What a client sends, read as JSON says it: no 0 for false, no "1" for 1. What is no JSON object is left as it is,
    to be refused."""
    return Network.model_validate_json(json.dumps(sent), strict=True) if isinstance(sent, dict) else sent


SentNetwork = Annotated[Network, BeforeValidator(_strictly)]


class Repaired(BaseModel):
    """A quote with the damage of the scan repaired."""

    text: str


class Health(BaseModel):
    """The service answers and the store can be read."""

    status: str
    version: str
    store: Summary


class KindWords(BaseModel):
    color: str
    shape: str
    vi: str
    en: str


class Words(BaseModel):
    vi: str
    en: str


class Vocabulary(BaseModel):
    """The words and looks of kinds, relations, roles and statuses."""

    kinds: dict[str, KindWords]
    relations: dict[str, Words]
    roles: dict[str, Words]
    statuses: dict[str, Words]


class Understood(BaseModel):
    """How a question was read: the template, and what was found in it."""

    template: str | None
    intent: str | None
    entities: dict[str, str] = Field(default_factory=dict)
    others: list[Hit] = Field(default_factory=list, description="Near readings")


class Answered(BaseModel):
    """The answer to a question; empty where the graph does not say. `total`: of which `answer` lists the first 200."""

    question: str
    understood: Understood
    answer: list[dict[str, object]]
    total: int
    text: str
    evidence: list[Evidence]
    sparql: str | None
