"""From lines of text to slots of the decoder and back to edits."""

from __future__ import annotations

import gc
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ..text import AlignedText, Edit
from .channel import COSTS, Engine, channel, lexicon
from .decoder import Slot, decode
from .joins import join_edits
from .marks import mark_edits
from .model import model
from .noise import Noise, has_odd_word, noise_of_lines
from .numbers import is_suffix, number_edits
from .syllables import bare, letter, modern, split

_CHUNK = re.compile(r"\S+")
_EDGE = "()[]{}<>\"'“”‘’«»*_•–—-.,;:!?/\\|^~°®©™…"
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[-–—/]")
_UNIT = re.compile(r"\d+(?:[.,]\d+)*(?:ha|km|kg|m|m2|m3|km2|mm|cm|g|kw|mw|kwh|kv|mwp|l|tr|h|%)\d?$", re.I)
_NAME = 1.0  # what a whole syllable with a capital is believed more, in front of a sentence
_INSIDE = (3.0, 4.0)  # and within one, where only names have capitals: without marks, and with marks
_FOREIGN = 0.0  # cost of leaving a word that has the shape of a foreign name
_NUMERAL = 2.0  # cost of reading a numeral as a syllable whose letters it has
_TITLED = ("sở", "bộ")
_ROMAN = re.compile("[IVX]+")
_ENTRY = re.compile(r'["“(]?[a-zđ]\)')  # a letter of a list
_RAISED = re.compile("[¹²³]")
_SENTENCE_END = (".", ";", ":", "!", "?")
_TWO = re.compile("[aeiouy]+[bcdghklmnpqrstvx]+[aeo]$")
_STRANGE = re.compile("[aeiouy][bcdghklmnpqrstvx]{2,}[aeiouy]|[aeou][dfkrswxz]$")
_GLUED = re.compile(r"(?:\d{1,2}\.){1,4}(?=[^\W\d_])")  # the number of a heading and its first word
_CONSONANTS = "bcdđghklmnpqrstvx"
_LETTERS: dict[Engine, str] = {"vi": _CONSONANTS + "ae", "en": "bcdhklmnpqrtvx", "bare": "bceghiklmnpqrstvx"}


Case = Literal["initial", "inside", "capitals"]  # in front of a sentence, within one, in a line of capitals


class Piece(NamedTuple):
    """A stretch of a chunk (from, to) and the slot it makes."""

    start: int
    end: int
    slot: Slot


class Chunks:
    """The pieces of chunks (runs of text without white space) under one engine, remembered."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._known: dict[tuple[str, Case], tuple[Piece, ...]] = {}
        self.mark = Slot((model().mark,), (0.0,), ())
        self.number = Slot((model().number,), (0.0,), ())
        self.unknown = Slot((model().unknown,), (0.0,), ())
        self.breaks = (Slot((model().end,), (0.0,), ()), Slot((model().start,), (0.0,), ()))

    def pieces(self, chunk: str, case: Case) -> tuple[Piece, ...]:
        """The pieces of a chunk."""
        key = (chunk, case)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > 200_000:
                self._known.clear()
            found = self._known[key] = tuple(self._split(chunk, case))
        return found

    def _split(self, chunk: str, case: Case) -> Iterator[Piece]:
        words = channel(self.engine).words(chunk.lower())
        if words:
            itself = model().number if chunk.isdigit() else model().unknown if chunk.isalpha() else model().mark
            kept = (itself, COSTS[self.engine].keep, chunk.lower())
            yield Piece(0, len(chunk), Slot(*zip(*((c.word, c.cost, c.text) for c in words), kept, strict=True)))
            return
        core = chunk.strip(_EDGE)
        if not core or _ENTRY.fullmatch(chunk):
            yield Piece(0, len(chunk), self.mark)
            return
        start = chunk.index(core)
        end = start + len(core)
        if start:
            yield Piece(0, start, self.mark)
        yield from self._core(core, start, case)
        if end < len(chunk):
            yield Piece(end, len(chunk), self.mark)

    def _core(self, core: str, at: int, case: Case) -> Iterator[Piece]:
        """The pieces of a token without the marks around it."""
        end = at + len(core)
        if not _LETTER.search(core) or core in ("V/v", "v/v"):
            yield Piece(at, end, self.number if _DIGIT.search(core) else self.mark)
            return
        if glued := _GLUED.match(core):  # 2.1.Y tế
            yield Piece(at, at + glued.end(), self.number)
            yield from self._core(core[glued.end() :], at + glued.end(), case)
            return
        parts = _JOINT.split(core)
        if len(parts) > 1 and (is_suffix(core) or (_DIGIT.search(core) and sum(map(str.isupper, core)) > 1)):
            yield Piece(at, end, self.number)
            return
        if len(parts) > 1 and not (self.engine == "vi" and _broken(core, parts)):
            for n, part in enumerate(parts):
                if n:
                    yield Piece(at - 1, at, self.mark)
                if part:
                    yield from self._core(part, at, case)
                at += len(part) + 1
            return
        yield Piece(at, end, self._slot(core, case))

    def _slot(self, core: str, case: Case) -> Slot:
        lower = core.lower()
        if core == "Y":
            return Slot((model().index["y"],), (0.0,), ())  # Y tế
        if _ROMAN.fullmatch(core):
            word = model().index[lower] if split(lower) and self.engine == "vi" else None  # VI phạm
            return self.number if word is None else Slot((model().number, word), (0.0, _NUMERAL), ("", lower))
        if core.isupper() and len(core) == 1:
            return self.unknown  # a letter of a list
        if len(core) == 1 and lower in _LETTERS[self.engine]:
            word = model().index.get(lower)  # a letter of a list, or a unit
            return self.unknown if word is None else Slot((word,), (0.0,), ())
        if _RAISED.search(core):
            return self.unknown
        if _DIGIT.search(core) and not self._letters_as_digits(core):
            return self.unknown
        word = model().index.get(modern(lower))
        syllable = word is not None and split(modern(lower)) is not None
        word_like = bare(lower) in lexicon().bare if case == "capitals" else self.engine == "vi" and syllable
        if _abbreviation(core) and not word_like:
            return self.unknown if word is None else Slot((word,), (0.0,), ())
        found = channel(self.engine).candidates(lower)
        if not (syllable and self.engine == "vi"):
            keep = COSTS[self.engine].keep - (0.0 if split(lower) is None else 1.0)
            if case == "inside" and (_foreign(core) or self._rare_name(core)):
                keep = _FOREIGN
            written = (lower, model().unknown if word is None else word, keep)
            if not found:
                return Slot((written[1],), (0.0,), ())
            return Slot(
                (*(c.word for c in found), written[1]),
                (*(c.cost for c in found), keep),
                (*(c.text for c in found), lower),
            )
        # names are seldom in the model: a whole syllable with a capital is believed more
        inside = _INSIDE[not core.isascii()]
        name = {"initial": _NAME, "inside": inside, "capitals": 0.0}[case] if core[0].isupper() else 0.0
        costs = tuple(c.cost + (name if c.text != lower else 0.0) for c in found)
        return Slot(tuple(c.word for c in found), costs, tuple(c.text for c in found))

    def _rare_name(self, core: str) -> bool:
        """Whether a token with a capital is a whole syllable that the model has not met (sông Luộc)."""
        return (
            self.engine == "vi" and core[0].isupper() and not core.isascii() and split(modern(core.lower())) is not None
        )

    def _letters_as_digits(self, core: str) -> bool:
        """Whether a token with digits may be a syllable that the English engine wrote (d4u, 1am, s6)."""
        if self.engine != "en" or _UNIT.match(core) or len(core) > 7 or sum(map(str.isdigit, core)) > 2:
            return False
        return not (core[0].isdigit() and core[0] not in "14" and core[-1].isupper())


@cache
def chunks(engine: Engine) -> Chunks:
    """The chunks of an engine, kept between calls."""
    return Chunks(engine)


def repair(text: str) -> AlignedText:
    """The text with OCR damage repaired: the same number of lines, aligned to `text`.

    Composed characters (NFC) and the right letter Đ come first, then damaged lines; lines without damage stay as
    they are, byte for byte, but for words run together.
    """
    aligned = AlignedText.of(text)
    edits = list(_spelling(text))
    if edits:
        aligned = aligned.replace(edits)
    text = aligned.text
    kinds = noise_of_lines(text)
    if kinds is None:
        joins = list(_run_together(text))
        return aligned.replace(joins) if joins else aligned
    with _without_collector():
        aligned = aligned.replace(list(_tidied(text, kinds)))
        return aligned.replace(list(_repairs(aligned.text, kinds)))


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for cycles while a hundred thousand small tuples are made: it takes a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _spelling(text: str) -> Iterator[Edit]:
    """Ð (Icelandic eth, U+00D0) written for Đ, and letters with separate marks."""
    if "Ð" not in text and "ð" not in text and unicodedata.is_normalized("NFC", text):
        return
    for match in re.finditer(r"[Ðð]|[^\W\d_][\u0300-\u036f]+", text):
        new = {"Ð": "Đ", "ð": "đ"}.get(match[0]) or unicodedata.normalize("NFC", match[0])
        if new != match[0]:
            yield Edit(match.start(), match.end(), new)


def _run_together(text: str) -> Iterator[Edit]:
    """Blanks between words of clean text that a conversion joined where a line had ended."""
    chunks = sorted((c for c in set(text.split()) if has_odd_word(c)), key=len, reverse=True)
    if chunks:
        for match in re.finditer(rf"(?<!\S)(?:{'|'.join(map(re.escape, chunks))})(?!\S)", text):
            yield from join_edits(match[0], match.start())


def _tidied(text: str, kinds: list[Noise | None]) -> Iterator[Edit]:
    """Numbers mended and marks of footnotes dropped in damaged lines, before the words are read."""
    at = 0
    for line, kind in zip(text.split("\n"), kinds, strict=True):
        if kind is not None and line:
            end = -1
            joins = join_edits(line, at) if kind == "vi" else ()
            for edit in sorted([*number_edits(line, at, kind), *mark_edits(line, at, kind), *joins]):
                if edit.start >= end:
                    yield edit
                    end = edit.end
        at += len(line) + 1


class Row:
    """A row of slots under one engine, with the place of each in the text."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.slots: list[Slot] = []
        self.places: list[tuple[int, int]] = []
        self.capitals: list[bool] = []
        self._open = True  # a sentence begins here

    def add(self, line: str, at: int, final: bool) -> None:
        """The line that starts at offset `at`; `final` if no sentence runs on after it."""
        known = chunks(self.engine)
        capitals = _in_capitals(line)
        case: Case = "capitals" if capitals else "initial" if self._open else "inside"
        for match in _CHUNK.finditer(line):
            start = at + match.start()
            chunk = match[0]
            pieces = known.pieces(chunk, case)
            if not capitals:
                case = "initial" if chunk[-1] in _SENTENCE_END or not _LETTER.search(chunk) else "inside"
            for piece in pieces:
                self.slots.append(piece.slot)
                self.places.append((start + piece.start, start + piece.end))
                self.capitals.append(capitals)
        self._open = final
        if final:
            self.slots += known.breaks
            self.places += [(at, at)] * 2
            self.capitals += [False] * 2

    def edits(self, text: str) -> Iterator[Edit]:
        """What to change, in order."""
        readings = [
            slot.texts[index] if slot.texts else "" for slot, index in zip(self.slots, decode(self.slots), strict=True)
        ]
        for n, reading in enumerate(readings):
            if reading:
                start, end = self.places[n]
                written = text[start:end]
                new = recase(written, reading, self.capitals[n])
                if n and readings[n - 1] in _TITLED and written[0] == "I":
                    new = new.capitalize()  # a department's name follows, and I may be a stroke of its K
                if reading == "ủy" and self.engine == "vi" and readings[n + 1 : n + 2] == ["ban"]:
                    new = "Ủy" if new == "ủy" else new  # large and small differ by size alone, and this is a name
                if new != written:
                    yield Edit(start, end, new)


def _repairs(text: str, kinds: list[Noise | None]) -> Iterator[Edit]:
    """Edits of the words of damaged lines, in order."""
    for row in _rows(text, kinds):
        yield from row.edits(text)


def rows_of(text: str) -> list[Row]:
    """The rows that a damaged text makes, as they are decoded."""
    kinds = noise_of_lines(text)
    return [] if kinds is None else _rows(text, kinds)


def _rows(text: str, kinds: list[Noise | None]) -> list[Row]:
    """One row for each run of damaged lines of one engine."""
    at = 0
    rows: list[Row] = []
    row: Row | None = None
    lines = text.split("\n")
    for number, line in enumerate(lines):
        kind = kinds[number]
        if row is not None and kind != row.engine:
            row = None
        if kind is not None and line and not line.isspace():
            if row is None:
                row = Row(kind)
                rows.append(row)
            following = lines[number + 1].lstrip() if number + 1 < len(lines) else ""
            row.add(line, at, line.rstrip().endswith(_SENTENCE_END) or not following or not following[0].islower())
        at += len(line) + 1
    return rows


def _foreign(core: str) -> bool:
    """Whether a token with a capital has the shape of a foreign name: two syllables, or an end no syllable has.

    I, M and W in front may be strokes of kh, k and th.
    """
    if not core.isascii() or not core[1:].islower() or core[0] in "IMW":
        return False
    return bool(_TWO.search(core.lower())) or (core[0] not in "LT" and bool(_STRANGE.search(core.lower())))


def _in_capitals(line: str) -> bool:
    """Whether the words of a line are written in capitals; abbreviations do not speak for it."""
    if line.isupper():
        return True
    upper = sum(map(str.isupper, line))
    if upper <= 0.3 * len(line):
        return False
    words = [w for w in _WORD.findall(line) if not (w.isupper() and bare(w.lower()) not in lexicon().bare)]
    letters = "".join(words)
    return sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _abbreviation(core: str) -> bool:
    """Whether a token in capitals may be an abbreviation: these have two letters or more and no tone marks."""
    return core.isupper() and sum(map(str.isalpha, core)) > 1 and not any(letter(c).tone for c in core.lower())


def _broken(core: str, parts: list[str]) -> bool:
    """Whether a token with a hyphen in it is one broken syllable (lưọ-ng) rather than two."""
    return any(split(p.lower()) is None for p in parts) and bool(channel("vi").candidates(core.lower()))


@lru_cache(maxsize=1 << 16)
def recase(written: str, reading: str, capitals: bool) -> str:
    """The reading in the case of the written token; `capitals` if the line is written in capitals."""
    same = reading == written.lower()
    if same and not capitals and (_ROMAN.fullmatch(written) or (written[0].islower() and _syllable(reading))):
        return reading  # dỊch vụ, and VI phạm where the numeral was not meant
    if capitals and not (same and (written.isupper() or not _syllable(reading))):
        return reading.upper()
    if same:
        return written
    letters = [c for c in written if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        # capitals in a line of small letters: a syllable in capitals, or strokes that looked like capitals
        return reading.upper() if _syllable(written.lower()) else reading
    if letters and letters[0].isupper():
        # I, M, W written for strokes of kh, k, th are no capitals, unless the letter after them is one (IChóa)
        if letters[0] in "IMW" and bare(reading[0]) != letters[0].lower():
            return reading.capitalize() if len(letters) > 2 and letters[1].isupper() else reading
        return reading.capitalize()
    return reading


def _syllable(word: str) -> bool:
    return split(modern(word)) is not None
