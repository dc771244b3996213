"""Rows of target tables: one indicator for each column of figures, named by the row and, for a sub-row, its parent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..components import Mention
from ..document import Block, Cell, Column, Context, Table
from ..facts import Indicator, Status
from ..numbers import Quantity, read_cell
from ..units import read_unit
from ..vietnamese import fold
from .periods import Setting, Year, find_periods, last_year
from .phrases import finished, kind_of, known, lower_first, opens_with, with_base, written_out
from .thread import STRUCTURE

_REDUCED = re.compile(r"giảm\s+(?=tỷ\s+lệ|tỉ\s+lệ|tỷ\s+suất|số)", re.IGNORECASE)
_SUB_MARKER = re.compile(r"^\s*(?:[-+*•–]|[a-zđ]\)|Trong\s+đó\s*:?)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:\d{1,3}(?:\.\d{1,2})*|[IVXL]{1,6}|[A-ZĐ])[.)]?\s+(?=\D)")
_AMONG = re.compile(r"^(?:trong\s+đó|bao\s+gồm|gồm)\s*[:,]?\s*[-+]?\s*", re.IGNORECASE)
_GROWTH = re.compile(
    r"^(?P<rate>(?:tốc\s+độ\s+tăng(?:\s+trưởng)?|mức\s+giảm|mức\s+tăng)\s+)?(?:bình\s+quân\s+)?", re.IGNORECASE
)
_YEARLY = re.compile(r"(?<!\w)(?:năm|giai\sđoạn)$", re.IGNORECASE)
_NOT_NAME = re.compile(r"^[\W\d]+")
_UNIT_IN_NAME = re.compile(r"\s*\((?P<unit>[^()]{1,30})\)\s*$")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as read: its written-out name, its unit, and the name that its sub-rows go on from."""

    name: str
    unit: str | None
    stem: str
    mentions: tuple[Mention, ...]


def _column_period(column: Column) -> Year | None:
    if column.year is not None:
        return column.year
    periods = [p for p in find_periods(column.header) if not p.compared]
    if periods:
        return periods[0].value
    bare = re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", column.header)
    return int(bare[1]) if bare else None


def _column_status(column: Column, year: Year | None, setting: Setting, beside_result: bool) -> Status:
    """Status of a column; a plan for a period that was still to come is a target.

    Where the document does not say what period it reports, a plan beside a result of its year is one of that period.
    """
    header = column.header.lower()
    stated = column.status
    if stated is None:
        if re.search(r"ước", header):
            stated = "estimate"
        elif re.search(r"kế\s*hoạch|mục\s*tiêu|chỉ\s*tiêu|phấn\s*đấu|dự\s*kiến|dự\s*toán|\bkh\b", header):
            stated = "plan"
        elif re.search(r"thực\s*hiện|hiện\s*trạng|kết\s*quả|\bth\b", header):
            stated = "actual"
        else:
            stated = setting.status or "actual"
    last = last_year(year)
    if stated == "plan":
        if setting.reported and last:
            return "target" if last > setting.reported else "plan"
        return "plan" if beside_result else "target"
    if stated == "actual" and last and setting.now and last > setting.now:
        return "target"
    return stated if stated in ("target", "plan", "estimate") else "actual"  # type: ignore[return-value]


@lru_cache(maxsize=64)
def _meanings(table: Table, setting: Setting) -> dict[int, tuple[Year | None, Status]]:
    """Year and status of each column of figures.

    A table holds no column twice: of two that seem to say the same, the first is the plan and the second the result
    (the usual order of the annexes of socio-economic reports).
    """
    meanings: dict[int, tuple[Year | None, Status]] = {}
    estimated = "uoc thuc hien" in fold(" ".join([table.title, *(column.header for column in table.columns)]))
    for index, column in enumerate(table.columns):
        if column.role != "value":
            continue
        year = _column_period(column)
        if year is None:
            year = setting.year
        beside_result = any(
            _column_period(other) == year and re.search(r"ước|thực\s*hiện", other.header, re.IGNORECASE)
            for other in table.columns
            if other is not column
        )
        status = _column_status(column, year, setting, beside_result)
        if year is None:
            year = setting.target_year if status == "target" else setting.result_year
        twin = next((i for i, meaning in meanings.items() if meaning == (year, status)), None)
        if twin is not None and status in ("actual", "estimate"):
            meanings[twin] = (year, "plan")
            if estimated and last_year(year) == setting.now:
                status = "estimate"
        meanings[index] = (year, status)
    return meanings


def verdict_of(text: str) -> bool | None:
    """'Đạt KH', 'Vượt KH', 'Hoàn thành' -> True; 'Không đạt KH', 'Chưa hoàn thành' -> False."""
    plain = re.sub(r"\s+", "", text.lower())
    if re.search(r"(?:không|chưa)(?:đạt|hoànthành|thựchiện)|thấphơn(?:kế|kh|mục|chỉ)", plain):
        return False
    if re.search(r"^(?:đạt|vượt|hoànthành|xong)|(?:đạt|vượt|hoànthành)(?:kh|kế|mục|chỉ)", plain):
        return True
    return None


def _stem(name: str) -> str:
    """What a sub-row takes over: 'Tốc độ tăng giá trị sản xuất dịch vụ' -> 'Tốc độ tăng giá trị sản xuất'."""
    rate = _GROWTH.match(name)
    kind = kind_of(name)
    if kind:
        at = name.lower().find(kind.lower())
        return name[: at + len(kind)]
    return name[: rate.end()].strip() if rate and rate["rate"] else name


def _name(printed: str, unit: str | None, parent: Row | None, abbreviations: Mapping[str, str]) -> tuple[str, str]:
    """The indicator's name and the stem for sub-rows."""
    sub = bool(_SUB_MARKER.match(printed))
    text = _NUMBER.sub("", printed)
    text = _AMONG.sub("", _SUB_MARKER.sub("", text)).strip(" -+*:.;,")
    text = _REDUCED.sub("Mức giảm ", text, count=1) if _REDUCED.match(text) else text
    text = written_out(text, abbreviations)
    if sub and parent and not (opens_with(text, "heads") or known(text)):
        if STRUCTURE.match(parent.stem):
            return f"Tỷ trọng {lower_first(text)} trong cơ cấu kinh tế", parent.stem
        text = f"{parent.stem} {lower_first(text)}"
    if unit and unit.startswith("%") and not opens_with(text, "rates"):
        familiar = known(text)
        if familiar and familiar.growth and familiar.dimension != "ratio":
            text = f"Tốc độ tăng {lower_first(text)}"
    return text, _stem(text)


def _unit(printed: str, name: str, parent: Row | None) -> str | None:
    text = printed.strip(" .()")
    unit = read_unit(text, 0) if text else None
    of = text[unit.end :].strip() if unit and unit.name == "%" else ""  # '% GDP', '% dân số'
    value = (
        f"{unit.name} {of}".strip()
        if unit
        else (lower_first(text) if text and not text[0].isdigit() and len(text) < 30 else None)
    )
    if value in ('"', "-", "nt", "''"):
        value = parent.unit if parent else None
    return with_base(value, name)


def _parts(cell: str) -> list[tuple[Quantity, str]]:
    """The figures of a cell, each with what it is for where there are several: '≤ 3 Đông Nam Á; ≤ 50 thế giới'."""
    pieces = cell.split(";")
    found = [quantity for piece in pieces if (quantity := read_cell(piece)) is not None]
    if len(pieces) == 1 or len(found) < len(pieces):
        return [(quantity, "") for quantity in found if len(pieces) == 1]
    return [(q, _NOT_NAME.sub("", piece).strip()) for q, piece in zip(found, pieces, strict=True)]


def read_row(block: Block, context: Context, setting: Setting, parent: Row | None) -> Row | None:
    """The figures of a row; None for a row without a name (a rule, a row of column numbers)."""
    table = block.table
    if table is None or not block.cells:
        return None
    text = block.text.text
    columns = table.columns
    cells: list[tuple[Cell, Column]] = [(c, columns[c.column]) for c in block.cells if 0 <= c.column < len(columns)]
    printed = " ".join(text[c.start : c.end].strip() for c, column in cells if column.role == "name").strip()
    if not any(ch.isalpha() for ch in printed):
        return None
    if block.marker[:1] in ("-", "+", "•", "*"):
        printed = f"- {printed}"
    unit_text = " ".join(text[c.start : c.end] for c, column in cells if column.role == "unit")
    if not unit_text and (inside := _UNIT_IN_NAME.search(printed)) and read_unit(inside["unit"], 0):
        unit_text, printed = inside["unit"], printed[: inside.start()]
    unit = _unit(unit_text, _NUMBER.sub("", printed), parent)
    if unit is None and not unit_text and _SUB_MARKER.match(printed) and parent:
        unit = parent.unit
    name, stem = _name(printed, unit, parent, context.abbreviations)
    verdicts = [
        v for c, column in cells if column.role == "verdict" and (v := verdict_of(text[c.start : c.end])) is not None
    ]
    found: list[tuple[Cell, Quantity, Year | None, Status, str]] = []
    meanings = _meanings(table, setting)
    for cell in block.cells:
        if (meaning := meanings.get(cell.column)) is None:
            continue
        found.extend((cell, quantity, *meaning, where) for quantity, where in _parts(text[cell.start : cell.end]))
    if _YEARLY.search(name) and all(1990 <= (quantity.high or 0) <= 2100 for _, quantity, _, _, _ in found):
        found = []  # 'Đến năm | 2030' heads the rows below it
    results = [i for i, (_, _, _, status, _) in enumerate(found) if status in ("estimate", "actual")]
    judged = max(results, key=lambda i: (last_year(found[i][2]) or 0, i), default=None)
    title = finished(name)
    mentions = tuple(
        Mention(
            start=min(
                c.start for c, column in cells if column.role in ("number", "name", "unit") or column.role == "value"
            ),
            end=cell.end,
            content=Indicator(
                indicator=f"{title} ({where})" if where else title,
                low=quantity.low,
                high=quantity.high,
                comparator=quantity.comparator,
                unit=quantity.unit or unit,
                year=year,
                status=status,
                place=setting.place,
                met=verdicts[0] if verdicts and index == judged else None,
            ),
            rule="indicator.row",
            confidence=0.5 if year is None else 0.95,
        )
        for index, (cell, quantity, year, status, where) in enumerate(found)
    )
    return Row(title, unit, stem, mentions)


def is_sub_row(block: Block) -> bool:
    """Whether a row goes on about the row above it."""
    return block.marker[:1] in ("-", "+", "•", "*") or bool(_SUB_MARKER.match(block.text.text.lstrip("| ")))


def section_year(block: Block, row: Row) -> Year | None:
    """The period a row without figures sets for the rows below it: 'I. Đến năm 2030'."""
    periods = [] if row.mentions else [p for p in find_periods(block.text.text) if not p.compared]
    return periods[0].value if periods else None
