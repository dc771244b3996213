"""Where a project is: in its name, right behind it, or as a list of places further on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..components import Mention
from ..projects.finder import district_of
from ..projects.normal import surface
from ..projects.parts import place as place_end
from ..projects.tokens import tokens_of
from ..vietnamese import UPPER
from .clauses import rule
from .phrases import expand, fact_of

_UNITS = "huyện|thành phố|thị xã|xã|phường|quận|thị trấn|tỉnh|Khu|khu|đường|cửa|sông"
_IN_NAME = re.compile(
    rf"(?<=\s)(?:tại|(?P<off>ngoài khơi)|đoạn qua(?: địa phận| địa bàn)?|vượt(?= sông)|trong(?= Khu))"
    rf"\s+(?P<place>(?:(?:{_UNITS})\s)?.+)$"
)
_PROPER = rf"\s[A-Z{UPPER}][\w' -]*"
UPPER_UNITS = r"(?:xã|phường|thị trấn|huyện|thành phố|thị xã|quận|tỉnh)"
_ADDRESS = re.compile(
    rf"(?:^|,?\s)(?P<place>(?:thôn|bản|ấp|xã|phường|thị trấn){_PROPER}(?:,\s{UPPER_UNITS}{_PROPER})+)$"
)
_NAME = rf"[A-Z{UPPER}][\w']*(?:\s[A-Z{UPPER}\d][\w']*)*"
_UNIT = r"(?:xã|phường|thị trấn|huyện|thành phố|thị xã|quận|tỉnh|thôn|ấp|bản|TP\.?|TX\.?)"
_PLACES = re.compile(
    r"(?<=[\s(])(?:tại|thuộc|qua|trên)\s(?:địa (?:phận|bàn|giới(?: hành chính)?)\s)?(?:của\s)?"
    rf"(?P<object>(?P<several>(?:các|hai|ba|bốn|\d{{1,2}})\s)?{_UNIT}(?P<more>,\s{_UNIT}|\svà\s{_UNIT})*:?\s"
    rf"{_NAME}(?:(?:,?\s(?:và\s)?|\s[-–]\s)(?:{_UNIT}\s)?{_NAME})*(?:\s\({_UNIT}\s{_NAME}\)|\s(?:thuộc|của)\s{_UNIT}\s{_NAME})?)"
)
_STANDS = ("", "nằm", "đặt", "tọa lạc", "toạ lạc", "triển khai", "được triển khai", "đi", "được xây dựng", "xây dựng")
_MEASURED = re.compile(r"\W+(?:co|voi|tong|dien tich|quy mo|von|cong suat|chieu dai)\b")
_BARE = re.compile(r",\s(\w+(?: \w+){1,2}?)(?=[.,;)…]|$)")
_PLACE_LAST = re.compile(rf",\s(?P<place>(?:huyện|thành phố|thị xã|quận|xã|phường|tỉnh)\s[A-Z{UPPER}][\w' ]{{1,30}})$")


def in_name(text: str, member: Mention) -> Iterator[Mention]:
    """A place that is part of the name: 'bến cảng hàng lỏng tại Ba Lạt', 'cầu An Đồng vượt sông Luộc'."""
    name = text[member.start : member.end]
    if address := _ADDRESS.search(name):
        at = member.start + address.start("place")
        yield fact_of(member, "location", surface(address["place"]), at, member.end, "fact-address-in-name", 0.8)
        return
    match = _IN_NAME.search(name)
    if match and (match["place"].split()[0][0].isupper() or re.match(rf"(?:{_UNITS})\b", match["place"])):
        place = match[0] if match["off"] else match["place"]
        place = re.sub(r" (?:và (?:cầu|đường|tuyến)|nối|kết nối)\b.*", "", place)
        if place.lower() not in ("tỉnh", "huyện", "thành phố"):
            at = member.start + match.start()
            yield fact_of(member, "location", surface(place), at, member.end, "fact-place-in-name", 0.8)


def right_behind(text: str, folded: str, member: Mention, limit: int, province: str | None) -> Iterator[Mention]:
    """'KCN X (huyện Y)', 'cầu X tại xã Y', 'KCN X, tỉnh Y'."""
    match = rule("fact-location").pattern.match(folded[member.end : limit])
    if not match:
        bare_name = _BARE.match(text, member.end, limit)
        if bare_name and (district := district_of(bare_name[1], province)):
            yield fact_of(member, "location", district, member.start, bare_name.end(), "fact-location-district", 0.75)
        return
    at = member.end + match.end()
    tokens = tokens_of(text, at, limit)
    if re.match(r"Km\s?\d", text[at : at + 6]):
        return
    if "(" in match["how"] and not re.match(rf"(?:đoạn qua )?(?:{_UNITS}|TP|TX)\b", text[at : at + 22]):
        return
    stop = place_end(tokens, 0)
    if stop:
        end = tokens[stop - 1].end
        place = surface(text[at:end])
        if "doan qua" in match["how"]:
            place = f"đoạn qua {place}"
        if match["how"].startswith(",") and place == f"tỉnh {province}":
            return  # everything there is in it
        yield fact_of(member, "location", expand(place), member.start, end, "fact-location", 0.8)


def several(text: str, start: int, limit: int, folded: str) -> re.Match[str] | None:
    """Several places behind the name, or the places behind its figures; one right behind it `right_behind` reads."""
    where = _PLACES.search(text, start, limit)
    if where is None:
        return None
    between = text[start : where.start()].strip(" ,(").lower()
    if between in _STANDS:
        return where if where["several"] or between else None
    before = text[: where.start()].rstrip(" (")
    if before.endswith((" nằm", " lạc")):
        return where
    return where if _MEASURED.match(folded, start) and before.endswith((",", " đặt")) else None


def last_in_bracket(bracket: str) -> str | None:
    """The place that a bracket ends with: '(quy mô 120 ha, huyện Chư Prông)'."""
    if re.match(rf"(?:{_UNITS})\s", bracket):
        return None
    where = _PLACE_LAST.search(bracket)
    return expand(surface(where["place"])) if where else None
