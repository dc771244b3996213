"""What a figure of running text is called: from its subject, its verb, its unit and what went before.

The verb before a figure says what kind of figure it is: a level ('đạt'), a change ('tăng'), a share ('chiếm'), a
multiple ('gấp'), or the plan set beside a result ('(kế hoạch 11% trở lên)'). A clause without subject goes on about
the last indicator; a subject that is no quantity ('công nghiệp tăng 9%' after 'Giá trị sản xuất tăng 7%, trong đó')
takes the quantity of its group. A figure that gets no name this way is left out.
"""

from __future__ import annotations

import re

from ..numbers import Quantity
from . import words
from .doings import incidents, labelled, of_each, spliced, sum_done, without_periods
from .phrases import (
    change_of,
    growth_of,
    known,
    last_headed,
    lower_first,
    mentions,
    opens_with,
    per_head,
    rule,
    strip_tail,
    subject_of,
)
from .thread import INHERITED, LIKELY, LONGEST_VERB, SCORE, STRUCTURE, SURE, WEAK, Named, Read, Thread, verb_of


class Figure:
    """A figure with the words around it, about to be named."""

    def __init__(self, text: str, q: Quantity, lead_at: int, following: int, end: int, thread: Thread, goals: bool):
        self.text, self.q, self.thread, self.goals = text, q, thread, goals
        self.lead = text[lead_at : q.start]
        self.after = text[q.end : end]
        self.trail = self._trail(following)
        self.verb = verb_of(self.lead, q.unit)
        self.is_base = False
        self.before_change = q.rising and without_periods(text[q.end : following]).strip() in words.ONWARDS
        self.opens = not text[:lead_at].strip(' "“(') or text[:lead_at].rstrip()[-1] in ";.:"

    def _trail(self, following: int) -> str:
        """The words after a figure that still say what it measures, a list of nouns to its end."""
        part = self.text[self.q.end : following]
        stop = words.TRAIL_STOP.search(part)
        while stop and stop[0] == "," and self.q.dimension in ("ratio", "count") and self._goes_on(stop.end()):
            stop = words.TRAIL_STOP.search(part, stop.end())
        if stop:
            part = part[: stop.start()]
        if match := words.AND_FIGURE.search(self.text, self.q.end, self.q.end + len(part) + 40):
            part = part[: max(0, match.start() - self.q.end)]
        return strip_tail(" ".join(without_periods(part).split()[: words.LONGEST_TRAIL]))

    def _goes_on(self, offset: int) -> bool:
        """Whether a comma only parts nouns of one list: no figure and no new clause follows it."""
        clause = words.CLAUSE.match(self.after, offset)
        return clause is not None and not any(c.isdigit() for c in clause[0]) and not words.NEW_CLAUSE.match(clause[0])

    def name(self) -> Named | None:
        """The name, or None for a figure that names nothing."""
        q, verb, thread = self.q, self.verb, self.thread
        clause = self.lead[: verb.start] if verb else self.lead
        bare = without_periods(clause)
        opened = bare.rfind("(")
        aside = opened > bare.rfind(")")
        if aside:
            bare = bare[opened + 1 :]
        if q.unit == "%" and (last := thread.last) and words.COMPARED_PLAN.search(self.lead):
            done = lower_first(last.named.subject)
            return Named(f"Tỷ lệ thực hiện kế hoạch {done}", last.named.subject, "fulfil", INHERITED)
        if cue := rule("plan-cue").pattern.search(self.lead, max(0, len(self.lead) - LONGEST_VERB)):
            beyond = words.BEYOND.search(self.lead, 0, cue.start())
            if beyond is None or any(c in cue[0] for c in "(:"):
                return self._planned() or self._aimed(cue)
            if q.dimension == "ratio":
                return self._beyond()
            bare = self.lead[: beyond.start()]
        if thread.reads and thread.reads[-1].named.kind == "count" and words.QUALIFIES.search(self.lead):
            return None
        subject = self._own_subject(bare)
        if q.dimension == "money" and q.comparator == "range" and words.FINE.search(self.lead):
            return None
        if thread.last and (mean := rule("mean").pattern.search(self.lead)):
            about = thread.last.named.subject
            rate = q.dimension == "ratio" and not opens_with(about, "rates")
            name = f"Tỷ lệ {lower_first(about)}" if rate else about
            return Named(f"{name} {mean['mean'].lower()}", about, "mean", INHERITED)
        if q.dimension == "ratio" and words.FORMER.search(self.lead):
            return None  # what a figure was before
        if verb is None and q.comparator in ("lt", "le", "gt", "ge") and rule("condition").pattern.search(self.lead):
            return None
        if self._part_of_name(subject):
            self.is_base = True
            return None
        if q.dimension == "time" and not words.TIMED.search(subject):
            return None
        if q.unit is None and not (verb and subject and (SCORE.search(subject) or known(subject) or per_head(subject))):
            return None
        if verb and verb.kind == "growth":
            return self._growth(subject, verb.word)
        if moved := words.MOVED.match(subject):
            rest = subject[moved.end() :]
            if opens_with(rest, "heads"):
                if verb is None or verb.word in (":", "bình quân"):
                    return self._growth(rest, moved["verb"].lower())
                subject = rest
        if q.unit == "lần":
            return self._multiple(subject) if verb else None
        if verb and verb.kind == "share":
            return self._share(subject)
        if q.unit == "%" and (against := self._against(subject)):
            return against
        label = verb is not None and verb.word == ":" and not (opens_with(subject, "heads") or known(subject))
        if label and q.unit == "%" and self._tells_who() and not self.thread.structure:
            return self._anonymous()
        ensured = q.dimension == "ratio" and len(self.trail.split()) > 1 and rule("ensured").pattern.search(subject)
        if not subject or ensured or (verb is None and self._opens_clause(clause)):
            return self._anonymous()
        return self._level(subject, aside)

    def _tells_who(self) -> bool:
        """'Về y tế: 100% trạm y tế có bác sĩ': the words behind the share name it, not the label before it."""
        return len(self.trail.split()) > words.LONGEST_UNIT and not words.NEW_CLAUSE.match(self.trail)

    def _own_subject(self, bare: str) -> str:
        head, colon, tail = bare.rpartition(":")
        if colon and tail.strip():
            self.thread.group_by(head, self.q.dimension)
            return subject_of(tail)
        subject = subject_of(bare.rstrip(": "))
        if self.q.unit == "%" and STRUCTURE.match(subject) and not self.thread.reads:
            self.thread.structure = True
            subject = STRUCTURE.sub("", subject, count=1).removeprefix(" kinh tế").strip(" ,:")
        return subject

    def _opens_clause(self, clause: str) -> bool:
        """Whether the figure is the first word of its clause: ', trên 30% doanh nghiệp', 'và 700 bè nuôi hàu'."""
        return clause.rstrip().endswith((",", " và") if self.q.dimension == "count" else ",")

    def _part_of_name(self, subject: str) -> bool:
        """'Giá trị sản phẩm trên 1 ha đất đạt ...', 'tỷ suất tử vong trên 100.000 trẻ': a base, not a figure."""
        q = self.q
        open_verb = self.verb is None or self.verb.word == "bình quân"
        return open_verb and q.comparator == "gt" and q.low in words.BASES and opens_with(subject, "heads")

    # -- kinds of figures ----------------------------------------------------------------------------------------

    def _joined(self, subject: str) -> tuple[str, float]:
        """The subject with the quantity of its group where it is no quantity itself."""
        thread = self.thread
        if piece := of_each(subject):
            return piece, INHERITED
        if words.EACH_ONE.fullmatch(subject):
            alike = (r for r in reversed(thread.reads) if r.quantity.dimension == self.q.dimension)
            about = next(alike, None)
            return (f"{about.named.subject} {lower_first(subject)}", INHERITED) if about else (subject, WEAK)
        traded = "USD" in (self.q.unit or "") or (thread.last and "kim ngạch" in thread.last.named.subject.lower())
        if traded and self.q.dimension == "money" and words.TRADE.fullmatch(subject):
            return f"Kim ngạch {lower_first(subject)}", SURE
        if opens_with(subject, "heads") or known(subject):
            if words.BARE.fullmatch(subject) and thread.last and not subject.lower().startswith("tổng số"):
                return thread.completed(subject, self.q.dimension), INHERITED
            return subject, SURE
        last = thread.last
        change = self.verb is not None and self.verb.kind == "growth"
        if last and not change and (among := words.AMONG.match(self.lead)) and opens_with(last.named.name, "rates"):
            having = "có " if among["having"] else ""
            return spliced(last.named.name, f"{having}{subject}"), INHERITED
        bracketed = self.text.rfind("(", 0, self.q.start) > self.text.rfind(")", 0, self.q.start)
        short = self.verb is None and self.q.unit == "%" and len(subject.split()) <= words.LONGEST_LISTED
        if bracketed and short and (whole := thread.whole_rate()):
            return f"{whole} {lower_first(subject)}", INHERITED
        rate = self.q.unit == "%" and self.verb is not None and self.verb.word == ":"
        if rate and words.WHERE.fullmatch(subject) and len(self.trail.split()) > 2:
            return f"Tỷ lệ {lower_first(self.trail)} {lower_first(subject)}", INHERITED
        if (
            last
            and words.HAVING.match(self.lead)
            and " có " in last.named.name
            and opens_with(last.named.name, "rates")
        ):
            return f"{last.named.name.rpartition(' có ')[0]} có {lower_first(subject)}", INHERITED
        if last and words.WHERE.match(subject) and opens_with(last.named.subject, "rates"):
            return f"{words.ELSEWHERE.sub('', last.named.subject)} {lower_first(subject)}", INHERITED
        rates = opens_with(thread.group or "", "rates") and not (thread.group or "").startswith("tốc độ")
        fits = not rates if change else thread.group_dimension == self.q.dimension
        if thread.group and fits:
            same = thread.group.split()[0] == lower_first(subject).split()[0]  # 'thu ngân sách' + 'thu nội địa'
            own = subject.partition(" ")[2] if same else lower_first(subject)
            return f"{thread.group} {own}", INHERITED
        if self.verb is None and (kind := thread.parted_kind(self.text, self.q)):
            return f"{kind} {lower_first(subject)}", INHERITED
        if thread.above and thread.above_dimension == self.q.dimension and not change:
            return f"{thread.above} {lower_first(subject)}", INHERITED
        return subject, WEAK

    def _growth(self, subject: str, verb: str) -> Named | None:
        last, q = self.thread.last, self.q
        subject = "" if subject.lower() in words.AVERAGED else subject
        if verb == "vượt":
            about = subject or (last.named.subject if last else "")
            if q.unit == "%" and about and rule("against-plan").pattern.match(self.after):
                return Named(f"Mức vượt kế hoạch {lower_first(about)}", about, "fulfil", INHERITED)
            return None
        if self.trail.startswith("về ") and not subject:
            subject, confidence = self.trail.removeprefix("về "), INHERITED
        elif subject:
            subject, confidence = self._joined(subject)
            if confidence == WEAK and q.dimension == "ratio":
                confidence = INHERITED
        elif self.opens and len(self.trail.split()) > 1:
            subject, confidence = self.trail, INHERITED
        elif q.dimension == "count" and (last is None or self._other_cases(last)):
            subject, confidence = self._cases(), INHERITED
        elif last is not None:
            alike = (read for read in reversed(self.thread.reads) if read.quantity.unit == q.unit)
            last = next(alike, last) if q.dimension == "count" else last
            subject, confidence = last.named.subject, SURE
        elif self.trail:
            subject, confidence = self.trail, WEAK
        else:
            return None
        if self.before_change:
            return Named(subject, subject, "level", INHERITED)
        if q.dimension == "ratio":
            return Named(growth_of(subject, verb), subject, "growth", confidence)
        counted = q.dimension == "count" and not opens_with(subject, "heads") and subject.startswith(q.unit or "số")
        return Named(
            change_of(f"số {subject}" if counted else subject, verb), subject, "change", min(confidence, INHERITED)
        )

    def _other_cases(self, last: Read) -> bool:
        """Whether a change counts other cases than the last figure: 'giảm 12 người chết, tăng 9 người bị thương'."""
        trail, unit, before = self.trail.lower(), self.q.unit, last.quantity.unit
        if not trail or unit is None or before is None:
            return bool(trail)
        same = unit.split()[-1] == before.split()[-1]
        return not same or (trail not in last.named.subject.lower() and len(trail.split()) <= 4)

    def _cases(self) -> str:
        """'tăng 73 người bị thương' -> 'số người bị thương'; bare 'vụ' are of the kind named before."""
        noun = self.text[self.q.noun : self.q.end].strip()
        about = self.trail or (incidents(self.text[: self.q.start]) if noun == "vụ" else "")
        return f"số {noun} {about}".strip()

    def _multiple(self, subject: str) -> Named | None:
        last = self.thread.last
        about, confidence = self._joined(subject) if subject else (last.named.subject if last else "", INHERITED)
        if not about:
            return None
        base = re.match(r"\s*([^,;.()]{2,60})", self.after)
        against = f"so với {re.sub(r'^so (?:với )?', '', base[1].strip())}" if base else ""
        if self.verb and self.verb.word.lower().startswith("tăng") and "gấp" not in self.verb.word:
            about = f"Mức tăng {lower_first(about)}"
        return Named(f"{about} {against}".strip(), about, "multiple", confidence)

    def _share(self, subject: str) -> Named | None:
        last, trail = self.thread.last, self.trail
        if not subject:
            if last is None:
                return None
            return Named(f"Tỷ lệ {lower_first(last.named.subject)}", last.named.subject, "share", INHERITED)
        if self.thread.structure:
            return Named(f"Tỷ trọng {lower_first(subject)} trong cơ cấu kinh tế", subject, "share", SURE)
        if opens_with(subject, "rates"):
            return Named(subject, subject, "level", SURE)
        if last and words.PARTED.match(self.lead) and last.quantity.dimension in ("money", "area", "mass"):
            self.thread.parted = last.named.subject
        if self.thread.parted and words.SECTOR.match(subject) and not trail:
            name = f"Tỷ trọng {lower_first(subject)} trong {lower_first(self.thread.parted)}"
            return Named(name, subject, "share", INHERITED)
        whole = f" trong {words.OF.sub('', trail)}" if trail and len(trail.split()) <= 12 else ""
        weighed = (self.thread.group or "").startswith("tỷ trọng") or re.search(r"GRDP|GDP|cơ cấu", trail)
        word = "Tỷ trọng" if weighed else "Tỷ lệ"
        return Named(f"{word} {lower_first(subject)}{whole}", subject, "share", INHERITED)

    def _against(self, subject: str) -> Named | None:
        """'bằng 99,2% kế hoạch', 'đạt 86,5% so với cùng kỳ'."""
        last = self.thread.last
        about = subject or (last.named.subject if last else "")
        if not about:
            return None
        if match := rule("against-plan").pattern.match(self.after):
            word = "kế hoạch" if match["against"].lower() == "kh" else match["against"].lower()
            if opens_with(about, "rates"):
                return Named(f"{about} so với {word}", about, "fulfil", INHERITED)
            if subject and (not opens_with(subject, "heads") or opens_with(subject, "done")):
                return Named(f"Tỷ lệ {lower_first(subject)} so với {word}", subject, "fulfil", INHERITED)
            return Named(f"Tỷ lệ thực hiện {word} {lower_first(about)}", about, "fulfil", SURE if last else INHERITED)
        if match := rule("against-past").pattern.match(self.after):
            return Named(f"{about} so với {match['past'].lower()}", about, "fulfil", INHERITED)
        return None

    def _planned(self) -> Named | None:
        """The figure of the plan belongs to the last indicator in the same unit."""
        for read in reversed(self.thread.reads):
            if read.named.kind not in ("fulfil", "plan") and read.quantity.unit == self.q.unit:
                return Named(read.named.name, read.named.subject, "plan", SURE)
        return None

    def _aimed(self, cue: re.Match[str]) -> Named | None:
        """'thúc đẩy tăng trưởng với mục tiêu đạt 8%': what a goal is set for stands before it."""
        if self.thread.reads or not cue[0].lower().startswith("mục tiêu"):
            return None
        what = last_headed(strip_tail(without_periods(self.lead[: cue.start()])))
        return Named(what, what, "level", INHERITED) if what else None

    def _beyond(self) -> Named | None:
        """'vượt mục tiêu Nghị quyết 0,36%'."""
        last = self.thread.last
        if last is None:
            return None
        about = last.named.subject
        return Named(f"Mức vượt kế hoạch {lower_first(about)}", about, "fulfil", INHERITED)

    def _anonymous(self) -> Named | None:
        """A figure without subject: the thing counted, the share of what follows, or the last indicator again."""
        last, q, verb, trail = self.thread.last, self.q, self.verb, self.trail
        if last and self.lead.strip() == "(" and q.dimension == "money" and (beside := self._beside(last)):
            return beside
        same = last is not None and last.quantity.dimension == q.dimension
        if last and q.rising and same:
            return Named(last.named.subject, last.named.subject, "level", INHERITED)
        if last and q.dimension == "ratio" and trail.startswith("về ") and last.named.kind == "growth":
            return Named(growth_of(trail[3:], "tăng"), trail[3:], "growth", INHERITED)
        if q.dimension == "ratio" and trail and not words.OF_GDP.match(trail):
            if last and trail.startswith("kế hoạch vốn") and last.quantity.dimension == "money":
                return Named(
                    f"Tỷ lệ {lower_first(last.named.subject)} so với {trail}", last.named.subject, "fulfil", SURE
                )
            if last and verb and verb.word == "bằng":
                about = last.named.subject
                return Named(f"Tỷ lệ {lower_first(about)} so với {lower_first(trail)}", about, "fulfil", INHERITED)
            if trail.startswith("là "):
                return Named(f"Tỷ lệ {trail[3:]}", trail[3:], "level", INHERITED)
            prefix = "" if opens_with(trail, "rates") else "Tỷ lệ "
            confidence = SURE if verb or len(trail.split()) > 2 else WEAK
            return Named(f"{prefix}{lower_first(trail)}", trail, "level", confidence)
        aside = self.lead.strip() == "(" and last is not None and last.named.kind == "count"
        reached = verb is not None and verb.kind == "level"
        if last and (reached or aside) and q.unit == "%" and not same and last.named.kind != "fulfil":
            about = re.sub(r"^(?:tổng\s)?số\s", "", last.named.subject, flags=re.IGNORECASE)
            return Named(f"Tỷ lệ {lower_first(about)}", about, "level", INHERITED)
        if last and verb and verb.kind == "level" and same and q.dimension != "count":
            rate = last.named.kind == "growth" or opens_with(last.named.name, "rates")
            ended = words.ENDED.match(verb.word) and opens_with(last.named.subject, "rates")
            again = last.named.name if rate and not ended else last.named.subject
            return Named(again, last.named.subject, "level", INHERITED)
        if q.dimension == "count":
            return self._counted("")
        if last and trail and same:
            return Named(f"{last.named.subject} {lower_first(trail)}", last.named.subject, "level", INHERITED)
        if last and q.dimension == "area" and self.lead.rstrip().endswith("(") and last.named.kind == "count":
            return Named(f"Diện tích {lower_first(last.named.subject)}", last.named.subject, "level", INHERITED)
        return None

    def _beside(self, last: Read) -> Named | None:
        """A sum in brackets: the plan the words before them name, or the same sum in another currency."""
        if planned := rule("planned-sum").pattern.search(self.text, max(0, self.q.start - 120), self.q.start):
            return Named(planned["plan"].strip(), last.named.subject, "plan", INHERITED)
        if ("USD" in (self.q.unit or "")) != ("USD" in (last.quantity.unit or "")):
            return Named(last.named.name, last.named.subject, "level", INHERITED)
        return None

    def _level(self, subject: str, aside: bool) -> Named | None:
        q, verb = self.q, self.verb
        headed = opens_with(subject, "heads")
        if verb is None and not headed and q.dimension not in ("ratio", "money") and mentions(subject, "sized"):
            return None
        if q.dimension == "count" and not (headed and not words.BARE.fullmatch(subject)):
            return self._counted(subject)
        if done := sum_done(subject, self.trail, self.text[: q.start - len(self.lead)], q):
            return Named(done, done, "level", INHERITED)
        name, confidence = self._joined(subject)
        if confidence == WEAK and verb and verb.word == ":" and len(subject.split()) <= words.LONGEST_LABEL:
            name, confidence = labelled(name, q.unit), INHERITED
        if subject.lower() == "đóng góp" and self.thread.last:  # 'dịch vụ tăng 6%, đóng góp 3,1 điểm phần trăm vào ...'
            name = f"{name} của {lower_first(self.thread.last.named.subject)} {self.trail}"
        if q.dimension == "money" and len(name.split()) <= 2 and self.trail and len(self.trail.split()) <= 8:
            name = f"{name} {lower_first(self.trail)}"
        if confidence == WEAK and len(name.split()) < 2:
            if q.dimension not in ("area", "length") or not self.trail:
                return None
            name = f"{name} {lower_first(self.trail)}"
        if q.dimension == "ratio":
            name, confidence = self._rate(subject, name, confidence)
        elif confidence == WEAK and q.dimension in ("area", "length"):
            if verb is None and len(self.trail.split()) > 1:
                name, confidence = self.trail, LIKELY
            name = f"{'Diện tích' if q.dimension == 'area' else 'Chiều dài'} {lower_first(name)}"
        if verb is None and confidence == SURE and not aside:
            confidence = INHERITED if len(subject.split()) < 3 else 0.9
        if self._of_a_works(subject):
            return None
        listed = (
            bool(self.thread.reads)
            and len(subject.split()) <= words.LONGEST_LISTED
            and q.dimension not in ("time", "score")
        )
        if verb is None and confidence == WEAK and q.dimension not in ("ratio", "area", "money") and not listed:
            if not self.trail or q.dimension in ("time", "score"):
                return None
            name = f"{name} {lower_first(self.trail)}"
        return Named(name, name, "level", confidence)

    def _of_a_works(self, subject: str) -> bool:
        """Whether the figure is the size or the cost of a works the clause names: a fact of that project."""
        if self.verb is not None and self.verb.word == ":":
            return False
        sized = words.SIZE.fullmatch(subject) or words.COST.search(subject)
        return sized is not None and mentions(self.text[: self.q.start], "sized")

    def _rate(self, subject: str, name: str, confidence: float) -> tuple[str, float]:
        """A percentage: a rate of its own, a share of GRDP or of a structure, the growth of a sum, or a 'Tỷ lệ'."""
        trail = self.trail
        if whole := words.OF_GDP.match(trail):
            return (name if re.search(r"GRDP|GDP", name) else f"{name} trong {whole['whole']}"), confidence
        if self.thread.structure and not opens_with(subject, "heads"):
            return f"Tỷ trọng {lower_first(subject)} trong cơ cấu kinh tế", INHERITED
        if opens_with(name, "rates") or SCORE.match(name) or self.q.unit in ("điểm", "điểm phần trăm"):
            return name, confidence
        if rising := words.RISING.match(name):
            return growth_of(rising["what"], rising["verb"].lower()), confidence
        familiar = known(name)
        if familiar and familiar.dimension == "ratio":
            return name, confidence
        if familiar and familiar.growth and (self.q.high or self.q.low or 0) <= words.FASTEST:
            return familiar.growth, confidence
        if opens_with(name, "heads") and not trail:
            return name, confidence
        rest = (
            f" {words.OF.sub('', trail)}"
            if trail and len(trail.split()) <= 14 and trail.lower() not in name.lower()
            else ""
        )
        return f"Tỷ lệ {lower_first(name)}{rest}", max(confidence, LIKELY) if self.verb or self.goals else confidence

    def _counted(self, subject: str) -> Named | None:
        """'có 12 mô hình được chứng nhận' -> 'Số mô hình được chứng nhận'."""
        q, verb, trail, reads = self.q, self.verb, self.trail, self.thread.reads
        in_series = any(read.named.kind == "count" for read in reads[-2:])
        if q.low is not None and q.low < 5 and (verb is None or subject) and not (self.goals or in_series):
            return None
        if verb is None and words.UNCOUNTED_BEFORE.search(self.lead):
            return None
        noun = re.sub(r"\s+trở\s(?:lên|xuống)$", "", self.text[q.noun : q.end].split("/")[0]).strip()
        last = self.thread.last
        if last and last.quantity.rising and last.quantity.unit == q.unit:
            return Named(last.named.subject, last.named.subject, "level", INHERITED)
        if q.unit and "/" in q.unit:
            return Named(f"Số {q.unit}", q.unit, "count", SURE if verb else INHERITED)
        if not noun or noun.lower() in words.UNCOUNTED:
            return None
        if (
            last
            and not trail
            and not subject
            and (last.quantity.unit or "").split()[-1:] == [noun]
            and last.named.subject.lower().startswith(f"số {noun} ")
        ):
            return Named(last.named.subject, last.named.subject, "count", INHERITED)
        if verb and verb.word == ":" and words.PROPER.fullmatch(subject):
            about = next((r.named for r in reversed(reads) if r.named.subject.startswith(noun)), None)
            return Named(about.name if about else f"Số {noun}", about.subject if about else noun, "count", LIKELY)
        subject = "" if subject.lower() in words.AREAS else subject
        if subject.lower().startswith(f"{noun.lower()} ") and verb:
            return Named(f"Số {lower_first(subject)}", subject, "count", INHERITED)
        if last and self.lead.strip() == "(" and last.quantity.dimension == "ratio":
            whole = re.sub(r"^(?:tỷ|tỉ)\s(?:lệ|trọng)\s(?:số\s)?", "", last.named.subject, flags=re.IGNORECASE)
            if whole.lower().startswith(noun.lower()):
                return Named(f"Số {whole}", whole, "count", INHERITED)
        rest = f" {trail}" if trail else ""
        short = subject and len(subject.split()) <= 6 and len(trail.split()) < 3 and not words.BARE.fullmatch(subject)
        done = f" {lower_first(subject)}" if short else ""
        name = f"Số {noun}{rest}{done}"
        enough = len(name.split()) > 2
        return Named(
            name, f"{noun}{rest or done}", "count", INHERITED if verb and enough else LIKELY if enough else WEAK
        )
