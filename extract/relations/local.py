"""Relations between two documents that one clause names: inside a title, and after a cited document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..components import Mention
from ..document import Context
from ..facts import DocRelation, Relation
from ..named_documents.titles import full_title
from ..rules import Rule, load_rules, load_table
from ..vietnamese import fold, modern_tones
from .references import Reference

PACKAGE = "phancong.extract.relations"
_FAR = 160
_JOIN = re.compile(
    r"\s*(?:,|;)?\s*(?:và|,|;)\s*(?:các\s)?(?:số\s)?(?:(?:khoản|điểm|điều|chương|mục|phụ\slục)\s[\w,]{1,12}\s(?:của\s)?)*",
    re.IGNORECASE,
)
_SPACED = re.compile(r"\s?[-–]\s?")
_YEARS = re.compile(r"\d{4}")
_LONG = 12
"""Of a title of so many syllables one in so many may be another ('đảm bảo', 'bảo đảm')."""
_DRAFT = re.compile(r"(?:dự\sthảo|góp\sý|xin\sý\skiến)\s(?:vào\s|đối\svới\s|về\s|cho\s|dự\sthảo\s)*$")
_BARE_NUMBER = re.compile(r"(?:số\s)?\d")
# 'thực hiện Nghị quyết của Chính phủ và' before the object: one without a title of its own.
_OTHER_OBJECT = re.compile(r"(?:nghị quyết|chỉ thị|kết luận|quyết định|kế hoạch)\scủa\s[^,;]{3,40}\svà\s*$")
_REPORT = re.compile(
    r"(?<!\w)(?P<name>báo\scáo\s(?!số\s)(?:[^;.:,]{0,40}\s)?(?:sơ\skết|tổng\skết|đánh\sgiá|kiểm\sđiểm|kết\squả|tình\shình)[^;.:]{0,60}?"
    r"(?:thực\shiện|triển\skhai|thi\shành)[^;.:]{0,15}\s)$"
)


@cache
def rules() -> tuple[Rule, ...]:
    return load_rules(PACKAGE)


@cache
def _asking() -> frozenset[str]:
    return frozenset(load_table(PACKAGE)["subjects"]["asking"])


@cache
def frame(name: str) -> re.Pattern[str]:
    """A pattern of the table [frame]."""
    return re.compile(load_table(PACKAGE)["frame"][name], re.VERBOSE)


def relation_before(words: str) -> tuple[Relation, Rule] | None:
    """The relation that the words right before an object express, with the rule that says so."""
    words = words.rstrip(' "“') + " "
    for rule in rules():
        if rule.pattern.search(words):
            return rule.values["relation"], rule
    return None


def joined(text: str, references: Sequence[Reference], index: int) -> Iterator[Reference]:
    """The object at the index and those listed right after it: 'Nghị quyết A và Nghị quyết B'."""
    current = references[index]
    yield current
    for following in references[index + 1 :]:
        if following.depth > current.depth or following.start < current.end:
            continue
        gap = text[current.end : following.start]
        if current.named and not following.named and _BARE_NUMBER.match(text, following.start):
            return  # 'các Quyết định: số A phê duyệt Quy hoạch X và số B ...': of the outer list
        # After a semicolon only more of the same is part of the list.
        if not _JOIN.fullmatch(gap) or (";" in gap and following.type != current.type):
            return
        yield following
        current = following


def local_relations(text: str, references: Sequence[Reference], context: Context) -> list[Mention]:
    """The relations between documents that the block names."""
    if not references:
        return []
    lower = modern_tones(text.lower())
    found: list[Mention] = []
    for index, subject in enumerate(references):
        if subject.named:
            found += _inside_title(text, lower, references, index)
        else:
            found += _after_citation(text, lower, references, index)
        found += _report(text, lower, references, index, context)
        found += _passive(text, lower, references, index)
        found += _changed(text, lower, references, index)
    return found


def relate(
    text: str, subject: str, start: int, target: Reference, relation: Relation, rule: str, sure: float
) -> Mention:
    """The relation as a mention whose quote runs from the start to the end of the object."""
    end = max(target.number_end, start + 1)
    return Mention(
        start=min(start, target.start),
        end=end,
        content=DocRelation(subject=subject, relation=relation, object=target.key),
        rule=rule,
        confidence=sure,
    )


def _inside_title(text: str, lower: str, references: Sequence[Reference], index: int) -> Iterator[Mention]:
    """'Kế hoạch thực hiện Chương trình X': the title itself says what the document carries out."""
    subject = references[index]
    for position in range(index + 1, len(references)):
        target = references[position]
        if target.start >= subject.end:
            return
        if target.depth != subject.depth + 1:
            continue
        found = relation_before(_OTHER_OBJECT.sub("", lower[subject.start : target.start]))
        if found:
            for each in joined(text, references, position):
                yield relate(text, subject.key, subject.start, each, found[0], found[1].id, 0.85)
        return


def _after_citation(text: str, lower: str, references: Sequence[Reference], index: int) -> Iterator[Mention]:
    """'Kế hoạch số 93-KH/TU ... thực hiện Nghị quyết số 06-NQ/TW', 'Nghị quyết số 48/NQ-CP phê duyệt Chiến lược'."""
    subject = references[index]
    position = index + 1
    while position < len(references) and references[position].start < subject.end:
        position += 1
    if position >= len(references):
        return
    target = references[position]
    if target.start - subject.end > _FAR or target.depth > subject.depth:
        return
    gap = lower[subject.end : target.start]
    found = relation_before(gap)
    if found is None or frame("broken").search(gap):
        return
    if found[0] in ("promulgates", "approves", "amends", "replaces") and subject.type in _asking():
        return
    opening = frame("opening").match(gap)
    rest = gap[opening.end() :] if opening else gap
    # What comes first after the number is what the document does; a purpose far off may be another's.
    issued = frame("issuer").match(rest)
    starts = (0, issued.end()) if issued else (0,)
    direct = any(
        rule.values["relation"] == found[0] and rule.pattern.match(rest, at) for rule in rules() for at in starts
    )
    if direct or (len(rest) < 30 and found[0] in ("implements", "reports_on")):
        for each in joined(text, references, position):
            yield relate(text, subject.key, subject.start, each, found[0], found[1].id, 0.9 if direct else 0.7)


def _report(text: str, lower: str, references: Sequence[Reference], index: int, context: Context) -> Iterator[Mention]:
    """'báo cáo sơ kết 01 năm thực hiện Nghị quyết số 19-NQ/TW': a report known by what it reports on; no own title."""
    target = references[index]
    start = max(0, target.start - 150)
    if "áo cáo" not in lower[start : target.start]:
        return
    match = _REPORT.search(lower, start, target.start)
    if match and match.start("name") and not _DRAFT.search(lower, 0, match.start("name")):
        name = full_title(text[match.start("name") : target.number_end], context)
        yield relate(text, name, match.start("name"), target, "reports_on", "relation.report", 0.8)


def _passive(text: str, lower: str, references: Sequence[Reference], index: int) -> Iterator[Mention]:
    """'Quy hoạch X được phê duyệt tại Quyết định số Y', 'Quy chế X ban hành kèm theo Quyết định số Y'."""
    target = references[index]
    following = next((r for r in references[index + 1 :] if r.start >= target.end and not r.named), None)
    if not target.named or following is None or following.start - target.end > 70:
        return
    gap = lower[target.end : following.start]
    passive = re.fullmatch(
        r"[\s,(]*(?:đã\s)?(?:được\s)?(?:[^;.:,]{0,40}\s)?(?P<verb>phê\sduyệt|ban\shành|thông\squa)\s(?:tại|theo|kèm\stheo|bằng)\s(?:các\s)?",
        gap,
    )
    if passive:
        relation: Relation = (
            "promulgates" if "kèm" in gap else "approves" if "ban" not in passive["verb"] else "promulgates"
        )
        yield Mention(
            start=target.start,
            end=following.number_end,
            content=DocRelation(subject=following.key, relation=relation, object=target.key),
            rule="relation.passive",
            confidence=0.8,
        )


def _changed(text: str, lower: str, references: Sequence[Reference], index: int) -> Iterator[Mention]:
    """'Luật A được sửa đổi, bổ sung một số điều theo Luật B và Luật C': B and C amend A."""
    target = references[index]
    if "được" not in lower[target.end : target.end + 60] and "bị" not in lower[target.end : target.end + 60]:
        return
    for position in range(index + 1, len(references)):
        subject = references[position]
        if subject.start < target.end:
            continue
        if change := frame("changed_by").fullmatch(lower, target.end, subject.start):
            relation: Relation = "replaces" if change["replaces"] else "amends"
            for each in joined(text, references, position):
                yield Mention(
                    start=target.start,
                    end=each.number_end,
                    content=DocRelation(subject=each.key, relation=relation, object=target.key),
                    rule="relation.changed",
                    confidence=0.85,
                )
        return


def same_document(a: str, b: str) -> bool:
    """Whether two keys are written alike but for case, diacritics, blanks and a word or two of a long title."""
    first, second = (_SPACED.sub("-", fold(key)) for key in (a, b))
    if first == second:
        return True
    words, others = first.split(), second.split()
    return (
        min(len(words), len(others)) >= _LONG
        and words[:3] == others[:3]
        and len(set(words) ^ set(others)) <= min(len(words), len(others)) // _LONG
        and _YEARS.findall(first) == _YEARS.findall(second)
    )
