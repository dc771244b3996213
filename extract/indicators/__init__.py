"""Indicators: the figures a document sets as goals, plans or reports, each with name, period, unit and status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ..components import add_mentions, block_of, context_of, every_mention, mentions_of, text_of
from ..document import Block, Part, Table
from ..facts import Fact, Indicator
from ..numbers import Quantity
from ..units import read_unit
from .course import Told, course_of, past_term, speaks_of_past_term
from .listed import of_rows
from .periods import Year, find_periods, setting_of
from .phrases import rule
from .prose import Prose
from .tables import Row, is_sub_row, read_row, section_year
from .thread import INHERITED, Named, Read, Thread
from .works import is_bare, of_works

COMPONENT = "phancong_indicators"
FAMILY = "indicators"
_LETTERHEAD = ("căn cứ", "theo đề nghị", "xét", "số:")
_LONGEST_TITLE = 160
_DIGIT = re.compile(r"\d")
_YEARLY = re.compile(
    r"\W*(?:năm\s+|giai\s+đoạn\s+(?:từ\s+nay\s+)?(?:(?:đến|từ)\s+)?(?:năm\s+)?)(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\s*:",
    re.IGNORECASE,
)
_AMONG = re.compile(r"(?:trong\s+(?:số\s+)?đó|bao\s+gồm|gồm|cụ\s+thể)\s*:\s*$", re.IGNORECASE)
_UNREAD = ("header", "recipients", "signature")


def _read(
    doc: Doc,
    parent: Row | None = None,
    thread: Thread | None = None,
    section: Year | None = None,
    told: Told | None = None,
) -> Row | None:
    """Read the block of a Doc and add its mentions; what else is given is what blocks before it lead in or told."""
    block, context = block_of(doc), context_of(doc)
    setting = setting_of(block, context)
    if told is not None:
        setting = told.applied(setting)
    listed = of_rows(block, context.metadata, setting, mentions_of(doc, "projects"))
    if listed is not None:
        add_mentions(doc, FAMILY, listed)
        return None
    if block.kind == "row" and block.cells:
        if section is not None:
            setting = replace(setting, year=section)
        row = read_row(block, context, setting, parent)
        add_mentions(doc, FAMILY, row.mentions if row else ())
        return row
    add_mentions(doc, FAMILY, Prose(text_of(doc), setting, context.abbreviations, thread).read())
    return None


def _opens_body(block: Block) -> bool:
    """Whether a header block is the opening paragraph of the body: long, and printed as a sentence."""
    text = block.text.text
    if block.kind != "header" or len(text) <= _LONGEST_TITLE or text.lower().startswith(_LETTERHEAD):
        return False
    return sum(c.isupper() for c in text) * 8 < len(text)


def _sets_goal(block: Block) -> bool:
    """Whether a title tells the goal itself: 'Về Kế hoạch ... với mục tiêu tăng trưởng đạt 8% trở lên'."""
    return block.kind == "header" and "%" in block.text.text and "mục tiêu" in block.text.text.lower()


@Language.component(COMPONENT)
def find(doc: Doc) -> Doc:
    """Add the indicators of the block as mentions and as the span group 'indicators'."""
    if _is_read(doc):
        _read(doc)
    return doc


def _is_read(doc: Doc) -> bool:
    """Whether the block is one that can hold figures."""
    block = block_of(doc)
    if block.kind in _UNREAD and not (_opens_body(block) or _sets_goal(block)):
        return False
    return _DIGIT.search(text_of(doc)) is not None


def _lead_in(doc: Doc) -> Thread | None:
    """What a paragraph that ends in a colon says for the items below it: 'Phấn đấu đến năm 2025:', '..., trong đó:'."""
    text = text_of(doc)
    if not text.rstrip().endswith(":"):
        return None
    periods = [p for p in find_periods(text) if not p.compared]
    year = periods[-1].value if periods else None
    estimate = rule("estimate-cue").pattern.search(text) is not None and rule("aim").pattern.search(text) is None
    total = _total(doc) if _AMONG.search(text) else None
    if total is None or total.last is None:
        return Thread(year=year, led_estimate=estimate) if periods or estimate else None
    about = total.last
    return Thread(year=year, above=about.named.name, above_dimension=about.quantity.dimension, led_estimate=estimate)


def _total(doc: Doc) -> Thread | None:
    """The sum a block sets, for the lines below it that part it by years: 'Năm 2022: 15 tỷ đồng'."""
    for mention in mentions_of(doc, FAMILY):
        found = mention.content
        unit = read_unit(found.unit, 0) if isinstance(found, Indicator) and found.unit else None
        if isinstance(found, Indicator) and unit and unit.dimension in ("money", "area", "mass"):
            named = Named(found.indicator, found.indicator, "level", INHERITED)
            total = Quantity(0, 0, 0, found.low, found.high, found.comparator, found.unit, unit.dimension)
            return Thread(last=Read(named, total, found.status, found.year))
    return None


def _sheet_period(docs: Sequence[Doc]) -> Year | None:
    """When the project of a form is carried out: the period of its figures."""
    pattern = rule("sheet-time").pattern
    for doc in docs:
        if match := pattern.match(text_of(doc)):
            return f"{match['a']}-{match['b']}" if match["b"] else int(match["a"])
    return None


def collect(docs: Sequence[Doc], part: Part) -> list[Fact]:
    """Every mention is a fact. Blocks that go on from blocks before them are read again with what those say.

    A sub-row with its parent row, rows below 'I. Đến năm 2030' with that year, the items under
    'Phấn đấu đến năm 2025:' with that year, 'Năm 2022: 15 tỷ đồng' with the sum above it.
    """
    parent: Row | None = None
    lead: Thread | None = None
    total: Thread | None = None
    table: Table | None = None
    section: Year | None = None
    common = _sheet_period(docs)
    course = course_of(docs, FAMILY)
    term = past_term(docs)
    summed: tuple[int, Thread] | None = None  # an item that is a sum: its depth, what it says to the items below it
    for doc, told in zip(docs, course, strict=True):
        block = block_of(doc)
        anew = told is not None and told.tells(setting_of(block, context_of(doc)))
        if anew and block.kind != "row" and _is_read(doc):
            _read(doc, told=told)
        if term and speaks_of_past_term(text_of(doc)) and mentions_of(doc, FAMILY):
            _read(doc, thread=Thread(year=term), told=told)
        if _YEARLY.match(text_of(doc)):
            if total:
                _read(doc, thread=replace(total), told=told)
            continue
        total = _total(doc) if block.kind in ("paragraph", "item") else None
        if block.kind == "row":
            if block.table != table:
                table, section = block.table, None
            row = _read(doc, parent if is_sub_row(block) else None, section=section, told=told)
            section = (section_year(block, row) if row else None) or section
            if row and not is_sub_row(block):
                parent = row
            continue
        undated = block.kind == "paragraph" and context_of(doc).year is None
        if lead and undated and not text_of(doc).rstrip().endswith(":"):
            if mentions_of(doc, FAMILY):
                _read(doc, thread=Thread(year=lead.year), told=told)
        elif block.kind not in ("item", "footnote") or lead is None:
            if common is not None and block.kind in ("paragraph", "item"):
                _read(doc, thread=Thread(year=common), told=told)
            lead = _lead_in(doc) if block.kind != "footnote" else lead
            summed = None
        else:
            if summed and len(block.path) <= summed[0]:
                summed = None
            above = summed[1] if summed else lead
            if above.above or mentions_of(doc, FAMILY):
                _read(
                    doc,
                    thread=Thread(
                        above.year or lead.year,
                        above=above.above,
                        above_dimension=above.above_dimension,
                        led_estimate=above.led_estimate,
                    ),
                    told=told,
                )
            if (parted := _lead_in(doc)) and parted.above:
                summed = (len(block.path), parted)
    for doc, told in zip(docs, course, strict=True):
        _add_works(doc, told)
    return every_mention(docs, FAMILY)


def _add_works(doc: Doc, told: Told | None) -> None:
    """Add the sizes and costs of the works that the block names."""
    facts = mentions_of(doc, "project_facts")
    if not facts:
        return
    setting = setting_of(block_of(doc), context_of(doc))
    known = [m for m in mentions_of(doc, FAMILY) if not is_bare(m)]
    works = of_works(text_of(doc), facts, known, told.applied(setting) if told else setting)
    add_mentions(doc, FAMILY, [*known, *works])
