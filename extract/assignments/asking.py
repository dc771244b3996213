"""Who is asked: bodies that get a task in the middle of a sentence, or in one that opens a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from ..bodies.verbs import governing
from ..components import Mention, mentions_of, text_of
from .clauses import Task, sentences
from .predicates import predicate_at
from .scene import ONLY_ANNOUNCES, Scene, records
from .subjects import Actor, LeadIn, actors, rules, run_at
from .unlisted import told_unlisted

_PASSING = re.compile(
    r"(?:(?:cơ\s+sở|nhiệm\s+vụ\s+cụ\s+thể)\s+để|lãnh\s+đạo|chỉ\s+đạo|hướng\s+dẫn|yêu\s+cầu|đề\s+nghị|kiến\s+nghị|giao(?:\s+(?:nhiệm\s+vụ|trách\s+nhiệm))?(?:\s+cho)?|phân\s+công)(?:\s*:)?\s+"
    r"(?:(?:đồng\s+chí|(?:phó\s+)?(?:tổng\s+)?giám\s+đốc|thủ\s+trưởng|chánh|trưởng|bộ\s+trưởng|bí\s+thư|chủ\s+tịch|người\s+đứng\s+đầu|lãnh\s+đạo"
    r"|thống\s+đốc|tổng\s+thanh\s+tra|chủ\s+nhiệm|(?:văn\s+phòng|cơ\s+quan|bộ\s+phận)\s+thường\s+trực|các\s+bộ(?=\s*,)|các)(?:\s*,)?\s+)*$",
    re.IGNORECASE,
)
ASKS = re.compile(r"\s*(?:đã\s+|cũng\s+)?(?:yêu\s+cầu|đề\s+nghị|kiến\s+nghị|giao|phân\s+công)\b", re.IGNORECASE)
DEMANDED = re.compile(
    r"\b(?:yêu\s+cầu|đề\s+nghị|giao(?:\s+nhiệm\s+vụ)?(?:\s+cho)?|phân\s+công)(?:\s*:)?\s+(?:[^\s,;.:]+\s+){0,5}$",
    re.IGNORECASE,
)
JUST = re.compile(r"\b(?:vừa|đã|mới)\s", re.IGNORECASE)
_LETTER_TO = re.compile(r"\b(?:gửi|tới)\s+(?:các\s+)?$", re.IGNORECASE)
_LETTER_ASKS = re.compile(r"\s*,?\s*(?:yêu\s+cầu|đề\s+nghị)\s+", re.IGNORECASE)
_SENT_TO = re.compile(
    r"(?:gửi|báo\s+cáo|phản\s+ánh|đề\s+xuất|đăng\s+ký)\b[^.;]{0,80}$|\b(?:về|qua)\s+(?:các\s+)?$", re.IGNORECASE
)
_TO_COLLECT = re.compile(
    r"\s*(?:\([^)]{0,120}\)\s*)?,?\s*(?:trước\s+[^,;.]{3,40}\s+)?(?:để|nhằm)?\s+(?=(?:(?:theo\s+dõi|xem\s+xét|rà\s+soát|thẩm\s+định)(?:,|\s+và)\s+)?(?:tổng\s+hợp\b|(?<=để\s)xem\s+xét,\s+báo\s+cáo))"
)
_MAY_COLLECT = re.compile(r"tổng\s+hợp|để\s+xem\s+xét,\s+báo\s+cáo")
_ASKED = re.compile(r"(?:đề\s+nghị|kiến\s+nghị|trình)\s+$", re.IGNORECASE)
_LEAVE = re.compile(
    r"\s*(?:xem\s+xét|cho\s+phép|chấp\s+thuận|phê\s+duyệt|cho\s+(?:ý\s+kiến|chủ\s+trương)|thông\s+qua|thống\s+nhất)\b",
    re.IGNORECASE,
)
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
            if predicate_at(text, after, len(text)) is not None or _ANNOUNCED.search(text, after):
                return LeadIn(tuple(Actor(a.name) for a in actors(bodies[index:last])))
        opens = rules()["introduction"].pattern.match(text[:start]) or rules()["lead-in"].pattern.match(text[:start])
        if opens and (index == 0 or run_at(text, bodies, index - 1) == index):
            last = run_at(text, bodies, index)
            at = predicate_at(text, bodies[last - 1].end, len(text))
            if at is not None and ONLY_ANNOUNCES.search(text, at):
                return LeadIn(tuple(Actor(a.name) for a in actors(bodies[index:last])))
    return None


def told_in(scene: Scene, start: int, end: int) -> Iterator[tuple[list[Actor], Task]]:
    """Bodies that get a task in the middle of a sentence: '... yêu cầu Sở X rà soát ...'."""
    for who, actor, does in told_unlisted(scene.text, start, end):
        verb = governing(scene.text, does, end)
        if verb and not any(begin <= who < stop for begin, stop in scene.spans):
            yield [actor], Task(verb.begin, end, verb)
    index = 0
    while index < len(scene.bodies):
        mention = scene.bodies[index]
        if not start <= mention.start < end:
            index += 1
            continue
        last = run_at(scene.text, scene.bodies, index)
        behind = scene.bodies[last - 1].end
        letter = _LETTER_ASKS.match(scene.text, behind, end)
        if letter and _LETTER_TO.search(scene.text, start, mention.start):
            behind = letter.end()
        elif not _PASSING.search(scene.text, start, mention.start):
            index += 1
            continue
        at = predicate_at(scene.text, behind, end, True)
        verb = governing(scene.text, at, end) if at is not None else None
        if at is not None and verb and not asks_leave(scene.text, mention.start, at):
            yield actors(scene.bodies[index:last]), Task(verb.begin, end, verb)
        index = last


def asks_leave(text: str, subject: int, predicate: int) -> bool:
    """'đề nghị UBND tỉnh cho phép ...': a request upwards gives no task."""
    return bool(_LEAVE.match(text, predicate) and _ASKED.search(text, max(0, subject - 12), subject))


def collected(scene: Scene) -> Iterator[Mention]:
    """'... gửi Sở Tài chính để tổng hợp, báo cáo': the body that collects has a task too."""
    if scene.reports or not _MAY_COLLECT.search(scene.text):
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
                yield from records(scene, actors(scene.bodies[index:last]), verb.begin, task, "collected", 0.7)
