"""From a question to its answer: understand, find, ask the graph, say it. What the graph does not say is not said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import get_args

from ...extract.vietnamese import fold
from ...graph.answers import search
from ...graph.answers.common import evidence_of
from ...graph.answers.types import Evidence, Hit, Kind
from ...graph.identity.names import key
from ...graph.map.iris import concept
from ...graph.search import vocabulary
from ...graph.store import Iri, Literal, Row, Store
from ...graph.store.binding import bound
from ...graph.store.terms import Term
from ..messages import Language
from ..models import Answered, Understood
from .deadlines import bound_of
from .figures import told
from .frames import understandings
from .question import Question, role_of, role_words, status_words
from .sifting import event_of, kind_of_body, sifted
from .templates import Template, sentence, templates
from .templates import words as spoken_of
from .things import SAME_NUMBER, Thing, find_things, near_things, province_in, said_words, without_provinces

_KINDS = frozenset({"directive", "body", "project", "indicator"} & set(get_args(Kind)))
_GROUNDS = ("said", "step")
_BY_TASK = "doers"
_SAID = 8
_LISTED = 200
"""Rows of an answer that are listed and proved; the query tells all, and the text how many there are."""
_PROOFS = 3
_NEAR = 8
_DAY = re.compile(r"\d{4}(?:-\d{2}){1,2}")
_ASIDE = re.compile(r",.*\b(?:khi nào|khi nao|bao giờ|bao gio|hạn|han|mấy|may|đến đâu|den dau)\b.*$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\d[\w./]*[-/][a-z]|\b(?:nghi quyet|chi thi|ket luan|quyet dinh|ke hoach|chuong trinh)(?: so)? \d"
)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a question: a template, the things it is about, and what bounds its query.

    `spoken`: the asker's words for the things; `asked`: the question; its date may say which of several documents of
    one number is meant."""

    template: Template
    things: dict[str, Thing]
    bind: dict[str, Term]
    words: dict[str, str]
    spoken: dict[str, str]
    asked: Question


def ask(store: Store, question: str, language: Language = "vi") -> Answered:
    """The answer to a question, empty where the graph does not say. The sentence is Vietnamese in either language."""
    asked = Question.of(question, vocabulary(store.build_folder) if store.build_folder else frozenset())
    unknown: list[str] = []
    silent: Answered | None = None
    for readings in (_readings(store, asked, unknown), _framed(store, asked), _by_task(store, asked)):
        answer = _first_answer(store, question, readings)
        if answer and answer.answer:
            return answer
        silent = silent or answer
        # Of a project much may be said in other words; of all else what was understood stays understood.
        if silent and set(silent.understood.entities) != {"project"}:
            break
    if silent and silent.understood.template != _BY_TASK:
        return silent
    # The words that templates take narrow down what is asked about: the shortest name is the one meant.
    names = [name for name in unknown if _is_name(name)] or unknown
    thing = min(names, key=len) if names else None
    text = sentence("unknown_thing").format(thing=thing) if thing else sentence("not_understood")
    near = near_things(store, thing or asked.text)
    if near:
        text += sentence("near").format(others="; ".join(hit.label for hit in near))
    understood = Understood(template=None, intent=None, others=list(near))
    return Answered(question=question, understood=understood, answer=[], total=0, text=text, evidence=[], sparql=None)


def _first_answer(store: Store, question: str, readings: Iterable[Reading]) -> Answered | None:
    """The answer to the first reading that has one; else that the graph does not say, and what is near; None where
    there is no reading."""
    offer: tuple[Reading, str, list[Row]] | None = None
    silent: tuple[Reading, str] | None = None
    for reading in readings:
        for sparql in _queries(reading):
            if rows := _rows(store, reading, sparql):
                return _said(store, question, reading, sparql, rows)
            silent = silent or (reading, sparql)
        if offer is None:
            offer = _near(store, reading)
    if silent is None:
        return None
    reading, sparql = silent
    text = sentence("none").format(intent=_intent(offer[0] if offer else reading))
    if offer is None:
        return _answered(question, reading, [], text, [], sparql)
    # What is near is offered, not given as the answer.
    nearby = _said(store, question, *offer)
    text += sentence("nearby").format(text=nearby.text)
    return nearby.model_copy(update={"text": text, "answer": [], "total": 0})


def _rows(store: Store, reading: Reading, sparql: str, sieve: bool = True) -> list[Row]:
    """The rows that answer; none where the template cannot weigh them."""
    rows = store.select(sparql)
    template = reading.template
    if template.sift and sieve:
        rows = sifted(template.sift, rows, reading.asked, reading.things)
    return rows if rows and (template.told is None or told(template.told, rows, reading.asked)) else []


def _near(store: Store, reading: Reading) -> tuple[Reading, str, list[Row]] | None:
    """What the graph says where one bound is left out, or of an indicator whose name holds the words asked for."""
    template = reading.template
    if template.sift in template.relax:
        for sparql in _queries(reading):
            if rows := _rows(store, reading, sparql, sieve=False):
                return reading, sparql, rows
    if (wider := _relaxed(reading)) and (rows := _rows(store, reading, wider)):
        return reading, wider, rows
    if (thing := reading.things.get("indicator")) is None:
        return None
    said = said_words("indicator", reading.spoken["indicator"], province_in(reading.asked.whole))
    words = " ".join(word for word in said if word in key(thing.label).split())
    for hit in search(store, words, kind="indicator", limit=_NEAR):
        if hit.id == thing.id:
            continue
        bind: dict[str, Term] = {**reading.bind, "indicator": Iri(hit.id)}
        other = replace(
            reading,
            things={**reading.things, "indicator": Thing(hit.id, hit.label)},
            words={**reading.words, "indicator": hit.label},
            bind=bind,
        )
        for sparql in _queries(other):
            if rows := _rows(store, other, sparql):
                return other, sparql, rows
    return None


def _is_name(text: str) -> bool:
    """Whether words may name a thing: they do not ask, and say more than 'task' or 'body'."""
    spoken = set(fold(text).split())
    return not spoken & spoken_of("asking") and not spoken <= spoken_of("no_name")


def _readings(store: Store, asked: Question, unknown: list[str]) -> Iterator[Reading]:
    """Every template that fits and whose things the graph knows; names of those it does not go to `unknown`."""
    for template in templates():
        if template.id == _BY_TASK:
            continue
        for pattern in template.patterns:
            match = pattern.match(asked.folded)
            if match is None:
                continue
            found: dict[str, list[Thing]] = {}
            for name in pattern.groupindex:
                if name in _KINDS and match[name] is not None:
                    words = asked.original(match, name)
                    home = province_in(asked.whole)
                    found[name] = find_things(store, name, words, asked.date, home, asked.growth)  # type: ignore[arg-type]  # a Kind
                    if not found[name] and not template.id.startswith("bare_"):
                        unknown.append(words)
            for choice in product(*found.values()):
                if choice:
                    role = role_of(match.groupdict().get("role") or "")
                    spoken = {name: asked.original(match, name) for name in found}
                    yield _reading(template, dict(zip(found, choice, strict=True)), spoken, asked, role)


def _framed(store: Store, asked: Question) -> Iterator[Reading]:
    """The readings by cues, for a question that no pattern takes."""
    by_name = {template.id: template for template in templates()}
    for one in understandings(store, asked):
        template = by_name["role_tasks" if one.template == "responsibilities" and one.role else one.template]
        yield _reading(template, one.things, {name: thing.label for name, thing in one.things.items()}, asked, one.role)


def _by_task(store: Store, asked: Question) -> Iterator[Reading]:
    """The readings by what is to be done, for a question that names no thing but perhaps a directive."""
    template = next(one for one in templates() if one.id == _BY_TASK)
    home = province_in(asked.whole)
    for pattern in template.patterns:
        if (match := pattern.match(asked.folded)) is None:
            continue
        task = without_provinces(_ASIDE.sub("", asked.original(match, "task")))
        if _NUMBERED.search(task):
            continue  # a document that is meant must be known
        about = replace(asked, text=task, folded=task)
        if match.groupdict().get("directive") is None:
            yield _reading(template, {}, {}, about, None)
            continue
        named = asked.original(match, "directive")
        for thing in find_things(store, "directive", named, asked.date, home):
            yield _reading(template, {"directive": thing}, {"directive": named}, about, None)


def _reading(
    template: Template, things: dict[str, Thing], spoken: dict[str, str], asked: Question, role: str | None
) -> Reading:
    bind: dict[str, Term] = {name: Iri(thing.id) for name, thing in things.items()}
    words = {name: thing.label for name, thing in things.items()}
    words["done"] = role_words(role) if role else "thực hiện"
    if role:
        bind["role"] = concept("role", role)
    words["under"] = f" theo {words['directive']}" if "directive" in things else ""
    words["status"] = f" {status_words(asked.status)}" if asked.status else ""
    words["when"] = f" năm {asked.period}" if asked.period and "directive" not in things else ""
    if "indicator" in things and (home := province_in(asked.whole)):
        words["when"] += f" ở {home}"
    words["event"] = event_of(asked) or "mốc tiến độ"
    words["who"] = f"{(kind_of_body(asked) or ['cơ quan'])[0]} nào"
    words["day"] = _shown(bound_of(asked).isoformat())
    if "body" in things and "directive" not in things and asked.year:
        bind["year"] = Literal.of(asked.year)
    if not things and asked.period:
        bind["period"] = Literal.of(asked.period)
    if not {"body", "indicator", "place"} & things.keys() and (home := province_in(asked.whole)):
        bind["place"] = Literal.of(home, "vi")
    if "indicator" in things:
        if asked.period and template.told != "compare":
            bind["period"] = Literal.of(asked.period)
        if (place := province_in(asked.whole)) and template.told != "compare":
            bind["place"] = Literal.of(place, "vi")
        if asked.status and not template.told:
            bind["status"] = concept("status", asked.status)
    return Reading(template, things, bind, words, spoken, asked)


def _queries(reading: Reading) -> Iterator[str]:
    """The queries to try in turn: one for each relation of the template; a goal may be written as a plan, or a plan as
    a goal."""
    if reading.template.relations:
        for relation in reading.template.relations:
            yield bound(reading.template.query, {**reading.bind, "relation": concept("project-relation", relation)})
        return
    yield bound(reading.template.query, reading.bind)
    for one, other in (("target", "plan"), ("plan", "target")):
        if reading.bind.get("status") == concept("status", one):
            yield bound(reading.template.query, {**reading.bind, "status": concept("status", other)})


def _relaxed(reading: Reading) -> str | None:
    """The query without the bound that the template may leave out, where the question has it."""
    kept = {name: term for name, term in reading.bind.items() if name not in reading.template.relax}
    return bound(reading.template.query, kept) if len(kept) < len(reading.bind) else None


def _said(store: Store, question: str, reading: Reading, sparql: str, rows: list[Row]) -> Answered:
    """Rows that differ only in what says them are one answer."""
    items: dict[str, dict[str, object]] = {}
    holders: dict[str, None] = {}
    for row in rows:
        columns = {name: _plain(term) for name, term in row.items() if name not in _GROUNDS and name != "stated"}
        items.setdefault(repr(sorted(columns.items())), columns)
        if len(items) <= _LISTED:
            holders.update((str(row[name]), None) for name in _GROUNDS if name in row)
    said = _items(reading.template, items.values())
    listed = "; ".join(said[:_SAID])
    if len(said) > _SAID:
        listed = sentence("more").format(items=listed, count=len(said) - _SAID)
    if reading.template.told:
        listed = told(reading.template.told, rows, reading.asked)
    text = _fill(reading.template.text, {**reading.words, "items": listed, "count": len(said)})
    directive = reading.things.get("directive")
    if (
        directive
        and reading.asked.date is None
        and (same := [hit.label for hit in directive.others if hit.score == SAME_NUMBER])
    ):
        text += sentence("same_number").format(others="; ".join(same))
    body = reading.things.get("body")
    if body and body.others and province_in(reading.asked.whole) is None:
        text += sentence("near").format(others="; ".join(hit.label for hit in body.others))
    return _answered(question, reading, list(items.values()), text, _evidence(store, holders), sparql)


def _items(template: Template, rows: Iterable[dict[str, object]]) -> list[str]:
    """One phrase for each row; rows of one body are one phrase that names each of its roles once."""
    merged: dict[object, dict[str, dict[str, None]]] = {}
    for row in rows:
        values = merged.setdefault(row.get(template.by) if template.by else len(merged), {})
        for name, value in row.items():
            values.setdefault(name, {})[_shown(value)] = None
        if deadline := row.get("deadline"):
            values.setdefault("by_when", {})[f" (hạn: {_shown(deadline)})"] = None
    phrases = [_fill(template.item, {n: ", ".join(v) for n, v in values.items()}) for values in merged.values()]
    return list(dict.fromkeys(phrases))


def _shown(value: object) -> str:
    """A value as people write it: 2022-11-17 is 17/11/2022."""
    text = str(value)
    return "/".join(reversed(text.split("-"))) if _DAY.fullmatch(text) else text


def _intent(reading: Reading) -> str:
    return _fill(reading.template.intent, reading.words)


def _evidence(store: Store, holders: Iterable[str]) -> list[Evidence]:
    """The surest sentences of each statement, each sentence once."""
    found: dict[tuple[str, int, int], Evidence] = {}
    for sentences in evidence_of(store, holders).values():
        for one in sentences[:_PROOFS]:
            found.setdefault((one.document, one.start, one.end), one)
    return list(found.values())


def _answered(
    question: str,
    reading: Reading,
    items: list[dict[str, object]],
    text: str,
    evidence: list[Evidence],
    sparql: str,
) -> Answered:
    others: list[Hit] = [hit for thing in reading.things.values() for hit in thing.others]
    understood = Understood(
        template=reading.template.id,
        intent=_intent(reading),
        entities={name: thing.label for name, thing in reading.things.items()},
        others=others,
    )
    return Answered(
        question=question,
        understood=understood,
        answer=items[:_LISTED],
        total=len(items),
        text=text,
        evidence=evidence,
        sparql=sparql,
    )


def _plain(term: Term) -> object:
    return term.python if isinstance(term, Literal) else str(term)


def _fill(text: str, values: Mapping[str, object]) -> str:
    return _PLACEHOLDER.sub(lambda m: str(values.get(m[1], "")), text)
