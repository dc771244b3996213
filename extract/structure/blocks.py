"""Lines to blocks: paragraphs rejoined over line and page breaks, numbering read, headings told from items."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from ..document import Block, BlockKind, Heading
from ..text import AlignedText, Edit
from ..vietnamese import fold
from .lines import EMPHASIS, Line, Marker, marker_of, rules, word_list
from .pages import Width

_UNTIDY = re.compile(r"[*_\\\t\u00a0\u200b\ufeff\u00ad]")
_TIDY = re.compile(r"\*{1,3}|__+|\\(?=[.\-*_()#+])|[ \t\u00a0]{2,}|[\t\u00a0]|[\u200b\ufeff\u00ad]")
_HYPHEN = re.compile(r"(?:\d|[A-ZĐ]{2})[-–/]$")


@dataclass(slots=True)
class Draft:
    """A block being gathered: the lines, what joins each to the one before, the numbering of the first."""

    lines: list[Line]
    glue: list[str] = field(default_factory=list)
    marker: Marker | None = None
    kind: BlockKind = "paragraph"

    @property
    def last(self) -> Line:
        return self.lines[-1]


def assemble(text: AlignedText, lines: Sequence[Line], glue: Sequence[str], skip: int = 0) -> AlignedText:
    """One line of clean text from several lines of the repaired text; `skip` characters of the first are left out."""
    start, end = lines[0].start + _printed(text.text, lines[0], skip), lines[-1].end
    piece = text.slice(start, end)
    edits: list[Edit] = []
    at = start
    for line, following, join in zip(lines, lines[1:], glue, strict=False):
        edits += _tidy(piece.text, at - start, line.end - start)
        edits.append(Edit(line.end - start, following.start - start, join))
        at = following.start
    edits += _tidy(piece.text, at - start, end - start)
    piece = piece.replace(edits)
    return piece.strip() if piece.text[:1].isspace() or piece.text[-1:].isspace() else piece


def _printed(text: str, line: Line, length: int) -> int:
    """How many characters of the text the first `length` of the line's own stand for: '**Điều 1.** ' -> 'Điều 1. '."""
    if len(line.text) == line.end - line.start or not length:
        return length
    kept, at = 0, line.start
    while kept < length and at < line.end:
        mark = EMPHASIS.match(text, at, line.end)
        at, kept = (mark.end(), kept) if mark else (at + 1, kept + 1)
    while mark := EMPHASIS.match(text, at, line.end):
        at = mark.end()
    return at - line.start


def _tidy(text: str, start: int, end: int) -> list[Edit]:
    """Edits that take out Markdown emphasis, doubled and invisible spaces."""
    if "  " not in text and not _UNTIDY.search(text, start, end):
        return []
    edits = []
    for match in _TIDY.finditer(text, start, end):
        mark = match[0]
        if mark == "*" and not _paired(text, match.start(), start, end):
            continue
        edits.append(Edit(match.start(), match.end(), " " if mark[0] in " \t\u00a0" else ""))
    return edits


def _paired(text: str, at: int, start: int, end: int) -> bool:
    """Whether a lone asterisk opens or closes an emphasis rather than standing for itself."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    others = text.count("*", start, end) > 1
    return others and (before in ' ("“' or after in ' .,;:)"”')


def joins(draft: Draft, line: Line, width: Width) -> str | None:
    """What joins a line to the draft before it (' ', or '' after a split number), or None where a block begins."""
    before = draft.last
    last, first = before.text[-1], line.text[:1]
    near = line.blanks == 0 or line.gap
    if _hyphened(before.text) and (first.isalnum() or last == "/"):
        return ""
    if line.hashes or (before.hashes and line.blanks):
        return None
    if before.shouted and len(before.text) > 3:
        return " " if line.shouted and line.blanks == 0 and not before.closed else None
    heading = draft.marker is not None and len(draft.lines) == 1 and draft.marker.scheme not in "-+"
    short = len(before.text) < 0.85 * width.full
    if first.islower() or (first in "(,;:)%”" and (near or first != "(")) or (first.isdigit() and not before.closed):
        if before.closed and last != ",":
            return " " if near and width.wrapped and last in ".;" and not (last == "." and short) else None
        if first in "(0123456789" and heading and short and line.blanks:
            return None
        return " " if near or line.blanks <= 2 else None
    if near and not before.closed and _names_document(draft, line):
        return " "
    if line.shouted and len(line.text) > 8 and not before.closed:
        return None if line.blanks or short else " "
    if not before.closed:
        if _open_word(before.text) and (near or not heading):
            return " "
        if not near or (heading and short):
            return None
        if line.gap and line.blanks and not width.wrapped:
            return " " if last == "," else None
        return " " if width.wrapped and (not short or last == ",") else None
    full = len(before.text) >= width.full and not line.shouted
    return " " if near and not line.gap and width.wrapped and last in ".;" and full else None


def _hyphened(text: str) -> bool:
    """Whether a line ends within a number or a code: '29-'."""
    return text[-1] in "-–/" and _HYPHEN.search(text, len(text) - 3) is not None


def _names_document(draft: Draft, line: Line) -> bool:
    """Whether a line is the document that the text before it speaks of: 'Ban hành ... này' / 'Chương trình ...'."""
    if line.shouted or line.blanks or not (match := rules()["type-line"].pattern.match(line.folded)):
        return False
    if rules()["acts-on"].pattern.search(draft.last.folded):
        return True
    if line.folded[match.end() :].lstrip().startswith("so ") and any(map(str.isdigit, line.text[:60])):
        return not (draft.marker is not None and len(draft.last.text) < 40)
    if draft.marker is None or draft.marker.scheme != "article":
        return False
    said = " ".join(printed.text for printed in draft.lines)[draft.marker.length :].lstrip()
    return bool(rules()["order"].pattern.match(fold(said[:40])))


def _open_word(text: str) -> bool:
    """Whether a line ends with a word after which a phrase must go on."""
    word = text[text.rfind(" ") + 1 :]
    return word in word_list("open")


class Numbering:
    """The stack of enclosing numbers: which level a marker stands on, and whether one is to be expected."""

    def __init__(self) -> None:
        self.stack: list[tuple[Marker | None, int, Heading]] = []

    def expects(self, marker: Marker) -> bool:
        """Whether the number is the first of its scheme or follows the last one."""
        if marker.ordinal <= 1:
            return True
        last = next((m.ordinal for m, _, _ in reversed(self.stack) if m and m.scheme == marker.scheme), 0)
        return marker.ordinal == last + 1

    def leave(self, items: Container[int]) -> None:
        """Close the entries of lists (`items`: ids of their headings) that are open."""
        while self.stack and id(self.stack[-1][2]) in items:
            self.stack.pop()

    def leave_dashes(self) -> None:
        """Close the entries of a list with dashes: a paragraph after it does not belong to its last entry."""
        while self.stack and (marker := self.stack[-1][0]) is not None and marker.scheme in ("-", "+"):
            self.stack.pop()

    def path(self) -> tuple[Heading, ...]:
        return tuple(heading for _, _, heading in self.stack)

    def enter(self, marker: Marker | None, rank: int, title: str) -> tuple[Heading, ...]:
        """Put a numbered block on the stack; gives the headings that enclose it."""
        scheme = marker.scheme if marker else ""
        for at, (entered, level, _) in enumerate(self.stack):
            if entered.scheme == scheme if entered else not scheme and level == rank:
                del self.stack[at:]
                break
        else:
            first = marker is not None and marker.ordinal == 1 and rank < 80
            outermost = 75 if first and scheme not in ("part", "chapter", "article") else rank
            while self.stack and self.stack[-1][1] >= outermost:
                self.stack.pop()
        path = self.path()
        self.stack.append((marker, rank, Heading(len(path) + 1, marker.text if marker else "", title)))
        return path


def drafts_of(lines: Sequence[Line], width: Width, numbering: Numbering) -> list[Draft]:
    """The lines gathered into paragraphs, each with the numbering at its head; `numbering` is what went before."""
    drafts: list[Draft] = []
    for index, line in enumerate(lines):
        marker = marker_of(line.text)
        if marker is None and _stands_alone(line, lines[index + 1] if index + 1 < len(lines) else None, numbering):
            drafts.append(Draft([line]))
            continue
        if drafts:
            draft = drafts[-1]
            if alone := _numbers(draft, line, marker):
                numbering.enter(alone, alone.rank, "")
                drafts[-1] = Draft([*draft.lines, line], [" "], alone)
                continue
            if marker is not None and _in_sentence(draft, line, marker, numbering, width):
                marker = None
                glue: str | None = "" if _hyphened(draft.last.text) else " "
            else:
                glue = None if marker else joins(draft, line, width)
            if marker is None and line.shouted and line.blanks <= 1 and _awaits_title(draft):
                glue = " "
            if glue is not None:
                draft.lines.append(line)
                draft.glue.append(glue)
                continue
        if marker is not None:
            numbering.enter(marker, marker.rank, "")
        drafts.append(Draft([line], marker=marker))
    return drafts


_ALONE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-HĐ]|[a-eđ])[.)]|Điều \d{1,3}[.:]?")


def _stands_alone(line: Line, following: Line | None, numbering: Numbering) -> bool:
    """Whether the line is nothing but the number that is due, and the next one is what it numbers."""
    if following is None or len(line.text) > 8 or not _ALONE.fullmatch(line.text):
        return False
    marker = _numbers(Draft([line]), following, marker_of(following.text))
    return marker is not None and numbering.expects(marker)


def _numbers(draft: Draft, line: Line, marker: Marker | None) -> Marker | None:
    """The marker of a draft that is nothing else ('2.', 'a)', 'Điều 5.'), where the line is what it numbers."""
    number = draft.lines[0].text
    if len(draft.lines) > 1 or marker is not None or line.blanks > 1 or not _ALONE.fullmatch(number):
        return None
    if not line.text[:1].isupper():
        return None
    found = marker_of(f"{number} {line.text}") or marker_of(f"{number} {line.text.upper()}")
    return found._replace(length=len(number)) if found else None


def _awaits_title(draft: Draft) -> bool:
    """'Phần thứ nhất', 'Chương I', whose title in capitals follows, over several lines at times."""
    if draft.marker is None or draft.marker.scheme not in ("part", "chapter"):
        return False
    return len(draft.lines) == 1 or draft.last.shouted


def _in_sentence(draft: Draft, line: Line, marker: Marker, numbering: Numbering, width: Width) -> bool:
    """Whether what looks like numbering at the head of a line is a word of a sentence broken before it."""
    before = draft.last
    if _hyphened(before.text) and not before.shouted and marker.scheme == "1":
        return True
    if line.hashes or before.closed or before.shouted or (line.blanks and not line.gap):
        return False
    if marker.scheme == "-" and rules()["split-name"].pattern.search(fold(f"{before.text[-24:]}|{line.text[:24]}")):
        return True
    rest = line.text[marker.length : marker.length + 1]
    if marker.scheme == "-":
        return rest.islower() and before.text[-1] != ","
    if marker.scheme in ("1", "1.1", "a", "(1)", "article", "I"):
        full = width.wrapped and len(before.text) >= 0.85 * width.full
        return ((full or _open_word(before.text)) and not numbering.expects(marker)) or (
            marker.scheme in ("1", "article") and _open_word(before.text)
        )
    return False


def blocks_of(text: AlignedText, drafts: Sequence[Draft], numbering: Numbering) -> list[Block]:
    """Drafts to blocks: kind, path and clean text; `numbering` holds the headings that are open."""
    blocks: list[Block] = []
    items: dict[int, Heading] = {}
    for index, draft in enumerate(drafts):
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        skip = draft.marker.length if draft.marker else 0
        piece = assemble(text, draft.lines, draft.glue, skip)
        if not piece.text:
            piece = assemble(text, draft.lines, draft.glue)
        marker = draft.marker
        if marker is None and not _is_bare_heading(draft, following):
            if draft.lines[0].shouted or rules()["resumes"].pattern.match(draft.lines[0].folded):
                numbering.leave(items)
            elif piece.text[0].isupper():
                numbering.leave_dashes()
            path = numbering.path()
            if draft.kind == "paragraph" and _introduces(piece.text, following):
                path = numbering.enter(None, 75, piece.text)
            blocks.append(Block(kind=draft.kind, text=piece, path=path))
            continue
        heading = marker is None or _is_heading(draft, following, piece.text)
        rank = marker.rank if marker else (28 if draft.lines[0].shouted else 75)
        path = numbering.enter(marker, rank, piece.text)
        kind: BlockKind = "heading" if heading else "item"
        if not heading and marker is not None and marker.scheme != "article":
            items[id(numbering.stack[-1][2])] = numbering.stack[-1][2]
        blocks.append(Block(kind=kind, text=piece, path=path, marker=_shown(draft, marker)))
    return blocks


def _introduces(text: str, following: Draft | None) -> bool:
    """'Sở Y tế có nhiệm vụ:' before a list is what its entries stand under."""
    listed = following is not None and following.marker is not None and following.marker.scheme in ("-", "+")
    return listed and text.endswith(":") and len(text) < 250


def _shown(draft: Draft, marker: Marker | None) -> str:
    """The marker as readers cite it: 'Điều 5', 'Phần thứ nhất', '(3)', '1.2', '-'."""
    if marker is None:
        return ""
    if marker.scheme in ("part", "chapter", "section", "article"):
        return re.sub(r"[\s.:,\-–]+$", "", draft.lines[0].text[: marker.length]).strip()
    return f"({marker.text})" if marker.scheme == "(1)" else marker.text


def _is_heading(draft: Draft, following: Draft | None, text: str) -> bool:
    marker = draft.marker
    assert marker is not None
    if marker.scheme in ("part", "chapter", "section", "I", "A") and len(text) < 300:
        return True
    if marker.scheme in ("-", "+") or len(text) > 250:
        return False
    if draft.lines[0].hashes or draft.lines[0].shouted:
        return True
    if draft.last.closed and draft.last.text[-1] != ":":
        return False
    if marker.scheme in ("article", "1.1", "1.1.1", "1.1.1.1"):
        return True
    if following is None or draft.last.text[-1:] == ":":
        return draft.last.text[-1:] == ":" and len(text) < 120
    sibling = following.marker is not None and following.marker.scheme == marker.scheme
    return not sibling


def _is_bare_heading(draft: Draft, following: Draft | None) -> bool:
    """A heading without number: capitals or bold Markdown, short, not ending a sentence."""
    line = draft.lines[0]
    length = sum(len(x.text) for x in draft.lines)
    if following is None or length > 200 or (draft.last.closed and not line.hashes):
        return False
    if line.hashes:
        return True
    if line.shouted:
        return all(x.shouted for x in draft.lines) and len(fold(line.text).split()) >= 2
    return line.bold and len(draft.lines) == 1 and not draft.last.closed
