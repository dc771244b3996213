"""Bodies: agencies, Party organs, councils, departments, mass organisations, enterprises, districts and groups of them.

`find(text, context)` gives all of a text, `resolve(text, context)` one by its full name. Names come from
ontology/reference/, the grammar around them from patterns.toml; governing verbs from verbs.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from ..components import Mention, add_mentions, context_of, mentions_of, text_of, to_fact
from ..document import Part
from ..facts import Body, Fact
from ..rules import load_table
from ..vietnamese import fold
from .grammar import Found
from .normalise import find, resolve
from .verbs import acts

COMPONENT = "phancong_bodies"

_BETWEEN = re.compile(r"\s*(?:,|;|và|,\s*và|cùng)?\s*(?:các\s+)?")
_SUBJECT = re.compile(
    r"(?:^|[.;:]|\b(?:giao|giao cho|yêu cầu|đề nghị|phân công|chỉ đạo|hướng dẫn|,))\s*"
    r"(?:(?:đồng chí|thủ trưởng|giám đốc|lãnh đạo|người đứng đầu|chủ tịch|bí thư)\s+)*$",
    re.IGNORECASE,
)
_OFFICE_COPIES = re.compile(r"\W*(?:VPCP|Văn phòng Chính phủ)\s*:\s*BTCN")
_UNPLACED = (
    " tỉnh",
    " thành phố",
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Đảng ủy",
)
"""Ends of a name whose place the document does not tell."""
_CONFIDENCE = {"central": 0.95, "group": 0.75, "district": 0.75, "district-list": 0.75, "unit-list": 0.75}


@cache
def _unsure() -> tuple[str, ...]:
    return tuple(load_table(__package__)["unsure"])


@Language.component(COMPONENT)
def find_bodies(doc: Doc) -> Doc:
    """All mentions of bodies in the block; a weak one only where it acts."""
    text = text_of(doc)
    found = find(text, context_of(doc))
    if _OFFICE_COPIES.match(text):  # the rest are desks of that office
        found = found[:1]
    add_mentions(doc, "bodies", [_mention(f) for f in acting(text, found)])
    return doc


def acting(text: str, found: Sequence[Found]) -> list[Found]:
    """Without the weak ones that are no subject of a task. Bodies that are listed together act together."""
    if not any(body.weak for body in found):
        return list(found)
    kept: list[Found] = []
    run: list[Found] = []
    for number, body in enumerate(found):
        run.append(body)
        following = found[number + 1] if number + 1 < len(found) else None
        if following and _BETWEEN.fullmatch(text, body.end, following.start):
            continue
        subject = (
            any(f.weak for f in run)
            and (not all(f.weak for f in run) or acts(text, body.end))
            and bool(_SUBJECT.search(text, max(0, run[0].start - 60), run[0].start))
        )
        kept.extend(f for f in run if subject or not f.weak)
        run = []
    return kept


def _mention(found: Found) -> Mention:
    default = 0.7 if found.rule.startswith("open") else 0.9
    confidence = _CONFIDENCE.get(found.rule, default) - (0.2 if found.weak else 0)
    if found.name.endswith(_UNPLACED):
        confidence = min(confidence, 0.8)
    if found.group or found.name.startswith(_unsure()):  # readers part groups in more than one way
        confidence = min(confidence, 0.85)
    return Mention(
        start=found.start,
        end=found.end,
        content=Body(name=found.name, group=found.group),
        rule=f"bodies/{found.rule}",
        confidence=confidence,
    )


def collect(docs: Sequence[Doc], part: Part) -> list[Fact]:
    """Each distinct body once, where it is first mentioned."""
    seen: set[str] = set()
    facts = []
    for doc in docs:
        for mention in mentions_of(doc, "bodies"):
            assert isinstance(mention.content, Body)
            key = identity(mention.content.name)
            if key not in seen:
                seen.add(key)
                facts.append(to_fact(doc, mention))
    return facts


def identity(name: str) -> str:
    """What two names of one body share: no diacritics, no capitals, no term of office."""
    key = fold(name).split(" khoa ", 1)[0]
    return "cac cap, cac nganh" if key == "cac nganh, cac cap" else key


__all__ = ["COMPONENT", "collect", "find", "identity", "resolve"]
