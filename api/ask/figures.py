"""Weighing figures: whether a plan was met, and how figures of several years or places differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ...extract.vietnamese import fold
from ...graph.store import Row
from .question import Question
from .templates import phrases
from .things import provinces_in

_WANTED = ("plan", "target")
_DONE = ("actual", "estimate")
_MET = {True: "đạt", False: "chưa đạt"}
_LISTED = 8


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure: `low` and `high` are equal for a single value, one is missing for an open range."""

    label: str
    status: str
    period: str
    place: str
    unit: str
    low: Decimal | None
    high: Decimal | None

    @property
    def value(self) -> Decimal | None:
        """The bound that counts: the lower one of an open range upwards, the upper one of one downwards."""
        return self.low if self.low is not None else self.high


def told(way: str, rows: Iterable[Row], asked: Question) -> str:
    """The words that weigh the figures ('met' or 'compare'); empty where they cannot be weighed."""
    figures = [_figure(row) for row in rows]
    return _met(figures) if way == "met" else _compared(figures, asked)


def _figure(row: Row) -> _Figure:
    def word(name: str) -> str:
        return str(getattr(row[name], "value", row[name])) if name in row else ""

    return _Figure(
        label=word("figureLabel"),
        status=word("status").rsplit("/", 1)[-1],
        period=word("period"),
        place=word("placeLabel"),
        unit=word("unit"),
        low=_number(word("low")),
        high=_number(word("high")),
    )


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def weighed(rows: Iterable[Row], met: bool) -> list[Row]:
    """The rows of each wanted figure and of the one reached for it, where the want is met, or where it is not."""
    rows = list(rows)
    figures = [_figure(row) for row in rows]
    kept = {figure for done, wanted, enough in _pairs(figures) if enough == met for figure in (done, wanted)}
    return [row for row, figure in zip(rows, figures, strict=True) if figure in kept]


def _met(figures: Sequence[_Figure]) -> str:
    """For each place and year in which both stand: what was wanted, what was done, and whether it was enough."""
    said = [f"{_MET[enough]}: {done.label}; {wanted.label}" for done, wanted, enough in _pairs(figures)]
    return "; ".join(said[:_LISTED])


def _pairs(figures: Iterable[_Figure]) -> Iterator[tuple[_Figure, _Figure, bool]]:
    """(done, wanted, enough) for each indicator, place, year and unit of which both are told."""
    groups: dict[tuple[str, str], list[_Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.label.partition(": ")[0], figure.unit].append(figure)
    for group in groups.values():
        exact = [figure for figure in group if figure.low is not None and figure.high is not None]
        wanted, done = _first(group, _WANTED), _first(exact, _DONE) or _first(group, _DONE)
        if wanted is None or done is None or wanted.value is None or done.value is None:
            continue
        less = any(phrase in fold(wanted.label) for phrase in phrases("less"))
        goal = wanted.high if less and wanted.high is not None else wanted.value
        best = (done.high if done.high is not None else done.value) if not less else done.value
        yield done, wanted, best <= goal if less else best >= goal


def _first(group: Sequence[_Figure], statuses: Sequence[str]) -> _Figure | None:
    return next((figure for status in statuses for figure in group if figure.status == status), None)


def _compared(figures: Sequence[_Figure], asked: Question) -> str:
    """The figures of the years and places that were named, and the difference where just two are like each other."""
    years, places = asked.years, provinces_in(asked.whole)
    wanted = [
        f
        for f in figures
        if (not years or f.period in years)
        and (not places or any(fold(p) in fold(f.place) for p in places))
        and (asked.status is None or f.status == asked.status)
    ]
    if len(years) > 1:
        whole = {f.place for f in wanted if set(years) <= {o.period for o in wanted if o.place == f.place}}
        wanted = [f for f in wanted if f.place in whole]
    if len({(f.period, f.place) for f in wanted}) < 2 or not set(years) <= {f.period for f in wanted}:
        return ""
    if any(all(fold(p) not in fold(f.place) for f in wanted) for p in places):
        return ""
    text = "; ".join(dict.fromkeys(f.label for f in wanted[:_LISTED]))
    kept = {(f.period, f.place): f for status in ("estimate", "actual") for f in wanted if f.status == status}
    if len(kept) < 2:
        kept = {(f.period, f.place): f for f in wanted}
    if len(kept) == 2:
        first, second = kept.values() if next(iter(kept)) < list(kept)[1] else reversed(list(kept.values()))
        if first.unit == second.unit and first.value is not None and second.value is not None:
            text += f" (chênh {_written(abs(second.value - first.value))})"
    return text


def _written(value: Decimal) -> str:
    whole, _, part = f"{value.normalize():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{part}" if part else grouped
