"""Provinces, districts and communes by their names without diacritics: where a body is, and what is there on a day."""

from __future__ import annotations

import re
from functools import cache

from ...ontology.gazetteer import Province, communes, districts, provinces
from ..vietnamese import fold


@cache
def folded_provinces() -> dict[str, Province]:
    """Folded name -> the province, in the order of the table."""
    return {fold(p.name): p for p in provinces()}


@cache
def _of_districts() -> dict[str, frozenset[str]]:
    """Folded name of a district -> the provinces that had one so named."""
    found: dict[str, set[str]] = {}
    for district in districts():
        found.setdefault(fold(district.name), set()).add(district.province)
    return {name: frozenset(where) for name, where in found.items()}


def provinces_of_district(name: str) -> frozenset[str]:
    """The provinces that had a district of the name."""
    return _of_districts().get(fold(name), frozenset())


@cache
def _of_communes() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Folded name of a commune -> the provinces that have one, and those that had one before July 2025."""
    today: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for change in communes():
        today.setdefault(fold(change.name), set()).add(change.province)
        before.setdefault(fold(change.old_name), set()).add(change.old_province)
    return {n: frozenset(w) for n, w in today.items()}, {n: frozenset(w) for n, w in before.items()}


_COMMUNE = re.compile(r"(?i)(?<!\w)(?<!thị )(xã|phường|thị trấn|đặc khu)\s+(?P<name>[A-ZĐ\d].*)$")
_DISTRICT = re.compile(r"(?i)(?<!\w)(huyện|quận|thị xã|thành phố|huyện ủy|thị ủy|quận ủy)\s+(?P<name>[A-ZĐ\d].*)$")
COMMUNES_SINCE = "2025-07-01"
"""From this day on there are no districts, and communes are those of the conversion table."""


def place_of_issuer(name: str) -> tuple[str | None, str | None]:
    """(province, district) that a body's name names; a district's province where only one has such a district."""
    words = f" {fold(name)} "
    before = ("tinh ", "thanh pho ") if _COMMUNE.search(name) else ("",)  # a commune may be named as a province is
    named = (p.name for n, p in folded_provinces().items() if any(f" {b}{n} " in words for b in before))
    province = max(named, key=len, default=None)
    unit = _DISTRICT.search(name)
    if unit is None:
        return province, None
    district = unit["name"].strip()
    matches = provinces_of_district(district)
    if not matches or (
        unit[1].lower() == "thành phố"
        and province
        and fold(province) == fold(district)
        and folded_provinces()[fold(province)].type == "thành phố"
    ):
        return province, None
    return (province if province in matches else next(iter(matches)) if len(matches) == 1 else None), district


def first_day(date: str | None) -> str:
    """The first day of a partial ISO date: 2025-07 -> 2025-07-01; '' for None."""
    return "" if date is None else f"{date}-01-01"[:10]


def province_on(name: str, date: str | None) -> str:
    """The province that a province is, or has become part of, on a date (ISO, may be partial)."""
    day = first_day(date)
    while day:
        ended = next((p for p in provinces() if p.name == name and p.until and p.until <= day), None)
        if ended is None or not ended.successor:
            break
        name = ended.successor
    return name


def province_of_commune(name: str, date: str | None = None) -> str | None:
    """The province of a commune body, where only one province has a commune so named on the date (None: ever had)."""
    match = _COMMUNE.search(name)
    if match is None:
        return None
    folded = fold(match["name"].strip())
    today, before = (table.get(folded, frozenset()) for table in _of_communes())
    found = today | before if date is None else today if first_day(date) >= COMMUNES_SINCE else before
    return next(iter(found)) if len(found) == 1 else None
