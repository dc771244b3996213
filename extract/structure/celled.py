"""Tables of tasks printed one cell a line: what is to do, who leads, who helps, by when.

Figures tell the rows of other tables; here only the header does: it says how many cells a row has and which of them
are bodies. A cell that is missing is told by what the next one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..vietnamese import fold
from .lines import Line, marker_of, rules, word_list

_HEADER_LINES = 16
_ROW_LINES = 40
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[A-HĐ]|[a-eđ])[.)]?")
_FIRST = frozenset({"1", "I", "A", "1.1", "a"})
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_TIME = re.compile(r"\b(?:quy|thang|nam|hang|thuong xuyen|truoc|\d{4})\b")


@dataclass(frozen=True, slots=True)
class CelledTable:
    """Lines [start, end): the names of the columns, and each row as its cells, lines by column (empty: no cell)."""

    end: int
    titles: tuple[str, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


def read_celled(lines: Sequence[Line], at: int) -> CelledTable | None:
    """The table whose header begins at the line; None where it has no column for bodies or a row does not fit."""
    first = next((i for i in range(at + 1, min(len(lines), at + _HEADER_LINES)) if _begins(lines, i)), None)
    if first is None:
        return None
    header = [line for line in lines[at:first] if not _COLUMN_NUMBER.fullmatch(line.text)]
    titles = [" ".join(line.text for line in cell) for cell in _cells(header)]
    kinds = [_kind(fold(title)) for title in titles]
    if not 3 <= len(titles) <= 8 or "body" not in kinds or any(len(title) > 80 for title in titles):
        return None
    rows: list[tuple[tuple[Line, ...], ...]] = []
    end = first
    while end < len(lines) and _ORDINAL.fullmatch(lines[end].text):
        stop = _row_end(lines, end, len(titles))
        cells = _cells(lines[end:stop], len(titles))
        if len(cells) > len(titles) or len(cells) < 2:
            break
        rows.append(tuple(_placed(cells, kinds)))
        end = stop
    if not any(any(row[i] for i, kind in enumerate(kinds) if kind == "body") for row in rows):
        return None
    return CelledTable(end, tuple(titles), tuple(rows))


def _begins(lines: Sequence[Line], index: int) -> bool:
    """Whether the first row of the table begins here: its number alone, then words."""
    number = lines[index].text.rstrip(".)")
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return number in _FIRST and any(map(str.isalpha, following)) and not _COLUMN_NUMBER.fullmatch(following)


def _kind(title: str) -> str:
    if re.match(r"(?:so )?s?tt\b", title):
        return "number"
    if rules()["body-column"].pattern.search(title):
        return "body"
    if re.search(r"\b(?:thoi (?:gian|han)|tien do|hoan thanh|ky han)\b", title):
        return "time"
    return "text"


def _cells(lines: Sequence[Line], size: int = 0) -> list[list[Line]]:
    """The lines of each cell: one that goes on over the end of a line is put together.

    Where that leaves more than `size` cells (0: any number), a line also goes on after a word that asks for more.
    """
    cells = _gathered(lines, False)
    return _gathered(lines, True) if 0 < size < len(cells) else cells


def _gathered(lines: Sequence[Line], loosely: bool) -> list[list[Line]]:
    cells: list[list[Line]] = []
    for line in lines:
        if cells and not _ORDINAL.fullmatch(cells[-1][-1].text) and _goes_on(cells[-1][-1].text, line.text, loosely):
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _goes_on(before: str, text: str, loosely: bool) -> bool:
    if (text[0].islower() and len(text) > 1) or text[0] in "+,;)" or text[:2] in ("- ", "– ") or before[-1] in ",;(-–":
        return True
    return loosely and before[before.rfind(" ") + 1 :] in word_list("open") and len(before) > 8


def _row_end(lines: Sequence[Line], start: int, size: int) -> int:
    """Where the row ends: at the next number that leaves it the right number of cells, or as near as can be."""
    best, miss = start, size
    for index in range(start + 2, min(len(lines), start + _ROW_LINES)):
        line = lines[index]
        whole = _ORDINAL.fullmatch(line.text) is None
        if whole and (_is_outside(line) or line.blanks > 3):
            return index if best == start else best
        if whole or index + 1 >= len(lines):
            continue
        cells = len(_cells(lines[start:index], size))
        if cells > size:
            break
        if size - cells < miss and any(map(str.isalpha, lines[index + 1].text)):
            best, miss = index, size - cells
    if best > start:
        return best
    for index in range(start + 2, min(len(lines), start + _ROW_LINES) + 1):
        if len(_cells(lines[start:index], size)) > size:
            return index - 1
    return min(len(lines), start + _ROW_LINES)


def _is_outside(line: Line) -> bool:
    """Whether a line is no cell: a section begins, or a sentence of the text."""
    marker = marker_of(line.text)
    return (marker is not None and marker.scheme in ("part", "chapter", "article", "I", "A")) or len(line.text) > 300


def _placed(cells: Sequence[Sequence[Line]], kinds: Sequence[str]) -> Iterator[tuple[Line, ...]]:
    """The cells by column; where some are missing, bodies and times go to the columns that are for them."""
    at = 0
    for index, kind in enumerate(kinds):
        spare = len(kinds) - index > len(cells) - at
        if at < len(cells) and not (spare and not _fits(cells[at], kind)):
            yield tuple(cells[at])
            at += 1
        else:
            yield ()


def _fits(cell: Sequence[Line], kind: str) -> bool:
    folded = cell[0].folded
    is_body = rules()["body-cell"].pattern.match(folded) is not None
    if kind == "body":
        return is_body
    if kind == "time":
        return bool(_TIME.search(folded)) and not is_body
    return kind == "number" or not is_body
