"""Laws, codes and ordinances by their official names: where the name of one that begins at a place ends."""

from __future__ import annotations

import re
from functools import cache

from ...ontology import resource
from ..vietnamese import modern_tones

_LONGEST = 130
_SHORT = {"hội đồng nhân dân": "hđnd", "ủy ban nhân dân": "ubnd"}


@cache
def _names() -> re.Pattern[str]:
    lines = resource("reference/laws.tsv").read_text(encoding="utf-8").splitlines()
    names = sorted((line for line in lines if not line.startswith("#")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(_as_printed(name) for name in names)})(?!\w)")


def _as_printed(name: str) -> str:
    """A pattern for a name in small letters: commas may be left out, councils and committees be shortened."""
    pattern = re.escape(modern_tones(name.lower())).replace(r"\ ", " ").replace(", ", ",? ")
    for full, short in _SHORT.items():
        pattern = pattern.replace(full, f"(?:{full}|{short})")
    return pattern.replace(" ", r"\s")


def law_end(text: str, start: int) -> int | None:
    """The end of the longest name of a law that begins at text[start] with a capital, None where none does."""
    if text[start : start + 1] not in ("L", "B", "P"):
        return None
    name = _names().match(modern_tones(text[start : start + _LONGEST].lower()))
    return start + name.end() if name else None
