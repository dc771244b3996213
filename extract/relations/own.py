"""Relations of the document itself: what its title, its opening and its articles say it does with others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ..components import Mention, block_of, text_of
from ..document import Part
from ..facts import Relation
from ..vietnamese import modern_tones
from .local import frame, joined, relate, relation_before
from .references import Reference, references_of

_OPENING_BLOCKS = 40
_SECTION = re.compile(r"\W*(?:[IA]|1|phần|chương|điều|mục|quyết định|quyết nghị)\b", re.IGNORECASE)
_AND = re.compile(r",?\svà\s(?:các\s)?")
_ARTICLE = re.compile(r"^\s*(?:điều\s\d+[.:]?\s*)?(?:nay\s)?(?:\d+[.)]\s*)?")


def own_relations(docs: Sequence[Doc], part: Part) -> Iterator[tuple[Doc, Mention]]:
    """The relations with subject 'this', each with the Doc that says it."""
    this = "this" if part.number == 1 else f"this#{part.number}"
    told = part.context.metadata.type is None  # a text about documents: what it calls 'this' is none
    opening = True
    begun = False
    carried: str | None = None
    listed: Relation | None = None
    for number, doc in enumerate(docs):
        block = block_of(doc)
        references = references_of(doc)
        if not references and number >= _OPENING_BLOCKS and not text_of(doc).endswith(":"):
            listed = None
            continue
        lower = modern_tones(text_of(doc).lower())
        if block.kind == "header":
            for mention in _title(doc, lower, references, this, part):
                yield doc, mention
            continue
        # A report may have its opening below its first heading.
        opening = opening and number < _OPENING_BLOCKS and not (begun and block.kind == "heading" and _is_section(doc))
        begun = begun or block.kind != "heading"
        if opening:
            for mention in _own_plan(doc, lower, references, this, part):
                yield doc, mention
            basis = frame("basis").search(lower[:40])
            starts = frame("implementing").match(lower)
            if starts and not (lower.rstrip().endswith((";", ":", ",")) or frame("actor").search(lower)):
                starts = None
            if basis and frame("quoting").match(lower):
                basis = None
            if basis:
                carried = "basis"
            elif starts:
                carried = "implements"
            elif (
                not references
                or not re.match(r"[\s\-–+*]*(?:các\s)?[a-zđ]", lower)
                or not _continues(lower, references)
            ):
                carried = None
            if carried and references:
                relation: Relation = "basis" if carried == "basis" else "implements"
                subject = this if relation == "basis" else _subject(lower, references, this, part, told)
                for mention in (
                    _of_opening(doc, lower, references, subject, relation, basis or starts) if subject else ()
                ):
                    yield doc, mention
            if carried:
                continue
        if listed and block.kind == "item" and references and references[0].start < 6:
            yield doc, relate(text_of(doc), this, references[0].start, references[0], listed, "relation.listed", 0.8)
            continue
        listed = _listed(lower)
        if references and block.kind not in ("footnote", "recipients", "signature"):
            for mention in () if told else _purpose(doc, lower, references, this):
                yield doc, mention
            for mention in _of_articles(doc, lower, references, this, part):
                yield doc, mention


def _listed(lower: str) -> Relation | None:
    """What 'Bãi bỏ các văn bản sau:' says of the items below it."""
    if (
        not lower.endswith(":")
        or (found := frame("listed").search(lower)) is None
        or not frame("listing").search(lower)
    ):
        return None
    return "replaces" if found["replaces"] else "amends"


def _subject(lower: str, references: Sequence[Reference], this: str, part: Part, told: bool) -> str | None:
    """What carries out the documents of an opening: this one, or 'UBND tỉnh đã ban hành Quyết định số 5/QĐ-UBND'.

    A text about documents (`told`) carries out none itself.
    """
    issued = next((r for r in references if not r.named and lower[: r.start].endswith("ban hành ")), None)
    if told:
        return issued.key if issued else None
    done = issued is not None and lower[: issued.start].endswith("đã ban hành ")
    return issued.key if issued and done and issued.key != part.context.metadata.number else this


def _is_section(doc: Doc) -> bool:
    return bool(block_of(doc).marker) or bool(_SECTION.match(text_of(doc)))


def _continues(lower: str, references: Sequence[Reference]) -> bool:
    """A list of bases goes on in a block that begins with a document: 'Luật ... ngày ...;'."""
    return references[0].start < 6


def _title(doc: Doc, lower: str, references: Sequence[Reference], this: str, part: Part) -> Iterator[Mention]:
    """'KẾ HOẠCH thực hiện Nghị quyết số 29-NQ/TW', 'QUYẾT ĐỊNH Về việc phê duyệt Quy hoạch ...'."""
    kind = (part.context.metadata.type or "").lower()
    if kind in ("phụ lục", "danh mục", "biểu"):
        return
    for index, target in enumerate(references):
        if target.depth:
            continue
        words = lower[max(0, target.start - 140) : target.start]
        found = relation_before(words)
        if not found or (found[0] == "reports_on" and frame("asks").search(words)):
            continue
        relation = _as_type_says(found[0], kind, words)
        for each in joined(text_of(doc), references, index):
            yield relate(
                text_of(doc), this, max(0, target.start - len(words.lstrip())), each, relation, f"{found[1].id}", 0.85
            )
        return


def _as_type_says(relation: Relation, kind: str, words: str) -> Relation:
    """A report on carrying out is no carrying out; a guidance to carry out guides."""
    if relation == "implements" and kind.startswith("báo cáo"):
        return "reports_on"
    if relation == "implements" and kind.startswith("hướng dẫn"):
        return "guides"
    if (
        relation == "reports_on"
        and not kind.startswith(("báo cáo", "kết luận"))
        and re.search(r"(?:thực hiện|triển khai)\s*$", words)
    ):
        return "reports_on"
    return relation


def _of_opening(
    doc: Doc, lower: str, references: Sequence[Reference], this: str, relation: Relation, cue: re.Match[str] | None
) -> Iterator[Mention]:
    """Every document of 'Căn cứ ...', 'Thực hiện ...' up to the clause in which the issuer acts."""
    low = cue.start("cue") if cue else 0
    actors = frame("actor").finditer(lower, references[0].end)
    actor = next((match for match in actors if frame("acts").match(lower[match.end() :])), None)
    high = actor.start() if actor and relation == "implements" else len(lower)
    first, taken = True, None
    for target in references:
        if target.depth or target.start < low or target.start >= high:
            continue
        before = lower[max(low, target.start - 90) : target.start]
        kind: Relation = relation
        if not first and not frame("top_level").search(before):
            if relation == "implements" or target.named or not frame("in_brackets").search(before):
                continue
            if not frame("asked").search(lower, low, target.start):
                continue
        if target.key == this or (target.named and re.search(r"\s(?:về|việc|ban\shành)\s$", before)):
            continue
        if relation == "basis" and frame("changing").search(before):
            continue
        # 'Luật A và Luật B', but not 'Nghị quyết số 5 về Quy hoạch A và Kế hoạch B'.
        same_list = relation == "basis" and lower.startswith(
            ("luật", "bộ luật", "pháp lệnh", "hiến pháp"), target.start
        )
        follows = taken is not None and taken.named and _AND.fullmatch(lower, taken.end, target.start)
        if not first and target.named and re.search(r"\bvà\s(?:các\s)?$", before) and not (same_list or follows):
            continue
        first, taken = False, target
        if relation == "implements" and re.search(
            r"(?:căn\scứ|(?:xét|theo)\sđề\snghị)[^;]*$", lower[low : target.start]
        ):
            kind = "basis"
        elif relation == "basis" and re.search(
            r"[,;]\s(?:triển\skhai\s)?thực\shiện\s(?:các\s|(?:ý\skiến|chỉ\sđạo|kết\sluận)\s[^,;]{0,70}\stại\s)?$",
            before,
        ):
            kind = "implements"
        yield relate(
            text_of(doc), this, low, target, kind, f"relation.{'basis' if kind == 'basis' else 'opening'}", 0.88
        )


def _own_plan(doc: Doc, lower: str, references: Sequence[Reference], this: str, part: Part) -> Iterator[Mention]:
    """'..., UBND tỉnh ban hành Kế hoạch triển khai thực hiện Đề án X' at the head of that plan."""
    kind = (part.context.metadata.type or "?").lower()
    for index, target in enumerate(references):
        plan = frame("own_plan").search(lower, max(0, target.start - 90), target.start)
        if plan is None or target.depth or plan["type"] != kind:
            continue
        # Not what another document does: 'Quyết định số 5 ban hành Kế hoạch thực hiện ...'.
        clause = max(lower.rfind(mark, 0, plan.start()) for mark in (", ", "; ", ". "))
        if not any(clause < other.start < plan.start() for other in references):
            for each in joined(text_of(doc), references, index):
                yield relate(text_of(doc), this, plan.start(), each, "implements", "relation.own-plan", 0.85)


def _purpose(doc: Doc, lower: str, references: Sequence[Reference], this: str) -> Iterator[Mention]:
    """'Mục đích: Cụ thể hóa và tổ chức thực hiện Nghị quyết số 5-NQ/TW': what the document is for."""
    purpose = frame("purpose").match(lower)
    if purpose is None:
        return
    titles = [heading.title.lower() for heading in block_of(doc).path[-2:]]
    if not purpose["named"] and not any(frame("purposes").search(title) for title in titles):
        return
    for index, target in enumerate(references):
        clause = lower[purpose.start("verb") : target.start]
        found = relation_before(clause)
        if target.depth or target.named or not found or frame("broken").search(clause):
            continue
        if found[0] == "implements":
            for each in joined(text_of(doc), references, index):
                yield relate(text_of(doc), this, purpose.start("verb"), each, "implements", "relation.purpose", 0.8)
        return


def _of_articles(doc: Doc, lower: str, references: Sequence[Reference], this: str, part: Part) -> Iterator[Mention]:
    """'Điều 1. Phê duyệt ...', 'Ban hành kèm theo Quyết định này ...', 'Quyết định này thay thế ...'."""
    kind = (part.context.metadata.type or "").lower()
    acting = kind.startswith(("quyết định", "nghị quyết", "nghị định", "thông tư", "luật", "chỉ thị", "pháp lệnh"))
    for index, target in enumerate(references):
        if target.depth:
            continue
        if not target.named and frame("ends").match(lower[target.end : target.end + 120]):
            yield relate(text_of(doc), this, target.start, target, "replaces", "relation.ends", 0.8)
            continue
        words = lower[max(0, target.start - 130) : target.start]
        spoken = re.split(r"(?<!\d)[.;:]\s", words)[-1]
        clause = frame("said_by").sub("", spoken, count=1).rstrip(' "“') + " "
        found = relation_before(clause)
        if not found:
            continue
        relation = found[0]
        says_this = frame("this_document").search(clause) or (
            found[1].pattern.match(clause.strip()) and frame("this_document").search(lower, 0, target.start)
        )
        start = _ARTICLE.match(lower)
        at = target.start - len(spoken)
        leads = at <= (start.end() if start else 0) + 1
        judged = leads and (acting or block_of(doc).kind == "heading") and relation == "reports_on"
        if judged and found[1].pattern.match(clause.lstrip(" -+")) is not None:
            yield relate(text_of(doc), this, at, target, relation, found[1].id, 0.75)
        if relation in ("replaces", "amends", "promulgates", "approves", "guides") and (
            says_this or (acting and leads and found[1].pattern.match(clause.lstrip(" -+")) is not None)
        ):
            for each in joined(text_of(doc), references, index):
                yield relate(text_of(doc), this, at, each, relation, found[1].id, 0.85)
