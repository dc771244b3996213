"""What governs the projects of one block: the verb and the bodies before their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..components import Mention
from ..facts import Body, Citation, Project, ProjectFact, ProjectRelation
from ..projects import names
from ..vietnamese import UPPER, clean
from . import places
from .behind import Behind
from .clauses import Group, groups, rule
from .phrases import body_at, fact_of, said, value_of, whose

_NOT_GOVERNED = re.compile(
    r"(?:^|\s)(?:tại|trong|vào|thuộc|ở|trên|ngoài|từ|đến|(?<!mặt\s)bằng|của các doanh nghiệp trong|giáp|gần)"
    r"\s+(?:các\s)?$"
)
_INSIDE = re.compile(r"\s(?:thuoc|tai|trong|tren)\s$")
_ACTS = re.compile(
    r"\s(?:tap trung (?=day|hoan|thi|trien)\w+|day nhanh|khan truong|trien khai|hoan thanh|to chuc thi cong|phan dau)\b"
)
_CEREMONY = re.compile(r"\b(?:le (?:khoi|khanh|thong|dong)|khoi cong|khanh thanh|dong tho|thong xe|hop long)\b")
_GOES_ON = re.compile(
    rf"(?:(?:,|,? tại)? (?:thôn |bản |ấp |{places.UPPER_UNITS} )[A-Z{UPPER}]\w*(?: [A-Z{UPPER}]\w*)*)*"
    r"\s+((?:đẩy nhanh|hoàn thiện|khẩn trương|sớm|tập trung|trước (?:ngày|tháng|năm)|trong (?:năm|quý|tháng)"
    r"|vào (?:năm|quý|tháng|cuối|đầu)|đến (?:năm|hết))[^,;.:(]*(?:\d[./]\d[^,;.:(]*)*)",
    re.IGNORECASE,
)
_LABEL = re.compile(rf":\s+(?=[A-Z{UPPER}])")
_HANDS = re.compile(r"\bgiao\b")
_AIM = re.compile(r"\s(?:de|nham)\s")
_SHORT_AIM = 8
_LONGEST = 50
"""A governing phrase of more syllables is a whole sentence of its own."""
NO_STATE = (
    "phát triển",
    "đầu tư",
    "xây dựng",
    "thực hiện",
    "triển khai",
    "ban hành",
    "đầu tư xây dựng",
    "thực hiện dự án",
)
"""Goals and bare doings: no state of the works."""
_DATED = re.compile(r"(?P<time>(?:trong|đến|trước|cuối|vào)\s[^,;]{0,30}\d{4}),\s(?P<event>.+)")
_NO_APPROVAL = ("Công văn", "Tờ trình", "Báo cáo", "Luật", "Nghị định", "Thông tư")
_WITH = re.compile(r"(?:phoi hop|chi dao|don doc|bao cao)\b")
_ASKED = 8  # characters between such a verb and the body it is done with
_OBJECT = re.compile(rf"\s(?:[A-Z{UPPER}]\w|(?:các|một số|những|dự án|công trình)\b)")
_EVENT_FIRST = re.compile(r"^(?:day nhanh|tap trung|hoan thien|thao go|chi dao|tiep tuc|don doc|kiem tra)")


@dataclass(slots=True)
class Said:
    """Reads one block: `mentions` are its projects, `bodies` and `citations` what other families found there."""

    text: str
    mentions: Sequence[Mention]
    bodies: Sequence[Mention] = ()
    citations: Sequence[Mention] = ()
    province: str | None = None
    title: bool = False  # the title of a document tells no state of the works

    def facts(self) -> Iterator[Mention]:
        """The facts in order of their lists; repeats within the block left out."""
        seen: set[ProjectFact] = set()
        for fact in self._all():
            content = fact.content
            if isinstance(content, ProjectFact) and content not in seen:
                seen.add(content)
                yield fact

    def _all(self) -> Iterator[Mention]:
        folded = names.folded_of(self.text)
        behind = Behind(self.text, folded, self.mentions, self.bodies, self.citations, self.province)
        governed: tuple[int, tuple[Mention, ...]] = (-1, ())
        for group in groups(self.text, self.mentions):
            facts = tuple(self._governed(group, folded))
            if not facts and not self.text[group.start : group.mentions[0].start].strip(" ;,"):
                facts = tuple(self._as_before(group, governed, folded))
            governed = (group.sentence, facts)
            yield from facts
            for member in group.mentions:
                yield from places.in_name(self.text, member)
            for member, where, how in group.placed:
                relation: ProjectRelation = "part_of" if how in ("thuộc", "của") else "location"
                if isinstance(where.content, Project):
                    yield fact_of(member, relation, where.content.name, member.start, where.end, "fact-placed", 0.85)
            if not self._holds_the_subject(group, folded):
                yield from behind.group(group)

    def _as_before(self, group: Group, governed: tuple[int, tuple[Mention, ...]], folded: str) -> Iterator[Mention]:
        """A further item of an enumeration: governed as the item before, else by the verb the sentence begins with."""
        sentence, facts = governed
        before = next((f.content for f in facts if isinstance(f.content, ProjectFact)), None)
        relation: ProjectRelation = "status"
        if sentence == group.sentence and before and before.relation in ("status", "milestone"):
            phrase, relation = before.object, before.relation
        else:
            verb = self._verb(folded, group.sentence, group.start)
            if not verb or self.text[group.sentence : verb.start()].strip(" -–+*"):
                return
            noun = _OBJECT.search(self.text, verb.end(), group.start)
            phrase = said(self.text[verb.start() : noun.start()]) if noun else ""
        if len(phrase.split()) >= 2:
            for member in group.mentions:
                yield fact_of(member, relation, phrase, group.start, member.end, f"fact-enumerated-{relation}", 0.65)

    def _governed(self, group: Group, folded: str) -> Iterator[Mention]:
        first = group.mentions[0]
        start, end = group.start, first.start
        if _NOT_GOVERNED.search(self.text[start:end]):
            return
        assigned = [*self._assigned(group, folded), *self._owned(group, folded)]
        yield from assigned
        verb = self._verb(folded, start, end)
        if not verb or self.title:
            return
        for label in _LABEL.finditer(self.text, verb.end(), end):  # 'Phát triển đô thị: Khởi công ...'
            told = self._verb(folded, label.end(), end)
            verb = told if told and told.start() == label.end() else verb
        for aim in _AIM.finditer(folded, verb.end(), end):  # 'lập Ban chỉ đạo ... để đẩy nhanh tiến độ dự án X'
            later = self._verb(folded, aim.end(), end)
            if later and later.start() == aim.end() and len(folded[verb.start() : aim.start()].split()) > _SHORT_AIM:
                verb = later
        yield from self._approved_before(group, folded)
        if assigned and _HANDS.search(folded, verb.start(), end):
            return
        stop = end
        if not group.inherits and (generic := rule("fact-generic-object").pattern.search(folded[verb.start() : end])):
            stop = verb.start() + generic.start()
        if stop - verb.start() < 4:
            stop = end
        approves = folded.startswith(("phe duyet", "chap thuan", "thanh lap"), verb.start())
        acted = any(group.sentence < b.end < verb.start() for b in self.bodies)  # 'Tại Quyết định X, UBND tỉnh ...'
        cited = group.sentence if approves and not acted else verb.start()
        if any(cited <= citation.start < end for citation in self.citations) or self._asked(group):
            return  # an approval by that document, or a question
        phrase = said(self.text[verb.start() : stop])
        follows = self.text[first.end : group.end]
        if folded[verb.start() : end].rstrip().endswith("dua") and (into := re.match(r"\s*(vào [^,;.]+)", follows)):
            phrase = f"{phrase} {into[1]}"
        if len(phrase.split()) < 2 or phrase in NO_STATE:
            return
        if dated := _DATED.match(phrase):
            phrase = f"{dated['event']} {dated['time']}"
        last = max([group.mentions[-1].end, *(where.end for _, where, _ in group.placed)])
        if more := _GOES_ON.match(self.text, last, group.end):
            phrase = f"{phrase} {said(more[1])}"
        if re.search(r"xây dựng|phát triển", phrase) and (
            goal := re.match(r",?\s*((?:toàn diện|trở thành) [^.;]+)", follows)
        ):
            phrase = f"{phrase} {clean(goal[1])}"
        if len(phrase.split()) > _LONGEST:
            return
        plain = names.folded_of(phrase)
        when = rule("fact-sentence-time").pattern.match(folded[group.sentence : verb.start()])
        if when and not any(map(str.isdigit, phrase)) and rule("fact-event").pattern.search(plain):
            phrase = f"{phrase} {said(value_of(self.text, when, group.sentence))}"
            plain = names.folded_of(phrase)
        relation: ProjectRelation = "milestone" if self._is_milestone(plain) else "status"
        if relation == "milestone" and (event := _CEREMONY.search(plain)):
            phrase = phrase[event.start() :]
        for member in group.mentions:
            yield fact_of(member, relation, phrase, verb.start(), member.end, f"fact-governing-{relation}", 0.7)

    def _verb(self, folded: str, start: int, end: int) -> re.Match[str] | None:
        """The first governing verb that is not part of a body's name ('Sở Kế hoạch và Đầu tư')."""
        for match in rule("fact-governing").pattern.finditer(folded, start, end):
            inside = (*self.bodies, *self.citations)  # 'Sở Kế hoạch và Đầu tư', 'Tờ trình số 12/TTr-UBND'
            if any(other.start <= match.start() < other.end for other in inside):
                continue
            if _WITH.match(folded, match.start()) and any(0 < b.start - match.end() < _ASKED for b in self.bodies):
                continue  # 'phối hợp với Sở X khẩn trương khắc phục ...': the doing comes behind the body
            return match
        return None

    @staticmethod
    def _is_milestone(plain: str) -> bool:
        if _EVENT_FIRST.match(plain) or plain.startswith("thanh lap"):
            return re.search(r"\d{4}", plain) is not None and rule("fact-milestone").pattern.search(plain) is not None
        if _CEREMONY.search(plain):
            return True
        return rule("fact-milestone").pattern.search(plain) is not None

    def _assigned(self, group: Group, folded: str) -> Iterator[Mention]:
        match = rule("fact-assigned").pattern.search(folded, group.start, group.mentions[0].start)
        if match:
            body = body_at(self.text, self.bodies, *match.span("object"))
            for member in group.mentions:
                yield fact_of(member, "responsible_body", body, match.start(), member.end, "fact-assigned", 0.75)

    def _owned(self, group: Group, folded: str) -> Iterator[Mention]:
        """'Ban Quản lý dự án Y làm chủ đầu tư dự án X': the body is the subject of the clause."""
        first = group.mentions[0]
        for body in self.bodies:
            if not isinstance(body.content, Body) or not group.start <= body.start < body.end < first.start:
                continue
            following = folded[body.end : body.end + 40]
            acts = folded.startswith(("ban quan ly", "bql"), body.start) and _ACTS.match(following)
            if acts or re.match(r"\s(?:duoc giao )?(?:la|lam) chu dau tu\b", following):
                owner = whose(folded[body.start : body.end])
                for member in group.mentions:
                    yield fact_of(member, owner, body.content.name, body.start, member.end, "fact-owned", 0.8)

    def _approved_before(self, group: Group, folded: str) -> Iterator[Mention]:
        """'Quyết định số 12/QĐ-UBND phê duyệt dự án X'."""
        first = group.mentions[0]
        for citation in self.citations:
            if group.start <= citation.start and citation.end <= first.start and isinstance(citation.content, Citation):
                between = folded[citation.end : first.start]
                if (
                    len(between) < 160
                    and citation.content.type not in _NO_APPROVAL
                    and rule("fact-approves").pattern.search(between)
                    and citation.content.number
                ):
                    for member in group.mentions:
                        yield fact_of(member, "approved_by", citation.content.number, citation.start, member.end,
                                      "fact-approved-before", 0.75)  # fmt: skip

    def _holds_the_subject(self, group: Group, folded: str) -> bool:
        """'Công trình thuộc Khu kinh tế X, do ...': the rest tells of the works named before, not of the zone."""
        lead = folded[group.sentence : group.mentions[0].start]
        return _INSIDE.search(lead) is not None and rule("later-subject").pattern.match(lead) is not None

    def _asked(self, group: Group) -> bool:
        """Whether the sentence is a question: 'Trách nhiệm ... như thế nào?'."""
        return self.text[group.end : group.end + 1] == "?"
