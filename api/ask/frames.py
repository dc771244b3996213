"""Understanding a question that no template's pattern takes whole: by its cues and the things it names.

The cues of frames.toml are taken out of the question; every piece left must name a node of the graph, a place, or
nothing. A frame says which template answers such things under such cues. Where a cue is part of a name ('Ủy ban Kiểm
tra'), the split that keeps it in the name is tried too, the one with most cues first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, pairwise, product
from typing import Any

from ...extract.vietnamese import fold
from ...graph.store import Store
from .question import Question, role_of
from .things import Thing, find_places, find_things, province_in, provinces_in, without_provinces

_WORD = re.compile(r"[^\s,;:?!()\"“”«»]+")
_DAY = re.compile(r"(?:\d{1,2}[/.-]){0,2}(?:19|20)\d{2}")
_KINDS = ("directive", "project", "body", "indicator")
_LONGEST = 6
"""Words of the longest cue."""
_KEPT = 3
"""How many cues may be parts of names at once."""


@dataclass(frozen=True, slots=True)
class Frame:
    """`things`: the kinds of thing named, no more and no fewer; `cues`: one of each group must stand; `also`: may;
    `first`: what comes first, a cue or a kind of thing; `dated`: the question must name a year or a day."""

    template: str
    things: frozenset[str]
    cues: tuple[frozenset[str], ...]
    also: frozenset[str]
    first: str | None
    dated: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words [start:end) of the question: a cue of some names, or none of them and so part of a name."""

    start: int
    end: int
    names: tuple[str, ...]


_Named = tuple[_Piece, Mapping[str, list[Thing]]]


@dataclass(frozen=True, slots=True)
class Understanding:
    """A template's name, the things it is about, and the role that the verb asks for."""

    template: str
    things: dict[str, Thing]
    role: str | None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("frames.toml").read_text("utf-8"))


@cache
def _cues() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Words of a cue -> the names under which it stands."""
    found: dict[tuple[str, ...], list[str]] = {}
    for name, phrases in _table()["cue"].items():
        for phrase in phrases.split(","):
            found.setdefault(tuple(phrase.split()), []).append(name)
    return {words: tuple(names) for words, names in found.items()}


@cache
def _spelt() -> dict[str, str]:
    """Folded one-syllable cue -> how it is spelt."""
    return {fold(word): word for word in _table()["spelt"]["words"].split()}


@cache
def _empty() -> frozenset[str]:
    return frozenset(_table()["empty"]["words"].split())


@cache
def frames() -> tuple[Frame, ...]:
    """All frames in the order in which they are tried."""
    return tuple(
        Frame(
            row["template"],
            frozenset(row["things"]),
            tuple(frozenset(group.split("|")) for group in row["cues"]),
            frozenset(row["also"]),
            row.get("first"),
            row.get("dated", False),
        )
        for row in _table()["frame"]
    )


def understandings(store: Store, asked: Question) -> Iterator[Understanding]:
    """What the question may mean, the likeliest first: names as long as may be, then most words explained as cues."""
    found = sorted(_understandings(store, asked), key=lambda pair: pair[0])
    yield from (understanding for _, understanding in found)


def _understandings(store: Store, asked: Question) -> Iterator[tuple[int, Understanding]]:
    """Each with the number of names it takes."""
    linker = _Linker(store, asked)
    for pieces in _splits(linker.words, linker.no_cues()):
        named: list[_Named] = []
        for piece in pieces:
            if piece.names:
                continue
            found = linker.named(piece, any("projects" in cue.names for cue in pieces))
            if found is None:
                break
            named += found
        else:
            if home := linker.home():
                named.append((_Piece(len(linker.words), len(linker.words), ()), {"place": home}))
            for understanding in _framed(linker.words, pieces, named, asked):
                yield len(named), understanding


class _Linker:
    """The words of a question, and the things that pieces of it name."""

    def __init__(self, store: Store, asked: Question) -> None:
        self._store, self._asked = store, asked
        self._tokens = [(m.start(), m.end()) for m in _WORD.finditer(asked.folded)]
        self.words = [asked.folded[a:b].strip(".") for a, b in self._tokens]
        self._known: dict[tuple[int, int], dict[str, list[Thing]]] = {}

    def no_cues(self) -> frozenset[int]:
        """Words that are other words than the cue they look like: 'giáo' is not 'giao' to those who write marks."""
        if self._asked.text.lower() == self._asked.folded:
            return frozenset()
        written = (self._asked.text[a:b].lower() for a, b in self._tokens)
        return frozenset(i for i, word in enumerate(written) if _spelt().get(self.words[i], word) != word)

    def home(self) -> list[Thing]:
        """The province that only bounds the question ('ở Thái Bình'), so that no piece names it."""
        place = province_in(self._asked.whole)
        return find_places(self._store, place) if place and province_in(self._asked.text) is None else []

    def named(self, piece: _Piece, in_place: bool) -> list[_Named] | None:
        """What a piece names: one thing, or one in each part between commas; [] for words that name nothing, None
        where some name what the graph does not know. `in_place`: it may be any place, if it follows 'ở'."""
        bounds = _trimmed(self.words, piece)
        if bounds is None or _only_places(self.words, bounds):
            return []
        if linked := self._linked(piece, bounds):
            return [(piece, linked)]
        if in_place and bounds[0] and self.words[bounds[0] - 1] in _table()["place"]["after"].split():
            text = self._text(*bounds)
            return [(piece, {"locality": [Thing(text, text)]})]
        stops = [i for i in range(piece.start + 1, piece.end) if "," in self._between(i)]
        if not stops:
            return None
        edges = [piece.start, *stops, piece.end]
        parts = [self.named(_Piece(a, b, ()), False) for a, b in pairwise(edges)]
        return None if None in parts else [one for part in parts for one in part or ()]

    def _text(self, start: int, end: int) -> str:
        return self._asked.text[self._tokens[start][0] : self._tokens[end - 1][1]]

    def _between(self, word: int) -> str:
        return self._asked.folded[self._tokens[word - 1][1] : self._tokens[word][0]]

    def _linked(self, piece: _Piece, bounds: tuple[int, int]) -> dict[str, list[Thing]]:
        if bounds not in self._known:
            # A name may begin or end with a word that by itself says nothing: 'Văn phòng', 'vận tải'.
            ways = sorted({(piece.start, piece.end), (bounds[0], piece.end), (piece.start, bounds[1]), bounds})
            tried = (_linked(self._store, self._text(*way), self._asked) for way in ways)
            self._known[bounds] = next(filter(None, tried), {})
        return self._known[bounds]


def _splits(words: Sequence[str], other: frozenset[int]) -> Iterator[list[_Piece]]:
    """Ways to part the question into cues and names, those with most cues first; `other` words are no cues alone."""
    whole = _parted(words, other)
    starts = [piece.start for piece in whole if piece.names]
    seen = set()
    for size in range(min(_KEPT, len(starts)) + 1):
        for kept in combinations(starts, size):
            pieces = _parted(words, other.union(kept))
            if (form := tuple(pieces)) not in seen:
                seen.add(form)
                yield pieces


def _parted(words: Sequence[str], kept: frozenset[int]) -> list[_Piece]:
    """The longest cue at each word, but none where a word in `kept` begins one."""
    pieces: list[_Piece] = []
    at = rest = 0
    while at < len(words):
        length = 0
        if at not in kept:
            longest = min(_LONGEST, len(words) - at)
            length = next((n for n in range(longest, 0, -1) if tuple(words[at : at + n]) in _cues()), 0)
        if length:
            if rest < at:
                pieces.append(_Piece(rest, at, ()))
            pieces.append(_Piece(at, at + length, _cues()[tuple(words[at : at + length])]))
            at = rest = at + length
        else:
            at += 1
    if rest < at:
        pieces.append(_Piece(rest, at, ()))
    return pieces


def _trimmed(words: Sequence[str], piece: _Piece) -> tuple[int, int] | None:
    """The piece without words at its ends that name nothing; None where nothing is left."""
    start, end = piece.start, piece.end
    while start < end and _says_nothing(words[start]):
        start += 1
    while end > start and _says_nothing(words[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _only_places(words: Sequence[str], bounds: tuple[int, int]) -> bool:
    """Whether the words are several provinces and nothing else: they bound the question."""
    text = " ".join(words[bounds[0] : bounds[1]])
    return len(provinces_in(text)) > 1 and all(map(_says_nothing, without_provinces(text).split()))


def _says_nothing(word: str) -> bool:
    """Whether a word names no thing: a loose one, or a day or year, which the question tells apart."""
    return word in _empty() or bool(_DAY.fullmatch(word))


def _linked(store: Store, text: str, asked: Question) -> dict[str, list[Thing]]:
    """The nodes of each kind that the words may name."""
    if places := find_places(store, text):
        return {"place": places}
    place = province_in(asked.whole)
    found = {kind: find_things(store, kind, text, asked.date, place, asked.growth) for kind in _KINDS}  # type: ignore[arg-type]  # a Kind
    if not any(found.values()) and len(provinces_in(asked.whole)) > 1:
        found = {"indicator": find_things(store, "indicator", without_provinces(text), asked.date)}
    return {kind: things for kind, things in found.items() if things}


def _framed(
    words: Sequence[str],
    pieces: Sequence[_Piece],
    named: Sequence[_Named],
    asked: Question,
) -> Iterator[Understanding]:
    cues = [piece for piece in pieces if piece.names]
    for frame in frames():
        if frame.dated and not asked.date:
            continue
        for kinds in product(*(linked for _, linked in named)):
            told = [kind for kind in kinds if kind != "place" or "place" in frame.things]
            if len(set(told)) < len(told) or frozenset(told) != frame.things:
                continue
            if not _cued(frame, cues, asked) or not _ordered(frame, cues, named, kinds):
                continue
            role = next(filter(None, (role_of(" ".join(words[c.start : c.end])) for c in cues)), None)
            choices = {kind: linked[kind] for kind, (_, linked) in zip(kinds, named, strict=True) if kind in told}
            for things in product(*choices.values()):
                yield Understanding(frame.template, dict(zip(choices, things, strict=True)), role)


def _cued(frame: Frame, cues: Sequence[_Piece], asked: Question) -> bool:
    """Every cue has a place in the frame, and the frame has the cues it needs; provinces are the cue 'places'."""
    wanted = frozenset(["and"]).union(*frame.cues)
    if any(not wanted.union(frame.also).intersection(cue.names) for cue in cues):
        return False
    told = {name for cue in cues for name in cue.names}
    if len(provinces_in(asked.whole)) > 1:
        told.add("places")
    return all(group & told for group in frame.cues)


def _ordered(
    frame: Frame,
    cues: Sequence[_Piece],
    named: Sequence[_Named],
    kinds: Sequence[str],
) -> bool:
    if frame.first is None:
        return True
    where = {kind: piece.start for kind, (piece, _) in zip(kinds, named, strict=True)}
    for cue in reversed(cues):
        where.update((name, cue.start) for name in cue.names)
    rivals = frame.things | {name for group in frame.cues for name in group if name != "do"}
    return min(rivals & where.keys(), key=where.__getitem__) == frame.first
