"""From records to the graphs of a store: resolve all, map what would come out otherwise, load what changed.

What is written equals what a build from nothing writes, byte for byte: a document's graph is mapped again unless its
record and every answer that its mapping got from the registry are what they were.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from ..ontology.gazetteer import provinces
from .identity.decisions import Decisions
from .identity.places import Place
from .identity.registry import Registry
from .inference import infer
from .manifest import Entry
from .map import Entities, Iris, Run, Telling, answers, map_document
from .record import DocumentRecord
from .records import RecordFolder
from .reference import reference_graph
from .search import write_index
from .store import Store
from .written import Written

SHARED = ("reference", "entities", "inferred")
"""The graphs beside those of the documents."""
STATE, VERSION = "*", "*version"
"""The names under which, among the hashes of graphs, stand that of all they were made from and the reader's version."""
WHOLE = "whole"
"""Stands for the hash of the graph of shared nodes: it is what the units say."""
WORTH_OPTIMIZING = 50_000_000
"""Bytes of N-Triples loaded from which tidying the store pays for itself."""
PIECE = 8_000_000
"""Bytes of N-Triples of shared nodes that are changed at a time."""


class Documents(Mapping[str, DocumentRecord]):
    """The record of each source, read from disk each time: a millisecond each, and memory for none."""

    def __init__(self, entries: Sequence[Entry], records: RecordFolder) -> None:
        self._entries = {e.source: e for e in entries}
        self._records = records

    def __getitem__(self, source: str) -> DocumentRecord:
        entry = self._entries[source]
        return replace(self._records.load(entry.record), name=Path(entry.path).name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def made(self, source: str, software: str) -> str:
        """What the graph of a source is made from, beside the answers of the registry."""
        entry = self._entries[source]
        return f"{entry.record} {software} {Path(entry.path).name}"


def write_graphs(
    store: Store, written: Written, documents: Documents, version: str, software: str, state: str, decisions: Decisions
) -> tuple[int, tuple[str, ...]]:
    """Bring the graphs up to the documents. `version` of the reader, `software`: hash of what maps, `state`: hash of
    all that the graphs are made from. Returns how many graphs were written, and the decisions that were of no use."""
    noted = {STATE: state, VERSION: version}
    changed, loaded, unused = _write_stated(store, written, documents, version, software, decisions, noted)
    infer(store, Iris(store.base))
    if store.build_folder is not None:
        write_index(store, store.build_folder)
    if loaded > WORTH_OPTIMIZING:
        store.optimize()
    written.change(noted.items())
    return changed, unused


def _write_stated(
    store: Store,
    written: Written,
    documents: Documents,
    version: str,
    software: str,
    decisions: Decisions,
    noted: dict[str, str],
) -> tuple[int, int, tuple[str, ...]]:
    """All but what follows. Puts to `noted` the hashes of graphs to be noted when all is done; returns the number of
    graphs written, the bytes loaded and the unused decisions."""
    iris = Iris(store.base)
    hashes = written.hashes()
    held = set(store.graphs())
    wanted = {str(iris.graph(name)) for name in (*SHARED, *documents)}
    orphans = sorted(g for g in held - wanted if g.startswith(iris.graph("")))
    gone = [name for name in hashes if iris.graph(name) in orphans]
    registry = Registry(documents, decisions)
    current = {name for name in hashes if iris.graph(name) in held}
    todo = _todo(registry, written, documents, software, current)
    # What a server holds of a graph under way is not known: its hash is noted when all is done.
    written.change(drop=[STATE, "reference", "entities", *todo, *gone])
    for graph in orphans:
        store.delete_graph(graph)
    known = {name: hashes[name] for name in current}
    noted["entities"] = WHOLE
    changed: set[str] = set()
    loaded = 0

    def changed_graphs() -> Iterator[tuple[str, bytes]]:
        yield "reference", reference_graph()
        for source in todo:
            mapped = map_document(source, documents[source], registry, iris, run)
            written.put(source, documents.made(source, software), mapped)
            yield source, mapped.graph

    def differing(graphs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        nonlocal loaded
        for name, triples in graphs:
            noted[name] = hashlib.sha256(triples).hexdigest()
            if known.get(name) != noted[name]:
                changed.add(name)
                loaded += len(triples)
                yield iris.graph(name), triples

    run = Run(*version.partition("+")[::2])
    with written.together():
        for source in gone:
            written.drop(source)
        store.load_graphs(differing(changed_graphs()))
        if known.get("entities") != WHOLE:
            written.forget_units()
            store.delete_graph(iris.graph("entities"))
        for removed, added in _pieces(_units(written, Entities(registry, iris))):
            store.change_graph(iris.graph("entities"), removed, added)
            changed.add("entities")
            loaded += len(added)
    return len(changed), loaded, registry.unused()


def _todo(
    registry: Registry, written: Written, documents: Documents, software: str, current: Collection[str]
) -> list[str]:
    """The sources whose graphs are not there or would come out otherwise."""
    same = {
        name
        for name, made, questions, answered in written.sources()
        if name in documents
        and name in current
        and made == documents.made(name, software)
        and answers(registry, name, questions) == answered
    }
    return sorted(set(documents) - same)


def _units(written: Written, entities: Entities) -> Iterator[tuple[bytes, bytes]]:
    """The triples before and now of every unit of the shared nodes that is not what it was."""
    provinces_told: Iterable[tuple[str, Telling]] = (
        (f"place/{Place(p.name).path}", {"place": [p.name, ""]}) for p in provinces()
    )
    well_known: Iterable[tuple[str, Telling]] = ((path, {}) for path in sorted(entities.well_known))
    for node, telling in chain(provinces_told, well_known, written.spoken()):
        for unit, triples in entities.describe(node, telling).items():
            yield written.replace(unit, triples), triples
    for unit in [unit for unit in written.units() if unit not in entities.described]:
        yield written.replace(unit, b""), b""
    for node, told in written.touched():
        triples = b"" if told is None else entities.describe(node, told)[node]
        yield written.replace(node, triples), triples


def _pieces(units: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """Triples to remove and to add, many units at a time."""
    removed, added, size = [], [], 0
    for before, after in units:
        if before == after:
            continue
        old, new = set(before.splitlines(True)), set(after.splitlines(True))
        removed += sorted(old - new)
        added += sorted(new - old)
        size += len(before) + len(after)
        if size > PIECE:
            yield b"".join(removed), b"".join(added)
            removed, added, size = [], [], 0
    if removed or added:
        yield b"".join(removed), b"".join(added)
