"""From the words of a mention to the name a project goes by: abbreviations written out, spelling mended."""

from __future__ import annotations

import re
from functools import cache

from ..vietnamese import clean, fold, upper_first
from .heads import Head, heads, named

_HYPHEN = re.compile(r"\s+[-–—■]\s*|\s*[-–—■]\s+")
_ROAD_NUMBER = re.compile(r"(?<!\w)(QL|ĐT|DT|TL|ĐH|CT)\s?\.?\s?(\d{1,4}[A-ZĐ]?)(?!\w)")
_ROAD_HEADS = {"QL": "Quốc lộ", "ĐT": "Đường tỉnh", "DT": "Đường tỉnh", "TL": "Đường tỉnh", "ĐH": "Đường huyện"}
_CITY = re.compile(r"(?<!\w)(?:(TP|Tp|tp)|(TX|Tx|tx))(?:\.\s?|\s)(?=\w)")
_ITS_OWN = re.compile(r"(?<!\w)(?:(?:địa phận|địa bàn|qua) tỉnh(?= và |,|$)|(?<=\w )tỉnh(?= \(|$))")
_HO_CHI_MINH = re.compile(r"(?<!\w)(?:TP\.?\s?HCM|TPHCM|Tp\.?\s?HCM)(?!\w)")
_KILOVOLT = re.compile(r"(\d\s?kV)(?=[A-ZĐ])")
_MEASURE = re.compile(r"\s\((?:diện tích|quy mô|khoảng|tổng)[^()]*\)", re.IGNORECASE)
_QUOTES = str.maketrans("", "", '"“”')


@cache
def _acronyms() -> tuple[re.Pattern[str], dict[str, str]]:
    full = {form: head.name for head in heads().values() for form in head.forms if form.isupper() and len(form) > 2}
    full |= {"BV": "bệnh viện", "BVĐK": "bệnh viện đa khoa"}
    longest = sorted(full, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)"), full


_DEBRIS = " ,.;:-–—\\{}[]<>|~^*_='`´’‘\"“”«»°•■"
_PAIRS = {"(": ")", ")": "("}


def bare(text: str) -> str:
    """The text without the marks that a scan or the sentence left at its ends; brackets stay where they are a pair."""
    while text:
        loose = _PAIRS.get(text[-1]) and text.count(text[-1]) > text.count(_PAIRS[text[-1]])
        if not loose and text[-1] not in _DEBRIS:
            break
        text = text[:-1]
    while text:
        loose = _PAIRS.get(text[0]) and text.count(text[0]) > text.count(_PAIRS[text[0]])
        if not loose and text[0] not in _DEBRIS:
            break
        text = text[1:]
    return text


def surface(text: str) -> str:
    """The mention as it stands, with clean spelling and hyphens."""
    text = re.sub(r"^(dự án|công trình)\s*:", r"\1", text, flags=re.IGNORECASE)
    text = _MEASURE.sub("", text)
    return _KILOVOLT.sub(r"\1 ", _HYPHEN.sub(" - ", bare(clean(text.translate(_QUOTES)))))


def full_name(text: str, head: Head | None, head_text: str, province: str | None) -> str:
    """The written-out name: 'KCN VSIP' -> 'Khu công nghiệp VSIP', 'QL.37' -> 'Quốc lộ 37'.

    `head_text` is the folded spelling of the head as it was found at the start of the text ('' where none was).
    """
    name = surface(text)
    if head and head_text and fold(name).startswith(head_text):
        form = next((form for form in head.forms if fold(form) == head_text), head.name)
        name = (head.name if form.isupper() else form) + name[len(head_text) :]
    pattern, full = _acronyms()
    name = pattern.sub(lambda m: full[m[0]], name)
    name = _CITY.sub(lambda m: "thành phố " if m[1] else "thị xã ", name)
    name = _ROAD_NUMBER.sub(_road, name)
    name = _HO_CHI_MINH.sub("Thành phố Hồ Chí Minh", name)
    if province:
        if name.startswith("Dự án"):
            name = re.sub(rf"(?<!phận)(?<!bàn)(?<!qua),?\stỉnh\s{province}$", "", name)
        name = _ITS_OWN.sub(lambda m: f"{m[0]} {province}", name)
    return upper_first(name)


def _road(match: re.Match[str]) -> str:
    number = f"{match[1].replace('DT', 'ĐT')}.{match[2]}"
    begins = match.start() == 0 or match.string[: match.start()].lower().endswith(("nâng cấp ", "mở rộng ", "cải tạo "))
    return f"{_ROAD_HEADS[match[1]]} {match[2]}" if begins and match[1] in _ROAD_HEADS else number


def expressway(name: str) -> str | None:
    """'Cao tốc CT.08' -> 'Cao tốc Ninh Bình - Hải Phòng (CT.08)'; None for an unknown number or a fuller name."""
    match = re.fullmatch(r"(?:(?:tuyến )?(?:đường )?(?:bộ )?cao tốc )?(CT\.\d\d)", name, re.IGNORECASE)
    full = named("expressways").get(match[1].upper()) if match else None
    return f"{full} ({match[1].upper()})" if match and full else None
