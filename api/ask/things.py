"""From words of a question to nodes of the graph, by number, label or alias; what is not surely meant is not taken.

Every word that says which thing is meant must stand in the name, in the order of the name. A body is meant only where
the words also cover its whole name but for its place: 'Bộ Quốc phòng' is not a resolution on defence, and 'Sở Y tế'
is not the board that stands next in a search.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from ...extract.vietnamese import fold
from ...graph import answers
from ...graph.answers.types import Directive, Hit, Kind
from ...graph.identity.names import key
from ...graph.namespaces import prologue
from ...graph.store import Iri, Row, Store
from ...ontology import vocabulary
from ...ontology.gazetteer import provinces
from .templates import synonyms, words

_NUMBER = re.compile(r"\d+[\w./-]*\s?[-/]\s?[A-Za-zĐđÀ-ỹ][\w.-]*(?:\s?[-/]\s?[A-Za-zĐđÀ-ỹ0-9]+)*")
_SHORT_NUMBER = re.compile(r"^(?:so )?(\d{1,5})(?: (?:cua )?(.+))?$")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_JOINED = re.compile(r"(?<=[a-z])(?=\d)")
_CANDIDATES = 3
_RATES = ("tốc độ tăng", "tăng trưởng", "mức tăng")
_ACRONYM = re.compile(r"\b[A-ZĐ]{3,}\b")
_SEARCHED = 24
_MENTIONED = prologue() + "SELECT DISTINCT ?node WHERE { VALUES ?node { $nodes } ?node pc:evidence ?evidence }"
_CARRYING = prologue() + (
    "SELECT ?node ?label ?issuer WHERE { ?node pc:implements $goal ; skos:prefLabel ?label ."
    " OPTIONAL { ?node eli:passed_by/skos:prefLabel ?issuer } } ORDER BY ?label ?node"
)
SAME_NUMBER = 0.5
"""The score of another document of the number asked for."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node that is meant, and others that may be."""

    id: str
    label: str
    others: tuple[Hit, ...] = ()


def find_things(
    store: Store, kind: Kind, text: str, date: str | None, place: str | None = None, growth: bool = False
) -> list[Thing]:
    """The nodes of a kind that the words may name, the best first; none where no node surely fits.

    `place`: the province that the rest of the question names; `growth`: it asks by how much the indicator grows."""
    place = province_in(text) or place
    if kind == "indicator" and growth:
        rates = [thing for way in _RATES for thing in find_things(store, kind, f"{way} {text}", date, place)]
        if rates:
            return list({thing.id: thing for thing in rates}.values())
    if kind == "directive":
        return _directives(store, text, date, place)
    spoken = said_words(kind, text, place)
    home = key(place).split() if place and kind == "body" else []
    if kind in ("indicator", "body") and (full := synonyms().get(" ".join(_without_home(spoken, home)))):
        spoken = [*said_words(kind, full, place), *home]
    core = without_provinces(" ".join(spoken)).split() if kind == "project" else spoken
    if not core:
        return []  # the name of a province alone is no project, though many projects carry it
    hits = _ranked(store, kind, spoken, place)
    if kind == "body" and place is None and len(hits) > 1:
        told = _told_of(store, [hit.id for hit in hits])
        hits.sort(key=lambda hit: hit.id not in told)
    generic = words(f"generic_{kind}")
    if (len(hits) > 1 or len(core) < 2) and all(word in generic for word in core):
        return []
    return [Thing(hit.id, hit.label, tuple(other for other in hits if other is not hit)) for hit in hits[:_CANDIDATES]]


def _told_of(store: Store, nodes: Sequence[str]) -> set[str]:
    """Those of the nodes that documents mention; the others are known only from reference data."""
    rows = store.select(_MENTIONED, {"nodes": [Iri(node) for node in nodes]})
    return {str(row["node"]) for row in rows}


def find_places(store: Store, text: str) -> list[Thing]:
    """The province whose name, with or without its level, the words are."""
    name = re.sub(r"^(?:tinh|thanh pho|tp)\s+", "", key(text))
    hits = answers.search(store, name, limit=_CANDIDATES, kind="place") if name in _provinces()[1] else ()
    return [Thing(hit.id, hit.label) for hit in hits if key(hit.label) == name]


def near_things(store: Store, text: str, limit: int = 4) -> tuple[Hit, ...]:
    """What may be offered where nothing surely fits: nodes with half of the words in a row."""
    spoken = [word for word in key(text).split() if word not in words("loose")]
    for length in range(len(spoken), max(1, len(spoken) // 2), -1):
        for start in range(len(spoken) - length + 1):
            run = spoken[start : start + length]
            hits = answers.search(store, " ".join(run), limit=limit)
            if near := tuple(hit for hit in hits if _together(run, hit.match)):
                return near
    return ()


def _together(run: Sequence[str], name: str) -> bool:
    return f" {' '.join(run)} " in f" {key(name)} "


def _directives(store: Store, text: str, date: str | None, place: str | None) -> list[Thing]:
    folded = fold(text)
    if (described := _described().match(folded)) and (found := _by_goal(store, text, described, date, place)):
        return found
    if number := _NUMBER.search(text):
        return _numbered(store, number[0].replace(" ", ""), date, place, text.replace(number[0], " "))
    kind_name = next((name for name in document_types() if folded.startswith(name + " ")), None)
    if kind_name is None:
        return []
    rest = text[len(kind_name) :].strip()
    if short := _SHORT_NUMBER.match(fold(rest)):
        number_of = re.compile(rf"so {short[1]}[-/]")
        hits = answers.search(store, short[1], limit=_SEARCHED, kind="directive")
        labels = [h for h in hits if fold(h.label).startswith(kind_name) and number_of.search(fold(h.label))]
        whose = short[2] or ""
        found = [t for hit in labels for t in _numbered(store, _NUMBER.findall(hit.label)[0], date, place, whose)]
        return list({thing.id: thing for thing in found}.values())[:1]
    spoken = said_words("directive", rest, place)
    if len(spoken) < 2:
        return []
    fitting = [h for h in _ranked(store, "directive", spoken, place) if fold(h.label).startswith(kind_name)]
    return [Thing(hit.id, hit.label, tuple(other for other in fitting if other is not hit)) for hit in fitting[:1]]


@cache
def _described() -> re.Pattern[str]:
    """'chương trình hành động của Tỉnh ủy thực hiện Nghị quyết 29': a document by what it carries out."""
    types = "|".join(map(re.escape, document_types()))
    doing = r"(?:thuc hien|trien khai(?: thuc hien)?|cu the hoa|ve(?: viec)?)\s(?:thuc hien\s)?"
    return re.compile(
        rf"(?:(?P<by>\D+?)\sban hanh\s)?(?P<kind>{types})\b(?P<whose>\D*?)\s(?:{doing}|(?={types}))"
        rf"(?P<goal>(?:(?:{types})\s.*)?\d\S*.*?)(?:\scua\s(?P<after>\D+))?$"
    )


def _by_goal(store: Store, text: str, described: re.Match[str], date: str | None, place: str | None) -> list[Thing]:
    """What stands behind 'của' issued the goal, or else the document."""
    goals = _directives(store, text[described.start("goal") :], date, None)
    if found := _carriers(store, described, goals, place, described["by"]):
        return found
    goals = _directives(store, text[slice(*described.span("goal"))], date, None)
    return _carriers(store, described, goals, place, described["after"])


def _carriers(
    store: Store, described: re.Match[str], goals: Sequence[Thing], place: str | None, by: str | None
) -> list[Thing]:
    """The documents of a kind, and of an issuer, that carry out a goal."""
    whose = [word for word in key(f"{by or ''} {described['whose']}").split() if word not in words("loose")]
    found: dict[str, Hit] = {}
    for goal in goals[:1]:
        for row in store.select(_CARRYING, {"goal": Iri(goal.id)}):
            label, issuer = _value(row, "label"), _value(row, "issuer")
            if not fold(label).startswith(described["kind"]) or place not in (None, province_in(f"{label} {issuer}")):
                continue
            if set(whose) <= set(key(f"{label} {issuer}").split()):
                found.setdefault(str(row["node"]), Hit(str(row["node"]), label, "directive", label, SAME_NUMBER / 2))
    hits = list(found.values())
    return [Thing(hits[0].id, hits[0].label, tuple(hits[1:]))] if hits else []


def _value(row: Row, name: str) -> str:
    return str(getattr(row[name], "value", row[name])) if name in row else ""


def _numbered(store: Store, number: str, date: str | None, place: str | None, rest: str = "") -> list[Thing]:
    found, others = answers.find_directive(store, number, date=date, place=place)
    same = [found, *others] if found else []
    meant = next((one for one in same if _tells_of(one, rest)), None)
    if meant is None:
        return []
    rivals = tuple(Hit(o.id, o.label, "directive", o.number or o.label, SAME_NUMBER) for o in same if o is not meant)
    return [Thing(meant.id, meant.label, rivals)]


def _tells_of(document: Directive, rest: str) -> bool:
    """Whether the words beside a number are about the document: its type, title, issuer; one of six may be another."""
    rest = re.sub(rf"\b(?:{'|'.join(document_types())})\b", " ", key(rest))
    spoken = [w for w in rest.split() if w not in words("loose") and not w.isdigit()]
    told = key(" ".join(filter(None, (document.label, document.title, document.issuer)))).split()
    known = {*told, *words("about")}
    return sum(word not in known for word in spoken) <= len(spoken) // 6


def said_words(kind: Kind, text: str, place: str | None) -> list[str]:
    """The folded words that say which thing of the kind is meant; `place` bounds the question."""
    loose = words("loose_body") if kind == "body" else words("loose")
    spoken = key(_JOINED.sub(" ", fold(text))).split()
    # A figure's place bounds the query, it is no part of the indicator's name.
    aside = key(place).split() if place and kind == "indicator" else []
    spoken = _without(spoken, aside)
    return [word for word in _telling(spoken, loose) if not _YEAR.fullmatch(word)]


def _telling(spoken: Sequence[str], loose: frozenset[str]) -> list[str]:
    """The words that tell things apart. 'số' is a word of names but at their beginning and before figures."""
    followed = [*spoken[1:], ""]
    return [
        word
        for at, (word, after) in enumerate(zip(spoken, followed, strict=False))
        if word not in loose or (word == "so" and at and not after[:1].isdigit())
    ]


def _without(spoken: Sequence[str], run: Sequence[str]) -> list[str]:
    """The words without a run of neighbours."""
    if run:
        for start in range(len(spoken) - len(run) + 1):
            if list(spoken[start : start + len(run)]) == list(run):
                return [*spoken[:start], *spoken[start + len(run) :]]
    return list(spoken)


def _without_home(spoken: Sequence[str], home: Sequence[str]) -> list[str]:
    """The words of a body's name without its place and the level before it."""
    rest = _without(spoken, home)
    return rest[:-1] if home and len(rest) < len(spoken) and rest[-1:] and rest[-1] in words("level") else rest


def _ranked(store: Store, kind: Kind, spoken: list[str], place: str | None) -> list[Hit]:
    """The nodes whose name the words fit, those whose name they cover best first."""
    if not spoken:
        return []
    home = key(place).split() if place else []
    found: dict[str, tuple[float, Hit]] = {}
    for asked in dict.fromkeys((tuple(spoken), tuple(_without(spoken, home)))):
        if not asked:
            continue
        for hit in answers.search(store, " ".join(asked), limit=_SEARCHED, kind=kind):
            # A road names the provinces that it joins.
            whose = province_in(hit.label) if kind != "project" or len(provinces_in(hit.label)) < 2 else None
            # A bare name may be of any place, but not of another one than the question's.
            if place and whose not in (None, place):
                continue
            if asked != tuple(spoken) and kind == "body" and whose is None:
                continue
            covered = max(_covers(kind, asked, name) for name in (hit.label, hit.match))
            if covered > found.get(hit.id, (0.0, hit))[0]:
                found[hit.id] = (covered, hit)
        if found:
            break
    return [hit for _, hit in sorted(found.values(), key=lambda pair: -pair[0])]


def _covers(kind: Kind, spoken: Sequence[str], name: str) -> float:
    """Which share of a name the words say, 0 where they do not name it."""
    loose = words("loose_body") if kind == "body" else words("loose")
    held = _telling(key(_JOINED.sub(" ", fold(name))).split(), loose)
    places: list[int] = []
    for word in spoken:
        after = places[-1] + 1 if places else 0
        at = next((i for i in range(after, len(held)) if _same(word, held[i])), None)
        if at is None:
            return _turned(spoken, held) if kind == "indicator" else 0.0
        places.append(at)
    # An acronym stands behind the words that it is short for: 'chỉ số HDI'.
    short = {fold(word) for word in _ACRONYM.findall(name)}
    joints = [(a, b) for a, b in pairwise(places) if held[b] not in short]
    if 2 * sum(b - a == 1 for a, b in joints) < len(joints):
        return 0.0
    if len(spoken) == 1 and kind == "indicator":
        if f"({spoken[0]})" in fold(name):
            return 1.0
        if len(held) >= 2:
            return 0.0
    if kind == "body":
        province = province_in(name)
        core = _without(_without(held, home := key(province or "").split()), home)
        needed = [word for word in core if word not in words("level")] or core
        said = [held[i] for i in places]
        if not needed or any(word not in said for word in needed):
            return 0.0
    return len(places) / max(1, len(held))


def _turned(spoken: Sequence[str], held: Sequence[str]) -> float:
    """Which share of an indicator's name words say that stand in another order: 'tỷ lệ suy dinh dưỡng trẻ em'."""
    pairs = list(pairwise(spoken))
    beside = sum(pair in set(pairwise(held)) for pair in pairs)
    return (
        len(spoken) / len(held)
        if len(spoken) > 3 and set(spoken) <= set(held) and 3 * beside >= 2 * len(pairs)
        else 0.0
    )


def _same(word: str, other: str) -> bool:
    return word == other or (len(word) > 3 and word[0] == other[0] and OSA.distance(word, other, score_cutoff=1) <= 1)


@cache
def _provinces() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {fold(province.name): province.name for province in provinces()}
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)"), names


def province_in(text: str) -> str | None:
    """The last province that a text names, with or without diacritics."""
    pattern, names = _provinces()
    found = pattern.findall(fold(text))
    return names[found[-1]] if found else None


def provinces_in(text: str) -> list[str]:
    """All provinces that a text names, in its order."""
    pattern, names = _provinces()
    return list(dict.fromkeys(names[name] for name in pattern.findall(fold(text))))


def without_provinces(text: str) -> str:
    """The folded text without the provinces that it names."""
    return _provinces()[0].sub(" ", fold(text))


@cache
def document_types() -> tuple[str, ...]:
    """The folded names of all types of document, the longest first."""
    return tuple(sorted({fold(row["pref"]["vi"]) for row in vocabulary("document_types")}, key=len, reverse=True))
