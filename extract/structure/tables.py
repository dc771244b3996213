"""Tables of figures found among the lines: rows with their cells mapped to columns, whatever way they were flattened.

A row may stand on one line, run over several, or have every cell on a line of its own; ruled tables keep `|` or tabs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..document import Block, Cell, Column, Heading, Table
from ..text import AlignedText, Edit
from ..vietnamese import UPPER, fold
from .blocks import assemble
from .celled import read_celled
from .columns import column_of, last_year, read_columns
from .lines import Line, marker_of
from .rows import Token, is_figure, is_verdict, parse_row, tail_tokens

_HEADER_LINES = 45
_LONGEST_GAP = 5  # annexes leave out rows and keep the numbers of the others
_HEAD = re.compile(r"\W{0,3}(?:so\s+)?s?tt(?![a-z])")
_HEAD_WORDS = re.compile(
    r"\bchi\s+tieu|\bnoi\s+dung|\bdon\s+vi|\bdvt|\bten\b|\bnhiem\s+vu|\bke\s+hoach|\bthuc\s+hien|\bdmvi"
)
_YEAR = re.compile(r"\(?(?:19|20)\d\d\)?")
_COLUMN_NUMBER = re.compile(r"\(?(?:(\d{1,2})(?:\s?=[\d\s+\-*/x:()%]+)?|[A-ZĐa-zđ])\)?")
_ORDINAL = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[a-zđA-HĐ])\s?[.)]?")
_FIRST = frozenset({"1", "I", "A"})
_ROW_HEAD = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])[.)]?(?:\s+\S|$)|[-–+•]\s*\S|[a-zđ]\)\s"
    rf"|[ốộóòônmỏ]\s+[A-Z{UPPER}]"
)
_SUB_ROW = re.compile(r"[-–+•*]\s*\S|trong đó|trong đỏ|bao gồm|gồm", re.IGNORECASE)


@dataclass(slots=True)
class Row:
    """The lines of a row and, where each is a cell or a part of one, what joins them."""

    lines: list[Line]
    glue: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Region:
    """Lines [start, end) of a table: its header (repeated after a page break), rows and stray lines between them.

    `ruled` is what parts the cells of a row: '|', a tab, a line end where every row has a line for each column.
    """

    start: int
    end: int
    headers: list[list[Line]]
    rows: list[Row | Line]
    ruled: str = ""
    titles: tuple[str, ...] = ()


def find_tables(lines: Sequence[Line]) -> list[Region]:
    """The tables among the lines, in order, not overlapping."""
    regions: list[Region] = []
    at = 0
    while at < len(lines):
        region = _ruled(lines, at) or _headed(lines, at) or _bare(lines, at)
        if region is not None and region.end > at:
            regions.append(region)
            at = region.end
        else:
            at += 1
    return regions


def _ruled(lines: Sequence[Line], at: int) -> Region | None:
    """A table whose cells are parted by | or tabs."""
    text = lines[at].text
    mark = "|" if text.count("|") >= 2 else "\t" if text.count("\t") >= 2 else ""
    if not mark:
        return None
    end = at
    while end < len(lines) and lines[end].text.count(mark) >= 2 and (end == at or lines[end].blanks < 3):
        end += 1
    if end - at < 2:
        return None
    header = 1
    while at + header < end - 1 and not _has_content_row(lines[at + header].text.split(mark)):
        header += 1
    body: list[Row | Line] = [Row([line]) for line in lines[at + header : end]]
    return Region(at, end, [list(lines[at : at + header])], body, mark)


def _has_content_row(cells: Sequence[str]) -> bool:
    """Whether a row holds figures or names; not the names of columns, their letters and numbers ('A | B | 1 | 2')."""
    filled = [c.strip(" *") for c in cells if c.strip(" *")]
    if _is_column_numbers(filled):
        return False
    if len(filled) > 1 and filled[0].rstrip(".)") in _FIRST and any(map(str.islower, filled[1])):
        return True  # the first row, or the first section: 'I | Đến năm 2030'
    if not any(c.strip(" *") for c in cells[:3]) and not any(c.isdigit() for cell in filled for c in cell):
        return False  # neither number nor name: names of columns below a common one
    if any(is_figure(c.replace(" ", "")) and not _YEAR.fullmatch(c) for c in filled):
        return True
    return bool(filled) and not any(_HEAD_WORDS.search(fold(c)) or _YEAR.search(c) for c in filled)


def _is_column_numbers(cells: Sequence[str]) -> bool:
    """'A | B | 1 | 2 | 3=2/1': a row that only numbers the columns."""
    found = [_COLUMN_NUMBER.fullmatch(cell) for cell in cells]
    numbers = [int(match[1]) for match in found if match and match[1]]
    return all(found) and len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _headed(lines: Sequence[Line], at: int) -> Region | None:
    """A table that begins with 'STT' or 'TT' and the names of its columns."""
    if not _is_header(lines[at]):
        return None
    if not any(_HEAD_WORDS.search(x.folded) for x in lines[at : at + 4]):
        return None
    if len(lines[at].text) < 8 and (region := _celled(lines, at)):
        return region
    first = _first_row(lines, at)
    if first is None:
        return None
    headers = [list(lines[at:first])]
    ruled = ""
    if _one_cell_a_line(lines, first):
        rows, end = _stacked_rows(lines, first)
        full = sum(isinstance(row, Row) and len(row.lines) == first - at for row in rows)
        ruled = "\n" if full > 2 and full * 2 > len(rows) else ""
    else:
        rows, end = _rows(lines, first, headers)
    if not any(isinstance(row, Row) for row in rows):
        return None
    return Region(at, end, headers, rows, ruled)


def _celled(lines: Sequence[Line], at: int) -> Region | None:
    """A table of tasks printed one cell a line, as a ruled one."""
    table = read_celled(lines, at)
    if table is None:
        return None
    rows: list[Row | Line] = []
    for cells in table.rows:
        row = Row([], [])
        empty = 0
        for cell in cells:
            if cell and row.lines:
                row.glue.append(" |" * (empty + 1) + " ")
            empty = 0 if cell else empty + 1
            row.glue.extend([" "] * (len(cell) - 1))
            row.lines.extend(cell)
        rows.append(row)
    return Region(at, table.end, [[]], rows, "|", table.titles)


def _is_header(line: Line) -> bool:
    return line.text[0] in "STst" and len(line.text) <= 160 and _HEAD.match(line.folded) is not None


def _first_row(lines: Sequence[Line], at: int) -> int | None:
    for index in range(at + 1, min(len(lines), at + _HEADER_LINES)):
        text = lines[index].text
        if len(text) > 250:
            return None
        tokens, start = tail_tokens(text)
        figures = [t for t in tokens if t.kind == "figure" and not _YEAR.fullmatch(text[t.start : t.end])]
        numbered = re.match(r"(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)]?\s+\S", text) is not None
        if figures and start > 3 and (len(figures) >= 2 or numbered) and not _all_column_numbers(text):
            return index
        if _ORDINAL.fullmatch(text) and text.strip(" .)") in _FIRST and index + 1 < len(lines):
            name = lines[index + 1].text
            if len(name) > 2 and any(c.isalpha() for c in name):
                return index
        if numbered and text[0] in "1IA" and any(c.islower() for c in text) and index > at + 1 and len(text) > 12:
            return index
    return None


def _all_column_numbers(text: str) -> bool:
    words = [w.strip("()=+/:x") for w in text.split()]
    return all(w.isdigit() or not w for w in words)


def _one_cell_a_line(lines: Sequence[Line], first: int) -> bool:
    """Whether most lines from the first row on are one cell each."""
    window = [line.text for line in lines[first : first + 24]]
    single = sum(1 for text in window if is_figure(text.replace(" ", "")) or _ORDINAL.fullmatch(text))
    flat = sum(1 for text in window if len([t for t in tail_tokens(text)[0] if t.kind == "figure"]) >= 2)
    return single > len(window) // 3 and single > 2 * flat


def _rows(lines: Sequence[Line], first: int, headers: list[list[Line]]) -> tuple[list[Row | Line], int]:
    """Rows that end with their figures on one line; a name may begin on lines before. Adds repeated headers."""
    rows: list[Row | Line] = []
    pending: list[Line] = []
    end = first
    at = first
    while at < len(lines):
        line = lines[at]
        again = _first_row(lines, at) if at > first and _is_header(line) else None
        if again is not None:
            rows += pending
            headers.append(list(lines[at:again]))
            pending, at = [], again
            end = at
            continue
        tokens, start = tail_tokens(line.text)
        figures = [t for t in tokens if t.kind == "figure"]
        begins = _begins_row(line.text)
        whole = len(figures) >= 2 or (bool(figures) and (bool(pending) or (begins and start > 3)))
        if whole and (len(line.text) <= 260 or len(figures) >= 2) and not _all_column_numbers(line.text):
            if pending and begins and not (_begins_row(pending[0].text) and _ORDINAL.fullmatch(pending[-1].text)):
                rows += pending
                pending = []
            rows.append(Row([*pending, line]))
            pending = []
            end = at + 1
        else:
            if len(pending) >= 5 or len(line.text) > 300 or _is_section(line):
                break
            pending.append(line)
        at += 1
    if pending and end < at:
        at = end
    while rows and isinstance(rows[-1], Line):
        rows.pop()
        end -= 1
    return rows, end


def _is_section(line: Line) -> bool:
    marker = marker_of(line.text)
    return (marker is not None and marker.scheme in ("part", "chapter", "article")) or (
        len(line.text) > 60 and line.text.endswith(":")
    )


def _begins_row(text: str) -> bool:
    return _ROW_HEAD.match(text) is not None


def _stacked_rows(lines: Sequence[Line], first: int) -> tuple[list[Row | Line], int]:
    """Rows of a table printed one cell a line: an ordinal or a dash begins each."""
    rows: list[Row | Line] = []
    current: list[Line] = []
    last_ordinal = 0
    at = first
    while at < len(lines):
        line = lines[at]
        text = line.text
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        ordinal = _ORDINAL.fullmatch(text)
        named = (
            any(c.isalpha() for c in following)
            and not is_figure(following.replace(" ", ""))
            and not is_verdict(following)
        )
        starts = bool(ordinal and named and _follows(text, last_ordinal)) or bool(
            current and _SUB_ROW.match(text) and any(c.isalpha() for c in text)
        )
        if starts:
            if current:
                rows.append(Row(current))
            current = [line]
            if ordinal:
                digits = re.match(r"\d+", text)
                last_ordinal = int(digits[0]) if digits else last_ordinal
        elif len(text) > 200 or (marker_of(text) and len(text) > 40) or len(current) > 14:
            break
        else:
            current.append(line)
        at += 1
    while current and not is_figure(current[-1].text.replace(" ", "")) and not is_verdict(current[-1].text):
        current.pop()
        at -= 1
    if current:
        rows.append(Row(current))
    return rows, at


def _follows(text: str, last: int) -> bool:
    digits = re.match(r"\d+", text)
    return digits is None or int(digits[0]) == 1 or last <= int(digits[0]) <= last + _LONGEST_GAP


def _bare(lines: Sequence[Line], at: int) -> Region | None:
    """Three rows close together, each ending with three figures or more: a table whose header is lost."""
    text = lines[at].text
    if not (text[-1].isdigit() or text.endswith(("%", "trở lên", "KH"))):
        return None
    count = 0
    for index in range(at, min(len(lines), at + 8)):
        tokens, start = tail_tokens(lines[index].text)
        if start > 3 and len([t for t in tokens if t.kind == "figure"]) >= 3:
            count += 1
        elif index == at:
            return None
    if count < 3:
        return None
    rows, end = _rows(lines, at, [])
    return Region(at, end, [], rows)


def table_blocks(text: AlignedText, region: Region, title: str, path: tuple[Heading, ...]) -> list[Block | list[Line]]:
    """The region as row blocks; lines between rows that belong to none come as lists of lines."""
    if region.ruled:
        return list(_ruled_blocks(text, region, title, path))
    parsed: list[tuple[AlignedText, list[Cell], list[Token], str]] = []
    order: list[int | list[Line]] = []
    number = 0
    for row in region.rows:
        if isinstance(row, Line):
            if order and isinstance(order[-1], list):
                order[-1].append(row)
            else:
                order.append([row])
            continue
        piece = assemble(text, row.lines, [" "] * (len(row.lines) - 1))
        lead, tokens, piece, marker = parse_row(piece, number)
        digits = re.match(r"\d+", marker)
        number = int(digits[0]) if digits else number
        order.append(len(parsed))
        parsed.append((piece, lead, tokens, marker))
    columns = _fit(region.headers, [tokens for _, _, tokens, _ in parsed])
    table = Table(title, columns)
    blocks: list[Block | list[Line]] = []
    for entry in order:
        if isinstance(entry, list):
            blocks.append(entry)
            continue
        piece, lead, tokens, marker = parsed[entry]
        cells = (*lead, *_place(tokens, columns))
        blocks.append(Block(kind="row", text=piece, path=path, marker=marker, table=table, cells=cells))
    return blocks


def _default_columns() -> tuple[Column, ...]:
    return (Column("", role="number"), Column("", role="name"), Column("", role="unit"))


def _fit(headers: Sequence[Sequence[Line]], rows: Sequence[Sequence[Token]]) -> tuple[Column, ...]:
    """The columns with as many for figures as the rows have; those the header does not explain are notes."""
    candidates = [read_columns(" ".join(line.text for line in header)) for header in headers] or [_default_columns()]
    counts = sorted(sum(t.kind != "verdict" for t in tokens) for tokens in rows if tokens)
    usual = counts[len(counts) // 2] if counts else 0
    columns = min(candidates, key=lambda found: abs(sum(c.role == "value" for c in found) - usual))
    values = sum(c.role == "value" for c in columns)
    notes = [i for i, c in enumerate(columns) if c.role == "note" and "ghi" not in fold(c.header)]
    if values == 0 and usual:
        role = "value" if usual == 1 else "note"
        columns = (*columns, *(Column("", role=role) for _ in range(usual)))  # type: ignore[arg-type]
    elif values + len(notes) < usual:
        columns = (*columns, *(Column("", role="note") for _ in range(usual - values - len(notes))))
    if any(t.kind == "verdict" for tokens in rows for t in tokens) and not any(c.role == "verdict" for c in columns):
        before = [next((i for i, t in enumerate(tokens) if t.kind == "verdict"), 0) for tokens in rows if tokens]
        at = 3 + sorted(b for b in before if b)[len([b for b in before if b]) // 2] if any(before) else len(columns)
        columns = (*columns[:at], Column("", role="verdict"), *columns[at:])
    return columns


def _place(tokens: Sequence[Token], columns: Sequence[Column]) -> list[Cell]:
    """Figures to columns in order; a verdict pins what stands before and after it."""
    figures = [
        i
        for i, c in enumerate(columns)
        if i > 2 and (c.role == "value" or (c.role == "note" and "ghi" not in fold(c.header)))
    ]
    verdict = next((i for i, c in enumerate(columns) if c.role == "verdict"), None)
    if not any(t.kind == "verdict" for t in tokens) and len([t for t in tokens if t.kind == "figure"]) <= sum(
        c.role == "value" for c in columns
    ) < len(figures):
        figures = [i for i in figures if columns[i].role == "value"]
    cells: list[Cell] = []
    free = list(figures)
    for token in tokens:
        if token.kind == "verdict":
            if verdict is not None:
                cells.append(Cell(token.start, token.end, verdict))
                free = [i for i in free if i > verdict]
            continue
        if not free:
            break
        column = free.pop(0)
        if token.kind == "figure":
            cells.append(Cell(token.start, token.end, column))
    return cells


def _ruled_blocks(text: AlignedText, region: Region, title: str, path: tuple[Heading, ...]) -> list[Block]:
    columns = _ruled_columns(region)
    table = Table(title, columns)
    blocks = []
    for row in region.rows:
        if isinstance(row, Line):
            continue
        if region.ruled in "|\n":
            between = " " if region.ruled == "|" else " | "
            piece = assemble(text, row.lines, row.glue or [between] * (len(row.lines) - 1))
        else:
            piece = text.slice(row.lines[0].start, row.lines[-1].end)
            piece = piece.replace([Edit(m.start(), m.end(), " | ") for m in re.finditer(r"\t", piece.text)])
        cells: list[Cell] = []
        at = 0
        pieces = piece.text.split("|")
        offset = 1 if piece.text.startswith("|") else 0
        for index, cell in enumerate(pieces):
            content = cell.strip()
            if content and 0 <= index - offset < len(columns):
                start = at + cell.index(content)
                cells.append(Cell(start, start + len(content), index - offset))
            at += len(cell) + 1
        if cells:
            number = next((piece.text[c.start : c.end] for c in cells if columns[c.column].role == "number"), "")
            blocks.append(
                Block(kind="row", text=piece, path=path, marker=number.strip(" .)"), table=table, cells=tuple(cells))
            )
    return blocks


def _ruled_columns(region: Region) -> tuple[Column, ...]:
    titles = region.titles or [line.text for line in region.headers[0] if region.ruled == "\n"]
    rows: list[list[str]] = [list(titles)] if titles else []
    for line in () if rows else region.headers[0]:
        cells = line.text.split(region.ruled)
        if region.ruled == "|":
            cells = cells[1 if line.text.startswith("|") else 0 : -1 if line.text.endswith("|") else None]
        cells = [c.strip(" *") for c in cells]
        if not _is_column_numbers([c for c in cells if c]):
            rows.append(cells)
    size = max(len(row) for row in rows)
    headers = [""] * size
    for depth, row in enumerate(rows):
        group = ""
        for index in range(size):
            cell = row[index] if index < len(row) else ""
            group = cell or group
            below = any(index < len(r) and r[index] for r in rows[depth + 1 :])
            headers[index] = f"{headers[index]} {cell or (group if below else '')}".strip()
    columns = [column_of(header) for header in headers]
    if not any(c.role == "name" for c in columns):
        first = next((i for i, c in enumerate(columns) if c.role == "note"), None)
        if first is not None:
            columns[first] = replace(columns[first], role="name")
    done = [last_year(c.year) or 0 for c in columns if c.status in ("actual", "estimate")]
    return tuple(
        replace(c, status="target") if c.status == "plan" and done and (last_year(c.year) or 0) > max(done) else c
        for c in columns
    )
