"""Names that no table holds ('Ban Chỉ đạo ...', 'Công ty ...'): they run on to a word that ends them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..document import Context
from ..rules import load_table
from ..vietnamese import LOWER, UPPER
from .grammar import Found, Parser
from .lexicon import WORD_END, lexicon
from .places import own_province, place_at

_WORD = re.compile(
    rf"\s*(?P<word>[{LOWER}A-Z{UPPER}0-9](?:[{LOWER}A-Z{UPPER}0-9&'’/-]|\.(?=[{LOWER}A-Z{UPPER}]))*|[-–](?=\s))"
)
_FIRST_WORD = re.compile(rf"[{LOWER}A-Z{UPPER}]+")
_COMMA = re.compile(r"\s*,\s*")
_BUSINESS = re.compile(
    r"(?:cổ|phần|đầu|tư|thương|mại|xây|dựng|phát|triển|sản|xuất|dịch|vụ|và|một|thành|viên|hạ|tầng|kỹ|thuật|khu|công|nghiệp|tập|đoàn)$"
)
_OTHERS = re.compile(
    r"\s*(?:các|một|sở|UBND|HĐND|đồng|đồng thời|tỉnh|huyện|thành|chi cục|ban"
    r"|thủ trưởng|giám đốc|chủ tịch|chánh|trưởng|bí thư|lãnh đạo|phó"
    r"|tập đoàn|công ty|tổng công ty|doanh nghiệp|hợp tác xã|HTX|hiệp hội"
    r"|chi bộ|đảng bộ|đảng ủy|trạm|ý kiến|thẩm định của)(?!\w)",
    re.IGNORECASE,
)
_SERIES = re.compile(rf"\s*[A-Z{UPPER}]\w*(?:\s+\w+){{0,3}}\s+và\s+[A-Z{UPPER}]")
_SEAT = re.compile(r"\s*(?:,|\()?\s*(?:xã\s+[^,()]{2,20},\s*)?(?=huyện|thành phố|thị xã)")
_NATIONAL_END = re.compile(r"\s*,|\s+(?:các|những|và)\s+(?!chương trình|Chương trình|công trình|dự án|đề án)")
"""Behind 'Ban Chỉ đạo quốc gia', '... Trung ương': no name goes on so."""
_NATIONAL_BRANCH = re.compile(r"\s*\(Việt\s+Nam\)")
_SITS_IN = re.compile(
    rf"\s+tại\s+(?:TP\.?\s|[Tt]hành\s+phố\s)?[A-Z{UPPER}][{LOWER}]+(?:\s+[A-Z{UPPER}][{LOWER}]+){{0,3}}"
)
_DASH = re.compile(r"\s*[-–]\s*[A-Z]")
_SHORT = re.compile(r"\b(?:HĐND|UBND)\b")
_LIMIT = 28
_NATION = re.compile(r"Trung ương|quốc gia|Quốc gia|Chính phủ|Việt Nam|Bộ ")
_PLACE_WORDS = frozenset(("tỉnh", "huyện", "quận", "xã", "phường", "thành", "thị", "cấp", "tp", "tp."))


@dataclass(frozen=True, slots=True)
class _Head:
    name: str
    pattern: re.Pattern[str]
    minimum: int
    place: bool
    topic: bool
    capital: bool
    weak: bool
    owned: bool
    abroad: bool
    must: re.Pattern[str] | None
    never: re.Pattern[str] | None


def _following(words: list[str] | None) -> re.Pattern[str] | None:
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, words))}){WORD_END}") if words else None


@cache
def _heads() -> dict[str, list[_Head]]:
    """The heads by their first words, as written."""
    heads: dict[str, list[_Head]] = {}
    for record in load_table(__package__)["open"]:
        forms = set(record["forms"])
        if record.get("small"):
            forms |= {form[0].lower() + form[1:] for form in forms}
        words = "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in sorted(forms, key=len, reverse=True))
        head = _Head(
            record["head"],
            re.compile(rf"(?P<form>{words}){WORD_END}"),
            record["min"],
            record.get("place", False),
            record.get("topic", False),
            record.get("capital", False),
            record.get("weak", False),
            record.get("owned", False),
            record.get("abroad", False),
            _following(record.get("must")),
            _following(record.get("not")),
        )
        for first in {form.split(" ", 1)[0] for form in forms}:
            heads.setdefault(first, []).append(head)
    return heads


def _heads_at(text: str, at: int) -> list[_Head]:
    """The heads that may stand at the offset."""
    word = _FIRST_WORD.match(text, at)
    return _heads().get(word[0], []) if word else []


@cache
def open_words() -> frozenset[str]:
    """First words of all heads, as written."""
    words = set()
    for record in load_table(__package__)["open"]:
        for form in record["forms"]:
            first = form.split(" ", 1)[0]
            words.add(first)
    return frozenset(words)


@cache
def small_forms() -> tuple[str, ...]:
    """Heads that are also found in small letters."""
    return tuple(
        form[0].lower() + form[1:]
        for record in load_table(__package__)["open"]
        if record.get("small")
        for form in record["forms"]
        if not form.isupper()
    )


@cache
def _compounds() -> frozenset[str]:
    return frozenset(word.lower() for word in load_table(__package__)["compounds"])


@cache
def _stops(kind: str) -> re.Pattern[str]:
    words = load_table(__package__)["stops"][kind]
    longest = [re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)]
    return re.compile(rf"\s*(?:{'|'.join(longest)}){WORD_END}")


def open_at(text: str, at: int, context: Context) -> Found | None:
    """The body with an open head at the offset."""
    for head in _heads_at(text, at):
        match = head.pattern.match(text, at)
        if match is None or (head.never and head.never.match(text, match.end())):
            continue
        if head.topic and (many := _of_many(text, at, match, head, context)):
            return many
        if head.must is None or head.must.match(text, match.end()):
            return _run(text, at, match, head, context)
    return None


def _of_many(text: str, at: int, match: re.Match[str], head: _Head, context: Context) -> Found | None:
    """'Ban Chỉ đạo các tỉnh, thành phố', 'Ban Chỉ huy cấp xã': the boards of many places."""
    place = place_at(text, match.end(), context) if head.name in ("Ban Chỉ đạo", "Ban Chỉ huy") else None
    if place is None or not place.group or text[match.end() : match.end() + 1] != " ":
        return None
    return Found(at, place.end, f"{head.name} {place.name}", "open", "open-many", group=True)


def _run(text: str, at: int, match: re.Match[str], head: _Head, context: Context) -> Found | None:
    stops = _stops("topic" if head.topic else "always")
    words: list[str] = []
    end = match.end()
    kept, kept_end, loose = 0, end, 0
    place: str | None = None
    group = False
    while len(words) < _LIMIT:
        comma = _COMMA.match(text, end)
        begin = comma.end() if comma else end
        if comma and (not words or not _continues(text, begin, head, stops)):
            break
        step = _WORD.match(text, begin)
        if step is None:
            break
        word = step["word"]
        stop = stops.match(text, begin)
        if stop and not (head.capital and _BUSINESS.match(word)) and not _inside_word(text, words, step, stop):
            break
        if words and word.lower() in _PLACE_WORDS:
            found = place_at(text, step.start("word"), context)
            if found and not (found.group and head.capital):
                place, group, end = found.name, found.group, found.end
                if word.lower() == "cấp" and found.level == "province" and (own := own_province(context)):
                    place, group = f"cấp {own}", False
                break
        if words and words[-1].lower() in ("gia", "ương") and _NATIONAL_END.match(text, end):
            break
        if word.lower() in ("và", "-", "–") and not _continues(text, step.end(), head, stops):
            break
        if words and words[-1] == "của":
            inner = Parser(context).at(text, step.start("word"), 1)
            if inner:
                words.append(inner[0].name)
                end = inner[0].end
                kept, kept_end = len(words), end
                break
        loose = loose + 1 if head.capital and not _belongs(words, word) else 0
        described = len(words) > 1 and _compound(words[:1], words[1])
        if loose > (4 if described else 1) or (loose and not words):
            break
        words.append(("," if comma else "") + word)
        end = step.end()
        whole = not head.capital or not word.islower()
        if whole or (len(words) > 1 and words[-2].strip(",")[0].isupper() and _compound(words[:-1], word)):
            kept, kept_end = len(words), end
        if not head.topic and words[-2:] == ["Việt", "Nam"] and not _DASH.match(text, end):
            break
    if place is None:
        words, end = words[:kept], kept_end
    while (
        words
        and place is None
        and words[-1].strip(",").lower() in ("và", "của", "các", "-", "–", "về", "thuộc", "trong", "cho", "với")
    ):
        words.pop()
        end = _retreat(text, end)
    numbered = len(words) == 1 and head.topic and re.fullmatch(r"\d{2,4}", words[0]) is not None  # 'Ban Chỉ đạo 389'
    if len([w for w in words if w not in ("-", "–")]) + (place is not None) + numbered < head.minimum:
        return None
    if head.capital and words[0] in ("-", "–"):
        return None
    if head.capital and not any(w.strip(",")[0].isupper() for w in words):
        return None
    tail = " ".join(words).replace(" ,", ", ").rstrip(".")
    tail = _SHORT.sub(lambda m: "Hội đồng nhân dân" if m[0] == "HĐND" else "Ủy ban nhân dân", tail)
    name = f"{_official(head, match['form'])} {tail}".replace("  ", " ").rstrip()
    if text[end - 1] == "." and not tail.endswith("."):
        end -= 1
    if place:
        name = f"{name} {place}"
    elif head.name == "Hợp tác xã" and (seat := _SEAT.match(text, end)):
        where = place_at(text, seat.end(), context)
        if where and where.named:
            name = f"{name}, {where.name.split(',')[0]}"
    elif head.place and not _NATION.search(name) and (own := own_province(context)):
        name = f"{name} {own}"
    if abroad := _NATIONAL_BRANCH.match(text, end):
        end, name = abroad.end(), f"{name} (Việt Nam)"
    if head.abroad and (country := _SITS_IN.match(text, end)):
        end, name = country.end(), f"{name} {' '.join(country[0].split())}"
    if head.owned and not place and "Việt Nam" not in name and (owner := Parser(context).owner(text, end)):
        end, name = owner[0], f"{name}, {owner[1]}"
    return Found(at, end, name, "open", f"open-{head.name}", group=group, weak=head.weak)


def _belongs(words: list[str], word: str) -> bool:
    """Whether a word can stand in a name that ends in capitals."""
    if not word.islower() or word[0].isdigit() or word in "-–" or _BUSINESS.match(word.lower()):
        return True
    return _compound(words, word)


def _inside_word(text: str, words: list[str], step: re.Match[str], stop: re.Match[str]) -> bool:
    """Whether a stop of one syllable is half of a longer word: 'hàng không', 'giao thông'."""
    if stop.end() > step.end():
        return False
    following = _WORD.match(text, step.end())
    return _compound(words, step["word"]) or bool(following and _compound([step["word"]], following["word"]))


def _compound(words: list[str], word: str) -> bool:
    """Whether the word is the second half of one with the word before it: 'Quản lý', 'công trình'."""
    return bool(words) and f"{words[-1].strip(',')} {word}".lower() in _compounds()


def _official(head: _Head, form: str) -> str:
    flat = " ".join(form.split())
    if flat in ("CTCP", "Công ty CP"):
        return "Công ty Cổ phần"
    if flat in ("BCĐ", "BCH", "BQL", "BQLDA", "Ban QLDA", "HTX", "Tổng Cty"):
        return head.name if flat not in ("BQLDA", "Ban QLDA") else "Ban Quản lý dự án"
    if flat.lower() == head.name.lower():
        return head.name
    return flat[0].upper() + flat[1:]


def _continues(text: str, at: int, head: _Head, stops: re.Pattern[str]) -> bool:
    """Whether the name goes on behind a comma, a dash or 'và'."""
    step = _WORD.match(text, at)
    if step is None or stops.match(text, at) or step["word"][0].isdigit():
        return False
    word = step["word"]
    begin = step.start("word")
    if _OTHERS.match(text, at) or lexicon().read(text, begin):
        return False
    if word[0].isupper() and any(other.pattern.match(text, begin) for other in _heads_at(text, begin)):
        return False
    if head.topic:
        return word[0].islower() or text.endswith(" và", 0, begin - 1)
    before = text[:at].rstrip()
    if before[-7:].lower().endswith((" phòng,", " khám,")):
        return True
    joined = before[-1:] != ","
    return word[0].isupper() and (joined or bool(_SERIES.match(text, at)))


def _retreat(text: str, end: int) -> int:
    """Before the last word."""
    cut = text[:end].rstrip()
    while cut and not cut[-1].isspace():
        cut = cut[:-1]
    return len(cut.rstrip(" ,"))
