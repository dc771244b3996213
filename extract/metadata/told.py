"""Documents without a header: what a title in one sentence or a newspaper's introduction tells of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..dates import find_dates, parse_date
from ..document import Block
from ..rules import load_table
from ..vietnamese import clean, fold
from .header import rules, to_subject, types

_FIRST_BLOCKS = 4
_LONGEST_TITLE = 320
_LONGEST_NUMBERED = 160
_ENACTING = re.compile(
    r"(?:Thủ tướng Chính phủ|Chính phủ|Quốc hội|Bộ trưởng Bộ\s[^,.;]{3,50}"
    r"|(?:Chủ tịch )?(?:Hội đồng nhân dân|[ỦU][ỷy] ban nhân dân)(?:\s[^,.;]{4,50})?)"
)
"""A line that is only the body which enacts, in small letters."""
_HEAD = 12
_OPENS = re.compile(r"(?:Thực hiện|Căn cứ|Triển khai)\s")  # what such a sentence names is carried out here
_UPDATED = re.compile(r"\s(?:Ngày\s)?[Cc]ập nhật(?:\s*:)?\s[\d/.\s:\-]+$")


@dataclass(frozen=True, slots=True)
class Told:
    """What the first sentences tell, None for what they do not."""

    type: str
    number: str | None
    issuer: str | None
    date: str | None
    subject: str | None
    signer: str | None = None


def told_by(blocks: Sequence[Block]) -> Told | None:
    """What is told of a document printed without its header: an introduction counts before a title."""
    first = [clean(b.text.text) for b in blocks[:_FIRST_BLOCKS] if b.kind in ("header", "heading", "paragraph")]
    if excerpt := _excerpt(first):
        return excerpt
    return next(
        (
            t
            for text in first
            if (t := _signed_for(text) or _signed_by(text) or _introduced(text)) and not _OPENS.match(text)
        ),
        None,
    ) or next((told for index, text in enumerate(first[:2]) if (told := _titled(text, first[index + 1 :]))), None)


def _excerpt(first: Sequence[str]) -> Told | None:
    """'(Trích Báo cáo số 12/BC-UBND ngày 5/2/2014)' below the title."""
    for index, text in enumerate(first):
        if match := rules()["excerpt"].pattern.match(text) if "rích" in text[:8] else None:
            return Told(
                types()[fold(match["type"])],
                _tidy(match["number"]),
                match["issuer"] or _issuer_told(first, match["number"]),
                parse_date(match["date"] or ""),
                to_subject(first[index - 1]) if index else None,
            )
    return None


def _issuer_told(first: Sequence[str], number: str) -> str | None:
    """Who issued another document with the letters of this number, as the text tells: 'UBND tỉnh đã ban hành ...'."""
    told = (t for text in first if (t := _introduced(text)) and t.number)
    return next((t.issuer for t in told if (t.number or "").split("-")[-1] == number.split("-")[-1]), None)


def _signed_by(text: str) -> Told | None:
    """'Kế hoạch do Phó Chủ tịch UBND tỉnh Trần Văn Bình ký ban hành'."""
    match = rules()["signed-by"].pattern.match(text) if " do " in text else None
    if match is None:
        return None
    words = f"{match['issuer']} {match['signer']}".split()
    surnames = load_table(__package__, "names.toml")["surnames"].split()
    # A place before the name has capitals too: 'UBND tỉnh Gia Lai Nguyễn Văn A'.
    size = next((n for n in (4, 3, 2) if words[-n] in surnames), len(match["signer"].split()))
    return Told(
        types()[fold(match["type"])],
        _tidy(match["number"]),
        " ".join(words[:-size]),
        None,
        to_subject(match["subject"] or ""),
        " ".join(words[-size:]),
    )


def _signed_for(text: str) -> Told | None:
    """'Thay mặt Tỉnh ủy, Bí thư Nguyễn Văn A đã ký ban hành Nghị quyết số 5-NQ/TU (ngày 1/2/2020) về ...'."""
    match = rules()["signed-for"].pattern.match(text) if "ay mặt" in text[:60] else None
    if match is None:
        return None
    return Told(
        types()[fold(match["type"])],
        _tidy(match["number"]),
        match["issuer"],
        parse_date(match["date"] or ""),
        to_subject(match["subject"] or ""),
        match["signer"],
    )


def _introduced(text: str) -> Told | None:
    """'Ngày 14-11-2016, Ban Chấp hành Đảng bộ tỉnh đã ban hành Nghị quyết số 10-NQ/TU về ...'."""
    match = rules()["introduced"].pattern.search(text) if "ban hành" in text else None
    if match is None:
        return None
    date = next((d.iso for d in find_dates(text, 0, match.start("issuer")) if d.start >= match.start()), None)
    return Told(
        types()[fold(match["type"])], _tidy(match["number"]), match["issuer"], date, to_subject(match["subject"] or "")
    )


def _titled(text: str, below: Sequence[str]) -> Told | None:
    """'Chỉ thị về việc ...', 'Nghị quyết của Ban Chấp hành ... về ...' as the only title, what is said below it."""
    told = _title(text)
    if told is None or told.issuer is not None:
        return told
    for line in below:
        plain = rules()["introduced-plain"].pattern.match(line)
        if plain and types().get(fold(plain["type"])) == told.type:
            return replace(told, number=_tidy(plain["number"]), issuer=plain["issuer"])
        if _ENACTING.fullmatch(line):
            return replace(told, issuer=line)
    return told


def _title(text: str) -> Told | None:
    """What a line tells that is the only title."""
    text = _UPDATED.sub("", text)
    if len(text) <= _LONGEST_NUMBERED and (match := rules()["title-number"].pattern.match(text)):
        kind = types().get(fold(match["type"]))
        said = match["date"] or ""
        date = said[-4:] if said.startswith("năm") else parse_date(said)
        return Told(kind, _tidy(match["number"]), match["issuer"], date, None) if kind else None
    match = _title_sentence().match(text) if len(text) <= _LONGEST_TITLE else None
    if match is None:
        return None
    kind = types().get(fold(match["type"]))
    date = parse_date(match["date"] or "")
    return Told(kind, _tidy(match["number"]), match["issuer"], date, to_subject(match["subject"])) if kind else None


@cache
def _title_sentence() -> re.Pattern[str]:
    return rules()["title-sentence"].pattern


def _tidy(number: str | None) -> str | None:
    return re.sub(r"\s+", "", number).replace("–", "-") if number else None


def attached_number(blocks: Sequence[Block], kind: str, issuer: str | None) -> tuple[str, str | None] | None:
    """Number and date that '(Kèm theo Nghị quyết số 5/NQ-HĐND ...)' of its annex gives a document of this type."""
    for block in blocks:
        text = block.text.text
        if "èm theo" not in text or (match := rules()["attached-number"].pattern.search(clean(text))) is None:
            continue
        same = issuer is None or fold(issuer).split()[:2] == fold(match["issuer"]).replace("ubnd", "uy ban").split()[:2]
        if types().get(fold(match["type"])) == kind and same:
            return _tidy(match["number"]) or "", parse_date(match["date"] or "")
    return None


def sender_of(blocks: Sequence[Block]) -> str | None:
    """Who sends a telegram: 'THỦ TƯỚNG CHÍNH PHỦ điện:'."""
    found = (rules()["telegram"].pattern.match(clean(b.text.text)) for b in blocks[:_HEAD] if "iện" in b.text.text)
    return next((match["issuer"] for match in found if match), None)


def attached_to(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """Issuer and date of the document that an annex says it belongs to."""
    for block in blocks[:_HEAD]:
        text = clean(block.text.text)
        if (
            "èm theo" in text
            and (match := rules()["attached"].pattern.match(text))
            and (day := parse_date(match["date"]))
        ):
            return match["issuer"], day
    return None
