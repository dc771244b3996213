"""Figures of running text: a sentence is read from left to right, each figure with the words since the last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ..components import Mention
from ..facts import Indicator, Status
from ..numbers import Quantity, find_quantities
from .naming import Figure
from .periods import Period, Setting, Year, find_periods, first_year, last_year
from .phrases import finished, kind_of, rule, with_base
from .sharing import with_predicate
from .thread import INHERITED, LIKELY, SURE, WEAK, Named, Read, Thread, is_nested, worth_reading
from .words import ONWARDS, UNDER_WAY

_SENTENCE = re.compile(
    r"(?<=[^\d\s(][.!?…])\s+(?=[\"“(\[-]?[A-ZĐÀ-Ỹ0-9])|(?<=\d\.)\s+(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])|(?<=\d\))\.\s+(?=[A-ZĐÀ-Ỹ])"
)
_STOP = re.compile(r"[,;.:(){}\[\]]|\s[-–]\s|(?<!\sso)\s(?:và|với|trong\sđó|nhưng|còn)\s")
_NUMBERED = re.compile(r"\(\d{1,2}\)")
_CLOSED = re.compile(r"[^()]*\)\s*[.;,]?")
_PERSONAL = re.compile(r"(?<!\w)(?:tuổi|lần\sthứ|khóa|đồng\schí|kỳ\shọp)\s*$", re.IGNORECASE)
_TITLE = re.compile(
    r"(?<!\w)(?:chương\strình|kế\shoạch|đề\sán|quy\shoạch|chiến\slược|nghị\squyết|quyết\sđịnh\s(?:số|phê|về|ban)|chỉ\sthị|luật)\s"
    r"(?:[^,;.:()](?!từ\snăm))*$",
    re.IGNORECASE,
)
_NO_GROUP = ("tỷ lệ", "tỉ lệ")  # a rate is shared only where a colon says so: 'tỷ lệ huy động trẻ đến lớp: nhà trẻ 25%'
_AT_ONCE = re.compile(
    r"(?:vào|trong|của|ở)?\s*(?:cuối|đầu|đến\shết|đến\scuối|(?:(?:\d{1,2}|sáu|chín|ba)\stháng|quý\s\w+)(?:\s(?:đầu|cuối))?)?"
)
_REFERENCE = re.compile(r"\||(?<!\w)(?:khoản|Điều|mục|Mẫu)\s\d")
_CLAUSE_EDGE = re.compile(r"[,;.:(]")
_GOES_ON = re.compile(r"trong\s+đó(?!\w)", re.IGNORECASE)
_UNTIL = re.compile(r"(?<!\w)(?:đến|phấn\s+đấu|trong|riêng)\s*(?:hết\s*|cuối\s*)?$", re.IGNORECASE)
_LONGEST_ASIDE = 40
_STRETCH = 90  # how far behind a goal the period may begin that closes its stretch
_THEN = re.compile(r"cùng\s+kỳ\s+năm\s+((?:19|20)\d\d)\s+(?:tăng|giảm|đạt|là|chiếm)\s*$", re.IGNORECASE)
_NEAR = 32  # how far behind a figure its own period may begin
_LOOK_AHEAD = 40  # 'ghi nhận 320 ca, giảm 15% so với cùng kỳ'
_MEAN = re.compile(r"(?<!\w)bình\s+quân(?!\s+(?:đầu|một|mỗi|trên)\s)", re.IGNORECASE)
_STRIVING = re.compile(r"(?<!\w)phấn\s+đấu", re.IGNORECASE)
_EXCEEDED = re.compile(
    r"^[^;.()]{0,40}?(?<!\w)(?P<not>(?:không|chưa)\s+)?(?:đạt\s+và\s+vượt|vượt|đạt|hoàn\s+thành)\s+(?:mức\s+)?(?:kế\s+hoạch|KH|chỉ\s+tiêu|mục\s+tiêu|dự\s+toán)"
)


def _with_common_base(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """'9,3 bác sĩ và 31 giường bệnh/1 vạn dân': the base printed once holds for both."""
    for index in range(len(quantities) - 1):
        q, following = quantities[index], quantities[index + 1]
        if q.dimension == "count" == following.dimension and q.unit and following.unit and "/" not in q.unit:
            _, slash, base = following.unit.partition("/")
            if slash and base.endswith("dân") and text[q.end : following.start].strip() in ("và", ","):
                quantities[index] = replace(q, unit=f"{q.unit}/{base}")
    return quantities


class Prose:
    """Reads one block of prose. `thread`: what a lead-in before the block says of its figures."""

    def __init__(self, text: str, setting: Setting, abbreviations: Mapping[str, str], thread: Thread | None = None):
        self.text = text
        self.setting = setting
        self.abbreviations = abbreviations
        self.thread = thread or Thread()
        self.mentions: list[Mention] = []
        self.year = self.thread.year
        self.begin = 0  # of the sentence
        self.sheet = setting.project_sheet  # labels of a proposed project
        self.led = False
        self.span: Year | None = None  # of the rates that are means of several years

    def read(self) -> list[Mention]:
        """The indicators of the block."""
        quantities = _with_common_base(self.text, find_quantities(self.text))
        if not any(worth_reading(self.text, q) for q in quantities):
            return []
        self.led = self._led()
        periods = [p for p in find_periods(self.text) if not p.compared and not self._in_title(p)]
        start = 0
        for match in [*_SENTENCE.finditer(self.text), None]:
            end = match.start() if match else len(self.text)
            inside = [q for q in quantities if start <= q.figure < end]
            there = [p for p in periods if start <= p.start < end]
            if inside:
                self._sentence(start, end, inside, there)
            elif there and there[0].start - start < 6:
                self.thread.year = there[0].value
            start = match.end() if match else end
        return list(with_predicate(self.text, self.mentions))

    def _led(self) -> bool:
        """Whether a lead tells the year of all that the block enumerates: '... đến năm 2020 là: (1) ..., (2) ...'."""
        match = rule("enumerated").pattern.match(self.text)
        periods = [p for p in find_periods(match["lead"]) if not p.compared] if match else []
        if match is None or not periods:
            return False
        self.year = self.thread.year = periods[-1].value
        if rule("target-cue").pattern.search(match["lead"]):
            self.setting = replace(self.setting, status="target")
        return True

    def _in_title(self, period: Period) -> bool:
        """Whether the period belongs to the name of a plan or programme."""
        behind = self.text[period.end : period.end + 4].lstrip()
        if behind.startswith((",", "đ", "c", "là")) and self.text[period.start] in "đĐ":
            return False
        return _TITLE.search(self.text, max(0, period.start - 90), period.start) is not None

    def _sentence(self, start: int, end: int, quantities: list[Quantity], periods: list[Period]) -> None:
        if not _GOES_ON.match(self.text, start):
            self.thread.new_sentence()
        if (self.led or self.setting.year is not None) and _NUMBERED.match(self.text, start):
            self.thread.year = self.year
        told = [q for q in quantities if q.dimension != "time"]  # 'trong 10 tháng năm 2025' is itself a period
        lasting = [p for p in periods if not any(self._follows(p, q) for q in told)]
        asides = self._asides(start, lasting)
        self.begin = start
        at = clause = start
        for index, q in enumerate(quantities):
            if q.start < at:
                continue
            following = next((n.start for n in quantities[index + 1 :] if not is_nested(n)), end)
            semicolon = self.text.rfind(";", at, q.start)
            if semicolon >= 0:
                clause = semicolon + 1
            lead_at = max(at, clause)
            if lead_at == at and at > start:
                stop = _STOP.search(self.text, lead_at, q.start)
                lead_at = stop.start() if stop else lead_at
            for p in periods:
                if p.start >= at > start and _AT_ONCE.fullmatch(self.text[at : p.start].strip()):
                    lead_at = max(lead_at, min(p.end, q.start))  # it belongs to the figure before
            if closing := _CLOSED.match(self.text, lead_at, q.start):
                self.thread.resume(self.text.rfind("(", start, lead_at))
                lead_at = closing.end()
            if _PERSONAL.search(self.text, lead_at, q.start):
                continue
            figure = Figure(self.text, q, lead_at, following, end, self.thread, self.setting.status == "target")
            named = figure.name()
            if named is None:
                if q.unit is not None and q.dimension != "time" and not figure.is_base:
                    at = q.end
                    if figure.subject and figure.verb and q.dimension not in ("ratio", "count"):
                        unnamed = Named(figure.subject, figure.subject, "level", WEAK)
                        self.thread.last = Read(unnamed, q, "actual", None)
                continue
            at = q.end
            holding = [p for p in lasting if p not in asides or ";" not in self.text[p.end : q.start]]
            period = self._period(q, lead_at, following, periods, holding)
            own = period.value if period else None
            if then := _THEN.search(figure.lead):
                own = int(then[1])
            if period and period in lasting and period not in asides and named.kind != "plan":
                if self._is_narrow(period):
                    self.span = period.value
                else:
                    self.thread.year, self.span = period.value, None
            elif own is None and q.dimension == "ratio" and _MEAN.search(figure.lead):
                own = self.span
            self._add(figure, named, lead_at, index, quantities, own)

    def _asides(self, start: int, lasting: list[Period]) -> list[Period]:
        """Years of one figure inside a span that holds for all: '... 2011-2015 đạt 13%; thu nhập năm 2015 là ...'."""
        asides = []
        span = next((y for y in (self.thread.year, self.setting.year, self.setting.target_year) if y is not None), None)
        for p in lasting:
            if isinstance(p.value, str):
                span = p.value
            elif isinstance(span, str) and (first_year(span) or 0) <= p.value <= (last_year(span) or 0):
                clause = _CLAUSE_EDGE.split(self.text[start : p.start])[-1]
                if len(clause.split()) > 1 and not _UNTIL.search(clause) and self.text[p.start] not in "đĐ":
                    asides.append(p)
        return asides

    # -- year, status --------------------------------------------------------------------------------------------

    def _period(
        self, q: Quantity, lead_at: int, following: int, periods: list[Period], lasting: list[Period]
    ) -> Period | None:
        """The period printed in the clause of the figure, right after it, or before it in the sentence.

        `lasting` are those that hold for later figures too: a year right behind a figure is of that figure alone
        ('từ 42,5% năm 2020 lên 45%').
        """
        if (behind := self._behind(q, periods)) is not None:
            return behind
        before = [p for p in periods if p.start < q.start]
        if before and before[-1].start >= lead_at:
            return before[-1]
        before = [p for p in before if p in lasting and self._carries(p, q)]
        for p in periods:
            if p.start < following and self._follows(p, q):
                return p
        if before:
            return before[-1]
        after = [p for p in periods if p.start > q.end and self.text[p.start] in "đĐ"]
        aimed = self.setting.status == "target" and self.setting.year is None and self.thread.year is None
        return after[0] if after and aimed else None

    def _behind(self, q: Quantity, periods: list[Period]) -> Period | None:
        """The period that closes the stretch of a goal: 'còn 8% (miền núi 25%) vào năm 2025 và 5% vào năm 2030'."""
        if self.setting.status != "target" or isinstance(self.setting.year, int):
            return None
        clause = max(self.text.rfind(";", self.begin, q.start) + 1, self.begin)
        end = self.text.find(";", q.start)
        there = [p for p in periods if clause <= p.start and (end < 0 or p.start < end)]
        following = next((p for p in there if p.start > q.end), None)
        if following is None or following.start - q.end > _STRETCH or not self._closes(following):
            return None
        leads = self._closes(there[0]) and any(c.isdigit() for c in self.text[clause : there[0].start])
        return following if leads else None

    def _closes(self, period: Period) -> bool:
        """Whether a period is said of what stands before it: 'vào năm 2025', 'đến năm 2025'."""
        return self.text[period.start] in "đĐ" or self.text[: period.start].rstrip().endswith(("vào", "vào cuối"))

    def _follows(self, period: Period, q: Quantity) -> bool:
        """Whether a period stands right behind a figure: 'đạt 60% vào năm 2020', '1.250 tỷ đồng (năm 2016)'."""
        if not 0 <= period.start - q.end < _NEAR:
            return False
        gap = self.text[q.end : period.start].strip()
        return bool(_AT_ONCE.fullmatch(gap)) or (gap == "(" and self.text[period.end : period.end + 1] == ")")

    def _is_narrow(self, period: Period) -> bool:
        """Whether a span belongs to the name of a rate, in a text whose goals are for the year that ends it.

        'Đến năm 2030, tốc độ tăng trưởng giai đoạn 2021-2030 đạt 9%. GRDP bình quân đầu người đạt 170 triệu đồng.'
        """
        setting, year = self.setting, self.thread.year
        if year is None:
            year = setting.year if setting.year is not None else setting.target_year
        if isinstance(period.value, int) or year in (None, period.value) or last_year(year) != last_year(period.value):
            return False
        return len(_CLAUSE_EDGE.split(self.text[: period.start])[-1].split()) > 1

    def _carries(self, period: Period, q: Quantity) -> bool:
        """Whether a period of an earlier clause holds for this figure too.

        Not one in brackets, and a span inside a name ('tốc độ tăng bình quân giai đoạn 2021-2025') for rates alone.
        """
        opened = self.text.rfind("(", 0, period.start)
        if opened >= 0 and period.end <= self.text.find(")", opened) < q.start:
            return False
        if isinstance(period.value, int) or q.dimension == "ratio":
            return True
        clause = re.split(r"[;.:(,]", self.text[: period.start])[-1]
        return len(clause.split()) < 2

    def _status(self, named: Named, lead: str, year: Year | None, q_end: int) -> Status:
        setting, thread = self.setting, self.thread
        guessed = setting.by_type and not setting.reports and setting.status == "target"
        past = guessed and rule("past-cue").pattern.search(self.text, self.begin, q_end + _LOOK_AHEAD) is not None
        if named.kind == "plan":
            over = past or self._before_goals(year)
            if setting.now and (last_year(year) or 0) > setting.now:
                return "target"
            return "target" if not over and setting.status == "target" and not setting.reports else "plan"
        striving = _STRIVING.search(lead) is not None
        aimed = named.kind != "fulfil" and rule("target-cue").pattern.search(lead) is not None
        aimed = aimed and (striving or rule("looking-back").pattern.search(lead) is None)
        last = last_year(year)
        if setting.now and last and last > setting.now:
            return "target"
        if named.kind == "count" and not aimed and UNDER_WAY.search(self.text, self.begin, q_end + _STRETCH):
            return "actual"
        if past and not aimed:
            return "estimate" if rule("estimate-cue").pattern.search(lead) else "actual"
        if rule("estimate-cue").pattern.search(lead):
            thread.estimate = True
        if setting.status == "target" or (setting.status is None and aimed):
            over = bool(setting.now and last and last < setting.now) or self._before_goals(year)
            return ("estimate" if thread.estimate else "actual") if over and not aimed else "target"
        if setting.status is None and (self.sheet or (":" in lead and rule("sheet").pattern.match(named.name))):
            self.sheet = True
            return "target"
        if thread.estimate:
            return "estimate"
        return "target" if aimed and striving else "actual"

    def _before_goals(self, year: Year | None) -> bool:
        """Whether a year is over in a text on the goals of the next: in December 2019 on 2020, 'năm 2019 đạt 8%'."""
        setting, last = self.setting, last_year(year)
        if not (setting.by_type and last and setting.now and isinstance(setting.target_year, int)):
            return False
        return last <= setting.now < setting.target_year <= setting.now + 1

    def _default_year(self, status: Status) -> Year | None:
        setting = self.setting
        if self.thread.year is not None:
            return self.thread.year
        if setting.year is not None:
            return setting.year
        return setting.target_year if status == "target" else setting.result_year

    def _end_of_span(self, span: str, index: int, quantities: list[Quantity]) -> Year | None:
        """'Từ năm 2015 đến năm 2020 ... từ 27% lên 40%': the first figure is of 2015, the second of 2020."""
        q = quantities[index]
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        if q.rising and following and self.text[q.end : following.start].strip() in ONWARDS:
            return first_year(span)
        before = quantities[index - 1] if index else None
        if before and before.rising and self.text[before.end : q.start].strip() in ONWARDS:
            return last_year(span)
        return span

    @staticmethod
    def _quoted_from(figure: Figure, named: Named, lead_at: int) -> int:
        """Where the quote begins: with the clause, or after a long aside that names nothing of the figure."""
        lead = figure.lead
        skipped = len(lead) - len(lead.lstrip(" ,;.:-–)"))
        comma = lead.rfind(", ")
        if comma > _LONGEST_ASIDE and " ".join(named.subject.lower().split()[:2]) not in lead.lower():
            skipped = comma + 2
        return min(lead_at + skipped, figure.q.start)

    # -- facts ---------------------------------------------------------------------------------------------------

    def _add(
        self, figure: Figure, named: Named, lead_at: int, index: int, quantities: list[Quantity], own: Year | None
    ) -> None:
        q, thread = figure.q, self.thread
        status = self._status(named, figure.lead, own if own is not None else thread.year, q.end)
        year = own if own is not None else self._default_year(status)
        if isinstance(year, str):
            year = self._end_of_span(year, index, quantities)
        read = Read(named, q, status, year)
        if named.kind not in ("fulfil", "plan") or thread.last is None:
            thread.last = read
        thread.reads.append(read)
        if figure.before_change and own is None and not isinstance(self._default_year(status), str):
            year, status = None, status if status == "plan" else "actual"  # of a year the text does not print
        if named.kind in ("level", "growth") and not thread.structure and kind_of(named.subject) not in _NO_GROUP:
            thread.group_by(named.subject, q.dimension)
        title = finished(named.name, self.abbreviations)
        if len(title) < 4:
            return
        verdict = _EXCEEDED.match(figure.after) if status in ("actual", "estimate") else None
        content = Indicator(
            indicator=title,
            low=q.low,
            high=q.high,
            comparator=q.comparator,
            unit=with_base(q.unit, title),
            year=year,
            status=status,
            place=self.setting.place,
            met=None if verdict is None else verdict["not"] is None,
        )
        confidence = named.confidence if year is not None else min(named.confidence, LIKELY)
        told = own is not None or thread.year is not None or self.setting.year is not None
        if not told and not self.setting.dated:
            confidence = min(confidence, LIKELY)  # the year is that of the whole text
        untold = self.setting.status is None
        least = SURE if self.setting.normative else LIKELY if untold else 0
        bare = figure.verb is None and not figure.before_change
        if year is None and not self.sheet and untold and (named.confidence < INHERITED or bare):
            return  # of no year, in a text of no kind that sets goals or reports: a size or a rule
        if (confidence if self.setting.normative else named.confidence) < least or _REFERENCE.search(title):
            return
        begin = self._quoted_from(figure, named, lead_at)
        self.mentions.append(
            Mention(start=begin, end=q.end, content=content, rule=f"indicator.{named.kind}", confidence=confidence)
        )
        if q.planned and q.total is not None:
            plan = Indicator(
                indicator=title, low=q.total, high=q.total, comparator="eq", unit=q.unit, year=year,
                status="plan", place=self.setting.place,
            )  # fmt: skip
            self.mentions.append(
                Mention(
                    start=begin,
                    end=q.end,
                    content=plan,
                    rule="indicator.planned",
                    confidence=min(confidence, INHERITED),
                )
            )
