"""What the rules see: a file as parts, a part as blocks of clean text, and the context a block stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .facts import Metadata
from .text import AlignedText

BlockKind = Literal["header", "heading", "paragraph", "item", "footnote", "row", "recipients", "signature"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file as text. `text` is what offsets count in; `name` is the file name without folder.

    `pages`: where each page begins in the text, for formats that have pages.
    """

    name: str
    text: str
    path: str | None = None
    media_type: str = "text/plain"
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """An enclosing heading: level from 1, its marker ('II', '1.2', '(3)', 'a', '') and its clean title."""

    level: int
    marker: str
    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: span in the block's text and the column it stands in (0-based)."""

    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: header text and, where the header tells, the year, status and unit of its figures."""

    header: str
    year: int | str | None = None
    status: str | None = None
    role: Literal["number", "name", "unit", "value", "verdict", "note"] = "value"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of targets or figures; rows are blocks of kind 'row' that point to it."""

    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, footnote or table row: repaired, rejoined text on one line.

    `path` holds the enclosing headings and numbered items, outermost first. `marker` is the block's own number or
    letter, which `text` does not hold any more. A footnote's `anchor` is the index of the block that refers to it.
    """

    kind: BlockKind
    text: AlignedText
    path: tuple[Heading, ...] = ()
    marker: str = ""
    anchor: int | None = None
    table: Table | None = None
    cells: tuple[Cell, ...] = ()


@dataclass(slots=True)
class Context:
    """What all rules may know of the part they read. Filled by metadata before the rules run.

    `province` is the bare name ('Thái Bình'), `place` the official one ('tỉnh Thái Bình', 'thành phố Hà Nội');
    both None for a central document. `level`: who issued it. `directive` is the number (else name) of what the
    document itself carries out: what "Nghị quyết này" / "Chương trình này" lead to in its tasks.
    """

    metadata: Metadata = field(default_factory=Metadata)
    province: str | None = None
    place: str | None = None
    district: str | None = None
    level: Literal["central", "province", "district", "commune"] | None = None
    year: int | None = None
    reported_year: int | None = None
    directive: str | None = None
    abbreviations: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Part:
    """One document of a file; `number` counts from 1. `span` is its stretch of the source."""

    number: int
    span: tuple[int, int]
    blocks: list[Block]
    context: Context = field(default_factory=Context)


@dataclass(slots=True)
class Document:
    """A whole file, read and structured."""

    source: Source
    text: AlignedText
    parts: list[Part]
