"""Who issued a document, with its place and level, and who signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from rapidfuzz import fuzz

from ...ontology import vocabulary
from ...ontology.gazetteer import bodies
from ..document import Block
from ..rules import load_table
from ..structure.lines import rules as layout
from ..structure.parts import is_name
from ..vietnamese import LOWER, UPPER, clean, fold, official_case
from .header import rules
from .territory import folded_provinces

Level = Literal["central", "province", "district", "commune"]

_EXPANSIONS = tuple(
    (re.compile(pattern), full)
    for pattern, full in (
        (r"\b[UƯ]BND\b", "Ủy ban nhân dân"),
        (r"\bHĐND\b", "Hội đồng nhân dân"),
        (r"\bBTV\b", "Ban Thường vụ"),
        (r"\bBCH\b", "Ban Chấp hành"),
        (r"\bMTTQ\b", "Mặt trận Tổ quốc"),
        (r"\bTP\.?\s?(?=HỒ|Hồ|[A-ZĐ])", "thành phố "),
        (r"\bTW\b", "Trung ương"),
        (r"\bKCN\b", "khu công nghiệp"),
        (r"\bKKT\b", "khu kinh tế"),
        (r"\bGD\s?&\s?ĐT\b", "Giáo dục và Đào tạo"),
    )
)
_HEADS = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Ban Thường vụ Tỉnh ủy", "Thủ tướng Chính phủ")
_DAMAGED_HEAD = 85
_UNIT = re.compile(r"(?i)(?<!\w)(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?!\w)(?!\s+[ủu][ỷyỳ])")
_COMMITTEE = re.compile(r"(?i)(?<!\w)(tỉnh|thành|huyện|thị|quận|đảng)\s+ủy(?!\w)")
_PARTY_ORGAN = re.compile(
    r"(?i)^(?:ban thường vụ|ban tuyên giáo|ban tổ chức|ban dân vận|ban nội chính|ủy ban kiểm tra|thường trực)$"
)
_DASH = re.compile(r"(?<=[^\W\d_])[-–](?=[^\W\d_]{2})")  # BÀ RỊA-VŨNG TÀU
_JOINT = re.compile(r"(?i)\s?[-–]\s?(?=(?:bộ|thanh tra chính phủ|tòa án|viện kiểm sát|ngân hàng nhà nước)\s)")
"""Between the issuers of a joint document."""
_NUMBERED = re.compile(r"\bSố\b|\d{2,}")
_ABOUT = re.compile(r"(?i)v\s?/\s?v\b|về việc\b")
_POST = re.compile(r"BỘ TRƯỞNG|CHỦ TỊCH|THỦ TƯỚNG|CHÁNH ÁN|VIỆN TRƯỞNG|THỐNG ĐỐC")
_MINISTER = re.compile(r"BỘ TRƯỞNG (?=BỘ )")
_REGION = re.compile(r"(?<=khu vực )[ivx]+$")
_TERM = re.compile(r"(?i)[\s,]*(?:khóa|nhiệm kỳ|kỳ họp)\b.*$")
_NAME_AT_END = re.compile(rf"(?:[A-Z{UPPER}][{LOWER}]+\s+){{1,4}}[A-Z{UPPER}][{LOWER}]+\W{{0,3}}$")
_MOTTO = " cong hoa xa hoi chu nghia viet nam doc lap tu do hanh phuc dang cong san viet nam "
_COLUMNS = re.compile(r"\||\s{3,}|\n")
_TAIL = 14
"""A signature beside the recipients stands in so many blocks at the end."""
_DAMAGED = re.compile(rf"[^\w\s\-–,.&()'’/]|[{LOWER}][A-Z{UPPER}]")


def issuer_lines(header: Sequence[Block], title_index: int) -> list[str]:
    """The names of bodies in the header, each whole: the superior one first, the issuer last."""
    found: list[str] = []
    pattern = layout()["authority"].pattern
    nation = layout()["nation"].pattern
    about = False  # in the lines of 'V/v ...'
    for block in header[: title_index if title_index >= 0 else len(header)]:
        text = clean(re.sub(r"[|*_]+|[-–=]{2,}", " ", block.text.text)).strip(" .-–")
        folded = fold(text)
        if _is_motto(folded):
            continue
        if match := nation.search(folded):
            start = folded.rfind(" ", 0, match.start())
            text = text[: match.start()].strip(" -–.")
            if start < 3:
                continue
        if number := _NUMBERED.search(text):
            text = text[: number.start()].strip(" -–.")
        about = bool(_ABOUT.match(text)) or (about and not pattern.match(text))
        letters = [c for c in text if c.isalpha()]
        if about or len(letters) < 3 or sum(c.isupper() for c in letters) < 0.8 * len(letters):
            continue
        if _DAMAGED.search(text):
            continue
        goes_on = (
            found
            and not _POST.match(text)
            and (found[-1].split()[-1] in ("VÀ", "CỦA", "-") or clean(found[-1]) in _goes_on())
        )
        if pattern.match(text) and not goes_on:
            found.append(text)
        elif found and len(text) < 60:
            found[-1] += " " + text
    return [name for name in found if not name.endswith((" VÀ", ","))]  # the rest of it was lost


def _is_motto(folded: str) -> bool:
    """Whether a line is a piece of the national or Party header, which was broken over lines."""
    words = re.findall(r"\w+", folded)
    return bool(words) and f" {' '.join(words)} " in _MOTTO and (len(words) > 1 or words[0] in ("cong", "nam"))


def expand(text: str) -> str:
    """A name of a body with its abbreviations written out and official capitals."""
    text = clean(text)
    for pattern, full in _EXPANSIONS:
        text = pattern.sub(full.upper() if text.isupper() else full, text)
    if len(parts := _JOINT.split(text)) > 1:
        return " - ".join(map(expand, parts))
    if (minister := _MINISTER.match(text)) and text.isupper():
        return f"Bộ trưởng {expand(text[minister.end() :])}"
    text = _DASH.sub(" - ", _TERM.sub("", text).strip(" .,;:-–*"))
    name = re.sub(
        r"^(Chủ tịch) (ủy ban|hội đồng)", lambda m: f"{m[1]} {m[2].capitalize()}", _mended(official_case(text))
    )
    name = _REGION.sub(lambda m: m[0].upper(), name)
    if known := _spelling().get(fold(name)):
        return known
    return _named_place(name).replace("Chính Phủ", "Chính phủ") if text.isupper() else name


def _mended(name: str) -> str:
    """The name with its head put right where a scan damaged it: 'Ủy ban nrẫn dân tỉnh' -> 'Ủy ban nhân dân tỉnh'."""
    words = name.split()
    for head in _HEADS:
        size = len(head.split())
        printed = " ".join(words[:size])
        if printed != head and fuzz.ratio(fold(printed), fold(head)) >= _DAMAGED_HEAD:
            return " ".join([head, *words[size:]])
    return name


def _named_place(name: str) -> str:
    """Capitals for a place after its unit, which no list holds: 'Huyện ủy tiền hải' -> 'Huyện ủy Tiền Hải'."""
    units = [*_UNIT.finditer(name), *_COMMITTEE.finditer(name)]
    if not units:
        return name
    at = max(match.end() for match in units)
    tail = name[at:]
    return name[:at] + " ".join(word[:1].upper() + word[1:] for word in tail.split(" ")) if len(tail) < 40 else name


def name_issuer(lines: Sequence[str], province: str | None, place: str | None) -> str | None:
    """The issuer's full name from the header lines: 'SỞ TÀI CHÍNH' below 'UBND TỈNH X' -> 'Sở Tài chính tỉnh X'."""
    names = [expand(line) for line in lines]
    names = [name for name in names if len(name) > 2 and name != "Bộ trưởng"]
    if not names:
        return None
    name = names[-1]
    superior = " ".join(names[:-1])
    if name == "Văn phòng" and len(names) > 1:
        name = f"Văn phòng {names[-2]}"
    if _PARTY_ORGAN.match(name) and (committee := _COMMITTEE.search(superior)):
        name = f"{name} {superior[committee.start() :]}"
    elif _PARTY_ORGAN.match(name) and superior.startswith("Ban Chấp hành Trung ương"):
        name = f"{name} Trung ương"
    return with_place(name, superior, province, place)


def with_place(name: str, superior: str, province: str | None, place: str | None) -> str:
    """The name with the place it belongs to, where it is a local body and does not say so itself."""
    if is_central(name) or (superior and is_central(superior)):
        return name
    if _has_place(name):
        return name
    unit = list(_UNIT.finditer(superior))
    if unit and superior[unit[-1].end() :].strip():
        tail = superior[unit[-1].start() :]
        return f"{name} {tail[0].lower()}{tail[1:]}"
    own = list(_UNIT.finditer(name))
    if own and not name[own[-1].end() :].strip():
        if own[-1][1].lower() in ("tỉnh", "thành phố") and province:
            return f"{name} {province}"
        return name
    if (committee := _COMMITTEE.search(name)) and not name[committee.end() :].strip():
        return f"{name} {province}" if province and committee[1].lower() in ("tỉnh", "thành") else name
    if superior and (committee := _COMMITTEE.search(superior)) and superior[committee.end() :].strip():
        return f"{name} {superior[committee.start() :]}" if "ủy" not in name.lower() else name
    return f"{name} {place}" if place and _is_local(name) else name


def _is_local(name: str) -> bool:
    return fold(name).startswith(
        (
            "uy ban nhan dan",
            "hoi dong nhan dan",
            "chu tich uy ban nhan dan",
            "so ",
            "ban ",
            "van phong",
            "doan dai bieu",
            "dang uy",
        )
    )


def _has_place(name: str) -> bool:
    folded = f" {fold(name)} "
    return any(f" {name} " in folded for name in folded_provinces()) or bool(
        (unit := list(_UNIT.finditer(name))) and name[unit[-1].end() :].strip()
    )


@cache
def _spelling() -> dict[str, str]:
    """Folded name of a body of which there is one -> the name as it is spelt."""
    return {fold(body.name): body.name for body in bodies() if body.level == "central"}


@cache
def _central_names() -> frozenset[str]:
    return frozenset(
        fold(body.name) for body in bodies() if body.level == "central" and body.kind not in ("enterprise", "foreign")
    )


def is_central(name: str) -> bool:
    """Whether the body is one of the whole country."""
    folded = fold(name)
    return (
        folded in _central_names()
        or (folded.startswith("bo ") and not folded.startswith(("bo chi huy", "bo tu lenh")))
        or folded.startswith(
            ("chinh phu", "thu tuong", "quoc hoi", "uy ban thuong vu quoc hoi", "van phong chinh phu", "tong cuc")
        )
        or folded.startswith(("chu tich nuoc", "ban bi thu", "ban chap hanh trung uong", "van phong trung uong"))
        or "trung uong" in folded
        or (folded.startswith("cuc ") and folded.endswith("viet nam"))
    )


def level_of(name: str | None) -> Level | None:
    """The level of a body, from its own name."""
    if not name:
        return None
    if is_central(name):
        return "central"
    units = [match[1].lower() for match in _UNIT.finditer(name)]
    committee = next((match[1].lower() for match in _COMMITTEE.finditer(name)), "")
    if units and units[-1] in ("xã", "phường", "thị trấn", "đặc khu"):
        return "commune"
    if committee in ("huyện", "thị", "quận") or (units and units[-1] in ("huyện", "quận", "thị xã")):
        return "district"
    if match := re.search(r"(?i) thành phố (?P<name>[^,]+)$", name):
        city = folded_provinces().get(fold(match["name"].strip()))
        return "province" if city is not None and city.type == "thành phố" else "district"
    return "province"


def of_number(number: str | None) -> str | None:
    """The body the letters of a number stand for ('.../NQ-HĐND' -> 'Hội đồng nhân dân'), None for what many share."""
    if number is None:
        return None
    codes = {code: concept for concept in vocabulary("issuer_codes") for code in concept.get("notation", ())}
    for code in reversed(re.findall(r"[A-Za-zĐđ&]+", number)):
        if code in ("TU", "TƯ"):
            return "Tỉnh ủy"
        concept = codes.get(code)
        if concept and concept.get("alt"):
            names = [str(name) for name in concept["alt"]]
            return expand(next((name for name in names if not name.startswith(("Chủ tịch", "Bộ trưởng"))), names[0]))
    return None


@cache
def _surnames() -> frozenset[str]:
    return frozenset(load_table(__package__, "names.toml")["surnames"].split())


def signer_of(blocks: Sequence[Block]) -> tuple[str | None, bool]:
    """The signer's name, and whether it is whole (False: letters of it were lost)."""
    damaged: str | None = None
    tail = [b for b in blocks if b.kind in ("signature", "recipients")]
    signatures = [b for b in tail if b.kind == "signature"]
    for block in [*reversed(signatures), *reversed([b for b in tail if b.kind == "recipients"])]:
        text = clean(re.sub(r"[*_|]+", " ", block.text.text)).strip(" .,;")
        rank = rules()["rank"].pattern
        while (bare := rank.sub("", text).strip()) != text:
            text = bare
        if text.isupper() and text.split()[:1] and official_surname(text.split()[0]) and not _is_office(text):
            text = text.title()
        if block.kind == "recipients" and (match := _NAME_AT_END.search(text)) and match.start() > 2:
            if text[: match.start()].rstrip().endswith((";", ",")) and official_surname(match[0].split()[0]):
                return match[0].strip(" .,;"), True
            continue
        if block.kind != "signature":
            continue
        if is_name(text) and official_surname(text.split()[0]):
            return text, True
        if (
            damaged is None
            and (match := _NAME_AT_END.search(text))
            and len(text) < 40
            and match.start() < 12
            and ")" not in text
        ):
            damaged = match[0].strip(" .,;")
    if damaged is None and (beside := _beside_recipients(blocks)):
        return beside, True
    return damaged, False


def _beside_recipients(blocks: Sequence[Block]) -> str | None:
    """The name in the right-hand column of the recipients: '- Lưu: VT.     Lê Thị Mận', '- Lưu: VT | Lê Thị Mận'."""
    tail = blocks[-_TAIL:]
    first = next((i for i, b in enumerate(tail) if fold(b.text.text[:12]).strip(" *_|").startswith("noi nhan")), None)
    for block in reversed(tail[first:] if first is not None else []):
        if not block.text.runs:
            continue
        start, end = block.text.to_source(0, len(block.text))
        for words in reversed(_COLUMNS.split(block.text.source[start:end])[1:]):
            name = clean(words).strip(" .,;*_")
            if is_name(name) and official_surname(name.split()[0]) and not (name.isupper() and _is_office(name)):
                return name
    return None


def _is_office(text: str) -> bool:
    return len(set(fold(text).split()) & _office_words()) >= 2


@cache
def _goes_on() -> frozenset[str]:
    return frozenset(load_table(__package__, "names.toml")["goes_on"])


@cache
def _office_words() -> frozenset[str]:
    return frozenset(load_table(__package__, "names.toml")["offices"].split())


def official_surname(word: str) -> bool:
    return any(fold(word) == fold(name) for name in _surnames())


def on_behalf_of(blocks: Sequence[Block]) -> str | None:
    """The body that the signer signs for: 'TM. ỦY BAN NHÂN DÂN TỈNH'."""
    pattern = rules()["on-behalf"].pattern
    signatures = [b for b in blocks if b.kind in ("signature", "recipients")]
    for index, block in enumerate(signatures):
        for piece in block.text.text.split("  "):
            if match := pattern.match(piece.strip()):
                text = re.split(r"\s(?:KT|TL|CHỦ TỊCH|BÍ THƯ|PHÓ|THỦ TƯỚNG)\b", match["issuer"])[0]
                following = signatures[index + 1].text.text if index + 1 < len(signatures) else ""
                if re.fullmatch(rf"(?:TỈNH|HUYỆN|THÀNH PHỐ|XÃ|PHƯỜNG)\s+[A-Z{UPPER}\s]+", following):
                    text += " " + following
                return text.strip(" .,")
    return None
