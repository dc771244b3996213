"""Vietnamese dates in all written forms -> ISO 8601, partial ones too ('2023-11', '2023').

Figures ('17/11/2022', '17-11-2022', '17.11.2022'), words ('ngày 16 tháng 7 năm 2021', 'tháng Tư', 'mùng một'), blanks
left for the pen ('ngày     tháng 11 năm 2023'), spaces from line ends, and after the word 'ngày' the letters that OCR
reads for digits ('I4/11/2023'). Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4 and the documents' older habits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class FoundDate(NamedTuple):
    """text[start:end] says the date `iso` ('2022-11-17', '2022-11', '2022'); the span holds the word 'ngày'."""

    start: int
    end: int
    iso: str


_DAYS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười một": 11, "mười hai": 12, "mười": 10, "chạp": 12,
}  # fmt: skip
_OCR_DIGITS = str.maketrans("OoIlSB", "001158")

_MONTH_WORD = "|".join(_MONTHS)
_DAY_WORD = "|".join(_DAYS)
_BLANK = r"[\s.…_]*"
_DATE = re.compile(
    rf"""
      (?P<head>(?:[Nn]gày|NGÀY)\s*)
      (?:
          (?P<d1>[0-9OIlo]{{1,2}})\s?(?P<s1>[/.\-–])\s?(?P<m1>[0-9OIlo]{{1,2}})\s?(?P=s1)\s?(?P<y1>[0-9OIlo]{{4}}|[0-9]{{2}})(?![\w/])
        | (?P<d2>[0-9]{{1,2}}|[0-9OIlo][0-9]|[0-9][OIlo])?(?:(?:mùng|mồng)\s(?P<dw>\d\d?|{_DAY_WORD}))?{_BLANK}
          (?:tháng|THÁNG)(?:\s*(?P<m2>1[0-2]|0?[1-9])\b|\s+(?P<mw>(?i:{_MONTH_WORD}))\b)?{_BLANK},?\s*
          (?:(?:năm|NĂM)\s*|[/\-]\s*)(?P<y2>\d{{4}})(?!\d)
      )
    | (?<![\w/.,\-])(?P<d3>\d{{1,2}})\s?(?P<s3>[/.\-])\s?(?P<m3>\d{{1,2}})\s?(?P=s3)\s?(?P<y3>(?:19|20)\d\d)(?![\w/])
    | (?:[Tt]háng|THÁNG)(?:\s*(?P<m4>1[0-2]|0?[1-9])|\s+(?P<mw4>(?i:{_MONTH_WORD})))\s*,?\s*
      (?:(?:năm|NĂM)\s*|[/\-]\s*)(?P<y4>(?:19|20)\d\d)(?!\d)
    """,
    re.VERBOSE,
)


def _number(figures: str | None, words: str | None, names: dict[str, int]) -> int | None:
    if figures:
        return int(figures.translate(_OCR_DIGITS))
    if words:
        return int(words) if words.isdigit() else names[words.lower()]
    return None


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    """The date, as far as it is given; None for one that no calendar has."""
    if year < 100:
        year += 1900 if year > 40 else 2000
    if not 1900 <= year <= 2100 or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return f"{year}"
    if day is None:
        return f"{year}-{month:02}"
    longest = 29 if month == 2 and year % 4 == 0 else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= longest else None


def _found(match: re.Match[str]) -> FoundDate | None:
    if match["y1"]:
        day, month, year = match["d1"], match["m1"], match["y1"]
        iso = _iso(*(int(v.translate(_OCR_DIGITS)) for v in (year, month, day)))
    elif match["y2"]:
        iso = _iso(
            int(match["y2"]),
            _number(match["m2"], match["mw"], _MONTHS),
            _number(match["d2"], match["dw"], _DAYS),
        )
    elif match["y3"]:
        iso = _iso(int(match["y3"]), int(match["m3"]), int(match["d3"]))
    else:
        iso = _iso(int(match["y4"]), _number(match["m4"], match["mw4"], _MONTHS), None)
    return FoundDate(match.start(), match.end(), iso) if iso else None


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDate]:
    """The dates of text[start:end] in order. A bare year is not a date."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        if found := _found(match):
            yield found


def date_at(text: str, position: int, end: int | None = None) -> FoundDate | None:
    """The date that begins exactly at the position."""
    match = _DATE.match(text, position, len(text) if end is None else end)
    return _found(match) if match else None


def parse_date(text: str) -> str | None:
    """The first date of the text in ISO form, None without one."""
    return next((date.iso for date in find_dates(text)), None)
