"""What kind of query is this, and may it run: decided on the text, before any engine sees it.

SERVICE, LOAD and every other form that reaches outside the store is refused here, and updates with them: the engine
would follow a SERVICE clause to any address. (Where the system can, the processes that run queries have no network
either: sealed.py.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

# What may hide a keyword comes first: names with escapes, IRIs, strings, comments. SPARQL 1.1, section 19.8. The rest
# is taken in runs, and an open string to its end, so that the time is linear in the length.
_TOKEN = re.compile(
    r"""
    (?P<iri><[^<>"{}|^`\\\x00-\x20]*+>)
    | (?P<string>\"\"\"(?:\\.|[^\\])*?(?:\"\"\"|\Z) | '''(?:\\.|[^\\])*?(?:'''|\Z)
        | "(?:\\.|[^"\\\n\r])*+["\n\r\\]? | '(?:\\.|[^'\\\n\r])*+['\n\r\\]?)
    | (?P<comment>\#[^\n\r]*)
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>[\w.\-]*+:(?:(?:[\w:%]|\\.)(?:[\w:.\-%]|\\.)*+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<brace>[{}])
    | [\w.\-]+
    """,
    re.VERBOSE | re.DOTALL,
)
# Where an engine could read the keyword and the address after it. It parts words where it likes ('trueSERVICE:a',
# 'SERVICESILENT<a>'), and '?a<?b' may or may not open an IRI: so no token boundary is trusted, not even a string's.
# Only what follows '?', '$', ':', '/' or '#' at once is part of a longer name, an address or a comment.
_REACH = r"""(?ix) (?P<part>[?$:/\#]\w*)? {keyword} (?=\s* (?:silent\s*)? (?:[<?$\#]
    | [^\s<>"'{{}}()\[\],;:]{{0,99}}: | [^\s<>"'{{}}()\[\],;:]{{100}}))"""
_SERVICE = re.compile(_REACH.format(keyword="service"))
_LOAD = re.compile(_REACH.format(keyword="load"))
_BRIEF = 160
_LINE = re.compile(r"\bat (\d+):(\d+)")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"})
_CHANGING = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})


class Refused(Exception):
    """The query may not run here; `reason` is a message key of api/messages.toml."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Shape:
    """The query's form, whether it names its own dataset (FROM), and whether its answer differs from run to run."""

    form: Form
    has_dataset: bool
    changing: bool = False


def brief(message: str) -> str:
    """The engine's words on a malformed query on one short line: it lists every character it would have taken."""
    line = " ".join(message.split())
    return line if len(line) <= _BRIEF else line[:_BRIEF].rsplit(",", 1)[0] + " …"


def fault(message: str) -> str:
    """The engine's words on a text that got a line put before it, short, with lines counted as its writer does."""
    plain = message.removeprefix("query refused: ").removeprefix("update refused: ")
    return brief(_LINE.sub(lambda m: f"at {int(m[1]) - 1}:{m[2]}", plain))


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The tokens of a SPARQL text that matter here; `lastgroup` says which: word, brace, iri, name, string ..."""
    return _TOKEN.finditer(text)


def words(text: str) -> list[str]:
    """The bare words of a SPARQL text in capitals: no names, IRIs, strings, variables or comments."""
    return [match["word"].upper() for match in tokens(text) if match["word"]]


def refuse_reaching(text: str, *, update: bool = False) -> None:
    """Raises Refused for a text that an engine could take to name another server: SERVICE, and LOAD in an update."""
    for pattern in (_SERVICE, _LOAD) if update else (_SERVICE,):
        if any(match["part"] is None for match in pattern.finditer(text)):
            raise Refused("sparql_service_refused")


def inspect(text: str) -> Shape:
    """The shape of a query. Raises Refused for an update, for SERVICE, and where no query form stands."""
    refuse_reaching(text)
    found = words(text)
    form = next((word for word in found if word in _FORMS or word in _UPDATES), None)
    if form in _UPDATES:
        raise Refused("sparql_update_refused")
    for known in _FORMS:
        if form == known:
            return Shape(known, "FROM" in found, not _CHANGING.isdisjoint(found))  # type: ignore[arg-type]
    raise Refused("sparql_no_form")
