"""The tasks of one block. See the package for the three ways of saying who does what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from ..components import Mention, block_of, mentions_of, text_of
from ..document import Context
from ..facts import Assignment, Body
from .asking import ASKS, DEMANDED, JUST, asks_leave, collected, told_in
from .clauses import Task, predicate_of, sentences, tasks
from .directives import deadline_alone
from .headings import inherited
from .labels import labelled
from .own import own_report
from .predicates import predicate_at
from .scene import DONE, NOT_YET, Scene, records, reported, reports
from .subjects import Actor, LeadIn, actors, counted_off, decides, lead_in, rules, run_at
from .unlisted import organises, subject_at

_ASKED_AGAIN = re.compile(
    r"(?:\s*[-+*•]\s*)?(?:đồng\s+thời,?\s+|ngoài\s+ra,?\s+)?(?:yêu\s+cầu|đề\s+nghị)\s+", re.IGNORECASE
)
"""'Yêu cầu hoàn thiện ...' asks again who was asked before."""
_SAYS_MORE = re.compile(r"\b(?:trong\s+đó|cụ\s+thể|gồm)\b[^.;:]{3,80}:$", re.IGNORECASE)
"""A line that opens a list and says before that what is to be done on the whole."""
_BULLETS = " \n-+*•"
_HANDS_OUT = re.compile(
    r"\s*(?:đã\s+)?giao\s+(?:chỉ\s+tiêu|kế\s+hoạch|dự\s+toán|vốn|đất|rừng|biên\s+chế|khoán)\b", re.IGNORECASE
)


def find_tasks(doc: Doc, context: Context, heirs: LeadIn | None = None) -> list[Mention]:
    """All assignments of the block, in no order; `heirs`: who acts where neither the block nor a heading tells."""
    text, block = text_of(doc), block_of(doc)
    bodies = mentions_of(doc, "bodies")
    spans = tuple((m.start, m.end) for m in bodies)
    scene = Scene(doc, text, block, context, bodies, reports(block, context), spans)
    found = [*labelled(doc, context, scene.bodies)]
    if found:
        return found
    return [*_given(scene, heirs), *own_report(scene), *collected(scene)]


def _given(scene: Scene, asked: LeadIn | None) -> list[Mention]:
    """Bodies as subjects, sentence by sentence; a sentence without one goes on with the last."""
    heirs = None if scene.reports else inherited(scene.block, scene.context) or asked
    organised = organises(scene.block.path) or asked is not None
    if not heirs and not scene.bodies and not organised:
        return []
    opens = scene.text.endswith(":")
    if (
        (scene.block.kind == "heading" or opens)
        and lead_in(scene.text, scene.context)
        and not (opens and scene.bodies and _SAYS_MORE.search(scene.text))
    ):
        return []
    found: list[Mention] = []
    latest: list[Mention] = []
    current: list[Actor] = []
    handed: list[Actor] = []
    handed_at = -1
    past = scene.reports
    for begin, end in _clauses(scene):
        while scene.text[begin] in _BULLETS:
            begin += 1
        again = _ASKED_AGAIN.match(scene.text, begin, end)
        start = again.end() if again and predicate_of(scene.text, again.end(), end) else begin
        if rules()["closing"].pattern.search(scene.text, start, end):
            current = []
            continue
        if latest and (due := deadline_alone(scene.text, start, end)):
            found[-len(latest) :] = [_due(mention, due) for mention in latest]
            continue
        subject = _subject(scene, start, end) or (subject_at(scene.text, start, end) if organised else None)
        said: list[Mention] = []
        if subject and subject[0]:
            current, at = subject
            past = scene.reports or bool(DONE.match(scene.text, at))
            said += _tasks_of(scene, current, start, at, end, "subject", 0.85)
        elif subject:
            current = []
            for actors_told, part in _passed_on(scene, start, end):
                current = actors_told
                said += records(scene, actors_told, part.start, part, "passed-on", 0.7)
        elif handed and scene.text[handed_at : handed_at + 1] == ";" and predicate_of(scene.text, start, end):
            said += _tasks_of(scene, handed, start, start, end, "continued", 0.7)
            handed_at = end
        elif current and predicate_of(scene.text, start, end):
            if past and not reported(scene, start, start, end):
                continue
            said += _tasks_of(scene, current, start, start, end, "continued", 0.75)
        elif heirs and predicate_of(scene.text, start, end):
            tasks_found = _tasks_of(scene, list(heirs.actors), start, start, end, "heading", 0.8)
            said += (_under(heirs, mention) for mention in tasks_found)
        else:
            for actors_told, part in _passed_on(scene, start, end):
                current = actors_told
                said += records(scene, actors_told, part.start, part, "passed-on", 0.7)
        found += said
        latest = said or latest
        if told := _handed_on(said):
            handed, handed_at = told, end
    return found


def _passed_on(scene: Scene, start: int, end: int) -> Iterator[tuple[list[Actor], Task]]:
    """The tasks of those who are told in the clause, one by one."""
    for actors_told, task in told_in(scene, start, end):
        for part in tasks(scene.text, task.start, task.end, scene.spans):
            yield actors_told, part


def _handed_on(said: list[Mention]) -> list[Actor]:
    """'UBND tỉnh chỉ đạo Sở A làm B; làm C': who is directed, and no more is said, goes on in the next clause."""
    inner = [m.content for m in said if m.rule == "assignments/nested" and isinstance(m.content, Assignment)]
    outer = {m.content.task for m in said if m.rule != "assignments/nested" and isinstance(m.content, Assignment)}
    if len({content.task for content in inner}) != 1 or len(outer) != 1 or not outer.pop().startswith("chỉ đạo "):
        return []
    return [Actor(content.body) for content in inner]


def _clauses(scene: Scene) -> Iterator[tuple[int, int]]:
    """The sentences of the block; 'Sở A; Sở B: ...' is one, although a semicolon parts its subjects."""
    held: int | None = None
    for start, end in sentences(scene.text):
        begin = start if held is None else held
        listed = [m for m in scene.bodies if begin <= m.start < end]
        if listed and listed[-1].end >= end - 1 and _list_goes_on(scene, listed, begin, end):
            held = begin
            continue
        held = None
        yield begin, end


def _list_goes_on(scene: Scene, listed: list[Mention], begin: int, end: int) -> bool:
    """Whether the bodies at the end of the clause are told, with those behind the semicolon, what to do."""
    text = scene.text
    first = len(listed) - 1
    while first and run_at(text, listed, first - 1) == len(listed):
        first -= 1
    head = text[begin : listed[first].start]
    if first == 0 and rules()["lead-in"].pattern.match(head):
        return True
    if not (DEMANDED.search(head) or rules()["introduction"].pattern.match(head)):
        return False
    after = next((m for m in scene.bodies if m.start >= end), None)
    return after is not None and rules()["lead-in"].pattern.match(text[end + 1 : after.start]) is not None


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


def _subject(scene: Scene, start: int, end: int) -> tuple[list[Actor], int] | None:
    """The bodies the sentence is about, none where they get no task in it, and where its predicate begins."""
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
        if ASKS.match(text, at, end) and not _HANDS_OUT.match(text, at, end):
            return [], at  # who only asks has no task
        content = scene.bodies[last - 1].content
        if (
            given
            and isinstance(content, Body)
            and content.group
            and (counted := counted_off(text, mention, end, scene.context))
        ):
            return counted
        group = bool(given) and isinstance(content, Body) and bool(content.group)
        predicate = predicate_at(text, at, end, bool(given and ASKS.match(head)), group)
        if predicate is None and not given and DONE.match(text, at):
            return [], at
        if predicate is None or asks_leave(text, mention.start, predicate):
            continue
        if decides(text, head, predicate) or rules()["no-task"].pattern.match(text, predicate):
            return [], predicate
        if (scene.reports or DONE.match(text, at)) and not reported(scene, start, predicate, end):
            return [], predicate
        if not scene.reports and NOT_YET.match(text, at):
            return [], predicate
        return actors(scene.bodies[index:last]), predicate
    return None


def _tasks_of(
    scene: Scene, subjects: list[Actor], start: int, at: int, end: int, rule: str, confidence: float
) -> Iterator[Mention]:
    for number, task in enumerate(tasks(scene.text, at, end, scene.spans)):
        begin = start if number == 0 else task.start
        nested = [*_nested(scene, task)]
        if not (nested and _only_hands_on(scene, subjects, task)):
            yield from records(scene, subjects, begin, task, rule, confidence)
        yield from nested


def _only_hands_on(scene: Scene, subjects: list[Actor], task: Task) -> bool:
    """Whether the subject has no task itself: it hands one on, or the text tells what its author told others."""
    if task.verb.verb == "giao":
        return True
    author = scene.context.metadata.issuer
    if task.verb.verb != "chỉ đạo" or scene.reports:
        return False
    told = JUST.search(scene.text, max(0, task.start - 12), task.verb.start) is not None
    return told and (author is None or all(actor.name == author for actor in subjects))


def _nested(scene: Scene, task: Task) -> Iterator[Mention]:
    """'chỉ đạo các cơ quan báo chí đẩy mạnh tuyên truyền': the press has a task too."""
    for told, inner in told_in(scene, task.start, task.end):
        yield from records(scene, told, inner.start, inner, "nested", 0.75)
