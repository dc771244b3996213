"""The tables of reference/ as records: provinces, districts, communes, bodies. See reference/README.md."""

from __future__ import annotations

import csv
import gzip
import io
from dataclasses import dataclass
from functools import cache
from typing import Any

from . import resource


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally-run city. `until`, `successor` (a name) and `legal_basis` are empty for today's."""

    id: str
    name: str
    type: str
    until: str
    successor: str
    legal_basis: str

    @property
    def official(self) -> str:
        """'tỉnh Thái Bình', 'thành phố Hà Nội'."""
        return f"{self.type} {self.name}"


@dataclass(frozen=True, slots=True)
class District:
    """A district as of January 2025, the last ones: all ended on 1 July 2025. `province` is a name."""

    id: str
    name: str
    type: str
    province: str


@dataclass(frozen=True, slots=True)
class CommuneChange:
    """Where an old commune went on 1 July 2025; `extent` is 'whole' or 'part' (several records then)."""

    old_id: str
    old_name: str
    old_type: str
    old_district: str
    old_province: str
    id: str
    name: str
    type: str
    province: str
    extent: str


@dataclass(frozen=True, slots=True)
class ReferenceBody:
    """A body of bodies.csv, or a template of local_bodies.csv (then `scope` says what completes its name).

    `parent` and `successors` are ids of either table. Dates are ISO or a year; empty where not known or open.
    """

    id: str
    name: str
    kind: str
    level: str
    parent: str
    abbreviations: tuple[str, ...]
    since: str
    until: str
    successors: tuple[str, ...]
    legal_basis: str
    source: str
    scope: str = ""


def _rows(name: str) -> list[dict[str, str]]:
    data = resource(f"reference/{name}").read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@cache
def provinces() -> tuple[Province, ...]:
    """The 63 provinces of before July 2025 and those that ended earlier."""
    return tuple(Province(**row) for row in _rows("provinces.csv"))


@cache
def districts() -> tuple[District, ...]:
    """The 696 districts of January 2025."""
    return tuple(District(**row) for row in _rows("districts.csv"))


@cache
def communes() -> tuple[CommuneChange, ...]:
    """Some 10,500 records of the conversion of 1 July 2025: old commune -> new commune."""
    return tuple(CommuneChange(**row) for row in _rows("communes.csv.gz"))


def _bodies(name: str) -> tuple[ReferenceBody, ...]:
    def body(row: dict[str, str]) -> ReferenceBody:
        values: dict[str, Any] = dict(row)
        for column in ("abbreviations", "successors"):
            values[column] = tuple(filter(None, row[column].split(";")))
        return ReferenceBody(**values)

    return tuple(map(body, _rows(name)))


@cache
def bodies() -> tuple[ReferenceBody, ...]:
    """Central bodies and others of one kind only."""
    return _bodies("bodies.csv")


@cache
def local_bodies() -> tuple[ReferenceBody, ...]:
    """Templates of the bodies that every province, district or commune has."""
    return _bodies("local_bodies.csv")
