"""The words, numbers and marks of a text, as the grammar of project names reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..vietnamese import UPPER, modern_tones

REACH = 420  # characters of the longest names


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, road number or mark; `kind` is cap, low, num, code, unit or mark; `word` is small and modern."""

    start: int
    end: int
    kind: str
    word: str


@cache
def token_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<code>(?:QL|ĐT|DT|TL|ĐH|CT)\s?\.?\s?\d{{1,4}}[A-ZĐ]?(?!\w))
        |(?P<unit>(?:TP|Tp|TX|Tx)(?:\.\s?|\s)(?=[A-Z{UPPER}]))
        |(?P<num>\d+(?:[.,/+]\w+)*\w*)
        |(?P<word>\w+(?:[./+]\w+)*)
        |(?P<mark>\S)""",
        re.VERBOSE,
    )


HYPHENS = "-–—■"


@lru_cache(maxsize=8192)
def _small(word: str) -> str:
    return modern_tones(word.lower())


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end]."""
    found = []
    for match in token_pattern().finditer(text, start, min(end, start + REACH)):
        kind = str(match.lastgroup)
        word = match[0]
        if kind == "word":
            kind = "cap" if word[0].isupper() else "low"
        found.append(Token(match.start(), match.end(), kind, _small(word) if kind != "mark" else word))
    return found
