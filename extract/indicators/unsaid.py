"""Figures whose clause has no subject: the thing counted, the share of what follows, or the last indicator again."""

from __future__ import annotations

import re

from ..units import SCALES
from . import words
from .clause import Clause
from .doings import incidents, without_periods
from .periods import find_periods
from .phrases import growth_of, lower_first, opens_with, rule, strip_ends, strip_tail
from .thread import INHERITED, LIKELY, SURE, WEAK, Named, Read

_CLAUSE = re.compile(r"[,;.:()]|\sso\s|\svà\s(?=\d)")


class Unsaid(Clause):
    """A figure that takes its name from its unit, from the words behind it or from the figures before it."""

    def _anonymous(self) -> Named | None:
        """A figure without subject: the thing counted, the share of what follows, or the last indicator again."""
        last, q, verb, trail = self.thread.last, self.q, self.verb, self.trail
        if last and self.lead.strip() == "(" and q.dimension == "money" and (beside := self._beside(last)):
            return beside
        same = last is not None and last.quantity.dimension == q.dimension
        if last and q.rising and same:
            return Named(last.named.subject, last.named.subject, "level", INHERITED)
        if last and q.unit == "%" and words.CHANGED.fullmatch(self.lead.strip()) and self.lead.strip() != "(":
            verb_word = "tăng" if "+" in self.lead else "giảm"
            return Named(growth_of(last.named.subject, verb_word), last.named.subject, "growth", INHERITED)
        if last and not trail and last.named.kind == "growth" and not same and verb and verb.kind == "level":
            return Named(last.named.subject, last.named.subject, "level", INHERITED)
        if last and not trail and last.quantity.unit == q.unit and self._other_period():
            return Named(last.named.name, last.named.subject, last.named.kind, INHERITED)
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

    def _other_period(self) -> bool:
        """Whether the clause holds nothing but another period: 'năm 2025 đạt 45%, năm 2030: 50%', 'và 48% năm 2020'."""
        words_left = without_periods(self.lead)
        near = find_periods(self.after[:40])
        behind = bool(near) and not self.after[: near[0].start].strip(" (")
        if words_left == self.lead and not behind:
            return False
        verb = self.verb.start if self.verb else len(self.lead)
        return not strip_ends(without_periods(self.lead[:verb]))

    def _beside(self, last: Read) -> Named | None:
        """A sum in brackets: the plan the words before them name, or the same sum in another currency."""
        if planned := rule("planned-sum").pattern.search(self.text, max(0, self.q.start - 120), self.q.start):
            return Named(planned["plan"].strip(), last.named.subject, "plan", INHERITED)
        if ("USD" in (self.q.unit or "")) != ("USD" in (last.quantity.unit or "")):
            return Named(last.named.name, last.named.subject, "level", INHERITED)
        return None

    def _counted(self, subject: str) -> Named | None:
        """'có 12 mô hình được chứng nhận' -> 'Số mô hình được chứng nhận'."""
        q, verb, trail, reads = self.q, self.verb, self.trail, self.thread.reads
        in_series = any(read.named.kind == "count" for read in reads[-2:])
        few = q.low is not None and q.low < 5 and (q.unit is None or q.unit.split()[0] not in SCALES)
        if few and (verb is None or subject) and not (self.goals or in_series):
            return None
        if verb is None and words.UNCOUNTED_BEFORE.search(self.lead):
            return None
        noun = re.sub(r"\s+trở\s(?:lên|xuống)$", "", self.text[q.noun : q.end].split("/")[0]).strip()
        last = self.thread.last
        if last and last.quantity.rising and last.quantity.unit == q.unit:
            return Named(last.named.subject, last.named.subject, "level", INHERITED)
        if q.unit and "/" in q.unit:
            return Named(f"Số {q.unit}", q.unit, "count", SURE if verb else INHERITED)
        behind = self.after.lstrip()
        if not noun or (noun.lower() in words.UNCOUNTED and not words.IN_A_STATE.match(behind)):
            return None
        if not trail and words.IN_A_STATE.match(behind):
            trail = strip_tail(" ".join(_CLAUSE.split(behind)[0].split()[: words.LONGEST_LABEL]))
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
