"""From a known name to a full one: what completes it, which place it is of, which bodies share its head.

`Parser.at(text, offset)` reads the bodies that start at an offset. Names of the tables come first
(`lexicon`), then open heads ('Ban Chỉ đạo ...', 'Công ty ...'), which end where a word cannot belong to a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from ...ontology.gazetteer import ReferenceBody
from ..document import Context
from ..rules import load_table
from ..vietnamese import LOWER, UPPER, upper_first
from .lexicon import WORD_END, Reading, lexicon
from .places import (
    Place,
    area_at,
    next_place_at,
    own_commune,
    own_district,
    own_province,
    place_at,
    province_at,
    provinces_at,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A body at text[start:end] by its full name. `weak`: one only where it acts (is given a task)."""

    start: int
    end: int
    name: str
    kind: str
    rule: str
    group: bool = False
    weak: bool = False
    placed: bool = True


_INNER = re.compile(r"\s+(?:(?:của|ở|tại)\s+)?(?:(?:Thường\s+trực|[Cc]ơ\s+quan)\s+)?")
_OWNER = re.compile(r"\s*(?:\(|\s(?:thuộc|của)\s+|\s[-–]\s|\s)(?=Bộ\s)")
_REGION = re.compile(
    r"\s+(?:(?P<branch>[Cc]hi\s+nhánh)\s+)?[Kk]hu\s+vực\s+(?P<number>[IVX]+|\d{1,2})"
    + WORD_END
    + r"(?P<dash>\s*[-–]\s+)?"
)
_OWN_MINISTRY = re.compile(r"\s+Bộ(?!\s+[A-ZĐƯƠ]|\w)" + WORD_END)
_TERM = re.compile(r",?\s*\(?\s*(?:[Kk]hóa|KHÓA)\s+([IVX]+)\)?")
_LINK = re.compile(r"\s*(?:,|;|-|–|/|&|và)\s*(?=\S)")
_LIST = re.compile(r"\s*(?:,|;|và)\s+(?:các\s+)?")
_SHARED = re.compile(r"\s*(?:\([^()]{0,160}\)\s*)?(?:,|;|và)\s+(?:các\s+)?")
"""What stands between fields of one head; a remark in brackets may follow each: 'các Bộ: X (văn bản số ...), Y'."""
_OF = re.compile(r"\s+(?:của\s+)?", re.IGNORECASE)
_SPACE = re.compile(r"\s*")
_CENTRAL_ORGANS = re.compile(r"các\s+cơ\s+quan\s+(?:Đảng\s+)?Trung\s+ương" + WORD_END)
_MEMBERS = ("ministry", "state", "agency", "court", "department", "office", "front", "enterprise", "armed")
"""Kinds of bodies that have a Party organisation of their own name."""
_UNION = re.compile(r"\s+(?:Đoàn|Hội)\s")
"""Behind 'Ban Chấp hành Trung ương' that is not the Party's."""
_BY_SIDE = ("council", "mass", "front")
"""Kinds of bodies that one place behind the last of them may serve."""
_CITY_OF = {"Thành ủy": "thành phố", "Huyện ủy": "huyện", "Thị ủy": "thị xã", "Quận ủy": "quận"}
_NAME_WORDS = re.compile(
    rf"\s+(?:[A-Z{UPPER}][{LOWER}A-Z{UPPER}]*(?:[ -]+[A-Z{UPPER}][{LOWER}A-Z{UPPER}]*){{0,3}}|\d{{1,2}})"
)


@cache
def _spoilers() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_table(__package__)["spoilers"]))
    return re.compile(rf"\s+(?:{words}){WORD_END}")


@cache
def _committee_heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load_table(__package__)['committees'])}){WORD_END}", re.IGNORECASE)


class Parser:
    """Reads bodies in the light of one context."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def at(self, text: str, at: int, depth: int = 0) -> list[Found]:
        """The bodies that start at the offset: mostly one, several for 'huyện Vũ Thư, Tiền Hải'; [] where none does."""
        readings = lexicon().read(text, at)
        if not readings or _spoilers().match(text, readings[0].end):
            return []
        local = next((r for r in readings if r.body.scope), None)
        central = next((r for r in readings if not r.body.scope), None)
        if region := _REGION.match(text, readings[0].end):
            return [self._regional(text, at, (central or readings[0]).body, region)]
        if local is not None:
            found = self._local(text, at, local, depth)
            if found and not (central and not found[0].placed):
                return found
        return [self._central(text, at, central)] if central else []

    def _regional(self, text: str, at: int, body: ReferenceBody, region: re.Match[str]) -> Found:
        """'Kho bạc Nhà nước khu vực IX', 'Tòa án nhân dân khu vực 3 - Hà Nội': since 2025 many are of a region."""
        tail = f"{'Chi nhánh ' if region['branch'] else ''}khu vực {region['number']}"
        end = region.end("number")
        if region["dash"] and (seat := province_at(text, region.end())):
            end, tail = seat[0], f"{tail} - {seat[1]}"
        return Found(at, end, f"{body.name} {tail}", body.kind, "region")

    def owner(self, text: str, at: int) -> tuple[int, str] | None:
        """End and name of the ministry printed behind one of its units: '(Bộ Y tế)', 'thuộc Bộ Y tế', 'Bộ Y tế'."""
        link = _OWNER.match(text, at)
        inner = self.at(text, link.end(), 2) if link else []
        if link is None or not inner or inner[0].kind != "ministry":
            return None
        opened = link[0].endswith("(")
        if opened and not text.startswith(")", inner[0].end):
            return None
        return inner[0].end + opened, inner[0].name

    def _central(self, text: str, at: int, reading: Reading) -> Found:
        name, end = reading.body.name, reading.end
        if reading.body.id == "central-committee" and _UNION.match(text, end):
            union = self.at(text, text.rfind(" ", at, text.rfind(" ", at, end)) + 1, 2)
            if union:
                return replace(union[0], start=at, name=f"Ban Chấp hành {union[0].name}")
        term = _TERM.match(text, end)
        if term and reading.body.id == "central-committee":
            name, end = f"{name} khóa {term[1]}", term.end()
        return Found(at, end, name, reading.body.kind, "central", weak=reading.body.id == "party-congress")

    def _local(self, text: str, at: int, reading: Reading, depth: int) -> list[Found]:
        body = reading.body
        weak = body.kind == "party_organisation"
        found = Found(at, reading.end, body.name, body.kind, f"local-{body.scope}", weak=weak)
        match body.scope:
            case "place":
                return self._organisation(text, found, depth) or self._of_term(text, self._placed(text, found, body))
            case "territory":
                return [f for f in self._placed(text, found, body) if f.end > reading.end]
            case "bare":
                return [self._bare(text, found, body)]
            case "committee":
                return self._board(text, found, body, depth)
            case "body":
                return self._compound(text, found, body, depth)
            case "plain":
                return [found]
        return []

    def _of_term(self, text: str, found: list[Found]) -> list[Found]:
        """'Ban Chấp hành Đảng bộ tỉnh khóa XX': the term belongs to the name of an executive committee."""
        if len(found) != 1 or not found[0].name.startswith("Ban Chấp hành Đảng bộ"):
            return found
        term = _TERM.match(text, found[0].end)
        return [replace(found[0], end=term.end(), name=f"{found[0].name} khóa {term[1]}")] if term else found

    def _organisation(self, text: str, found: Found, depth: int) -> list[Found]:
        """'Đảng bộ' + the body whose Party members it unites: 'Đảng bộ Bộ Y tế'."""
        start = _OF.match(text, found.end) if found.kind == "party_organisation" and depth < 2 else None
        if start is None:
            return []
        if organs := _CENTRAL_ORGANS.match(text, start.end()):
            return [replace(found, end=organs.end(), name=f"{found.name} {' '.join(organs[0].split())}", weak=False)]
        inner = self.at(text, start.end(), depth + 1)
        if not inner or inner[0].kind not in _MEMBERS:
            return []
        return [replace(found, end=inner[0].end, name=f"{found.name} {inner[0].name}", weak=False)]

    def _placed(self, text: str, found: Found, body: ReferenceBody) -> list[Found]:
        """With the place behind the name, else the one of the list it stands in, else the document's own."""
        national = re.compile(r"\s+Việt\s+Nam(?!\w)").match(text, found.end)
        if national and body.kind in ("mass", "front"):
            found = replace(found, end=national.end())
        start = _OF.match(text, found.end)
        if start and len(listed := provinces_at(text, start.end())) > 1:
            parts = [replace(found, start=a, end=b, name=f"{found.name} {name}") for a, b, name in listed]
            return [replace(parts[0], start=found.start), *parts[1:]]
        place = place_at(text, start.end(), self.context) if start else None
        if place and self._fits(place, body):
            return self._many(text, found, self._narrowed(text, place))
        bare = province_at(text, start.end()) if start else None
        if bare and body.kind in (
            "department",
            "vertical",
            "armed",
            "press",
            "council",
            "centre",
            "school",
            "enterprise",
        ):
            name = f"{found.name} {official(bare[1])}"
            return [replace(found, end=bare[0], name=name)]
        if body.kind in _BY_SIDE and (place := self._borrowed(text, found.end)):
            return [replace(found, name=f"{found.name} {place.name}", group=place.group)]
        own = self._own(body)
        if own is None:
            return [replace(found, placed=False, weak=body.kind == "council")]
        return [replace(found, name=f"{found.name} {own}", placed=False)]

    def _narrowed(self, text: str, place: Place) -> Place:
        """'các tỉnh, thành phố' + 'ven biển'; the document's own province stays last."""
        end, words = area_at(text, place.end) if place.group and not place.named else (place.end, "")
        if not words:
            return place
        own = own_province(self.context)
        if own and place.name.endswith(own):
            return replace(place, end=end, name=f"{place.name.removesuffix(own).rstrip()}{words} {own}")
        return replace(place, end=end, name=place.name + words)

    def _fits(self, place: Place, body: ReferenceBody) -> bool:
        return not (place.group and body.kind in ("press", "school"))

    def _many(self, text: str, found: Found, place: Place) -> list[Found]:
        """One body a place of the list 'UBND huyện Vũ Thư, Tiền Hải'."""
        result = [replace(found, end=place.end, name=f"{found.name} {place.name}", group=place.group)]
        kind = place.name.split(" ", 1)[0]
        if kind in ("xã", "phường") and "các " not in text[found.end : place.end]:
            return result
        while more := next_place_at(text, place.end, place, kind, self.context):
            result.append(replace(found, start=place.end, end=more.end, name=f"{found.name} {more.name}"))
            place = more
        if len(result) > 1:
            result[1:] = [replace(f, start=_trim(text, f.start)) for f in result[1:]]
        return result

    def _borrowed(self, text: str, at: int) -> Place | None:
        """The place of the next name of a list: 'HĐND, UBND tỉnh', 'HĐND và UBND các huyện'."""
        link = _LINK.match(text, at)
        if link is None:
            return None
        for reading in lexicon().read(text, link.end()):
            if reading.body.kind in _BY_SIDE and reading.body.scope == "place":
                start = _OF.match(text, reading.end)
                place = place_at(text, start.end(), self.context) if start else None
                return place or self._borrowed(text, reading.end)
        return None

    def _own(self, body: ReferenceBody) -> str | None:
        """The place of the document itself, at the level of the body."""
        if body.level == "district" and self.context.level not in ("district", "commune"):
            return None
        if body.level != "province" and self.context.level == "commune":
            return own_commune(self.context) or own_province(self.context)
        if body.level != "province" and self.context.level == "district":
            return own_district(self.context) or own_province(self.context)
        return own_province(self.context)

    def _bare(self, text: str, found: Found, body: ReferenceBody) -> Found:
        """'Tỉnh ủy' + 'Thái Bình', 'Huyện ủy' + 'Vũ Thư'."""
        space = _SPACE.match(text, found.end)
        assert space is not None
        at = space.end()
        if body.level == "province" and at > found.end and (named := province_at(text, at)):
            return replace(found, end=named[0], name=f"{found.name} {named[1]}")
        kind = _CITY_OF.get(found.name)
        if kind and at > found.end:
            # 'Huyện ủy Vũ Thư': read as if the type of the place stood before its name.
            words = _NAME_WORDS.match(text, found.end)
            if words:
                place = place_at(f"{kind} {text[at : words.end()]}", 0, self.context)
                if place and place.named:
                    used = place.end - len(kind) - 1
                    name = place.name.removeprefix(f"{kind} ")
                    return replace(found, end=at + used, name=f"{found.name} {name}")
        district = own_district(self.context)
        if body.level == "district" or (found.name == "Thành ủy" and district and self.context.level == "district"):
            own = (district or "").split(" ", 1)[-1]
            own = own.removeprefix("phố ").removeprefix("xã ")
            return replace(found, name=f"{found.name} {own}".strip(), placed=bool(own))
        if self.context.province is None:
            return replace(found, placed=False)
        if found.name == "Thành ủy" and (own_province(self.context) or "").startswith("tỉnh"):
            return replace(found, placed=False)
        return replace(found, name=f"{found.name} {self.context.province}")

    def _board(self, text: str, found: Found, body: ReferenceBody, depth: int) -> list[Found]:
        """'Ban Tuyên giáo' + a Party committee; without one that of the document."""
        start = _OF.match(text, found.end)
        if start and depth < 3:
            at = start.end()
            if text.startswith(("các cấp", "cấp"), at) and (place := place_at(text, at, self.context)):
                return [replace(found, end=place.end, name=f"{found.name} {place.name}", group=True)]
            if text.startswith("các ", at):
                return self._of_group(text, at, found)
            inner = self.at(text, at, depth + 1)
            if inner and inner[0].kind in ("party_committee", "mass", "front", "council", "party"):
                head = inner[0]
                if body.id == "provincial-permanent" and head.kind != "party_committee":
                    return []
                if head.kind == "mass" and not head.placed and body.id != "provincial-standing":
                    return []
                return [replace(found, end=head.end, name=f"{found.name} {head.name}", group=head.group)]
        if start and (place := place_at(text, start.end(), self.context)) and place.named and place.level == "commune":
            return [replace(found, end=place.end, name=f"{found.name} {place.name}")]
        if body.id in ("board-organisation", "provincial-permanent", "board-internal") and depth == 0:
            return []
        committee = self._own_committee()
        if committee is None:
            return [replace(found, placed=False)]
        return [replace(found, name=f"{found.name} {committee}", placed=False)]

    def _of_group(self, text: str, at: int, found: Found) -> list[Found]:
        """'Ban Thường vụ các huyện ủy, thành ủy': the boards of many committees."""
        from .groups import groups_at

        many = groups_at(text, at, self.context)[:1]
        if not many or (found.name != "Đảng ủy" and "ủy" not in many[0].name.split(",")[0]):
            return []
        return [
            replace(
                found, end=many[0].end, name=f"{found.name} {many[0].name[0].lower()}{many[0].name[1:]}", group=True
            )
        ]

    def _own_committee(self) -> str | None:
        if self.context.level == "district" and (district := own_district(self.context)):
            kind, _, name = district.partition(" ")
            heads = {"huyện": "Huyện ủy", "quận": "Quận ủy", "thị": "Thị ủy", "thành": "Thành ủy"}
            name = name.removeprefix("xã ").removeprefix("phố ")
            return f"{heads.get(kind, 'Huyện ủy')} {name}"
        if self.context.level == "commune" and (commune := own_commune(self.context)):
            return f"Đảng ủy {commune}"
        if self.context.province is None:
            return None
        city = (own_province(self.context) or "").startswith("thành phố")
        return f"{'Thành ủy' if city else 'Tỉnh ủy'} {self.context.province}"

    def _compound(self, text: str, found: Found, body: ReferenceBody, depth: int) -> list[Found]:
        """'Đảng đoàn', 'Ban cán sự đảng', 'Văn phòng', 'Thanh tra', 'Đảng ủy' + another body."""
        start = _INNER.match(text, found.end)
        borrowed = self._borrowed(text, found.end) if start is None and found.name == "Đảng ủy" else None
        if borrowed and borrowed.level == "commune":
            return [replace(found, name=f"{found.name} {borrowed.name}", group=borrowed.group)]
        if start is None or depth > 2:
            return []
        at = start.end()
        if inner := self.at(text, at, depth + 1):
            return self._with_inner(text, found, start[0], inner[0])
        if body.kind in ("office", "inspectorate") and (own := _OWN_MINISTRY.match(text, found.end)):
            ministry = self.context.metadata.issuer or ""
            name = f"{found.name} {ministry if ministry.startswith('Bộ ') else 'Bộ'}"
            return [replace(found, end=own.end(), name=name, kind="ministry_part")]
        if body.kind == "party_committee" and text.startswith("các ", at):
            return self._of_group(text, at, found)
        at = found.end + 1
        place = place_at(text, at, self.context)
        if place and body.kind in ("party_committee", "inspectorate") and "của" not in text[found.end : at]:
            return self._many(text, found, place)
        if body.kind == "party_committee" and text[at : at + 1].isupper():
            return [self._open_committee(text, found)]
        return []

    def _with_inner(self, text: str, found: Found, link: str, head: Found) -> list[Found]:
        """'Tổ đảng ở Thường trực X', 'các Đảng ủy Bộ X, Bộ Y': the words between stay, a plural head is shared."""
        between = " ".join(link.replace("của", "").split())
        front = f"{found.name} {between} " if between else f"{found.name} "
        result = [replace(found, end=head.end, name=front + head.name, group=head.group)]
        while text[: found.start].endswith(("các ", "Các ")) and (step := _LIST.match(text, result[-1].end)):
            more = self.at(text, step.end(), 2)
            if not more or more[0].kind != head.kind or head.kind != "ministry":
                break
            result.append(replace(found, start=step.end(), end=more[0].end, name=front + more[0].name))
        return result

    def _open_committee(self, text: str, found: Found) -> Found:
        """'Đảng ủy Quân sự tỉnh': the capital words that follow, then the place."""
        words = _NAME_WORDS.match(text, found.end)
        if words is None:
            return found
        name, end = f"{found.name}{' '.join(words[0].split()).join((' ', ''))}", words.end()
        place = place_at(text, end, self.context) if text[end : end + 1].isspace() else None
        if place and not place.group:
            return replace(found, end=place.end, name=f"{name} {place.name}")
        return replace(found, end=end, name=name)

    def shared(self, text: str, before: list[Found]) -> list[Found]:
        """More departments or ministries whose head was printed once: 'Sở Tài chính, Xây dựng và Y tế'."""
        result: list[Found] = []
        last = before[-1]
        head = last.name.split(" ", 1)[0]
        if last.kind not in ("department", "ministry") or last.group:
            return []
        while (link := _SHARED.match(text, last.end)) and (reading := lexicon().shared(head, text, link.end())):
            if text[reading.end : reading.end + 1].isspace() and lexicon().read(text, link.end()):
                break
            found = Found(link.end(), reading.end, reading.body.name, reading.body.kind, "shared-head")
            if reading.body.scope:
                found = self._placed(text, found, reading.body)[0]
            result.append(found)
            last = found
        return result


def official(province: str) -> str:
    """'Thái Bình' -> 'tỉnh Thái Bình'."""
    from .places import official_province

    return official_province(province)


def _trim(text: str, at: int) -> int:
    """Past the comma or 'và' of a list."""
    link = _LIST.match(text, at)
    return link.end() if link else at


def named_bodies(text: str, at: int, context: Context) -> list[Found]:
    """The bodies of the reference tables that start at the offset, and those that share their head."""
    parser = Parser(context)
    found = parser.at(text, at)
    return found + parser.shared(text, found) if found else []


__all__ = ["Found", "Parser", "named_bodies", "upper_first"]
