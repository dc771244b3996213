"""Everything the documents of a store speak of, resolved: built from all records at once, asked while they are mapped.

The result is a function of the set of records: it does not depend on their order or on earlier builds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ...extract.facts import (
    Assignment,
    Body,
    Citation,
    DocRelation,
    Fact,
    Indicator,
    Metadata,
    NamedDocument,
    Project,
    ProjectFact,
)
from ...ontology import vocabulary
from ..record import DocumentRecord, PartRecord
from .bodies import Bodies
from .decisions import NONE, Decisions
from .documents import Document, Mention, MentionId, Resolution, named_path, reference, resolve_family
from .gathered import Gathered
from .indicators import Indicators
from .names import key, slug
from .numbers import Number, parse_number, rules
from .places import Place, place_in
from .projects import Projects

SETTLED = "người rà soát đã xác định"
"""The reason of what decisions.ttl says."""
BEFORE, AFTER = 120, 260
"""Characters of context before and after a mention in which the title of a document may stand."""
_THIS = re.compile(r"^this(?:#(\d+))?$")
_NUMBER_IN_NAME = re.compile(r"^(?:\w+\s+){0,4}?(?:số\s*)?(\d[\w./ -]*-?[\w-]*/?[\w&Đ-]+)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A document without a number, as one text names it."""

    kind: str
    name: str
    province: str | None


def number_in(text: str) -> Number | None:
    """The number where the text is one, or hardly more than one ('Nghị quyết số 29-NQ/TW')."""
    number = parse_number(text) if " " not in text.strip() else None
    if number is None and len(text.split()) <= 6 and (match := _NUMBER_IN_NAME.match(text.strip())):
        number = parse_number(match[1])
    return number


def kind_of(name: str) -> str:
    """The type a name begins with: 'Chương trình hành động của ...' -> 'Chương trình hành động'."""
    words = key(name)
    fits = [c["pref"]["vi"] for c in vocabulary("document_types") if words.startswith(key(c["pref"]["vi"]) + " ")]
    return max(fits, key=len, default="Văn bản")


@dataclass(frozen=True, slots=True)
class _Part:
    """A document of a file, and what its header says: `index` of that fact, -1 where there is none."""

    number: int
    province: str | None
    index: int
    header: Metadata


@dataclass(frozen=True, slots=True)
class _Carried:
    """A text says that a document carries out another."""

    source: str
    index: int
    part: int
    subject: str


class Registry:
    """What every mention of every document means. Records are read one after the other, each once; what they mention
    waits on disk."""

    def __init__(self, records: Mapping[str, DocumentRecord], decisions: Decisions = NONE) -> None:
        self.decisions = decisions
        self.bodies = Bodies(decisions)
        self.projects = Projects(decisions)
        self.indicators = Indicators()
        self.documents: dict[str, Document] = {}
        self._parts: dict[tuple[str, int], str] = {}
        self._gathered = Gathered()
        self._named: dict[MentionId, Named] = {}
        self._carried: list[_Carried] = []
        self._alias: dict[str, tuple[str, str]] = {}
        self._means: dict[MentionId, str] = {}
        self._spans: set[tuple[str, int, int]] = set()
        headers: dict[str, list[_Part]] = {}
        for source in sorted(records):
            record = records[source]
            self._gathered.add(self._read(source, record))
            headers[source] = _headers(record)
        for mentions in self._gathered.families():
            self._gathered.settle(resolve_family(mentions, self.documents, decisions))
        for known in reference().values():
            for document, _ in known:
                self.documents.setdefault(document.path, document)
        for source, parts in headers.items():
            self._name_parts(source, parts)
        self._name_documents()
        self._join_names()
        self._settle()
        self._add_issuers()

    # -- asked while mapping ------------------------------------------------------------------------------------

    def part(self, source: str, number: int | None) -> str:
        """The document that part of a file is."""
        return self.kept(self._parts[source, number or 1])

    def kept(self, path: str) -> str:
        """The document that a person says this one is; the document itself where there is none such."""
        kept = self.decisions.of(path)
        return kept if kept in self.documents else path

    def document(self, source: str, index: int, slot: str = "") -> Resolution | None:
        """What the fact's slot means; None where it names no document."""
        found = self._gathered.of(source).get((index, slot))
        if found is None:
            return None
        means = self._means.get((source, index, slot))
        if means is not None and means in self.documents:
            return Resolution(means, SETTLED, 1.0)
        if (kept := self.kept(found.path)) != found.path:
            return Resolution(kept, SETTLED, 1.0)
        alias = self._alias.get(found.path)
        return Resolution(self.kept(alias[0]), f"{found.reason}; {alias[1]}", min(found.score, 0.8)) if alias else found

    def subject(self, source: str, index: int, subject: str, part: int | None) -> str | None:
        """The path of the subject of a relation that a part of a source states."""
        if this := _THIS.match(subject):
            path = self._parts.get((source, int(this[1] or part or 1)))
            return self.kept(path) if path else None
        found = self.document(source, index, "subject")
        return found.path if found else None

    # -- reading the facts --------------------------------------------------------------------------------------

    def _read(self, source: str, record: DocumentRecord) -> list[Mention]:
        dates = {f.part or 1: f.content.date for f in record.facts if isinstance(f.content, Metadata)}
        mentions: list[Mention] = []
        cited: dict[str, list[tuple[int, int, Mention]]] = defaultdict(list)

        def mention(index: int, slot: str, number: Number, fact: Fact, **more: str | bool | None) -> Mention:
            part = record.part(fact.part)
            if not more.get("own"):
                more.setdefault("citing_date", dates.get(part.number) or (str(part.year) if part.year else None))
            return Mention(
                id=(source, index, slot),
                number=number,
                context=record.text[max(0, fact.start - BEFORE) : fact.end + AFTER],
                after=record.text[fact.end : fact.end + AFTER],
                part=part.number,
                start=fact.start,
                end=fact.end,
                province=part.province,
                district=part.district,
                **more,  # type: ignore[arg-type]
            )

        for index, fact in enumerate(record.facts):
            content = fact.content
            if isinstance(content, Citation | Metadata) and content.number:
                number = parse_number(content.number)
                if number is None:
                    continue
                own = isinstance(content, Metadata)
                title = content.subject if isinstance(content, Metadata) else None
                found = mention(
                    index, "", number, fact,
                    type=content.type, date=content.date, issuer=content.issuer, title=title, own=own,
                )  # fmt: skip
                mentions.append(found)
                if not own:
                    cited[number.key].append((fact.start, fact.end, found))
        for index, fact in enumerate(record.facts):
            part = record.part(fact.part)
            self._names(fact, part)
            if isinstance(fact.content, DocRelation) and fact.content.relation == "implements":
                self._carried.append(_Carried(source, index, fact.part or 1, fact.content.subject))
            for slot, text in _references(fact):
                if _THIS.match(text):
                    continue
                number = number_in(text)
                if number is None:
                    self._named[source, index, slot] = Named(kind_of(text), text, part.province)
                    continue
                like = _nearest(cited.get(number.key, ()), fact)
                if like is None:
                    mentions.append(mention(index, slot, number, fact, title=text))
                else:
                    mentions.append(replace(like, id=(source, index, slot)))
            if isinstance(content := fact.content, NamedDocument):
                self._named[source, index, ""] = Named(content.type, content.name, part.province)
        for found in mentions:
            span = (source, found.start, found.end)
            if span in self.decisions.means:
                self._means[found.id] = self.decisions.means[span]
                self._spans.add(span)
        return mentions

    def _names(self, fact: Fact, part: PartRecord) -> None:
        content, province = fact.content, part.province
        if isinstance(content, Body):
            self.bodies.add(content.name, province, group=content.group)
        elif isinstance(content, Assignment):
            for name in (content.body, *content.partners):
                self.bodies.add(name, province)
        elif isinstance(content, Project):
            self.projects.add(content.name, province, content.category, content.aliases)
        elif isinstance(content, ProjectFact):
            self.projects.add(content.project, province)
            if content.relation in ("responsible_body", "investor"):
                self.bodies.add(content.object, province)
            elif content.relation == "part_of":
                self.projects.add(content.object, province)
        elif isinstance(content, Indicator):
            self.indicators.add(content.indicator)

    # -- naming -------------------------------------------------------------------------------------------------

    def _name_parts(self, source: str, parts: list[_Part]) -> None:
        """A part with a number is the document of that number; another is named by type, issuer, date and file."""
        for part in parts:
            header = part.header
            resolved = self._gathered.of(source).get((part.index, ""))
            if resolved:
                self._parts[source, part.number] = resolved.path
                continue
            kind = header.type or "Văn bản"
            whose = header.issuer or part.province
            pieces = [
                "document",
                slug(kind),
                slug(whose) if whose else "",
                header.date or "",
                f"{source}-{part.number}",
            ]
            path = "/".join(filter(None, pieces))
            place = place_in(header.issuer or "", part.province) or (Place(part.province) if part.province else None)
            title = " ".join(filter(None, (kind, header.subject)))
            self.documents[path] = Document(path, kind, None, header.date, header.issuer, title, place)
            self._parts[source, part.number] = path

    def _name_documents(self) -> None:
        """Paths of documents with a name only; a name another fact of the file introduced keeps that one's type."""
        introduced: dict[tuple[str, str], str] = {}
        for (source, _, slot), named in self._named.items():
            if slot == "":
                introduced[source, key(named.name)] = self._document_named(named)
        self._gathered.settle(
            {
                id_: Resolution(
                    introduced.get((id_[0], key(named.name))) or self._document_named(named), "tên gọi", 0.9
                )
                for id_, named in self._named.items()
            }
        )

    def _document_named(self, named: Named) -> str:
        path, place = named_path(named.kind, named.name, named.province)
        self.documents.setdefault(path, Document(path, named.kind, title=named.name, place=place))
        return path

    def _join_names(self) -> None:
        """A name that says what the document carries out ('Chương trình hành động của Tỉnh ủy thực hiện Nghị quyết X')
        is the one document of that type, place and kind of issuer that carries it out."""
        carried: dict[str, set[str]] = defaultdict(set)
        for said in self._carried:
            one = self.subject(said.source, said.index, said.subject, said.part)
            other = self._gathered.of(said.source).get((said.index, "object"))
            if one and other:
                carried[one].add(other.path)
        names = {self._gathered.of(id_[0])[id_[1:]].path for id_ in self._named}
        carrying: dict[tuple[str, str | None, str | None], list[str]] = defaultdict(list)
        for path in sorted(carried.keys() - names):
            document = self.documents[path]
            for goal in carried[path]:
                carrying[goal, document.type, document.place.province if document.place else None].append(path)
        for path in sorted(names & carried.keys()):
            document = self.documents[path]
            where = document.place.province if document.place else None
            fits = {
                p
                for goal in carried[path]
                for p in carrying.get((goal, document.type, where), ())
                if _may_be(document, self.documents[p]) and not self.decisions.parted(path, p)
            }
            if len(fits) == 1:
                self._alias[path] = (fits.pop(), "cùng loại, địa phương, cơ quan và văn bản được thực hiện")
                del self.documents[path]

    def _settle(self) -> None:
        """Take away the documents that a person has said are others; what such a decision names must be there."""
        self._all = set(self.documents)
        for path, kept in self.decisions.same.items():
            if path in self.documents and kept in self.documents:
                del self.documents[path]
        known = self.documents
        dead = {p for p in known if any(c not in known for c in known[p].candidates)}
        for path in dead:
            candidates = tuple(dict.fromkeys(self.decisions.of(c) for c in known[path].candidates))
            known[path] = replace(known[path], candidates=tuple(c for c in candidates if c in known))

    def unused(self) -> tuple[str, ...]:
        """The paths and passages of decisions that nothing of these records has: a person should look at them."""
        known = {*self._all, *self.bodies.names, *self.projects.names}
        named = {*self.decisions.same, *self.decisions.same.values(), *self.decisions.divided}
        return tuple(
            sorted(
                {p for p in (*named, *self.decisions.means.values()) if p not in known}
                | {f"source/{s}#char={a},{b}" for s, a, b in self.decisions.means if (s, a, b) not in self._spans}
            )
        )

    def _add_issuers(self) -> None:
        for document in self.documents.values():
            if document.issuer:
                self.bodies.add(document.issuer, document.place.province if document.place else None)


def _headers(record: DocumentRecord) -> list[_Part]:
    headers = {f.part or 1: (i, f.content) for i, f in enumerate(record.facts) if isinstance(f.content, Metadata)}
    return [_Part(p.number, p.province, *headers.get(p.number, (-1, Metadata()))) for p in record.parts]


def _references(fact: Fact) -> list[tuple[str, str]]:
    """The slots of a fact that name documents."""
    content = fact.content
    if isinstance(content, Assignment):
        return [(f"directive{i}", text) for i, text in enumerate(content.directives)]
    if isinstance(content, DocRelation):
        return [("subject", content.subject), ("object", content.object)]
    if isinstance(content, ProjectFact) and content.relation == "approved_by":
        return [("object", content.object)]
    return []


def _nearest(cited: list[tuple[int, int, Mention]] | tuple[()], fact: Fact) -> Mention | None:
    """The citation of the number inside the fact's quote, else the nearest before it, else the nearest after it."""
    if not cited:
        return None
    inside = [m for start, end, m in cited if start < fact.end and end > fact.start]
    if inside:
        return inside[0]
    before = [m for _, end, m in cited if end <= fact.start]
    return before[-1] if before else cited[0][2]


def _may_be(named: Document, document: Document) -> bool:
    """Whether the name's type, place and hint of an issuer fit a document."""
    if (
        named.type != document.type
        or not named.place
        or named.place.province != (document.place.province if document.place else None)
    ):
        return False
    hints = rules()["organs"]
    said, issuer = key(named.title or ""), key(document.issuer or "")
    head = said.split(" thuc hien ")[0]
    hinted = [organ for organ in hints if any(word in head for word in hints[organ])]
    return bool(hinted) and all(any(word in issuer for word in hints[organ]) for organ in hinted[:1])
