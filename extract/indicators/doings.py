"""Names for figures whose clause has a doing or a single piece for a subject: 'đã huy động 900 tỷ đồng', 'mỗi lò'."""

from __future__ import annotations

import re

from ..numbers import Quantity
from .periods import find_periods
from .phrases import lower_first, mentions, rule

_PREPOSITION = re.compile(r"(?<!\w)(?:trong|vào|tính|của|riêng|cho|từ)\s*$", re.IGNORECASE)
_WHOLE = re.compile(r"(?<!\w)cả\s*$", re.IGNORECASE)  # 'cả năm 2021'
_COMMAS = re.compile(r"\s*,(?:\s*,)+")
_DANGLING = re.compile(r"^\s*,\s*|(?<=[;:.(])\s*,\s*")
_EACH = re.compile(
    r"(?:^|,\s)(?P<piece>mỗi\s(?:\w+\s){0,3}?\w+)\s(?P<what>(?:công\ssuất|diện\stích|quy\smô|sản\slượng|dung\stích|thể\stích|chiều\sdài|mức)(?:\s\w+){0,3})$",
    re.IGNORECASE,
)
_CAPACITY = re.compile(r"/(?:ngày|ngày đêm|giờ|h)$")
_OBJECT_STOP = r"(?=\s(?:đã|đạt|phục\svụ|còn|được|có|để|nhằm|cho|theo|trên\sđịa\sbàn|và)(?!\w)|[,;.:()]|$)"
_LONGEST_OBJECT = 10


def without_periods(clause: str) -> str:
    """The clause without its periods and what only led to them: 'Trong giai đoạn 2011-2015, đã' -> 'đã'."""
    pieces, at = [], 0
    for period in find_periods(clause):
        if not period.compared:
            before = _WHOLE.sub("", clause[at : period.start])
            if not clause[period.end :].lstrip(" )") or clause[period.end :].lstrip()[:1] == ",":
                before = _PREPOSITION.sub("", before)
            pieces.append(before)
            at = period.end
    if not pieces:
        return clause
    return _DANGLING.sub(" ", _COMMAS.sub(",", "".join([*pieces, clause[at:]])))


def sum_done(subject: str, trail: str, before: str, q: Quantity) -> str | None:
    """'huy động' + 900 tỷ đồng -> 'Vốn huy động ...'; what for: from the words after, or from the same doing before."""
    match = rule("doing").pattern.search(subject)
    if match is None or q.dimension != "money" or rule("sum-noun").pattern.search(subject, 0, match.start()):
        return None
    doing = " ".join(match["doing"].lower().split())
    noun = "Mức" if q.unit and "/" in q.unit else "Vốn" if mentions(doing, "capital_doings") else "Số tiền"
    what = trail if 0 < len(trail.split()) <= _LONGEST_OBJECT else ""
    if not what and match["doing"]:
        named = re.compile(
            rf"(?<!\w){re.escape(doing)}\s(?:nguồn\slực|nguồn\svốn|vốn)?\s*(?P<what>[^,;.:()]+?){_OBJECT_STOP}"
        )
        earlier = next(iter([*named.finditer(before)][-1:]), None)
        if (
            earlier
            and len(earlier["what"].split()) <= _LONGEST_OBJECT
            and not any(c.isdigit() for c in earlier["what"])
        ):
            what = " ".join(earlier["what"].split())
    return f"{noun} {doing} {lower_first(what)}".strip()


def of_each(subject: str) -> str | None:
    """'mỗi lò công suất' -> 'Công suất mỗi lò'."""
    match = _EACH.search(subject)
    return f"{match['what']} {match['piece'].lower()}" if match else None


def labelled(subject: str, unit: str | None) -> str:
    """The name of 'Bùn thải: 3.000 tấn/ngày': what a works takes in a day is its capacity."""
    return f"Công suất {lower_first(subject)}" if unit and _CAPACITY.search(unit) else subject


def incidents(before: str) -> str:
    """What kind of cases a text counts as bare 'vụ': the last kind it named."""
    last = ""
    for match in rule("incident").pattern.finditer(before):
        last = " ".join(match[0].lower().split())
    return last


def spliced(whole: str, part: str) -> str:
    """'Tỷ lệ lao động qua đào tạo' + 'đào tạo nghề' -> 'Tỷ lệ lao động qua đào tạo nghề'."""
    words, more = whole.split(), lower_first(part).split()
    for shared in range(min(len(words), len(more)), 0, -1):
        if [w.lower() for w in words[-shared:]] == more[:shared]:
            return " ".join([*words, *more[shared:]])
    return " ".join([*words, *more])
