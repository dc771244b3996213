"""One row of a flattened table: its figures and verdict at the end, number, name and unit before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from ..document import Cell
from ..text import AlignedText, Edit
from ..units import read_unit
from ..vietnamese import UPPER, fold
from .lines import word_list

_TOKEN = re.compile(r"\S+")
_FIGURE = re.compile(
    r"[<>≥≤~(]{0,2}[-−–+]?(?=[^\d]{0,2}\d)[\dóÓòÒOoIlỈỉSBJ][\dóÓòÒOoIlỈỉ.,^J]*(?:[-–][\dóÓOoIlỈỉ.,]*\d[\dóÓOoIlỈỉ.,]*)?(?:%|‰)?\)?[*]?"
)
_GLUED = re.compile(r"([<>≥≤]?-?\d[\d.,^]*)(tr\w+|t[iở]\w+|ừ\w+)$")
_BEFORE_FIGURE = frozenset(
    {"tren", "duoi", "khoang", "gan", "hon", ">", "<", "≥", "≤", "tu", "dat", "it", "nhat", "den"}
)
_VERDICT = re.compile(r"(?:khong|chua)?(?:dat|vuot|hoanthanh)(?:kh|kehoach|ke|hoach|chitieu|muctieu)?|khong|chua")
_JUNK = re.compile(r"[.■•*\"'`^_|]{1,2}")
_LOST_NUMBER = re.compile(rf"([^\W\d_]{{1,2}})[.]?\s+(?=[A-Z{UPPER}])")
_CUT_FIGURE = re.compile(r"(?:%|đồng|USD)\s+[<>]?\d[\d.,]*\s+\S{1,3}$")


class Token(NamedTuple):
    """A cell at the end of a row: 'figure', 'verdict' or 'none' (an empty cell printed as a dash).

    `up` is where 'trở lên', or what a scan made of it, begins; 0 without it.
    """

    start: int
    end: int
    kind: str
    up: int = 0


def is_verdict(text: str) -> bool:
    """Whether a cell says that a target was met or missed: 'Đạt KH', 'Không đạt', 'Vượt'."""
    return bool(_VERDICT.fullmatch(fold(text).replace(" ", "")))


def tail_tokens(text: str) -> tuple[list[Token], int]:
    """The cells at the end of a row, in order, and where they begin: figures, verdicts, dashes for empty cells."""
    words = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    found: list[Token] = []
    at = len(words) - 1
    while at >= 0:
        start, end = words[at]
        word = text[start:end]
        folded = fold(word)
        if _JUNK.fullmatch(word):
            at -= 1
            continue
        if word in ("-", "–", "x", "…", "...") and (found or at > 1):
            found.append(Token(start, end, "none"))
            at -= 1
            continue
        up = _upwards_from(text, words, at)
        if is_figure(text[slice(*words[up - 1])] if up <= at and up else word):
            figure = up - 1 if up <= at else at
            taken = _lead(text, words, figure)
            first = figure - taken + 1
            found.append(Token(words[first][0], end, "figure", words[up][0] if up <= at else 0))
            at = first - 1
        elif folded in word_list("verdict"):
            first = at
            while first > 0 and fold(text[slice(*words[first - 1])]) in word_list("verdict") and at - first < 3:
                first -= 1
            if not _VERDICT.fullmatch(fold(text[words[first][0] : end]).replace(" ", "")):
                break
            found.append(Token(words[first][0], end, "verdict"))
            at = first - 1
        else:
            break
    found.reverse()
    return found, (found[0].start if found else len(text))


def is_figure(word: str) -> bool:
    return bool(_FIGURE.fullmatch(word) or _GLUED.match(word)) and any(c.isdigit() for c in word)


def _upwards_from(text: str, words: Sequence[tuple[int, int]], at: int) -> int:
    """Index of the first word of a 'trở lên' that ends at word `at`, damaged or not; at + 1 where there is none."""
    folded = fold(text[slice(*words[at])])
    if folded in ("len", "xuong") and at:
        before = fold(text[slice(*words[at - 1])])
        if before == "tro" or (len(before) <= 4 and before.isalpha() and before[0] in "tu"):
            return at - 1
        return at
    if (
        3 < len(folded) < 9
        and not folded[0].isdigit()
        and fuzz.ratio(folded, "trolen") >= 50
        and folded not in word_list("verdict")
    ):
        return at
    return at + 1


def _lead(text: str, words: Sequence[tuple[int, int]], at: int) -> int:
    """How many words the figure at `at` takes, itself and comparators before it ('trên', 'ít nhất', '8 - 10')."""
    taken = 1
    if at >= 2 and text[slice(*words[at - 1])] in ("-", "–") and is_figure(text[slice(*words[at - 2])]):
        taken = 3
    while at - taken >= 1 and fold(text[slice(*words[at - taken])]) in _BEFORE_FIGURE and taken < 5:
        taken += 1
    return taken


def parse_row(piece: AlignedText, last: int) -> tuple[list[Cell], list[Token], AlignedText, str]:
    """Number, name, unit cells; the figures after them; the text with 'trở lên' mended; the row's number or dash."""
    edits = [
        Edit(token.up, token.end, "trở lên")
        for token in tail_tokens(piece.text)[0]
        if token.up and piece.text[token.up : token.end] not in ("trở lên", "trở xuống")
    ]
    piece = piece.replace(edits)
    text = piece.text
    tokens, start = tail_tokens(text)
    cells: list[Cell] = []
    name_at = 0
    marker = ""
    if match := re.match(r"(\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])[.)]?\s+(?=\S)", text):
        marker, name_at = match[1], match.end()
        cells.append(Cell(0, match.end(1), 0))
    elif match := re.match(r"([-–+•])\s*(?=\S)", text):
        marker, name_at = "-", match.end()
    elif last and (match := _LOST_NUMBER.match(text)) and match[1].islower():
        marker, name_at = str(last + 1), match.end()
        cells.append(Cell(0, match.end(1), 0))
    name_end = len(text[:start].rstrip(" :-"))
    if _CUT_FIGURE.search(text, name_at, name_end):
        tokens = []
    unit_at = _unit_start(text, name_at, name_end)
    if unit_at is not None:
        cells += [Cell(name_at, len(text[:unit_at].rstrip(" -")), 1), Cell(unit_at, name_end, 2)]
    elif name_end > name_at:
        cells.append(Cell(name_at, name_end, 1))
    return cells, tokens, piece, marker


def _unit_start(text: str, start: int, end: int) -> int | None:
    """Where the unit at the end of the name begins: the longest tail that is a unit as a whole."""
    words = [start + m.start() for m in _TOKEN.finditer(text[start:end])]
    for at in words[max(1, len(words) - 4) :]:
        tail = text[at:end]
        unit = read_unit(tail, 0)
        if unit is not None and unit.end == len(tail):
            capital = tail[0].isupper() or not tail[0].isalpha() or len(words) > 2
            if capital:
                return at
    return None
