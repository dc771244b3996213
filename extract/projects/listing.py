"""Lists of projects: rows of a table with a column of projects, and rows a printed table left as running text.

A row of a table tells its fields by the headers of its columns. Running text ('2 Nhà máy ... Huyện Châu Thành 5.000
tấn/năm 100 tỷ đồng') has only the usual order: number, name, place, size, capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..document import Block, Column, Heading, Table
from ..facts import Metadata
from ..rules import Rule, load_rules
from ..vietnamese import UPPER, fold
from . import names
from .finder import place_names
from .heads import PACKAGE, words

PLACE, SIZE, CAPITAL = "Địa điểm", "Quy mô", "Vốn đầu tư"
SHORTEST, LONGEST = 3, 45  # syllables of a name
_NUMBER = re.compile(rf"(?:(?<=\s)|^)(\d{{1,3}})[.)]?\s+(?=[A-Z{UPPER}])")
_SPREAD = re.compile(
    r",\s*(?=(?:diện tích|tổng|quy mô|công suất|vốn|huyện|xã|phường|thị xã|tỉnh|do)\b)|[:;(]|\stại\s|\sthuộc\s"
)
_CAPITALS = rf"[A-Z{UPPER}]\w*(?:(?:\s|\s?[-–]\s?)(?:[A-Z{UPPER}]\w*|\d{{1,2}}(?![\w.,])))*"
_UNIT = (
    r"(?:[Hh]uyện|[Tt]hành phố|TP\.?|[Tt]hị xã|TX\.?|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Qq]uận|[Tt]ỉnh"
    r"|[Tt]hôn|[Ấấ]p|[Bb]ản|[Đđ]ặc khu|KCN|CCN|KKT|(?:[Kk]hu|[Cc]ụm) [Cc]ông nghiệp|[Kk]hu [Kk]inh tế)"
)
_PART = rf"(?:(?:[Cc]ác\s)?{_UNIT}(?!\w)(?:\s{_CAPITALS})?)"
_PLACE = re.compile(
    rf"(?<=\s){_PART}(?:(?:\s*[,;]\s*|\s[-–]\s|\svà\s)(?:{_PART}|{_CAPITALS}))*"
    r"(?:\strên địa bàn(?:\stoàn)?\s(?:tỉnh|huyện|thành phố))?"
)
_DISTRICT = re.compile(rf"(?:[Hh]uyện|[Tt]hành phố|TP\.?|[Tt]hị xã|TX\.?|[Qq]uận)\s(?P<name>{_CAPITALS})$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One project of a list in text[start:end]; `fields` are (header, start, end) of what its row says."""

    start: int
    end: int
    fields: tuple[tuple[str, int, int], ...]


@cache
def rule(name: str) -> Rule:
    """The rule of list-patterns.toml with that id."""
    return next(rule for rule in load_rules(PACKAGE, "list-patterns.toml") if rule.id == name)


def entries(block: Block, metadata: Metadata) -> tuple[Entry, ...]:
    """The projects a block lists; the metadata are those of its document."""
    if block.kind == "row" and block.table is not None and block.cells:
        return _of_row(block, block.table)
    if block.kind != "paragraph" or not in_list(block, metadata):
        return ()
    return tuple(_of_text(block.text.text))


def in_list(block: Block, metadata: Metadata) -> bool:
    """Whether title or heading announce a list of projects."""
    return _is_list(metadata.type, metadata.subject, block.path[-2:])


@lru_cache(maxsize=256)
def _is_list(kind: str | None, subject: str | None, headings: tuple[Heading, ...]) -> bool:
    titles = (f"{kind or ''} {subject or ''}", *(heading.title for heading in headings))
    return any(rule("list-title").pattern.search(fold(title)) for title in titles)


@lru_cache(maxsize=64)
def _named_column(table: Table) -> int | None:
    """Index of the column whose cells are names of projects."""
    title = rule("list-title").pattern.search(fold(table.title)) is not None
    for index, column in enumerate(table.columns):
        if column.role == "name" and (title or rule("list-name").pattern.match(fold(column.header))):
            return index
    return None


def _is_name(text: str) -> bool:
    return (
        SHORTEST <= len(text.split()) <= LONGEST
        and not text.isupper()
        and not rule("list-group").pattern.match(fold(text))
    )


def _of_row(block: Block, table: Table) -> tuple[Entry, ...]:
    column = _named_column(table)
    if column is None:
        return ()
    text = block.text.text
    cell = next((cell for cell in block.cells if cell.column == column), None)
    told = tuple(
        (table.columns[other.column].header, other.start, other.end)
        for other in block.cells
        if other.column != column and _tells(table.columns, other.column) and text[other.start : other.end].strip()
    )
    if cell is None or not _is_name(text[cell.start : cell.end].strip()):
        return ()
    if told:
        return (Entry(cell.start, cell.end, told),)
    return tuple(_of_run(text, cell.start, block.cells[-1].end))  # the columns after the name were lost in print


def _tells(columns: tuple[Column, ...], index: int) -> bool:
    return 0 <= index < len(columns) and columns[index].role != "number" and columns[index].header != ""


def _of_text(text: str) -> Iterator[Entry]:
    """Rows of running text: their numbers count on from the one the text begins with."""
    starts = [(int(m[1]), m.start(), m.end()) for m in _NUMBER.finditer(text)]
    run: list[tuple[int, int, int]] = []
    for start in starts:
        if start[0] == run[-1][0] + 1 if run else start[1] == 0:
            run.append(start)
    for index, (_, _, at) in enumerate(run):
        yield from _of_run(text, at, run[index + 1][1] if index + 1 < len(run) else len(text))


def _of_run(text: str, start: int, end: int) -> Iterator[Entry]:
    """The row text[start:end]: its name, then place, size and capital as far as they are printed."""
    folded = names.folded_of(text)
    figure = rule("list-figure").pattern.search(folded, start, end)
    money = rule("list-money").pattern.search(folded, start, end)
    stop = min([end, *(match.start() for match in (figure, money) if match)])
    place = _place(text, start, stop)
    spread = _SPREAD.search(text, start, stop)
    name_end = min([stop, *((place[0],) if place else ()), *((spread.start(),) if spread else ())])
    while name_end > start and text[name_end - 1] in " ,.;:-–":
        name_end -= 1
    if not (place or figure) or not _is_name(text[start:name_end]):
        return
    fields = []
    if place:
        fields.append((PLACE, *place))
    after = place[1] if place else name_end
    if figure and (money is None or figure.start() < money.start()):
        fields.append((SIZE, after, money.start() if money else _sizes(folded, figure, end)))
    if money:
        fields.append((CAPITAL, money.start(), money.end()))
    yield Entry(start, name_end, tuple(fields))


def _sizes(folded: str, first: re.Match[str], end: int) -> int:
    """End of the figures that go on from the first one behind semicolons: '8.000 tấn; bò 5.000 tấn'."""
    at = first.end()
    for match in rule("list-figure").pattern.finditer(folded, at, end):
        if not folded[at : match.start()].lstrip().startswith(";"):
            break
        at = match.end()
    return at


def _place(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """The place behind the name: the first that begins with a capital, else the last 'xã X, huyện Y'."""
    found = None
    for match in _PLACE.finditer(text, start, stop):
        before = text[start : match.start()].lower().split()
        if len(before) >= SHORTEST and before[-1] not in words("towards"):
            found = match
            if text[match.start()].isupper():
                break
    if found is None:
        return None
    end = found.end()
    if (district := _DISTRICT.search(text, found.start(), end)) and fold(district["name"]) not in place_names():
        first = " ".join(district["name"].split()[:2])  # 'Huyện Châu Thành Heo 8.000 tấn': the next cell begins
        if fold(first) in place_names():
            end = district.start("name") + len(first)
    return found.start(), end
