"""Who acts: runs of bodies at the head of a sentence, headings and lead-in lines that are bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ..bodies import acting, find
from ..bodies.grammar import Found
from ..bodies.verbs import governing
from ..components import Mention
from ..document import Context
from ..facts import Body, Role
from ..rules import Rule, load_rules, load_table
from .predicates import predicate_at

_TAIL = re.compile(
    r"(?:\s+\d{2,5})?\s*(?:\([^)]{0,80}\))?\s*(?:(?:có\s+)?(?:trách\s+nhiệm|nhiệm\s+vụ)|thực\s+hiện(?:\s+các\s+nhiệm\s+vụ)?(?:\s+sau)?"
    r"|tập\s+trung\s+thực\s+hiện(?:\s+(?:tốt\s+)?(?:các\s+nhiệm\s+vụ|các\s+nội\s+dung))?(?:\s+sau)?|trên\s+cơ\s+sở[^:]*|căn\s+cứ[^:]*|theo\s+chức\s+năng[^:]*)?\s*[:.]?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Actor:
    """A body that acts; `start` and `end` are its span where the text of the block has it, else None."""

    name: str
    start: int | None = None
    end: int | None = None


@cache
def rules() -> dict[str, Rule]:
    return {rule.id: rule for rule in load_rules("phancong.extract.assignments")}


@cache
def _connector() -> re.Pattern[str]:
    return re.compile(load_table("phancong.extract.assignments")["fragments"]["connector"], re.IGNORECASE)


_TITLES = re.compile(
    r"\s*(?:,|;|và)\s*(?:(?:các\s+)?(?:đồng\s+chí\s+)?(?:giám\s+đốc|thủ\s+trưởng|chánh|trưởng|chủ\s+tịch|bộ\s+trưởng"
    r"|bí\s+thư|lãnh\s+đạo|cục\s+trưởng|tổng\s+giám\s+đốc|hiệu\s+trưởng)\s*)*(?:các\s+)?",
    re.IGNORECASE,
)


_UNLISTED = re.compile(
    r"\s*,\s*(?P<who>(?!(?:theo|trên|căn|trong|để|với|về|do|khi|nếu|sau|trước|đã|chưa|là|được|thuộc|của|tại|từ|cùng|và|nhất|đặc|có|chủ|phải|cần)\s)"
    r"(?:[^\s,;.:()]+\s+){0,6}[^\s,;.:()]+)\s*,\s*(?:các\s+|và\s+)?",
    re.IGNORECASE,
)
"""A member of a list of bodies that is none we know: ', tổ chức chính trị - xã hội, '."""


def run_at(text: str, mentions: Sequence[Mention], first: int) -> int:
    """Index behind the last mention of the list that begins with mentions[first]."""
    last = first + 1
    while last < len(mentions):
        gap_start, gap_end = mentions[last - 1].end, mentions[last].start
        if not (_connector().fullmatch(text, gap_start, gap_end) or _TITLES.fullmatch(text, gap_start, gap_end)):
            unlisted = _UNLISTED.fullmatch(text, gap_start, gap_end)
            if unlisted is None or governing(text, unlisted.start("who"), gap_end):
                break
        last += 1
    return last


def actors(mentions: Sequence[Mention]) -> list[Actor]:
    """The bodies of a run, each once."""
    seen: dict[str, Actor] = {}
    for mention in mentions:
        if isinstance(mention.content, Body):
            for name in members(mention.content.name):
                seen.setdefault(name, Actor(name, mention.start, mention.end))
    return list(seen.values())


_KINDS = (
    re.compile(r"(?:bộ|sở|ban|ngành|phòng|cấp)", re.IGNORECASE),
    re.compile(r"(?:cơ quan|đơn vị|tổ chức)", re.IGNORECASE),
    re.compile(r"địa phương", re.IGNORECASE),
    re.compile(r"cơ quan ngang bộ", re.IGNORECASE),
    re.compile(r"cơ quan thuộc Chính phủ", re.IGNORECASE),
    re.compile(r"(?:đoàn thể|hội)", re.IGNORECASE),
    re.compile(r"doanh nghiệp", re.IGNORECASE),
)


def members(name: str) -> tuple[str, ...]:
    """The groups of a group that get their tasks apart: 'Các sở, ngành, địa phương' are two."""
    if not name.startswith("Các ") or ", " not in name:
        return (name,)
    groups: list[tuple[re.Pattern[str], list[str]]] = []
    for word in name.removeprefix("Các ").split(", "):
        kind = next((k for k in _KINDS if k.fullmatch(word)), None)
        if kind is None:
            return (name,)  # one that we do not know, or what describes them all ('liên quan')
        if groups and groups[-1][0] is kind:
            groups[-1][1].append(word)
        else:
            groups.append((kind, [word]))
    return tuple(f"Các {', '.join(words)}" for _, words in groups)


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A heading or a line before a list that says who acts: the bodies, the role it gives them, and with whom."""

    actors: tuple[Actor, ...]
    role: Role | None = None
    partners: tuple[str, ...] = ()


_WITH_WHOM = re.compile(
    r"\s*(?P<lead>(?:là\s+(?:cơ\s+quan|đơn\s+vị)\s+)?chủ\s+trì)?\s*(?:,|và)?\s*"
    r"(?P<helps>(?:tham\s+mưu|giúp)(?:\s+cho)?)?(?P<with>(?:có\s+trách\s+nhiệm\s+)?phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s*,?\s*(?:với|cùng))?)?(?:\s+(?:các\s+)?)?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"(?<=\w)\s*\([^()]{3,160}\)(?=\s*:)")
_DIRECTS = re.compile(r"^\W*(?:lãnh\s+đạo,?\s+)?chỉ\s+đạo\s+", re.IGNORECASE)
_REST_OF_LIST = re.compile(r"[^:.;]{0,60}")


def heading_actors(title: str, context: Context) -> list[Actor]:
    """The bodies of a heading or lead-in line that says no more: '1. Sở Y tế', 'Giao Sở Y tế:'; else []."""
    known = lead_in(title, context)
    return list(known.actors) if known else []


def lead_in(title: str, context: Context) -> LeadIn | None:
    """What a heading or lead-in line says of who acts: '1. Sở Y tế', 'Sở Y tế chủ trì, phối hợp với Sở Tài chính:'."""
    if len(title) > 400:
        return None
    title = _BRACKETS.sub("", title) or title  # 'Bộ A (cơ quan thường trực Ban B):'
    found = find(title, context)
    if not found or not rules()["lead-in"].pattern.match(_DIRECTS.sub("", title[: found[0].start], count=1).lstrip()):
        return None
    last = 1
    while last < len(found) and _listed(title[found[last - 1].end : found[last].start]):
        last += 1
    who = tuple(Actor(name) for f in found[:last] for name in members(f.name))
    if last == len(found) and _TAIL.fullmatch(title, found[-1].end):
        return LeadIn(tuple(dict.fromkeys(who)))
    return _shared_lead(title, found, last) if title.rstrip().endswith(":") else None


def _listed(between: str) -> bool:
    return bool(_connector().fullmatch(between) or _TITLES.fullmatch(between))


def _shared_lead(title: str, found: Sequence[Found], last: int) -> LeadIn | None:
    """'A, B chủ trì, phối hợp với C và D:' with no task of its own before the colon."""
    whom = _WITH_WHOM.match(title, found[last - 1].end)
    if whom is None or not (whom["lead"] or whom["with"] or whom["helps"]):
        return None
    end = found[-1].end if last < len(found) else whom.end()
    for before, after in pairwise(found[last:]):
        if governing(title, before.end, after.start):
            return None
    if last < len(found) and (not (whom["with"] or whom["helps"]) or governing(title, whom.end(), found[last].start)):
        return None
    rest = title[end:].rstrip(" :")
    if not _TAIL.fullmatch(f"{rest}:") and (governing(rest, 0) or not _REST_OF_LIST.fullmatch(rest)):
        return None
    names = dict.fromkeys(Actor(name) for f in found[:last] for name in members(f.name))
    partners = tuple(dict.fromkeys(f.name for f in found[last:] if Actor(f.name) not in names))
    if whom["helps"]:
        return LeadIn(tuple(names), "lead" if whom["lead"] else "advise")
    return LeadIn(tuple(names), "lead" if whom["lead"] else "coordinate", partners)


_COUNTS_OFF = re.compile(
    r"[^.;:,]{3,120}?\s(?:bao\s+)?gồm\s*:?\s+(?=[^\W\d_])|\s+(?:bao\s+)?gồm\s*:?\s+", re.IGNORECASE
)
_OF_PLACES = re.compile(
    r"(?:UBND|HĐND|Ủy\s+ban\s+nhân\s+dân|Uỷ\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân)\s+các\s", re.IGNORECASE
)


def counted_off(text: str, group: Mention, end: int, context: Context) -> tuple[list[Actor], int] | None:
    """Who a group is that a list behind it counts off, and where their predicate begins.

    'UBND các tỉnh có dự án gồm: A, B và C cần ...'.
    """
    said = text[group.start : group.end]
    counts = _COUNTS_OFF.match(text, group.end, end)
    if counts is None or not _OF_PLACES.match(said):
        return None
    head = f"{said}: "
    found = find(head + text[counts.end() : end], context)
    last = 1
    while last < len(found) and _listed((head + text[counts.end() : end])[found[last - 1].end : found[last].start]):
        last += 1
    if last < 2:
        return None
    predicate = predicate_at(text, counts.end() + found[last - 1].end - len(head), end)
    if predicate is None:
        return None
    return [Actor(name) for f in found[:last] for name in members(f.name)], predicate


_BY_ACT = re.compile(r"(?:tại|bằng)\s+(?:Quyết\s+định|Nghị\s+quyết)\s+(?:số\s+)?\d[^;]*,\s*$", re.IGNORECASE)
_FOUNDS = re.compile(
    r"\s*(?:đã\s+)?(?:ban\s+hành\s+(?:Quyết\s+định|Nghị\s+quyết)\s+số\s[^;,]{5,80}?\s(?:về\s+)?(?:việc\s+)?)?"
    r"(?P<what>thành\s+lập|phê\s+duyệt|công\s+nhận|chấp\s+thuận)\b"
)


def decides(text: str, head: str, predicate: int) -> bool:
    """Whether the subject only decides, which carries out nothing: 'Tại Quyết định số 5, UBND tỉnh thành lập Cụm A'."""
    found = _FOUNDS.match(text, predicate)
    if found is None:
        return False
    issued = "ban hành" in text[predicate : found.start("what")]
    return bool(_BY_ACT.match(head)) or (issued and not head)


__all__ = [
    "Actor",
    "LeadIn",
    "acting",
    "actors",
    "decides",
    "heading_actors",
    "lead_in",
    "rules",
    "run_at",
]
