"""A figure with the words around it: what leads to it, what trails behind, which quantity a bare subject is of."""

from __future__ import annotations

from ..numbers import Quantity
from . import words
from .doings import of_each, spliced, without_periods
from .phrases import known, lower_first, opens_with, strip_tail
from .thread import INHERITED, SURE, WEAK, Thread, verb_of


class Clause:
    """A figure with the words around it, about to be named."""

    def __init__(self, text: str, q: Quantity, lead_at: int, following: int, end: int, thread: Thread, goals: bool):
        self.text, self.q, self.thread, self.goals = text, q, thread, goals
        self.lead = text[lead_at : q.start]
        self.after = text[q.end : end]
        self.trail = self._trail(following)
        self.verb = verb_of(self.lead, q.unit)
        self.is_base = False
        self.subject = ""  # the clause's own, once it was looked for
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
            thread.label = None
            if words.BARE.fullmatch(subject) and thread.last and not subject.lower().startswith("tổng số"):
                return thread.completed(subject, self.q.dimension), INHERITED
            return subject, SURE
        if thread.label and self.q.unit == "%":
            return f"{thread.label} {lower_first(subject)}", INHERITED
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
        share = words.OF_GDP.match(self.trail) and (thread.group or "").startswith("tốc độ")
        fits = not rates if change else thread.group_dimension == self.q.dimension and not share
        if thread.group and fits:
            same = thread.group.split()[0] == lower_first(subject).split()[0]  # 'thu ngân sách' + 'thu nội địa'
            own = subject.partition(" ")[2] if same else lower_first(subject)
            return f"{thread.group} {own}", INHERITED
        if self.verb is None and (kind := thread.parted_kind(self.text, self.q)):
            return f"{kind} {lower_first(subject)}", INHERITED
        if thread.above and thread.above_dimension == self.q.dimension and not change:
            return f"{thread.above} {lower_first(subject)}", INHERITED
        return subject, WEAK
