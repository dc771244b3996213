"""How alike two values are: the measures of the annotation guide (shared/tools/score.py), value for value."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

_PLACE = re.compile(r"^(.+?)(?: tren dia ban)? ((?:tinh|thanh pho) \w+(?: \w+){0,2})$")


@lru_cache(maxsize=100_000)
def key(value: str) -> str:
    """Lower case, no diacritics, only letters and digits, single spaces: 'Ủy ban ND' -> 'uy ban nd'."""
    text = unicodedata.normalize("NFD", value.lower().replace("đ", "d"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", text))


def number_key(number: object) -> str:
    """A document number without spaces, leading zeros and case: '01 - NQ/TU' -> '1-NQ/TU'."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFC", str(number or ""))).upper().replace("–", "-")
    return re.sub(r"^0+(?=\d)", "", text).strip(".,;:")


@lru_cache(maxsize=200_000)
def _ratio_of_keys(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def ratio(a: object, b: object) -> float:
    """Share of matching characters of the two keys, 0-1 (Ratcliff and Obershelp)."""
    return _ratio_of_keys(key(str(a or "")), key(str(b or "")))


def overlap(a: object, b: object) -> float:
    """Share of the shorter value's syllables that the longer one has, 0-1."""
    x, y = Counter(key(str(a or "")).split()), Counter(key(str(b or "")).split())
    return sum((x & y).values()) / max(1, min(sum(x.values()), sum(y.values())))


def jaccard(a: object, b: object) -> float:
    """Shared syllables over all syllables, 0-1."""
    x, y = set(key(str(a or "")).split()), set(key(str(b or "")).split())
    return len(x & y) / max(1, len(x | y))


def _name_and_place(body: object) -> tuple[str, str]:
    match = _PLACE.match(key(str(body or "")))
    return (match[1], match[2]) if match else (key(str(body or "")), "")


def body_ratio(a: object, b: object) -> float:
    """Likeness of two bodies: a place that one of them leaves out does not count, two different places make 0."""
    (name_a, place_a), (name_b, place_b) = _name_and_place(a), _name_and_place(b)
    whole = ratio(a, b)
    if place_a and place_b and place_a != place_b:
        return whole if whole >= 0.97 else 0.0
    return max(whole, _ratio_of_keys(name_a, name_b))


def same_number_or_name(a: object, b: object) -> bool:
    """Two documents named alike: by number where there is one, else by name."""
    if re.search(r"\d", str(a)) and number_key(a) == number_key(b):
        return True
    return not re.match(r"\s*\d+\s*[-/]", str(a)) and ratio(a, b) >= 0.85


def near(a: float | None, b: float | None) -> bool:
    """Equal numbers, to one part in a million; None is equal to None only."""
    if a is None or b is None:
        return a is None and b is None
    return abs(float(a) - float(b)) <= 1e-6 * max(1.0, abs(float(a)))
