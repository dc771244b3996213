"""Figures of lists of projects: what each is to cost, take up and make, named after its column and the project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..components import Mention
from ..document import Block, Column
from ..facts import Indicator, Metadata, Project, Status
from ..numbers import Quantity, find_quantities, read_cell
from ..projects.finder import LISTED
from ..projects.listing import SIZE, Entry, entries
from ..units import read_unit
from .periods import Setting, Year
from .phrases import finished, lower_first, rule

_HEADER_UNIT = re.compile(r"\s*\(\s*(?:ĐVT\s*:?\s*)?(?P<unit>[^()]{1,24})\)", re.IGNORECASE)
_TABLE_UNIT = re.compile(r"(?:ĐVT|đơn\s+vị(?:\s+tính)?)\s*:?\s*(?P<unit>[^,.;()]{1,24})", re.IGNORECASE)
_CONFIDENCE = 0.75


def of_rows(block: Block, metadata: Metadata, setting: Setting, mentions: Sequence[Mention]) -> list[Mention] | None:
    """The figures of the projects the block lists; None for a block that lists none."""
    listed = {m.start: m.content.name for m in mentions if m.rule == LISTED and isinstance(m.content, Project)}
    if not listed:
        return None
    return [
        figure
        for entry in entries(block, metadata)
        if entry.start in listed
        for figure in _of_entry(block, entry, listed[entry.start], setting)
    ]


def _of_entry(block: Block, entry: Entry, project: str, setting: Setting) -> Iterator[Mention]:
    text = block.text.text
    columns = {column.header: column for column in block.table.columns} if block.table else {}
    for header, start, end in entry.fields:
        if not rule("project-column").pattern.search(header):
            continue
        column = columns.get(header)
        label = finished(_HEADER_UNIT.sub("", header))
        status: Status = "actual" if column and column.status == "actual" else "target"
        year = _year(column, setting)
        for at, quantity, what in _figures(text, header, start, end, block):
            name = f"{label} {lower_first(what)} của {project}" if what else f"{label} {project}"
            yield Mention(
                start=min(entry.start, start),
                end=at,
                content=Indicator(
                    indicator=name, low=quantity.low, high=quantity.high, comparator=quantity.comparator,
                    unit=quantity.unit, year=year, status=status, place=setting.place,
                ),
                rule="indicator.project-row",
                confidence=_CONFIDENCE if year is not None else 0.5,
            )  # fmt: skip


def _year(column: Column | None, setting: Setting) -> Year | None:
    told = (column.year if column else None, setting.year, setting.target_year, setting.now)
    return next((year for year in told if year is not None), None)


def _figures(text: str, header: str, start: int, end: int, block: Block) -> Iterator[tuple[int, Quantity, str]]:
    """(end, figure, what it is of) for each figure of the cell text[start:end]."""
    cell = text[start:end]
    unit = _HEADER_UNIT.search(header) or (_TABLE_UNIT.search(block.table.title) if block.table else None)
    alone = read_cell(cell)
    if alone and (alone.unit or unit):
        named = read_unit(unit["unit"].strip(), 0) if unit and alone.unit is None else None
        if alone.unit or named:
            yield end, alone if named is None else replace(alone, unit=named.name), ""
        return
    at = 0
    for quantity in find_quantities(cell):
        if quantity.unit is None or quantity.dimension == "time":
            continue
        what = cell[at : quantity.start].strip(" ,;:.-–")
        at = quantity.end
        yield start + quantity.end, quantity, what if header == SIZE and len(what.split()) <= 8 else ""
