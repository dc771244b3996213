"""What follows: the rules of `rules/*.rq`, run in order of name.

Every inferred statement is an rdf:Statement with its rule (pc:rule) and what it came from (prov:wasDerivedFrom).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from .map.iris import Iris
from .namespaces import prologue
from .store import Iri, Store


@cache
def rules() -> tuple[tuple[str, str], ...]:
    """Name and text of each rule, in the order in which they run."""
    folder = files(__package__).joinpath("rules")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    return tuple((f.name.removesuffix(".rq"), prologue() + f.read_text(encoding="utf-8")) for f in found)


def infer(store: Store, iris: Iris) -> None:
    """Empty the graph of what is inferred and fill it rule by rule: a rule sees what those before it found."""
    graph = iris.graph("inferred")
    store.delete_graph(graph)
    for _, rule in rules():
        store.insert_from(graph, rule, {"base": Iri(store.base)})
