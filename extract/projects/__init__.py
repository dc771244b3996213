"""Projects: named investment projects, works, parks, roads, plants (FACTS.md, kind 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from ..components import Mention, add_mentions, block_of, context_of, mentions_of, text_of
from ..document import Heading, Part, Table
from ..facts import Fact
from .finder import Finder
from .listing import Entry, entries, in_list
from .unite import unite

COMPONENT = "phancong_projects"

_NORMATIVE = ("Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch")
_SILENT = ("recipients", "signature")


@Language.component(COMPONENT)
def find(doc: Doc) -> Doc:
    """Adds the mentions 'projects': every mention, each with the name it would go by alone."""
    block = block_of(doc)
    if block.kind in _SILENT:
        return doc
    metadata = context_of(doc).metadata
    finder = Finder(
        text_of(doc),
        province=context_of(doc).province,
        barred=[(m.start, m.end) for m in mentions_of(doc, "bodies")],
        footnote=block.kind == "footnote",
        listing=_lists_works(block.table) if block.table else block.kind == "item" and in_list(block, metadata),
        normative=metadata.type in _NORMATIVE,
        told=_tells_of_works(metadata.subject, block.path[-2:]),
    )
    add_mentions(doc, "projects", _found(finder, entries(block, metadata)))
    return doc


def _found(finder: Finder, listed: Sequence[Entry]) -> Iterator[Mention]:
    """The rows of a list, each under its whole name; then what else the block names."""
    for entry in listed:
        yield finder.listed(entry.start, entry.end)
    for mention in finder.mentions():
        inside = any(e.start < mention.end and mention.start < e.end for e in listed)
        if not inside and not (listed and mention.rule == "project-zone-alone"):
            yield mention


@lru_cache(maxsize=64)
def _tells_of_works(subject: str | None, headings: tuple[Heading, ...]) -> bool:
    """Does the title of the document or the heading of the block say that works are told of?"""
    titles = (subject or "", *(heading.title for heading in headings))
    return any(word in title.lower() for title in titles for word in ("dự án", "công trình"))


def _lists_works(table: Table) -> bool:
    """Does the table say, in its title or a column's header, that its rows are projects?"""
    headers = " ".join((table.title, *(column.header for column in table.columns))).lower()
    return any(word in headers for word in ("dự án", "công trình", "hạng mục"))


def collect(docs: Sequence[Doc], part: Part) -> list[Fact]:
    """One fact for each distinct project of the part, at its first mention, with its aliases."""
    return [entry.fact() for entry in unite(docs, part.context.province)]
