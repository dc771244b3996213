"""The noisy channel: which syllables a written token may stand for, and at what cost.

A token is taken apart as onset + rime. The written onset is looked up in a table of confusions; the written rime is
aligned with the tree of rimes in use, letter by letter, by the rewriting rules of the engine, and if nothing near is
found with one arbitrary letter too many, too few or wrong. Rimes are few, so their readings are remembered.
"""

from __future__ import annotations

import gzip
import math
import tomllib
from collections import defaultdict
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, NamedTuple

from .model import model
from .strokes import Strokes
from .syllables import Letter, bare, letter, modern, split

Engine = Literal["vi", "en", "bare"]
Rule = tuple[str, dict[str, float], list[tuple[str, float]]]  # written; printed letters; longer printed strings


class Candidate(NamedTuple):
    """A reading of a token: its text in lower case, the model's index of it, and the channel's cost."""

    text: str
    word: int
    cost: float


class Costs(NamedTuple):
    """What an engine does to marks, and the prices of unlisted errors (nats)."""

    tone_lost: float  # none written, one printed
    tone_gained: float
    tone_changed: float
    hat_lost: float
    hat_gained: float
    hat_changed: float
    both_lost: float  # none written, hat and tone printed: at most this
    skip: float  # a letter with marks that is not written at all
    letter: float  # one letter too many, too few or wrong, in the rime
    keep: float  # the token is right although no syllable


COSTS: dict[Engine, Costs] = {
    "vi": Costs(2.2, 3.4, 2.2, 2.5, 3.4, 2.5, 3.2, 9.0, 4.0, 6.0),
    "en": Costs(0.4, 0.8, 0.5, 0.4, 0.8, 0.4, 0.6, 3.0, 3.5, 6.0),
    "bare": Costs(0.0, 9.0, 9.0, 0.0, 9.0, 9.0, 0.0, 9.0, 9.0, 6.0),
}
_LIMIT = 8.0
_LIMITS = (3.5, 7.0, 7.0)  # of a rime: at first glance, with letters left out, with one arbitrary letter
_GLANCE = 2.0  # a token with a reading this cheap needs no second glance
_NEAR = 4.5  # a token with a reading this cheap needs no arbitrary letters
_DESPERATE = 6.5  # above this, syllables with the same strokes are readings too
_USUAL = 200  # count of a syllable whose letters alone are a sign of Vietnamese
_REMEMBERED = 200_000  # tokens, before all is forgotten
_WIDE: dict[Engine, int] = {"vi": 12, "en": 10, "bare": 14}  # readings of a token
_UNIGRAM = 0.5  # weight of the frequency of a word when readings are ranked
_PRIOR = 6.0  # sightings that the rules are worth
_UNSEEN = 0.5  # and what they always count for, however many sightings
_NORMAL = 1.5  # the sum of exp(-cost) over all that may be written for one part
_MARGIN = 5.0  # readings ranked worse than the best by more are dropped


class Lexicon:
    """The syllables in use by onset and rime, the tree of their rimes, and the usual ones without marks (`bare`)."""

    def __init__(self) -> None:
        self.words: dict[str, dict[str, int]] = defaultdict(dict)
        self.children: list[dict[str, int]] = [{}]
        self.rime: list[str] = [""]
        for index, word in enumerate(model().words):
            if parts := split(word):
                self.words[parts[0]][parts[1]] = index
                self._add(parts[1])
        counts = model().uni_count
        self.bare = frozenset(bare(w) for w, n in zip(model().words, counts, strict=True) if n >= _USUAL and split(w))
        self.letters = {char: letter(char) for node in self.children for char in node}

    def _add(self, rime: str) -> None:
        node = 0
        for char in rime:
            following = self.children[node].get(char)
            if following is None:
                following = self.children[node][char] = len(self.children)
                self.children.append({})
                self.rime.append("")
            node = following
        self.rime[node] = rime


@cache
def lexicon() -> Lexicon:
    """The syllables that the model knows."""
    return Lexicon()


@cache
def _confusions() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("confusions.toml").read_text(encoding="utf-8"))


class Seen:
    """How often an engine was seen to write a part (onset or rime) for another: confusions.tsv."""

    def __init__(self, engine: Engine) -> None:
        self._pairs: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        self._totals: dict[tuple[str, str], float] = defaultdict(float)
        table = Path(__file__).with_name("confusions.tsv")
        for line in table.read_text(encoding="utf-8").splitlines() if table.exists() else ():
            row_engine, part, written, printed, count = line.split("\t")
            if row_engine == engine:
                self._pairs[(part, written)][printed] = float(count)
                self._totals[(part, printed)] += float(count)

    def weigh(self, part: str, written: str, options: list[tuple[str, float]]) -> list[tuple[str, float]]:
        """Costs of what was printed, the rules' costs taken as a prior of so many sightings."""
        if not self._totals:
            return options
        counts = self._pairs.get((part, written), {})
        result = []
        for printed, cost in options:
            total = self._totals.get((part, printed), 0)
            trust = total / (total + _PRIOR) * (1 - _UNSEEN)
            sighted = counts.get(printed, 0) / total if total else 0.0
            likely = trust * sighted + (1 - trust) * math.exp(-cost) / _NORMAL
            result.append((printed, -math.log(likely)))
        return result


@cache
def _alignments() -> dict[str, str]:
    """Alignments of usual rimes, worked out once (learn_confusions.py): engine, level, rime -> rimes and costs."""
    path = Path(__file__).with_name("alignments.tsv.gz")
    if not path.exists():
        return {}
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    return dict(line.rsplit("\t", 1) for line in lines)


class Channel:
    """The confusions of one engine."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.costs = COSTS[engine]
        self._lexicon = lexicon()
        self._strokes = Strokes(filter(split, model().words)) if engine == "vi" else None
        table: dict[str, Any] = _confusions().get(engine, {"onset": [("d", "đ", 0.0)], "rime": []})
        self._onsets: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
        for onset in self._lexicon.words:
            self._onsets[onset][(onset, "")] = 0.0
        for written, printed, cost in table["onset"]:
            # a printed "onset" such as tri or ki reaches into the rime
            known = printed in self._lexicon.words
            parts = (printed, "") if known else (printed[:-1], printed[-1])
            self._onsets[written][parts] = min(cost, self._onsets[written].get(parts, _LIMIT))
        self._seen = Seen(engine)
        self._limit = _LIMIT
        for written, forms in self._onsets.items():
            weighed = self._seen.weigh("onset", written, [(o + x, cost) for (o, x), cost in forms.items()])
            self._onsets[written] = dict(zip(forms, (cost for _, cost in weighed), strict=True))
        self._longest = max(map(len, self._onsets))
        index = model().index
        self._words = {
            written: [Candidate(word, index[word], cost) for word, cost in options]
            for written, options in _confusions().get(engine, {}).get("words", {}).items()
        }
        self._rules: dict[str, list[tuple[str, str, float]]] = defaultdict(list)
        for written, printed, cost in table["rime"]:
            self._rules[written[0]].append((written, printed, cost))
        self._usual: list[float] = (_UNIGRAM * model().uni).tolist()
        self._alike: dict[str, dict[str, float]] = {}
        self._merged: dict[str, list[Rule]] = {}
        self._rimes: dict[tuple[str, int], list[tuple[str, float]]] = {}
        self._tokens: dict[str, list[Candidate]] = {}

    def words(self, chunk: str) -> list[Candidate]:
        """Words that a whole chunk is a usual writing of ("&" for ở), none for most chunks."""
        return self._words.get(chunk, [])

    def candidates(self, token: str) -> list[Candidate]:
        """Readings of a lower-case NFC token, likeliest first, without the one that keeps an unknown token."""
        found = self._tokens.get(token)
        if found is None:
            if len(self._tokens) > _REMEMBERED:
                self._tokens.clear()
                self._rimes.clear()
            found = self._tokens[token] = self._search(token)
        return found

    def _search(self, token: str) -> list[Candidate]:
        best: dict[int, tuple[float, str]] = {}
        self._collect(token, best, 0)
        kept = modern(token)
        word = model().index.get(kept)
        known = word is not None and split(kept) is not None
        if known and word is not None and self.engine == "vi":
            best[word] = (0.0, token)
        elif self.engine != "bare":
            for level, near in ((1, _GLANCE), (2, _NEAR)):
                if not best or min(best.values())[0] > near:
                    self._collect(token, best, level)
            if self._strokes and (not best or min(best.values())[0] > _DESPERATE):
                for reading, cost in self._strokes.readings(token):
                    word = model().index[reading]
                    if word not in best or cost < best[word][0]:
                        best[word] = (cost, reading)
        usual = self._usual
        ranked = sorted([(cost + usual[word], word) for word, (cost, _) in best.items()])
        return [
            Candidate(best[word][1], word, best[word][0])
            for rank, word in ranked[: _WIDE[self.engine]]
            if rank <= ranked[0][0] + _MARGIN or best[word][0] == 0.0
        ]

    def parse(self, token: str, reading: str) -> tuple[tuple[str, str], tuple[str, str]] | None:
        """The likeliest way to read the token so: (onset written, printed) and (rime written, printed)."""
        parts = split(reading)
        best: tuple[float, tuple[tuple[str, str], tuple[str, str]]] | None = None
        for size in range(min(self._longest, len(token)) + 1):
            for (onset, extra), onset_cost in self._onsets.get(token[:size], {}).items():
                if parts is None or onset != parts[0] or extra:
                    continue
                for rime, cost in self.rimes(token[size:], 1):
                    if rime == parts[1] and (best is None or cost + onset_cost < best[0]):
                        best = cost + onset_cost, ((token[:size], onset), (token[size:], rime))
        return None if best is None else best[1]

    def _collect(self, token: str, best: dict[int, tuple[float, str]], level: int) -> None:
        """Readings by every way of taking the token apart; rimes looked for as widely as `level` says."""
        for size in range(min(self._longest, len(token)) + 1):
            onsets = self._onsets.get(token[:size]) or (self._onsets.get(bare(token[:size])) if level else None)
            if onsets is None:
                continue
            for (onset, extra), onset_cost in onsets.items():
                words = self._lexicon.words[onset]
                for rime, cost in self.rimes(extra + token[size:], level):
                    total = cost + onset_cost
                    if total >= _LIMIT:
                        break
                    word = words.get(rime)
                    if word is not None and (word not in best or total < best[word][0]):
                        best[word] = (total, onset + rime)

    def rimes(self, written: str, level: int) -> list[tuple[str, float]]:
        """Rimes in use that the written rime may stand for, with costs. `level`: see _LIMITS."""
        found = self._rimes.get((written, level))
        if found is None:
            found = self._known_alignment(written, level)
            if found is None:
                found = self._align(written, level) if len(written) <= 10 else []
            found = self._seen.weigh("rime", written, found)
            found = self._rimes[(written, level)] = sorted(found, key=itemgetter(1))
        return found

    def _known_alignment(self, written: str, level: int) -> list[tuple[str, float]] | None:
        """The alignment worked out beforehand, None for a rime that was not."""
        row = _alignments().get(f"{self.engine}\t{level}\t{written}")
        if row is None:
            return None
        fields = row.split(" ") if row else []
        return [(rime, float(cost)) for rime, cost in zip(fields[::2], fields[1::2], strict=True)]

    def align(self, written: str, level: int) -> str:
        """The alignment of a rime as a row of alignments.tsv.gz: rimes and costs in turn."""
        pairs = self._align(written, level) if len(written) <= 10 else []
        return " ".join(f"{rime} {cost:.2f}" for rime, cost in pairs)

    def written_rimes(self) -> list[tuple[str, int]]:
        """The written rimes (and levels) looked up so far."""
        return sorted(self._rimes)

    def _align(self, written: str, level: int) -> list[tuple[str, float]]:
        children, length = self._lexicon.children, len(written)
        limit = self._limit = _LIMITS[level]
        cells: list[dict[int, float]] = [{} for _ in range(length + 1)]
        cells[0][0] = 0.0
        bent: list[dict[int, float]] = [{} for _ in range(length + 1)]  # with the arbitrary letter used up
        price = self.costs.letter
        for at in range(length + 1):
            for layer in (cells, bent):
                cell = layer[at]
                if not cell:
                    continue
                if level == 2 and layer is cells:
                    for node, cost in cell.items():
                        total = cost + price
                        if total < limit:
                            for child in children[node].values():
                                _relax(bent[at], child, total)
                                if at < length:
                                    _relax(bent[at + 1], child, total)
                            if at < length:
                                _relax(bent[at + 1], node, total)
                if level == 1 and layer is cells:
                    for node, cost in cell.items():
                        if cost + self.costs.skip < limit:
                            for other, child in children[node].items():
                                if other not in "aeiouycghmnpt":
                                    _relax(bent[at], child, cost + self.costs.skip)
                if at == length:
                    continue
                char = written[at]
                self._step(cell, layer[at + 1], self._like(char))
                for old, prices, longer in self._rules_from(char):
                    if written.startswith(old, at):
                        target = layer[at + len(old)]
                        self._step(cell, target, prices)
                        for new, extra in longer:
                            self._walk(cell, target, new, extra)
        result: dict[str, float] = {}
        for layer in (cells, bent):
            for node, cost in layer[length].items():
                rime = self._lexicon.rime[node]
                if (rime or not node) and cost < result.get(rime, limit):
                    result[rime] = cost
        return sorted(result.items(), key=lambda item: item[1])

    def _step(self, cell: dict[int, float], target: dict[int, float], prices: dict[str, float]) -> None:
        """Go on from every node of `cell` by one letter, into `target`."""
        children, limit = self._lexicon.children, self._limit
        for node, cost in cell.items():
            below = children[node]
            if len(below) < len(prices):
                for other, child in below.items():
                    price = prices.get(other)
                    if price is not None and cost + price < target.get(child, limit):
                        target[child] = cost + price
            else:
                for other, price in prices.items():
                    found = below.get(other)
                    if found is not None and cost + price < target.get(found, limit):
                        target[found] = cost + price

    def _walk(self, cell: dict[int, float], target: dict[int, float], new: str, extra: float) -> None:
        """Go on from every node of `cell` as if the letters of `new`, none or several, were written, into `target`."""
        frontier = {node: cost + extra for node, cost in cell.items() if cost + extra < self._limit}
        for char in new:
            following: dict[int, float] = {}
            self._step(frontier, following, self._like(char))
            frontier = following
        for node, cost in frontier.items():
            _relax(target, node, cost)

    def _rules_from(self, char: str) -> list[Rule]:
        """The rules whose written side begins with `char`, those of one letter merged by their written side."""
        found = self._merged.get(char)
        if found is None:
            found = []
            rules = self._rules.get(char, ())
            for old in dict.fromkeys(old for old, _, _ in rules):
                prices: dict[str, float] = {}
                longer: list[tuple[str, float]] = []
                for written, new, extra in rules:
                    if written == old and len(new) == 1:
                        for other, price in self._like(new).items():
                            prices[other] = min(extra + price, prices.get(other, _LIMIT))
                    elif written == old:
                        longer.append((new, extra))
                found.append((old, prices, longer))
            self._merged[char] = found
        return found

    def _like(self, char: str) -> dict[str, float]:
        """Letters of rimes with the same base letter, with what their marks cost when `char` is written."""
        found = self._alike.get(char)
        if found is None:
            seen = letter(char)
            found = {
                other: cost
                for other, parts in self._lexicon.letters.items()
                if parts.base == seen.base and (cost := self._marks(seen, parts)) < _LIMIT
            }
            self._alike[char] = found
        return found

    def _marks(self, seen: Letter, real: Letter) -> float:
        costs, total = self.costs, 0.0
        if seen.hat != real.hat:
            total += costs.hat_lost if not seen.hat else costs.hat_gained if not real.hat else costs.hat_changed
        if seen.tone != real.tone:
            total += costs.tone_lost if not seen.tone else costs.tone_gained if not real.tone else costs.tone_changed
        return min(total, costs.both_lost) if not seen.hat + seen.tone else total


def _relax(cell: dict[int, float], node: int, cost: float) -> None:
    if cost < cell.get(node, _LIMIT):
        cell[node] = cost


@cache
def channel(engine: Engine) -> Channel:
    """The channel of an engine, built once."""
    return Channel(engine)
