"""What page layout put between the lines of the running text: page numbers, running heads, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from .lines import Line, marker_of

_PAGE_NUMBER = re.compile(
    r"[-–—(\[\s]*\d{1,3}[-–—)\]\s.]*|(?:trang|page)\s+\d{1,3}(?:\s*(?:/|of|trên)\s*\d{1,3})?", re.I
)
_NOTE_NUMBER = re.compile(
    r"(?:\[(?P<bracket>\d{1,3})\]|(?P<super>[¹²³⁰-⁹]+)|(?P<number>\d{1,3})(?:\s?[-.)]\s|\s)|[\"'^*°“”‘’\-–•]{1,2}\s?)\s*(?=\S)"
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SHORT_FOOT = 12
"""Lines of a foot that only its place tells, without number or small print."""
_PRINTED_LINE, _PRINTED_PAGE = 60, 10
"""Least characters of a full line and lines of a page whose small print can be told by its width."""
_FOOT = 50
"""Footnotes take no more lines than this of one page."""
_NOTES_ABOVE, _LINES_OF_NOTE = 4, 4
"""How many notes, of how many lines, may stand above the first one that is set wide."""
_END_NOTE = re.compile(r"\[(\d{1,3})\]\s*\S")


@dataclass(frozen=True, slots=True)
class Footnote:
    """The lines of one footnote, its number where it can be read, and the page it stands on."""

    lines: tuple[Line, ...]
    number: int | None
    page: int


@dataclass(frozen=True, slots=True)
class Width:
    """How a file breaks its lines: `wrapped` where paragraphs run over lines of about `full` characters."""

    wrapped: bool
    full: int


def width_of(lines: list[Line]) -> Width:
    """The usual length of a full line."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 20)
    if not lengths:
        return Width(False, 80)
    long = lengths[len(lengths) * 9 // 10]
    open_lines = sum(1 for line in lines if len(line.text) > 35 and not line.closed and line.text[-1] != ",")
    full = lengths[len(lengths) * 3 // 5]
    return Width(long <= 150 and open_lines * 3 >= len(lengths), full)


def drop_page_marks(lines: list[Line]) -> list[Line]:
    """The lines without page numbers and heads repeated on every page; what follows them is marked as after a gap."""
    repeated = _repeated_heads(lines)
    kept: list[Line] = []
    pending = 0
    for index, line in enumerate(lines):
        first = index > 0 and (line.page != lines[index - 1].page or line.blanks >= 2)
        last = index + 1 < len(lines) and lines[index + 1].page != line.page
        is_number = bool(_PAGE_NUMBER.fullmatch(line.text)) and (first or last) and index > 0
        if is_number or (line.text in repeated and (first or last or len(line.text) < 12)):
            pending = max(pending, 1, line.blanks)
            continue
        if pending or (kept and kept[-1].page != line.page):
            line.gap = True
            line.blanks = max(line.blanks, pending)
            pending = 0
        kept.append(line)
    return kept


def _repeated_heads(lines: list[Line]) -> set[str]:
    """Short lines that begin or end at least three pages alike (running heads, digital signature stamps)."""
    pages = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    if len(pages) < 4:
        return set()
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({line.text for line in (page[0], page[-1]) if 3 < len(line.text) < 60})
    return {text for text, count in edges.items() if count >= max(3, len(pages) // 3) and not text.isdigit()}


def take_footnotes(lines: list[Line], width: Width) -> tuple[list[Line], list[Footnote]]:
    """The running text and the footnotes, which stand at the foot of their page in smaller print.

    Two traces tell a footnote from the text: its lines are longer than those of the text around it (smaller print,
    same column), or the text before it breaks off in mid-sentence and goes on on the next page.
    """
    pages = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    kept: list[Line] = []
    notes: list[Footnote] = []
    counted = 0
    for index, page in enumerate(pages):
        following = pages[index + 1][0] if index + 1 < len(pages) else None
        cut = _with_notes_above(page, _foot_of(page, following, width, counted, len(pages) > 1), counted)
        body, foot = page[:cut], page[cut:]
        kept.extend(body)
        if foot:
            if following is not None:
                following.gap = True
            found = list(_split_notes(foot))
            notes.extend(found)
            counted = max([counted, *(note.number for note in found if note.number is not None)])
    return _take_end_notes(kept, notes)


def _foot_of(page: list[Line], following: Line | None, width: Width, counted: int, paged: bool) -> int:
    """Index of the first footnote line of a page (its length: none)."""
    if width.wrapped and width.full >= _PRINTED_LINE and len(page) >= _PRINTED_PAGE and paged:
        wide = _wide(width.full)
        # The foot begins at the first wide line from which on wide lines prevail.
        for start in range(max(len(page) * 2 // 5, len(page) - _FOOT), len(page)):
            line = page[start]
            if start >= _PRINTED_PAGE:
                wide = max(wide, _wide(_median(page[: start + 1])))
            if len(line.text) <= wide or line.text.count("|") > 1:
                continue
            rest = page[start:]
            share = sum(len(x.text) > wide * 0.93 for x in rest) / len(rest)
            if share >= 0.45 and start > 0 and not _is_row(line.text) and _all_wide(rest, wide):
                return _note_start(page, start)
    if following is None or not page:
        return len(page)
    broken_off = following.text[:1].islower()
    for start in range(len(page) - 1, max(0, len(page) - _FOOT), -1):
        line, before = page[start], page[start - 1]
        match = _NOTE_NUMBER.match(line.text)
        if match is None:
            continue
        number = _number(match)
        in_sequence = number is not None and counted < number <= counted + 6
        unnumbered = number is None and len(page) - start <= _SHORT_FOOT
        if line.blanks and not before.closed and broken_off and (unnumbered or in_sequence):
            first = start
            while first > 1 and (m := _NOTE_NUMBER.match(page[first - 1].text)) and _number(m) == (number or 0) - 1:
                first -= 1
            return first
        if in_sequence and number == counted + 1 and _refers(page[:start], number) and (line.blanks or broken_off):
            return start
    return len(page)


def _with_notes_above(page: list[Line], cut: int, counted: int) -> int:
    """Back over notes in numbers before the first found one, down to the one due on this page.

    Their lines may be too short to be told by their width. An entry of a list in the text has one before it.
    """
    match = _NOTE_NUMBER.match(page[cut].text) if 0 < cut < len(page) else None
    number = _number(match) if match else None
    if number is None or not counted < number <= counted + _NOTES_ABOVE + 1:
        return cut
    start = cut
    while number > counted + 1:
        above = next(
            (i for i in range(start - 1, max(0, start - _LINES_OF_NOTE - 1), -1) if _begins(page[i], number - 1)), 0
        )
        if not above or not (page[start - 1].closed or page[start].blanks):
            break
        start, number = above, number - 1
    if start == cut or any(_begins(line, number - 1) for line in page[:start]):
        return cut
    return start if number == counted + 1 or not page[start - 1].closed else cut


def _begins(line: Line, number: int) -> bool:
    """Whether the line begins with that number."""
    match = _NOTE_NUMBER.match(line.text)
    return match is not None and _number(match) == number


def _wide(full: int) -> float:
    """How long a line of small print is at least, where full lines of the text have so many characters."""
    return full * 1.1 + 5


def _all_wide(foot: list[Line], wide: float) -> bool:
    """Whether each paragraph of the foot is set wide; body text below a line that a scan ran together is not."""
    paragraphs: list[list[Line]] = []
    for line in foot:
        if not paragraphs or line.blanks:
            paragraphs.append([])
        paragraphs[-1].append(line)
    narrow = sum(len(p) for p in paragraphs if len(p) > 1 and _median(p) < 0.95 * wide)
    return narrow * 3 <= len(foot)


def _median(lines: list[Line]) -> int:
    """The middle length of the lines but the last one, which is short."""
    lengths = sorted(len(line.text) for line in lines[:-1])
    return lengths[len(lengths) // 2]


def _is_row(text: str) -> bool:
    return len(re.findall(r"(?<!\S)[<>≥≤]?-?\d[\d.,]*(?!\S)", text)) >= 4


def _note_start(page: list[Line], start: int) -> int:
    """Back to where the footnote of a wide line begins: a marker or a line after an empty one close before."""
    for index in range(start, max(0, start - 4), -1):
        line = page[index]
        if index < start and len(line.text) > 0 and line.closed and index + 1 == start:
            return start
        if line.blanks or (_NOTE_NUMBER.match(line.text) and marker_of(line.text) is None):
            return index
    return start


def _refers(lines: list[Line], number: int) -> bool:
    mark = re.compile(rf"[^\W\d][.,;:)\"”]?(?:\[{number}\]|{number})(?!\d)")
    return any(str(number) in line.text and mark.search(line.text) for line in lines)


def _number(match: re.Match[str]) -> int | None:
    text = match["bracket"] or match["number"] or (match["super"] or "").translate(_SUPERSCRIPT)
    return int(text) if text else None


def _split_notes(foot: list[Line]) -> list[Footnote]:
    notes: list[list[Line]] = []
    for line in foot:
        begins = _NOTE_NUMBER.match(line.text) is not None and (not notes or notes[-1][-1].closed or bool(line.blanks))
        if not notes or begins or (line.blanks and not line.text[:1].islower()):
            notes.append([line])
        else:
            notes[-1].append(line)
    found = []
    for note in notes:
        match = _NOTE_NUMBER.match(note[0].text)
        number = _number(match) if match else None
        if match:
            head = note[0].text[: match.end()]
            note[0].text = note[0].text[match.end() :]
            note[0].start += len(head)
        found.append(Footnote(tuple(note), number, note[0].page))
    return found


def _take_end_notes(lines: list[Line], notes: list[Footnote]) -> tuple[list[Line], list[Footnote]]:
    """Notes gathered at the end of a file as '[1] ...', as legal databases print them."""
    at = len(lines)
    while at and _END_NOTE.match(lines[at - 1].text):
        at -= 1
    if at == len(lines) or not _END_NOTE.match(lines[at].text):
        return lines, notes
    return lines[:at], [*notes, *_split_notes(lines[at:])]
