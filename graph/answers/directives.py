"""Documents: finding the one that is meant, lists, one with all that leads to and from it."""

from __future__ import annotations

from functools import cache

from ...ontology import vocabulary
from ..identity.names import key
from ..identity.numbers import parse_number
from ..identity.registry import number_in
from ..namespaces import ELI, PC
from ..store import Literal, Store, Value
from .common import cut, documents_of, evidence_of, fits, many, node_of, place_literal, query, required, text
from .kept import given, kept
from .search import search
from .types import Directive, DirectiveDetail, DocumentLink, Page, Ref

_TELLING = 2
"""Words below which a text names no document."""
_SEARCHED, _NEAR = 30, 5
_LINKING = frozenset({"ve", "so", "cua", "va"})
LINKS: dict[str, str] = {
    PC("implements"): "implements",
    ELI("based_on"): "basis",
    PC("approves"): "approves",
    ELI("amends"): "amends",
    ELI("repeals"): "replaces",
    PC("guides"): "guides",
    PC("promulgates"): "promulgates",
    PC("reportsOn"): "reports_on",
    ELI("cites"): "cites",
}


def find_directive(
    store: Store, text: str, date: str | None = None, place: str | None = None
) -> tuple[Directive | None, tuple[Directive, ...]]:
    """The document that a number, name or id means, and the others of that number; for words that are the name of
    none, or of several, none, and those that may be meant.

    `date` (ISO, may be partial) and `place` choose among them; else the one of which most is said, then the latest.
    """
    number = number_in(text) or parse_number(text)
    if number is not None:
        bind: dict[str, Value] = {"key": Literal.of(number.key)}
        nodes = [required(r, "node") for r in store.select(query("documents_by_number"), bind)]
    elif "/" in text and (exact := documents_of(store, [node_of(store, text)])):
        document = next(iter(exact.values()))
        if document.number is None:
            return document, ()
        found, others = find_directive(store, document.number)
        same = [d for d in (found, *others) if d and d.id != document.id]
        return document, tuple(same)
    else:
        meant, near = _named(store, text)
        if not meant:
            return None, tuple(documents_of(store, near).values())
        nodes = meant
    documents = documents_of(store, nodes)
    if not documents:
        return None, ()
    uses = {required(r, "node"): int(required(r, "uses")) for r in many(store, "document_use", documents)}
    where = place_literal(store, place).value if place else None

    def rank(d: Directive) -> tuple[bool, bool, bool, int, str]:
        return (
            bool(date) and not (d.date or "").startswith(date or ""),
            bool(where) and d.place != where,
            d.open,
            -uses.get(d.id, 0),
            "".join(chr(0x10FFFF - ord(c)) for c in d.date or ""),
        )

    best, *rest = sorted(documents.values(), key=rank)
    if (date and not (best.date or "").startswith(date)) or (where and best.place not in (where, None)):
        return None, (best, *rest)
    return best, tuple(rest)


def _named(store: Store, text: str) -> tuple[list[str], list[str]]:
    """The documents whose name the words are, or the only one that has them all; and those that are near."""
    folded = key(text)
    type_name = next((name for name in _types() if f"{folded} ".startswith(f"{name} ")), "")
    about = [word for word in folded.removeprefix(type_name).split() if len(word) > 1 and word not in _LINKING]
    if len(about) < _TELLING and not type_name:
        return [], []
    hits = search(store, " ".join(about) or type_name, limit=_SEARCHED, kind="directive")
    typed = [hit for hit in hits if key(hit.label).startswith(type_name)]
    exact = [hit.id for hit in hits if folded in (key(hit.label), key(hit.match))]
    fitting = [hit.id for hit in typed if set(about) <= {*key(hit.label).split(), *key(hit.match).split()}]
    near = [hit.id for hit in typed or hits][:_NEAR]
    return exact or (fitting if len(fitting) == 1 and len(about) >= _TELLING else []), near


@cache
def _types() -> tuple[str, ...]:
    """The folded names of the types of document, the longest first."""
    return tuple(sorted({key(row["pref"]["vi"]) for row in vocabulary("document_types")}, key=len, reverse=True))


def directives(
    store: Store,
    q: str | None = None,
    type: str | None = None,
    number: str | None = None,
    place: str | None = None,
    year: int | str | None = None,
    issuer: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Page[Directive]:
    """Documents that fit all that is given, the latest first. `q`: words of label or title; `issuer`: id of a body."""
    bind: dict[str, Value] = {}
    if type:
        bind["type"] = Literal.of(type, "vi")
    if number:
        parsed = number_in(number)
        bind["key"] = Literal.of(parsed.key if parsed else number)
    if place:
        bind["place"] = place_literal(store, place)
    if year:
        bind["year"] = Literal.of(str(year))
    if issuer:
        bind["issuer"] = node_of(store, issuer)
    nodes = kept(store, ("directives", given(bind)), lambda: _latest_first(store, bind))
    if q:
        known = kept(store, ("directives whole", given(bind)), lambda: documents_of(store, nodes))
        nodes = [n for n in nodes if fits(q, known[n].label, known[n].title, known[n].issuer)]
    page = cut(nodes, limit, offset)
    found = documents_of(store, page)
    return Page(tuple(found[n] for n in page), len(nodes))


def _latest_first(store: Store, bind: dict[str, Value]) -> list[str]:
    rows = store.select(query("documents_list"), bind)
    rows.sort(key=lambda r: (text(r, "date") or "", required(r, "label"), required(r, "node")), reverse=True)
    return list(dict.fromkeys(required(r, "node") for r in rows))


def directive(store: Store, id: str) -> DirectiveDetail | None:
    """A document with its relations, candidates and evidence; None where there is none of that id."""
    node = node_of(store, id)
    found = documents_of(store, [node])
    if node not in found:
        return None
    rows = store.select(query("document_links"), {"node": node})
    evidence = evidence_of(store, [node, *(required(r, "statement") for r in rows)])
    links: dict[str, dict[tuple[str, str], DocumentLink]] = {"out": {}, "into": {}}
    for row in rows:
        relation = LINKS[required(row, "property")]
        other = Ref(required(row, "other"), required(row, "label"))
        way = links[required(row, "way")]
        before = way.get((relation, other.id))
        proof = evidence.get(required(row, "statement"), ())
        inferred = text(row, "rule") is not None
        if before:
            proof, inferred = (*before.evidence, *proof), inferred and before.inferred
        way[relation, other.id] = DocumentLink(relation, other, proof, inferred)
    signer, candidates, sources = None, [], []
    for row in store.select(query("document_more"), {"node": node}):
        signer = text(row, "signer") or signer
        if "candidate" in row:
            candidates.append(required(row, "candidate"))
        if "source" in row:
            sources.append(Ref(required(row, "source"), required(row, "sourceLabel")))
    return DirectiveDetail(
        directive=found[node],
        signer=signer,
        out=tuple(links["out"].values()),
        into=tuple(links["into"].values()),
        candidates=tuple(documents_of(store, sorted(candidates)).values()),
        sources=tuple(sources),
        evidence=evidence.get(node, ()),
    )
