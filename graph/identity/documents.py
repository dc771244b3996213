"""Which document a mention means.

Identity is type + number + issuer with its place + date. A number is given once in a *period* (a year for the State, a
term for the Party), so two dates of one period that differ in one digit are one date, damaged once. A mention without
a date goes to the dated document it must mean; every decision carries its reason and score, and what cannot be told
stays an open node with candidates. Everything here is a function of the set of mentions: their order does not matter.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ...ontology import resource
from .decisions import NONE, Decisions
from .names import bigrams, commonest, fold, key, slug
from .numbers import Number, issuer_of, number_slug, parse_number, period, rules
from .places import Place, place_in

MentionId = tuple[str, int, str]
"""Source, index of the fact, slot in the fact ('' for a citation, 'directive0', 'subject', 'object')."""

RESOLVE, MARGIN = 0.3, 0.15
"""A mention without a date is resolved from this score on, and only with this lead over the next candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A numbered document as one place of one text names it. `context`: the words around, which say what it is about;
    `after`: those behind it, where its title stands.

    `citing_date`: the date of the document that speaks (may be partial). `own`: the document names itself.
    """

    id: MentionId
    number: Number
    type: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    context: str = ""
    after: str = ""
    part: int = 1
    start: int = 0
    end: int = 0
    province: str | None = None
    district: str | None = None
    citing_date: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the graph names it: `path` is the tail of its IRI."""

    path: str
    type: str | None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    place: Place | None = None
    number_key: str | None = None
    open: bool = False
    candidates: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """'Nghị quyết số 29-NQ/TW ngày 17/11/2022', or its name."""
        if self.number is None:
            return self.title or self.type or self.path
        label = f"{self.type or 'Văn bản'} số {self.number}"
        return f"{label} ngày {vietnamese_date(self.date)}" if self.date else label

    @property
    def is_directive(self) -> bool:
        return self.type not in rules()["types"]["not_directive"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention means, why, and how sure that is."""

    path: str
    reason: str
    score: float


@dataclass(slots=True, eq=False)
class _Identity:
    """A dated document while mentions are gathered. `starts`: where each source gives it with its date."""

    date: str
    mentions: list[Mention] = field(default_factory=list)
    known: Document | None = None
    term: str | None = None
    words: frozenset[tuple[str, str]] = frozenset()
    telling: frozenset[tuple[str, str]] = frozenset()
    """Of its title's pairs of syllables those that no other document of the number has."""
    starts: dict[str, list[int]] = field(default_factory=dict)
    issuers: frozenset[str] = frozenset()


def vietnamese_date(date: str) -> str:
    """'2022-11-17' -> '17/11/2022', '2022-11' -> '11/2022'."""
    return "/".join(reversed(date.split("-")))


@cache
def reference() -> dict[str, tuple[tuple[Document, str | None], ...]]:
    """Well-known central documents by number key, each with the term of the committee that issued it."""
    found: dict[str, list[tuple[Document, str | None]]] = defaultdict(list)
    table = tomllib.loads(resource("reference/directives.toml").read_text(encoding="utf-8"))
    for record in table["directive"]:
        number = parse_number(record["number"])
        assert number is not None, record["number"]
        date = record["date"].isoformat()
        document = Document(
            path=_path(number, record["type"], None, date),
            type=record["type"],
            number=record["number"],
            date=date,
            issuer=record["issuer"],
            title=record["title"],
            number_key=number.key,
        )
        found[number.key].append((document, record.get("term")))
    return {k: tuple(v) for k, v in found.items()}


@cache
def _stop_bigrams() -> frozenset[tuple[str, str]]:
    return frozenset(pair for phrase in rules()["titles"]["common"] for pair in bigrams(phrase))


def scope_of(mention: Mention) -> Place | None:
    """Whose series the number belongs to; None for the centre (and for a text that does not say where it is from)."""
    if mention.number.level == "central":
        return None
    if mention.issuer:
        named = place_in(mention.issuer, mention.province)
        if named:
            return named
    if mention.province is None:
        return None
    district = mention.district if mention.number.level == "district" and mention.district else ""
    return Place(mention.province, district)


def _kind(mention: Mention) -> str:
    return mention.number.type or mention.type or "Văn bản"


def _path(number: Number, kind: str, place: Place | None, date: str | None) -> str:
    pieces = ["document", slug(number.type or kind), number_slug(number)]
    pieces += [place.path] if place else []
    return "/".join([*pieces, date] if date else pieces)


def _one_digit_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def resolve(
    mentions: Iterable[Mention], decisions: Decisions = NONE
) -> tuple[dict[MentionId, Resolution], dict[str, Document]]:
    """What each mention means, and the documents that are meant. What a person has settled is not asked again."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[family(mention)].append(mention)
    resolutions: dict[MentionId, Resolution] = {}
    documents: dict[str, Document] = {}
    for _, group in sorted(groups.items()):
        resolutions |= resolve_family(sorted(group, key=lambda m: m.id), documents, decisions)
    return resolutions, documents


def family(mention: Mention) -> str:
    """The series of numbers a mention belongs to: those of one family may mean one document, no others."""
    typed = slug(_kind(mention)) if mention.number.type is None else ""
    place = scope_of(mention)
    return "|".join((mention.number.key, typed, place.path if place else ""))


def resolve_family(
    mentions: Sequence[Mention], documents: dict[str, Document], decisions: Decisions = NONE
) -> dict[MentionId, Resolution]:
    """What the mentions of one family, in the order of their ids, mean; the documents meant are put to `documents`.
    Families are to be resolved in their order."""
    resolutions: dict[MentionId, Resolution] = {}
    place = scope_of(mentions[0])
    identities = _dated(mentions, place, decisions)
    by_mention: dict[MentionId, _Identity] = {m.id: i for i in identities for m in i.mentions}
    for mention in mentions:
        if mention.date and len(mention.date) < 10 and mention.id not in by_mention:
            fits = [i for i in identities if i.date.startswith(mention.date)]
            if len(fits) == 1:
                by_mention[mention.id] = fits[0]
    printed = commonest(m.number.text for m in mentions)
    final = {i.date: _document(i, mentions, place, printed) for i in identities}
    for identity in identities:
        if identity.mentions or identity.known:
            documents[final[identity.date].path] = final[identity.date]
    holders: dict[str, list[_Identity]] = defaultdict(list)
    for identity in identities:
        for source in identity.starts:
            holders[source].append(identity)
    unsettled = _undated(mentions, place)
    for mention in mentions:
        if mention.id in by_mention:
            identity = by_mention[mention.id]
            reason = "ngày nêu tại chỗ" if mention.date == identity.date else "ngày nêu tại chỗ, một chữ số hỏng"
            score = 1.0 if mention.date == identity.date else 0.85
            resolutions[mention.id] = Resolution(final[identity.date].path, reason, score)
            continue
        words = bigrams(f"{mention.context} {mention.title or ''}")
        ranked = sorted(
            (
                (*_score(mention, i, holders[mention.id[0]], words), i)
                for i in identities
                if _possible(mention, i) and not decisions.parted(unsettled.path, final[i.date].path)
            ),
            key=lambda r: (-r[0], r[2].date),
        )
        if ranked and ranked[0][0] >= RESOLVE and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= MARGIN):
            score, reason, identity = ranked[0]
            resolutions[mention.id] = Resolution(final[identity.date].path, reason, round(min(score, 0.99), 2))
            continue
        earlier = documents.get(unsettled.path, unsettled).candidates
        candidates = tuple(dict.fromkeys((*earlier, *(final[i.date].path for _, _, i in ranked))))
        documents[unsettled.path] = replace(unsettled, open=bool(candidates), candidates=candidates)
        reason = "chưa phân biệt được các văn bản cùng số" if ranked else "không có văn bản cùng số nêu ngày"
        resolutions[mention.id] = Resolution(unsettled.path, reason, round(1 / (1 + len(ranked)), 2))
    return resolutions


def _dated(mentions: Sequence[Mention], place: Place | None, decisions: Decisions) -> list[_Identity]:
    """The dated documents of a group: the known ones, and those the mentions date; damaged dates go to their like."""
    identities: dict[str, _Identity] = {}
    if place is None:
        for document, term in reference().get(mentions[0].number.key, ()):
            assert document.date is not None
            words = bigrams(document.title or "")
            identities[document.date] = _Identity(document.date, known=document, term=term, words=words)
    given: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.date and len(mention.date) == 10:
            given[mention.date].append(mention)
    own = {m.date for m in mentions if m.own and m.date}
    order = sorted(given, key=lambda d: (d not in identities, d not in own, -len(given[d]), d))
    for date in order:
        number = mentions[0].number
        if number.year and not date.startswith(number.year):
            continue
        path = _path(number, _kind(mentions[0]), place, date)
        like = next(
            (
                d
                for d in identities
                if period(number, d) == period(number, date)
                and _one_digit_apart(d, date)
                and not decisions.parted(path, path.removesuffix(date) + d)
            ),
            None,
        )
        identity = identities.setdefault(like or date, _Identity(like or date))
        identity.mentions.extend(given[date])
    for identity in identities.values():
        for mention in identity.mentions:
            identity.starts.setdefault(mention.id[0], []).append(mention.start)
        titles = {m.title for m in identity.mentions if m.title}
        if not identity.words:
            texts = titles or {m.after for m in identity.mentions}
            identity.words = frozenset(pair for text in texts for pair in bigrams(text))
        issuers = {m.issuer for m in identity.mentions} | ({identity.known.issuer} if identity.known else set())
        identity.issuers = frozenset(fold(issuer) for issuer in issuers if issuer)
    shared = Counter(pair for identity in identities.values() for pair in identity.words)
    for identity in identities.values():
        identity.telling = frozenset(p for p in identity.words if shared[p] == 1) - _stop_bigrams()
    return sorted(identities.values(), key=lambda i: i.date)


def _document(identity: _Identity, mentions: Sequence[Mention], place: Place | None, printed: str) -> Document:
    if identity.known:
        return identity.known
    own = [m for m in identity.mentions if m.own]
    sample = (own or identity.mentions)[0]
    types = [m.type for m in own or identity.mentions if m.type] or [m.type for m in mentions if m.type]
    issuers = [m.issuer for m in own if m.issuer] or [m.issuer for m in identity.mentions if m.issuer]
    titles = [m.title for m in own if m.title]
    return Document(
        path=_path(replace(sample.number, text=printed), _kind(sample), place, identity.date),
        type=commonest(types) if types else sample.number.type,
        number=printed,
        date=identity.date,
        issuer=commonest(issuers) if issuers else issuer_of(sample.number, place),
        title=commonest(titles) if titles else None,
        place=place,
        number_key=sample.number.key,
    )


def _undated(group: Sequence[Mention], place: Place | None) -> Document:
    """The node of mentions whose document cannot be told, or of which no mention gives the date."""
    first = group[0]
    number = replace(first.number, text=commonest(m.number.text for m in group))
    types = [m.type for m in group if m.type]
    issuers = [m.issuer for m in group if m.issuer and not m.date]
    known = sorted({m.date for m in group if m.date and len(m.date) < 10} | ({number.year} if number.year else set()))
    return Document(
        path=_path(number, _kind(first), place, None),
        type=commonest(types) if types else number.type,
        number=number.text,
        date=known[0] if len(known) == 1 else None,
        issuer=commonest(issuers) if issuers else issuer_of(number, place),
        place=place,
        number_key=number.key,
    )


def _possible(mention: Mention, identity: _Identity) -> bool:
    """Nobody cites what is not issued yet; a year in the mention must agree."""
    if mention.date and not identity.date.startswith(mention.date):
        return False
    citing = mention.citing_date
    return citing is None or identity.date[: len(citing)] <= citing


def _score(
    mention: Mention, identity: _Identity, here: Sequence[_Identity], words: frozenset[tuple[str, str]]
) -> tuple[float, str]:
    """How well an undated mention fits a dated document, and why. `here`: those to which its source gives their date;
    `words`: the pairs of syllables around it. Weights are judgements, tested on hard pairs."""
    score, reasons = 0.0, []
    if [identity] == here:
        score += 0.5
        reasons.append("cùng tệp nêu ngày này")
    elif identity in here:
        nearest = min(
            ((abs(start - mention.start), i) for i in here for start in i.starts[mention.id[0]]),
            key=lambda pair: (pair[0], pair[1].date),
        )[1]
        score += 0.35 if nearest is identity else 0.15
        reasons.append("chỗ nêu ngày gần nhất" if nearest is identity else "cùng tệp có nêu ngày này")
    shared = len(identity.telling & words)
    if shared:
        score += min(0.6, 0.2 * shared)
        reasons.append("trùng chữ trong trích yếu")
    issuer = fold(mention.issuer or "")
    if identity.term and "khoa" in issuer:
        same = issuer.endswith(f"khoa {identity.term.lower()}")
        score += 0.4 if same else -0.6
        reasons.append("đúng khóa" if same else "khác khóa")
    if issuer and any(i in issuer or issuer in i for i in identity.issuers):
        score += 0.15
        reasons.append("cùng cơ quan ban hành")
    if mention.date:
        score += 0.3
        reasons.append("khớp phần ngày nêu")
    if mention.number.year:
        score += 0.6
        reasons.append("số hiệu ghi năm")
    if mention.citing_date:
        if period(mention.number, identity.date) == period(mention.number, mention.citing_date):
            score += 0.3
            reasons.append("cùng kỳ đánh số")
        elif int(mention.citing_date[:4]) - int(identity.date[:4]) <= 3:
            score += 0.15
            reasons.append("gần năm ban hành")
    return score, "; ".join(reasons)


def named_path(kind: str, name: str, province: str | None) -> tuple[str, Place | None]:
    """The path and place of a document that has a name but no number.

    A name without a place belongs to the province of the text it stands in, unless documents of its type are national.
    """
    named = place_in(name)
    if named is not None:
        return f"document/{slug(kind)}/{slug(name)}", named
    words = key(name)
    national = kind in rules()["types"]["national"] or any(w in words for w in NATIONAL)
    if national or province is None:
        return f"document/{slug(kind)}/{slug(name)}", None
    place = Place(province)
    return f"document/{slug(kind)}/{place.path}/{slug(name)}", place


NATIONAL = ("quoc gia", "trung uong", "chinh phu", "quoc hoi", "toan quoc", "bo chinh tri", "ban bi thu", "ca nuoc")
"""Words that make a name national."""
