"""What a figure of running text is called: from its subject, its verb, its unit and what went before.

The verb before a figure says what kind of figure it is: a level ('đạt'), a change ('tăng'), a share ('chiếm'), a
multiple ('gấp'), or the plan set beside a result ('(kế hoạch 11% trở lên)'). A clause without subject goes on about
the last indicator; a subject that is no quantity ('công nghiệp tăng 9%' after 'Giá trị sản xuất tăng 7%, trong đó')
takes the quantity of its group. A figure that gets no name this way is left out.
"""

from __future__ import annotations

import re

from . import words
from .doings import labelled, sum_done, without_periods
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
from .thread import INHERITED, LIKELY, LONGEST_VERB, SCORE, STRUCTURE, SURE, WEAK, Named
from .unsaid import Unsaid


class Figure(Unsaid):
    """A figure, about to be named."""

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
        if rule("passed-goal").pattern.search(self.lead):
            return self._planned()
        if cue := rule("plan-cue").pattern.search(self.lead, max(0, len(self.lead) - LONGEST_VERB)):
            beyond = words.BEYOND.search(self.lead, 0, cue.start())
            if beyond is None or any(c in cue[0] for c in "(:"):
                return self._planned() or self._aimed(cue)
            if q.dimension == "ratio":
                return self._beyond()
            bare = self.lead[: beyond.start()]
        if thread.reads and thread.reads[-1].named.kind == "count" and words.QUALIFIES.search(self.lead):
            return None
        self.subject = subject = self._own_subject(bare)
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
        if q.unit == "tiêu chí" and verb and words.CLASSED.match(subject):
            self.is_base = True  # 'Tỷ lệ xã đạt dưới 10 tiêu chí còn 25%': who is counted
            return None
        if q.dimension == "time" and not words.TIMED.search(subject):
            return None
        if q.unit is None and not (verb and subject and (SCORE.search(subject) or known(subject) or per_head(subject))):
            return None
        if verb and verb.kind == "growth" and not (verb.word == "giảm" and q.comparator in ("lt", "le")):
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
        if self.q.unit == "%" and words.STRUCTURED.search(bare):
            self.thread.structure = True
        if colon and tail.strip():
            self.thread.group_by(head, self.q.dimension)
            self.thread.label = label if opens_with(label := subject_of(head), "rates") else None
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

    def _growth(self, subject: str, verb: str) -> Named | None:
        last, q = self.thread.last, self.q
        subject = "" if words.AVERAGED.fullmatch(subject) else subject
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
        if confidence == WEAK and q.dimension in ("mass", "energy") and self._is_product(subject):
            name, confidence = f"Sản lượng {lower_first(subject)}" if verb is None else name, INHERITED
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

    def _is_product(self, subject: str) -> bool:
        """Whether a weight is what is made of a thing: 'xi măng 118 nghìn tấn', no doing: 'thu gom 12 tấn'."""
        short = 0 < len(subject.split()) <= words.LONGEST_LISTED
        return short and not self.trail and not words.HANDLED.match(subject) and "/" not in (self.q.unit or "")

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
            carried_out = words.SUM.match(name) and (self.q.high or self.q.low or 0) > words.FASTEST
            return (f"Tỷ lệ thực hiện kế hoạch {lower_first(name)}" if carried_out else name), confidence
        rest = (
            f" {words.OF.sub('', trail)}"
            if trail and len(trail.split()) <= 14 and trail.lower() not in name.lower()
            else ""
        )
        return f"Tỷ lệ {lower_first(name)}{rest}", max(confidence, LIKELY) if self.verb or self.goals else confidence
