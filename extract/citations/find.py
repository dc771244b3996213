"""Citations of a block: numbers first, then what stands before them (type, list, issuer) and after (date, issuer)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ..components import Mention
from ..dates import date_at, parse_date
from ..document import Block, Context
from ..facts import Citation
from ..rules import Rule, any_word, load_rules, load_table
from ..vietnamese import clean, fold
from .beside import OF, Place, issuer_after, issuer_before, issuer_then, with_partners
from .grammar import Code, read_code, type_names
from .issuers import PACKAGE, Issuer, issuer_at
from .laws import law_end

_BEFORE = 170
_DIGIT = re.compile(r"\d\s?[-–/.]|[Ss][ốỐô]")
# What OCR reads for digits inside a number.
_DIGITS = str.maketrans("OÔÓÒỐỒƠolI", "0000000011")
_GAP = re.compile(r"(?:[\s,]*\(?khóa\s[IVX]+\)?)?[\s,]*\(?\s*(?:(?:ban hành|ký(?: ban hành)?)\s(?=ngày))?")
_LIST = re.compile(r"\s*(?:[,;.]|(?:,\s*|;\s*)?(?:va|hoac|den|cung voi))?\s*(?:va\s+)?(?:cac\s+)?(?:so)?\s*:?\s*")
_BARE_AHEAD = re.compile(r"\d[a-z]?,?\s(?:ngày\s\d|của\s)")
"""What every number without letters has behind it: a search for it is ten times as fast as that for the whole."""
_NEXT_BARE = re.compile(r"(?:,?\sngay\s\d[\d/.-]*)?\s*(?:[,;]|va|[,;]\sva)\s+(?:so\s*)?")
"""'Công điện số 86 ngày 3/9 và số 87': what stands between two numbers without letters."""
_NEXT_IN_LIST = re.compile(r"[,;.)]\s*(?:va\s+)?so\s*:?\s*$|\sva\s+so\s*:?\s*$")
_LABEL = re.compile(r"(?:^|[\s(*“\"])(s[o06]t?|so\s?:)\s*:?\s*$")
# Kinds of reports and plans that the vocabulary of types does not tell apart.
# '(Kèm theo Nghị quyết số ...)' of its annex, '... đã ban hành Chỉ thị số ...' above a text without header.
_ITSELF = re.compile(r"(?:kem theo|ban hanh)\s$")
_QUALIFIED = re.compile(r"\s(?:tham tra|tham dinh|giai trinh|tom tat|hanh dong)(?=\s|$)")
_DATE_BEFORE = re.compile(r"(?:^|[.;:]\s*|,\s*)[Nn]gày\s\d[\d\s/.\-–thángnăm]{4,24},?\s$")
_AFTER_LAW = re.compile(r"[.;:()\d]|\b(?:quy dinh|huong dan|theo|tai|ngay|va cac)\b")
# A number that is only its year: what stood before is destroyed.
_TYPE_SLASH = re.compile(r"([^\W\d_]+)/")
_PARTY = frozenset(("TW", "TƯ", "TU", "HU", "QU", "ThU", "ĐU", "BCT", "BBT"))
"""Letters of Party committees: theirs is the form 5-CT/TW."""
_YEARLY = re.compile(r"(?:19|20)\d\d")
_SPLIT_NUMBER = re.compile(r"[Ss]ố\s(\d{1,3})\s$")
_YEAR = re.compile(r"năm\s((?:19|20)\d\d)(?!\d)")
_LAW_YEAR = re.compile(r"(?:\s\(sửa đổi\))?(?:\s(?:năm\s)?(?:19|20)\d\d)?[\s,(]*")
_LISTED = re.compile(r"(?:[;,(]\s*(?:va\s)?|\sva\s)(?:so\s*)?$")
_NEW_SENTENCE = re.compile(r"\.\s")
_SENTENCE = 330


@dataclass(frozen=True, slots=True)
class _Found:
    """A citation under construction; `start` grows to the left, `end` to the right. `headed`: issuer before it."""

    start: int
    number_start: int
    end: int
    citation: Citation
    code: Code
    stated_type: bool
    confidence: float
    rule: str
    headed: bool = False


_NO_CODE = Code("", None, (), False, False, 0)


def _found(rule: str, start: int, end: int, number: str | None, code: Code, confidence: float) -> _Found:
    return _Found(start, start, end, Citation(type=None, number=number), code, False, confidence, rule)


@cache
def _rules() -> dict[str, Rule]:
    return {rule.id: rule for rule in load_rules(PACKAGE)}


@cache
def type_pattern() -> re.Pattern[str]:
    """The names of types, in text without diacritics."""
    return re.compile(rf"{any_word(type_names())}(?!\w)")


@cache
def _excluded_noun() -> re.Pattern[str]:
    return re.compile(load_table(PACKAGE)["excluded"]["nouns"], re.VERBOSE)


def find_citations(text: str, block: Block, context: Context) -> list[Mention]:
    """The citations of a block, in text order."""
    if not _DIGIT.search(text):
        return []
    folded = fold(text)
    if len(folded) != len(text):
        folded = text.lower()
    found: list[_Found] = []
    for candidate in _candidates(text, folded, block):
        previous = found[-1] if found else None
        if previous and candidate.number_start < previous.end:
            continue
        if item := _read_before(text, folded, candidate, previous, block, context):
            item = _read_after(text, folded, item, previous, context)
            others = _shared(text, item, previous)
            found += [*others, replace(item, start=item.number_start) if others else item]
    return [
        Mention(start=f.start, end=f.end, content=f.citation, rule=f.rule, confidence=f.confidence)
        for f in _spread(text, folded, found)
    ]


def number_end(text: str, citation: Mention) -> int:
    """Where the number of a citation ends: before its date and issuer."""
    match = _rules()["citation.number"].pattern.search(text, citation.start, citation.end)
    return match.end() if match else citation.end


def _candidates(text: str, folded: str, block: Block) -> Iterator[_Found]:
    """Numbers by their form alone, in text order."""
    rules = _rules()
    items: list[_Found] = []
    for match in rules["citation.number"].pattern.finditer(text):
        code = read_code(match["code"])
        if code is None:
            continue
        digits = match["number"].translate(_DIGITS)
        number: str | None = _official(digits, match["year"], match["mark"] or " ", code)
        end = match.start("code") + code.length
        if not match["year"] and _YEARLY.fullmatch(digits) and (_is_assembly(code) or code.text == "NĐ-CP"):
            number = None
        elif split := _SPLIT_NUMBER.search(text, max(0, match.start() - 8), match.start()):
            number = split[1] + str(number)
        sound = not code.repaired and digits == match["number"]
        if digits != match["number"] and not code.known:
            continue
        confidence = 0.97 if code.known and sound else 0.9 if code.known else 0.75
        if match["mark2"]:  # only with its type or 'số' before it
            code, confidence = replace(code, known=False), 0.9
        items.append(_found("citation.number", match.start(), end, number, code, confidence))
    if "/" in text or "-" in text:
        for match in rules["citation.blank"].pattern.finditer(text):
            code = read_code(match["code"])
            if code is not None and code.known and (match["label"] != "Số" or match.start()):
                end = match.start("code") + code.length
                items.append(_found("citation.blank", match.start(), end, None, code, 0.8))
    for match in rules["citation.bare"].pattern.finditer(text) if _BARE_AHEAD.search(text) else ():
        found = _found("citation.bare", match.start("number"), match.end("number"), match["number"], _NO_CODE, 0.7)
        items.append(replace(found, start=match.start()))
    items.sort(key=lambda f: f.number_start)
    return iter(items)


def _official(digits: str, year: str | None, mark: str | None, code: Code) -> str:
    """Number and letters as decrees and Party guides join them: '5/NQ/HĐND' -> '5/NQ-HĐND', '5 CT/TW' -> '5-CT/TW'."""
    letters = code.text
    slashed = _TYPE_SLASH.match(letters) if code.known and code.type else None
    party = slashed is not None and (letters[slashed.end() :] in _PARTY or letters.startswith("TW", slashed.end()))
    if slashed and not party and (year or mark != "-"):
        letters = f"{slashed[1]}-{letters[slashed.end() :]}"
    if year:
        return f"{digits}/{year.replace(' ', '')}/{letters}"
    return f"{digits}{'/' if mark in ('/', ' ') and not party else '-'}{letters}"


def _read_before(
    text: str, folded: str, item: _Found, previous: _Found | None, block: Block, context: Context
) -> _Found | None:
    """The type, and an issuer named between type and number; None for a number that is no citation."""
    low = max(previous.end if previous else 0, item.start - _BEFORE)
    before = folded[low : item.start]
    label = _LABEL.search(before) if item.rule == "citation.number" else None
    labelled = label is not None or item.rule != "citation.number"
    shared = _rules()["citation.shared_suffix"].pattern.search(text, low, item.start)
    head = before[: label.start(1)] if label else before
    if shared and item.rule == "citation.number":
        head, labelled = folded[low : shared.start()], True
    if labelled and _excluded_noun().search(head):
        return None
    types = [m for m in type_pattern().finditer(head) if not _is_part_of_name(head, m)]
    last = _law_of(text, head, low, types) or (types[-1] if types else None)
    middle = head[last.end() :] if last else ""
    qualified = _QUALIFIED.match(middle) if last else None
    if qualified:
        middle = middle[qualified.end() :]
    start, stated, kind, issuer = item.start, False, item.code.type, None
    if label:
        start = low + label.start(1)
    if item.rule == "citation.bare" and not (last and not middle.strip(" :(") and text[low + last.start()].isupper()):
        listed = previous and previous.rule == item.rule and _NEXT_BARE.fullmatch(folded, previous.end, item.start)
        if previous is None or not listed:
            return None
        same = replace(previous.citation, number=item.citation.number, date=None)
        return replace(previous, start=start, number_start=item.number_start, end=item.end, citation=same)
    law = last is not None and last[0] in ("luat", "bo luat", "phap lenh")
    own = _names_issuer(text, folded, low + last.end(), start, context) if last and labelled and not law else False
    whole = last is not None and _is_whole_law(text, low + last.start(), start)
    if last and (own or whole or _may_stand_between(middle, labelled, law)):
        kind, stated, start = type_names()[last[0]], True, low + last.start()
        if qualified and "hanh dong" in qualified[0]:
            kind = f"{kind} {clean(text[low + last.end() : low + last.end() + qualified.end()]).lower()}"
        if middle.strip() and not law:
            issuer = _issuer_within(text, folded, low + last.end(), start, context)
    elif _own_number(text, folded, block, label, low, head):
        return None
    elif previous and _in_list(folded, previous, item, labelled):
        kind = _list_type(previous, item.code)
    elif not item.code.known and not labelled:
        return None
    elif item.code.type is None and item.code.issuers and not _is_assembly(item.code):
        if not labelled and not item.code.known:
            return None
        kind = "Công văn"
    itself = (context.metadata.type, context.metadata.number)
    if (
        item.citation.number
        and (kind, item.citation.number) == itself
        and (start == 0 or _ITSELF.search(folded, max(0, start - 12), start))
    ):
        return None
    confidence = item.confidence if stated or labelled else min(item.confidence, 0.9)
    citation = replace(item.citation, type=kind, issuer=issuer.name if issuer else None)
    return replace(
        item, start=start, citation=citation, stated_type=stated, confidence=confidence, headed=issuer is not None
    )


def _law_of(text: str, head: str, low: int, types: list[re.Match[str]]) -> re.Match[str] | None:
    """The head in 'Luật Ban hành văn bản quy phạm pháp luật số': small words of other types belong to its name."""
    laws = [m for m in types if m[0] in ("luat", "bo luat", "phap lenh") and text[low + m.start()].isupper()]
    if not laws or not text[low + types[-1].start()].islower():
        return None
    if _is_whole_law(text, low + laws[-1].start(), low + len(head)):
        return laws[-1]
    return laws[-1] if _may_stand_between(head[laws[-1].end() :], True, True) else None


def _is_whole_law(text: str, start: int, number: int) -> bool:
    """Whether a law's name, '(sửa đổi)' and its year are all that stands before its number."""
    end = law_end(text, start)
    return end is not None and _LAW_YEAR.fullmatch(text, end, number) is not None


def _names_issuer(text: str, folded: str, low: int, high: int, context: Context) -> bool:
    """Whether all the words between type and number name an agency: 'Nghị quyết HĐND tỉnh số'."""
    if high - low < 5 or not text[low : low + 1].isspace() or not text[low + 1].isupper():
        return False
    name = issuer_at(text, folded, low + 1, context)
    return name is not None and not text[name.end : high].strip()


def _is_assembly(code: Code) -> bool:
    return code.text.startswith(("QH", "UBTVQH"))


def _may_stand_between(middle: str, labelled: bool, law: bool) -> bool:
    """Whether the words between type and number leave them together: nothing, an issuer, a session, a law's name."""
    words = middle.strip(" :(*_")
    if not words or words in ("cua", "lien tich", "lien nganh", "ca biet", "chuyen de", "khan", "hoa toc"):
        return True
    if law:
        return labelled and len(words) < 110 and not _AFTER_LAW.search(words)
    own = re.match(r"cua|hoi nghi", words) is not None and not re.search(r"[.;:,()\d]", words)
    return labelled and len(words) < 90 and own


def _is_part_of_name(head: str, match: re.Match[str]) -> bool:
    """'Sở Kế hoạch', 'pháp luật': a type's name inside another name is none."""
    if match[0] == "luat" and head.endswith("phap ", 0, match.start()):
        return True
    return bool(re.search(r"(?:so|bo|phong|vien|ban|hoi dong|ban quan ly)\s$", head[: match.start()])) and match[0] in (
        "ke hoach", "quy hoach", "luat", "chien luoc",
    )  # fmt: skip


def _own_number(text: str, folded: str, block: Block, label: re.Match[str] | None, low: int, head: str) -> bool:
    """'Số: 12/KH-UBND' of the document's own head."""
    if label is None:
        return block.kind == "header"
    if block.kind == "header":
        return True
    capital = text[low + label.start(1)] == "S"
    prefix = text[: low + label.start(1)].strip(" *_|#\n-")
    return capital and (not prefix or prefix.isupper()) and not (low and head.strip())


def _in_list(folded: str, previous: _Found, item: _Found, labelled: bool) -> bool:
    gap = folded[previous.end : item.start]
    if _LIST.fullmatch(gap):
        return True
    same = previous.code.type == item.code.type and previous.code.issuers[:1] == item.code.issuers[:1]
    return labelled and same and len(gap) < 400 and bool(_NEXT_IN_LIST.search(gap + " "))


def _list_type(previous: _Found, code: Code) -> str | None:
    """The list's type, unless the number itself tells of another."""
    if code.type and previous.code.type and code.type != previous.code.type:
        return code.type
    if code.type and previous.citation.type not in ("Văn bản", "Quy định", "Thông tri") and not previous.stated_type:
        return code.type
    return previous.citation.type


def _issuer_within(text: str, folded: str, low: int, high: int, context: Context) -> Issuer | None:
    """The agency in 'Quyết định của Thủ tướng Chính phủ số'."""
    of = OF.match(text, low)
    return issuer_at(text, folded, of.end() if of else low + 1, context)


def _read_after(text: str, folded: str, item: _Found, previous: _Found | None, context: Context) -> _Found:
    """Date and issuer that follow the number, in either order; else an issuer right beside that the code confirms."""
    end, date, issuer = item.end, item.citation.date, item.citation.issuer
    while True:
        gap = _GAP.match(text, end)
        position = gap.end() if gap else end
        if date is None and (day := date_at(text, position)):
            end, date = day.end, day.iso
        elif date is None and (year := _YEAR.match(text, position)):
            end, date = year.end(), year[1]
        elif issuer is None and (name := issuer_after(text, folded, end, position, context)):
            end, issuer = name.end, name.name
        else:
            break
        if end < len(text) and text[end] == ")" and "(" in text[item.end : end]:
            end += 1
    if issuer is not None and end > item.end:
        end, issuer = with_partners(text, folded, end, issuer, item.code, context)
    start, headed = item.start, item.headed
    place = Place(text, folded, previous.end if previous else 0, item.start, item.code, item.citation.type)
    if issuer is None and (following := issuer_then(place, end, context)):
        issuer = following.name
    if issuer is None and item.stated_type and (stood := issuer_before(place, context)):
        issuer, headed = stood.name, True
        if date is None and (said := _DATE_BEFORE.search(text, 0, stood.start)):
            date = parse_date(said[0])
    return replace(item, start=start, end=end, citation=replace(item.citation, date=date, issuer=issuer), headed=headed)


def _shared(text: str, item: _Found, previous: _Found | None) -> list[_Found]:
    """'số 12, 13 và 14/QĐ-UBND': the numbers before one that share its suffix."""
    low = previous.end if previous else 0
    match = _rules()["citation.shared_suffix"].pattern.search(text, low, item.number_start)
    if match is None or item.citation.number is None:
        return []
    suffix = re.sub(r"^\d+[a-zđA-ZĐ]?", "", item.citation.number)
    shared: list[_Found] = []
    for number in re.finditer(r"\d+", match["numbers"]):
        start, end = match.start("numbers") + number.start(), match.start("numbers") + number.end()
        shared.append(
            replace(
                item,
                start=start if shared else min(start, item.start),
                number_start=start,
                end=end,
                citation=replace(item.citation, number=number[0] + suffix),
                stated_type=False,
                confidence=0.85,
                rule="citation.shared_suffix",
            )
        )
    return shared


def _spread(text: str, folded: str, found: list[_Found]) -> list[_Found]:
    """What is printed once after several numbers belongs to each: from the last of a list to those before."""
    result = _handed_on(folded, found)
    for i in range(len(result) - 2, -1, -1):
        item, after = result[i], result[i + 1]
        gap = folded[item.end : after.start]
        if item.rule == "citation.shared_suffix" or not _LIST.fullmatch(gap):
            continue
        if after.stated_type and (";" in gap or "." in gap):
            continue
        if item.code.issuers[:1] != after.code.issuers[:1] and not _is_assembly(item.code):
            continue
        one_type = not after.stated_type or after.citation.type == item.citation.type
        if not one_type and not item.code.issuers:
            continue
        date, issuer = item.citation.date, item.citation.issuer
        if one_type and date is None and issuer is None:
            date = after.citation.date
        if issuer is None:
            issuer = after.citation.issuer
        result[i] = replace(item, citation=replace(item.citation, date=date, issuer=issuer))
    return result


def _handed_on(folded: str, found: list[_Found]) -> list[_Found]:
    """The issuer printed before the first of several numbers, also that of the others in its sentence."""
    result = list(found)
    for i in range(1, len(result)):
        item = result[i]
        if item.citation.issuer or not item.code.issuers:
            continue
        # numbers of others may stand between: '...: Số 1/TT-BTC hướng dẫn Nghị định 5/NĐ-CP; số 2/TT-BTC'
        first = next((f for f in reversed(result[:i]) if f.code.issuers[:1] == item.code.issuers[:1]), None)
        if first is None or not first.headed or not first.citation.issuer:
            continue
        gap = folded[first.end : item.start]
        if len(gap) < _SENTENCE and _LISTED.search(gap) and not _NEW_SENTENCE.search(gap):
            result[i] = replace(item, headed=True, citation=replace(item.citation, issuer=first.citation.issuer))
    return result
