"""What prose goes on about while its figures are read: period, group, last figure; and the verb before a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ..facts import Status
from ..numbers import Quantity
from .periods import Year
from .phrases import kind_of, lower_first, opens_with, rule
from .words import LONGEST_LABEL, MEAN

SURE, INHERITED, LIKELY, WEAK = 0.95, 0.75, 0.6, 0.5
STRUCTURE = re.compile(r"(?<!\w)cơ\scấu(?!\s(?:lại|tổ\schức|bộ\smáy|giống|cây))", re.IGNORECASE)
SCORE = re.compile(r"(?<!\w)(?:chỉ\ssố|hệ\ssố|HDI|PCI|PAPI|điểm|xếp\shạng|tỷ\ssố)", re.IGNORECASE)
_PER_HEAD = re.compile(r"(?:/|trên\s)(?:(?:1|một)\s)?(?:vạn|nghìn)\sdân")
LONGEST_VERB = 80


class Verb(NamedTuple):
    """How the words before a figure end: what kind of figure follows, the verb itself, where it begins."""

    kind: str
    word: str
    start: int


class Named(NamedTuple):
    """The name of a figure, the subject to go on about, the kind of figure, and how sure the name is."""

    name: str
    subject: str
    kind: str
    confidence: float


@dataclass(slots=True)
class Read:
    """A figure that was named."""

    named: Named
    quantity: Quantity
    status: Status
    year: Year | None


@dataclass(slots=True)
class Thread:
    """What a block goes on about: period, quantity of the group and its dimension, last indicator, this sentence.

    `parted` is what shares of this sentence part, `label` the rate that a colon sets for its members.
    `above` is the sum that the paragraph above an enumeration sets, in `above_dimension`: its items part it.
    """

    year: Year | None = None
    group: str | None = None
    group_dimension: str | None = None
    above: str | None = None
    above_dimension: str | None = None
    last: Read | None = None
    estimate: bool = False
    led_estimate: bool = False
    structure: bool = False
    parted: str | None = None
    label: str | None = None
    reads: list[Read] = field(default_factory=list)

    def new_sentence(self) -> None:
        """Forget what only holds inside a sentence."""
        self.group = self.group_dimension = None
        self.estimate, self.structure = self.led_estimate, False
        self.parted = self.label = None
        self.reads = []

    def resume(self, opened: int) -> None:
        """Go on about the figure before the bracket that opened there: '27 tỷ đồng (A chiếm 9%), tăng 3%'."""
        self.last = next((r for r in reversed(self.reads) if r.quantity.start < opened), self.last)

    def whole_rate(self) -> str | None:
        """The rate that the shares in the bracket behind it part: 'Tỷ lệ trường đạt chuẩn 84% (mầm non 86%, ...'."""
        whole = next(
            (
                r
                for r in reversed(self.reads)
                if r.named.kind == "level"
                and r.quantity.unit == "%"
                and opens_with(r.named.name, "rates")
                and r.named.confidence != INHERITED
            ),
            None,
        )
        return whole.named.name if whole else None

    def completed(self, bare: str, dimension: str | None) -> str:
        """A bare quantity of what the last figure is about: 'năng suất' after 'Diện tích lúa'."""
        if self.last is None:
            return bare
        named = self.last.named
        kind, subject = kind_of(named.subject), named.subject
        rest = MEAN.sub("", subject[len(kind) :].strip()) if kind and subject.lower().startswith(kind.lower()) else ""
        fits = rest and len(rest.split()) <= 8 and rest.split()[0].lower() != bare.split()[-1].lower()
        counted = named.kind == "count" and dimension != "count" and len(subject.split()) <= LONGEST_LABEL
        if not fits and counted:
            return f"{bare} {lower_first(subject)}"
        return f"{bare} {rest}" if fits else bare

    def parted_kind(self, text: str, q: Quantity) -> str | None:
        """What the members behind 'trong đó' are parts of: 'diện tích' for '... 900 ha, trong đó lúa 600 ha'."""
        if q.dimension not in ("area", "mass"):
            return None
        like = (r for r in self.reads if r.named.kind == "level" and r.quantity.dimension == q.dimension)
        whole = next((r for r in like if kind_of(r.named.subject)), None)
        if whole is None or "trong đó" not in text[whole.quantity.end : q.start].lower():
            return None
        return kind_of(whole.named.subject)

    def group_by(self, phrase: str, dimension: str | None) -> None:
        """Let the members that follow take the quantity of this phrase."""
        if STRUCTURE.search(phrase):
            self.structure = True
        elif kind := kind_of(phrase):
            self.group, self.group_dimension = kind, dimension


def verb_of(lead: str, unit: str | None) -> Verb | None:
    """The verb that ends the words before a figure."""
    at = max(0, len(lead) - LONGEST_VERB)
    if unit == "lần":
        match = rule("multiple").pattern.search(lead, at)
        return Verb("multiple", match[0].strip(), match.start()) if match else None
    if match := rule("growth").pattern.search(lead, at):
        verb = match["verb"].lower()
        word = "tăng" if verb.endswith("ng") and verb.startswith("t") else "giảm" if verb.startswith("gi") else verb
        return Verb("growth", word, match.start())
    if match := rule("share").pattern.search(lead, at):
        return Verb("share", "chiếm", match.start())
    if match := rule("attain").pattern.search(lead, at):
        return Verb("level", match[0].strip().lower(), match.start())
    if match := rule("colon").pattern.search(lead, at):
        return Verb("level", ":", match.start())
    return None


def worth_reading(text: str, q: Quantity) -> bool:
    """Whether a figure can be an indicator at all: it has a unit, or an index stands before it."""
    return q.unit is not None or any(p.search(text, max(0, q.start - 80), q.start) for p in (SCORE, _PER_HEAD))


def is_nested(q: Quantity) -> bool:
    """Whether a figure only qualifies what another one counts ('6 xã đạt 19/19 tiêu chí', 'sản phẩm 3-4 sao')."""
    return q.unit is None or q.unit == "tiêu chí" or q.dimension == "time"
