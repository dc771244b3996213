"""When a deadline, as documents write it, runs out."""

from __future__ import annotations

import calendar
import re
from datetime import date as Date

from ...extract.dates import parse_date
from .question import Question

_QUARTER = re.compile(r"quý\s+(IV|III|II|I|[1-4])\s*(?:/|-|năm)?\s*((?:19|20)\d\d)", re.IGNORECASE)
_HALF = re.compile(r"6 tháng (đầu|cuối) năm\s*((?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def last_day(deadline: str) -> Date | None:
    """The last day of a deadline: 'trong quý I/2024' is 2024-03-31. None where it names no year ('hằng năm')."""
    if found := _QUARTER.search(deadline):
        return _end(int(found[2]), 3 * (_ROMAN.get(found[1].upper()) or int(found[1])))
    if found := _HALF.search(deadline):
        return _end(int(found[2]), 6 if found[1].lower() == "đầu" else 12)
    iso = deadline if _ISO.fullmatch(deadline) else parse_date(deadline)
    if iso is None:
        years = _YEAR.findall(deadline)
        iso = years[-1] if years else ""
    match [int(part) for part in iso.split("-") if part]:
        case [year, month, day]:
            return Date(year, month, day)
        case [year, month]:
            return _end(year, month)
        case [year]:
            return Date(year, 12, 31)
    return None


def _end(year: int, month: int) -> Date:
    return Date(year, month, calendar.monthrange(year, month)[1])


def bound_of(asked: Question) -> Date:
    """The day that the question names, as the last one that counts; today where it names none."""
    return (last_day(asked.date) if asked.date else None) or Date.today()
