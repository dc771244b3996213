"""Places as they end the name of a body: 'tỉnh', 'huyện Vũ Thư', 'các huyện, thành phố', 'cấp xã', 'TP. Hồ Chí Minh'.

A place is written out in full ('huyện Vũ Thư, tỉnh Thái Bình'); what is not printed comes from the context of the part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...ontology.gazetteer import districts, provinces
from ..document import Context
from ..rules import load_table
from ..vietnamese import LOWER, UPPER

Level = Literal["province", "district", "commune"]

_LEVELS: dict[str, Level] = {
    "tỉnh": "province", "thành phố": "district", "huyện": "district", "quận": "district", "thị xã": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
_SHORT = {"tp": "thành phố", "t.p": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
_TYPE = r"(?:tỉnh|thành[ ]phố|thị[ ]xã|thị[ ]trấn|đặc[ ]khu|huyện|quận|xã|phường|tp\.|tp|t\.p\.?|tx\.)"
_WORD_END = rf"(?![{LOWER}A-Z{UPPER}0-9])"
_NOT_A_PLACE = r"(?!\s+(?:ủy|đoàn|hội)(?!\w))"
_ONE = re.compile(rf"(?P<type>{_TYPE}){_WORD_END}{_NOT_A_PLACE}\s*", re.IGNORECASE)
_SEVERAL = re.compile(
    rf"(?P<all>các\s+)?(?P<types>{_TYPE}{_WORD_END}{_NOT_A_PLACE}"
    rf"(?:\s*(?:,|/|-|và)\s*(?:các\s+)?{_TYPE}{_WORD_END}{_NOT_A_PLACE})*)"
    r"(?P<central>\s+trực\s+thuộc\s+(?:Trung\s+ương|TW|TƯ))?"
    r"(?:\s+(?:trong|thuộc|trên\s+địa\s+bàn|của)\s+(?:toàn\s+)?tỉnh(?!\s+[A-ZĐ]))?",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:các\s+cấp|cấp\s+(?P<ranks>(?:tỉnh|huyện|xã|quận|phường|cơ\s+sở)"
    r"(?:\s*(?:,|và)\s*(?:cấp\s+)?(?:huyện|xã)(?=\W|$))*))" + _WORD_END,
    re.IGNORECASE,
)
_LOCALITIES = re.compile(r"các\s+địa\s+phương" + _WORD_END, re.IGNORECASE)
_CAPITALS = re.compile(
    rf"[A-Z{UPPER}][{LOWER}A-Z{UPPER}'’]*(?:[ -]+[A-Z{UPPER}][{LOWER}A-Z{UPPER}'’]*){{0,2}}|\d{{1,2}}(?!\d|\.\d|/)"
)
_NAMED_ONE_BY_ONE = re.compile(rf"\s*:\s*(?=(?:[A-Z{UPPER}]\w*\s?){{1,4}}(?:,|\svà)\s+[A-Z{UPPER}])")
_NEXT = re.compile(r"\s*(?:,|;|và)\s+", re.IGNORECASE)
_PROVINCES = re.compile(
    r"các\s+tỉnh(?:\s*(?:,|và)\s*thành\s+phố)?(?:\s+trực\s+thuộc\s+(?:Trung\s+ương|TW))?"
    r"(?:\s+(?:(?:có|được|thuộc|trong|nơi|nằm)\s[^,.;:]{2,80}\s)?(?:(?:bao\s+)?gồm(?:\s+có)?|sau(?:\s+đây)?)\s*:|\s*:)?\s+"
)
"""Before a list of provinces; which they are may be told first: 'các tỉnh có dự án đi qua gồm: ...'."""
_OF_PROVINCE = re.compile(r"(?:tỉnh|thành\s+phố|TP\.?)\s+", re.IGNORECASE)
_PROPER = rf"[A-Z{UPPER}][{LOWER}]+(?:[ -]+[A-Z{UPPER}][{LOWER}]+){{0,3}}"
_AREA = re.compile(
    rf"\s+(?:(?:tính\s+)?từ\s+{_PROPER}\s+(?:đến|trở\s+(?:ra|vào))(?:\s+{_PROPER})?"
    rf"|(?:(?:thuộc|trong|ở)\s+)?(?:khu\s+vực|[Vv]ùng)\s+(?:kinh\s+tế\s+trọng\s+điểm\s+)?(?:[đđ]ồng\s+bằng\s+|duyên\s+hải\s+|trung\s+du\s+(?:và\s+)?)?{_PROPER}"
    rf"(?:\s+và\s+{_PROPER})?"
    r"|(?:khu\s+vực\s+)?(?:miền\s+(?:núi\s+)?)?(?:phía\s+)?(?:Bắc\s+Trung\s+[Bb]ộ|Nam\s+Trung\s+[Bb]ộ|Đông\s+Nam\s+[Bb]ộ|Tây\s+Nam\s+[Bb]ộ|Bắc\s+[Bb]ộ|Trung\s+[Bb]ộ|Nam\s+[Bb]ộ|Tây\s+Nguyên|Tây\s+Bắc|Đông\s+Bắc)"
    r"|(?:miền\s+(?:núi|Bắc|Trung|Nam)|trung\s+du|phía\s+(?:Bắc|Nam)|ven\s+biển|biên\s+giới|có\s+biển)(?:\s+phía\s+(?:Bắc|Nam|Tây))?"
    r"|(?:có\s+)?(?P<related>liên\s+quan)|nêu\s+trên|còn\s+lại)" + _WORD_END
)
"""What narrows 'các tỉnh, thành phố': a stretch of the country, its land, what the sentence told of it."""


_PERSON = re.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Đinh|Trịnh|Lương|Đoàn)\s+(?:\w+\s+)\w+$"
)
"""Three syllables that begin with a family name: the person who holds the post, where no table has such a place."""


@dataclass(frozen=True, slots=True)
class Place:
    """`name` is what a body's name ends in ('tỉnh Thái Bình'); `end`: the offset behind it; `named`: printed."""

    end: int
    level: Level
    name: str
    group: bool = False
    named: bool = False


@cache
def central_cities() -> frozenset[str]:
    """Names of the provinces that are cities."""
    return frozenset(p.name for p in provinces() if p.type == "thành phố")


@cache
def _aliases() -> dict[str, str]:
    return {alias.lower(): name for alias, name in load_table(__package__)["place_aliases"].items()}


def _alternation(names: set[str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    flexible = (re.escape(n).replace(r"\ \-\ ", r"\s*[-–]\s*").replace(r"\ ", r"\s+") for n in longest)
    return re.compile(rf"(?:{'|'.join(flexible)}){_WORD_END}", re.IGNORECASE)


@cache
def _province_names() -> re.Pattern[str]:
    return _alternation({p.name for p in provinces()} | set(_aliases()))


@cache
def _district_provinces() -> dict[str, frozenset[str]]:
    """'vũ thư' -> {'Thái Bình'}."""
    found: dict[str, set[str]] = {}
    for district in districts():
        found.setdefault(district.name.lower(), set()).add(district.province)
    return {name: frozenset(where) for name, where in found.items()}


@cache
def _district_names() -> re.Pattern[str]:
    return _alternation({d.name for d in districts() if not d.name.isdigit()})


@cache
def _spelling() -> dict[str, str]:
    names = {p.name.lower(): p.name for p in provinces()} | {d.name.lower(): d.name for d in districts()}
    return names | _aliases()


def _spell(name: str) -> str:
    """The official spelling of a known name; 'THÁI BÌNH' -> 'Thái Bình' for any other."""
    flat = re.sub(r"\s*[-–]\s*", " - ", " ".join(name.split()))
    known = _spelling().get(flat.lower())
    return known or (flat.title() if flat.isupper() and len(flat) > 2 else flat)


def province_at(text: str, at: int) -> tuple[int, str] | None:
    """End and official name of the province whose bare name stands at the offset."""
    match = _province_names().match(text, at)
    if match is None or not text[at].isupper():
        return None
    return match.end(), _spell(match[0])


def official_province(name: str) -> str:
    """'Thái Bình' -> 'tỉnh Thái Bình', 'Hà Nội' -> 'thành phố Hà Nội'."""
    return f"thành phố {name}" if name in central_cities() else f"tỉnh {name}"


def provinces_at(text: str, at: int) -> list[tuple[int, int, str]]:
    """Start, end and official name of each province of 'các tỉnh, thành phố: Cao Bằng, Hà Nội', [] for other words."""
    opening = _PROVINCES.match(text, at)
    found: list[tuple[int, int, str]] = []
    position = opening.end() if opening else len(text)
    while True:
        kind = _OF_PROVINCE.match(text, position)
        named = province_at(text, kind.end() if kind else position) if position < len(text) else None
        if named is None:
            return found
        found.append((position, named[0], official_province(named[1])))
        step = _NEXT.match(text, named[0])
        if step is None:
            return found
        position = step.end()


def area_at(text: str, at: int) -> tuple[int, str]:
    """End and words of what narrows a group of places: 'từ Hà Tĩnh đến Phú Yên', 'ven biển', 'liên quan'; else ''."""
    match = _AREA.match(text, at)
    if match is None:
        return at, ""
    return match.end(), " liên quan" if match["related"] else f" {' '.join(match[0].split())}"


def own_province(context: Context) -> str | None:
    """The official name of the province of the part, None for a central document."""
    if context.place:
        return context.place[0].lower() + context.place[1:]
    return official_province(context.province) if context.province else None


def own_district(context: Context) -> str | None:
    """'huyện Vũ Thư, tỉnh Thái Bình' for a document of that district, whatever form the context has it in."""
    if not context.district:
        return None
    kind = _ONE.match(context.district)
    bare = context.district[kind.end() :] if kind else context.district
    name = _spell(bare.split(",")[0].strip())
    if kind:
        return within(f"{_type(kind['type'])} {name}", context)
    for district in districts():
        if district.name == name and district.province == context.province:
            return within(f"{district.type} {name}", context)
    return within(f"huyện {name if name[:1].isupper() else name.title()}", context)


def own_commune(context: Context) -> str | None:
    """'xã Tiền Hải, tỉnh Hưng Yên' for a document that a commune issued."""
    if context.level != "commune" or not context.metadata.issuer:
        return None
    match = re.search(r"(?:xã|phường|thị trấn|đặc khu)\s+[^,]+", context.metadata.issuer)
    return within(match[0], context) if match else None


def within(place: str, context: Context) -> str:
    """The place with its province: 'huyện Vũ Thư' -> 'huyện Vũ Thư, tỉnh Thái Bình'."""
    if "," in place:
        return place
    name = place.split(" ", 1)[-1]
    for prefix in ("thành phố ", "thị xã ", "thị trấn "):
        if place.startswith(prefix):
            name = place.removeprefix(prefix)
    where = _district_provinces().get(name.lower(), frozenset())
    province = own_province(context)
    if place.startswith(("huyện", "quận", "thị xã", "thành phố")) and len(where) == 1:
        if context.province is None or context.province not in where:
            province = official_province(next(iter(where)))
    elif not where and place.startswith(("huyện", "quận", "thị xã", "thành phố")) and context.province is None:
        province = None
    return f"{place}, {province}" if province else place


def known_district(place: str) -> bool:
    """Whether the last tables have a district of that name: 'huyện Vũ Thư, tỉnh Thái Bình'."""
    one = _ONE.match(place)
    return one is not None and place[one.end() :].split(",")[0].lower() in _district_provinces()


def bare_district_at(text: str, at: int, context: Context) -> tuple[int, str] | None:
    """End and official name of a district whose name stands without its type, one of the context's province."""
    match = _district_names().match(text, at)
    if match is None or not text[at].isupper():
        return None
    name = _spell(match[0])
    for district in districts():
        if district.name == name and district.province == context.province:
            return match.end(), within(f"{district.type} {name}", context)
    return None


def _type(text: str) -> str:
    kind = " ".join(text.lower().split())
    return _SHORT.get(kind.rstrip("."), kind)


def place_at(text: str, at: int, context: Context) -> Place | None:
    """The place that stands at the offset (white space before it skipped), completed from the context."""
    while at < len(text) and text[at] in " \t\n":
        at += 1
    rank = _RANK.match(text, at)
    if rank:
        return _rank(rank)
    if many := _LOCALITIES.match(text, at):
        own = own_province(context) if context.level not in ("district", "commune") else None
        return Place(many.end(), "district", f"các địa phương {own}" if own else "các địa phương", group=True)
    several = _SEVERAL.match(text, at)
    if several is None:
        return None
    kinds = [_type(m[0]) for m in re.finditer(_TYPE + _WORD_END, several["types"], re.IGNORECASE)]
    if len(kinds) > 1 or several["all"] or several["central"]:
        named = _name_at(text, several.end(), kinds[-1], context)
        if not named or several["central"]:
            own = own_province(context) if context.level not in ("district", "commune") and kinds[0] != "tỉnh" else None
            tail = " trực thuộc Trung ương" if several["central"] else f" {own}" if own else ""
            return Place(several.end(), _LEVELS[kinds[0]], f"các {', '.join(dict.fromkeys(kinds))}{tail}", group=True)
        if len(kinds) > 1 and several["all"] and kinds[-1] not in ("xã", "phường", "thị trấn"):
            return Place(named[0], _LEVELS[kinds[0]], f"các {', '.join(dict.fromkeys(kinds))} {named[1]}", group=True)
    one = _ONE.match(text, several.start("types"))
    assert one is not None
    return _single(text, one, context)


def _rank(match: re.Match[str]) -> Place:
    ranks = match["ranks"]
    if ranks is None:
        return Place(match.end(), "province", "các cấp", group=True)
    words = [w for w in ("tỉnh", "huyện", "quận", "xã", "phường", "cơ sở") if w in ranks.lower()]
    level: Level = "province" if words[0] == "tỉnh" else "district" if words[0] in ("huyện", "quận") else "commune"
    return Place(match.end(), level, "cấp " + ", cấp ".join(words), group=True)


def _name_at(text: str, at: int, kind: str, context: Context) -> tuple[int, str] | None:
    """End and spelling of the place name behind its type, also in 'các xã: Bình Yên, Nghĩa Sơn'."""
    if kind in ("xã", "phường") and (named := _NAMED_ONE_BY_ONE.match(text, at)):
        at = named.end()
    while at < len(text) and text[at] in " \t\n":
        at += 1
    if at >= len(text) or not (text[at].isupper() or text[at].isdigit()):
        return None
    if kind in ("tỉnh", "thành phố"):
        match = _province_names().match(text, at)
        if match:
            return match.end(), _spell(match[0])
        if kind == "tỉnh":
            return None
    if kind in ("thành phố", "huyện", "quận", "thị xã"):
        match = _district_names().match(text, at)
        if match:
            return match.end(), _spell(match[0])
    match = _CAPITALS.match(text, at)
    if match and _PERSON.match(match[0]):
        return None
    if match is None or (match[0].isdigit() and kind not in ("quận", "phường")):
        return None
    return match.end(), _spell(match[0])


def _single(text: str, one: re.Match[str], context: Context) -> Place | None:
    kind = _type(one["type"])
    level = _LEVELS[kind]
    named = _name_at(text, one.end(), kind, context)
    if named is None:
        return _unnamed(one.start("type") + len(one["type"]), kind, level, context)
    end, name = named
    if kind == "tỉnh":
        return Place(end, "province", f"tỉnh {name}", named=True)
    if (
        kind == "thành phố"
        and name in central_cities()
        and not (name == "Huế" and context.province == "Thừa Thiên Huế")
    ):
        return Place(end, "province", f"thành phố {name}", named=True)
    full = f"{kind} {name}"
    outer = re.compile(rf"\s*,\s*(?=(?:{_TYPE}){_WORD_END}\s+[A-Z{UPPER}])", re.IGNORECASE).match(text, end)
    if outer and level != "province":
        wider = place_at(text, outer.end(), context)
        if wider and wider.named and (wider.level, level) in (
            ("province", "district"), ("province", "commune"), ("district", "commune"),
        ):  # fmt: skip
            return Place(wider.end, level, f"{full}, {wider.name}", named=True)
    return Place(end, level, within(full, context), named=True)


def _unnamed(end: int, kind: str, level: Level, context: Context) -> Place:
    """'UBND tỉnh', 'UBND huyện': the part's own place where it has one of that kind."""
    own = own_province(context)
    if kind == "tỉnh" or (kind == "thành phố" and own and own.startswith("thành phố")):
        return Place(end, "province", own or kind)
    district = own_district(context)
    if level == "district" and district and (district.startswith(kind) or context.level == "commune"):
        return Place(end, "district", district)
    commune = own_commune(context)
    if level == "commune" and commune and commune.startswith(kind):
        return Place(end, "commune", commune)
    rank = {"province": "tỉnh", "district": "huyện", "commune": "xã"}[level]
    if kind == "thành phố":
        return Place(end, level, kind)
    return Place(end, level, f"cấp {rank}", group=True)


def next_place_at(text: str, at: int, before: Place, kind: str, context: Context) -> Place | None:
    """The next place of a list with one type: 'huyện Vũ Thư, Tiền Hải và Đông Hưng'."""
    step = _NEXT.match(text, at)
    if step is None or not before.named or before.group:
        return None
    if kind in ("xã", "phường"):
        named = _CAPITALS.match(text, step.end())
        if named is None or named[0].isdigit() or named.end() == len(text):
            return None
        return Place(named.end(), "commune", within(f"{kind} {_spell(named[0])}", context), named=True)
    if kind == "tỉnh":
        province = province_at(text, step.end())
        return Place(province[0], "province", official_province(province[1]), named=True) if province else None
    if kind not in ("huyện", "quận", "thị xã"):
        return None
    match = _district_names().match(text, step.end())
    if match is None or not text[step.end()].isupper():
        return None
    name = _spell(match[0])
    where = _district_provinces().get(name.lower(), frozenset())
    if context.province and context.province not in where:
        return None
    return Place(match.end(), "district", within(f"{kind} {name}", context), named=True)
