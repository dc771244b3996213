"""Places in names: which province or district a body, project or document belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ...ontology.gazetteer import Province, districts, provinces
from .names import slug


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A province ('Thái Bình', '') or a district of it ('Thái Bình', 'huyện Vũ Thư')."""

    province: str
    district: str = ""

    @property
    def path(self) -> str:
        """The tail of its IRI: 'thai-binh', 'thai-binh/huyen-vu-thu'."""
        return f"{slug(self.province)}/{slug(self.district)}" if self.district else slug(self.province)

    @property
    def label(self) -> str:
        """'Thái Bình', 'huyện Vũ Thư, Thái Bình'."""
        return f"{self.district}, {self.province}" if self.district else self.province

    @property
    def official(self) -> str:
        """'tỉnh Thái Bình', 'huyện Vũ Thư, tỉnh Thái Bình'."""
        record = province(self.province)
        whole = record.official if record else self.province
        return f"{self.district}, {whole}" if self.district else whole


@cache
def _provinces() -> dict[str, Province]:
    return {p.name: p for p in provinces()}


def province(name: str) -> Province | None:
    """The record of a province by its bare name."""
    return _provinces().get(name)


@cache
def _province_pattern() -> re.Pattern[str]:
    names = sorted(_provinces(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _district_names() -> dict[str, dict[str, str]]:
    """Province -> '<type> <name>' in lower case -> as written."""
    table: dict[str, dict[str, str]] = {}
    for district in districts():
        full = f"{district.type} {district.name}"
        table.setdefault(district.province, {})[full.lower()] = full
    return table


@cache
def _district_pattern(in_province: str) -> re.Pattern[str] | None:
    names = sorted(_district_names().get(in_province, ()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE) if names else None


@lru_cache(maxsize=32768)
def place_in(name: str, default: str | None = None) -> Place | None:
    """The place a name speaks of; its province is the last one named, else the default.

    'Ủy ban nhân dân huyện Vũ Thư, tỉnh Thái Bình' -> Place('Thái Bình', 'huyện Vũ Thư').
    """
    found = _province_pattern().findall(name)
    whose = found[-1] if found else default
    if whose is None:
        return None
    pattern = _district_pattern(whose)
    match = pattern.search(name) if pattern else None
    return Place(whose, _district_names()[whose][match[0].lower()] if match else "")
