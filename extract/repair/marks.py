"""Marks of footnotes behind a word, which engines write as quotes, carets, stars, signs or an exclamation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text import Edit
from .channel import Engine
from .model import model
from .syllables import modern, split

_END = r"(?=[\s.,;:]|[)\]](?:\W|$)|$)"
_RAISED = re.compile(rf"(?<=[\w\"”)])['‘’]*[*^]+['‘’\"*^°]*{_END}")
_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])['‘’]{_END}")
_OPENING = re.compile(r"(?:^|[\s(])['‘]\S")
_SIGNS = re.compile(rf"(?<=[^\W\d_])\d{{0,2}}(?:[*^°®©’'‘]+|!+[\d*^°®©’'‘!]+)\d{{0,2}}[*^°®©’'‘]*{_END}")
_BANG = re.compile(r"(?<=[^\W\d_])!+(?=\s+[(a-zà-ỹ]|[.,;])")
_QUESTION = re.compile(r"(?<=[^\W\d_])\?(?=[.,;])")


def mark_edits(line: str, at: int, engine: Engine) -> Iterator[Edit]:
    """Edits that drop the marks of a damaged line that starts at offset `at`, in order.

    A caret behind half a word stands for the other half and stays; an apostrophe behind u or o is the horn of ư or ơ.
    """
    patterns = [_RAISED] if engine == "vi" else [_SIGNS, _BANG, _QUESTION] if engine == "en" else []
    if engine == "vi" and not _OPENING.search(line):
        patterns.append(_APOSTROPHE)
    found = {(m.start(), m.end()) for pattern in patterns for m in pattern.finditer(line)}
    end = -1
    for start, stop in sorted(found):
        if start < end:
            continue
        end = stop
        if line[start:stop] in ("**", "***") and line.count(line[start:stop]) > 1:
            continue  # Markdown
        horned = {"u": "ư", "o": "ơ"}.get(line[start - 1]) if line[start:stop] in ("'", "’") else None
        if horned:
            yield Edit(at + start - 1, at + stop, horned)
        elif engine != "vi" or "^" not in line[start:stop] or _complete(line[:start]):
            yield Edit(at + start, at + stop, "")


def _complete(before: str) -> bool:
    """Whether the text ends in a whole syllable or in something that is no word."""
    word = before.rsplit(None, 1)[-1].strip("\"'“”‘’()[]{}.,;:")
    return not word.isalpha() or (modern(word.lower()) in model().index and split(modern(word.lower())) is not None)
