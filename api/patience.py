"""How long the server waits for a client: one that sends or takes nothing for `PATIENCE` seconds is let go.

uvicorn waits for ever for the rest of a request, and for a client to read: some hundred such connections (slowloris)
would take all there are.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 30.0


class Patient(H11Protocol):
    """HTTP/1.1 that looks every `patience` seconds whether a request still waited for, or an answer, has moved on."""

    patience: ClassVar[float] = PATIENCE
    _before: tuple[object, ...] | None = None
    _look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._look is not None:
            self._look.cancel()
        super().connection_lost(exc)

    def _watch(self) -> None:
        unsent = self.transport.get_write_buffer_size()
        state = self.conn.their_state
        now = (self.cycle, state, unsent) if unsent or state in (h11.IDLE, h11.SEND_BODY) else None
        if now is not None and now == self._before:
            self.transport.abort()
            return
        self._before = now
        self._look = self.loop.call_later(self.patience, self._watch)
