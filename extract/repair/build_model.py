"""Pack counts of n-grams into model.bin. Run by hand:

    python -m phancong.extract.repair.build_model FOLDER_OF_COUNTS FOLDER_OF_PLACES LIST_OF_WORDS

Codified law with the names of places is millions of words, but of one register. Our own texts are small and of many:
prose (prose.txt), official documents (official.txt), phrases (register.txt, usage.txt), a list of words, names of
persons (names.txt). What our own texts say of a context stands before what law says of it; a context that they hardly
know, they leave to law, and both leave a share to shorter contexts. In counts added together, law would drown the rest.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .model import BITS, END, MARK, NUMBER, SCALE, START, UNKNOWN, cuckoo, pack
from .syllables import modern, split

_MARKS = {NUMBER, MARK, START, END}
_LEAST_OTHER = 40  # words that are no syllables (abbreviations) enter when law has them this often
_DISCOUNT = 0.9  # of a count in our own texts, for what they have not said
_LAW_DISCOUNT = 2.0  # law was scanned too: what it has a few times only may be damage
_LOWER = 0.25  # share that law leaves to shorter contexts at least: the register of the text to come is another
_LAW_WORTH = 4.0  # times that our own texts must have met a context to be believed as much as law
_PLACE_COUNTS = {"province": 60, "district": 12, "commune": 3}
_UNKNOWN_COUNT = 300
_LEAST_OWN = 2  # and when our own texts have them this often; all others are <unk>, so that their neighbours count
_OFFICIAL_WORTH = 2  # of a sentence as documents write them, which are what comes to be repaired
_NAMES_WORTH = 0.05  # of one in ten thousand persons, beside one word of our own texts
# Shares in the likelihood of a word of which no context is known. In law and in phrases not how often it is said
# counts but after how many words (Kneser-Ney): a word tied to one partner is unlikely beside a strange one.
_SHARES = {"law": 0.45, "prose": 0.25, "after in prose": 0.2, "after in phrases": 0.05, "words": 0.05}
_ROMAN = re.compile("[ivx]+")
_OWN_COUNT = 100  # what one occurrence in our own texts is worth beside one in law when usual words are told

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


def prose() -> list[Table]:
    """The same of our own prose, our own sentences of Party and government documents and words said everywhere."""
    tables: list[Table] = [Counter(), Counter(), Counter()]
    for name, worth in (("prose.txt", 1), ("official.txt", _OFFICIAL_WORTH)):
        for sentence in sentences(Path(__file__).with_name(name)):
            _add(tables, sentence, worth)
    for phrase, worth in phrases(Path(__file__).with_name("common.txt")):
        _add(tables, phrase, worth)
    return tables


def spoken() -> list[Table]:
    """The same of our own phrases."""
    tables: list[Table] = [Counter(), Counter(), Counter()]
    for name in ("register.txt", "usage.txt"):
        for phrase, weight in phrases(Path(__file__).with_name(name)):
            _add(tables, phrase, weight)
    return tables


def listed(path: Path) -> list[Table]:
    """The same of a list of words, each counted once."""
    tables: list[Table] = [Counter(), Counter(), Counter()]
    for word in path.read_text(encoding="utf-8").splitlines():
        syllables = words_of(word)
        if len(syllables) > 1:
            _add(tables, syllables, 1)
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


def known(tables: list[Table], kept: set[str]) -> list[Table]:
    """Counts with all words that are not kept as <unk>; what is unknown lends context, but nobody expects it."""
    result: list[Table] = []
    for table in tables:
        counted: Table = Counter()
        for gram, count in table.items():
            if kept.issuperset(gram):
                counted[gram] += count
            elif len(gram) == 1 or gram[-1] in kept:
                counted[tuple(w if w in kept else UNKNOWN for w in gram)] += count
        result.append(counted)
    return result


class Order:
    """N-grams of one length: probabilities of those that law or our own texts have, and what a context leaves over.

    `shorter` gives the probability of an n-gram without its first word.
    """

    def __init__(
        self, law: Table, contexts: Table, own: Mapping[Gram, float], shorter: Callable[[Gram], float]
    ) -> None:
        total: dict[Gram, int] = defaultdict(int)
        for gram, count in law.items():
            total[gram[:-1]] += count
        share: dict[Gram, float] = {}
        self._taken: dict[Gram, float] = defaultdict(float)
        for gram, count in law.items():
            context = gram[:-1]
            share[gram] = (1 - _LOWER) * max(count - _LAW_DISCOUNT, 0) / max(total[context], contexts[context])
            self._taken[context] += share[gram]
        self._met: dict[Gram, float] = defaultdict(float)
        self._left: dict[Gram, float] = defaultdict(float)
        for gram, often in own.items():
            self._met[gram[:-1]] += often
            self._left[gram[:-1]] += min(often, _DISCOUNT)
        self.probability: dict[Gram, float] = {}
        for gram in law.keys() | own.keys():
            context = gram[:-1]
            after = share.get(gram, 0.0) + (1 - self._taken.get(context, 0.0)) * shorter(gram[1:])
            if context in self._met:
                said = max(own.get(gram, 0.0) - _DISCOUNT, 0) / (_LAW_WORTH + self._met[context])
                after = said + self._to_law(context) * after
            self.probability[gram] = after

    def _to_law(self, context: Gram) -> float:
        """The share that our own texts leave to law."""
        if context not in self._met:
            return 1.0
        return (_LAW_WORTH + self._left[context]) / (_LAW_WORTH + self._met[context])

    def passed(self, context: Gram) -> float:
        """The factor on the shorter n-gram where the longer one is not known."""
        return self._to_law(context) * (1 - self._taken.get(context, 0.0))


def alone(shares: Mapping[str, Table], words: list[str]) -> dict[str, float]:
    """How likely each word is where nothing is known of the context; law says of any word that it may be."""
    known_to = {n: t + Counter({(w,): 1 for w in words}) if n == "law" else t for n, t in shares.items()}
    totals = {n: t.total() for n, t in known_to.items()}
    return {w: sum(_SHARES[n] * t[(w,)] / totals[n] for n, t in known_to.items()) for w in words}


def _after(table: Table) -> Table:
    """After how many different words each word stands."""
    return Counter((word,) for _, word in table)


def build(lm: Path, data: Path, word_list: Path, target: Path) -> None:
    """Write the packed model: log probabilities in steps of 1/SCALE nat."""
    codified, texts, said, dictionary, persons = law(lm, data), prose(), spoken(), listed(word_list), names()
    single = Counter({word: n for (word,), n in (texts[0] + said[0]).items()})
    kept = {w for (w,), n in codified[0].items() if w in _MARKS or split(w) or n >= _LEAST_OTHER}
    kept |= {w for w, n in single.items() if split(w) or n >= _LEAST_OWN}
    kept |= {w for (w,) in dictionary[0].keys() | persons[0].keys() if split(w)}
    words = sorted(kept | {UNKNOWN})
    index = {w: i for i, w in enumerate(words)}
    if len(words) >= 1 << BITS:
        raise ValueError(f"{len(words)} words do not fit {BITS} bits")

    uni_count = [codified[0][(w,)] + _OWN_COUNT * single[w] for w in words]
    unknown = _UNKNOWN_COUNT / codified[0].total()
    codified, texts, said, dictionary, persons = (known(t, kept) for t in (codified, texts, said, dictionary, persons))
    own: list[dict[Gram, float]] = []
    for order in range(3):
        table: dict[Gram, float] = defaultdict(float)
        for part, worth in ((texts, 1.0), (said, 1.0), (dictionary, 1.0), (persons, _NAMES_WORTH)):
            for gram, count in part[order].items():
                table[gram] += worth * count
        own.append(dict(table))

    tables = (_after(codified[1]), texts[0], _after(texts[1]), _after(said[1]), dictionary[0])
    p1 = alone(dict(zip(_SHARES, tables, strict=True)), words)
    p1[UNKNOWN] = unknown
    two = Order(codified[1], codified[0], own[1], lambda gram: p1[gram[0]])
    p2 = two.probability
    three = Order(codified[2], codified[1], own[2], lambda gram: p2.get(gram) or two.passed(gram[:1]) * p1[gram[1]])
    p3 = {gram: p for gram, p in three.probability.items() if gram[:-1] in p2}

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
        "uni_count": np.array(uni_count, np.uint32),
        "uni_back": levels(two.passed((w,)) for w in words),
    }
    arrays |= cuckoo("bi", keys(pairs), bi=levels(p2[g] for g in pairs), bi_back=levels(map(three.passed, pairs)))
    arrays |= cuckoo("tri", keys(triples), tri=levels(p3[g] for g in triples))
    pack(target, words, arrays)
    print(f"{len(words)} words, {len(p2)} bigrams, {len(p3)} trigrams, {target.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), Path(__file__).with_name("model.bin"))
