"""A limit on requests per client address, so that one client cannot take the server from the others.

A bucket of tokens for each address: $PHANCONG_RATE requests a second (200 by default, 0 for no limit), five seconds'
worth at once. This machine's own clients are counted only where the variable is set: behind a proxy every request
comes from it, and the proxy must limit. Pure ASGI, as in security.py.
"""

from __future__ import annotations

import os
import time
from collections import OrderedDict

from fastapi import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .errors import Failure, problem

RATE_VARIABLE = "PHANCONG_RATE"
_RATE = 200.0
_BURST = 5.0
_CLIENTS = 10_000
_LONGEST_URL = 32 * 1024
_LARGEST_BODY = 8 * 1024 * 1024
_OWN = frozenset({"127.0.0.1", "::1"})


class Rates:
    """Refuses requests beyond the rate (429), URLs of more than 32 kB (414) and bodies of more than 8 MB (413)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        given = os.environ.get(RATE_VARIABLE)
        self._rate = float(given) if given else _RATE
        self._own = not given
        # Address -> tokens left and when they were counted; the one longest unseen goes first.
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        failure: Failure | None = None
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > _LONGEST_URL:
            failure = Failure(414, "url_too_long", limit=_LONGEST_URL)
        elif not self._allows((scope.get("client") or ("", 0))[0]):
            failure = Failure(429, "too_many", {"Retry-After": "1"})
        if failure is None:
            await self._app(scope, _bounded(receive), send)
            return
        await problem(Request(scope), failure)(scope, receive, send)

    def _allows(self, address: str) -> bool:
        if self._rate <= 0 or (self._own and address in _OWN):
            return True
        now = time.monotonic()
        left, since = self._left.pop(address, (self._rate * _BURST, now))
        left = min(self._rate * _BURST, left + (now - since) * self._rate)
        self._left[address] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return left >= 1


def _bounded(receive: Receive) -> Receive:
    """The body as it comes, as far as it may go: whoever reads it whole holds it in memory."""
    size = 0

    async def bounded() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > _LARGEST_BODY:
            raise HTTPException(413, f"> {_LARGEST_BODY} byte")
        return message

    return bounded
