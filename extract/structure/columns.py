"""The header of a table of figures, read even where it was printed one word a line: its columns in order.

A header is a run of phrases ('Thực hiện năm 2022', 'Đơn vị tính', 'Ghi chú'). A bare 'Năm 2023' heads a group: the
phrases without a year, which a scan often prints after the rest, stand in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..document import Column
from ..rules import load_rules
from ..vietnamese import LOWER, UPPER, clean, fold

Role = Literal["number", "name", "unit", "value", "verdict", "note"]

_GLUED = re.compile(rf"([{LOWER}])([A-Z{UPPER}][{LOWER}])")


@dataclass(slots=True)
class _Phrase:
    role: str
    header: str
    year: int | str | None
    status: str | None


def _status(folded: str) -> str | None:
    if folded.startswith("uo"):
        return "estimate"
    if folded.startswith(("muc tieu", "phan dau")):
        return "target"
    if re.match(r"thuc hien|th\b|ket qua|hien trang|so thuc", folded):
        return "actual"
    if re.match(r"du kien|k[ehc]{0,2} ?hoach|kh\b|muc tieu|du toan|chi tieu|nghi quyet|phan dau|lo trinh", folded):
        return "plan"
    return None


def _year(text: str | None) -> int | str | None:
    if text is None:
        return None
    compact = re.sub(r"\s", "", text).replace("–", "-")
    return int(compact) if compact.isdigit() else compact


def _phrases(text: str) -> list[_Phrase]:
    """The header phrases of a text in order; of two at one place the rule that stands first in the file counts."""
    text = _GLUED.sub(r"\1 \2", text)
    folded = fold(text)
    matches = [
        (match.start(), priority, rule.id.removeprefix("column."), match)
        for priority, rule in enumerate(load_rules(__package__, "column-patterns.toml"))
        for match in rule.pattern.finditer(folded)
    ]
    found: list[_Phrase] = []
    at = 0
    for start, _, role, match in sorted(matches, key=lambda m: m[:2]):
        if start < at:
            continue
        at = match.end()
        year = _year(match["year"]) if "year" in match.re.groupindex else None
        header = " ".join(text[start:at].split())
        found.append(_Phrase(role, header, year, _status(" ".join(match[0].split())) if role == "value" else None))
    return found


def read_columns(text: str) -> tuple[Column, ...]:
    """The columns that a header printed as running text names, in their order on the page."""
    columns: list[_Phrase] = []
    groups: list[tuple[int, _Phrase]] = []
    loose: list[_Phrase] = []
    for phrase in _phrases(text):
        if phrase.role == "group":
            last = columns[-1] if columns else None
            if last is not None and last.role == "value" and last.year is None and not groups:
                last.year, last.header = phrase.year, f"{last.header} {phrase.header}"
            else:
                groups.append((len(columns), phrase))
        elif phrase.role == "bare":
            target = next((p for p in reversed(columns) if p.role == "value"), None)
            if target is not None and target.year is None:
                target.year, target.header = phrase.year, f"{target.header} {phrase.header}"
            else:
                columns.append(_Phrase("value", phrase.header, phrase.year, target.status if target else None))
        elif phrase.role == "value" and phrase.year is None and groups:
            loose.append(phrase)
        elif phrase.role in ("number", "name", "unit") and any(c.role == phrase.role for c in columns):
            continue
        else:
            columns.append(phrase)
    for index, (at, group) in reversed(list(enumerate(groups))):
        share = -(-len(loose) // (index + 1)) if loose else 0
        own, loose = loose[len(loose) - share :], loose[: len(loose) - share]
        for phrase in own or [_Phrase("value", group.header, None, None)]:
            phrase.year, phrase.header = group.year, f"{phrase.header} {group.header}" if own else group.header
        columns[at:at] = own or [_Phrase("value", group.header, group.year, None)]
    return _ordered(columns)


def _ordered(phrases: Sequence[_Phrase]) -> tuple[Column, ...]:
    """Number, name and unit lead every row; the rest keeps the order of the header."""
    lead = {p.role: p for p in phrases if p.role in ("number", "name", "unit")}
    columns = [
        Column(lead["number"].header if "number" in lead else "", role="number"),
        Column(lead["name"].header if "name" in lead else "", role="name"),
        Column(lead["unit"].header if "unit" in lead else "", role="unit"),
    ]
    years = [last for p in phrases if p.role == "value" and (last := last_year(p.year)) is not None]
    done = [last_year(p.year) or 0 for p in phrases if p.status in ("estimate", "actual")]
    for phrase in phrases:
        if phrase.role in lead:
            continue
        status = phrase.status
        if status == "plan" and done and years and (last_year(phrase.year) or 0) > max(done):
            status = "target"
        columns.append(Column(phrase.header, phrase.year, status, _role(phrase.role)))
    return tuple(columns)


def _role(name: str) -> Role:
    return name if name in ("value", "verdict", "note") else "note"  # type: ignore[return-value]


def last_year(year: int | str | None) -> int | None:
    """The last year of a period."""
    return int(str(year)[-4:]) if year is not None else None


def column_of(header: str) -> Column:
    """The column a header cell of a ruled table names; one that says nothing known is a note."""
    text = clean(header)
    phrases = _phrases(text)
    kinds = {p.role for p in phrases}
    year = next((p.year for p in phrases if p.year is not None), None)
    status = next((p.status for p in phrases if p.status), None)
    if "number" in kinds:
        return Column(text, role="number")
    if "verdict" in kinds and phrases[0].role != "note":  # not 'Cơ quan theo dõi, đánh giá'
        return Column(text, role="verdict")
    if "unit" in kinds and year is None:
        return Column(text, role="unit")
    if "note" in kinds:
        return Column(text, year, role="note")
    if "value" in kinds or year is not None:
        return Column(text, year, status, "value")
    return Column(text, role="name" if "name" in kinds else "note")
