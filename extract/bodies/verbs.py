"""Governing verbs: whether a text goes on with one, and the role it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from ..facts import Role
from ..rules import load_table

_SYLLABLE = re.compile(r"\s*([^\W_]+|,)")
_WHEN = re.compile(
    r"\s*(?:(?:trước|chậm\s+nhất|muộn\s+nhất|trong|vào)(?:\s+(?:là|vào|hết))?\s+(?:\d+\s*(?:giờ|h)\s*(?:00)?,?\s+)?"
    r"(?:ngày\s+(?=\d)|tháng\s+(?=\d)|quý\s+(?=[IV\d])|năm\s+(?=\d)|(?=\d))[\dIV][\dIV/.\-\s]*(?:tháng\s+\d+\s*)?(?:năm\s+\d{4}\s*)?"
    r"(?:của\s+)?(?:(?:hằng|hàng|mỗi|cuối)\s+(?:năm|quý|tháng|tuần|ngày)\s*)?(?:phải\b)?"
    r"|(?:định\s+kỳ\s+)?(?:vào\s+)?(?:\d+\s+(?:tháng|năm)(?:\s+(?:đầu|một\s+lần|/lần))?|(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần|ngày))"
    r"(?:\s*(?:,|và|hoặc)\s*(?:(?:hằng|hàng)\s+(?:năm|quý|tháng|tuần|ngày)|\d+\s+(?:năm|tháng)|cả\s+năm|năm|đột\s+xuất))*"
    r"(?:\s*\([^)]{0,60}\))?"
    r"|trong\s+quá\s+trình\s+thực\s+hiện"
    r"|theo\s+chức\s+năng,?\s+nhiệm\s+vụ(?:,\s+(?:thẩm\s+quyền|quyền\s+hạn))?(?:\s+(?:được\s+giao|của\s+mình))?)",
    re.IGNORECASE,
)
_BEGINS_WHEN = frozenset(["trước", "chậm", "muộn", "trong", "vào", "định", "hằng", "hàng", "mỗi", "theo"])


@dataclass(frozen=True, slots=True)
class Governing:
    """The first governing verb of a clause: text[start:end], its role; `begin` counts the adverbs before it in."""

    begin: int
    start: int
    end: int
    verb: str
    role: Role


@dataclass(slots=True)
class _Node:
    """A place in the tree of syllables: what may follow, and what the syllables so far are."""

    following: dict[str, _Node] = field(default_factory=dict)
    verb: str | None = None
    adverb: bool = False
    noun: bool = False


@cache
def _tree() -> tuple[_Node, dict[str, Role]]:
    """Verbs and adverbs of verbs.toml as one tree of syllables; the role of each verb."""
    table = load_table(__package__, "verbs.toml")
    roles: dict[str, Role] = {verb: role for role, verbs in table["roles"].items() for verb in verbs}
    root = _Node()

    def leaf(phrase: str) -> _Node:
        node = root
        for syllable in _SYLLABLE.findall(phrase):
            node = node.following.setdefault(syllable, _Node())
        return node

    for verb in roles:
        leaf(verb).verb = verb
    for adverb in table["before"]["adverbs"]:
        leaf(adverb).adverb = True
    for noun in table["nouns"]["words"]:
        leaf(noun).noun = True
    return root, roles


def _longest(text: str, at: int, stop: int) -> tuple[str | None, int, int, int]:
    """The longest verb at the offset, where it begins and ends, and where the longest adverb ends (0: none)."""
    node: _Node | None = _tree()[0]
    verb, begin, end, adverb = None, at, at, 0
    first = True
    while node is not None and (syllable := _SYLLABLE.match(text, at, stop)):
        node = node.following.get(syllable[1].lower())
        if node is None:
            break
        at = syllable.end()
        if first:
            begin, first = syllable.start(1), False
        if node.verb:
            verb, end = node.verb, at
        if node.adverb:
            adverb = at
        if node.noun:
            verb, end, adverb = None, at, 0
    return verb, begin, end, adverb


def governing(text: str, at: int, end: int | None = None) -> Governing | None:
    """The verb that governs the clause that starts at the offset, adverbs before it skipped."""
    stop = len(text) if end is None else end
    while at < stop and text[at] in " \t\n":
        at += 1
    begin = position = at
    found: tuple[str, int, int] | None = None
    for _ in range(6):
        verb, start, after, adverb = _longest(text, position, stop)
        if verb and after > adverb:
            found = (verb, start, after)
            break
        head = _SYLLABLE.match(text, position, stop)
        if head and head[1].lower() in _BEGINS_WHEN and (when := _WHEN.match(text, position, stop)):
            adverb = max(adverb, when.end())
        if not adverb:
            break
        if verb:
            found = (verb, start, after)
        position = adverb + (text[adverb : adverb + 1] == "," and adverb < stop)
    if found is None:
        return None
    return Governing(begin, found[1], found[2], found[0], _tree()[1][found[0]])


def acts(text: str, at: int) -> bool:
    """Whether what stands before the offset is the subject of a task."""
    return governing(text, at) is not None
