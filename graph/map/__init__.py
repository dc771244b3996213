"""Facts to RDF: one named graph a document, one for the nodes they share."""

from __future__ import annotations

from .asked import answers
from .document import Mapped, Run, map_document
from .entities import Entities
from .iris import Iris
from .nodes import FIGURE, Telling

__all__ = ["FIGURE", "Entities", "Iris", "Mapped", "Run", "Telling", "answers", "map_document"]
