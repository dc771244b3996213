"""Units of figures: the closed vocabulary ontology/vocab/units.ttl read at a place in a text.

A unit is an optional scale word (nghìn, vạn, triệu, tỷ), a measure or a thing counted, and what it is counted by:
'tỷ đồng', 'nghìn con', '%/năm', 'triệu đồng/người/tháng', 'giường bệnh/vạn dân'.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..ontology import vocabulary
from .vietnamese import fold, modern_tones

SCALES = {"trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_SPELLING = {"ngàn": "nghìn", "tỉ": "tỷ"}
_SIGNS = ((re.compile(r"%\s?[0oO](?![\w])|‰"), "‰"), (re.compile(r"%"), "%"), (re.compile(r"\$"), "USD"))
_WORD = re.compile(r"[^\W\d_]+[23²³]?(?:[-.](?=[^\W\d_])[^\W\d_]+)*")
_LONGEST = 4
_PER = re.compile(
    r"(?:\s?/\s?|\strên\s(?=(?:(?:một|1)\s)?vạn\sdân))(?:(?P<count>1|một|100|1\.?000|10\.?000|100\.?000)\s)?\s?"
)
_CASE_MATTERS = 2  # a sign as short as this (m, ha, kg, W) is not a unit when its capitals are not the usual ones
_NOT_AFTER_SCALE = ("lệ", "trọng", "suất")


class Unit(NamedTuple):
    """A unit in a text: normal form, kind of quantity, where its noun (after the scale word) begins, where it ends."""

    name: str
    dimension: str
    noun: int
    end: int


class _Entry(NamedTuple):
    name: str
    dimension: str
    exact: frozenset[str]


@cache
def _entries() -> dict[str, _Entry]:
    """Lower-case spelling -> normal form. A thing counted keeps its printed noun, abbreviations are written out."""
    entries: dict[str, _Entry] = {}
    for record in vocabulary("units"):
        name, dimension = record["pref"]["vi"], record["dimension"][0]
        for label in (name, *record["alt"]):
            normal = label if dimension == "count" and not label.isupper() else name
            exact = frozenset({label, label.upper()} if len(label) == _CASE_MATTERS else {label})
            entries[label.lower()] = _Entry(normal, dimension, exact)
    return entries


def _words(text: str, at: int) -> list[re.Match[str]]:
    """Up to four words from `at`, parted by single spaces (and a comma inside 'xã, thị trấn')."""
    words: list[re.Match[str]] = []
    while len(words) < _LONGEST and (match := _WORD.match(text, at)):
        words.append(match)
        at = match.end()
        if text[at : at + 2] == ", ":
            at += 2
        elif text[at : at + 1] in (" ", "\u00a0"):
            at += 1
        else:
            break
    return words


def _noun(text: str, at: int) -> tuple[str, str, int] | None:
    """The longest unit noun at `at`: normal form, dimension, end."""
    words = _words(text, at)
    entries = _entries()
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        printed = text[at:end]
        entry = entries.get(modern_tones(printed).lower())
        if entry and (len(printed) > _CASE_MATTERS or printed in entry.exact):
            return entry.name, entry.dimension, end
    return None


def _money(text: str, at: int) -> tuple[str, str, int] | None:
    """đồng and USD after a scale word, whatever a scan made of their diacritics ('tỷ đông', 'triệu ƯSD')."""
    match = _WORD.match(text, at)
    name = {"dong": "đồng", "usd": "USD"}.get(fold(match[0])) if match else None
    return (name, "money", match.end()) if match and name else None


def _scale(text: str, at: int) -> tuple[list[str], int]:
    """Scale words at `at` ('nghìn', 'tỷ') and where they end (after the space that follows)."""
    scales: list[str] = []
    while match := _WORD.match(text, at):
        word = match[0].lower()
        if word not in SCALES:
            break
        after = match.end() + (text[match.end() : match.end() + 1] in (" ", "\u00a0"))
        following = _WORD.match(text, after)
        if word in ("tỷ", "tỉ") and following and following[0].lower() in _NOT_AFTER_SCALE:
            break
        scales.append(_SPELLING.get(word, word))
        at = after
    return scales, at


def read_scales(text: str, at: int) -> tuple[list[str], int]:
    """The scale words at `at`, for numbers such as '184 nghìn 123 tỷ đồng'."""
    return _scale(text, at)


def read_unit(text: str, at: int) -> Unit | None:
    """The unit that begins at `at` (after optional white space), or None.

    A figure in tỷ or triệu that names nothing counts money, as official prose writes '12.500 tỷ'.
    """
    while text[at : at + 1] in (" ", "\u00a0"):
        at += 1
    for sign, name in _SIGNS if text[at : at + 1] in ("%", "‰", "$") else ():
        if match := sign.match(text, at):
            return _per(text, Unit(name, "money" if name == "USD" else "ratio", at, match.end()))
    scales, noun_at = _scale(text, at)
    noun = _noun(text, noun_at) or (_money(text, noun_at) if scales else None)
    if noun is None:
        if not scales:
            return None
        end = noun_at - (text[noun_at - 1 : noun_at] in (" ", "\u00a0"))
        money = scales[-1] == "tỷ"
        name = " ".join([*scales, "đồng"] if money else scales)
        return _per(text, Unit(name, "money" if money else "count", noun_at, end))
    name, dimension, end = noun
    return _per(text, Unit(" ".join([*scales, name]), dimension, noun_at, end))


def _per(text: str, unit: Unit) -> Unit:
    """The unit with what it is counted by: '/năm', '/người/tháng', '/1 vạn dân'."""
    while match := _PER.match(text, unit.end):
        scales, at = _scale(text, match.end())
        noun = _noun(text, at)
        if noun is None:
            break
        count = match["count"]
        prefix = "" if count in (None, "1", "một") else f"{count} "
        unit = unit._replace(name=f"{unit.name}/{prefix}{' '.join([*scales, noun[0]])}", end=noun[2])
    return unit
