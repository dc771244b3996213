"""How values enter a query: `$name` stands for a parameter, `?name` for a variable.

A query file is plain SPARQL (`$name` is a variable too). Binding replaces `$name` by the term, spelt and escaped as
N-Triples does it; a list of terms is spelt one after the other, for `VALUES ?node { $nodes }`. A line that begins with
`#?name ` counts only where the parameter is bound:

    SELECT ?d WHERE {
      ?d a eli:LegalResource .
      #?place ?d pc:place $place .
    }
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

import pyoxigraph as ox

from .terms import Iri, Term, spell

Value = Term | list[Term]

_OPTIONAL = re.compile(r"^([ \t]*)#\?(\w+) ", re.MULTILINE)
_PARAMETER = re.compile(r"\$(\w+)")


def bound(query: str, bind: Mapping[str, Value] | None) -> str:
    """The query with its parameters filled in; parameters without a value stay variables."""
    if not bind:
        return query
    query = _OPTIONAL.sub(lambda m: m[1] if m[2] in bind else m[0], query)
    return _PARAMETER.sub(lambda m: _spelt(bind[m[1]]) if m[1] in bind else m[0], query)


def _spelt(value: Value) -> str:
    return " ".join(map(_one, value)) if isinstance(value, list) else _one(value)


def _one(term: Term) -> str:
    """A term as SPARQL spells it; what a user gave for an IRI and is none becomes one that names nothing."""
    if isinstance(term, Iri):
        try:
            ox.NamedNode(term)
        except ValueError:
            term = Iri(f"urn:x-phancong:nothing:{quote(term, safe='', errors='replace')}")
    return spell(term)
