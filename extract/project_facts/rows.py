"""What a list of projects says of each: the cells of its row, by the headers of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..components import Mention
from ..document import Block
from ..facts import Body, Citation, Metadata, ProjectRelation
from ..projects.finder import LISTED
from ..projects.listing import Entry, entries
from ..units import read_unit
from ..vietnamese import clean, fold
from .clauses import rule
from .phrases import expand, fact_of, whose

_RELATIONS: tuple[ProjectRelation, ...] = ("location", "area", "capital", "investor", "milestone", "approved_by")
_HEADER_UNIT = re.compile(
    r"\(\s*(?:ĐVT\s*:?\s*)?(?P<unit>[^()]{1,24})\)|ĐVT\s*:?\s*(?P<told>[^,.;()]{1,24})", re.IGNORECASE
)
_FIGURE = re.compile(r"[\d.,\s–-]*\d")


def of_rows(
    block: Block,
    metadata: Metadata,
    mentions: Sequence[Mention],
    bodies: Sequence[Mention],
    citations: Sequence[Mention],
) -> Iterator[Mention]:
    """The facts of the projects that the block lists."""
    listed = {m.start: m for m in mentions if m.rule == LISTED}
    if not listed:
        return
    for entry in entries(block, metadata):
        if project := listed.get(entry.start):
            yield from _of_entry(block, entry, project, bodies, citations)


def _of_entry(
    block: Block, entry: Entry, project: Mention, bodies: Sequence[Mention], citations: Sequence[Mention]
) -> Iterator[Mention]:
    text = block.text.text
    told: set[ProjectRelation] = set()
    for header, start, end in entry.fields:
        folded = fold(header)
        relation = next((r for r in _RELATIONS if r not in told and rule(f"row-{r}").pattern.search(folded)), None)
        printed = clean(text[start:end]).strip(" ,;.")
        if relation is None or len(printed) < 2:
            continue
        value: str | None = expand(printed)
        named: ProjectRelation = relation
        if relation in ("area", "capital"):
            value = _measured(printed, header, block.table.title if block.table else "", relation)
        elif relation == "investor":
            owner = (m.content.name for m in bodies if isinstance(m.content, Body) and start <= m.start < end)
            value, named = next(owner, value), whose(fold(printed))
        elif relation == "approved_by":
            numbers = (
                m.content.number for m in citations if isinstance(m.content, Citation) and start <= m.start < end
            )
            value = next(numbers, None)
        if value:
            told.add(relation)
            at = min(project.start, start)
            yield fact_of(project, named, value, at, max(end, project.end), f"row-{relation}", 0.8)


def _measured(printed: str, header: str, title: str, relation: ProjectRelation) -> str | None:
    """The figure with its unit: its own, that of the header, or the one the title of the table sets."""
    figure = _FIGURE.match(printed)
    if figure is None:
        return None
    unit = read_unit(printed, figure.end())
    for place in (header, title):
        if unit is None and (match := _HEADER_UNIT.search(place)):
            unit = read_unit((match["unit"] or match["told"]).strip(), 0)
    wanted = "area" if relation == "area" else "money"
    return f"{figure[0].strip()} {unit.name}" if unit and unit.dimension == wanted else None
