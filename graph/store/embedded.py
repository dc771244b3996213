"""The embedded store: Oxigraph in a folder (see layout.py), or in memory."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyoxigraph as ox

from ..settings import base_iri
from .binding import Value, bound
from .layout import Draft, published
from .protocol import Answer, Row, StoreError
from .terms import Blank, Iri, Literal, Term, Triple, spell

RESULTS = {
    f.media_type: f
    for f in (
        ox.QueryResultsFormat.JSON,
        ox.QueryResultsFormat.XML,
        ox.QueryResultsFormat.CSV,
        ox.QueryResultsFormat.TSV,
    )
} | {"text/csv": ox.QueryResultsFormat.CSV, "text/tab-separated-values": ox.QueryResultsFormat.TSV}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
BULK = 20_000_000
"""Bytes of N-Triples from which a graph is loaded in bulk rather than in one transaction."""
WORTH_BULK = 1_000_000
"""Bytes of N-Triples from which loading them in bulk, which makes files of its own, pays for itself."""
INFERRED = 4_000_000
"""Bytes of Turtle that a rule finds which are loaded at a time: the loader takes many times as much memory."""
REMOVED = 50_000
"""Triples of a graph that are removed at a time."""
_CONSTRUCT = re.compile(r"(.*?)CONSTRUCT \{([^{}]*)\}\s*WHERE(.*)", re.DOTALL)
_VARIABLE = re.compile(r"\?(\w+)")


def plain(term: Any) -> Term:
    """A pyoxigraph term as plain data."""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language)
    if isinstance(term, ox.BlankNode):
        return Blank(term.value)
    raise StoreError(f"a term of kind {type(term).__name__} is not supported")


class EmbeddedStore:
    """Oxigraph in this process. `path` None keeps everything in memory.

    What is written to a folder is seen by nobody else until the store is closed: then, and if no exception ended the
    `with` block, it is published at once.
    """

    def __init__(self, path: str | Path | None = None, *, read_only: bool = False, anew: bool = False) -> None:
        self._folder = Path(path) if path is not None else None
        self._base = base_iri()
        self._draft: Draft | None = None
        self._build: Path | None = None
        self._store: ox.Store | None
        try:
            if self._folder is None:
                self._store = ox.Store()
            elif read_only:
                self._build, self._base = published(self._folder)
                self._store = ox.Store.read_only(str(self._build / "rdf"))
            else:
                self._draft = Draft(self._folder, self._base, anew=anew)
                self._build, self._base = self._draft.path, self._draft.description.base
                self._store = ox.Store(str(self._build / "rdf"))
        except (OSError, RuntimeError) as error:  # RuntimeError: the engine finds its files damaged
            if self._draft is not None:
                self._draft.release()
            raise StoreError(f"{self._folder}: cannot be opened ({' '.join(str(error).split())})") from error

    @property
    def folder(self) -> Path | None:
        return self._folder

    @property
    def build_folder(self) -> Path | None:
        return self._build

    @property
    def published(self) -> bool:
        return self._build is not None and self._draft is None

    @property
    def base(self) -> str:
        return self._base

    @property
    def _open(self) -> ox.Store:
        if self._store is None:
            raise StoreError("the store is closed")
        return self._store

    def _run(
        self,
        query: str,
        bind: Mapping[str, Value] | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Any:
        options: dict[str, Any] = {}
        if default_graphs or named_graphs:
            options["default_graph"] = [ox.NamedNode(g) for g in default_graphs]
            options["named_graphs"] = [ox.NamedNode(g) for g in named_graphs]
        else:
            options["use_default_graph_as_union"] = True
        try:
            return self._open.query(bound(query, bind), **options)
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise StoreError(f"query refused: {error}") from error

    def select(self, query: str, bind: Mapping[str, Value] | None = None) -> list[Row]:
        return list(self.solutions(query, bind))

    def solutions(self, query: str, bind: Mapping[str, Value] | None = None) -> Iterator[Row]:
        result = self._run(query, bind)
        if not isinstance(result, ox.QuerySolutions):
            raise StoreError("not a SELECT query")
        names = [v.value for v in result.variables]
        return ({n: plain(t) for n, t in zip(names, row, strict=True) if t is not None} for row in result)

    def ask(self, query: str, bind: Mapping[str, Value] | None = None) -> bool:
        result = self._run(query, bind)
        if not isinstance(result, ox.QueryBoolean):
            raise StoreError("not an ASK query")
        return bool(result)

    def construct(self, query: str, bind: Mapping[str, Value] | None = None) -> list[Triple]:
        result = self._run(query, bind)
        if not isinstance(result, ox.QueryTriples):
            raise StoreError("not a CONSTRUCT or DESCRIBE query")
        return [Triple(plain(t.subject), plain(t.predicate), plain(t.object)) for t in result]  # type: ignore[arg-type]

    def query(
        self,
        query: str,
        accept: Sequence[str],
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        result = self._run(query, None, default_graphs, named_graphs)
        formats: Mapping[str, Any] = GRAPHS if isinstance(result, ox.QueryTriples) else RESULTS
        if isinstance(result, ox.QueryBoolean):
            formats = {k: v for k, v in formats.items() if "json" in k or "xml" in k}
        for media_type in accept:
            if media_type in formats:
                body: bytes = result.serialize(format=formats[media_type])
                return Answer(body, media_type)
        raise StoreError(f"none of {', '.join(accept)} can hold this answer")

    def update(self, update: str) -> None:
        try:
            self._open.update(update)
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise StoreError(f"update refused: {error}") from error

    def graphs(self) -> list[str]:
        return sorted(g.value for g in self._open.named_graphs())

    def replace_graph(self, graph: str, triples: bytes) -> None:
        self.load_graphs([(graph, triples)])

    def load_graphs(self, graphs: Iterable[tuple[str, bytes]]) -> None:
        """A graph the store does not hold yet is loaded in bulk; one it holds is replaced in one transaction."""
        known = set(self.graphs())
        fresh: list[tuple[str, bytes]] = []
        size = 0
        for graph, triples in graphs:
            if graph in known:
                text = triples.decode()
                self.update(f"DROP SILENT GRAPH <{graph}> ; INSERT DATA {{ GRAPH <{graph}> {{\n{text}}} }}")
                continue
            known.add(graph)
            fresh.append((graph, triples))
            size += len(triples)
            if size > BULK:
                self._bulk(fresh)
                fresh, size = [], 0
        self._bulk(fresh)

    def _bulk(self, graphs: Sequence[tuple[str, bytes]]) -> None:
        quads = b"".join(
            line[:-1] + b"<" + graph.encode() + b"> .\n" for graph, triples in graphs for line in triples.splitlines()
        )
        if quads:
            try:
                self._open.bulk_load(quads, ox.RdfFormat.N_QUADS)
            except (SyntaxError, ValueError, OSError) as error:
                raise StoreError(f"loading refused: {error}") from error

    def change_graph(self, graph: str, removed: bytes, added: bytes) -> None:
        name = ox.NamedNode(graph)
        for quad in ox.parse(removed, ox.RdfFormat.N_TRIPLES):
            self._open.remove(ox.Quad(quad.subject, quad.predicate, quad.object, name))
        if len(added) > WORTH_BULK:
            self._open.bulk_load(added, ox.RdfFormat.N_TRIPLES, to_graph=name)
        else:
            self._open.load(added, ox.RdfFormat.N_TRIPLES, to_graph=name)

    def insert_from(self, graph: str, query: str, bind: Mapping[str, Value] | None = None) -> None:
        rule = _CONSTRUCT.fullmatch(bound(query, bind))
        if rule is None:
            raise StoreError("not a query CONSTRUCT { ... } WHERE { ... }")
        # Oxigraph keeps all that a CONSTRUCT has found, to give no triple twice; a store does that anyway.
        head, template, where = rule.groups()
        names = sorted(set(_VARIABLE.findall(template)))
        pieces: list[str] = []
        size = 0
        for row in self.solutions(f"{head}SELECT {' '.join(f'?{name}' for name in names)} WHERE{where}"):
            pieces.append(_VARIABLE.sub(lambda found: spell(row[found[1]]), template))  # noqa: B023
            size += len(pieces[-1])
            if size > INFERRED:
                self._add(graph, head, pieces)
                pieces, size = [], 0
        self._add(graph, head, pieces)

    def _add(self, graph: str, head: str, turtle: Sequence[str]) -> None:
        data = "\n".join((head, *turtle)).encode()
        try:
            self._open.bulk_load(data, ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
        except (SyntaxError, ValueError, OSError) as error:
            raise StoreError(f"loading refused: {error}") from error

    def delete_graph(self, graph: str) -> None:
        name = ox.NamedNode(graph)
        # A whole graph at once would be one transaction, in memory; so is what is not flushed, in each of nine indexes.
        while quads := list(islice(self._open.quads_for_pattern(None, None, None, name), REMOVED)):
            for quad in quads:
                self._open.remove(quad)
            if len(quads) == REMOVED:
                self._open.flush()
        self._open.remove_graph(name)

    def dump(self, media_type: str, graph: str | None = None) -> bytes:
        if media_type not in GRAPHS:
            raise StoreError(f"cannot write {media_type}")
        target = io.BytesIO()
        try:
            self._open.dump(target, GRAPHS[media_type], from_graph=ox.NamedNode(graph) if graph else None)
        except ValueError as error:
            raise StoreError(f"cannot write {media_type}: {error}") from error
        return target.getvalue()

    def optimize(self) -> None:
        self._open.optimize()

    def close(self) -> None:
        self._end(publish=True)

    def _end(self, *, publish: bool) -> None:
        store, draft = self._store, self._draft
        self._store = self._draft = None
        if store is None or draft is None:
            return
        try:
            if publish:
                store.flush()
            del store  # Oxigraph closes its files
            if publish:
                draft.publish()
        except OSError as error:
            raise StoreError(f"{self._folder}: cannot be written ({error})") from error
        finally:
            if not publish:
                draft.discard()
            draft.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end(publish=error is None)
