"""Pack sources of n-grams into model.bin. Run by hand:

    python -m phancong.extract.repair.build_model FOLDER_OF_COUNTS FOLDER_OF_PLACES LIST_OF_WORDS

One source is codified law with the names of places: millions of words, but of one register. The others are small:
general (our own phrases and prose, register.txt and prose.txt, and a list of words, each counted once), official (our
own sentences of Party and government documents, official.txt) and names of persons (names.txt). Each is smoothed by
itself, then all are averaged: in counts added together, law would drown the rest.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .model import BITS, END, MARK, NUMBER, SCALE, START, UNKNOWN, cuckoo, pack
from .syllables import modern, split

_MARKS = {NUMBER, MARK, START, END}
_LEAST_OTHER = 40  # words that are no syllables (abbreviations) enter when law has them this often
_DISCOUNT = 0.75
_LAW_DISCOUNT = 2.0  # law was scanned too: what it has a few times only may be damage
_LOWER = 0.15  # share that the shorter n-gram has in every longer one: the register of the text to come is unknown
_PLACE_COUNTS = {"province": 60, "district": 12, "commune": 3}
_UNKNOWN_COUNT = 300
_LEAST_OWN = 2  # and when our own texts have them this often; all others are <unk>, so that their neighbours count
_WEIGHTS = (1.0, 1.0, 0.4, 0.05)  # of law, general, official, names
_RARE = 2.0  # times that a source must have met a context to be half believed
_ROMAN = re.compile("[ivx]+")
_GENERAL_COUNT = 100  # what one occurrence in the general texts is worth beside one in law when usual words are told

Gram = tuple[str, ...]
Table = Counter[Gram]


def _numeral(word: str) -> str:
    """<n> for a Roman numeral of two letters or more that is no syllable, any other word as it is."""
    return NUMBER if len(word) > 1 and _ROMAN.fullmatch(word) and not split(word) else word


def counts(folder: Path, order: int) -> Iterator[tuple[Gram, int]]:
    """The n-grams of one order, in modern spelling (old and new forms appear as separate rows)."""
    with gzip.open(folder / f"syllables-{order}.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            words, count = line.rstrip("\n").rsplit("\t", 1)
            yield tuple(_numeral(modern(w)) for w in words.split(" ")), int(count)


def places(folder: Path) -> Counter[str]:
    """Names of units with their kind in front, as 'huyện kiến xương', with the weight of their level."""
    names: dict[str, int] = {}
    with (folder / "don-vi-hanh-chinh-2025-01.csv").open(encoding="utf-8-sig") as rows:
        for row in csv.DictReader(rows):
            for column, level in (("Tỉnh Thành Phố", "province"), ("Quận Huyện", "district"), ("Phường Xã", "commune")):
                name = " ".join(unicodedata.normalize("NFC", row[column] or "").lower().split())
                if name:
                    names[name] = max(names.get(name, 0), _PLACE_COUNTS[level])
    return Counter(names)


def words_of(text: str) -> list[str]:
    """A text as words of the model: syllables in modern spelling, marks as <p>, any figure as <n>."""
    tokens = re.findall(r"[^\W\d_]+|\d+|[^\w\s]", unicodedata.normalize("NFC", text))
    tokens = [NUMBER if re.fullmatch("[IVX]+", t) else t.lower() for t in tokens]
    return [modern(t) if t.isalpha() else t if t == NUMBER else NUMBER if t.isdigit() else MARK for t in tokens]


def phrases(path: Path) -> Iterator[tuple[list[str], int]]:
    """The phrases of register.txt, with their weights."""
    weight = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            weight = int(line[1:])
        elif not line.startswith("#"):
            for phrase in line.split(";"):
                if words := words_of(phrase):
                    yield words, weight


def sentences(path: Path) -> Iterator[list[str]]:
    """The sentences of prose.txt with their ends."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            for sentence in re.split(r"(?<=[.?!])\s+", line):
                if words := words_of(sentence):
                    yield [START, *words, END]


def _add(tables: list[Table], words: list[str], weight: int) -> None:
    for order, table in enumerate(tables, 1):
        for i in range(len(words) - order + 1):
            table[tuple(words[i : i + order])] += weight


def law(lm: Path, data: Path) -> list[Table]:
    """Uni-, bi- and trigram counts of law and places."""
    tables: list[Table] = [Counter(), Counter(), Counter()]
    for order, table in enumerate(tables, 1):
        for gram, count in counts(lm, order):
            table[gram] += count
    for name, weight in places(data).items():
        words = [w for w in words_of(name) if w != MARK]
        for order, table in enumerate(tables, 1):
            for i in range(len(words) - order + 1):
                # the kind in front is common anyway: only the name counts
                if i + order > 1 and not (order == 1 and i == 0):
                    table[tuple(words[i : i + order])] += weight
    return tables


def general(words: Path) -> tuple[list[Table], Table]:
    """The same of our own phrases and prose and the list of words, and the unigrams of the texts alone."""
    tables: list[Table] = [Counter(), Counter(), Counter()]
    here = Path(__file__).parent
    for phrase, weight in phrases(here / "register.txt"):
        _add(tables, phrase, weight)
    for sentence in sentences(here / "prose.txt"):
        _add(tables, sentence, 1)
    said = tables[0].copy()
    for word in words.read_text(encoding="utf-8").splitlines():
        syllables = words_of(word)
        if len(syllables) > 1:
            _add(tables, syllables, 1)
    return tables, said


def official() -> list[Table]:
    """The same of our own sentences of Party and government documents."""
    tables: list[Table] = [Counter(), Counter(), Counter()]
    for sentence in sentences(Path(__file__).with_name("official.txt")):
        _add(tables, sentence, 1)
    return tables


def names() -> list[Table]:
    """Uni- and bigrams of persons' names, each part as often as it is met after the one before."""
    parts: dict[str, dict[str, int]] = {}
    for line in Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            part = parts.setdefault(line[1:].strip(), {})
        elif line.startswith("@"):
            weight = int(line[1:])
        elif not line.startswith("#"):
            part |= dict.fromkeys(map(modern, line.split()), weight)
    tables: list[Table] = [Counter(), Counter(), Counter()]
    tables[0][(START,)] += sum(parts["family"].values())
    for name, weight in parts["family"].items():
        tables[0][(name,)] += weight
        tables[1][(START, name)] += weight
    for left, right in pairwise(parts.values()):
        of_all = sum(right.values())
        for first, often in left.items():
            for second, weight in right.items():
                tables[1][(first, second)] += max(1, often * weight // of_all)
        for second, weight in right.items():
            tables[0][(second,)] += weight
    return tables


class Source:
    """One source under absolute discounting: what each n-gram keeps, and what share each context passes on."""

    def __init__(self, tables: list[Table], kept: set[str], discount: float = _DISCOUNT) -> None:
        for table in tables:
            for gram in [g for g in table if not kept.issuperset(g)]:
                count = table.pop(gram)
                if len(gram) == 1 or gram[-1] in kept:  # what is unknown lends context, but nobody expects it
                    table[tuple(w if w in kept else UNKNOWN for w in gram)] += count
        self.share: dict[Gram, float] = {}  # of an n-gram, after its context, by its own count
        self.passed: dict[Gram, float] = {}  # of a context, to the shorter n-gram
        self.trust: dict[Gram, float] = {}  # in what it says of a context: little if that is rare
        for lower, table in pairwise(tables):
            total: dict[Gram, int] = defaultdict(int)
            for gram, count in table.items():
                total[gram[:-1]] += count
            taken: dict[Gram, float] = defaultdict(float)
            for gram, count in table.items():
                base = max(total[gram[:-1]], lower[gram[:-1]])
                self.share[gram] = max(count - discount, 0) / base
                taken[gram[:-1]] += self.share[gram]
            for context, count in lower.items():
                self.passed[context] = 1 - taken[context]
                self.trust[context] = count / (count + _RARE)


class Mixture:
    """All sources together: probabilities of n-grams, and what a context leaves to shorter ones."""

    def __init__(self, sources: Iterable[Source], weights: Iterable[float]) -> None:
        self.sources = list(zip(sources, weights, strict=True))

    def passed(self, context: Gram) -> float:
        """The factor on the shorter n-gram where the longer one is not known."""
        known = [(w * s.trust[context], s.passed[context]) for s, w in self.sources if context in s.passed]
        return _LOWER + (1 - _LOWER) * _mean(known) if known else 1.0

    def probability(self, gram: Gram, shorter: float) -> float:
        """Of an n-gram, given that of the shorter one."""
        context = gram[:-1]
        known = [(w * s.trust[context], s.share.get(gram, 0.0)) for s, w in self.sources if context in s.passed]
        return (1 - _LOWER) * _mean(known) + self.passed(context) * shorter


def _mean(pairs: list[tuple[float, float]]) -> float:
    """The mean of values, given as (weight, value); 0 of none."""
    return sum(w * v for w, v in pairs) / sum(w for w, _ in pairs) if pairs else 0.0


def build(lm: Path, data: Path, word_list: Path, target: Path) -> None:
    """Write the packed model: log probabilities in steps of 1/SCALE nat."""
    codified, (own, said), reports, persons = law(lm, data), general(word_list), official(), names()
    sources = [codified, own, reports, persons]
    uni = codified[0].copy()
    single = Counter({word: n for (word,), n in (said + reports[0]).items()})
    kept = {w for (w,), n in uni.items() if w in _MARKS or split(w) or n >= _LEAST_OTHER}
    kept |= {w for w, n in single.items() if split(w) or n >= _LEAST_OWN}
    kept |= {w for (w,) in own[0].keys() | persons[0].keys() if split(w)}
    mixture = Mixture([Source(t, kept, _LAW_DISCOUNT if t is codified else _DISCOUNT) for t in sources], _WEIGHTS)
    words = sorted(kept | {UNKNOWN})
    index = {w: i for i, w in enumerate(words)}
    if len(words) >= 1 << BITS:
        raise ValueError(f"{len(words)} words do not fit {BITS} bits")

    # In law, half by continuation counts (Kneser-Ney): a word that follows many others is likelier after a strange
    # one than a word tied to one partner.
    continuation = Counter(word for _, word in codified[1])
    total, kinds, texts = sum(uni.values()), sum(continuation.values()), sum(single.values())
    p1 = {w: 0.25 * uni[(w,)] / total + 0.25 * (continuation[w] + 0.5) / kinds + 0.5 * single[w] / texts for w in words}
    p1[UNKNOWN] = _UNKNOWN_COUNT / total
    p2 = {g: mixture.probability(g, p1[g[-1]]) for g in set().union(*(s[1] for s in sources))}
    known = (g for g in set().union(*(s[2] for s in sources)) if g[:-1] in p2)
    p3 = {g: mixture.probability(g, p2.get(g[1:]) or mixture.passed(g[1:2]) * p1[g[2]]) for g in known}

    def levels(values: Iterable[float]) -> NDArray[np.uint8]:
        scaled = np.rint(-np.log(np.maximum(np.fromiter(values, np.float64), 1e-9)) * SCALE)
        return np.asarray(np.clip(scaled, 0, 255), np.uint8)

    def keys(grams: Iterable[Gram]) -> NDArray[np.uint64]:
        out = []
        for gram in grams:
            key = 0
            for word in gram:
                key = key << BITS | index[word]
            out.append(key)
        return np.array(out, np.uint64)

    pairs, triples = sorted(p2), sorted(p3)
    arrays: dict[str, NDArray[Any]] = {
        "uni": levels(p1[w] for w in words),
        "uni_count": np.array([uni[(w,)] + _GENERAL_COUNT * single[w] for w in words], np.uint32),
        "uni_back": levels(mixture.passed((w,)) for w in words),
    }
    arrays |= cuckoo("bi", keys(pairs), bi=levels(p2[g] for g in pairs), bi_back=levels(map(mixture.passed, pairs)))
    arrays |= cuckoo("tri", keys(triples), tri=levels(p3[g] for g in triples))
    pack(target, words, arrays)
    print(f"{len(words)} words, {len(p2)} bigrams, {len(p3)} trigrams, {target.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), Path(__file__).with_name("model.bin"))
