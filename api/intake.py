"""Files to records: the one place where reading (`extract`) and the graph meet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import groupby
from pathlib import Path
from textwrap import shorten

from ..extract.document import Block, Heading, Part
from ..extract.pipeline import facts_of, parse
from ..extract.reading import read
from ..graph.record import DocumentRecord, PartRecord, Section

READ_BY = ("extract", "ontology")
"""The folders whose code and data decide which facts a file yields."""


TITLE = 100
"""Characters of a heading that evidence shows."""
HEADING, WORDS = 18, 10
"""A title of more words is a sentence; so many of its words are shown."""


@cache
def reader_version() -> str:
    """'<version>+<hash of the rules>': changes with anything that could change the facts of a file."""
    digest = hashlib.sha256()
    root = files(__package__.rpartition(".")[0])
    for folder in READ_BY:
        for name, file in _files(root.joinpath(folder), folder):
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return f"{metadata.version('phancong')}+{digest.hexdigest()[:16]}"


def _files(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        name = f"{prefix}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files(entry, name)
        elif entry.name.endswith((".py", ".toml", ".ttl", ".json", ".csv", ".tsv", ".gz", ".bin")):
            found.append((name, entry))
    return sorted(found, key=lambda pair: pair[0])


def read_document(path: str) -> DocumentRecord:
    """Read a file with all its facts. Raises ReadError, one line that names it, where it cannot be read."""
    file = Path(path)
    document = parse(read(file))
    return DocumentRecord(
        name=file.name,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        text=document.source.text,
        media_type=document.source.media_type,
        parts=tuple(_part(part) for part in document.parts),
        facts=tuple(facts_of(document)),
        pages=document.source.pages,
    )


def _part(part: Part) -> PartRecord:
    context = part.context
    sections = [Section(_start(block), section_path(block.path)) for block in part.blocks if block.text.runs]
    return PartRecord(
        number=part.number,
        start=part.span[0],
        end=part.span[1],
        province=context.province,
        district=context.district,
        level=context.level,
        year=context.year,
        directive=context.directive,
        sections=tuple(next(same) for _, same in groupby(sorted(sections, key=lambda s: s.start), lambda s: s.path)),
    )


def _start(block: Block) -> int:
    return block.text.runs[0].source_start


_ORDINAL = re.compile(r"^thứ\s+\w+$", re.IGNORECASE)
_BULLET = re.compile(r"^[-–—+*•·]?$")


def section_path(headings: Iterable[Heading]) -> str:
    """'Phần thứ nhất. TÌNH HÌNH › III. TỔ CHỨC THỰC HIỆN › 1. Sở Công Thương': names of headings, the first words of
    items that are whole sentences; bullets are no headings."""
    return " › ".join(filter(None, (_title(heading) for heading in headings)))


def _title(heading: Heading) -> str:
    marker, title = heading.marker.strip(), " ".join(heading.title.split())
    if _BULLET.match(marker):
        return "" if marker else _short(title)
    if _ORDINAL.match(marker):
        marker = f"Phần {marker.lower()}"
    if title.casefold() == marker.casefold():
        title = ""
    return f"{marker}. {_short(title)}" if title else marker


def _short(title: str) -> str:
    """A heading whole, as far as it fits; of a sentence what stands before its first stop, or its first words."""
    if len(title.split()) <= HEADING and not title.endswith("."):
        return shorten(title, TITLE, placeholder=" …")
    head = re.split(r"[:;,.](?:\s|$)", title, maxsplit=1)[0]
    words = head.split()
    if len(words) <= WORDS:
        return head
    return title if title.isupper() and len(title) <= TITLE else " ".join(words[:WORDS]) + " …"
