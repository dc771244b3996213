"""Names that a recognition error has split off: 'Ủy ban nrẫn dân tỉnh Thái Bình' is the body without the error.

A name goes to another only where it holds a syllable that Vietnamese does not have, the other holds none, both are of
one place, and they differ in one or two letters. Real names that look alike (Sở Nội vụ, Sở Ngoại vụ) are never joined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from .names import fold, key

ONSETS = "b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x"
RIMES = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|e|ec|ech|em|en|eng|enh|eo|ep|et|eu|i|ia|ich|iec|iem|ien|ieng|iep|iet|ieu|"
    "im|in|inh|ip|it|iu|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oc|oe|oen|oeo|oet|oi|om|on|ong|ooc|oong|op|"
    "ot|u|ua|uan|uang|uat|uay|uc|ue|uech|uenh|ui|um|un|ung|uo|uoc|uoi|uom|uon|uong|uop|uot|uou|up|ut|uu|uy|uya|uych|"
    "uyen|uyet|uynh|uyt|uyu|y|ych|yem|yen|yet|yeu|ynh"
)
SHORTEST, DISTANCE = 12, 2
"""Shorter names are left alone; longer ones may differ in so many letters."""
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _syllable() -> re.Pattern[str]:
    return re.compile(f"(?:{ONSETS})?(?:{RIMES})")


def is_damaged(name: str) -> bool:
    """Whether a word of the name is no Vietnamese syllable. Words in capitals and in brackets are not looked at."""
    words = _WORD.findall(re.sub(r"\([^)]*\)", " ", name))
    return any(not w.isupper() and not _syllable().fullmatch(fold(w)) for w in words)


def undamaged(names: Mapping[str, tuple[str, Hashable]]) -> dict[str, str]:
    """Of paths with (name, place): damaged path -> the path it must mean; only where there is exactly one."""
    blocks: dict[tuple[Hashable, int], dict[str, str]] = defaultdict(dict)
    damaged: list[tuple[str, str, Hashable]] = []
    for path, (name, place) in sorted(names.items()):
        if is_damaged(name):
            damaged.append((path, key(name), place))
        else:
            words = key(name)
            blocks[place, len(words)][path] = words
    found = {}
    for path, words, place in damaged:
        if len(words) < SHORTEST:
            continue
        near = [
            other
            for length in range(len(words) - DISTANCE, len(words) + DISTANCE + 1)
            for _, _, other in process.extract_iter(
                words, blocks.get((place, length), {}), scorer=Levenshtein.distance, score_cutoff=DISTANCE
            )
        ]
        if len(near) == 1:
            found[path] = near[0]
    return found
