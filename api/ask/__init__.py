"""Questions in Vietnamese: templates over the graph's own labels, answered from the graph or not at all."""

from __future__ import annotations

from .answer import ask

__all__ = ["ask"]
