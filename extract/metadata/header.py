"""Type, number, date, place and subject: what header and title say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from ...ontology import vocabulary
from ...ontology.gazetteer import districts, provinces
from ..dates import find_dates
from ..document import Block
from ..rules import Rule, load_rules, load_table
from ..structure.lines import rules as layout
from ..structure.parts import is_nation
from ..vietnamese import clean, fold, official_case

_QUALIFIED = re.compile(r"(?i)^(?:dự thảo|du thao)\s+")
_CODE = re.compile(r"[A-Za-zĐđƯ&.]+")
_NUMBER_IN_TITLE = re.compile(r"\b\d+[a-z]?(?:/\d{4})?[/-][a-zđ]+\d*(?:[-/][a-zđ&]+)*\b")
_OTHERS_NUMBER = re.compile(
    r"(?i)quyết định|nghị quyết|nghị định|thông tư|luật|kế hoạch|chỉ thị|kèm theo|thực hiện|công văn|v\s?/\s?v"
)
_ISSUER_LINE = re.compile(r"(?i)^của\s[^,;:\d]{6,90}?\s(?=về\sviệc\s|v/v\s)")  # 'QUYẾT ĐỊNH CỦA UBND TỈNH Về việc ...'
_SUBJECT_HEAD = re.compile(r"(?i)^\W*(?:v\s?/\s?v|về\s+việc|về)\s*:?\s+")
_FUZZY_TYPE = 76


@cache
def rules() -> dict[str, Rule]:
    """The rules of this family by what follows 'metadata.' in their id."""
    return {rule.id.removeprefix("metadata."): rule for rule in load_rules(__package__)}


@cache
def types() -> dict[str, str]:
    """Folded name of a document type -> the name."""
    names = [concept["pref"]["vi"] for concept in vocabulary("document_types")]
    extra: list[str] = load_table(__package__, "names.toml")["types"]["extra"]
    return {fold(name): name for name in [*extra, *names]}


@cache
def _titles() -> tuple[str, ...]:
    """Folded types that stand as titles; 'Văn bản' and 'Công văn' do not."""
    return tuple(name for name in types() if name not in ("van ban", "cong van"))


@cache
def _type_codes() -> dict[str, str]:
    """'NQ' -> 'Nghị quyết'; codes of two types are left out."""
    codes: dict[str, str] = {}
    for concept in vocabulary("document_types"):
        for code in concept.get("notation", ()):
            codes[code] = "" if code in codes else concept["pref"]["vi"]
    return {code: name for code, name in codes.items() if name} | {"TT": "Thông tư"}


@cache
def _official_codes() -> dict[str, str]:
    """Folded code -> official spelling, where there is only one: 'btgduk' -> 'BTGĐUK'."""
    codes: dict[str, set[str]] = {}
    for name in ("document_types", "issuer_codes"):
        for concept in vocabulary(name):
            for code in concept.get("notation", ()):
                codes.setdefault(fold(code), set()).add(code)
    return {folded: next(iter(found)) for folded, found in codes.items() if len(found) == 1}


class Title(NamedTuple):
    """The type line: `at`, its header block, the type, what stands behind the type on the same line."""

    at: int
    type: str
    rest: str


def title_of(header: Sequence[Block]) -> Title | None:
    """The line that names the kind of document, a damaged one too ('NGHỊ QOTẺT')."""
    pattern = layout()["type-line"].pattern
    nation = next((i for i, block in enumerate(header) if is_nation(block.text.text)), 0)
    for index, block in [*enumerate(header)][nation:] + [*enumerate(header)][:nation]:
        text = block.text.text
        match = pattern.match(fold(text))
        if match is None or not (text[: match.end("type")].isupper() or match.end("type") == len(text.rstrip())):
            continue
        folded = " ".join(match["type"].split())
        name = types().get(folded)
        if name:
            return Title(index, name, text[match.end("type") :].strip(" :.-–"))
    for index, block in enumerate(header):
        text = _QUALIFIED.sub("", block.text.text).strip()
        if (
            5 < len(text) < 32
            and text.upper() == text
            and not any(c.isdigit() for c in text)
            and not _is_authority(text)
        ):
            best = process.extractOne(fold(text), _titles(), scorer=fuzz.ratio, score_cutoff=_FUZZY_TYPE)
            if best:
                return Title(index, types()[best[0]], "")
    return None


def number_of(header: Iterable[str]) -> str | None:
    """The document's own number in its official form; None where it was left blank."""
    for text in header:
        match = rules()["number"].pattern.search(text)
        if (
            match is not None
            and text[0] not in "(["
            and not _OTHERS_NUMBER.search(text[max(0, match.start() - 40) : match.start()])
        ):
            serial = "".join(match["serial"].split())
            sign = "/" if match["sign"] == "/" else "-"
            return serial + sign + official_codes(match["rest"])
    return None


def official_codes(text: str) -> str:
    """The letters of a number as they are written officially: '2014/qđ - ttg' -> '2014/QĐ-TTg'."""
    rest = re.sub(r"\s+", "", text).replace("–", "-").rstrip(".,")
    return _CODE.sub(lambda m: _official(m[0]), rest)


def _recapitalised(text: str) -> str:
    """A title written small, with its document numbers put right: 'số 34/2014/qđ-ttg' -> 'số 34/2014/QĐ-TTg'."""
    return _NUMBER_IN_TITLE.sub(lambda m: official_codes(m[0]), text)


def _official(code: str) -> str:
    spelled = unicodedata.normalize("NFC", code).replace("Ư", "U").replace("IJ", "U") if code != "TƯ" else "TU"
    if spelled in _type_codes():
        return spelled
    if spelled.isupper() and fold(spelled) not in _official_codes():
        for at in range(1, len(spelled) - 1):
            head, tail = fold(spelled[:at]), fold(spelled[at:])
            if head in _official_codes() and tail in _official_codes() and _official_codes()[head] in _type_codes():
                return f"{_official_codes()[head]}-{_official_codes()[tail]}"
    return _official_codes().get(fold(spelled), spelled.upper() if spelled.islower() else spelled)


def type_of_number(number: str | None) -> str | None:
    """The type a number's letters stand for: '28/CTr-UBND' -> 'Chương trình'."""
    if number is None:
        return None
    for code in re.findall(r"[A-Za-zĐđ]+", number):
        if code in _type_codes():
            return _type_codes()[code]
        break
    return "Luật" if re.fullmatch(r"\d+/\d{4}/QH\d+", number) else None


class PlaceDate(NamedTuple):
    place: str | None
    date: str | None
    block: int


def place_date_of(blocks: Sequence[Block]) -> PlaceDate:
    """The line 'Thái Bình, ngày 19 tháng 5 năm 2023'; a day left blank gives a partial date."""
    for index, block in enumerate(blocks):
        text = block.text.text
        if "ng" not in text or len(text) > 250:
            continue
        match = rules()["place-date"].pattern.search(text)
        if match is None:
            continue
        date = next((d for d in find_dates(text, match.end()) if d.start <= match.end() + 2), None)
        if date is None:
            continue
        return PlaceDate(known_place(match["place"]), date.iso, index)
    return PlaceDate(None, None, -1)


@cache
def place_names() -> dict[str, str]:
    """Folded name -> name, of provinces and districts (towns stand in place lines: 'Tam Kỳ')."""
    names = {fold(d.name): d.name for d in districts()}
    return names | {fold(p.name): p.name for p in provinces()}


def known_place(text: str) -> str:
    """The place as spelled officially; damaged words before a known name are left out ('M Thái Bình')."""
    text = clean(re.sub(r"^(?:TP|Tp|T\.P)\.?\s*", "", text)).replace(" - ", "-")
    words = text.split()
    for start in range(len(words)):
        folded = fold(" ".join(words[start:]))
        if folded in place_names():
            return place_names()[folded]
    proper = [w for w in words if not w.isupper()]
    text = " ".join(proper) or text
    best = process.extractOne(fold(text), place_names().keys(), scorer=fuzz.ratio, score_cutoff=88)
    return place_names()[best[0]] if best and len(text) > 5 and len(best[0]) == len(text) else text


def subject_of(header: Sequence[Block], title: Title | None) -> str | None:
    """The title below the type on one line, its first letter small, without 'V/v', 'về việc'."""
    if title is None:
        return None
    rest = _recapitalised(official_case(title.rest.upper())) if is_shouted(title.rest) else title.rest
    pieces = [rest] if rest else []
    for block in header[title.at + 1 :]:
        text = block.text.text.strip()
        if text[:1] in "([" or rules()["of-issuer"].pattern.match(text) or len(text) < 4:
            continue
        shouted = is_shouted(text)
        if pieces and shouted and _is_authority(text):
            break
        if not pieces and _is_authority(text):
            continue
        pieces.append(_recapitalised(official_case(text.upper())) if shouted else text)
    return to_subject(" ".join(pieces))


def is_shouted(text: str) -> bool:
    """Whether most letters are capitals; a scan makes some of them small."""
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) >= 0.7 * len(letters) > 0


def _is_authority(text: str) -> bool:
    return bool(layout()["authority"].pattern.match(text)) or bool(
        re.match(r"CHỦ\s+TỊCH|BỘ\s+TRƯỞNG|GIÁM\s+ĐỐC|KH[ÓO]A\s+[IVX\d]+|KỲ\s+HỌP", text)
    )


def to_subject(text: str) -> str | None:
    """A title as a subject: tidy, on one line, first letter small unless it begins a name."""
    text = clean(re.sub(r"[\"“”|]|[-_–=*]{3,}", " ", text)).strip(" .:;,-–*")
    text = _ISSUER_LINE.sub("", text)
    if is_shouted(text):
        text = _recapitalised(official_case(text.upper()))
    text = _SUBJECT_HEAD.sub("", text)
    if not text:
        return None
    second = text[1:2]
    return text if second.isupper() or second.isdigit() else text[0].lower() + text[1:]
