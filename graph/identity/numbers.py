"""The number of a document taken apart: what it counts, when the count begins anew, whose it is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ...ontology import resource, vocabulary
from .names import fold, slug
from .places import Place

_NUMBER = re.compile(r"^([0-9OoQIlỐỒÓÒ]+)([a-zđ]?)(?:/((?:19|20)\d\d))?\s*[-/.]\s*(.+)$")
_DIGITS = str.maketrans({"O": "0", "o": "0", "Q": "0", "Ố": "0", "Ồ": "0", "Ó": "0", "Ò": "0", "I": "1", "l": "1"})
_DAMAGED = (("IJ", "U"), ("TƯ", "TW"), ("Ð", "Đ"), ("–", "-"), ("—", "-"))


@dataclass(frozen=True, slots=True)
class Number:
    """A parsed number. `key` is one form for all spellings; `issuer_code` as in the vocabulary ('TW'), '' if unknown.

    `level` of the issuer: central, province, district, or None where the code may be anybody's.
    """

    text: str
    key: str
    type: str | None
    year: str | None
    issuer_code: str
    level: str | None
    by_term: bool


@cache
def rules() -> dict[str, Any]:
    """ontology/reference/numbering.toml."""
    return tomllib.loads(resource("reference/numbering.toml").read_text(encoding="utf-8"))


@cache
def _types() -> dict[str, str]:
    table: dict[str, str] = {}
    for concept in vocabulary("document_types"):
        for code in concept["notation"]:
            table.setdefault(code, concept["pref"]["vi"])
    return table


@cache
def _issuers() -> dict[str, tuple[str, str | None]]:
    """Folded code -> (code, level)."""
    return {
        fold(code): (code, next(iter(concept.get("level", ())), None))
        for concept in vocabulary("issuer_codes")
        for code in concept["notation"]
    }


@lru_cache(maxsize=16384)
def parse_number(text: str) -> Number | None:
    """The number, or None for a text that is none. Damage that leaves no doubt is mended: '01- NQ/TU', 'KH-IJBND'."""
    whole = "".join(text.split())
    for wrong, right in _DAMAGED:
        whole = whole.replace(wrong, right)
    match = _NUMBER.match(whole)
    if not match:
        return None
    digits, letter, year, suffix = match.groups()
    digits = digits.translate(_DIGITS)
    codes = [c for c in re.split(r"[-/.]", suffix) if c]
    if not codes:
        return None
    assembly = re.fullmatch(r"(QH|UBTVQH)(\d+)", codes[-1])
    type_name = None if assembly and len(codes) == 1 else _types().get(codes[0])
    issuer, level = "", None
    for code in codes[1:] if type_name else codes:
        known = _issuers().get(fold(re.sub(r"\d+$", "", code)))
        if known:
            issuer, level = known
            break
    if type_name is None and issuer and not assembly and fold(codes[0]) == fold(issuer):
        type_name = "Công văn"
    key = f"{int(digits)}{letter}" + (f"/{year}" if year else "") + "-" + "-".join(fold(c) for c in codes)
    by_term = issuer in rules()["restart"]["party_codes"]
    return Number(whole, key, type_name, year, issuer, level, by_term)


def period(number: Number, date: str) -> str:
    """The stretch of time in which the number is given once: '2022' for the State, a term of the Party for its own."""
    if not number.by_term:
        return date[:4]
    if number.level == "central":
        terms = [t["name"] for t in rules()["central_term"] if t["since"].isoformat() <= date]
        return f"khóa {terms[-1]}" if terms else date[:4]
    local = rules()["local_term"]
    starts = [y for y in local["years"] if f"{y}-{local['month']:02}-{local['day']:02}" <= date]
    return f"nhiệm kỳ {starts[-1]}-{starts[-1] + 5}" if starts else date[:4]


def issuer_of(number: Number, place: Place | None) -> str | None:
    """Who issues under the code in the place: "Tỉnh ủy Thái Bình" for TU. None where the code does not tell."""
    template: str | None = rules()["issuer"].get(number.issuer_code)
    if template is None or ("{" in template and place is None):
        return None
    if place is None:
        return template
    return template.format(place=place.official, bare=place.label)


def number_slug(number: Number) -> str:
    """'29-NQ/TW' -> '29-nq-tw', with the zeros it is printed with ('01-nq-tu')."""
    return slug(number.text)
