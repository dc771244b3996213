"""The bodies of a text, and one body by its full name: `find`, `resolve`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from ..document import Context
from ..facts import Body
from ..rules import load_table
from ..vietnamese import LOWER, UPPER, modern_tones, upper_first
from .grammar import Found, named_bodies
from .groups import groups_at
from .lexicon import lexicon
from .open_names import open_at, open_words, small_forms
from .places import Place, bare_district_at, known_district, next_place_at, own_province, place_at

_SMALL_STARTS = (
    "các", "toàn thể", "cấp ủy", "chính quyền", "tổ chức đảng", "tổ chức Đảng", "đoàn thể", "sở", "bộ",
    "huyện", "quận", "thị xã", "thành phố", "đảng ủy",
)  # fmt: skip
_DISTRICT_TYPES = re.compile(rf"(?:huyện|quận|thị\s+xã|thành\s+phố|tp\.?)(?![{LOWER}A-Z{UPPER}0-9])", re.IGNORECASE)
_DISTRICT_WORDS = frozenset(("huyện", "quận", "thị", "thành", "tp"))

_OFFICE = re.compile(r"Văn\s+phòng(?=\s*[,;])")
_GOES_ON = re.compile(rf"\s+(?:[A-Z{UPPER}][{LOWER}]|cửa\s+khẩu\s)|,\s+công\s+nghiệp(?!\w)")
_NUMBER = re.compile(r"\d\S*[-/]$")
"""Before the code of a body in a document's number: '12/BC-STP'."""
_DEPUTY = re.compile(r"(?:Chủ tịch|Bí thư|Thủ tướng|Giám đốc|trưởng)\s+$")


_GROUP_INITIALS = frozenset("cCtThHqQbBsSđĐ")
"""First letters of groups: 'các', 'toàn thể', 'huyện, thành ủy', 'Bộ trưởng, Thủ trưởng', 'sở', 'đoàn thể'."""


@cache
def _starts() -> tuple[re.Pattern[str], frozenset[str]]:
    """Where a body may start: capital words, and small words that always deserve a look; the set of first words."""
    small = [*_SMALL_STARTS, *load_table(__package__)["small_heads"], *small_forms()]
    letters = f"{LOWER}A-Z{UPPER}"
    longest = sorted(set(small), key=len, reverse=True)
    initials = "".join(sorted({w[0] for w in small}))
    alternatives = "|".join(
        f"(?<={first})(?:{'|'.join(_spaced(w[1:]) for w in longest if w[0] == first)})" for first in initials
    )
    words = lexicon().heads | {w.lower() for w in open_words()} | {w.split(" ", 1)[0] for w in _SMALL_STARTS}
    # the set of first letters stands in front: the search skips to them
    pattern = re.compile(
        rf"[A-Z{UPPER}{initials}](?<![{letters}0-9].)(?:(?<=[A-Z{UPPER}])[{letters}]*|(?:{alternatives})(?![{letters}]))"
    )
    return pattern, frozenset(words)


def _spaced(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s+")


@lru_cache(maxsize=4096)
def _may_start(words: str) -> bool:
    return words.split(None, 1)[0].lower() in _starts()[1]


def find(text: str, context: Context) -> list[Found]:
    """All bodies of the text in order, without overlap, weak ones too. Offsets count in `text`."""
    modern = modern_tones(text)
    if len(modern) != len(text):
        modern = text
    pattern, _ = _starts()
    found: list[Found] = []
    at = 0
    for match in pattern.finditer(modern):
        if match.start() < at or not _may_start(match[0]):
            continue
        if match[0].isupper() and _NUMBER.search(modern, max(0, match.start() - 24), match.start()):
            continue
        if match[0] == "Thường" and _DEPUTY.search(modern, max(0, match.start() - 10), match.start()):
            continue
        bodies = bodies_at(modern, match.start(), context)
        if bodies:
            if not _spoiled().search(modern, max(0, match.start() - 24), match.start()):
                found.extend(_of_issuer(_of_post(body), modern, context) for body in bodies)
            at = bodies[-1].end
    return found


def _of_post(found: Found) -> Found:
    """The chairmen of many committees stand for the committees: they are no issuer."""
    if found.group and found.name.startswith("Chủ tịch Ủy ban"):
        return replace(found, name=found.name.removeprefix("Chủ tịch "))
    return found


def _of_issuer(found: Found, text: str, context: Context) -> Found:
    """'Đảng ủy Khối' in a text of 'Đảng ủy Khối Cơ quan - Doanh nghiệp tỉnh Hưng Yên' is that one, by that name."""
    for short in load_table(__package__)["shortened"]:
        _, named, whole = (context.metadata.issuer or "").partition(short)
        before, here, _ = found.name.partition(short)
        said = " ".join(text[found.start : found.end].split()).partition(short)[2]
        if named and here and f"{whole} ".startswith(f"{said} "):
            return replace(found, name=before + short + whole)
    return found


@cache
def _lands() -> re.Pattern[str]:
    """What stands before a district that is a piece of land, no actor."""
    return re.compile(rf"(?:{'|'.join(load_table(__package__)['lands'])})\s+$", re.IGNORECASE)


@cache
def _spoiled() -> re.Pattern[str]:
    """What stands before a name that is no actor: part of a compound, or the deputy of a post."""
    words = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in load_table(__package__)["spoiled_by"])
    return re.compile(rf"(?<!\w)(?:{words})\s+$")


def bodies_at(text: str, at: int, context: Context) -> list[Found]:
    """The bodies that start at the offset: a group, names of the tables, an open head or a district."""
    groups = groups_at(text, at, context) if text[at] in _GROUP_INITIALS else []
    return (
        (_listed(text, at, context) if text[at] in "Cc" else [])
        or (_own_office(text, at, context) if text[at] == "V" else [])
        or _longest(groups, _named(text, at, context))
        or _opened(text, at, context)
        or _districts(text, at, context)
    )


def _own_office(text: str, at: int, context: Context) -> list[Found]:
    """'Chánh Văn phòng, Giám đốc các sở': whose office it is goes without saying."""
    issuer = (context.metadata.issuer or "").removeprefix("Chủ tịch ").removeprefix("Bộ trưởng ")
    office = _OFFICE.match(text, at)
    if office is None or not text.endswith("Chánh ", 0, at) or not issuer.startswith(("Ủy ban nhân dân", "Bộ ")):
        return []
    return [Found(at, office.end(), f"Văn phòng {issuer}", "office", "own-office")]


def _named(text: str, at: int, context: Context) -> list[Found]:
    """The bodies of the tables; 'Ban Quản lý Khu kinh tế Vân Phong' is more than a name of theirs and a place."""
    found = named_bodies(text, at, context)
    if found and found[0].name.startswith("Ban Quản lý") and _GOES_ON.match(text, found[0].end):
        return _opened(text, at, context) or found
    return found


def _longest(groups: list[Found], names: list[Found]) -> list[Found]:
    if groups and names:
        return groups if groups[-1].end > names[-1].end else names
    return groups or names


def _opened(text: str, at: int, context: Context) -> list[Found]:
    found = open_at(text, at, context)
    return [found] if found else []


_NOISE = re.compile(r"[bcdfghjklmnpqrstvxzđ]{4,}|[fjwz]|\b[bcdđghklmnpqrstvx]{2,}\b", re.IGNORECASE)
"""Letters in a row that no Vietnamese place name has: what is left of a damaged one."""


def _districts(text: str, at: int, context: Context) -> list[Found]:
    """'huyện Vũ Thư, Tiền Hải': districts that are named, not territories of a province."""
    match = _DISTRICT_TYPES.match(text, at)
    if match is None or _lands().search(text, max(0, at - 40), at):
        return []
    place = place_at(text, at, context)
    if place is None or not place.named or place.level != "district":
        return []
    if not known_district(place.name):
        # A district that ended before 2025 has at least a name of two clean syllables; towns are all in the tables.
        name = place.name.split(",")[0].removeprefix("huyện ")
        if not place.name.startswith("huyện") or " " not in name or _NOISE.search(name):
            return []
    result = [_district(at, place)]
    kind = place.name.split(" ", 1)[0] if not place.name.startswith("th") else " ".join(place.name.split()[:2])
    while True:
        more = next_place_at(text, place.end, place, kind, context)
        if more is None:
            return result
        begin = re.compile(r"\s*(?:,|;|và)\s+").match(text, place.end)
        result.append(_district(begin.end() if begin else place.end, more))
        place = more


def _district(at: int, place: Place) -> Found:
    return Found(at, place.end, upper_first(place.name), "district", "district")


_ALL_OF = re.compile(
    rf"[Cc]ác\s+(?P<what>huyện|thị\s+xã|quận|[Ss]ở(?:,\s+(?:ban,\s+)?ngành(?=\s*:))?|[Bb]ộ(?:,\s+ngành(?=\s*:))?|(?:UBND|Ủy\s+ban\s+nhân\s+dân|ủy\s+ban\s+nhân\s+dân)\s+(?:các\s+)?huyện)\s*:?\s+(?=[A-Z{UPPER}])"
)


def _listed(text: str, at: int, context: Context) -> list[Found]:
    """'các huyện Vũ Thư, Tiền Hải', 'các Sở: Y tế, Xây dựng': the head once, in the plural."""
    if not text.startswith(("Các ", "các "), at):
        return []
    if units := _UNITS.match(text, at):
        return _units(text, at, units)
    match = _ALL_OF.match(text, at)
    if match is None:
        return []
    what = " ".join(match["what"].split()).lower().split(",")[0]
    if what in ("sở", "bộ"):
        return _fields(text, at, match, upper_first(what), context)
    result: list[Found] = []
    position = match.end()
    separator = re.compile(r"\s*(?:,|;|và)\s+(?:(?:thành\s+phố|thị\s+xã|huyện)\s+)?")
    while named := bare_district_at(text, position, context):
        result.append(Found(position if result else at, named[0], upper_first(named[1]), "district", "district-list"))
        step = separator.match(text, named[0])
        if step is None:
            break
        position = step.end()
    return result


_FIELD_STEP = re.compile(r"\s*(?:\([^()]{0,160}\)\s*)?(?:,|;|và)\s+(?:(?:Bộ|Sở)\s+)?")
_FIELD_CODE = re.compile(rf"[A-ZĐ&-]{{2,8}}(?![{LOWER}A-Z{UPPER}&])")


def _fields(text: str, at: int, match: re.Match[str], head: str, context: Context) -> list[Found]:
    """'các Sở: Y tế, Xây dựng', 'Các Bộ: KH&ĐT, CT, TC': one body a field; one field without colon is a group."""
    codes: dict[str, str] = load_table(__package__)["fields"]
    own = own_province(context) if head == "Sở" else None
    result: list[Found] = []
    position = match.end()
    while True:
        code = _FIELD_CODE.match(text, position)
        reading = lexicon().shared(head, text, position)
        if reading is not None:
            field, end, kind = reading.body.name, reading.end, reading.body.kind
        elif code is not None and code[0] in codes:
            field, end, kind = f"{head} {codes[code[0]]}", code.end(), "ministry" if head == "Bộ" else "department"
        else:
            break
        name = f"{field} {own}" if own else field
        result.append(Found(position if result else at, end, name, kind, "shared-head"))
        step = _FIELD_STEP.match(text, end)
        if step is None:
            break
        position = step.end()
    if len(result) == 1 and own is None and head == "Sở" and not match[0].rstrip().endswith(":"):
        one = result[0]
        return [replace(one, name=f"Các {one.name}", kind="group", group=True)]
    return result


_UNITS = re.compile(rf"[Cc]ác\s+(?P<head>Vụ|Cục|Tổng\s+cục|Viện)\s*:\s*(?=[A-Z{UPPER}])")
_UNIT = re.compile(
    rf"[A-Z{UPPER}][^,;.:()]{{2,60}}?(?=\s*(?:[,;.:()]|$|\s(?:có|chịu|chủ|phối|thực|căn|theo|rà|khẩn|triển|báo|tham|và\s+(?:các|[Tt]hủ|[A-Z{UPPER}]))\b))"
)
_UNIT_STEP = re.compile(r"\s*(?:,|và)\s+")


def _units(text: str, at: int, head: re.Match[str]) -> list[Found]:
    """'các Cục: Trồng trọt, Thú y': units of a ministry whose head is printed once."""
    result: list[Found] = []
    position = head.end()
    while unit := _UNIT.match(text, position):
        name = f"{head['head']} {unit[0].strip()}"
        result.append(Found(position if result else at, unit.end(), name, "open", "unit-list"))
        step = _UNIT_STEP.match(text, unit.end())
        if step is None:
            break
        position = step.end()
    return result


def resolve(text: str, context: Context) -> Body | None:
    """The body a short text names ('UBND tỉnh'), by its full name; None where it names none or says more than a name.

    A title before it is skipped: 'Giám đốc Sở Y tế' is the department.
    """
    bare = text.strip().rstrip(".,;:")
    found = find(bare, context)
    if not found:
        return None
    first = found[0]
    if bare[first.end :].strip(" ,;.()"):
        return None
    return Body(name=first.name, group=first.group)
