"""RDF terms as plain data, and N-Triples as the one form in which statements travel to a store."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"
XSD_STRING = XSD + "string"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


class Iri(str):
    """An IRI; a plain str everywhere else."""

    __slots__ = ()


class Blank(str):
    """A blank node's label."""

    __slots__ = ()


class Literal(NamedTuple):
    """A literal: lexical form, datatype IRI, language tag or None."""

    value: str
    datatype: str = XSD_STRING
    language: str | None = None

    @classmethod
    def of(cls, value: str | bool | int | float, language: str | None = None) -> Literal:
        """The literal of a Python value; floats become decimals, as figures of documents are."""
        if isinstance(value, bool):
            return cls("true" if value else "false", XSD + "boolean")
        if isinstance(value, int):
            return cls(str(value), XSD + "integer")
        if isinstance(value, float):
            return cls(decimal(value), XSD + "decimal")
        return cls(value, LANG_STRING, language) if language else cls(value)

    @classmethod
    def date(cls, value: str) -> Literal:
        """'2022' -> xsd:gYear, '2022-11' -> xsd:gYearMonth, '2022-11-17' -> xsd:date."""
        return cls(value, XSD + {4: "gYear", 7: "gYearMonth"}.get(len(value), "date"))

    @property
    def python(self) -> str | int | float | bool:
        """The value as Python has it."""
        kind = self.datatype.removeprefix(XSD)
        if kind == "boolean":
            return self.value in ("true", "1")
        if kind in ("integer", "int", "long", "nonNegativeInteger"):
            return int(self.value)
        if kind in ("decimal", "double", "float"):
            return float(self.value)
        return self.value


Term = Iri | Blank | Literal


class Triple(NamedTuple):
    subject: Iri | Blank
    predicate: Iri
    object: Term


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\n\r\t]')
_UNSAFE_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def decimal(value: float) -> str:
    """A float as xsd:decimal without exponent: 8.5 -> '8.5', 9.0 -> '9.0', 1e-07 -> '0.0000001'."""
    text = repr(value)
    if "e" in text or "E" in text:
        text = f"{value:.12f}".rstrip("0")
        text = text + "0" if text.endswith(".") else text
    return text


def escape_iri(iri: str) -> str:
    """The IRI with the characters N-Triples and SPARQL forbid percent-encoded: it cannot end early."""
    return _UNSAFE_IRI.sub(lambda m: f"%{ord(m[0]):02X}", iri)


def spell(term: Term) -> str:
    """A term in N-Triples, which SPARQL reads too: the only way in which values enter a query."""
    if isinstance(term, Literal):
        text = _ESCAPED.sub(lambda m: _ESCAPES[m[0]], term.value)
        if term.language:
            return f'"{text}"@{term.language}'
        if term.datatype == XSD_STRING:
            return f'"{text}"'
        return f'"{text}"^^<{escape_iri(term.datatype)}>'
    if isinstance(term, Blank):
        return f"_:{term}"
    return f"<{escape_iri(term)}>"


def ntriples(triples: Iterable[Triple]) -> bytes:
    """The triples as sorted N-Triples without repeats: equal sets give equal bytes."""
    cache: dict[Term, str] = {}

    def spelt(term: Term) -> str:
        if isinstance(term, Literal):
            return spell(term)
        if term not in cache:
            cache[term] = spell(term)
        return cache[term]

    lines = {f"{spelt(s)} {spelt(p)} {spelt(o)} .\n" for s, p, o in triples}
    return "".join(sorted(lines)).encode()
