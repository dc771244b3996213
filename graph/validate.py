"""Is the store sound? SHACL shapes on each graph by itself, SPARQL checks over all of them.

A graph is checked alone, so one changed document can be checked without the rest; `checks/*.rq` find what only several
graphs together show. Messages are Vietnamese and English.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..ontology import resource
from .map.iris import Iris
from .namespaces import prologue
from .store import Store


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong with a node. `check`: the shape or query that found it; `value`: what it found, if anything;
    `warning`: the documents are to be looked at, the store is sound."""

    graph: str
    node: str
    check: str
    message_vi: str
    message_en: str
    value: str | None = None
    warning: bool = False

    def message(self, language: str) -> str:
        """The message in 'vi' or 'en'."""
        return self.message_en if language == "en" else self.message_vi


@dataclass(frozen=True, slots=True)
class Check:
    """A query that finds nodes with a fault."""

    name: str
    query: str
    vi: str
    en: str
    warning: bool


@cache
def checks() -> tuple[Check, ...]:
    """The queries of graph/checks, by name; their messages stand in their first lines."""
    folder = files("phancong.graph").joinpath("checks")
    found = []
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name):
        text = file.read_text(encoding="utf-8")
        first, second, third = text.splitlines()[:3]
        found.append(
            Check(
                file.name.removesuffix(".rq"),
                prologue() + text,
                first.removeprefix("# vi: "),
                second.removeprefix("# en: "),
                third == "# warning",
            )
        )
    return tuple(found)


def validate(store: Store, graphs: Iterable[str] | None = None, remembered: Path | None = None) -> tuple[Problem, ...]:
    """The problems of the given graphs (default: all but reference data), and of the store as a whole.

    `remembered` is a file of hashes of graphs in which the shapes found nothing: they are not looked at again, and the
    file is written anew. Where it cannot be written all is checked each time.
    """
    iris = Iris(store.base)
    reference = iris.graph("reference")
    wanted = sorted(graphs) if graphs is not None else [g for g in store.graphs() if g != reference]
    sound = _read(remembered)
    found_sound: set[str] = set()
    problems: set[Problem] = set()
    for graph in wanted:
        triples = store.dump("application/n-triples", graph)
        digest = _digest(triples)
        found = [] if digest in sound else check_shapes(triples, graph)
        problems.update(found)
        if not found:
            found_sound.add(digest)
    if remembered and found_sound != sound:
        with suppress(OSError):
            remembered.write_text("".join(f"{line}\n" for line in sorted(found_sound)), encoding="ascii")
    for check in checks():
        for row in store.select(check.query):
            value = str(row["value"]) if "value" in row else None
            problems.add(Problem("", str(row["node"]), check.name, check.vi, check.en, value, check.warning))
    return tuple(sorted(problems, key=lambda p: (p.graph, p.check, p.node, p.value or "")))


def _read(remembered: Path | None) -> set[str]:
    try:
        return set(remembered.read_text(encoding="ascii").split()) if remembered else set()
    except (OSError, UnicodeDecodeError):
        return set()


def _digest(triples: bytes) -> str:
    """A hash of the triples, in any order, and of the shapes."""
    digest = hashlib.sha256(resource("shapes.ttl").read_bytes())
    for line in sorted(triples.splitlines()):
        digest.update(line + b"\n")
    return digest.hexdigest()


@cache
def _shapes() -> Any:
    from rdflib import Graph

    return Graph().parse(data=resource("shapes.ttl").read_bytes(), format="turtle")


def check_shapes(triples: bytes, graph: str = "") -> list[Problem]:
    """The problems that the shapes find in N-Triples."""
    import pyshacl
    from rdflib import RDF, SH, Graph, Literal

    data = Graph().parse(data=triples, format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True, meta_shacl=False, advanced=False)
    problems = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        messages = {m.language: str(m) for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)}
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        vi = messages.get("vi") or next(iter(messages.values()), "")
        problems.append(
            Problem(
                graph=graph,
                node=str(report.value(result, SH.focusNode)),
                check=str(path) if path else str(report.value(result, SH.sourceShape)),
                message_vi=vi,
                message_en=messages.get("en", vi),
                value=str(value) if value is not None else None,
            )
        )
    return problems
