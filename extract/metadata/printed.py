"""The issuer as a document prints it: in its header, on the line that enacts, in its signature or its sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Block, Part
from ..structure.lines import rules as layout
from ..structure.parts import is_nation
from ..vietnamese import clean, fold, upper_first
from . import header as head
from . import issuer as who
from .told import sender_of

_CHAIRMAN = re.compile(r"CHỦ\s+TỊCH\s+(?:[ỦU][ỶYỲ]\s+BAN\s+NHÂN\s+DÂN|UBND)|BỘ\s+TRƯỞNG\s+BỘ\s|THỐNG\s+ĐỐC\s+NGÂN")
_ORGAN_SPEAKS = re.compile(
    r"(?P<organ>Bộ\s+Chính\s+trị|Ban\s+Bí\s+thư)(?:\s+Trung\s+ương(?:\s+Đảng)?)?(?:\s+(?:đã|vừa))?"
    r"\s+(?:quy\s+định|quyết\s+định|ban\s+hành|yêu\s+cầu|kết\s+luận)\s"
)


def printed_issuer(
    part: Part, headers: Sequence[Block], title: head.Title | None, number: str | None, closing: re.Match[str] | None
) -> tuple[str | None, list[str]]:
    """(the issuer as printed, the bodies printed above it), most trusted source first."""
    lines = who.issuer_lines(headers, title.at if title else -1)
    of_issuer = head.rules()["of-issuer"].pattern
    for block in headers:
        if match := of_issuer.match(clean(block.text.text)):
            return match["issuer"], lines
    behalf = who.on_behalf_of(part.blocks)
    if behalf and fold(behalf).startswith(("ban thuong vu", "thuong truc")) and (not lines or "uy" in fold(lines[-1])):
        return behalf, lines
    if chairman := _chairman(headers[title.at + 1 :] if title else headers):
        return chairman, lines
    if lines and title is not None and "liên tịch" in title.type and len(lines) > 1:
        return " - ".join(lines), []
    if lines and fold(lines[-1]).startswith("ban chap hanh trung uong") and (organ := _party_organ(behalf, part)):
        return organ, []
    if lines:
        return lines[-1], lines[:-1]
    if behalf or (behalf := sender_of(part.blocks)):
        return behalf, []
    if title is not None:
        for block in headers[title.at + 1 :]:
            text = clean(block.text.text)
            if text.isupper() and layout()["authority"].pattern.match(text) and not is_nation(text):
                return re.split(r"\s+KH[ÓO]A\s", text)[0], []
    body = [b for b in part.blocks if b.kind in ("paragraph", "item")]
    for block in body[:12]:
        if enacted := head.rules()["enacts"].pattern.match(clean(block.text.text)):
            return enacted["issuer"], []
    for block in body[:6]:
        if found := list(head.rules()["self-naming"].pattern.finditer(clean(block.text.text))):
            return found[-1]["issuer"], []
    for block in reversed(body[-6:]):
        if match := head.rules()["closing-issuer"].pattern.search(
            upper_first(clean(block.text.text)).replace("ủy ban", "Ủy ban")
        ):
            return re.split(r",\s(?=(?:Văn phòng|Sở|Ban|Ủy ban|UBND|Bộ)\b)", match["issuer"])[-1], []
    return None, []


def _party_organ(behalf: str | None, part: Part) -> str | None:
    """The Politburo or the Secretariat below the head of the Central Committee, where it signs or speaks."""
    if behalf and fold(behalf).startswith(("bo chinh tri", "ban bi thu")):
        return behalf
    body = [b.text.text for b in part.blocks if b.kind in ("paragraph", "item")]
    return next((match["organ"] for text in body[:8] if (match := _ORGAN_SPEAKS.match(text))), None)


def _chairman(below_title: Sequence[Block]) -> str | None:
    """'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH X' or 'BỘ TRƯỞNG BỘ X' as the line that enacts: the post decides."""
    lines = (clean(block.text.text).strip(" *_,:") for block in below_title)
    return next((line for line in lines if _CHAIRMAN.match(line) and line.isupper() and len(line) < 90), None)
