"""How nodes are named: readable, stable, and told apart by what they are."""

from __future__ import annotations

from dataclasses import dataclass

from ..identity.names import short_hash
from ..namespaces import VOCAB
from ..store.terms import Iri


@dataclass(frozen=True, slots=True)
class Iris:
    """IRIs under a base."""

    base: str

    def of(self, path: str) -> Iri:
        """A node by its path: 'document/nghi-quyet/29-nq-tw/2022-11-17', 'body/chinh-phu'."""
        return Iri(self.base + path)

    def graph(self, name: str) -> Iri:
        """The named graph of a source, or 'reference', 'inferred'."""
        return Iri(f"{self.base}graph/{name}")

    def source(self, source: str) -> Iri:
        return Iri(f"{self.base}source/{source}")

    def span(self, source: str, start: int, end: int) -> Iri:
        """A stretch of a source's text, by RFC 5147."""
        return Iri(f"{self.base}source/{source}#char={start},{end}")

    def run(self, source: str) -> Iri:
        return Iri(f"{self.base}run/{source}")

    def hashed(self, kind: str, source: str, *parts: str) -> Iri:
        """A node of a source that has no name of its own: the same parts give the same node."""
        return Iri(f"{self.base}{kind}/{source}/{short_hash(chr(31).join(parts), 16)}")


def concept(scheme: str, name: str) -> Iri:
    """A concept of a vocabulary: concept('role', 'lead')."""
    return VOCAB(f"{scheme}/{name}")
