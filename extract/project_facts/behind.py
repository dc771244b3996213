"""What stands behind a project in its sentence: places, figures, owners, approvals, predicates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..components import Mention
from ..facts import Body, Citation, ProjectRelation
from ..projects import names
from ..projects.normal import surface
from ..vietnamese import clean
from . import places
from .clauses import Group, rule
from .phrases import body_at, expand, fact_of, said, value_of, whose

_NEXT = re.compile(r"[,;] ")
_TOPIC = re.compile(r"\s?:\s(?:Giao\s|Yêu cầu\s|Đề nghị\s)?")
_SMALL_OWNERS = ("công ty", "tổng công ty", "tập đoàn", "liên danh", "ban quản lý", "ctcp", "cty")
_POSTS = re.compile(r"(?:bo truong|thu truong|chu tich|giam doc)\b")
_BRACKET = re.compile(r"\s?[({]([^(){}]{4,160})[)}\\]?")
_BY = re.compile(r"(?:se|da|dang|duoc)\sdo\s")
_PREDICATE_END = re.compile(
    r"[;,]?\s(?:voi (?:tong|dien tich|quy mo|so von|muc)|trong do|(?:so bo )?tong muc dau tu|dien tich"
    r"|do (?:cong ty|tap doan|ban quan ly))"
    r"|, (?:thoi gian|gia tri|cong suat|chieu dai|so bo|quy mo|tong (?:von|muc|dien)|so von|von dau tu)|[:;]"
    r"|,\s(?:da|dang|se|duoc|du kien|phan dau)\s"
)
_CUES: dict[ProjectRelation, tuple[str, ...]] = {
    "area": ("dien tich", "quy mo", "rong "),
    "capital": ("von", "dau tu", "kinh phi", "du toan"),
}
_FAR, _STRETCH = 200, 420
"""Characters within which an approval and a figure stand behind the name."""


@dataclass(slots=True)
class Behind:
    """Reads one block: `mentions` are its projects, `bodies` and `citations` what other families found there."""

    text: str
    folded: str
    mentions: Sequence[Mention]
    bodies: Sequence[Mention]
    citations: Sequence[Mention]
    province: str | None

    def group(self, group: Group) -> Iterator[Mention]:
        """What stands behind each member of the list, and behind the last one up to the end of the sentence."""
        order = [m.start for m in self.mentions]
        for member in group.mentions:
            following = next((start for start in order if start >= member.end), group.end)
            limit = min(group.end, following)
            yield from places.right_behind(self.text, self.folded, member, limit, self.province)
            yield from self._brackets(member, limit)
        last = max([member.end, *(where.end for _, where, _ in group.placed)])
        yield from self._tail(group, last, min([group.end, *(start for start in order if start > last)]))

    def _brackets(self, member: Mention, limit: int) -> Iterator[Mention]:
        for relation in ("area", "capital"):
            if figure := rule(f"fact-{relation}-bracket").pattern.match(self.folded[member.end : member.end + 100]):
                low, high = figure.span("object")
                value = clean(self.text[member.end + low : member.end + high])
                end = member.end + figure.end()
                yield fact_of(member, relation, value, member.start, end, f"fact-{relation}-bracket", 0.85)
        bracket = _BRACKET.match(self.text, member.end, max(member.end, limit))
        if not bracket:
            return
        low, high = bracket.span(1)
        if rule("fact-milestone").pattern.search(self.folded[low:high]):
            yield fact_of(member, "milestone", said(bracket[1]), member.start, high, "fact-bracket-milestone", 0.8)
        yield from self.figures(member, low, high, member.start)
        if place := places.last_in_bracket(bracket[1]):
            yield fact_of(member, "location", place, member.start, high, "fact-place-in-bracket", 0.75)

    def _tail(self, group: Group, start: int, limit: int) -> Iterator[Mention]:
        """The rest of the sentence behind the list."""
        whom = group.mentions
        first = whom[0]
        if len(whom) == 1 and (topic := _TOPIC.match(self.text, start, limit)):
            for body in self.bodies:
                if body.start == topic.end() and isinstance(body.content, Body) and not body.content.group:
                    owner = whose(self.folded[body.start : body.end])
                    yield fact_of(first, owner, body.content.name, first.start, body.end, "fact-topic", 0.7)
        semicolon = self.text.find(";", start, limit)
        alone = len(whom) == 1 and not any(group.sentence <= m.start < group.end for m in self.mentions if m != first)
        limit = limit if alone or semicolon < 0 else semicolon
        if len(whom) == 1 and rule("fact-capital-of").pattern.search(self.folded[group.start : first.start]):
            cost = rule("fact-capital-is").pattern.match(self.folded[start:limit])
            if cost:
                end = start + cost.end()
                yield fact_of(
                    first, "capital", value_of(self.text, cost, start), first.start, end, "fact-capital-of", 0.85
                )
        yield from self.told(whom, start, limit)

    def told(self, whom: Sequence[Mention], start: int, limit: int, at: int | None = None) -> Iterator[Mention]:
        """What text[start:limit] says of projects. `at`: where the evidence starts if not at their mentions."""
        if len(whom) == 1:  # a figure behind a list is the sum of the list
            begin = whom[0].start if at is None else at
            if where := places.several(self.text, start, limit, self.folded):
                place = expand(surface(where["object"]))
                yield fact_of(whom[0], "location", place, begin, where.end(), "fact-places", 0.75)
            yield from self.figures(whom[0], start, limit, begin)
        else:
            yield from self._owner(whom, start, limit, at)
        for citation in self.citations:
            number = citation.content.number if isinstance(citation.content, Citation) else None
            between = self.folded[start : citation.start]
            if not number or not start <= citation.start < limit or len(between) >= _FAR:
                continue
            if rule("fact-approval").pattern.search(between) and "thuc hien" not in between[-30:]:
                for each in whom:
                    begin = each.start if at is None else at
                    yield fact_of(each, "approved_by", number, begin, citation.end, "fact-approved", 0.85)
        yield from self._predicates(whom, start, limit, at)

    def _predicates(self, whom: Sequence[Mention], start: int, limit: int, at: int | None) -> Iterator[Mention]:
        here = start
        while here >= 0:
            if predicate := rule("fact-predicate").pattern.match(self.folded[here:limit]):
                begin = here + len(predicate[0]) - len(predicate[0].lstrip(" ,;"))
                stop = _PREDICATE_END.search(self.folded, begin, limit)
                here = stop.start() if stop else limit
                yield from self._predicate(whom, begin, here, at)
            after = _NEXT.search(self.folded, max(here, start + 1) if predicate else here + 1, limit)
            here = after.start() if after else -1

    def _predicate(self, whom: Sequence[Mention], start: int, end: int, at: int | None) -> Iterator[Mention]:
        """One predicate as a status or milestone; one that names its document is an approval already."""
        if _BY.match(self.folded, start):
            return  # 'do Công ty X làm chủ đầu tư': its owner
        phrase = said(self.text[start:end])
        if at is None and phrase.startswith("vào ") and self.text[: whom[0].start].rstrip().lower().endswith("đưa"):
            phrase = f"đưa {phrase}"
        if len(phrase.split()) < 3 or any(start <= citation.start < end for citation in self.citations):
            return
        happens = rule("fact-milestone").pattern.search(names.folded_of(phrase)) is not None
        relation: ProjectRelation = "milestone" if happens else "status"
        for each in whom:
            begin = each.start if at is None else at
            yield fact_of(each, relation, phrase, begin, end, f"fact-predicate-{relation}", 0.7)

    def figures(self, member: Mention, start: int, limit: int, at: int) -> Iterator[Mention]:
        """Area, capital and owner in text[start:limit]; the evidence starts at `at`."""
        stretch = min(limit, start + _STRETCH)
        for relation, cues in _CUES.items():
            if any(self.folded.find(cue, start, stretch) >= 0 for cue in cues):
                for match in rule(f"fact-{relation}").pattern.finditer(self.folded, start, stretch):
                    yield fact_of(
                        member, relation, value_of(self.text, match), at, match.end(), f"fact-{relation}", 0.8
                    )
        yield from self._owner((member,), start, limit, at)

    def _owner(self, whom: Sequence[Mention], start: int, limit: int, at: int | None) -> Iterator[Mention]:
        """'do Công ty X làm chủ đầu tư', of one project or of each in the list."""
        stretch = min(limit, start + _STRETCH)
        small = self.text[start:stretch].lower()
        if " do " not in small and "đầu tư" not in small:
            return
        for pattern in ("fact-investor", "fact-investor-named"):
            for match in rule(pattern).pattern.finditer(small):
                low, high = start + match.start("object"), start + match.end("object")
                if self.text[low].islower() and not match["object"].startswith(_SMALL_OWNERS):
                    continue
                if _POSTS.match(self.folded, low):
                    continue
                name = body_at(self.text, self.bodies, low, high)
                for each in whom:
                    begin = each.start if at is None else at
                    yield fact_of(each, whose(self.folded[low:high]), name, begin, high, pattern, 0.8)
