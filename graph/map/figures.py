"""Figures as people read them."""

from __future__ import annotations

from ...extract.facts import Indicator
from ...ontology import vocabulary

SIGNS = {c["id"]: next(iter(c["notation"]), "") for c in vocabulary("comparators")}
STATUSES = {c["id"]: c["pref"]["vi"] for c in vocabulary("statuses")}


def vietnamese_number(value: float) -> str:
    """67948 -> '67.948', 7.37 -> '7,37'."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def label_of(content: Indicator, name: str, place: str | None) -> str:
    """'Tốc độ tăng trưởng GRDP, Thái Bình, 2024: 8,5–9 % (mục tiêu)'."""
    ends = [vietnamese_number(v) for v in (content.low, content.high) if v is not None]
    if content.comparator == "range" and len(ends) == 2:
        value = "–".join(ends)
    else:
        sign = SIGNS[content.comparator] if content.comparator not in ("eq", "range") else ""
        value = f"{sign} {ends[0] if ends else '?'}".strip()
    where = ", ".join(str(x) for x in (name, place, content.year) if x is not None)
    return f"{where}: {value} {content.unit or ''}".strip() + f" ({STATUSES[content.status]})"
