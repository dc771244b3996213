"""What the project asks of a store. Every result is plain data, so that it may travel between threads and processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from .binding import Value
from .terms import Term, Triple

Row = dict[str, Term]
"""One solution: variable name -> term; an unbound variable is absent."""


class StoreError(Exception):
    """The store cannot do what was asked; one line says why."""


class StoreLocked(StoreError):
    """Another process writes to the store."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query in a wire format: `body` is of `media_type`."""

    body: bytes
    media_type: str


class Store(Protocol):
    """RDF dataset. Queries see the union of all named graphs as default graph unless graphs are named.

    `folder` holds what lies beside the RDF (texts, records, manifest); None where there is nothing.
    `build_folder` holds what is written with the RDF and becomes visible with it (search index, hashes of graphs).
    `published`: it is one build, which nobody changes any more.
    `base` is the IRI under which the data of this store are named; it ends in '/'.
    Bindings put terms in the place of the `$name` variables of a query (see binding.py): values never enter by
    formatting.
    Every method raises StoreError for a query that does not parse or a store that does not answer.
    """

    @property
    def folder(self) -> Path | None: ...

    @property
    def build_folder(self) -> Path | None: ...

    @property
    def published(self) -> bool: ...

    @property
    def base(self) -> str: ...

    def select(self, query: str, bind: Mapping[str, Value] | None = None) -> list[Row]:
        """The solutions of a SELECT query."""
        ...

    def solutions(self, query: str, bind: Mapping[str, Value] | None = None) -> Iterator[Row]:
        """As select, one after the other: for results that are not to be held in memory."""
        ...

    def ask(self, query: str, bind: Mapping[str, Value] | None = None) -> bool: ...

    def construct(self, query: str, bind: Mapping[str, Value] | None = None) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE query."""
        ...

    def query(
        self,
        query: str,
        accept: Sequence[str],
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """The answer to any query in the first media type of `accept` that fits its form (the SPARQL protocol's door).

        accept: sparql-results+json, +xml, text/csv, text/tab-separated-values for SELECT and ASK;
        text/turtle, application/n-triples, rdf+xml, ld+json for CONSTRUCT and DESCRIBE.
        """
        ...

    def update(self, update: str) -> None:
        """Run a SPARQL update, whole or not at all."""
        ...

    def graphs(self) -> list[str]:
        """The named graphs, sorted."""
        ...

    def replace_graph(self, graph: str, triples: bytes) -> None:
        """Make the N-Triples the whole content of the graph."""
        ...

    def load_graphs(self, graphs: Iterable[tuple[str, bytes]]) -> None:
        """Replace many graphs (IRI, N-Triples), as fast as the store can."""
        ...

    def change_graph(self, graph: str, removed: bytes, added: bytes) -> None:
        """Take N-Triples out of a graph and put others in."""
        ...

    def insert_from(self, graph: str, query: str, bind: Mapping[str, Value] | None = None) -> None:
        """Put what a query `CONSTRUCT { ... } WHERE { ... }` finds into a graph. The template ends with a dot and has
        only variables that every solution binds."""
        ...

    def delete_graph(self, graph: str) -> None: ...

    def dump(self, media_type: str, graph: str | None = None) -> bytes:
        """The whole dataset (trig, n-quads, ld+json) or one graph (turtle, n-triples, rdf+xml, ld+json)."""
        ...

    def optimize(self) -> None:
        """Make later queries fast, after much was loaded."""
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
