"""Issuers printed beside a number: behind it ('của Bộ X'), before it ('Bộ X ban hành', 'Bộ X tại', 'Bộ X (')."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..bodies.lexicon import lexicon
from ..document import Context
from ..vietnamese import fold
from .grammar import Code, issuers_by_code, type_names
from .issuers import Issuer, confirms, full_name, issuer_at

OF = re.compile(r"[\s,]*\(?\s*(?:c[uủùúụũư][aảàn]|do)\s+", re.IGNORECASE)
_CENTRAL = re.compile(r"hoi nghi|ban chap hanh trung uong|bo chinh tri|ban bi thu|thu tuong|chinh phu|quoc hoi")
_OF_BODY = re.compile(r"(?:^|\s)(?:cua|do)\s")
_AT = re.compile(r"\b(?:tai|theo)\s$")
_ACTS = re.compile(r"\s(?!và\s|của\s|tại\s|về\s)[^\W\d_A-ZĐ]")
_PERSON = re.compile(r"\s(?:(?:ông|bà|đồng\schí)\s)?[A-ZĐÂÁÔĂÊÍÝỨ]\w*(?:\s[A-ZĐÂÁÔĂÊÍÝỨ]\w*){1,3}(?=\s[^\W\d_A-ZĐ])")
_ISSUED = re.compile(
    r",?\s+(?:da\s+|vua\s+|cung\s+)?(?:[^,;.()]{4,40}\sva\s)?(?:ky\s+)?(?:ban hanh|co|ky|phe duyet|chap thuan"
    r"|thong qua|cong nhan|quyet dinh|giao|xay dung|trien khai|gui|cong bo|chi dao|yeu cau|thanh lap|dong y|cho phep"
    r"|cho y kien|thong bao|ket luan)\b[^,;.]{0,70}$"
    r"|\s+tai\s+(?:cac\s+)?$"
)
_TYPE_AGAIN = re.compile(r",?\s(?P<type>[^\W\d_]+\s[^\W\d_]+)\scua\s")
_NAME_BEGINS = re.compile(r"(?:^|[\s(])(?=[^\W\d_])")
_AND = re.compile(r",?\s(?:và\s)?(?=[A-ZĐ])")
_OWN_NUMBER = re.compile(r",?\s(?:tai|\()\s?(?:cac\s)?[^\W\d_]+(?:\s[^\W\d_]+)?\sso\b")
"""'văn bản số 5 ngày 2/3, của Bộ Y tại văn bản số 8': behind an agency that a comma parts from the number before it."""
_WIDER = re.compile(r"\b(?:Ban\sThường\svụ|BTV|Thường\strực|Ban\sChấp\shành|BCH|Chủ\stịch|Bộ\strưởng)\s$")
"""Before a body that the letters of a number stand for: the part of it that issued."""
_ADDRESSED = re.compile(r"\b(?:gui|trinh|bao cao|cho|toi|den|voi)\s(?:cac\s)?$")
_HEADS_OF_MANY = re.compile(r"\bcac\s(?P<head>bo|so)\s?(?::|,\snganh:)?\s")
_LONGEST = 110
_LIST = 900
_MANY = {"bo": "Bộ", "so": "Sở"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a citation stands: it begins at `start`, what is before `low` belongs to the one before it.

    `folded` is the text without diacritics, of the same length; `kind` the type of the document cited.
    """

    text: str
    folded: str
    low: int
    start: int
    code: Code
    kind: str | None

    @property
    def aliases(self) -> tuple[str, ...]:
        """The names of the body that the code of the number stands for, () where it is not known."""
        return issuers_by_code().get(self.code.issuers[0], ()) if self.code.issuers else ()


def issuer_after(text: str, folded: str, end: int, position: int, context: Context) -> Issuer | None:
    """The agency in 'số 5/QĐ-X của X'; `position`: behind the blanks and session words that follow `end`."""
    if of := OF.match(text, end, end + 20) or OF.match(text, position, position + 20):
        issuer = issuer_at(text, folded, of.end(), context)
        parted = issuer is not None and "," in text[end : of.start() + 2] and _OWN_NUMBER.match(folded, issuer.end)
        return None if parted else issuer
    # 'số 41/NQ-ĐU, ngày 25/12/2018 Nghị quyết của Đảng ủy về ...'
    if (again := _TYPE_AGAIN.match(folded, end)) and again["type"] in type_names():
        return issuer_at(text, folded, again.end(), context)
    # Without 'của' only a central body or a session: 'ngày 16/6/2022 Hội nghị lần thứ năm ...'.
    if text[end:position].isspace() and text[position : position + 1].isupper() and _CENTRAL.match(folded, position):
        return issuer_at(text, folded, position, context)
    return None


def with_partners(text: str, folded: str, end: int, issuer: str, code: Code, context: Context) -> tuple[int, str]:
    """End and names of the agencies of a joint document: 'của Bộ X, Bộ Y và Bộ Z' where the code names all of them."""
    for partner in code.issuers[1:]:
        link = _AND.match(text, end)
        more = issuer_at(text, folded, link.end(), context) if link else None
        if link is None or more is None or not confirms(more.name, issuers_by_code().get(partner, ())):
            break
        end, issuer = more.end, f"{issuer}{text[end : link.end()]}{more.name}"
    return end, issuer


def issuer_then(place: Place, end: int, context: Context) -> Issuer | None:
    """The agency in 'Tại Quyết định số 5/QĐ-UBND, UBND tỉnh X đã phê duyệt', one that the code stands for."""
    text, folded = place.text, place.folded
    if not text.startswith(", ", end) or not text[end + 2 : end + 3].isupper() or not place.code.issuers:
        return None
    if not _AT.search(folded, max(0, place.start - 5), place.start):
        return None
    name = issuer_at(text, folded, end + 2, context)
    return name if name and confirms(name.name, place.aliases) and _ACTS.match(text, name.end) else None


def issuer_before(place: Place, context: Context) -> Issuer | None:
    """The agency in 'được Thủ tướng Chính phủ chấp thuận tại Quyết định số', 'Bộ X (văn bản số', '... (Nghị quyết số'.

    Unless it stands right before the number, only one that the code of the number stands for, in the same clause.
    """
    if right := _at_it(place, context) or _in_front(place, context):
        return right
    aliases = place.aliases
    if not aliases:
        return None
    before = place.folded[max(place.low, place.start - 400) : place.start]
    low = place.start - len(before)
    opened = before.endswith("(")
    clause = max(before.rfind(";"), before.rfind(". "), -1) + 1
    best: Issuer | None = None
    for alias in aliases:
        key = fold(alias)
        at = before.rfind(key, clause)
        if at < 0 or not (at == 0 or not before[at - 1].isalnum()):
            continue
        name = issuer_at(place.text, place.folded, low + at, context)
        if name is None or not confirms(name.name, aliases) or name.end > place.start:
            continue
        person = _PERSON.match(place.text, name.end)
        rest = place.folded[person.end() if person else name.end : place.start]
        kind = fold(place.kind or "")
        near = _ISSUED.fullmatch(rest) is not None
        titled = opened and kind and kind in before[clause:at] and len(rest) < 330
        if (near or titled) and (wider := _WIDER.search(place.text, max(place.low, name.start - 20), name.start)):
            whole = issuer_at(place.text, place.folded, wider.start(), context)
            name = whole if whole and whole.end >= name.end else name
        if (near or titled) and (best is None or (name.end, -name.start) > (best.end, -best.start)):
            best = name
    return best


def _at_it(place: Place, context: Context) -> Issuer | None:
    """The agency in 'đề nghị của Công ty X tại Văn bản số': its name ends right before 'tại'."""
    tail = re.compile(r"\stai\s(?:cac\s)?$").search(place.folded, max(0, place.start - 9), place.start)
    if tail is None:
        return None
    end = tail.start()
    low = max(place.low, end - _LONGEST, 0)
    for of in reversed(list(_OF_BODY.finditer(place.folded, low, end))):
        name = issuer_at(place.text, place.folded, of.end(), context)
        if name is not None and name.end == end:
            return name
    return _ends_at(place, end, context)


def _in_front(place: Place, context: Context) -> Issuer | None:
    """The agency in 'ý kiến của Sở X (văn bản số', 'các Bộ: X (văn bản số ...), Y (văn bản số'."""
    if place.start < 2 or place.text[place.start - 1] != "(":
        return None
    end = len(place.text[: place.start - 1].rstrip())
    return _ends_at(place, end, context) or _one_of_many(place, end, context)


def _ends_at(place: Place, end: int, context: Context) -> Issuer | None:
    """The agency whose name ends at the offset, no addressee, and not another than the code stands for."""
    low = max(place.low, end - _LONGEST, 0)
    for begin in _NAME_BEGINS.finditer(place.folded, low, end):
        at = begin.end()
        if not place.text[at].isupper() or _ADDRESSED.search(place.folded, max(0, at - 16), at):
            continue
        name = issuer_at(place.text, place.folded, at, context)
        if name is not None and name.end == end:
            return name if not place.aliases or confirms(name.name, place.aliases) else None
    return None


def _one_of_many(place: Place, end: int, context: Context) -> Issuer | None:
    """The ministry of which only the field is printed, because its head stands before a list of them."""
    heads = list(_HEADS_OF_MANY.finditer(place.folded, max(0, end - _LIST), end))
    if not heads:
        return None
    head = _MANY[heads[-1]["head"]]
    for begin in _NAME_BEGINS.finditer(place.folded, max(place.low, heads[-1].end() - 1), end):
        reading = lexicon().shared(head, place.text, begin.end())
        if reading is not None and reading.end == end:
            name = full_name(f"{head} {place.text[begin.end() : end]}", context)
            return Issuer(begin.end(), end, name) if not place.aliases or confirms(name, place.aliases) else None
    return None
