"""When a figure holds: periods printed in a text, in headings, and what a document says of its own years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..document import Block, Context, Heading
from ..facts import Status
from .phrases import rule

Year = int | str


_DATED = re.compile(r"(?<!đến\s)(?<!hết\s)(?<!trước\s)ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+$", re.IGNORECASE)
_ELECTED = re.compile(r"(?:HĐND|hội\sđồng\snhân\sdân|quốc\shội|đại\sbiểu)(?:\s[^\s,.;:]+){0,4},?\s$", re.IGNORECASE)
_PROMPT = ("công văn", "công điện", "chỉ thị", "thông báo")  # to be carried out at once
_ANNEXES = ("phụ lục", "biểu", "danh mục", "mẫu")


class Period(NamedTuple):
    """text[start:end] names a year (int) or a span of years ('2021-2030'); `compared`: the base of a comparison."""

    start: int
    end: int
    value: Year
    compared: bool


def first_year(value: Year | None) -> int | None:
    """2021 of '2021-2030'."""
    return int(str(value)[:4]) if value is not None else None


def last_year(value: Year | None) -> int | None:
    """2030 of '2021-2030'."""
    return int(str(value)[-4:]) if value is not None else None


def find_periods(text: str) -> list[Period]:
    """The periods a text names, in order."""
    if "20" not in text and "19" not in text:
        return []
    compared = rule("compared").pattern
    found = []
    for match in rule("period").pattern.finditer(text):
        if _DATED.search(text, max(0, match.start() - 30), match.start()):
            continue
        years = [group for group in match.groups() if group]
        value: Year = int(years[0]) if len(years) == 1 else f"{years[0]}-{years[1]}"
        base = (
            text[match.start()] not in "đĐ"
            and not text[: match.start()].endswith("vào ")
            and (
                compared.search(text, max(0, match.start() - 40), match.start()) is not None
                or _ELECTED.search(text, max(0, match.start() - 40), match.start()) is not None
            )
        )
        found.append(Period(match.start(), match.end(), value, base))
    return found


@dataclass(frozen=True, slots=True)
class Setting:
    """What the place of a block says of its figures: whether goals or results, the year of its headings, defaults."""

    status: Status | None
    year: Year | None
    result_year: Year | None
    target_year: Year | None
    now: int | None
    place: str | None
    reports: bool
    reported: int | None
    normative: bool
    by_type: bool  # the status is only that of the kind of document, no heading says it
    typed: bool  # the kind of document is known
    dated: bool  # its year is that of a document of a known kind, not of the first date a text prints
    project_sheet: bool  # below a heading such as 'Quy mô đầu tư'


_NORMATIVE = ("luật", "bộ luật", "nghị định", "thông tư", "pháp lệnh", "hiến pháp")
_LONGEST_HEADING = 160  # a longer item is a statement of its own; its years are not those of what stands below it
_STATEMENT = re.compile(r"(?<![\w.,/-])(?!(?:19|20)\d\d(?!\d))\d[\d.,]*\s?(?:%|[a-zà-ỹ]).*\.$", re.DOTALL)
"""A sentence that tells a figure: an item, or a footnote that a scan left in the text, and no title of what follows."""
_REPORTS = ("báo cáo",)
_GOALS = (
    "kế hoạch",
    "chương trình",
    "nghị quyết",
    "chỉ thị",
    "đề án",
    "chiến lược",
    "quy hoạch",
    "quyết định",
    "công điện",
)


def _is_title(heading: Heading) -> bool:
    """Whether what stands below a heading or item stands under it."""
    return len(heading.title) <= _LONGEST_HEADING and _STATEMENT.search(heading.title) is None


def status_of(headings: tuple[Heading, ...]) -> Status | None:
    """Goals or results, by the innermost heading that tells."""
    target, result = rule("heading-target").pattern, rule("heading-result").pattern
    for heading in reversed(headings):
        if not _is_title(heading):
            continue
        if result.search(heading.title):
            return "actual"
        if target.search(heading.title):
            return "target"
    return None


@lru_cache(maxsize=512)
def _first_period(title: str) -> Year | None:
    return next((p.value for p in find_periods(title) if not p.compared), None)


@lru_cache(maxsize=512)
def _told_by(headings: tuple[Heading, ...]) -> tuple[Status | None, Year | None, bool]:
    """What headings tell: goals or results, the period of the innermost that prints one, a project's sheet."""
    short = [h.title for h in reversed(headings) if _is_title(h)]
    year = next((y for title in short if (y := _first_period(title)) is not None), None)
    sheet = any(rule("sheet").pattern.match(heading.title) for heading in headings)
    return status_of(headings), year, sheet


@lru_cache(maxsize=64)
def _next_year(subject: str, reported: int | None) -> int | None:
    """What year the goals of a report are for: the rest of its own where it covers but a part of it, else the next."""
    if reported is None:
        return None
    later = [last for p in find_periods(subject) if (last := last_year(p.value)) and last > reported]
    return max(later) if later else reported + (rule("part-of-year").pattern.search(subject) is None)


def setting_of(block: Block, context: Context) -> Setting:
    """The setting of a block; of a block that stands alone too."""
    kind = (context.metadata.type or context.metadata.subject or "").lower()
    reports = kind.startswith(_REPORTS)
    normative = kind.startswith(_NORMATIVE)
    status, year, sheet = _told_by(block.path)
    by_type = status is None
    if status is None and kind:
        status = "actual" if reports else "target" if kind.startswith(_GOALS) else None
    result_year = context.reported_year or context.year
    subject = _first_period(context.metadata.subject or "")
    target_year: Year | None
    if reports:
        target_year = _next_year(context.metadata.subject or "", context.reported_year) or context.year
    else:
        prompt = context.metadata.type is None or kind.startswith(_PROMPT)
        target_year = subject if subject else context.year if prompt else None
    now = result_year
    if context.metadata.date is None and kind.startswith(_GOALS) and subject and last_year(subject) == context.year:
        now = None  # the one year of a title tells when the goals are, not when they were set
    place = context.district if context.level in ("district", "commune") and context.district else context.province
    return Setting(
        status,
        year,
        result_year,
        target_year,
        now,
        place,
        reports,
        context.reported_year,
        normative,
        by_type,
        kind != "" and not kind.startswith(_ANNEXES),
        context.metadata.type is not None,
        sheet,
    )
