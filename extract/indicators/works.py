"""Sizes and costs of named works: figures too, named after the works that the facts of projects tied them to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..components import Mention
from ..facts import Indicator, ProjectFact
from ..numbers import find_quantities
from .periods import Setting, find_periods
from .phrases import finished, opens_with
from .words import COST_NOUN, SIZE_NOUN

_NOUNS = {"area": (SIZE_NOUN, "Diện tích"), "capital": (COST_NOUN, "Tổng vốn đầu tư")}
_BARE = re.compile(r"(?:tổng\s)?(?:quy\smô(?:\s(?:và\s)?diện\stích)?|diện\stích|(?:mức|vốn)\sđầu\stư)", re.IGNORECASE)
_CONFIDENCE = 0.75


def of_works(text: str, facts: Sequence[Mention], known: Sequence[Mention], setting: Setting) -> Iterator[Mention]:
    """The areas and sums among the facts of projects in a block, where no indicator has that figure yet."""
    for fact in facts:
        content = fact.content
        if not isinstance(content, ProjectFact) or content.relation not in _NOUNS:
            continue
        at = text.rfind(content.object, fact.start, fact.end)
        if at < 0:
            continue
        quantity = next((q for q in find_quantities(text[at : fact.end]) if q.dimension in ("area", "money")), None)
        if quantity is None or any(m.start < at + quantity.end and at + quantity.figure < m.end for m in known):
            continue
        noun, usual = _NOUNS[content.relation]
        label = _label(noun, text[fact.start : at + quantity.start].rstrip()) or usual
        period = next((p.value for p in find_periods(text[fact.start : fact.end]) if not p.compared), None)
        year = next((y for y in (period, setting.year, setting.result_year) if y is not None), None)
        yield Mention(
            start=min(fact.start, at),
            end=at + quantity.end,
            content=Indicator(
                indicator=f"{label} {content.project}", low=quantity.low, high=quantity.high,
                comparator=quantity.comparator, unit=quantity.unit, year=year,
                status="plan" if setting.status == "target" else "actual", place=setting.place,
            ),
            rule="indicator.works",
            confidence=_CONFIDENCE,
        )  # fmt: skip


def is_bare(mention: Mention) -> bool:
    """Whether an indicator has the name of a size or a sum alone, of nothing."""
    content = mention.content
    return isinstance(content, Indicator) and _BARE.fullmatch(content.indicator) is not None


def _label(noun: re.Pattern[str], lead: str) -> str | None:
    """What the words before the figure call it: 'tổng mức đầu tư xây dựng hạ tầng kỹ thuật'."""
    match = next(iter([*noun.finditer(lead)][-1:]), None)
    return finished(match[0]) if match and opens_with(match[0], "heads") else None
