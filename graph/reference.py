"""Reference data: the graph of the ontology and the vocabularies."""

from __future__ import annotations

import pyoxigraph as ox

from ..ontology import resource


def reference_graph() -> bytes:
    """The triples as N-Triples: the same bytes for the same data."""
    lines: set[bytes] = set()
    vocabularies = sorted((f for f in resource("vocab").iterdir() if f.name.endswith(".ttl")), key=lambda f: f.name)
    for file in (resource("phancong.ttl"), *vocabularies):
        triples = (quad.triple for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE))
        lines.update((ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").splitlines(True))
    return b"".join(sorted(lines))
