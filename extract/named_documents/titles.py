"""Where a title that begins at a head ends, and the correct writing of a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..citations.find import type_pattern
from ..citations.issuers import expand, localise
from ..citations.laws import law_end
from ..document import Context
from ..rules import load_table
from ..vietnamese import clean, upper_first

PACKAGE = "phancong.extract.named_documents"
_LONGEST = 420
_PART_OF_SERIES, _LAST_OF_SERIES = 14, 24
_SHORT_PAREN = re.compile(r"\((?:[\w\-]{2,10}|sửa đổi)\)", re.IGNORECASE)
_MARK = re.compile(r"[,;:.()]")
_KEPT_PAIR = re.compile(r",\spháp\slệnh(?!\w)")
_SOFT_COMMA = re.compile(r"\s(?:gắn\svới|đáp\sứng|góp\sphần)\s[^,;:.()]{3,90}?")
_AMENDING = re.compile(r"luật\ssửa\sđổi(?:,\sbổ\ssung)?\s(?:một\ssố\s(?:điều|nội\sdung)\s)?của\s(?:các\s)?luật")
_AND_LAW = re.compile(r"(?:,|\svà)\sLuật")
_CARRIES_OUT = re.compile(r"(?:thực\shiện|triển\skhai)\s")
_CLAUSE_END = re.compile(r"[;:.(]|\s(?:số|ngày)\s")
_NUMBER_GAPS = re.compile(r"(?<=\d)\s?([-–/])\s?([A-ZĐ]\w*)\s?([-/])\s?(?=[A-ZĐ])")
_LAW_YEAR = re.compile(r"(?:\s\(sửa đổi\))?(?P<year>,?\s(?:năm\s)?(?:19|20)\d\d(?!\d|\s?[-–/]\s?\d))?", re.IGNORECASE)
_SESSION = re.compile(r"(?:,?\skhóa\s[IVXL]+)?(?:,?\skỳ\shọp\s(?:thứ\s)?\w+)?")
_ANOTHER = re.compile(r"\s*(?:,|;|và)?\s*(?:các\s)?")
_TOPIC = re.compile(r"\s(?:về(?:\sviệc)?|đẩy\smạnh|tăng\scường|nâng\scao|phát\striển|tiếp\stục)(?=\s)")
_CLOSING = {'"': '"', "“": "”", "'": "'", "‘": "’"}


@dataclass(frozen=True, slots=True)
class Title:
    """text[start:end]; `dated`: it names its period; `cites`: it ends with a number, that of what it carries out."""

    start: int
    end: int
    dated: bool = False
    cites: bool = False


@dataclass(frozen=True, slots=True)
class _Patterns:
    event: re.Pattern[str]
    law_event: re.Pattern[str]
    comma_stop: re.Pattern[str]
    period: re.Pattern[str]
    after_period: re.Pattern[str]
    local: re.Pattern[str]
    abbreviation: re.Pattern[str]


def compile_with_fragments(pattern: str) -> re.Pattern[str]:
    """A verbose pattern of this family's table with its {{fragments}} filled in."""
    fragments: dict[str, str] = load_table(PACKAGE)["fragments"]
    while "{{" in pattern:
        pattern = re.sub(r"\{\{(\w+)\}\}", lambda m: f"(?:{fragments[m[1]]})", pattern)
    return re.compile(pattern, re.VERBOSE)


@cache
def _patterns() -> _Patterns:
    table = load_table(PACKAGE)
    title = table["title"]
    short = sorted(table["abbreviations"], key=len, reverse=True)
    return _Patterns(
        event=re.compile(rf"(?P<mark>[;:.,()\"“])|(?P<stop>{title['stop']})", re.VERBOSE),
        law_event=re.compile(rf"(?P<mark>[;:.,()\"“])|(?P<stop>{title['stop']}|{title['law_stop']})", re.VERBOSE),
        comma_stop=compile_with_fragments(rf"\s*{title['comma_stop']}"),
        period=compile_with_fragments(title["period"]),
        after_period=compile_with_fragments(title["after_period"]),
        local=compile_with_fragments(title["local"]),
        abbreviation=re.compile(rf"(?<![\w&-])(?:{'|'.join(map(re.escape, short))})(?![\w&])"),
    )


def title_at(
    text: str, lower: str, folded: str, start: int, after_head: int, numbers: list[tuple[int, int]],
    whole: dict[int, int] | None = None,
) -> Title:  # fmt: skip
    """The title whose head is text[start:after_head].

    `lower` and `folded` are the text in small letters, with and without diacritics; `numbers` are the spans, type to
    number, of the citations of the text, in order. `whole`: where a citation that starts there ends with its date and
    issuer; a title that ends with one then goes on to its end and to what it is about.
    """
    patterns = _patterns()
    limit = min(len(text), start + _LONGEST)
    if amending := _amending_law(text, lower, folded, start, numbers):
        return amending
    if (law := law_end(text, start)) is not None:
        return _law_with_year(text, start, law)
    quote = re.compile(r"\s*([\"“'‘])").match(text, after_head)
    if quote and (closing := text.find(_CLOSING[quote[1]], quote.end(), limit)) > 0:
        return _with_period(text, lower, start, closing + 1)
    cited = next(((a, b) for a, b in numbers if a > start), None)
    position = after_head
    events = patterns.law_event if folded.startswith(("luat", "bo luat", "phap lenh"), start) else patterns.event
    while True:
        event = _next_event(events, text, lower, position, limit)
        stop = event.start() if event else limit
        head = _joined_head(text, folded, position, stop, after_head)
        if head is not None:
            stop, event = head, None
        if cited and cited[0] < stop:
            if shared := _shared_topic(lower, folded, cited[1], limit):
                position, cited = shared, next(((a, b) for a, b in numbers if a > shared), None)
                continue
            dated = _last_period(lower, position, cited[0])
            if dated and _ANOTHER.fullmatch(lower, (found := _after_period(text, lower, start, dated)).end, cited[0]):
                return found  # '... đến năm 2030 và số 581/QĐ-TTg'
            end = cited[1]
            if whole and cited[0] in whole and not type_pattern().search(folded, after_head, cited[0]):
                end = _with_partner(text, cited, max(end, whole[cited[0]]), whole)
                end = _about(text, lower, folded, end, numbers, whole)
            return Title(start, end, cites=True)
        period = _last_period(lower, position, stop)
        if period:
            return _after_period(text, lower, start, period)
        if (local := patterns.local.search(text, position, stop)) and local.end() <= stop:
            return Title(start, local.end(), dated=False)
        if event is None or event["stop"] or event["mark"] in ";:)":
            return Title(start, trimmed(text, start, stop))
        mark, at = event["mark"], event.start()
        if mark == ".":
            if at + 1 < len(text) and (text[at + 1].isdigit() and text[at - 1].isdigit()):
                position = at + 1
                continue
            return Title(start, trimmed(text, start, at))
        if mark == "(":
            if abbreviation := _SHORT_PAREN.match(text, at):
                position = abbreviation.end()
                if position >= len(text) or text[position] in ".;":
                    return Title(start, position)
                continue
            return Title(start, trimmed(text, start, at))
        if mark in '"“':
            closing = text.find(_CLOSING[mark], at + 1, limit)
            if closing < 0:
                return Title(start, trimmed(text, start, at))
            position = closing + 1
            continue
        if _CARRIES_OUT.search(lower, after_head, at) and (shared := _shared_topic(lower, folded, at, limit)):
            position = shared
            continue
        if not _goes_on(lower, folded, text, at + 1, limit):
            return Title(start, trimmed(text, start, at))
        position = at + 1


def _shared_topic(lower: str, folded: str, position: int, limit: int) -> int | None:
    """Where reading goes on in 'Nghị quyết A, Nghị quyết B về ...': what both are about stands after the last one."""
    following = type_pattern().match(folded, position + 2) if lower.startswith(", ", position) else None
    if following is None:
        return None
    clause = _CLAUSE_END.search(lower, following.end(), limit)
    end = clause.start() if clause else limit
    return following.end() if " về " in lower[following.end() : end] else None


def _about(text: str, lower: str, folded: str, end: int, numbers: list[tuple[int, int]], whole: dict[int, int]) -> int:
    """The end of what a cited document is about, where 'về ...' follows it."""
    topic = _TOPIC.match(lower, end)
    if topic is None:
        return end
    return title_at(text, lower, folded, end + 1, topic.end(), [(a, b) for a, b in numbers if a > end], whole).end


def _next_event(events: re.Pattern[str], text: str, lower: str, position: int, limit: int) -> re.Match[str] | None:
    """The next mark or stop word; a stop word with a capital is part of the name ('Luật Ban hành văn bản')."""
    for event in events.finditer(lower, position, limit):
        if event["mark"] or not text[event.start() : event.end()].lstrip()[:1].isupper():
            return event
    return None


def _amending_law(text: str, lower: str, folded: str, start: int, numbers: list[tuple[int, int]]) -> Title | None:
    """'Luật sửa đổi, bổ sung một số điều của Luật A và Luật B': the names of the laws amended belong to it."""
    opening = _AMENDING.match(lower, start)
    if opening is None:
        return None
    inner = title_at(text, lower, folded, opening.end() - 4, opening.end(), numbers)
    while more := _AND_LAW.match(text, inner.end):
        inner = title_at(text, lower, folded, more.end() - 4, more.end(), numbers)
    return Title(start, inner.end, inner.dated, inner.cites)


def _law_with_year(text: str, start: int, end: int) -> Title:
    """A law's whole name, '(sửa đổi)' and its year."""
    tail = _LAW_YEAR.match(text, end)
    return Title(start, tail.end(), dated=tail["year"] is not None) if tail else Title(start, end)


def _with_partner(text: str, cited: tuple[int, int], end: int, whole: dict[int, int]) -> int:
    """'Nghị quyết số A ... và Nghị quyết số B ...': the end of the second of the kind that is carried out."""
    for start, stop in whole.items():
        kind = text[start:stop].split(" số ")[0]
        if text[end:start] == " và " and " số " in text[start:stop] and text.startswith(f"{kind} ", cited[0]):
            session = _SESSION.match(text, stop)
            return session.end() if session else stop
    return end


def _goes_on(lower: str, folded: str, text: str, position: int, limit: int) -> bool:
    """Whether a title goes on after a comma: a further part of the same enumeration, not a new clause."""
    patterns = _patterns()
    if _KEPT_PAIR.match(lower, position - 1):
        return True
    if soft := _SOFT_COMMA.match(lower, position):
        until = _MARK.search(lower, soft.end(), limit)
        if patterns.period.search(lower, soft.end(), until.start() if until else limit):
            return True
    if patterns.comma_stop.match(lower, position) or not text[position : position + 1].isspace():
        return False
    kind = type_pattern().match(folded, position + 1)
    if kind and (kind[0] not in ("kien nghi", "thong bao") or text[position + 1].isupper()):
        return False
    end = next((m.start() for m in re.finditer(r"[;:.(]", lower[position:limit])), limit - position) + position
    first = lower.find(",", position, end)
    chunk_end = first if first >= 0 else end
    if patterns.period.search(lower, position, end):
        return True
    words = lower[position:chunk_end].split()
    longest = _LAST_OF_SERIES if "và" in words[:6] else _PART_OF_SERIES
    return len(words) <= longest and text[position + 1 : position + 2].islower()


def _joined_head(text: str, folded: str, low: int, high: int, after_head: int) -> int | None:
    """Where ' và Kế hoạch ...' begins another document: the end of this title, None where none begins."""
    for match in type_pattern().finditer(folded, low, high):
        if match.start() <= after_head + 1:
            continue
        before = folded[max(low, match.start() - 10) : match.start()]
        joined = re.search(r"(?:\s(?:va|hoac)|[,;])\s(?:cac\s|nhung\s)?$", before)
        if joined and _names_only_its_issuer(text, folded, low, match.start() - len(joined[0])):
            continue
        if joined and (text[match.start()].isupper() or match[0] in ("ke hoach", "de an", "chien luoc", "quy hoach")):
            return match.start() - len(joined[0])
    return None


def _names_only_its_issuer(text: str, folded: str, low: int, high: int) -> bool:
    """'Nghị quyết của Chính phủ' before an 'và': what it is about is still to come, after the second document."""
    types = list(type_pattern().finditer(folded, low, high))
    return bool(types) and re.fullmatch(r"\scủa\s[A-ZĐỦ][\w\s]{3,40}", text[types[-1].end() : high]) is not None


def _last_period(lower: str, low: int, high: int) -> re.Match[str] | None:
    return _patterns().period.search(lower, low, high)


def _after_period(text: str, lower: str, start: int, period: re.Match[str]) -> Title:
    end = period.end()
    while more := _patterns().after_period.match(text, end):
        end = more.end()
        while further := _patterns().period.match(lower, end + 1):
            end = further.end()
    return Title(start, end, dated=True)


def _with_period(text: str, lower: str, start: int, end: int) -> Title:
    """A quoted title, with the place and period that follow it."""
    gap = re.compile(r"\s").match(lower, end)
    if gap and (period := _patterns().period.match(lower, gap.end())):
        return _after_period(text, lower, start, period)
    return Title(start, end)


def trimmed(text: str, start: int, end: int) -> int:
    """Without the blanks, commas and conjunctions at the end."""
    words = text[start:end].rstrip(" ,-–")
    words = re.sub(r"\s(?:và|của|cho|về|với|các|do|tại|trong|từ|bổ sung|ngày|nhằm)$", "", words)
    return start + len(words.rstrip(" ,-–"))


def without_place(title: str) -> str:
    """A title up to its place: of a programme named inside the title of a local plan the place is the plan's."""
    found = compile_with_fragments(load_table(PACKAGE)["title"]["place_tail"]).search(title)
    return title[: found.start()] if found else title


def full_title(words: str, context: Context) -> str:
    """A title as printed -> its correct writing: abbreviations written out, 'Quy hoạch tỉnh' with the tỉnh's name."""
    table = load_table(PACKAGE)
    expansions: dict[str, str] = table["abbreviations"]

    def full(match: re.Match[str]) -> str:
        return context.abbreviations.get(match[0], expansions[match[0]])

    words = clean(words)
    if words.count("“") != words.count("”") or words.count('"') % 2:
        words = words.strip('“”"')
    name = expand(_patterns().abbreviation.sub(full, words), context)
    name = re.sub(r"(?<=\d)(?:\s[-–]\s?|\s?–\s?|-\s)(?=\d)", " - ", name)
    name = re.sub(
        r"([Hh]ội nghị.*?)[Bb]an [Cc]hấp hành [Tt]rung ương(?! Đảng)", r"\1Ban Chấp hành Trung ương Đảng", name
    )
    name = re.sub(r"(?<=[Đđ]ại hội )tỉnh Đảng bộ", "Đảng bộ tỉnh", name)
    name = re.sub(
        r"((?:[Đđ]ại hội|đại biểu|[IVXL]|của) Đảng bộ tỉnh)(?= lần thứ|$)", lambda m: localise(m[1], context), name
    )
    if re.fullmatch(r"(?i:quy hoạch tỉnh)", name):
        name = localise(name, context)
    return upper_first(name)
