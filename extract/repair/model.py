"""The packed n-gram model of syllables: costs (negative log probabilities) for whole arrays of n-grams at once.

N-grams sit in cuckoo tables (each key has two possible slots) that hold a 32-bit fingerprint and values in steps of
1/SCALE nat, so that a look-up is two array reads and needs no search. model.bin is a NumPy .npz; of a table only the
slots in use are kept there, with a bit map of where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

BITS = 14  # of a word's index in a key
SCALE = 12
UNKNOWN, NUMBER, MARK, START, END = "<unk>", "<n>", "<p>", "<s>", "</s>"

_MULTIPLIERS = tuple(np.uint64(m) for m in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93))
_SHIFT = np.uint64(BITS)

Words = NDArray[np.uint64]
Costs = NDArray[np.float32]


def _hashes(keys: Words, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint32]]:
    """Both slots of each key in a table of `size` (a power of two), and its fingerprint (never 0)."""
    shift = np.uint64(64 - (size.bit_length() - 1))
    first = ((keys * _MULTIPLIERS[0]) >> shift).astype(np.int64)
    second = ((keys * _MULTIPLIERS[1]) >> shift).astype(np.int64)
    prints = ((keys * _MULTIPLIERS[2]) >> np.uint64(32)).astype(np.uint32) | np.uint32(1)
    return first, second, prints


def cuckoo(name: str, keys: Words, **values: NDArray[np.uint8]) -> dict[str, NDArray[Any]]:
    """The arrays of one table as model.bin keeps them: bit map, fingerprints and the values of each key.

    The table is at most half full. Raises ValueError if the keys still do not find room.
    """
    size = 1 << max(4, int(2 * len(keys) - 1).bit_length())
    first, second, prints = _hashes(keys, size)
    holder = np.full(size, -1, np.int64)
    for item in range(len(keys)):
        moving, slot = item, int(first[item])
        for _ in range(500):
            moving, holder[slot] = int(holder[slot]), moving
            if moving < 0:
                break
            slot = int(second[moving]) if slot == int(first[moving]) else int(first[moving])
        else:
            raise ValueError("the table is too full")
    items = holder[holder >= 0]
    arrays: dict[str, NDArray[Any]] = {f"{name}_used": np.packbits(holder >= 0), f"{name}_print": prints[items]}
    return arrays | {key: value[items] for key, value in values.items()}


def pack(path: Path, words: list[str], arrays: dict[str, NDArray[Any]]) -> None:
    """Write model.bin."""
    text = np.frombuffer("\n".join(words).encode(), np.uint8)
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, words=text, **arrays)


class Model:
    """Costs of n-grams. Word indices are arrays of uint64, of any shapes that broadcast together."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as data:
            self.words: list[str] = bytes(data["words"]).decode().split("\n")
            levels = np.arange(256, dtype=np.float32) / SCALE
            self._levels = levels
            self.uni: Costs = levels[data["uni"]]
            self.uni_count: NDArray[np.uint32] = data["uni_count"]
            self._uni_back: Costs = levels[data["uni_back"]]

            def spread(name: str, *columns: str) -> Iterator[NDArray[Any]]:
                used = np.unpackbits(data[f"{name}_used"]).astype(np.bool_)
                for column in columns:
                    table = np.zeros(len(used), data[column].dtype)
                    table[used] = data[column]
                    yield table

            self._bi_print, self._bi, self._bi_back = spread("bi", "bi_print", "bi", "bi_back")
            self._tri_print, self._tri = spread("tri", "tri_print", "tri")
        self.index = {word: i for i, word in enumerate(self.words)}
        self.unknown, self.number, self.mark = self.index[UNKNOWN], self.index[NUMBER], self.index[MARK]
        self.start, self.end = self.index[START], self.index[END]

    @staticmethod
    def _find(keys: Words, table: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        first, second, prints = _hashes(keys, len(table))
        at_first = table[first] == prints
        slot = np.where(at_first, first, second)
        return slot, at_first | (table[second] == prints)

    def bigram(self, left: Words, right: Words) -> Costs:
        """Cost of `right` after `left`."""
        keys = (left << _SHIFT) | right
        slot, found = self._find(keys, self._bi_print)
        back = self._uni_back[left] + self.uni[right]
        return np.where(found, self._levels[self._bi[slot]], back)

    def trigram(self, first: Words, second: Words, third: Words) -> Costs:
        """Cost of `third` after `first second`."""
        pair = (first << _SHIFT) | second
        slot, found = self._find((pair << _SHIFT) | third, self._tri_print)
        pair_slot, pair_found = self._find(pair, self._bi_print)
        lower = np.where(pair_found, self._levels[self._bi_back[pair_slot]], np.float32(0)) + self.bigram(second, third)
        return np.where(found, self._levels[self._tri[slot]], lower)


@cache
def model() -> Model:
    """The model that ships with the package, loaded once."""
    return Model(Path(__file__).with_name("model.bin"))
