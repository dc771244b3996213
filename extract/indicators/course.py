"""What a text says of its own time and aim as it goes on, where no head tells its kind or its year.

News of an office, an excerpt, a page of a portal: "Mục tiêu đến năm 2030 ..." in the title or in one paragraph holds
for the paragraphs after it until one looks back; "Trong 9 tháng của năm 2019, ..." dates the results of all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from ..components import block_of, context_of, mentions_of, text_of
from ..facts import Indicator, Status
from .periods import Period, Setting, Year, find_periods, last_year
from .phrases import rule

_OPENING_BLOCKS = 5
_OPENING = 70  # how far into a paragraph the period may stand that dates it
_SAME_TIME = re.compile(r"cùng\s+(?:kỳ|thời\s+điểm)\s+(?:năm\s+)?((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;!?](?=\s)")
_TERM = re.compile(r"nhiệm\s+kỳ\s*\(?(20\d\d)\s*[-–—]\s*(20\d\d)", re.IGNORECASE)
_PAST_TERM = re.compile(r"nhiệm\s+kỳ\s+(?:vừa\s+)?qua(?!\w)", re.IGNORECASE)
_TITLE = 160  # a line as short as this, without a full stop, is a title


@dataclass(frozen=True, slots=True)
class Told:
    """What the text said so far: the year of its results, whether it tells goals, and for when."""

    year: int | None
    status: Status | None
    aim: Year | None
    kindless: bool  # no head tells the kind of the text

    def tells(self, setting: Setting) -> bool:
        """Whether the text said more than its head and headings do."""
        return self.applied(setting) != setting

    def applied(self, setting: Setting) -> Setting:
        """The setting with what the text said."""
        now = None if self.aim is not None and last_year(self.aim) == self.year else self.year
        setting = replace(setting, result_year=self.year, now=now)
        if not self.kindless or self.status is None or not setting.by_type:
            return setting
        target_year = self.aim if self.status == "target" else setting.target_year
        return replace(setting, status=self.status if self.status == "target" else None, target_year=target_year)


def course_of(docs: Sequence[Doc], family: str) -> list[Told | None]:
    """What the text told before and in each block; None where its head says enough."""
    if not docs:
        return []
    context = context_of(docs[0])
    kindless = context.metadata.type is None
    if context.year is not None and not kindless:
        return [None] * len(docs)
    status: Status | None = None
    aim: Year | None = None
    stages: list[tuple[Status | None, Year | None]] = []
    for doc in docs:
        if kindless and block_of(doc).kind not in ("row", "footnote", "recipients", "signature"):
            text = text_of(doc)
            turn = _turn(text)
            if turn == "target" or block_of(doc).kind != "item" or status is None:
                status = turn or status  # an item goes on with the goals above it
            if status == "target" and (aim is None or mentions_of(doc, family) or _is_title(text)):
                aim = _sharper(_aim(text), aim)
        stages.append((status, aim))
    looking_back = [doc for doc, (stage, _) in zip(docs, stages, strict=True) if stage != "target"]
    year = context.year or _opening_year(docs) or _usual_year(looking_back, family)
    year = year or _year_after(docs) or _only_year(looking_back)
    return [Told(year, stage, goal, kindless) for stage, goal in stages]


def _is_title(text: str) -> bool:
    """Whether a block leads to those below it: a short line, or one that ends in a colon."""
    return text.rstrip().endswith(":") or (len(text) <= _TITLE and text.rstrip()[-1:] != ".")


def _turn(text: str) -> Status | None:
    """Whether a paragraph turns to goals or to results: by the cue it prints first."""
    ahead, back = rule("aim").pattern.search(text), rule("looking-back").pattern.search(text)
    if ahead and (back is None or ahead.start() < back.start()):
        return "target"
    return "actual" if back else None


def _aim(text: str) -> Year | None:
    """For when the goals of a paragraph are: 'đến năm 2030' near its opening or its word for a goal, or right after."""
    cue = rule("aim").pattern.search(text)
    begin, end = (cue.start(), cue.end()) if cue else (0, 0)
    ends = [m.start() for m in _SENTENCE_END.finditer(text)]
    begin = max((at for at in ends if at < begin), default=0)
    end = next((at for at in ends if at > end), len(text)) if cue else _OPENING
    there = [p for p in find_periods(text) if not p.compared and p.start >= begin]
    until = next((p for p in there if text[p.start] in "đĐ" and (cue or p.start < end)), None)
    return until.value if until else next((p.value for p in there if cue and p.start < end), None)


def _sharper(told: Year | None, aim: Year | None) -> Year | None:
    """The aim as told now; a span that only ends with the aim so far leaves it."""
    if told is None or (isinstance(told, str) and isinstance(aim, int) and last_year(told) == aim):
        return aim
    return told


def _dates(text: str, period: Period) -> bool:
    """Whether the period says when the text reports: it opens a paragraph, and is no 'đến năm' and no comparison."""
    return (
        isinstance(period.value, int)
        and period.start <= _OPENING
        and not period.compared
        and text[period.start] not in "đĐ"
        and _SENTENCE_END.search(text, 0, period.start) is None
    )


def _opening_year(docs: Sequence[Doc]) -> int | None:
    """The year that opens one of the first paragraphs or stands in the title."""
    read = 0
    for doc in docs:
        text = text_of(doc)
        if block_of(doc).kind in ("row", "footnote", "recipients") or not any(map(str.isalpha, text)):
            continue
        if rule("aim").pattern.search(text) is None:
            for period in find_periods(text):
                if _dates(text, period) or (_is_title(text) and not period.compared):
                    return last_year(period.value)
        read += 1
        if read == _OPENING_BLOCKS:
            break
    return None


def _usual_year(docs: Sequence[Doc], family: str) -> int | None:
    """The year that most of the results print, two of them at least."""
    years = Counter(
        mention.content.year
        for doc in docs
        for mention in mentions_of(doc, family)
        if isinstance(mention.content, Indicator) and mention.content.status in ("actual", "estimate")
    )
    del years[None]
    year, count = years.most_common(1)[0] if years else (None, 0)
    return year if isinstance(year, int) and count > 1 and count * 2 > years.total() else None


def _year_after(docs: Sequence[Doc]) -> int | None:
    """The year after the one that all comparisons 'so với cùng kỳ năm 2015' go back to."""
    years = {int(match[1]) for doc in docs for match in _SAME_TIME.finditer(text_of(doc))}
    return years.pop() + 1 if len(years) == 1 else None


def _only_year(docs: Sequence[Doc]) -> int | None:
    """The one year that the text prints."""
    years = {p.value for doc in docs for p in find_periods(text_of(doc)) if not p.compared}
    only = years.pop() if len(years) == 1 else None
    return only if isinstance(only, int) else None


def past_term(docs: Sequence[Doc]) -> str | None:
    """The earlier of the two terms that a text on a congress prints: '2015-2020' beside '2020-2025'."""
    terms = sorted({(m[1], m[2]) for doc in docs if "hiệm" in text_of(doc) for m in _TERM.finditer(text_of(doc))})
    return "-".join(terms[0]) if len(terms) == 2 and terms[0][1] == terms[1][0] else None


def speaks_of_past_term(text: str) -> bool:
    """Whether a paragraph looks back on a term: 'Trong nhiệm kỳ qua, ...'."""
    return _PAST_TERM.search(text) is not None
