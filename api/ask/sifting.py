"""Rows that fit what the question says beyond its things: a day, an event, a unit, a kind of body or document."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from ...extract.vietnamese import fold
from ...graph.identity.names import key
from ...graph.store import Literal, Row
from .deadlines import bound_of, last_day
from .figures import weighed
from .question import Question
from .templates import bodies_called, event_words, words
from .things import Thing, document_types

_WANTED = re.compile("(?:target|plan)$")
_PART = re.compile(r"\b(?:thang 0?(?P<month>\d{1,2})|\d{1,2} thang|quy (?:[1-4]|i{1,3}|iv))\b")
_Things = dict[str, Thing]
Sieve = Callable[[list[Row], Question, _Things], list[Row]]


def sifted(way: str, rows: list[Row], asked: Question, things: _Things) -> list[Row]:
    """The rows that count, by the sieve that a template names."""
    return _SIEVES[way](rows, asked, things)


def event_of(asked: Question) -> str | None:
    """The event that a question asks about, as the asker wrote it."""
    found = event_words().search(asked.folded)
    return asked.text[found.start() : found.end()] if found else None


def kind_of_body(asked: Question) -> list[str] | None:
    """Words of which a body's name must hold one: 'sở nào' asks for ['sở']."""
    return next((said for word, said in bodies_called().items() if f"{word} nao" in asked.folded), None)


def _text(row: Row, name: str) -> str:
    term = row[name]
    return term.value if isinstance(term, Literal) else str(term)


def _due(rows: list[Row], asked: Question, things: _Things) -> list[Row]:
    by = bound_of(asked)
    return [row for row in rows if (day := last_day(_text(row, "deadline"))) is not None and day <= by]


def _event(rows: list[Row], asked: Question, things: _Things) -> list[Row]:
    event = event_of(asked)
    return [
        row for row in rows if event is None or fold(event) in fold(_text(row, "value" if "value" in row else "task"))
    ]


def _investor(rows: list[Row], asked: Question, things: _Things) -> list[Row]:
    """What is said of whoever invests: a name, or that one is still looked for."""
    return [row for row in rows if "target" in row or "dau tu" in fold(_text(row, "value"))]


def _at(rows: list[Row], asked: Question, things: _Things) -> list[Row]:
    place = f" {key(things['locality'].label)} "
    return [row for row in rows if place in f" {key(_text(row, 'value'))} "]


def _typed(rows: list[Row], asked: Question, things: _Things) -> list[Row]:
    """Documents of the type asked for: 'kế hoạch nào', 'những quyết định'."""
    asks = r"\b(?:nhung|cac) {0}\b|\b{0} (?:nao|gi)\b"
    kind = next(
        (
            name
            for name in document_types()
            if name != "van ban" and re.search(asks.format(re.escape(name)), asked.folded)
        ),
        None,
    )
    return [row for row in rows if kind is None or fold(_text(row, "documentLabel")).startswith(kind)]


def _measured(rows: list[Row], asked: Question, things: _Things) -> list[Row]:
    """Figures of the unit and the stretch of time asked for: what a report on a month says was done in that month is
    no figure of the year."""
    share = "phan tram" in asked.folded or "%" in asked.folded
    fitting = [row for row in rows if not share or ("unit" in row and "%" in _text(row, "unit"))]
    if asked.month is None:
        return [row for row in fitting if _WANTED.search(_text(row, "status")) or _stretch(row) is None]
    return [row for row in fitting if _stretch(row) == asked.month and not _WANTED.search(_text(row, "status"))]


def _stretch(row: Row) -> int | None:
    """The month on which the document of a figure reports, 0 for several months or a quarter, None for a year."""
    found = _PART.search(key(_text(row, "stated"))) if "stated" in row else None
    return int(found["month"] or 0) if found else None


def _who(rows: list[Row], asked: Question, things: _Things) -> list[Row]:
    """Bodies of the kind asked for: 'sở nào', 'huyện nào'."""
    names = kind_of_body(asked)
    return [row for row in rows if names is None or any(n in _text(row, "bodyLabel").lower() for n in names)]


def _latest(rows: list[Row], asked: Question, things: _Things) -> list[Row]:
    """The last of what has held since some day, as of the day asked for."""
    until = [row for row in rows if _text(row, "since") <= bound_of(asked).isoformat()]
    return until[-1:]


def _holding(rows: list[Row], asked: Question, things: _Things) -> list[Row]:
    """Tasks that hold all the words, most of them side by side as asked; fewer than three say too little."""
    spoken = [word for word in key(asked.text).split() if word not in words("empty_task")]
    pairs = list(pairwise(spoken))

    def holds(task: str) -> bool:
        held = key(task).split()
        beside = set(pairwise(word for word in held if word not in words("empty_task")))
        return set(spoken) <= set(held) and 3 * sum(pair in beside for pair in pairs) >= 2 * len(pairs)

    return [row for row in rows if holds(_text(row, "task"))] if len(spoken) > 2 else []


_SIEVES: dict[str, Sieve] = {
    "due": _due,
    "event": _event,
    "at": _at,
    "typed": _typed,
    "measured": _measured,
    "who": _who,
    "latest": _latest,
    "holding": _holding,
    "investor": _investor,
    "met": lambda rows, asked, things: weighed(rows, met=True),
    "unmet": lambda rows, asked, things: weighed(rows, met=False),
}
