"""The tasks of one block. See the package for the three ways of saying who does what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from ..bodies.verbs import governing
from ..components import Mention, block_of, mentions_of, text_of
from ..document import Block, Context
from ..facts import Assignment, Citation, NamedDocument
from ..vietnamese import UPPER
from .clauses import Task, predicate_of, sentences, spoken, tasks
from .directives import CARRIER, deadline, deadline_alone, directives, partners
from .labels import labelled
from .subjects import Actor, LeadIn, actors, decides, inherited, lead_in, rules, run_at

_PASSING = re.compile(
    r"(?:lãnh\s+đạo|chỉ\s+đạo|hướng\s+dẫn|yêu\s+cầu|đề\s+nghị|kiến\s+nghị|giao(?:\s+(?:nhiệm\s+vụ|trách\s+nhiệm))?(?:\s+cho)?|phân\s+công)\s+"
    r"(?:(?:đồng\s+chí|(?:phó\s+)?(?:tổng\s+)?giám\s+đốc|thủ\s+trưởng|chánh|trưởng|bộ\s+trưởng|bí\s+thư|chủ\s+tịch|người\s+đứng\s+đầu|lãnh\s+đạo"
    r"|thống\s+đốc|tổng\s+thanh\s+tra|chủ\s+nhiệm|(?:văn\s+phòng|cơ\s+quan|bộ\s+phận)\s+thường\s+trực|các\s+bộ(?=\s*,)|các)(?:\s*,)?\s+)*$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\s*(?:đã\s+|cũng\s+)?(?:yêu\s+cầu|đề\s+nghị|kiến\s+nghị|giao|phân\s+công)\b", re.IGNORECASE)
_PLAN = re.compile(r"\s*(?:Kế\s+hoạch|Chương\s+trình)\b[^.;]{0,60}?\b(?:thực\s+hiện|triển\s+khai)\b", re.IGNORECASE)
_ISSUED = re.compile(r"\s*(?:Nghị\s+định|Thông\s+tư|Quyết\s+định|Nghị\s+quyết|Chỉ\s+thị|Công\s+điện|Công\s+văn|Luật)\b")
_CARRIED = re.compile(r"\s*(?:Kế hoạch|Chương trình|Chỉ thị|Quyết định|Văn bản|Đề án|kế hoạch|chương trình)\b")
_PERSON = re.compile(
    r"người\s+đứng\s+đầu|chủ\s+tịch|giám\s+đốc|thủ\s+trưởng|bộ\s+trưởng|bí\s+thư|trưởng\s+ban|lãnh\s+đạo|đồng\s+chí",
    re.IGNORECASE,
)
_DONE = re.compile(r"\s*đã\b", re.IGNORECASE)
_NOT_YET = re.compile(r"\s*(?:chưa|còn|chậm|vẫn\s+còn)\b", re.IGNORECASE)
_SPOKEN_OF = re.compile(r"\s*(?:đến|tại|của|có|là|được|bị)\b")
_SENT_TO = re.compile(
    r"(?:gửi|báo\s+cáo|phản\s+ánh|đề\s+xuất|đăng\s+ký)\b[^.;]{0,80}$|\b(?:về|qua)\s+(?:các\s+)?$", re.IGNORECASE
)
_TO_COLLECT = re.compile(r"\s*(?:\([^)]{0,120}\)\s*)?,?\s*(?:trước\s+[^,;.]{3,40}\s+)?(?:để|nhằm)?\s+(?=tổng\s+hợp\b)")
_OPENING = re.compile(rf"^[\s\-+*•(]*(?=[A-Z{UPPER}])")


@dataclass(frozen=True, slots=True)
class _Scene:
    """What all steps need to know of the block."""

    doc: Doc
    text: str
    block: Block
    context: Context
    bodies: list[Mention]
    reports: bool


_FOLLOWING = re.compile(
    r"\b(?:sau(?:\s+đây)?|nội\s+dung|nhiệm\s+vụ|giải\s+pháp|công\s+việc|yêu\s+cầu|việc)\b[^.;:,]{0,40}:$", re.IGNORECASE
)
_DUTIES_OF = re.compile(
    r"\b(?:trách\s+nhiệm|nhiệm\s+vụ)(?:\s+(?!của\b)[^\s,;.:]+){0,5}\s+(?:của|đối\s+với)\s+(?:các\s+)?$", re.IGNORECASE
)
_CONTENTS = re.compile(
    r"\b(?:xây\s+dựng|lập|ban\s+hành|báo\s+cáo)\s+[^:,]*\b(?:với|theo|gồm)\s[^:,]*\bnội\s+dung\b[^:,]*:$", re.IGNORECASE
)
"""The list below says what a plan is to hold, not what is to be done."""
_ONLY_ANNOUNCES = re.compile(
    r"(?:(?:tập\s+trung|khẩn\s+trương|nghiêm\s+túc|tiếp\s+tục|chỉ\s+đạo|tổ\s+chức|lãnh\s+đạo|quan\s+tâm|phối\s+hợp|cần|,)\s+)*(?:triển\s+khai\s+|thực\s+hiện\s+|làm\s+)+"
    r"(?:(?:tốt|ngay|nghiêm|nghiêm\s+túc|có\s+hiệu\s+quả|hiệu\s+quả|đồng\s+bộ|quyết\s+liệt|đầy\s+đủ|kịp\s+thời|,)\s+)*(?:các|những|một\s+số)?\s*"
    r"(?:nội\s+dung|nhiệm\s+vụ|giải\s+pháp|công\s+việc|công\s+tác|biện\s+pháp|việc)\b[^.;]{0,70}$",
    re.IGNORECASE,
)


_ANNOUNCED = re.compile(
    r"\s(?:thực\s+hiện|triển\s+khai|làm)\s+(?:(?:tốt|ngay|nghiêm)\s+)?(?:(?:các|những|một\s+số)\s+)?(?:nội\s+dung|nhiệm\s+vụ|giải\s+pháp|công\s+việc"
    r"|việc)\b[^.;:]{0,40}:$",
    re.IGNORECASE,
)


def asked_for(doc: Doc) -> LeadIn | None:
    """Who is asked in an opening sentence for what the list behind it says: 'UBND tỉnh yêu cầu các sở ... sau:'."""
    text = text_of(doc)
    if not text.endswith(":") or not _FOLLOWING.search(text, max(0, len(text) - 80)) or _CONTENTS.search(text):
        return None
    bodies = mentions_of(doc, "bodies")
    for index in reversed(range(len(bodies))):
        start = bodies[index].start
        if _DUTIES_OF.search(text, max(0, start - 80), start):
            return LeadIn(tuple(Actor(a.name) for a in actors(bodies[index : run_at(text, bodies, index)])))
        if _PASSING.search(text, max(0, start - 80), start):
            last = run_at(text, bodies, index)
            after = bodies[last - 1].end
            if _predicate(text, after, len(text)) is not None or _ANNOUNCED.search(text, after):
                return LeadIn(tuple(Actor(a.name) for a in actors(bodies[index:last])))
        opens = rules()["introduction"].pattern.match(text[:start]) or rules()["lead-in"].pattern.match(text[:start])
        if opens and (index == 0 or run_at(text, bodies, index - 1) == index):
            last = run_at(text, bodies, index)
            at = _predicate(text, bodies[last - 1].end, len(text))
            if at is not None and _ONLY_ANNOUNCES.search(text, at):
                return LeadIn(tuple(Actor(a.name) for a in actors(bodies[index:last])))
    return None


def find_tasks(doc: Doc, context: Context, heirs: LeadIn | None = None) -> list[Mention]:
    """All assignments of the block, in no order; `heirs`: who acts where neither the block nor a heading tells."""
    text, block = text_of(doc), block_of(doc)
    scene = _Scene(doc, text, block, context, mentions_of(doc, "bodies"), _reports(block, context))
    found = [*labelled(doc, context, scene.bodies)]
    if found:
        return found
    return [*_given(scene, heirs), *_own(scene), *_collected(scene)]


def _reports(block: Block, context: Context) -> bool:
    """Whether the block tells what was done rather than what is to do."""
    if rules()["report"].pattern.match(context.metadata.type or ""):
        return True
    return any(_is_past(h.title) for h in block.path if h.level <= 2 and len(h.title) < 120)


@lru_cache(64)  # all blocks below a heading ask
def _is_past(title: str) -> bool:
    return rules()["past-section"].pattern.search(title) is not None


def _given(scene: _Scene, asked: LeadIn | None) -> list[Mention]:
    """Bodies as subjects, sentence by sentence; a sentence without one goes on with the last."""
    heirs = None if scene.reports else inherited(scene.block, scene.context) or asked
    if not heirs and not scene.bodies:
        return []
    if (scene.block.kind == "heading" or scene.text.endswith(":")) and lead_in(scene.text, scene.context):
        return []
    found: list[Mention] = []
    latest: list[Mention] = []
    current: list[Actor] = []
    handed: list[Actor] = []
    handed_at = -1
    past = scene.reports
    for start, end in _clauses(scene):
        if rules()["closing"].pattern.search(scene.text, start, end):
            current = []
            continue
        if latest and (due := deadline_alone(scene.text, start, end)):
            found[-len(latest) :] = [_due(mention, due) for mention in latest]
            continue
        subject = _subject(scene, start, end)
        said: list[Mention] = []
        if subject:
            current, at = subject
            past = scene.reports or bool(_DONE.match(scene.text, at))
            said += _tasks_of(scene, current, start, at, end, "subject", 0.85)
        elif handed and scene.text[handed_at : handed_at + 1] == ";" and predicate_of(scene.text, start, end):
            said += _tasks_of(scene, handed, start, start, end, "continued", 0.7)
            handed_at = end
        elif current and predicate_of(scene.text, start, end):
            if past and not _reported(scene, start, start, end):
                continue
            said += _tasks_of(scene, current, start, start, end, "continued", 0.75)
        elif heirs and predicate_of(scene.text, start, end):
            tasks_found = _tasks_of(scene, list(heirs.actors), start, start, end, "heading", 0.8)
            said += (_under(heirs, mention) for mention in tasks_found)
        else:
            for actors_told, task in _told(scene, start, end):
                current = actors_told
                said += _records(scene, actors_told, task.start, task, "passed-on", 0.7)
        found += said
        latest = said or latest
        if told := _handed_on(said):
            handed, handed_at = told, end
    return found


def _handed_on(said: list[Mention]) -> list[Actor]:
    """'UBND tỉnh chỉ đạo Sở A làm B; làm C': who is directed, and no more is said, goes on in the next clause."""
    inner = [m.content for m in said if m.rule == "assignments/nested" and isinstance(m.content, Assignment)]
    outer = {m.content.task for m in said if m.rule != "assignments/nested" and isinstance(m.content, Assignment)}
    if len({content.task for content in inner}) != 1 or len(outer) != 1 or not outer.pop().startswith("chỉ đạo "):
        return []
    return [Actor(content.body) for content in inner]


def _clauses(scene: _Scene) -> Iterator[tuple[int, int]]:
    """The sentences of the block; 'Sở A; Sở B: ...' is one, although a semicolon parts its subjects."""
    held: int | None = None
    for start, end in sentences(scene.text):
        begin = start if held is None else held
        listed = [m for m in scene.bodies if begin <= m.start < end]
        only_bodies = bool(listed) and run_at(scene.text, listed, 0) == len(listed) and listed[-1].end >= end - 1
        if only_bodies and rules()["lead-in"].pattern.match(scene.text[begin : listed[0].start]):
            held = begin
            continue
        held = None
        yield begin, end


def _due(mention: Mention, due: str) -> Mention:
    """The task with the deadline that the clause behind it names."""
    content = mention.content
    assert isinstance(content, Assignment)
    return mention if content.deadline else replace(mention, content=replace(content, deadline=due))


def _under(lead: LeadIn, mention: Mention) -> Mention:
    """The task with the role and the partners of its lead-in, unless it says itself who leads or helps."""
    content = mention.content
    assert isinstance(content, Assignment)
    if lead.role is None or mention.rule != "assignments/heading" or content.role in ("lead", "coordinate"):
        return mention
    return replace(mention, content=replace(content, role=lead.role, partners=content.partners or lead.partners))


def _collected(scene: _Scene) -> Iterator[Mention]:
    """'... gửi Sở Tài chính để tổng hợp, báo cáo': the body that collects has a task too."""
    if scene.reports or "tổng hợp" not in scene.text:
        return
    for start, end in sentences(scene.text):
        for index, mention in enumerate(scene.bodies):
            if not start <= mention.start < end or not _SENT_TO.search(scene.text, start, mention.start):
                continue
            last = run_at(scene.text, scene.bodies, index)
            purpose = _TO_COLLECT.match(scene.text, scene.bodies[last - 1].end, end)
            verb = governing(scene.text, purpose.end(), end) if purpose else None
            if verb:
                task = Task(verb.begin, end, verb)
                yield from _records(scene, actors(scene.bodies[index:last]), verb.begin, task, "collected", 0.7)


def _subject(scene: _Scene, start: int, end: int) -> tuple[list[Actor], int] | None:
    """The bodies the sentence is about and where its predicate begins."""
    text = scene.text
    for index, mention in enumerate(scene.bodies):
        if mention.start < start:
            continue
        if mention.start >= end:
            return None
        head = text[start : mention.start].lstrip(" -+*•")
        given = rules()["lead-in"].pattern.match(head)
        if not given and not rules()["introduction"].pattern.match(head):
            continue
        last = run_at(text, scene.bodies, index)
        at = scene.bodies[last - 1].end
        if _ASKS.match(text, at, end) and any(told for told in _told(scene, at, end)):
            return None  # who only asks has no task
        predicate = _predicate(text, at, end, bool(given and _ASKS.match(head)))
        if predicate is None or _asks_leave(text, mention.start, predicate):
            continue
        if decides(text, head, predicate):
            return None
        if (scene.reports or _DONE.match(text, at)) and not _reported(scene, start, predicate, end):
            return None
        if not scene.reports and _NOT_YET.match(text, at):
            return None
        return actors(scene.bodies[index:last]), predicate
    return None


_INSERTED = re.compile(
    r"\s*(?:\([^)]{0,120}\))?\s*(?:,\s*)?(?:(?:căn\s+cứ|theo|trên\s+cơ\s+sở|trong\s+phạm\s+vi|ngoài|bên\s+cạnh|với)\s[^,;:]{3,200}[,:]\s*)?:?\s*"
    r"(?:(?:có|chịu)\s+trách\s+nhiệm\s*:?\s*)?",
    re.IGNORECASE,
)


_BASIS = re.compile(r"\s*,?\s*(?:căn\s+cứ|theo|trên\s+cơ\s+sở|trong\s+phạm\s+vi|tùy\s+theo)\b", re.IGNORECASE)
_BASIS_END = re.compile(
    r"\b(?:này|(?:được|đã)\s+giao|của\s+(?:mình|ngành|đơn\s+vị|địa\s+phương)|thực\s+tế|liên\s+quan|quy\s+định|phân\s+công|thẩm\s+quyền"
    r"|nhiệm\s+vụ|quyền\s+hạn|quản\s+lý|phụ\s+trách),?\s+(?:để\s+|tiến\s+hành\s+)?",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\s*(?:có|được|là|thuộc|đang|phụ\s+trách|trên)\b[^.;:]{3,160}?\s(?=(?:có\s+trách\s+nhiệm\s+)?chủ\s+trì\b)"
)
_GROUNDS = re.compile(
    r"\s*(?:căn\s+cứ|trên\s+cơ\s+sở|theo)\b[^.;:]{5,200}?\s(?=(?:chủ\s+trì|phối\s+hợp|tuyên\s+truyền|xây\s+dựng|chủ\s+động|triển\s+khai"
    r"|tổ\s+chức|chỉ\s+đạo|tham\s+mưu|rà\s+soát|ban\s+hành|hướng\s+dẫn|tiếp\s+tục|tập\s+trung|cụ\s+thể\s+hóa|lãnh\s+đạo)\s+\w)",
    re.IGNORECASE,
)


_OWNER = re.compile(r"\s*(?:của|thuộc|trực\s+thuộc|trên\s+địa\s+bàn)\s+", re.IGNORECASE)
_WORD = re.compile(r"(?<=\s)[^\s,;.:]+")
_ASKED = re.compile(r"(?:đề\s+nghị|kiến\s+nghị|trình)\s+$", re.IGNORECASE)
_LEAVE = re.compile(
    r"\s*(?:xem\s+xét|cho\s+phép|chấp\s+thuận|phê\s+duyệt|cho\s+(?:ý\s+kiến|chủ\s+trương)|thông\s+qua|thống\s+nhất)\b",
    re.IGNORECASE,
)


def _asks_leave(text: str, subject: int, predicate: int) -> bool:
    """'đề nghị UBND tỉnh cho phép ...': a request upwards gives no task."""
    return bool(_LEAVE.match(text, predicate) and _ASKED.search(text, max(0, subject - 12), subject))


_DELEGATES = re.compile(
    r"\s*,?\s*(?:nhất|đặc\s+biệt|trước\s+hết|trực\s+tiếp|mà\s+trực\s+tiếp)\s+là\s+(?:người\s+đứng\s+đầu|thủ\s+trưởng|lãnh\s+đạo)(?:\s+[^\s,;.]+){0,5}?"
    r"(?=\s+(?:chịu|phải|cần|có\s+trách|tập|tăng|chủ|tiếp|nghiêm))|(?:\s*(?:,|và)\s*(?:các\s+)?(?:[Tt]ổ\s+)?đại\s+biểu(?:\s+(?:HĐND|Hội\s+đồng\s+nhân\s+dân|Quốc\s+hội)(?:\s+(?:tỉnh|thành\s+phố|huyện|xã|phường))?)?)+"
)


_DESCRIBED = re.compile(
    r"\s*(?:[-–(]\s*)?[^.;:,()]{3,90}?\)?\s(?=(?:khẩn\s+trương|tiếp\s+tục|tăng\s+cường|tập\s+trung|chủ\s+trì|phối\s+hợp|chủ\s+động|nghiêm\s+túc"
    r"|rà\s+soát|kiểm\s+tra|triển\s+khai|thực\s+hiện|có\s+trách\s+nhiệm|đẩy\s+mạnh|báo\s+cáo|kịp\s+thời|thường\s+xuyên)\s)",
    re.IGNORECASE,
)


def _predicate(text: str, at: int, end: int, asked: bool = False) -> int | None:
    """Where the governing verb stands behind the subject, insertions skipped ('căn cứ chức năng, nhiệm vụ ...').

    `asked`: somebody asks the subject, so that words which describe it may stand between ('đóng trên địa bàn').
    """
    if delegates := _DELEGATES.match(text, at, end):
        at = delegates.end()
    if governing(text, at, end):
        return at
    if described := _LEADS.match(text, at, end):
        return described.end()
    if owner := _OWNER.match(text, at, end):
        for word in _WORD.finditer(text, owner.end(), min(end, owner.end() + 60)):
            if text[word.start() - 1] == "," or word.start() == owner.end():
                continue
            if governing(text, word.start(), end):
                return word.start()
    if _SPOKEN_OF.match(text, at):
        return None
    if basis := _BASIS.match(text, at, end):
        for stop in _BASIS_END.finditer(text, basis.end(), min(end, at + 140)):
            if governing(text, stop.end(), end):
                return stop.end()
    if text[at : at + 1] == ":" and governing(text, at + 1, end):
        return at + 1
    inserted = _INSERTED.match(text, at, end)
    if inserted and inserted.end() > at and governing(text, inserted.end(), end):
        return inserted.end()
    if grounds := _GROUNDS.match(text, at, end):
        return grounds.end()
    described = _DESCRIBED.match(text, at, end) if asked else None
    return described.end() if described else None


def _reported(scene: _Scene, start: int, at: int, end: int) -> bool:
    """In a report only leadership and what carries out a directive is an assignment."""
    verb = governing(scene.text, at, end)
    if verb is None or _NOT_YET.match(scene.text, at):
        return False
    if not scene.reports and scene.context.metadata.type:
        return bool(_directives_at(scene, at, end))  # what a directive tells of the past is a reason, no task
    led = verb.role == "direct" and at > start
    return led or bool(_directives_at(scene, start, end))


def _tasks_of(
    scene: _Scene, subjects: list[Actor], start: int, at: int, end: int, rule: str, confidence: float
) -> Iterator[Mention]:
    for number, task in enumerate(tasks(scene.text, at, end)):
        begin = start if number == 0 else task.start
        nested = [*_nested(scene, task)]
        if not (nested and task.verb.verb == "giao"):  # who only hands a task on has none
            yield from _records(scene, subjects, begin, task, rule, confidence)
        yield from nested


def _records(
    scene: _Scene, subjects: list[Actor], begin: int, task: Task, rule: str, confidence: float
) -> Iterator[Mention]:
    text = scene.text
    said = text[task.start : task.end]
    answers = rules()["accountability"].pattern.match(said)
    if (answers and (answers["before"] or _PERSON.search(text, begin, task.start))) or (
        text.endswith(":") and task.end >= len(text) - 1 and _ONLY_ANNOUNCES.match(said)
    ):
        return
    with_whom = partners(text, scene.bodies, task.start, task.end)
    carried = directives(scene.doc, task.start, task.end, scene.context)
    for actor in subjects:
        if text.endswith(":") and len(spoken(said)) <= len(task.verb.verb) + 2:
            continue  # 'UBND tỉnh báo cáo như sau:'
        issues = task.verb.verb in ("ban hành", "xây dựng") and actor.name == scene.context.metadata.issuer
        if issues and not _PLAN.match(text, task.verb.end) and (not carried or _ISSUED.match(text, task.verb.end)):
            continue  # 'Chính phủ ban hành Nghị định ...': the document itself, no task
        yield Mention(
            start=begin,
            end=task.end,
            content=Assignment(
                body=actor.name,
                role=task.verb.role,
                task=spoken(said),
                directives=carried,
                partners=tuple(p for p in with_whom if p != actor.name),
                deadline=deadline(text, task.start, task.end),
            ),
            rule=f"assignments/{rule}",
            confidence=confidence,
        )


def _nested(scene: _Scene, task: Task) -> Iterator[Mention]:
    """'chỉ đạo các cơ quan báo chí đẩy mạnh tuyên truyền': the press has a task too."""
    for told, inner in _told(scene, task.start, task.end):
        yield from _records(scene, told, inner.start, inner, "nested", 0.75)


def _told(scene: _Scene, start: int, end: int) -> Iterator[tuple[list[Actor], Task]]:
    """Bodies that get a task in the middle of a sentence: '... yêu cầu Sở X rà soát ...'."""
    index = 0
    while index < len(scene.bodies):
        mention = scene.bodies[index]
        if not start <= mention.start < end or not _PASSING.search(scene.text, start, mention.start):
            index += 1
            continue
        last = run_at(scene.text, scene.bodies, index)
        at = _predicate(scene.text, scene.bodies[last - 1].end, end, True)
        verb = governing(scene.text, at, end) if at is not None else None
        if at is not None and verb and not _asks_leave(scene.text, mention.start, at):
            yield actors(scene.bodies[index:last]), Task(verb.begin, end, verb)
        index = last


def _directives_at(scene: _Scene, start: int, end: int) -> list[int]:
    """Offsets of the directives that the clause names."""
    return [
        m.start
        for family in ("citations", "named_documents")
        for m in mentions_of(scene.doc, family)
        if start <= m.start < end and _is_directive(m)
    ]


def _is_directive(mention: Mention) -> bool:
    content = mention.content
    if isinstance(content, Citation):
        return content.number is not None
    return isinstance(content, NamedDocument)


def _own(scene: _Scene) -> Iterator[Mention]:
    """In a body's own report: a clause without subject that carries out a numbered or named directive."""
    issuer = scene.context.metadata.issuer
    if not issuer or not rules()["report"].pattern.match(scene.context.metadata.type or ""):
        return
    last_verb = ""
    for start, end in sentences(scene.text):
        opening = _OPENING.match(scene.text, start, end)
        at = opening.end() if opening else start
        continued = last_verb == "ban hành" and _CARRIED.match(scene.text, start)
        if not continued and not rules()["own-task"].pattern.match(scene.text[at:end]):
            last_verb = ""
            continue
        verb = governing(scene.text, at, end)
        last_verb = "ban hành" if continued or (verb and verb.verb == "ban hành") else ""
        if not any(_carried_out(scene.text, at, where) for where in _directives_at(scene, at, end)):
            continue
        yield from _own_task(scene, issuer, at, end, bool(continued))


def _carried_out(text: str, start: int, directive: int) -> bool:
    """Whether the words before the directive say that it is carried out and the clause does not only begin with it."""
    before = text[start:directive]
    if re.fullmatch(r"(?:Thực hiện|Triển khai)\s+", before):
        rest = text[directive:]
        return not re.match(r"[^,;.]{0,120},\s*(?:đến nay|tỉnh|đã|toàn|UBND)", rest)
    return bool(rules()["carries-out"].pattern.search(before) or CARRIER.match(text[directive : directive + 160]))


def _own_task(scene: _Scene, issuer: str, at: int, end: int, continued: bool) -> Iterator[Mention]:
    verb = governing(scene.text, at, end)
    phrase = spoken(scene.text[at:end])
    if continued:
        phrase, role = f"ban hành {phrase[:1].upper()}{phrase[1:]}", "implement"
    elif verb:
        role = verb.role
    else:
        return
    yield Mention(
        start=at,
        end=end,
        content=Assignment(
            body=issuer,
            role=role,  # type: ignore[arg-type]
            task=phrase,
            directives=directives(scene.doc, at, end, scene.context),
        ),
        rule="assignments/own-report",
        confidence=0.65,
    )
