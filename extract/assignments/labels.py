"""Tasks that name their body at the end: 'Cơ quan chủ trì: Sở Y tế', '... (Sở Y tế chủ trì)', a column of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ..bodies.verbs import governing
from ..components import Mention, block_of, mentions_of, text_of
from ..dates import find_dates
from ..document import Context
from ..facts import Assignment, Body, Role
from .clauses import spoken
from .directives import deadline, directives, iso_period
from .subjects import rules, run_at

_LEAD_COLUMN = re.compile(
    r"chủ\s+trì|(?:cơ\s+quan|đơn\s+vị|cấp)\b.*\b(?:thực\s+hiện|phụ\s+trách|tham\s+mưu|trình|theo\s+dõi|triển\s+khai)|thực\s+hiện$"
    r"|chịu\s+trách\s+nhiệm|phân\s+công",
    re.IGNORECASE,
)
_PARTNER_COLUMN = re.compile(r"phối\s+hợp", re.IGNORECASE)
_TIME_COLUMN = re.compile(r"thời\s+gian|thời\s+hạn|tiến\s+độ|hoàn\s+thành", re.IGNORECASE)
_TASK_COLUMN = re.compile(r"nội\s+dung|nhiệm\s+vụ|công\s+việc|giải\s+pháp|tên|hoạt\s+động", re.IGNORECASE)
_MEASURE_COLUMN = re.compile(r"chỉ\s+tiêu|chỉ\s+số|tiêu\s+chí", re.IGNORECASE)
_OF_BODY = re.compile(
    r"^(?:(?:tên\s+)?(?:cơ\s+quan|đơn\s+vị|cấp)(?:\s*[,/]\s*(?:cơ\s+quan|đơn\s+vị|địa\s+phương))*)\s*", re.IGNORECASE
)


_TASK_LABEL = re.compile(
    r"^(?:tên\s+)?(?:nhiệm\s+vụ|nội\s+dung|công\s+việc|giải\s+pháp)(?:\s+\d+)?\s*:\s*", re.IGNORECASE
)
_TIME_LABEL = re.compile(
    r"(?:thời\s+(?:gian|hạn)|tiến\s+độ)(?:\s+[^\s:.;]+){0,2}\s*:\s*(?P<when>[^.;)]+)", re.IGNORECASE
)


def labelled(doc: Doc, context: Context, bodies: list[Mention]) -> Iterator[Mention]:
    """All assignments of the block that are said in one of these ways."""
    if block_of(doc).table is not None:
        yield from _row(doc, context, bodies)
        return
    if not bodies:
        return
    found = [*_labels(doc, context, bodies)]
    yield from found or _passive(doc, context, bodies)


def _names(bodies: list[Mention], start: int, end: int) -> tuple[str, ...]:
    inside = [m.content.name for m in bodies if start <= m.start < end and isinstance(m.content, Body)]
    return tuple(dict.fromkeys(inside))


def _record(
    doc: Doc,
    context: Context,
    span: tuple[int, int],
    name: str,
    task: str,
    partners: tuple[str, ...],
    due: str | None,
    rule: str,
    role: Role = "lead",
) -> Mention:
    return Mention(
        start=span[0],
        end=span[1],
        content=Assignment(
            body=name,
            role=role,
            task=spoken(task),
            directives=directives(doc, span[0], span[1], context),
            partners=tuple(p for p in partners if p != name),
            deadline=due,
        ),
        rule=f"assignments/{rule}",
        confidence=0.75,
    )


def _labels(doc: Doc, context: Context, bodies: list[Mention]) -> Iterator[Mention]:
    text = text_of(doc)
    lead = rules()["label-lead"].pattern.search(text) if ":" in text else None
    if lead is None:
        return
    partner = rules()["label-partner"].pattern.search(text, lead.end())
    end = partner.start() if partner else len(text)
    leaders = _names(bodies, lead.end(), end)
    partners = _names(bodies, partner.end(), len(text)) if partner else ()
    task = _TASK_LABEL.sub("", text[: lead.start()].strip(" .;-("))
    span = (0, len(text))
    own = len(task) >= 15
    if not own:
        enclosing = [h.title for h in block_of(doc).path if len(h.title) > 15]
        task = _TASK_LABEL.sub("", enclosing[-1]) if enclosing else ""
    time = _TIME_LABEL.search(text, lead.end())
    due = _due(time["when"].strip()) if time else deadline(text, 0, len(text))
    for name in leaders:
        yield _record(doc, context, span, name, task, partners, due, "label" if own else "label-below")


def completed(mention: Mention, before: Doc | None, following: Sequence[Doc]) -> Mention:
    """A labelled task with the partners and the time that the next lines label; the line above may be the task."""
    content = mention.content
    assert isinstance(content, Assignment)
    if mention.rule == "assignments/label-below" and before and block_of(before).kind in ("item", "paragraph"):
        above = text_of(before)
        if governing(above, 0) and not above.endswith(":") and not rules()["label-partner"].pattern.search(above):
            content = replace(content, task=spoken(_TASK_LABEL.sub("", above)))
    for doc in following:
        text = text_of(doc)
        if rules()["label-lead"].pattern.search(text):
            break
        partner, time = rules()["label-partner"].pattern.search(text), rules()["label-time"].pattern.match(text)
        if partner and not content.partners:
            names = _names(mentions_of(doc, "bodies"), partner.end(), len(text))
            content = replace(content, partners=tuple(n for n in names if n != content.body))
        elif time and content.deadline is None:
            phrase = time["when"].strip(" .;")
            content = replace(content, deadline=_due(phrase))
        else:
            break
    return replace(mention, content=content)


def _due(phrase: str) -> str | None:
    """The time of a label or a cell: ISO where it is a date, else as it stands."""
    if period := iso_period(phrase):
        return period
    date = next(find_dates(phrase), None)
    full = date is not None and date.end - date.start >= len(phrase) - 8 and "quý" not in phrase.lower()
    return date.iso if date and full else (" ".join(phrase.split()) or None)


def _passive(doc: Doc, context: Context, bodies: list[Mention]) -> Iterator[Mention]:
    """'... (Sở Y tế chủ trì)', '... do Sở Y tế chủ trì, phối hợp với ...'."""
    text = text_of(doc)
    if "(" not in text and " do " not in text:
        return
    for index, mention in enumerate(bodies):
        before = rules()["passive-before"].pattern.search(text[max(0, mention.start - 12) : mention.start])
        if before is None:
            continue
        last = run_at(text, bodies, index)
        after = rules()["passive-after"].pattern.match(text[bodies[last - 1].end :])
        opened = text[: mention.start].rstrip().endswith("(")
        task = text[: mention.start].rstrip(" (").removesuffix(" do").removesuffix(" giao")
        if after is None or len(task) < 15 or not (opened or text[: mention.start].rstrip().lower().endswith(" do")):
            continue
        if governing(task, 0) is None:
            continue
        end = bodies[last - 1].end + after.end()
        rest = _names(bodies, end, len(text)) if "phối hợp" in text[end : end + 20] else ()
        verb = governing(text, bodies[last - 1].end)
        role = verb.role if verb else "lead"
        for name in _names(bodies, mention.start, bodies[last - 1].end):
            due = deadline(task, 0, len(task)) or deadline(text, end, len(text))
            yield _record(doc, context, (0, end), name, task, rest, due, "passive", role)


def _row(doc: Doc, context: Context, bodies: list[Mention]) -> Iterator[Mention]:
    """A row of a table with a column for who leads."""
    block = block_of(doc)
    if block.table is None:
        return
    columns: dict[str, tuple[int, int]] = {}
    heads: dict[str, str] = {}
    for cell in block.cells:
        header = block.table.columns[cell.column].header if cell.column < len(block.table.columns) else ""
        for kind, pattern in (
            ("partner", _PARTNER_COLUMN), ("lead", _LEAD_COLUMN), ("time", _TIME_COLUMN), ("task", _TASK_COLUMN),
            ("measure", _MEASURE_COLUMN),
        ):  # fmt: skip
            if pattern.search(header):
                columns.setdefault(kind, (cell.start, cell.end))
                heads.setdefault(kind, header)
                break
    told = columns.get("task") or columns.get("measure")
    if "lead" not in columns or told is None:
        return
    text = text_of(doc)
    task = text[slice(*told)]
    duty = _OF_BODY.sub("", heads["lead"])
    if "task" not in columns:
        task = (
            f"{duty} {heads['measure'].lower()} {task[:1].lower()}{task[1:]}"  # 'chủ trì theo dõi chỉ tiêu tỷ lệ ...'
        )
    due = _due(text[slice(*columns["time"])]) if "time" in columns else None
    partners = _names(bodies, *columns["partner"]) if "partner" in columns else ()
    span = (min(told[0], columns["lead"][0]), max(told[1], columns["lead"][1]))
    verb = governing(duty, 0)
    for name in _names(bodies, *columns["lead"]):
        role = verb.role if verb and "measure" not in columns else "lead"
        yield _record(doc, context, span, name, task, partners, due, "column", role)
