"""The common nouns project names begin with, and how a name is read after each: heads.toml and words.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from ..facts import ProjectCategory
from ..rules import load_table
from ..vietnamese import fold

PACKAGE = __package__ or ""


@dataclass(frozen=True, slots=True)
class Head:
    """One head; see heads.toml for what the fields mean."""

    forms: tuple[str, ...]
    category: ProjectCategory
    style: str = "named"
    open: bool = False
    works: bool = False
    exact: bool = False
    alone: bool = False
    numbered: bool = False
    body: bool = False
    never: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.forms[0]


def trie_pattern(words: Iterable[str]) -> str:
    """A regular expression that matches the longest of the words, branching on one character at a time."""
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def pattern(node: dict[str, Any]) -> str:
        branches = [re.escape(letter) + pattern(child) for letter, child in sorted(node.items()) if letter]
        if not branches:
            return ""
        body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
        return f"{body}?" if "" in node else body

    return pattern(trie)


@cache
def heads() -> dict[str, Head]:
    """Folded form -> head. Raises ValueError for a category FACTS.md does not know."""
    table: dict[str, Head] = {}
    for record in load_table(PACKAGE, "heads.toml")["head"]:
        head = Head(**{**record, "forms": tuple(record["forms"]), "never": tuple(map(fold, record.get("never", ())))})
        if head.category not in get_args(ProjectCategory):
            raise ValueError(f"heads.toml: {head.name}: unknown category {head.category!r}")
        for form in head.forms:
            table[fold(form)] = head
    return table


@cache
def head_pattern() -> re.Pattern[str]:
    """Finds heads, 'dự án' and numbered roads in folded text."""
    roads = r"(?P<road>(?:ql|dt|tl|dh)\s?\.?\s?\d{1,3}[a-z]?|ct\s?\.?\s?\d\d)"
    return re.compile(rf"(?<!\w)(?:{roads}|(?P<head>{trie_pattern(heads())})|(?P<project>du an|cong trinh))(?!\w)")


@cache
def words(name: str) -> frozenset[str]:
    """A word list of words.toml: words, or phrases where they are parted by '|'."""
    value = load_table(PACKAGE, "words.toml")[name]
    if isinstance(value, list):
        return frozenset(value)
    parts = value.split("|") if "|" in value else value.split()
    return frozenset(part.strip() for part in parts)


@cache
def phrase_pattern(name: str) -> re.Pattern[str]:
    """A phrase list of words.toml as one pattern on folded text."""
    return re.compile(rf"(?<!\w)(?:{trie_pattern(fold(word) for word in words(name))})(?!\w)")


@cache
def named(table: str) -> dict[str, str]:
    """A table of words.toml: 'zones' (province -> economic zone) or 'expressways' (number -> name)."""
    return dict(load_table(PACKAGE, "words.toml")[table])


@cache
def _category_rules() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, ProjectCategory], ...]:
    return tuple(
        (re.compile(r["pattern"]), re.compile(r["near"]) if "near" in r else None, r["category"])
        for r in load_table(PACKAGE, "heads.toml")["category"]
    )


def category_of(name: str, default: ProjectCategory, sentence: str = "") -> ProjectCategory:
    """The category of a project by its name; `default` is what its head says, `sentence` is folded."""
    folded = fold(name)
    if default in ("industrial_park", "industrial_cluster") and "dien" not in folded:
        return default
    for pattern, near, category in _category_rules():
        if pattern.search(folded) and (near is None or near.search(sentence)):
            return category
    return default
