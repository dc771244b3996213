"""The templates of templates.toml, compiled when the first question comes."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ...graph.namespaces import prologue

_FRAGMENT = re.compile(r"\{(\w+)\}")
_GROUP = re.compile(r"\?P<\w+>|\{\w+\}|\\\w")
_WORD = re.compile(r"[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of question: how it is put, the query that answers it, and how the answer is said.

    `by` names the column whose rows are said together; `told` the way figures are weighed; `sift` which rows count;
    `relax` the bounds or sieve that may be left out to offer what is near where the graph does not say."""

    id: str
    intent: str
    patterns: tuple[re.Pattern[str], ...]
    query: str
    item: str
    text: str
    relations: tuple[str, ...] = ()
    by: str | None = None
    told: str | None = None
    sift: str | None = None
    relax: tuple[str, ...] = ()


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("templates.toml").read_text("utf-8"))


def sentence(name: str) -> str:
    """A sentence that no template owns."""
    found: str = _table()["text"][name]
    return found


@cache
def words(name: str) -> frozenset[str]:
    """A set of folded words of [words]: loose ones need not stand in a label, generic ones alone name nothing."""
    return frozenset(_table()["words"].get(name, "").split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """A list of folded phrases of [phrases]."""
    return tuple(_table()["phrases"][name])


@cache
def event_words() -> re.Pattern[str]:
    """The events of a project, folded; of several at one place the longest."""
    events = [event.strip() for event in _table()["sift"]["event"].split(",")]
    return re.compile("|".join(sorted(map(re.escape, events), key=len, reverse=True)))


@cache
def bodies_called() -> dict[str, list[str]]:
    """'so' -> ['sở']: what 'sở nào' asks for, and the words of which a body's name holds one."""
    return dict(_table()["sift"]["who"])


@cache
def synonyms() -> dict[str, str]:
    """Folded words for a body or an indicator -> the name under which the graph has it."""
    return dict(_table()["synonym"])


@cache
def abbreviations() -> dict[str, str]:
    """Folded abbreviation -> what it stands for."""
    return dict(_table()["abbreviation"])


@cache
def template_words() -> frozenset[str]:
    """The words by which templates know what is asked."""
    table = _table()
    patterns = [*table["fragment"].values(), *(p for row in table["template"] for p in row.get("patterns", ()))]
    return frozenset(word for pattern in patterns for word in _WORD.findall(_GROUP.sub(" ", pattern)))


@cache
def templates() -> tuple[Template, ...]:
    """All templates in the order in which they are tried."""
    fragments: dict[str, str] = {}
    for name, pattern in _table()["fragment"].items():
        fragments[name] = _fill(pattern, fragments)
    return tuple(
        Template(
            id=row["id"],
            intent=row["intent"],
            patterns=tuple(re.compile(_fill(p, fragments), re.VERBOSE) for p in row.get("patterns", ())),
            query=prologue() + files(__package__).joinpath("queries", row["query"]).read_text("utf-8"),
            item=row["item"],
            text=row["text"],
            relations=tuple(row.get("relations", ())),
            by=row.get("by"),
            told=row.get("told"),
            sift=row.get("sift"),
            relax=tuple(row.get("relax", "").split()),
        )
        for row in _table()["template"]
    )


def _fill(pattern: str, fragments: dict[str, str]) -> str:
    return _FRAGMENT.sub(lambda m: fragments.get(m[1], m[0]), pattern)
