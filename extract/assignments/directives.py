"""What a task carries out, whom it is done with and by when."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc

from ..components import Mention, block_of, mentions_of, text_of
from ..dates import find_dates
from ..document import Context
from ..facts import Body, Citation, NamedDocument
from ..rules import load_table
from ..vietnamese import upper_first
from .subjects import rules, run_at

_NUMBER = re.compile(r"\b\d{1,5}(?:/\d{4})?\s?[-/]\s?[A-ZĐ][A-Za-zĐđ0-9]{0,8}(?:[-/&][A-ZĐ][A-Za-zĐđ0-9]{0,12})*")
CARRIER = re.compile(
    r"^(?:Kế hoạch|Chương trình|Quyết định|Đề án|Văn bản|Báo cáo|Nghị quyết)\b[^\"“]{0,60}?"
    r"\b(?:triển khai thực hiện|thực hiện|triển khai)\s+(?=(?:các\s+)?(?:Nghị quyết|Chỉ thị|Kết luận|Chương trình"
    r"|Chiến lược|Đề án|Kế hoạch|Quyết định|Luật|Quy hoạch|Công điện))",
    re.IGNORECASE,
)
_WITH = re.compile(r"phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng))?\s+(?:các\s+đồng\s+chí\s+)?$", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:xây\s+dựng|lập|ban\s+hành|soạn\s+thảo|hoàn\s+thiện|phê\s+duyệt|thẩm\s+định|trình)\s+(?:(?!thực\s+hiện|triển\s+khai)[^\s,;.]+\s+){0,3}?$",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\bdự\s+thảo\s+(?:[^\s,;.]+\s+)?$", re.IGNORECASE)
_MANNER = re.compile(
    r"\b(?:theo|đúng|phù\s+hợp\s+với|trên\s+cơ\s+sở)\s+(?:đúng\s+)?(?:các\s+)?(?:quy\s+định\s+)?(?:của|tại)?\s*$",
    re.IGNORECASE,
)
"""How a task is to be done, not what it carries out."""
_PROPOSED = re.compile(
    r"\b(?:[Xx]ét|[Vv]ề|[Tt]heo|của)?\s*(?:đề\s+nghị|kiến\s+nghị|báo\s+cáo|đề\s+xuất|nhận\s+được)\b(?![^;.]*,\s*(?:Thủ\s+tướng|Phó\s+Thủ\s+tướng|UBND|Ủy\s+ban|Chủ\s+tịch|Bộ)\b[^;.]{0,40}\b(?:có\s+ý\s+kiến|giao|yêu\s+cầu))"
    r"[^.]*\btại\b[^.]*$"
)
"""A proposal that the text answers."""
_QUARTER = re.compile(r"quý\s+([IV]+|\d)", re.IGNORECASE)


@cache
def _types() -> dict[str, list[str]]:
    return load_table("phancong.extract.assignments")["types"]  # type: ignore[no-any-return]


def _numbers_and_names(doc: Doc, start: int, end: int) -> dict[str, int]:
    """Numbers and names of the documents that the span names, and where."""
    found: dict[str, int] = {}
    cited = [m for m in mentions_of(doc, "citations") if start <= m.start < end]
    for mention in cited:
        content = mention.content
        if isinstance(content, Citation) and content.number and content.type not in _types()["never"]:
            found.setdefault(content.number, mention.start)
    for mention in mentions_of(doc, "named_documents"):
        if not (start <= mention.start < end and isinstance(mention.content, NamedDocument)):
            continue
        name = upper_first(CARRIER.sub("", mention.content.name))
        if any(mention.start <= c.start < mention.end for c in cited):
            continue
        if any(b.start <= mention.start < b.end for b in mentions_of(doc, "bodies")):
            continue
        made = _MADE.search(text_of(doc), start, mention.start) or _DRAFT.search(text_of(doc), start, mention.start)
        if name == mention.content.name and made:
            continue  # what the task is to make is nothing it carries out
        found.setdefault(name, mention.start)
    ordered = sorted(found, key=lambda key: found[key])
    if len(ordered) > 1 and _MADE.search(text_of(doc), start, found[ordered[0]]):
        del ordered[0]  # 'ban hành Kế hoạch số A thực hiện Nghị quyết số B'
    return {key: found[key] for key in ordered}


def directives(doc: Doc, start: int, end: int, context: Context) -> tuple[str, ...]:
    """What the task names, else what its item or a heading names, else the document's own and what that carries out."""
    text = text_of(doc)
    every = _numbers_and_names(doc, start, end)
    ways = [key for key, at in every.items() if key.startswith("Luật") and _MANNER.search(text, start, at)]
    named = [key for key in every if key not in ways]
    own = _own(context)
    this = own[:1] if _says_this(text[start:end]) else ()
    if named:
        return tuple(dict.fromkeys([*named, *this]))
    if this:
        return own
    if block_of(doc).marker.strip("().-+*• ") or block_of(doc).kind == "paragraph":
        item = [
            m.content.number
            for m in mentions_of(doc, "citations")
            if isinstance(m.content, Citation)
            and m.content.number
            and m.content.type not in _types()["never"]
            and not (m.start < start and _PROPOSED.search(text, max(0, m.start - 1200), m.start))
        ]
        if item:
            return tuple(dict.fromkeys(item))
    for heading in reversed(block_of(doc).path):
        if "/" in heading.title or "-" in heading.title:
            numbers = [re.sub(r"\s", "", m[0]) for m in _NUMBER.finditer(heading.title)]
            if numbers:
                return tuple(dict.fromkeys(numbers))
        if _says_this(heading.title):
            return own
    kind = context.metadata.type or ""
    if own and (_says_this(text) or kind.startswith(tuple(_types()["directing"]))):
        return own
    if kind.startswith(tuple(_types()["reporting"])) or not context.directive:
        return tuple(ways)
    return own[:1]


def last_cited(doc: Doc) -> tuple[str, ...]:
    """The last directive that the block cites: what a text without a header of its own goes on to tell of."""
    directing = tuple(_types()["directing"])
    numbers = [
        m.content.number
        for m in mentions_of(doc, "citations")
        if isinstance(m.content, Citation) and m.content.number and (m.content.type or "").startswith(directing)
    ]
    return tuple(numbers[-1:])


def _own(context: Context) -> tuple[str, ...]:
    """What 'this document' stands for: what it carries out, and its own number."""
    if (context.metadata.type or "").startswith(tuple(_types()["reporting"])):
        return (context.directive,) if context.directive else ()
    return tuple(dict.fromkeys(filter(None, (context.directive, context.metadata.number))))


def _says_this(text: str) -> bool:
    return any(rules()[rule].pattern.search(text) for rule in ("this-document", "the-document"))


def partners(text: str, mentions: list[Mention], start: int, end: int) -> tuple[str, ...]:
    """The bodies behind 'phối hợp với' in the task."""
    names: list[str] = []
    for index, mention in enumerate(mentions):
        if start <= mention.start < end and _WITH.search(text, start, mention.start):
            for other in mentions[index : run_at(text, mentions, index)]:
                if other.start < end and isinstance(other.content, Body):
                    names.append(other.content.name)
    return tuple(dict.fromkeys(names))


_MONTH = re.compile(r"(?P<month>0?[1-9]|1[0-2])\s*/\s*(?P<year>20\d\d)")
_YEAR = re.compile(r"(?:trong\s+)?năm\s+(?P<year>20\d\d)", re.IGNORECASE)


def iso_period(phrase: str) -> str | None:
    """'6/2025' -> '2025-06', 'trong năm 2025' -> '2025'; None for anything else."""
    if month := _MONTH.fullmatch(phrase.strip(" .;")):
        return f"{month['year']}-{int(month['month']):02}"
    year = _YEAR.fullmatch(phrase.strip(" .;"))
    return year["year"] if year else None


_ONLY_DUE = re.compile(
    r"\s*(?:và\s+)?(?:(?:thời\s+(?:gian|hạn)|tiến\s+độ)(?:\s+(?:thực\s+hiện|hoàn\s+thành))?\s*:?\s*)?(?:phải\s+|cơ\s+bản\s+)?"
    r"(?:(?:thực\s+hiện\s+)?(?:hoàn\s+thành|xong)\s+)?(?:(?:việc|nhiệm\s+vụ|nội\s+dung|công\s+việc)(?:\s+này)?\s+)?",
    re.IGNORECASE,
)


def deadline_alone(text: str, start: int, end: int) -> str | None:
    """The deadline of a clause that says no more: 'hoàn thành trước ngày 30/6/2024'."""
    if end - start > 90 or (head := _ONLY_DUE.match(text, start, end)) is None:
        return None
    when = rules()["deadline"].pattern.match(text, head.end(), end) or rules()["deadline"].pattern.match(
        text, start, end
    )
    return deadline(text, start, end) if when and not text[when.end() : end].strip(" .;,/") else None


_TIMED = re.compile(
    r"trước|nhất|quá|từ\s+nay|hết|(?:trong|vào|đến)\s+(?:quý|tháng|ngày|năm|thời|vòng|cuối|\d)", re.IGNORECASE
)
"""What every deadline has: it spares the search for one."""


def deadline(text: str, start: int, end: int) -> str | None:
    """ISO where the text gives a date, else its phrase: '2024-06-30', 'trong quý II/2024'."""
    if _TIMED.search(text, start, end) is None:
        return None
    match = rules()["deadline"].pattern.search(text, start, end)
    if match is None:
        return None
    if period := iso_period(match["when"]):
        return period
    date = next(find_dates(text, match.start("when"), match.end("when")), None)
    if date and not _QUARTER.search(match["when"]):
        return date.iso
    return " ".join(match["when"].split())
