"""Names of indicators out of running text: heads, kinds, abbreviations, what to strip at both ends of a clause."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ...ontology import vocabulary
from ..rules import Rule, load_rules, load_table
from ..vietnamese import fold, modern_tones, upper_first
from . import words

PACKAGE = "phancong.extract.indicators"
LONGEST_SUBJECT = 32
LONGEST_RATE = 52  # 'Tỷ lệ ... được ... theo ...' tells who is counted and what for
_LONGEST_TAIL = 30
_BREAK = re.compile(
    r"(?:[,;:]|(?<!\w)(?:(?<!so\s)với|nâng|đưa|do|nên|thì|như|đạt|làm|giúp|được|trong\sđó|khi))\s+$", re.IGNORECASE
)
_CAPITAL = re.compile(r"(?<=[^\W\dA-ZĐ]\s)[A-ZĐ][^\W\dA-ZĐ]")
_SPEED = re.compile(r"tốc\sđộ\stăng", re.IGNORECASE)
_RANKED = re.compile(r",?\s(?:xếp|đứng)\s(?:vị\strí\s)?(?:thứ|hạng)\s.*$")
_SET = re.compile(
    r"^.*(?<!\w)(?:đề\sra|đặt\sra|đặt|xác\sđịnh|giao|(?<!so\s)với)\s(?:các\s)?(?:chỉ\stiêu|mục\stiêu)(?:\s(?:chủ\syếu|phấn\sđấu|là))*\s"
)
_OWNED = re.compile(r"(?P<owner>(?:[^\s,;:]+\s){1,9}?)có\s(?P<what>(?!vốn\s(?:đầu\stư|FDI|nước\sngoài))[^,;:]+)$")
_HARD_BREAK = re.compile(r",\s+(?:với|nâng|đưa|trong\sđó|góp\sphần|làm)?\s*$", re.IGNORECASE)


@cache
def rule(identifier: str) -> Rule:
    """The rule record of this family with that id (without the 'indicator.')."""
    return next(r for r in load_rules(PACKAGE) if r.id == f"indicator.{identifier}")


@cache
def _list(name: str) -> tuple[str, ...]:
    listed: list[str] = load_table(PACKAGE)["lists"][name]
    return tuple(sorted(listed, key=len, reverse=True))


@cache
def _opening(name: str) -> re.Pattern[str]:
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in _list(name))
    others = f"(?!{_opening('not_heads').pattern})" if name == "heads" else ""
    return re.compile(rf"{others}(?:{either})(?!\w)", re.IGNORECASE)


@cache
def _anywhere(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_opening(name).pattern}", re.IGNORECASE)


def opens_with(phrase: str, name: str) -> bool:
    """Whether the phrase begins with one of the words of that list ('heads', 'rates', 'sized')."""
    return _opening(name).match(phrase) is not None


def mentions(phrase: str, name: str) -> bool:
    """Whether the phrase holds one of the words of that list."""
    return _anywhere(name).search(phrase) is not None


def kind_of(phrase: str) -> str | None:
    """The quantity at the head of a name: 'Tổng giá trị sản xuất lúa' -> 'giá trị sản xuất'."""
    match = _anywhere("kinds").search(phrase)
    kind = match[0] if match and match.start() <= len("Tốc độ tăng trưởng của tổng ") else None
    if kind and not kind.isupper():
        kind = kind.lower()
    if _SPEED.match(phrase):
        return f"tốc độ tăng {kind}" if kind else "tốc độ tăng trưởng"
    return kind


@cache
def _abbreviations() -> tuple[re.Pattern[str], Mapping[str, str]]:
    table: dict[str, str] = load_table(PACKAGE)["abbreviations"]
    longest = sorted(table, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])"), table


def written_out(phrase: str, more: Mapping[str, str] | None = None) -> str:
    """The phrase with its abbreviations written out; `more` are those the document itself explains."""
    pattern, table = _abbreviations()
    if more:
        for short, full in more.items():
            if short in phrase:
                phrase = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", full, phrase)
    return pattern.sub(lambda m: table[m[0]], phrase)


def strip_ends(phrase: str) -> str:
    """Without the words that only join the clause to its neighbours."""
    lead_in, lead_out = rule("lead-in").pattern, rule("lead-out").pattern
    while (match := lead_in.match(phrase)) and match.end():
        phrase = phrase[match.end() :]
    while match := lead_out.search(phrase, max(0, len(phrase) - _LONGEST_TAIL)):
        phrase = phrase[: match.start()]
    if phrase.count("(") != phrase.count(")"):
        phrase = phrase.rsplit("(", 1)[0] if phrase.count("(") > phrase.count(")") else phrase.replace(")", " ", 1)
    return " ".join(phrase.split())


def strip_tail(phrase: str) -> str:
    """Without the words that only lead on to the next clause."""
    phrase = phrase.strip(" ,;:.")
    while match := rule("lead-out").pattern.search(phrase, max(0, len(phrase) - _LONGEST_TAIL)):
        phrase = phrase[: match.start()]
    return phrase


def _new_line(phrase: str) -> int:
    """Where a line begins that was joined to the heading above it: 'Về xã hội Tỷ lệ trường đạt chuẩn' -> at 'Tỷ'."""
    starts = (match.start() for match in _CAPITAL.finditer(phrase))
    return next((at for at in starts if opens_with(phrase[at:], "heads")), 0)


def subject_of(clause: str) -> str:
    """The name a clause gives to its figure: '... ổn định với giá trị sản xuất ước' -> 'giá trị sản xuất'.

    Empty where the clause has none of its own. A clause too long to be a name is cut at its last comma.
    """
    clause = clause.lstrip(" ,;:.–-")
    while opening := words.ADVERBIAL.match(clause):
        clause = clause[opening.end() :]
    phrase = strip_ends(_SET.sub("", _RANKED.sub("", strip_ends(clause))))
    while opening := words.ADVERBIAL.match(phrase):
        phrase = strip_ends(phrase[opening.end() :])
    if verdict := words.VERDICT.match(phrase):
        phrase = strip_ends(phrase[verdict.end() :])
    phrase = words.PREDICATE.sub("", phrase)
    if not phrase:
        return ""
    phrase = phrase[_new_line(phrase) :]
    headed = opens_with(phrase, "heads")
    if not headed and (own := words.OWNER_FIRST.fullmatch(phrase)):
        return f"{own['what']} {lower_first(own['owner'])}"
    if not headed and (owned := _OWNED.match(phrase)) and opens_with(owned["what"], "heads"):
        return f"{owned['what']} {owned['owner']}".strip()
    breaks = _HARD_BREAK if headed else _BREAK
    cut = 0
    for match in _anywhere("heads").finditer(phrase):
        if match.start() and breaks.search(phrase, max(0, match.start() - 12), match.start()):
            cut = match.start()
    phrase = strip_ends(phrase[cut:]) if cut else phrase
    if len(phrase.split()) > LONGEST_SUBJECT // 2 and not opens_with(phrase, "heads") and ", " in phrase:
        phrase = strip_ends(phrase.rsplit(", ", 1)[1])
    longest = LONGEST_RATE if opens_with(phrase, "rates") else LONGEST_SUBJECT
    return phrase if len(phrase.split()) <= longest else ""


def last_headed(phrase: str) -> str:
    """The phrase from its last quantity on: 'tập trung thúc đẩy tăng trưởng' -> 'tăng trưởng'; empty without one."""
    starts = [match.start() for match in _anywhere("heads").finditer(phrase)]
    return phrase[starts[-1] :] if starts else ""


class Known(NamedTuple):
    """A well-known indicator: its usual name, its dimension, and what its percentage is called."""

    name: str
    dimension: str
    growth: str | None


@cache
def _known() -> dict[str, Known]:
    table = {}
    for record in vocabulary("indicators"):
        growth = record.get("growthName", [None])[0]
        known = Known(record["pref"]["vi"], record["dimension"][0], growth)
        for label in (known.name, *record["alt"]):
            table[fold(label)] = known
    return table


_ASIDE = re.compile(r"\s*\([^)]*\)")
_PLACE = re.compile(r"\s+(?:trên\s+địa\s+bàn(?:\s+toàn)?|của|toàn)(?:\s+(?:tỉnh|thành\sphố|huyện|xã))(?:\s+\w+){0,3}$")


def known(name: str) -> Known | None:
    """The well-known indicator of that name; asides in brackets and the place do not matter."""
    table = _known()
    plain = _PLACE.sub("", _ASIDE.sub("", name)).strip(" ,:")
    return table.get(fold(name)) or table.get(fold(plain))


def growth_of(subject: str, verb: str) -> str:
    """The name of a rate of change: 'Tốc độ tăng X', 'Mức giảm X'; a rate itself rises by a 'Mức tăng'."""
    down = verb.startswith(("giảm", "thấp"))
    low = lower_first(subject)
    if opens_with(subject, "rates"):
        if low.startswith("tốc độ") or (low.startswith("tăng trưởng") and not down):
            return subject
        return f"{'Mức giảm' if down else 'Mức tăng'} {low}"
    if down:
        return f"Mức giảm {low}"
    familiar = known(subject)
    return familiar.growth if familiar and familiar.growth else f"Tốc độ tăng {low}"


def change_of(subject: str, verb: str) -> str:
    """The name of a change in units: 'Mức tăng X', 'Mức giảm X'."""
    return f"{'Mức giảm' if verb.startswith(('giảm', 'thấp')) else 'Mức tăng'} {lower_first(subject)}"


def lower_first(phrase: str) -> str:
    """The first letter small, unless the first word is a name or an abbreviation."""
    first = phrase.split(" ", 1)[0]
    if " " in phrase and phrase.istitle():
        return phrase  # 'Nam Sơn'
    return (
        phrase
        if len(first) > 1 and not first[1:].islower() and first != first.lower()
        else phrase[:1].lower() + phrase[1:]
    )


_PER = re.compile(
    r"(?:số\s+)?(?P<noun>[^/()]+?)(?:/|\strên\s)(?:(?:1|một)\s)?(?P<base>(?:\d[\d.]*\s+|vạn\s+|nghìn\s+)?(?:dân|người|hộ|năm|lao\sđộng|ha))",
    re.IGNORECASE,
)


def with_base(unit: str | None, name: str) -> str | None:
    """The unit with the base that only the name prints: 'giường' of 'Số giường bệnh/vạn dân'."""
    if unit and "/" in unit:
        return unit
    match = _PER.fullmatch(name)
    if match is None or (unit or "").lower() not in match["noun"].lower():
        return unit
    return f"{lower_first(match['noun'].strip())}/{match['base'].lower()}"


def per_head(name: str) -> bool:
    """Whether the name holds its own unit: 'Số bác sĩ trên 1 vạn dân'."""
    return _PER.fullmatch(name) is not None


_DEBRIS = re.compile(r"(?<!\S)[\\{}|~^•■]+(?!\S)")
"""What a scan made of spots and rules between the words."""


def finished(name: str, more: Mapping[str, str] | None = None) -> str:
    """The name as facts carry it: abbreviations out, modern tone marks, capital first letter, single spaces."""
    text = " ".join(modern_tones(written_out(_DEBRIS.sub(" ", name), more)).split())
    return upper_first(text.strip(" ,;:.-–\\{}|~^•■"))
