"""Which lines are damaged, and by which kind of engine.

An engine for English leaves few letters with marks; text typed without marks has none; an engine for Vietnamese leaves
words that are no syllables but near one. A line is judged with its neighbours: a document is scanned by one engine.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

from .channel import Engine, channel, lexicon
from .joins import joint
from .model import model
from .syllables import bare, modern, split

Noise = Engine

_WORD = re.compile(r"[^\W\d_]+")
_SPAN = 12  # lines on either side that speak for a line
_PAGE = 60  # and those that speak for a table, whose lines have few words
_MARKED = 0.55  # share of words with marks below which marks are being lost (of right text: about 0.85)
_BARE = 0.02
_VIETNAMESE = 0.5  # share of words that are syllables but for their marks; of other languages below 0.3
_ODD = 0.008  # share of odd words above which text is damaged (of right text: below 0.002)
_CHEAP = 4.5  # cost of the reading that makes a strange word an odd one
_FEW = 40  # words needed to speak of shares


@lru_cache(maxsize=65536)
def odd(word: str) -> bool:
    """Whether a written word is no syllable but near one, or two run together: damage, unlike a foreign word."""
    lower = modern(word.lower())
    if word.isupper() or split(lower) or lower in model().index:
        return False
    found = channel("vi").candidates(lower)
    return min((c.cost for c in found), default=math.inf) <= _CHEAP or (not word.isascii() and joint(word) > 0)


def noise_of_lines(text: str) -> list[Noise | None] | None:
    """The kind of noise of each line, None for a clean line; None for a text that is clean throughout."""
    counted = Counter(text.split())
    total = marked = 0
    for chunk, count in counted.items():
        words, with_marks = _signs(chunk)
        total += words * count
        marked += with_marks * count
    if not total:
        return None
    if marked >= 0.7 * total and sum(_odd(chunk) * count for chunk, count in counted.items()) <= _ODD * total:
        return None
    lines = text.split("\n")
    counts = [(0, 0, 0, 0)]  # running sums
    for line in lines:
        chunks = line.split()
        n = m = 0
        for chunk in chunks:
            words, with_marks = _signs(chunk)
            n, m = n + words, m + with_marks
        whole = m >= _MARKED * n
        s, v = (sum(map(_odd, chunks)), 0) if whole else (0, sum(map(_vietnamese, chunks)))
        before = counts[-1]
        counts.append((before[0] + n, before[1] + m, before[2] + s, before[3] + v))
    damaged = counts[-1][2] > _ODD * counts[-1][0]
    return [_kind(counts, at) or ("vi" if damaged and _near(counts, at) else None) for at in range(len(lines))]


def _near(counts: list[tuple[int, int, int, int]], at: int) -> bool:
    """Whether a line of a damaged document is damaged too: by itself, or by the page it stands on."""
    if counts[at + 1][2] > counts[at][2]:
        return True
    first, last = max(0, at - _PAGE), min(len(counts) - 1, at + _PAGE + 1)
    return counts[last][2] - counts[first][2] > _ODD * (counts[last][0] - counts[first][0])


def _kind(counts: list[tuple[int, int, int, int]], at: int) -> Noise | None:
    """The noise of a line from the running sums."""
    first, last = max(0, at - _SPAN), min(len(counts) - 1, at + _SPAN + 1)
    n, m, s, v = (b - a for a, b in zip(counts[first], counts[last], strict=True))
    if not n:
        return None
    if n < _FEW and (first, last) != (0, len(counts) - 1):  # little text about: the whole document speaks
        n, m, s, v = counts[-1]
    if m < _MARKED * n:
        if v < _VIETNAMESE * n:
            return None  # another language
        return "bare" if m < _BARE * n else "en"
    return "vi" if s > _ODD * n else None


@lru_cache(maxsize=1 << 18)
def _signs(chunk: str) -> tuple[int, int]:
    """Of a chunk: how many words in small letters, how many of them with marks."""
    words = [w for w in _WORD.findall(chunk) if not w.isupper()]
    return len(words), sum(not w.isascii() for w in words)


@lru_cache(maxsize=1 << 18)
def _odd(chunk: str) -> int:
    """How many words of a chunk are odd."""
    return 0 if chunk.isascii() else sum(odd(w) for w in _WORD.findall(chunk) if not w.isascii())


def has_odd_word(chunk: str) -> bool:
    """Whether a run of text without white space holds a word that is damaged."""
    return _odd(chunk) > 0


@lru_cache(maxsize=1 << 18)
def _vietnamese(chunk: str) -> int:
    """How many words of a chunk are syllables but for their marks."""
    return sum(bare(w.lower()) in lexicon().bare for w in _WORD.findall(chunk) if not w.isupper())
