"""Numbers in damaged lines: of documents by the grammar of their suffixes, figures by the shape of a number.

Only certain cases are mended: a suffix becomes a known one when exactly one known suffix looks like it, a letter in a
figure becomes a digit when the whole is a well-formed number then.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..text import Edit
from .channel import Engine

_CAPITAL = "A-ZĐÐÀ-Ỹ"
_SUFFIX = re.compile(
    rf"(?<![\w])(?:[{_CAPITAL}][{_CAPITAL}a-z^]{{0,9}})(?:[-/][{_CAPITAL}][{_CAPITAL}a-z^]{{0,9}}\d{{0,2}})+"
)
_NUMBER = re.compile(
    rf"(?<![\w/.,-])(?P<number>[\dIlOÓóỐốỈỉÌìíĩ|]{{1,5}})(?P<year>/(?:19|20)[\dOỈỉI]{{2}})?\s?(?P<mark>[-/])\s?(?P<suffix>[{_CAPITAL}][{_CAPITAL}a-zb^]{{0,9}}(?:[-/][{_CAPITAL}][{_CAPITAL}a-zb^]{{0,9}})*)(?![\w])"
)
_LOOSE = re.compile(r"(?<![\w/.,-])[\dỈỉÌìíĩIlOoÒòÓóỐốBZ|][\d.,/%ỈỉÌìíĩIlOoÒòÓóỐốBZ|-]*[\d%ỈỉÌìíĩIlOoÒòÓóỐố](?![\w/])")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?%?|\d+(?:,\d+)?%?")
_RANGE = re.compile(rf"(?:{_FIGURE.pattern})-(?:{_FIGURE.pattern})")
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?:/(?:19|20)\d\d)?|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d|(?:19|20)\d\d(?:-(?:19|20)\d\d)?"
)
_PERMILLE = re.compile(r"(?<=\d)(?P<gap>\s?)%\s?[0oO]{1,2}(?![\w%])|(?<!\S)%[0oO](?!\S)")
_ROMAN = re.compile(rf"^(?P<numeral>[IVXLlnmHĨÌÍỈrv1]{{1,4}})(?P<point>\s?[.,])?(?P<gap>\s+)(?=[{_CAPITAL}]{{2}})")
_ROMAN_WRITTEN = {
    "I": "L l 1",
    "II": "n IL ll lI Il H",
    "III": "m IIL HI IH IIl lII lll",
    "IV": "rv lV IV",
    "V": "v",
    "VI": "VL Vl",
    "VII": "VIL VH",
    "VIII": "VIIL VHI",
}
_ROMAN_READINGS = {written: numeral for numeral, forms in _ROMAN_WRITTEN.items() for written in forms.split()}
_NO_POINT = ("L", "n", "IL", "IIL", "VL", "VIL")  # the point has become the foot of an L
_QUARTER = re.compile(r"(?<=[Qq]uý )(?P<numeral>n|m|rv|IIL|IH|HI|ni|L|l|ỉ|ĩ)(?=[\s/.,;)]|$)")
_QUARTER_READINGS = _ROMAN_READINGS | {"ni": "III", "ỉ": "I", "ĩ": "I"}
_ROW = re.compile(rf"^[ốóỐÓ](?=\s[{_CAPITAL}][^\W\d_]*\s.*\s%?\d)")  # row 6 of a table of figures
_ABBREVIATION = re.compile(rf"(?<![\w/-])[{_CAPITAL}]{{3,6}}(?![\w/-])")
_COMMON = {"UBND", "HĐND", "USD", "UNESCO", "UBMTTQ", "UBKT", "UBTVQH", "KHĐT", "GDĐT", "TNHH", "MTTQ", "CNTT", "IUU"}


class Suffixes(NamedTuple):
    """Known parts of suffixes, and those that look like a written one."""

    known: frozenset[str]
    alike: dict[str, str]
    like: dict[str, frozenset[str]]
    aliases: dict[str, str]


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("numbers.toml").read_text(encoding="utf-8"))


@cache
def suffixes() -> Suffixes:
    """The table of suffixes, with folded forms."""
    table = _table()
    known = frozenset(table["types"]) | frozenset(table["issuers"])
    alike = table["alike"]
    like: dict[str, set[str]] = {}
    for part in known | _COMMON:
        like.setdefault(_fold(part, alike), set()).add(part)
    return Suffixes(known, alike, {k: frozenset(v) for k, v in like.items()}, table["aliases"])


def _fold(part: str, alike: dict[str, str]) -> str:
    part = re.sub(r"(?<=[A-ZĐ])[rt](?=[A-ZĐ])", "T", part).replace("b", "D").upper()
    for written in sorted(alike, key=len, reverse=True):
        part = part.replace(written, alike[written])
    return part


@cache
def suffix_part(part: str) -> str:
    """A part of a suffix as it was printed, as far as that is certain."""
    table = suffixes()
    if part in table.known:
        return part
    if part in table.aliases:
        return table.aliases[part]
    if part == "TƯ":
        return "TU"
    found = table.like.get(_fold(part, table.alike), frozenset())
    if len(found) == 1:
        return next(iter(found))
    if re.fullmatch(r"[UƯ]B.{1,3}", part) and re.search(r"[^A-Z]", part[2:]):
        return "UBND"  # no other issuer begins so and is as short
    return part


def suffix(written: str) -> str:
    """The suffix of a number with each of its parts mended."""
    return "".join(p if p in "-/" else suffix_part(p) for p in re.split(r"([-/])", written))


def is_suffix(core: str) -> bool:
    """Whether a token is the number of a document or the last part of one: nothing in it is a word."""
    parts = [p for p in re.split("[-/]", core) if p]
    known = sum(p in suffixes().known for p in parts)
    return known > 0 and all(p in suffixes().known or p.isdigit() or (p.isupper() and known > 1) for p in parts)


def digits(written: str) -> str:
    """The letters of a figure as the digits they stand for."""
    table = _table()["digits"]
    return "".join(table.get(c, c) for c in written)


def number_edits(line: str, at: int, engine: Engine) -> list[Edit]:
    """Edits of the numbers of a damaged line that starts at offset `at`, in order."""
    found = [*_document_numbers(line, engine), *_others(line, engine)]
    edits: list[Edit] = []
    for edit in sorted(found, key=lambda e: (e.start, -e.end)):
        if line[edit.start : edit.end] != edit.new and (not edits or edit.start + at >= edits[-1].end):
            edits.append(Edit(edit.start + at, edit.end + at, edit.new))
    return edits


def _document_numbers(line: str, engine: Engine) -> Iterator[Edit]:
    if "-" not in line and "/" not in line:
        return
    for match in _NUMBER.finditer(line):
        parts = re.split("[-/]", match["suffix"])
        mended = suffix(match["suffix"])
        first = re.split("[-/]", mended)[0]
        if first not in suffixes().known or (len(parts) == 1 and first not in _table()["types"]):
            continue
        if (engine == "bare" and " " in match[0]) or re.search(r"\s[-/]\s", match[0]):
            continue  # printed so: only a blank on one side is the engine's
        number = digits(match["number"])
        year = digits(match["year"] or "")
        yield Edit(match.start(), match.end(), f"{number}{year}{match['mark']}{mended}")
    for match in _SUFFIX.finditer(line):
        mended = suffix(match[0])
        if all(part in suffixes().known for part in re.split("[-/]", mended)):
            yield Edit(match.start(), match.end(), mended)


def _others(line: str, engine: Engine) -> Iterator[Edit]:
    for match in _ABBREVIATION.finditer(line):
        if match[0] not in _COMMON and suffix_part(match[0]) in _COMMON:
            yield Edit(match.start(), match.end(), suffix_part(match[0]))
    if "%" in line:
        for match in _PERMILLE.finditer(line):
            yield Edit(match.start(), match.end(), f"{match['gap'] or ''}‰")
    if engine == "vi":
        for match in _LOOSE.finditer(line):
            mended = figure(match[0])
            if mended is not None:
                yield Edit(match.start(), match.end(), mended)
        for match in _QUARTER.finditer(line):
            yield Edit(match.start(), match.end(), _QUARTER_READINGS[match["numeral"]])
        row = _ROW.match(line)
        if row:
            yield Edit(0, row.end(), "6")
        heading = _ROMAN.match(line)
        if heading and (heading["point"] or heading["numeral"] in _NO_POINT):
            reading = _ROMAN_READINGS.get(heading["numeral"])
            rest = line[heading.end() :]
            if reading and sum(c.isupper() for c in rest) > 0.6 * sum(c.isalpha() for c in rest):
                yield Edit(0, heading.end("point") if heading["point"] else heading.end("numeral"), f"{reading}.")


def figure(written: str) -> str | None:
    """The figure, range, date or year that a token of digits and letters stands for; None if that is not certain."""
    strange = sum(c.isalpha() or c == "|" for c in written)
    if not strange or strange > 2 or strange == sum(c.isalnum() or c == "|" for c in written):
        return None
    core = written.rstrip(".,")
    if core.isalnum() and len(core) < 3:
        return None
    mended = digits(core)
    if core.isalnum() and not any(c in "ỈỉÓóỐố" for c in core):
        return None
    if _FIGURE.fullmatch(mended) or _RANGE.fullmatch(mended) or _DATE.fullmatch(mended):
        return mended + written[len(core) :]
    return None
