"""What is said of the projects of one block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..components import Mention
from ..facts import Body, Citation, Project, ProjectFact, ProjectRelation
from ..projects import names
from ..projects.finder import district_of
from ..projects.normal import surface
from ..projects.tokens import tokens_of
from ..vietnamese import UPPER, clean
from .clauses import Group, groups, rule

_SHORT = {
    "GPMB": "giải phóng mặt bằng", "CTĐT": "chủ trương đầu tư", "TMĐT": "tổng mức đầu tư", "QH": "quy hoạch",
    "KCN": "khu công nghiệp", "CCN": "cụm công nghiệp", "KKT": "khu kinh tế",
}  # fmt: skip
_SHORT_PATTERN = re.compile(rf"(?<!\w)(?:{'|'.join(_SHORT)})(?!\w)")
_UNITS = "huyện|thành phố|thị xã|xã|phường|quận|thị trấn|tỉnh|Khu|khu|đường|cửa|sông"
_IN_NAME = re.compile(
    rf"(?<=\s)(?:tại|(?P<off>ngoài khơi)|đoạn qua(?: địa phận| địa bàn)?|vượt(?= sông)|trong(?= Khu))"
    rf"\s+(?P<place>(?:(?:{_UNITS})\s)?.+)$"
)
_PROPER = rf"\s[A-Z{UPPER}][\w' -]*"
_UPPER_UNITS = r"(?:xã|phường|thị trấn|huyện|thành phố|thị xã|quận|tỉnh)"
_ADDRESS = re.compile(
    rf"(?:^|,?\s)(?P<place>(?:thôn|bản|ấp|xã|phường|thị trấn){_PROPER}(?:,\s{_UPPER_UNITS}{_PROPER})+)$"
)
_NAME = rf"[A-Z{UPPER}][\w']*(?:\s[A-Z{UPPER}\d][\w']*)*"
_UNIT = r"(?:xã|phường|thị trấn|huyện|thành phố|thị xã|quận|tỉnh|thôn|ấp|bản|TP|TX)"
_PLACES = re.compile(
    r"(?<=[\s(])(?:tại|thuộc|qua|trên)\s(?:địa (?:phận|bàn)\s)?"
    rf"(?P<object>(?P<several>(?:các|hai|ba|bốn|\d{{1,2}})\s)?{_UNIT}(?P<more>,\s{_UNIT}|\svà\s{_UNIT})*:?\s"
    rf"{_NAME}(?:(?:,?\s(?:và\s)?|\s[-–]\s)(?:{_UNIT}\s)?{_NAME})*(?:\s\({_UNIT}\s{_NAME}\)|\s(?:thuộc|của)\s{_UNIT}\s{_NAME})?)"
)
_MEASURED = re.compile(r"\W+(?:co|voi|tong|dien tich|quy mo|von|cong suat|chieu dai)\b")
_PLACE_LAST = re.compile(rf",\s(?P<place>(?:huyện|thành phố|thị xã|quận|xã|phường|tỉnh)\s[A-Z{UPPER}][\w' ]{{1,30}})$")
_STATE = re.compile(r"(?:ban quan ly|bql|so|ubnd|uy ban|bo|cuc|chi cuc|truong|benh vien)\b")
_NOT_GOVERNED = re.compile(
    r"(?:^|\s)(?:tại|trong|vào|thuộc|ở|trên|ngoài|từ|đến|của các doanh nghiệp trong|giáp|gần)\s+(?:các\s)?$"
)
_LEAD = re.compile(
    r"^(?:(?:và|đồng thời|trong đó|cũng|chủ động|tích cực|tổ chức(?= lễ)|nhất là)\s|\W)+",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\s(?:tap trung (?=day|hoan|thi|trien)\w+|day nhanh|khan truong|trien khai|hoan thanh|to chuc thi cong|phan dau)\b"
)
_CEREMONY = re.compile(r"\b(?:le (?:khoi|khanh|thong|dong)|khoi cong|khanh thanh|dong tho|thong xe|hop long)\b")
_GOES_ON = re.compile(
    rf"(?:(?:,|,? tại)? (?:thôn |bản |ấp |{_UPPER_UNITS} )[A-Z{UPPER}]\w*(?: [A-Z{UPPER}]\w*)*)*"
    r"\s+((?:đẩy nhanh|hoàn thiện|khẩn trương|sớm|tập trung|trước (?:ngày|tháng|năm)|trong (?:năm|quý|tháng)"
    r"|vào (?:năm|quý|tháng|cuối|đầu)|đến (?:năm|hết))[^,;.:(]*(?:\d[./]\d[^,;.:(]*)*)",
    re.IGNORECASE,
)
_LONGEST = 50
"""A governing phrase of more syllables is a whole sentence of its own."""
_NO_STATE = (
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
_JOINED = re.compile(r"^.*[a-zà-ỹ]\s(?=(?:Trong|Đến|Trước|Tiếp|Đẩy|Tập|Hoàn|Khởi|Phấn)\s)")
_DATED = re.compile(r"(?P<time>(?:trong|đến|trước|cuối|vào)\s[^,;]{0,30}\d{4}),\s(?P<event>.+)")
_NEXT = re.compile(r"[,;] ")
_NO_APPROVAL = ("Công văn", "Tờ trình", "Báo cáo", "Luật", "Nghị định", "Thông tư")
_WITH = re.compile(r"(?:phoi hop|chi dao|don doc|bao cao)\b")
_ASKED = 8  # characters between such a verb and the body it is done with
_TOPIC = re.compile(r"\s?:\s(?:Giao\s|Yêu cầu\s|Đề nghị\s)?")
_SMALL_OWNERS = ("công ty", "tập đoàn", "liên danh", "ban quản lý")
_OBJECT = re.compile(rf"\s(?:[A-Z{UPPER}]\w|(?:các|một số|những|dự án|công trình)\b)")
_RESUMES = re.compile(
    r"\W{1,4}(?:Dự án|Công trình|Tuyến đường|Nhà máy|Khu công nghiệp|Cụm công nghiệp|Khu đô thị)(?: này)?\s"
    r"(?=có|do|được|đã|đang|dự kiến|hoàn thành|nằm)"
)
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
        governed: tuple[int, tuple[Mention, ...]] = (-1, ())
        for group in groups(self.text, self.mentions):
            facts = tuple(self._governed(group, folded))
            if not facts and not self.text[group.start : group.mentions[0].start].strip(" ;,"):
                facts = tuple(self._as_before(group, governed, folded))
            governed = (group.sentence, facts)
            yield from facts
            for member in group.mentions:
                yield from self._in_name(member)
            for member, where, how in group.placed:
                relation: ProjectRelation = "part_of" if how in ("thuộc", "của") else "location"
                if isinstance(where.content, Project):
                    yield fact_of(member, relation, where.content.name, member.start, where.end, "fact-placed", 0.85)
            yield from self._followed(group, folded)
            yield from self._resumed(group, folded)

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

    def _resumed(self, group: Group, folded: str) -> Iterator[Mention]:
        """'Dự án có tổng mức đầu tư ...' in the next sentence, after one that names one project only."""
        if len(group.mentions) != 1 or group.placed:
            return
        match = _RESUMES.match(self.text, group.end)
        if match:
            _, end = names.sentence(self.text, match.end(), match.end())
            if not any(match.end() <= other.start < end for other in self.mentions):
                yield from self._tail(group, group.mentions[0], match.end() - 1, end, folded)

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
        yield from self._approved_before(group, folded)
        if assigned and verb[0] == "giao":
            return
        stop = end
        if not group.inherits and (generic := rule("fact-generic-object").pattern.search(folded[verb.start() : end])):
            stop = verb.start() + generic.start()
        if stop - verb.start() < 4:
            stop = end
        approves = folded.startswith(("phe duyet", "chap thuan", "thanh lap"), verb.start())
        cited = group.sentence if approves else verb.start()
        if any(cited <= citation.start < end for citation in self.citations) or self._asked(group):
            return  # an approval by that document, or a question
        phrase = said(self.text[verb.start() : stop])
        follows = self.text[first.end : group.end]
        if folded[verb.start() : end].rstrip().endswith("dua") and (into := re.match(r"\s*(vào [^,;.]+)", follows)):
            phrase = f"{phrase} {into[1]}"
        if len(phrase.split()) < 2 or phrase in _NO_STATE:
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
            phrase = f"{phrase} {said(self._value(when, group.sentence))}"
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
            body = self._body(*match.span("object"))
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

    def _in_name(self, member: Mention) -> Iterator[Mention]:
        """A place that is part of the name: 'bến cảng hàng lỏng tại Ba Lạt', 'cầu An Đồng vượt sông Luộc'."""
        name = self.text[member.start : member.end]
        if address := _ADDRESS.search(name):
            at = member.start + address.start("place")
            yield fact_of(member, "location", surface(address["place"]), at, member.end, "fact-address-in-name", 0.8)
            return
        match = _IN_NAME.search(name)
        if match and (match["place"].split()[0][0].isupper() or re.match(rf"(?:{_UNITS})\b", match["place"])):
            place = match[0] if match["off"] else match["place"]
            place = re.sub(r" (?:và (?:cầu|đường|tuyến)|nối|kết nối)\b.*", "", place)
            if place.lower() in ("tỉnh", "huyện", "thành phố"):
                return
            yield fact_of(
                member, "location", surface(place), member.start + match.start(), member.end, "fact-place-in-name", 0.8
            )

    def _followed(self, group: Group, folded: str) -> Iterator[Mention]:
        """What stands behind each member of the list, and behind the last one up to the end of the sentence."""
        order = [m.start for m in self.mentions]
        for index, member in enumerate(group.mentions):
            following = [start for start in order if start >= member.end]
            limit = min(group.end, following[0] if following else group.end)
            yield from self._place(member, folded, limit)
            yield from self._brackets(member, folded, limit)
            if index == len(group.mentions) - 1:
                last = max([member.end, *(where.end for _, where, _ in group.placed)])
                limit = min([group.end, *(start for start in order if start > last)])
                yield from self._tail(group, member, last, limit, folded)

    def _place(self, member: Mention, folded: str, limit: int) -> Iterator[Mention]:
        match = rule("fact-location").pattern.match(folded[member.end : limit])
        if not match:
            bare_name = re.compile(r",\s(\w+(?: \w+){1,2}?)(?=[.,;)…]|$)").match(self.text, member.end, limit)
            if bare_name and (district := district_of(bare_name[1], self.province)):
                yield fact_of(
                    member, "location", district, member.start, bare_name.end(), "fact-location-district", 0.75
                )
            return
        at = member.end + match.end()
        tokens = tokens_of(self.text, at, limit)
        bare = "(" in match["how"]
        if re.match(r"Km\s?\d", self.text[at : at + 6]):
            return
        if bare and not re.match(rf"(?:đoạn qua )?(?:{_UNITS}|TP|TX)\b", self.text[at : at + 22]):
            return
        stop = names.place(tokens, 0)
        if stop:
            end = tokens[stop - 1].end
            place = surface(self.text[at:end])
            if "doan qua" in match["how"]:
                place = f"đoạn qua {place}"
            yield fact_of(member, "location", expand(place), member.start, end, "fact-location", 0.8)

    def _places(self, start: int, limit: int, folded: str) -> re.Match[str] | None:
        """Several places behind the name, or the places behind its figures; one right behind it `_place` reads."""
        where = _PLACES.search(self.text, start, limit)
        if where is None:
            return None
        between = self.text[start : where.start()].strip(" ,(").lower()
        if between in ("", "nằm", "đặt", "tọa lạc", "toạ lạc", "triển khai", "được triển khai", "đi"):
            return where if where["several"] or between else None
        measured = _MEASURED.match(folded, start) and self.text[: where.start()].rstrip(" (").endswith(
            (",", "nằm", "đặt", "lạc")
        )
        return where if measured else None

    def _brackets(self, member: Mention, folded: str, limit: int) -> Iterator[Mention]:
        for relation in ("area", "capital"):
            if figure := rule(f"fact-{relation}-bracket").pattern.match(folded[member.end : member.end + 100]):
                low, high = figure.span("object")
                value = clean(self.text[member.end + low : member.end + high])
                end = member.end + figure.end()
                yield fact_of(member, relation, value, member.start, end, f"fact-{relation}-bracket", 0.85)
        bracket = re.compile(r"\s?[({]([^(){}]{4,160})[)}\\]?").match(self.text, member.end, max(member.end, limit))
        if bracket:
            inside = folded[bracket.start(1) : bracket.end(1)]
            if rule("fact-milestone").pattern.search(inside):
                yield fact_of(
                    member, "milestone", said(bracket[1]), member.start, bracket.end(1), "fact-bracket-milestone", 0.8
                )
            yield from self._figures(member, bracket.start(1), bracket.end(1), folded)
            if not re.match(rf"(?:{_UNITS})\s", bracket[1]) and (where := _PLACE_LAST.search(bracket[1])):
                place = expand(surface(where["place"]))
                yield fact_of(member, "location", place, member.start, bracket.end(1), "fact-place-in-bracket", 0.75)

    def _tail(self, group: Group, member: Mention, start: int, limit: int, folded: str) -> Iterator[Mention]:
        """The rest of the sentence behind the list."""
        whom = group.mentions
        if len(whom) == 1 and (topic := _TOPIC.match(self.text, start, limit)):
            for body in self.bodies:
                if body.start == topic.end() and isinstance(body.content, Body) and not body.content.group:
                    owner = whose(folded[body.start : body.end])
                    yield fact_of(member, owner, body.content.name, member.start, body.end, "fact-topic", 0.7)
        semicolon = self.text.find(";", start, limit)
        alone = len(whom) == 1 and not any(
            group.sentence <= m.start < group.end for m in self.mentions if m is not member
        )
        limit = limit if alone or semicolon < 0 else semicolon
        if len(whom) == 1 and rule("fact-capital-of").pattern.search(folded[group.start : member.start]):
            cost = rule("fact-capital-is").pattern.match(folded[start:limit])
            if cost:
                yield fact_of(
                    member,
                    "capital",
                    self._value(cost, start),
                    member.start,
                    start + cost.end(),
                    "fact-capital-of",
                    0.85,
                )
        if len(whom) == 1 and (where := self._places(start, limit, folded)):
            place = expand(surface(where["object"]))
            yield fact_of(member, "location", place, member.start, where.end(), "fact-places", 0.75)
        if len(whom) == 1:  # a figure behind a list is the sum of the list
            yield from self._figures(member, start, limit, folded)
        for citation in self.citations:
            if start <= citation.start < limit and isinstance(citation.content, Citation) and citation.content.number:
                between = folded[start : citation.start]
                if (
                    len(between) < 200
                    and rule("fact-approval").pattern.search(between)
                    and "thuc hien" not in between[-30:]
                ):
                    for each in whom:
                        yield fact_of(
                            each,
                            "approved_by",
                            citation.content.number,
                            each.start,
                            citation.end,
                            "fact-approved",
                            0.85,
                        )
        at = start
        while at >= 0:
            if predicate := rule("fact-predicate").pattern.match(folded[at:limit]):
                begin = at + len(predicate[0]) - len(predicate[0].lstrip(" ,;"))
                at = self._predicate_end(begin, limit, folded)
                yield from self._predicate(whom, begin, at)
            after = _NEXT.search(folded, max(at, start + 1) if predicate else at + 1, limit)
            at = after.start() if after else -1

    def _predicate(self, whom: Sequence[Mention], start: int, end: int) -> Iterator[Mention]:
        """One predicate as a status or milestone; one that names its document is an approval already."""
        phrase = said(self.text[start:end])
        if phrase.startswith("vào ") and self.text[: whom[0].start].rstrip().lower().endswith("đưa"):
            phrase = f"đưa {phrase}"
        if len(phrase.split()) < 3 or any(start <= citation.start < end for citation in self.citations):
            return
        happens = rule("fact-milestone").pattern.search(names.folded_of(phrase)) is not None
        relation: ProjectRelation = "milestone" if happens else "status"
        for each in whom:
            yield fact_of(each, relation, phrase, each.start, end, f"fact-predicate-{relation}", 0.7)

    def _predicate_end(self, start: int, limit: int, folded: str) -> int:
        """A predicate ends where its figures begin ('với tổng diện tích', 'trong đó') or the next predicate does."""
        stop = re.compile(
            r"[;,]?\s(?:voi (?:tong|dien tich|quy mo|so von|muc)|trong do|(?:so bo )?tong muc dau tu|dien tich"
            r"|do (?:cong ty|tap doan|ban quan ly))"
            r"|, (?:thoi gian|gia tri|cong suat|chieu dai|so bo|quy mo|tong (?:von|muc|dien)|so von|von dau tu)|[:;]"
            r"|,\s(?:da|dang|se|duoc|du kien|phan dau)\s"
        ).search(folded, start, limit)  # fmt: skip
        return stop.start() if stop else limit

    def _figures(self, member: Mention, start: int, limit: int, folded: str) -> Iterator[Mention]:
        """Area, capital and investor in text[start:limit]."""
        stretch = min(limit, start + 420)
        for relation in ("area", "capital"):
            if (
                relation == "area"
                and "dien tich" not in folded[start:stretch]
                and "quy mo" not in folded[start:stretch]
            ):
                continue
            for match in rule(f"fact-{relation}").pattern.finditer(folded, start, stretch):
                yield fact_of(member, relation, self._value(match), member.start, match.end(), f"fact-{relation}", 0.8)
        small = self.text[start:stretch].lower()
        for match in rule("fact-investor").pattern.finditer(small):
            low, high = start + match.start("object"), start + match.end("object")
            if self.text[low].islower() and not match["object"].startswith(_SMALL_OWNERS):
                continue
            name = self._body(low, high)
            yield fact_of(member, whose(folded[low:high]), name, member.start, high, "fact-investor", 0.8)

    def _value(self, match: re.Match[str], at: int = 0) -> str:
        """The text of the group that the pattern captures, of a match in text[at:]."""
        start, end = match.span(match.lastgroup or 0)
        return clean(self.text[at + start : at + end])

    def _asked(self, group: Group) -> bool:
        """Whether the sentence is a question: 'Trách nhiệm ... như thế nào?'."""
        return self.text[group.end : group.end + 1] == "?"

    def _body(self, start: int, end: int) -> str:
        """The name of the body there: as the bodies family normalised it, else as it stands."""
        for body in self.bodies:
            if isinstance(body.content, Body) and body.start <= start < body.end:
                return body.content.name
        return expand(clean(self.text[start:end]))


def fact_of(
    member: Mention, relation: str, value: str, start: int, end: int, rule_id: str, confidence: float
) -> Mention:
    """A fact of the project that `member` mentions, found at text[start:end]."""
    assert isinstance(member.content, Project)
    content = ProjectFact(project=member.content.name, relation=relation, object=value)  # type: ignore[arg-type]
    return Mention(start=start, end=max(end, start + 1), content=content, rule=rule_id, confidence=confidence)


def whose(folded_body: str) -> ProjectRelation:
    """A State body that owns a project is responsible for it; anybody else invests."""
    return "responsible_body" if _STATE.match(folded_body) else "investor"


def said(text: str) -> str:
    """The text's own phrase as an object: clean, abbreviations written out, without what only leads to it."""
    phrase = _JOINED.sub("", expand(clean(text)))
    phrase = _LEAD.sub("", phrase).strip(' ,.;:({"“')
    return phrase[:1].lower() + phrase[1:] if phrase[1:2].islower() else phrase


def expand(text: str) -> str:
    """Abbreviations of this kind of text written out."""
    return _SHORT_PATTERN.sub(lambda m: _SHORT[m[0]], text)
