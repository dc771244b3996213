"""Documents bound in one file, and within each the header, the body, the recipients and the signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..vietnamese import LOWER, UPPER, fold
from .lines import Line, marker_of, rules

_HEADER_LINES = 60
"""A header is looked for in so many lines from the start of a part."""
_TAIL_LINES = 60
"""A recipients list is no longer than this."""
NUMBER_LINE = re.compile(r"^\W{0,3}(?:so|s6)\s{0,2}[:.]?\s*[^a-z]{0,8}\S*[-/]", re.I)
DATE_LINE = re.compile(r"\bng[aà]y\b.{0,14}\bth[aá]ng\b.{0,8}\bn[aă]m\b", re.I)
_BEGINS = re.compile(r"Thực hiện|Triển khai|Căn cứ|Để |Quán triệt|Theo ")
_NAME = re.compile(rf"[A-Z{UPPER}][{LOWER}]+(?:\s+[A-Z{UPPER}][{LOWER}]*){{0,3}}\s+[A-Z{UPPER}][{LOWER}]+")


@dataclass(frozen=True, slots=True)
class Zones:
    """Index ranges of one part's lines: header lines[:body], body, tail lines[tail:]."""

    start: int
    body: int
    tail: int
    end: int


def split_parts(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """[start, end) of each document in the lines.

    A new document begins at a national or Party header once the one before it has a body, or at a title in capitals
    (PHỤ LỤC, KẾ HOẠCH, ...) once the one before it has been signed. Blank forms, which repeat the header, are none.
    """
    titles = rules()["type-line"].pattern
    starts = [0]
    ended_at = -1
    annex = False
    for index, line in enumerate(lines):
        if index == 0:
            annex = bool(line.shouted and fold(line.text).startswith(("phu luc", "danh muc")))
            continue
        text = line.text
        if len(text) > 160:
            continue
        if _closes(line, index - starts[-1]):
            ended_at = index
        if text[0] in "“\"'(" or not _capital_head(text):
            continue
        folded = line.folded
        if is_nation(text) and index - starts[-1] > 8:
            start = _header_start(lines, index, starts[-1])
            if start - starts[-1] > 5 and _is_new_document(lines, start, index, ended_at, annex):
                starts.append(start)
                ended_at, annex = -1, False
            continue
        match = titles.match(folded)
        if match is None or not _is_title(lines, index, match.end(), match["type"]):
            continue
        is_annex = match["type"] in ("phu luc", "danh muc", "bieu")
        signed = ended_at >= 0 and index - ended_at <= _TAIL_LINES
        if is_annex and annex and match["type"] == "phu luc":
            signed = signed or line.blanks > 0 or line.gap or line.hashes > 0
        if match["type"] == "phu luc" and not signed and index - starts[-1] > 12:
            # Printed without the signature before it: an annex with its own title below.
            following = lines[index + 1] if index + 1 < len(lines) else None
            signed = bool(
                line.blanks and line.shouted and len(text) < 16 and following and following.shouted
                and marker_of(following.text) is None
            )  # fmt: skip
        if signed and index - starts[-1] > 5 and (is_annex or line.gap or _attached(lines, index)):
            starts.append(index)
            ended_at, annex = -1, is_annex
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _closes(line: Line, depth: int) -> bool:
    """Whether a line, so many lines into its document, begins the recipients or the signature."""
    first = line.text[0]
    if first in "TKQPCBGt-" and depth > 8 and rules()["signature"].pattern.match(line.text):
        return True
    return (first in "Nn" or not first.isalnum()) and rules()["recipients"].pattern.match(line.folded) is not None


def is_nation(text: str) -> bool:
    """Whether a line is the national or Party header, alone or beside the issuer; not a mention of the country."""
    return len(text) < 160 and _capital_head(text) and rules()["nation"].pattern.search(fold(text)) is not None


def _capital_head(text: str) -> bool:
    head = text[:24]
    upper = sum(map(str.isupper, head))
    return (upper >= 3 and upper >= 2 * sum(map(str.islower, head))) or "Độc lập" in text


def _is_title(lines: Sequence[Line], index: int, end: int, kind: str, in_header: bool = False) -> bool:
    """Whether a line that begins with a kind of document in capitals is the title of one (in a header: also small)."""
    line = lines[index]
    head = line.text[:end]
    rest = line.text[end:].strip()
    alone = not rest and in_header and head[:1].isupper()
    if not (head.isupper() or alone) or marker_of(line.text) is not None:
        return False
    if rest.startswith((":", ";")) and kind in ("quyet dinh", "nghi quyet", "quy dinh"):
        return False
    return not rest or kind == "phu luc" or line.shouted


def _attached(lines: Sequence[Line], index: int) -> bool:
    attached = rules()["attached"].pattern
    return any(attached.match(line.folded) for line in lines[index + 1 : index + 9])


def _header_start(lines: Sequence[Line], index: int, floor: int) -> int:
    """Back from the national header to the first line of its header (the issuer may stand before it)."""
    start = index
    for at in range(index - 1, max(floor, index - 6), -1):
        line = lines[at]
        if len(line.text) > 60 or not (line.shouted or is_nation(line.text)):
            break
        if lines[at + 1].gap and at + 1 < index:
            break
        if rules()["signature"].pattern.match(line.text):
            break
        start = at
        if line.gap or line.blanks >= 3:
            break
    return start


def _is_new_document(lines: Sequence[Line], start: int, index: int, ended_at: int, annex: bool) -> bool:
    form = rules()["form"].pattern
    around = lines[max(0, start - 6) : start + 1]
    if any(form.match(line.folded) for line in around):
        return False
    following = lines[index : index + 25]
    if sum(line.text.count("...") + line.text.count("……") for line in following) >= 4:
        return False
    titled = any(
        (m := rules()["type-line"].pattern.match(line.folded)) and _is_title(lines, at, m.end(), m["type"])
        for at, line in enumerate(following, index)
    )
    numbered = any(NUMBER_LINE.match(line.folded) or DATE_LINE.search(line.text) for line in following)
    return (titled or numbered) and (ended_at >= 0 or annex or lines[start].gap)


def zones_of(lines: Sequence[Line], start: int, end: int) -> Zones:
    """Where header, body and tail of a part lie."""
    body = _body_start(lines, start, end)
    return Zones(start, body, _tail_start(lines, body, end), end)


def _body_start(lines: Sequence[Line], start: int, end: int) -> int:
    """First line of the body: after the title, which follows the type line; else after number, date, header lines."""
    titles, title_end = rules()["type-line"].pattern, rules()["title-end"].pattern
    window = range(start, min(end, start + _HEADER_LINES))
    last_header = next((i for i in window if is_nation(lines[i].text)), start - 1)
    title_at = -1
    for index in range(max(start, last_header), min(end, start + _HEADER_LINES)):
        line = lines[index]
        folded = line.folded
        match = titles.match(folded)
        if match and _is_title(lines, index, match.end(), match["type"], True) and index - last_header < 12:
            title_at = index
            break
        # A date within a sentence of many lines is none of the header; 'ngày 5 tháng 4 năm 2011' below the place is.
        dated = len(line.text) < (32 if line.text[0].islower() else 90) and DATE_LINE.search(line.text)
        if title_end.match(folded) and not (dated and len(line.text) < 32):
            break
        if is_nation(line.text) or NUMBER_LINE.match(folded) or dated:
            last_header = index
            continue
        if index - last_header > 12 or len(line.text) > 200:
            break
    if title_at < 0:
        return _untitled_body(lines, start, last_header, end)
    index = title_at + 1
    titled = False
    while index < min(end, title_at + 30):
        line = lines[index]
        folded = line.folded
        plain = not (line.shouted or line.bold)
        if len(folded) < 12 and index + 1 < end and not lines[index + 1].blanks:
            folded = f"{folded} {lines[index + 1].folded}"  # 'Căn' / 'cứ Luật ...'
        if (
            title_end.match(folded)
            or _opens_body(lines, index, end)
            or (titled and (line.hashes or (plain and line.text.startswith("Thực hiện"))))
        ):
            break
        marker = marker_of(line.text)
        if marker is not None and marker.scheme not in ("-", "+"):
            break
        in_brackets = line.text[0] in "([" or (
            lines[index - 1].text[0] in "([" and lines[index - 1].text[-1] not in ")]"
        )
        open_before = titled and not lines[index - 1].closed and line.text[0].islower()
        if titled and line.blanks and not (in_brackets or line.shouted or open_before or line.bold):
            break
        if (
            titled
            and not line.blanks
            and len(line.text) > 60
            and line.text[0].isupper()
            and not (line.shouted or line.bold)
        ):
            previous = lines[index - 1]
            if previous.closed or previous.shouted or len(previous.text) < 45:
                break
        if len(line.text) > 400:
            break
        titled = True
        index += 1
    return index


def _opens_body(lines: Sequence[Line], index: int, end: int) -> bool:
    """Whether a sentence begins here in which somebody acts: 'Thực hiện Nghị quyết ..., UBND tỉnh yêu cầu ...'."""
    if lines[index].shouted or lines[index].bold or not lines[index].text[0].isupper():
        return False
    sentence = lines[index].folded
    for line in lines[index + 1 : min(end, index + 12)]:
        if sentence[-1] in ".:;" or line.blanks or line.shouted or _BEGINS.match(line.text):
            break
        sentence = f"{sentence} {line.folded}"
    return rules()["opening-sentence"].pattern.match(sentence) is not None


def _untitled_body(lines: Sequence[Line], start: int, last_header: int, end: int) -> int:
    """Without a type line: an official letter (body from 'Kính gửi') or a file whose head is lost."""
    index = last_header + 1
    if index > start:
        while index < min(end, last_header + 6):
            folded = lines[index].folded
            if (
                rules()["title-end"].pattern.match(folded)
                or len(lines[index].text) > 120
                or marker_of(lines[index].text)
            ):
                break
            index += 1
        return index
    while index < min(end, start + 6):
        line = lines[index]
        if marker_of(line.text) or line.closed or len(line.text) > 200 or (index > start and line.blanks):
            break
        if rules()["title-end"].pattern.match(line.folded):
            break
        index += 1
    return index


def _tail_start(lines: Sequence[Line], body: int, end: int) -> int:
    """First line of recipients and signature: the earliest after which no body line comes."""
    recipients, signature = rules()["recipients"].pattern, rules()["signature"].pattern
    tail = end
    for index in range(end - 1, max(body, end - _TAIL_LINES * 2) - 1, -1):
        text = lines[index].text
        if recipients.match(lines[index].folded) or signature.match(text):
            tail = index
            continue
        if len(text) > 170 or is_body_again(lines[index]):
            break
    while tail < end and tail > body + 1 and _precedes_tail(lines[tail - 1]):
        tail -= 1
    return tail


def _precedes_tail(line: Line) -> bool:
    return len(line.text) < 5 and not line.text.isdigit()


def is_body_again(line: Line) -> bool:
    """Whether a line after a recipients list shows that the body goes on (an annex that was not told apart)."""
    marker = marker_of(line.text)
    return marker is not None and marker.scheme in ("I", "A", "part", "chapter", "section", "article", "1.1")


def is_name(text: str) -> bool:
    """'Ngô Đông Hải', 'Vừ A Sùng': two to five words with capitals and nothing else."""
    return bool(_NAME.fullmatch(text.strip(" .,;*_")))
