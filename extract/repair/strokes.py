"""Syllables by their strokes: what is left to look at when no rule explains what the Vietnamese engine wrote.

The engine parts and joins strokes as it likes (hành as hàiili, năm as năiĩi), but rarely loses one. So i, l, r, t and
the like count as one stroke, n, u and h as two, m as three, and syllables with the same letters and strokes are the
readings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from .syllables import letter, split

_STROKES = {"n": "ıı", "u": "ıı", "h": "ıı", "m": "ııı"} | dict.fromkeys("iltrj|!", "ı")
_WHOLE = [
    ("c[rf]", "ơ"),
    ("(?<=.)x", "i"),
    ("(?<=[inuìíỉĩị])[ẹậạ]$", "g"),
    ("^ạ(?=[iìíỉĩị])", "g"),
    ("[liỉ]<", "k"),
    ("^c[iị](?=u)", "q"),
]
_DEAR = 4.6  # cost of any such reading: above what makes a word an odd one (noise.py), below keeping it
_MARK = 0.8  # of a letter whose marks are others
_FIRST = 0.8  # of another first letter
_TONE = 0.4  # of a tone that is written nowhere, or written and not printed


def strokes(text: str) -> str:
    """The letters of a lower-case text without marks, those made of strokes alone as so many ı."""
    return "".join(_STROKES.get(base, base) for base in (letter(c).base for c in text))


class Strokes:
    """Syllables by their strokes."""

    def __init__(self, syllables: Iterable[str]) -> None:
        self._alike: dict[str, list[str]] = defaultdict(list)
        for syllable in syllables:
            self._alike[strokes(syllable)].append(syllable)

    def readings(self, token: str) -> list[tuple[str, float]]:
        """Syllables with the strokes of a lower-case token, and their costs; none for a stray before a whole one."""
        if split(token[1:]):
            return []
        for written, printed in _WHOLE:
            token = re.sub(written, printed, token)
        return [(syllable, _cost(token, syllable)) for syllable in self._alike.get(strokes(token), ())]


def _cost(token: str, syllable: str) -> float:
    old, new = ([letter(c) for c in text] for text in (token, syllable))
    solid = [[x for x in text if x.base not in _STROKES] for text in (old, new)]
    marks = sum((x.hat, x.tone) != (y.hat, y.tone) for x, y in zip(*solid, strict=True))
    tones = [{x.tone for x in text} - {""} for text in (old, new)]
    first = old[0].base != new[0].base
    tone = bool(tones[1] - tones[0]) + bool(tones[0] and not tones[1])
    return _DEAR + _FIRST * first + _MARK * marks + _TONE * tone
