"""The words, colours and shapes of the network: one table (look.toml) for the snapshot and the explorer."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..ontology import vocabulary


@dataclass(frozen=True, slots=True)
class KindLook:
    """How one kind of node is drawn; `shape` is a name of vis-network."""

    color: str
    shape: str
    label: dict[str, str]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("look.toml").read_text("utf-8"))


@cache
def kinds() -> dict[str, KindLook]:
    """Kind of node -> how it looks."""
    return {
        name: KindLook(row["color"], row["shape"], {"vi": row["vi"], "en": row["en"]})
        for name, row in _table()["kind"].items()
    }


@cache
def relations() -> dict[str, dict[str, str]]:
    """Relation id -> words by language: those of the vocabularies, and of the lines only the network has."""
    rows = (*vocabulary("relations"), *vocabulary("project_relations"))
    words: dict[str, dict[str, str]] = {row["id"]: row["pref"] for row in rows}
    words.update(_table()["relation"])
    return words


@cache
def roles() -> dict[str, dict[str, str]]:
    """Role id -> words by language, as the role vocabulary has them."""
    return {row["id"]: row["pref"] for row in vocabulary("roles")}


@cache
def statuses() -> dict[str, dict[str, str]]:
    """Status of a figure -> words by language."""
    return {row["id"]: row["pref"] for row in vocabulary("statuses")}


def kind_look(kind: str) -> KindLook:
    """The look of a kind; an unknown kind looks like a term."""
    return kinds().get(kind) or kinds()["term"]


def edge_words(relation: str, role: str | None, language: str = "vi") -> str:
    """What stands on an edge: the role where a responsibility makes it, else the relation."""
    words = (roles().get(role) if role else None) or relations().get(relation)
    return words[language] if words else (role or relation)


def property_words(iri: str, label: str, language: str = "vi") -> str:
    """What a property is called: our word for one of a foreign vocabulary, else the label the graph has."""
    words = None if "/phancong/" in iri else _table()["property"].get(re.split(r"[#/]", iri)[-1])
    return str(words[language]) if words else label
