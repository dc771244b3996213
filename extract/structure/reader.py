"""The whole reading of a text: lines, footnotes, parts, zones, tables, blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Block, BlockKind, Document, Part, Source
from ..text import AlignedText
from .blocks import Draft, Numbering, assemble, blocks_of, drafts_of, joins
from .lines import Line, marker_of, read_lines, rules
from .pages import Footnote, Width, drop_page_marks, take_footnotes, width_of
from .parts import DATE_LINE, NUMBER_LINE, Zones, is_name, split_parts, zones_of
from .tables import find_tables, table_blocks

_TO_NUMBER = re.compile(
    r"\S\s(?:so|nghi (?:dinh|quyet)|quyet dinh|chi thi|ket luan|thong (?:tu|bao)|to trinh|ke hoach|cong van|van ban)$"
)
_GAP = re.compile(r"\s{3,}|\t+")


def structure(source: Source, text: AlignedText) -> Document:
    """Parts and blocks of a repaired text. A text without any line gives one empty part."""
    lines = read_lines(text.text)
    width = width_of(lines)
    lines = drop_page_marks(lines)
    lines, notes = take_footnotes(lines, width)
    parts: list[Part] = []
    bounds = split_parts(lines) if lines else [(0, 0)]
    offsets = [0, *(lines[start].start for start, _ in bounds[1:]), len(text.text)]
    for number, (start, end) in enumerate(bounds, 1):
        low, high = offsets[number - 1], offsets[number]
        own_notes = [note for note in notes if low <= note.lines[0].start < high]
        blocks = _blocks(text, lines, zones_of(lines, start, end), own_notes, width)
        span = (text.to_source(low, low)[0] if number > 1 else 0, text.to_source(high, high)[0])
        parts.append(Part(number, span if number < len(bounds) else (span[0], len(source.text)), blocks))
    return Document(source, text, parts)


def _blocks(
    text: AlignedText, lines: Sequence[Line], zones: Zones, notes: Sequence[Footnote], width: Width
) -> list[Block]:
    blocks = _header(text, lines[zones.start : zones.body], width)
    title = blocks[-1].text.text if blocks else ""
    numbering, seen = Numbering(), Numbering()
    anchors: list[tuple[Draft, int]] = []

    def add(stretch: Sequence[Line]) -> None:
        drafts = drafts_of(stretch, width, seen)
        anchors.extend((draft, len(blocks) + index) for index, draft in enumerate(drafts))
        blocks.extend(blocks_of(text, drafts, numbering))

    body = lines[zones.body : zones.tail]
    at = 0
    for region in find_tables(body):
        add(body[at : region.start])
        caption = blocks[-1].text.text if blocks and at < region.start and len(blocks[-1].text) < 250 else title
        for piece in table_blocks(text, region, caption, numbering.path()):
            if isinstance(piece, Block):
                blocks.append(piece)
            else:
                add(piece)
        at = region.end
    add(body[at:])
    blocks.extend(_tail(text, lines[zones.tail : zones.end], width))
    blocks.extend(_footnote(text, note, anchors, width) for note in notes)
    return blocks


def _header(text: AlignedText, lines: Sequence[Line], width: Width) -> list[Block]:
    """One block a line of the header; a title that runs over lines is one block."""
    nation, authority = rules()["nation"].pattern, rules()["authority"].pattern
    drafts: list[Draft] = []
    lines = [column for line in lines for column in _side_by_side(line)]
    titled = False
    for index, line in enumerate(lines):
        titled = titled or _is_type(line)
        if drafts:
            before = drafts[-1].last
            in_title = (
                titled and line.shouted and before.shouted and not before.closed
            )  # '... NGHỊ QUYẾT' / 'SỐ 9/NQ-CP'
            last = index + 1 == len(lines) or lines[index + 1].text.startswith(
                ("KHÓA", "KHOÁ", "NHIỆM KỲ", "(", "KỲ HỌP")
            )
            apart = (
                line.blanks
                or (authority.match(line.text) and (last or not titled) and len(before.text) > 3)
                or (not in_title and DATE_LINE.search(line.text) and not _begins_place(before))
                or (not in_title and (NUMBER_LINE.match(line.folded) or NUMBER_LINE.match(before.folded)))
                or _is_type(line)
                or _is_type(before)
                or nation.search(line.folded)
                or nation.search(before.folded)
            )
            same = before.shouted == line.shouted or (line.text[0].islower() and not before.shouted)
            if before.text[-1] == "|" or line.text[0] == "|":
                apart = True
            if (not apart and same and not before.closed and line.text[0] not in "([") or _broken(before, line):
                drafts[-1].lines.append(line)
                drafts[-1].glue.append(" ")
                continue
        drafts.append(Draft([line]))
    return [Block(kind="header", text=assemble(text, d.lines, d.glue)) for d in drafts]


def _begins_place(line: Line) -> bool:
    """'Tam' of 'Tam Kỳ, ngày ...' broken in two."""
    return len(line.text) < 12 and line.text.istitle() and line.text.isalpha()


def _side_by_side(line: Line) -> list[Line]:
    """The two columns of a header that were printed on one line, parted by a wide gap."""
    if len(line.text) != line.end - line.start or not (gap := _GAP.search(line.text)):
        return [line]
    left = replace(line, end=line.start + gap.start(), text=line.text[: gap.start()])
    right = replace(line, start=line.start + gap.end(), text=line.text[gap.end() :], blanks=0)
    return [left, *_side_by_side(right)]


def _broken(before: Line, line: Line) -> bool:
    """A header line cut in two: 'Số:' and its number, 'Hà Nội, ngày' and the date, '... Nghị định' and its number."""
    folded = before.folded
    return bool(
        folded.rstrip(" :.") in ("so", "cong", "hoi", "uy", "uy ban")
        or (folded.endswith(("ngay", "thang", "nam")) and line.text[0].isdigit())
        or (line.text[0].isdigit() and not line.blanks and not before.shouted and _TO_NUMBER.search(before.folded))
        or (before.text[0] in "([" and before.text[-1] not in ")]" and not line.blanks)
        or (line.text[0].islower() and not before.closed and not line.blanks and not before.shouted)
        or (line.text[0].islower() and line.gap and not before.closed)
    )


def _is_type(line: Line) -> bool:
    match = rules()["type-line"].pattern.match(line.folded)
    return match is not None and line.text[: match.end()].isupper() and len(line.text) - match.end() < 4


def _tail(text: AlignedText, lines: Sequence[Line], width: Width) -> list[Block]:
    """Recipients, one block an entry, and signature lines."""
    recipients, signature = rules()["recipients"].pattern, rules()["signature"].pattern
    blocks: list[Block] = []
    entry: list[Line] = []
    kind: BlockKind = "signature"

    def flush() -> None:
        if entry:
            marker = marker_of(entry[0].text)
            skip = marker.length if marker and marker.scheme in ("-", "+") else 0
            piece = assemble(text, entry, [" "] * (len(entry) - 1), skip)
            blocks.append(Block(kind=kind, text=piece, marker=marker.text if marker and skip else ""))
            entry.clear()

    listing = False
    for line in lines:
        marker = marker_of(line.text)
        if recipients.match(line.folded):
            flush()
            kind, listing = "recipients", True
        elif signature.match(line.text) or (is_name(line.text) and (line.blanks or kind == "signature")):
            flush()
            kind = "signature"
        elif listing and marker is not None and marker.scheme in ("-", "+"):
            flush()
            kind = "recipients"
        elif not (listing and kind == "recipients" and entry and not line.blanks):
            flush()
            kind = "recipients" if listing and kind == "recipients" and not line.shouted else "signature"
        entry.append(line)
    flush()
    return blocks


def _footnote(text: AlignedText, note: Footnote, anchors: Sequence[tuple[Draft, int]], width: Width) -> Block:
    """The footnote as a block; the anchor is the block on its page that shows its number."""
    draft = Draft([note.lines[0]])
    for line in note.lines[1:]:
        draft.glue.append(joins(draft, line, width) or " ")
        draft.lines.append(line)
    piece = assemble(text, draft.lines, draft.glue)
    anchor = _anchor(note, anchors)
    marker = str(note.number) if note.number is not None else ""
    block = Block(kind="footnote", text=piece, marker=marker)
    return replace(block, anchor=anchor) if anchor is not None else block


def _anchor(note: Footnote, anchors: Sequence[tuple[Draft, int]]) -> int | None:
    if note.number is None:
        return None
    marks = (f"[{note.number}]", str(note.number))
    for draft, index in anchors:
        for line in draft.lines:
            if line.page == note.page and any(_shows(line.text, mark) for mark in marks):
                return index
    return None


def _shows(text: str, mark: str) -> bool:
    at = text.find(mark)
    while at > 0:
        after = text[at + len(mark) : at + len(mark) + 1]
        if not after.isdigit() and (mark[0] == "[" or text[at - 1].isalpha() or text[at - 1] in '.,;)”"%'):
            return True
        at = text.find(mark, at + 1)
    return False
