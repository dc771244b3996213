"""One form for names: keys to compare by, slugs to name nodes by."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

SLUG_LIMIT = 90
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics, đ as d: 'Ủy ban' -> 'uy ban'."""
    text = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d").replace("Ð", "D"))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """The folded words of a name, one space between: equal for names that differ in case, marks or punctuation."""
    return " ".join(_WORD.findall(fold(text)))


def slug(text: str, limit: int = SLUG_LIMIT) -> str:
    """A name as a piece of an IRI: 'Sở Xây dựng' -> 'so-xay-dung'. A long one is cut and gets a hash of the whole."""
    plain = key(text).replace(" ", "-")
    if len(plain) <= limit:
        return plain or "khong-ten"
    return f"{plain[: limit - 9].rstrip('-')}-{short_hash(plain)}"


def short_hash(text: str, length: int = 8) -> str:
    """The beginning of the SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def bigrams(text: str) -> frozenset[tuple[str, str]]:
    """Pairs of neighbouring folded syllables: what two texts on one subject share."""
    words = _WORD.findall(fold.__wrapped__(text))  # passages: the cache is for names
    return frozenset(pairwise(words))


def commonest(names: Iterable[str]) -> str:
    """The name most often given (a mapping tells how often); of equals the longest, then the first of the alphabet.
    Raises ValueError for none."""
    counts = Counter(names)
    if not counts:
        raise ValueError("no names")
    return min(counts, key=lambda name: (-counts[name], -len(name), name))
