"""Who is talked of together: lists of project mentions in a sentence and the phrase that governs each list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..components import Mention
from ..projects import names
from ..rules import Rule, load_rules

PACKAGE = __package__ or ""

_GLUE = re.compile(
    r"(?:\s+giai đoạn [\dIV\s–-]+)?(?:\s*\([^()]{0,120}\)?)?"
    r"(?:\s*[,;:.]{0,3}|\s+(?:và|cùng|hoặc)|\s*[-–—]|\s*[,;]\s*(?:và|dự án|các dự án|tuyến|nhất là))*"
    r"\s*(?:các |dự án |tuyến |\d\d |\()?(?:giai đoạn [\dIVX]+ (?:của )?)?",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\s*(?:(?:đặt |nằm )?(?P<how>tại|trong|thuộc|ở)|và (?:đoạn|nhánh)[^,;.]{0,40} của|của)\s+(?:dự án |tuyến )?"
)
_BRACKETED = re.compile(r"[,;]?\s*(?:[^,;.()]{0,40}\s)?")


@cache
def rule(name: str) -> Rule:
    return next(rule for rule in load_rules(PACKAGE) if rule.id == name)


@dataclass(frozen=True, slots=True)
class Group:
    """Project mentions of one list, the governing phrase text[start:first.start] and where the sentence ends.

    `placed`: (project, mention of the place it is in, how) - 'Nhà máy A, Nhà máy B tại KCN C'. `sentence` is where the
    sentence starts; `inherits`: joined to the list before it by a comma, so governed by what governs that one.
    """

    sentence: int
    start: int
    end: int
    mentions: tuple[Mention, ...]
    placed: tuple[tuple[Mention, Mention, str], ...]
    inherits: bool


def groups(text: str, mentions: Sequence[Mention]) -> Iterator[Group]:
    """The lists of mentions of a block in order. Mentions joined by commas, semicolons or 'và' are one list."""
    index = 0
    previous_end, previous_start = 0, 0
    while index < len(mentions):
        first = mentions[index]
        low, high = names.sentence(text, first.start, first.end)
        members, placed = [first], []
        since = 0
        index += 1
        while index < len(mentions) and mentions[index].start < high:
            between = text[mentions[index - 1].end : mentions[index].start]
            if match := _PLACED.fullmatch(between):
                how = match["how"] or "của"
                placed += [(member, mentions[index], how) for member in members[since:]]
                since = len(members)
            elif _GLUE.fullmatch(between):
                if ";" in between:
                    since = len(members)
                members.append(mentions[index])
            else:
                break
            index += 1
        start = max(low, _clause_start(text, low, first.start))
        inherits = False
        if previous_end > start:
            between = text[previous_end : first.start]
            inherits = ";" not in between and len(between.split()) <= 4 and between.lstrip().startswith((",", "và"))
            closing = max(text.rfind(mark, previous_end, first.start) for mark in ")}\\")  # a bracket on the one before
            start = previous_start if inherits else max(previous_end, closing + 1)
        yield Group(low, start, high, tuple(members), tuple(placed), inherits)
        previous_start, previous_end = start, mentions[index - 1].end


def _clause_start(text: str, low: int, at: int) -> int:
    """Start of the clause that leads to `at`: after the last semicolon outside brackets."""
    depth = 0
    for index in range(at - 1, low - 1, -1):
        character = text[index]
        if character in ")}":
            depth += 1
        elif character in "({":
            depth = max(0, depth - 1)
        elif character == ";" and depth == 0:
            return index + 1
    return low
