"""What the build gets for a file: the facts, and what little of the document the graph must know beside them.

Whoever reads files fills these (api/intake.py does, from `extract`); the graph knows nothing of reading.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Protocol

from ..extract.facts import Fact


@dataclass(frozen=True, slots=True)
class Section:
    """From `start` on the text stands under this path of headings ('III. TỔ CHỨC THỰC HIỆN › 1')."""

    start: int
    path: str


@dataclass(frozen=True, slots=True)
class PartRecord:
    """One document of a file. `province` bare ('Thái Bình'); None for a central document. See extract.Context."""

    number: int
    start: int
    end: int
    province: str | None = None
    district: str | None = None
    level: str | None = None
    year: int | None = None
    directive: str | None = None
    sections: tuple[Section, ...] = ()

    def section_at(self, offset: int) -> str | None:
        """The path of headings over an offset of the text."""
        at = bisect_right(self.sections, offset, key=lambda s: s.start)
        return self.sections[at - 1].path or None if at else None


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A file as read: its name, the sha256 of its bytes, its decoded text, its documents and its facts.

    `pages`: where each page begins in the text, for formats that have pages.
    """

    name: str
    sha256: str
    text: str
    media_type: str
    parts: tuple[PartRecord, ...]
    facts: tuple[Fact, ...]
    pages: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page of an offset of the text, counted from 1; None for formats without pages."""
        return bisect_right(self.pages, offset) or None

    def part(self, number: int | None) -> PartRecord:
        """The part of a fact; facts of a file with one document carry no number."""
        return next((p for p in self.parts if p.number == (number or 1)), self.parts[0])


class Reader(Protocol):
    """Reads a file. It must be picklable (a function at module level). Raises ReadFailure, one line, names the file."""

    def __call__(self, path: str, /) -> DocumentRecord: ...
