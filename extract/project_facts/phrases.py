"""The words of a fact: the text's own phrase made clean, whose project it is, the fact itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..components import Mention
from ..facts import Body, Project, ProjectFact, ProjectRelation
from ..projects.normal import bare
from ..vietnamese import clean

_SHORT = {
    "GPMB": "giải phóng mặt bằng", "CTĐT": "chủ trương đầu tư", "TMĐT": "tổng mức đầu tư", "QH": "quy hoạch",
    "KCN": "khu công nghiệp", "CCN": "cụm công nghiệp", "KKT": "khu kinh tế",
}  # fmt: skip
_SHORT_PATTERN = re.compile(rf"(?<!\w)(?:{'|'.join(_SHORT)})(?!\w)")
_STATE = re.compile(r"(?:ban quan ly|bql|so|ubnd|uy ban|bo|cuc|chi cuc|truong|benh vien)\b")
_LEAD = re.compile(
    r"^(?:(?:và|đồng thời|trong đó|cũng|chủ động|tích cực|tổ chức(?= lễ)|nhất là)\s|\W)+",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\s(?:(?:bao )?gồm|như|cụ thể|đó là|nhất là|trong đó)(?:\s(?:là|có))?$", re.IGNORECASE)
_JOINED = re.compile(r"^.*[a-zà-ỹ]\s(?=(?:Trong|Đến|Trước|Tiếp tục|Đẩy|Tập trung|Hoàn|Khởi|Phấn)\s)")


def fact_of(
    member: Mention, relation: str, value: str, start: int, end: int, rule_id: str, confidence: float
) -> Mention:
    """A fact of the project that `member` mentions, found at text[start:end]."""
    assert isinstance(member.content, Project)
    content = ProjectFact(project=member.content.name, relation=relation, object=bare(value))  # type: ignore[arg-type]
    return Mention(start=start, end=max(end, start + 1), content=content, rule=rule_id, confidence=confidence)


def whose(folded_body: str) -> ProjectRelation:
    """A State body that owns a project is responsible for it; anybody else invests."""
    return "responsible_body" if _STATE.match(folded_body) else "investor"


def said(text: str) -> str:
    """The text's own phrase as an object: clean, abbreviations written out, without what only leads to it."""
    phrase = _JOINED.sub("", expand(clean(text)))
    phrase = _TRAIL.sub("", _LEAD.sub("", bare(phrase)))
    return phrase[:1].lower() + phrase[1:] if phrase[1:2].islower() else phrase


def expand(text: str) -> str:
    """Abbreviations of this kind of text written out."""
    return _SHORT_PATTERN.sub(lambda m: _SHORT[m[0]], text)


def value_of(text: str, match: re.Match[str], at: int = 0) -> str:
    """The text of the group that the pattern captures, of a match in text[at:]."""
    start, end = match.span(match.lastgroup or 0)
    return clean(text[at + start : at + end])


_COMPANY = re.compile(r"(?<!\w)(?:CTCP|(?:Công ty|Cty|công ty|cty) (?:CP|cp)|Cty|cty)(?!\w)")


def _company(match: re.Match[str]) -> str:
    return "Công ty cổ phần" if "P" in match[0].upper() else "Công ty"


def body_at(text: str, bodies: Sequence[Mention], start: int, end: int) -> str:
    """The name of the body there: as the bodies family normalised it, else as it stands."""
    for body in bodies:
        if isinstance(body.content, Body) and body.start <= start < body.end:
            return body.content.name
    return _COMPANY.sub(_company, expand(clean(text[start:end])))
