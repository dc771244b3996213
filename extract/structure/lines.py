"""The lines of a repaired text and what can be seen of each alone: page, marks, numbering, letter case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ..rules import Rule, load_rules, load_table
from ..vietnamese import fold

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_FRONT_MATTER = re.compile(r"\ufeff?---[ ]*\n(?:[^\n]*\n){1,80}?---[ ]*\n")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_RULER = re.compile(r"[-–—_*=~|\s.:+]*[-–—_*=~|]{2}[-–—_*=~|\s.:+]*|[-–—_*=~|\s]*")
_SPACES = " \t\u00a0\u3000\u200b\ufeff\u00ad"
EMPHASIS = re.compile(r"\*{1,3}(?!\s)|(?<=\S)\*{1,3}|_{2,3}|\\(?=[.\-*_()#+])")

_HEAD = 160
"""So many letters tell whether a line is in capitals."""
TERMINAL = frozenset(".;:!?")
"""What ends a sentence or an entry of a list."""


class Marker(NamedTuple):
    """A number or letter at the head of a line: scheme, rank, what is printed, its ordinal (0: none), its length."""

    scheme: str
    rank: int
    text: str
    ordinal: int
    length: int


@dataclass(slots=True)
class Line:
    """One line that holds more than white space and rulers; `start`, `end` are offsets into the repaired text.

    `blanks`: empty lines (or rulers) before it. `page` counts page breaks. `gap` is set where something that is no
    part of the running text (a page break, a footnote) was taken out before the line.
    """

    start: int
    end: int
    text: str
    blanks: int
    page: int
    hashes: int = 0
    bold: bool = False
    gap: bool = False

    @property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def closed(self) -> bool:
        """Whether the line ends a sentence or an entry."""
        text = self.text.rstrip("\"”'’)]}*")
        return not text or text[-1] in TERMINAL or self.text.endswith(("./", ".//", "/."))

    @property
    def shouted(self) -> bool:
        """Whether its letters are capitals, as in headings; a few letters damaged in scanning are forgiven."""
        return _shouted(self.text)


@lru_cache(1024)
def _shouted(text: str) -> bool:
    head = text[:_HEAD]
    upper = sum(map(str.isupper, head))
    return upper >= 3 and upper >= 4 * sum(map(str.islower, head))


@cache
def rules() -> dict[str, Rule]:
    """The layout rules by what follows 'structure.' in their id."""
    return {rule.id.removeprefix("structure."): rule for rule in load_rules(__package__)}


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of words of patterns.toml."""
    return frozenset(load_table(__package__)["words"][name].split())


@cache
def _schemes() -> tuple[tuple[Rule, str, int, bool, bool], ...]:
    return tuple(
        (rule, str(v["scheme"]), int(v["rank"]), bool(v.get("folded")), bool(v.get("capital")))
        for rule in rules().values()
        if "scheme" in (v := rule.values)
    )


_WORDS = {w: i for i, w in enumerate(["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"], 1)}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 1, "h": 2}
_MISREAD_ROMAN = {"n": "II", "u": "II", "m": "III", "l": "I", "v": "V"}
"""What scans make of Roman numerals before a heading in capitals."""
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def _ordinal(scheme: str, marker: str) -> int:
    text = marker.lower()
    if scheme in ("-", "+"):
        return 0
    if scheme == "1.1":
        last = re.split(r"[.,]", text)[-1]
        return int(last) if last.isdigit() else 0
    if text[:1].isdigit():
        return int(re.match(r"\d+", text)[0])  # type: ignore[index]
    if scheme in ("a", "A") or (scheme == "(1)" and text not in ("i", "ii", "iii", "iv", "v", "vi")):
        return _LETTERS.find(text) + 1
    if scheme == "part":
        return _WORDS.get(text.split()[-1], 0) or _roman(text)
    return _roman(text)


def _roman(text: str) -> int:
    total = 0
    values = [_ROMAN.get(c, 0) for c in text]
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total


_MAY_BE_MARKER = re.compile(r"[\dIVXLHila-zđA-H(+\-–—−•●▪■*✓✔PCMTĐD]")


def marker_of(text: str) -> Marker | None:
    """The numbering at the head of a line, e.g. '1.2. ' -> Marker('1.1', 50, '1.2', 2, 5)."""
    if not text or not _MAY_BE_MARKER.match(text):
        return None
    folded = ""
    for rule, scheme, rank, on_folded, capital in _schemes():
        if capital and text[0] not in "PCMTĐD":
            continue
        if on_folded and not folded:
            folded = fold(text)
        match = rule.pattern.match(folded if on_folded else text)
        if match is None:
            continue
        start, end = match.span("marker")
        marker = text[start:end]
        if scheme == "a" and marker in _MISREAD_ROMAN and _shouted(text[match.end() :]):
            return Marker("I", 30, _MISREAD_ROMAN[marker], _roman(_MISREAD_ROMAN[marker].lower()), match.end())
        if scheme == "I":
            marker = marker.replace("H", "II").replace("L", "I")
        elif scheme == "1.1":
            marker = re.sub(r"^[Iil]", "1", marker).replace(",", ".")
            rank += marker.count(".") - 1
            return Marker(f"1{'.1' * marker.count('.')}", rank, marker, _ordinal("1.1", marker), match.end())
        return Marker(scheme, rank, marker, _ordinal(scheme, marker), match.end())
    return None


def read_lines(text: str) -> list[Line]:
    """The lines of a text in order, white space, rulers and Markdown marks at their edges left out."""
    lines: list[Line] = []
    blanks = page = 0
    lone_spaces = _lone_spaces(text)
    for start, end, breaks_page in _spans(text):
        if breaks_page:
            page += 1
        raw = text[start:end]
        content = raw.strip(_SPACES)
        if not content or (not content[0].isalnum() and _RULER.fullmatch(content)):
            blanks += 1
            continue
        if blanks >= 3 or (lone_spaces and raw[0] == " "):
            page += 1
        at = start + (len(raw) - len(raw.lstrip(_SPACES)))
        hashes = 0
        if content[0] == "#" and (match := _HASHES.match(content)):
            hashes = len(match[1])
            at += match.end()
            content = content[match.end() :]
        bold = content.startswith(("**", "__")) or (content.startswith("*") and content.endswith("*"))
        if bold:
            stripped = content.lstrip("*_")
            at += len(content) - len(stripped)
            content = stripped.rstrip("*_").rstrip() or stripped
        shown = EMPHASIS.sub("", content) if "*" in content or "_" in content or "\\" in content else content
        if not shown:  # only marks: an escaped star below the issuer
            blanks += 1
            continue
        lines.append(Line(at, at + len(content), shown, blanks, page, hashes, bold))
        blanks = 0
    return lines


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether a form feed stands before it) of each line."""
    at, feed = _front_matter(text), False
    for match in _BREAK.finditer(text, at):
        yield at, match.start(), feed
        feed = match[0] == "\f"
        at = match.end()
    yield at, len(text), feed


def _front_matter(text: str) -> int:
    """Where the text begins after a YAML block of data about the file, which is no part of the document."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def _lone_spaces(text: str) -> bool:
    """Whether a single space at the head of a line is rare enough to be the trace of a page break."""
    return 0 < len(re.findall(r"^ \S", text, re.M)) <= max(2, text.count("\n") // 25)
