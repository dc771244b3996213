"""Results as text for people: tables of solutions, answers with their evidence."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

from ...graph.namespaces import PREFIXES
from .common import tell

if TYPE_CHECKING:
    from ..models import Answered

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*)\s*:", re.IGNORECASE)


def with_prefixes(query: str) -> str:
    """The query with the project's prefixes declared on a line before it, except those it declares itself."""
    own = set(_DECLARED.findall(query))
    return " ".join(f"PREFIX {n}: <{iri}>" for n, iri in PREFIXES.items() if n not in own) + "\n" + query


def visible(text: str) -> str:
    """The text without what steers a terminal: labels and quotes come from documents."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _short(iri: str) -> str:
    """An IRI with a known prefix, else as it is."""
    for name, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{name}:{iri[len(namespace) :]}"
    return iri


def print_solutions(body: bytes) -> None:
    """SPARQL JSON results as a table; plain columns parted by tabs where stdout is no terminal."""
    found = json.loads(body)
    if "boolean" in found:
        print("true" if found["boolean"] else "false")
        return
    names = found["head"]["vars"]
    rows = [
        [_cell(solution[name]) if name in solution else "" for name in names]
        for solution in found["results"]["bindings"]
    ]
    if not sys.stdout.isatty():
        for row in ([*names], *rows):
            print("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*names, show_lines=False)
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    Console().print(table)


def _cell(term: dict[str, str]) -> str:
    return _short(term["value"]) if term["type"] == "uri" else term["value"]


_PROOFS = 5
"""Sentences shown beneath an answer unless all are asked for."""


def print_answer(found: Answered, *, with_sparql: bool, with_all: bool = False) -> None:
    """The sentence, then the sentences that say so and how many more there are, then the query."""
    print(visible(found.text))
    shown = found.evidence if with_all else found.evidence[:_PROOFS]
    for evidence in shown:
        where = " · ".join(x for x in (evidence.document_label, evidence.section) if x)
        print(f"\n  “{visible(' '.join(evidence.quote.split()))}”")
        print(f"    {visible(where or evidence.document)} [{evidence.start}–{evidence.end}]")
    if more := len(found.evidence) - len(shown):
        print(f"\n  {tell('cli.more_evidence', count=more)}")
    if with_sparql and found.sparql:
        print(f"\n{found.sparql}")
