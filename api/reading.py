"""How HTTP reads: HEAD is GET without the body, a slash at the end changes nothing, unchanged answers are sent once.

An answer depends on the build, the address, what the client accepts, and the day (which body carries a duty *now*):
from these comes its ETag, so that a client that has it is told 304 before anything is asked of the store. /sparql has
tags of its own, for not every query may be answered so. Pure ASGI, as in security.py.
"""

from __future__ import annotations

import datetime

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .errors import Failure, problem
from .service import Service

_TAGGED = ("/api/", "/data/", "/page/", "/rdf-graph-store")
_SLASHED = ("/api/", "/sparql/", "/rdf-graph-store/")


class Reading:
    """Stands next to the routes: what is logged and limited is the request as it came."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if "\n" in scope["path"]:
            # The routes' patterns would drop it, and find another address.
            await problem(Request(scope), Failure(404, "no_path", path=scope["path"]))(scope, receive, send)
            return
        if scope["path"].endswith("/") and scope["path"].startswith(_SLASHED):
            scope["path"] = scope["path"].rstrip("/")
        method = scope["method"]
        tag = self._tag(scope) if method in ("GET", "HEAD") and scope["path"].startswith(_TAGGED) else None
        if tag and matches(tag, Headers(scope=scope).get("if-none-match", "")):
            await send({"type": "http.response.start", "status": 304, "headers": _cached(tag)})
            await send({"type": "http.response.body", "body": b""})
            return

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200 and tag:
                headers = MutableHeaders(scope=message)
                headers.add_vary_header("Accept-Language")
                headers.setdefault("ETag", tag)
                headers.setdefault("Cache-Control", "no-cache")
            elif message["type"] == "http.response.body" and method == "HEAD":
                message = {**message, "body": b""}
            await send(message)

        if method == "HEAD":
            scope["method"] = "GET"
        try:
            await self._app(scope, receive, answered)
        finally:
            scope["method"] = method

    def _tag(self, scope: Scope) -> str | None:
        headers = Headers(scope=scope)
        accepted = [*headers.getlist("accept"), "", *headers.getlist("accept-language")]
        day = datetime.date.today().isoformat()
        return self._service.etag(scope["path"], scope["query_string"].decode("latin-1"), day, *accepted)


def matches(tag: str, given: str) -> bool:
    """Whether an If-None-Match header names the tag (RFC 9110, 13.1.2: weak comparison)."""
    return tag in (one.strip().removeprefix("W/") for one in given.split(","))


def _cached(tag: str) -> list[tuple[bytes, bytes]]:
    return [(b"etag", tag.encode()), (b"cache-control", b"no-cache"), (b"vary", b"Accept, Accept-Language")]
