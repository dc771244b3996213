"""Words that the Vietnamese engine ran together: hộithi is hội thi, ĐạtKH is Đạt KH."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from ..text import Edit
from .channel import channel
from .model import model
from .syllables import modern, split

_RUN = re.compile(r"[^\W\d_]{4,14}")
_CODE = re.compile(r"[A-ZĐ]{2,}(?=[a-z]*[^\W\da-zA-Z_][^\W\dA-Z_]*$)(?=\w{3})")  # QĐngày, UBNDtỉnh
_SAID = 6.5  # cost of the second half after the first, above which the halves are not said together
_NEAR = 3.5  # a run that one syllable explains this cheaply is no two


def join_edits(line: str, at: int) -> Iterator[Edit]:
    """Edits that put a blank between words run together, in order."""
    for match in _RUN.finditer(line):
        run = match[0]
        if not run.isascii():
            point = joint(run)
            if point:
                yield Edit(at + match.start() + point, at + match.start() + point, " ")


@lru_cache(maxsize=65536)
def joint(run: str) -> int:
    """Where the second word of a run begins; 0 if it is one word, or nobody knows."""
    if run.isupper() or _word(run) is not None:
        return 0
    if code := _CODE.match(run):
        after = code.end()
        return after if _word(run[after:]) is not None and _word(run[after - 1 :]) is None else 0
    for at in range(2, len(run) - 1):
        if run[at - 1].islower() and run[at].isupper() and not run[:at].isascii() and _word(run[:at]) is not None:
            rest = run[at:]
            if rest.isupper() or (not rest.isascii() and _word(rest) is not None):
                return at
    if not run[1:].islower():
        return 0
    found = channel("vi").candidates(run.lower())
    if found and min(c.cost for c in found) < _NEAR:
        return 0
    best = (_SAID, 0)
    for at in range(2, len(run) - 1):
        left, right = _word(run[:at]), _word(run[at:])
        if left is not None and right is not None:
            cost = float(model().bigram(np.array([left], np.uint64), np.array([right], np.uint64))[0])
            best = min(best, (cost, at))
    return best[1]


def _word(text: str) -> int | None:
    """The model's index of a syllable in use, None for anything else."""
    lower = modern(text.lower())
    return model().index.get(lower) if split(lower) else None
