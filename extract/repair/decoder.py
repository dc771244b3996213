"""The decoder: the cheapest reading of a row of tokens under channel and language model.

Coarse to fine, for many windows of the row at once: bigrams over all readings give each reading the cost of the best
row through it (max-marginals); the few best of each position are then searched exactly with trigrams (Viterbi). Costs
are looked up only for readings that exist; the searches run on padded arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .model import Costs, Words, model

_CORE = 40  # positions decided in a window
_MARGIN = 3  # positions on either side that only lend context
_WINDOWS = 128  # decided together
_FINE = 4  # readings of a position kept for the trigrams
_BEHIND = np.float32(5.0)  # and only those whose best row is no dearer than the best of all by this
_FAR = np.float32(1e6)

Mask = NDArray[np.bool_]
Index = NDArray[np.int64]


class Slot(NamedTuple):
    """A position of the row: words that may stand there, what the channel asks for each, and their texts.

    Without texts the position is fixed and only lends context.
    """

    words: tuple[int, ...]
    costs: tuple[float, ...]
    texts: tuple[str, ...]


def decode(row: Sequence[Slot]) -> list[int]:
    """For each position the index of the reading chosen."""
    return [index for part, count in _parts(row) for index in _decode(part)[:count]]


def probabilities(row: Sequence[Slot]) -> list[list[float]]:
    """For each position how likely each reading is, by bigrams: each by the best row through it."""
    result: list[list[float]] = []
    for part, count in _parts(row):
        through = _through(part, *_arrays(part))[_MARGIN : _MARGIN + count]
        likely = np.exp(through.min(axis=1)[:, None] - through)
        likely /= likely.sum(axis=1)[:, None]
        result += [row[: len(s.words)] for row, s in zip(likely.tolist(), part[_MARGIN:], strict=False)]
    return result


def _parts(row: Sequence[Slot]) -> Iterator[tuple[list[Slot], int]]:
    """The row in whole windows with a margin at both ends, and how many positions of each part are the row's."""
    edge = [Slot((model().start,), (0.0,), ())] * _MARGIN
    for first in range(0, len(row), _CORE * _WINDOWS):
        last = min(len(row), first + _CORE * _WINDOWS)
        padding = -(last - first) % _CORE
        before, after = row[max(0, first - _MARGIN) : first], row[last : last + _MARGIN + padding]
        part = [*edge[len(before) :], *before, *row[first:last], *after]
        part += edge[:1] * (last - first + padding + 2 * _MARGIN - len(part))
        yield part, last - first


def _arrays(part: Sequence[Slot]) -> tuple[Words, Costs, Mask, Index]:
    """Words and costs of the readings, padded; which there are; the positions of each window."""
    sizes = np.fromiter((len(s.words) for s in part), np.int64, len(part))
    total = int(sizes.sum())
    there: Mask = np.arange(int(sizes.max())) < sizes[:, None]
    words: Words = np.zeros(there.shape, np.uint64)
    words[there] = np.fromiter(chain.from_iterable(s.words for s in part), np.uint64, total)
    costs: Costs = np.full(there.shape, _FAR, np.float32)
    costs[there] = np.fromiter(chain.from_iterable(s.costs for s in part), np.float32, total)
    windows = (len(part) - 2 * _MARGIN) // _CORE
    return words, costs, there, np.arange(windows)[:, None] * _CORE + np.arange(_CORE + 2 * _MARGIN)


def _decode(part: Sequence[Slot]) -> list[int]:
    """The same for a row of whole windows with a margin at both ends."""
    if all(len(s.words) == 1 for s in part):
        return [0] * (len(part) - 2 * _MARGIN)
    words, costs, there, places = _arrays(part)
    through = _through(part, words, costs, there, places)
    kept = np.argpartition(through, _FINE, axis=1)[:, :_FINE] if there.shape[1] > _FINE else np.argsort(through, 1)
    near = np.take_along_axis(through, kept, 1) <= through.min(axis=1)[:, None] + _BEHIND
    best = _fine(np.take_along_axis(words, kept, 1), np.take_along_axis(costs, kept, 1), near, places)
    core = best[:, _MARGIN : _MARGIN + _CORE].reshape(-1)
    chosen: list[int] = np.take_along_axis(kept[_MARGIN:-_MARGIN], core[:, None], 1)[:, 0].tolist()
    return chosen


def _through(part: Sequence[Slot], words: Words, costs: Costs, there: Mask, places: Index) -> Costs:
    """The cost of the best row through each reading, by bigrams."""
    kinds, pairs = _pairs(part)
    exists = there[kinds, :, None] & there[kinds + 1, None, :]
    at, left, right = np.nonzero(exists)
    steps = np.full(exists.shape, _FAR, np.float32)
    steps[exists] = model().bigram(words[kinds[at], left], words[kinds[at] + 1, right])

    # windows last: the searches then run along memory
    count, length = places.shape
    wide = words.shape[1]
    by_step = _phases(steps, pairs, count)
    by_cost = _phases(costs, np.arange(len(part)), count)
    forward: Costs = np.empty((length, wide, count), np.float32)
    backward = np.zeros_like(forward)
    forward[0] = by_cost(0)
    for t in range(1, length):
        forward[t] = (forward[t - 1][:, None] + by_step(t - 1)).min(axis=0) + by_cost(t)
    for t in range(length - 2, -1, -1):
        backward[t] = (by_step(t) + (backward[t + 1] + by_cost(t + 1))).min(axis=1)
    result: Costs = np.full(words.shape, _FAR, np.float32)
    # the edges first: where windows overlap, the one that decides the position has the word
    both = forward + backward
    for t in (*range(_MARGIN), *range(length - _MARGIN, length), *range(_MARGIN, length - _MARGIN)):
        result[places[:, t]] = both[t].T
    result[~there] = _FAR
    return result


def _pairs(part: Sequence[Slot]) -> tuple[Index, Index]:
    """The kinds of neighbours: where each is first seen, and the kind at each position (chunks share their slots)."""
    _, slots = np.unique(np.fromiter(map(id, part), np.int64, len(part)), return_inverse=True)
    _, first, kind = np.unique(slots[:-1] * len(part) + slots[1:], return_index=True, return_inverse=True)
    return first, kind


def _phases(values: Costs, kinds: Index, windows: int) -> Callable[[int], Costs]:
    """Of values by kind, those of the positions at place t of every window, as an array with the windows last."""
    padded = np.zeros((windows + 1) * _CORE, np.int64)
    padded[: len(kinds)] = kinds
    by_kind = np.ascontiguousarray(values.reshape(len(values), -1).T)
    phases = by_kind[:, padded.reshape(windows + 1, _CORE).T]
    phases = phases.reshape(*values.shape[1:], _CORE, windows + 1)
    return lambda t: phases[..., t % _CORE, t // _CORE : t // _CORE + windows]


def _fine(words: Words, costs: Costs, near: Mask, places: Index) -> Index:
    """Exact search over pairs of readings with trigrams: the column chosen at each place of each window."""
    exists = near[:-2, :, None, None] & near[1:-1, None, :, None] & near[2:, None, None, :]
    at, first, second, third = np.nonzero(exists)
    steps = np.full(exists.shape, _FAR, np.float32)
    steps[exists] = model().trigram(words[at, first], words[at + 1, second], words[at + 2, third])
    costs = np.where(near, costs, _FAR)

    count, length = places.shape
    wide = words.shape[1]
    score = costs[places[:, 0]][:, :, None] + costs[places[:, 1]][:, None, :]
    back = np.zeros((length, count, wide, wide), np.int8)
    for t in range(2, length):
        total = score[:, :, :, None] + steps[places[:, t - 2]]
        back[t] = total.argmin(axis=1)
        score = total.min(axis=1) + costs[places[:, t]][:, None, :]
    path = np.zeros((count, length), np.int64)
    flat = score.reshape(count, -1).argmin(axis=1)
    path[:, -2], path[:, -1] = flat // wide, flat % wide
    rows = np.arange(count)
    for t in range(length - 1, 1, -1):
        path[:, t - 2] = back[t][rows, path[:, t - 1], path[:, t]]
    return path
