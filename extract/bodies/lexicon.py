"""The names a body can have, from the reference tables: what stands at an offset, longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ...ontology.gazetteer import ReferenceBody, bodies, local_bodies
from ..rules import load_table
from ..vietnamese import LOWER, UPPER

WORD_END = rf"(?![{LOWER}A-Z{UPPER}0-9])"
_FIRST = re.compile(rf"[{LOWER}A-Z{UPPER}]+")
_WORDS = re.compile(r"\w+")
_SHARED_HEADS = ("Sở", "Bộ")
"""Heads that are printed once before a list of their names."""


_SHORT = ((re.compile(r"\bVN\b"), "Việt Nam"), (re.compile(r"\b(?:T\.?Ư|T\.?W)\b"), "Trung ương"))


@lru_cache(4096)
def _key(name: str) -> str:
    """What two ways of writing a name have in common: letters and figures; 'và' may be a dash, a sign or nothing."""
    if not name.isupper() or "VN" in name:
        for short, full in _SHORT:
            name = short.sub(full, name)
    return " ".join(word for word in _WORDS.findall(name.lower()) if word != "và")


def _flexible(name: str) -> str:
    """A pattern for the name however it is spaced, dashed, joined ('và', '&', '-'), with commas or without."""
    pattern = re.escape(" ".join(name.split()))
    pattern = re.sub(r"(?:\\ )?(?:\\-|–)(?:\\ )?", r"(?:\\s*[-–]\\s*|\\s+và\\s+)", pattern)
    pattern = re.sub(r"\\ và\\ |(?:\\ )?(?:\\&|&)(?:\\ )?", r"(?:\\s+và\\s+|\\s*[&–-]\\s*|\\s+)", pattern)
    pattern = re.sub(r",\\ ", r"(?:\\s*,?\\s+|\\s*[–-]\\s*)", pattern)
    pattern = pattern.replace(r"Việt\ Nam", r"(?:Việt\ Nam|(?-i:VN))")
    pattern = pattern.replace(r"Trung\ ương", r"(?:Trung\ ương|(?-i:T\.?[ƯW]))")
    return pattern.replace(r"\ ", r"\s+")


def _pattern(names: set[str]) -> re.Pattern[str]:
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?:{'|'.join(map(_flexible, longest))}){WORD_END}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A known name found at an offset: the record behind it and where the name ends."""

    body: ReferenceBody
    end: int


class Lexicon:
    """All names of the reference tables and of patterns.toml, ready to be looked for."""

    def __init__(self) -> None:
        table = load_table(__package__)
        self._records: dict[str, list[ReferenceBody]] = {}
        by_head: dict[str, set[str]] = {}
        domains: dict[str, set[str]] = {head: set() for head in _SHARED_HEADS}
        for body in (*bodies(), *local_bodies()):
            for name in (body.name, *body.abbreviations):
                self._records.setdefault(_key(name), []).append(body)
                head = _FIRST.match(name)
                assert head is not None, name
                by_head.setdefault(head[0].lower(), set()).add(name)
                if name.startswith("Trung ương "):
                    for short in ("tw", "tư", "t"):
                        by_head.setdefault(short, set()).add(name)
                head_word, _, domain = name.partition(" ")
                if domain and head_word in domains:
                    domains[head_word].add(domain)
        self._names, self._domains = by_head, domains
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._small = re.compile(rf"(?:{'|'.join(map(re.escape, table['small_heads']))}){WORD_END}")
        self.heads = frozenset(by_head)

    def _pattern(self, key: str, names: set[str]) -> re.Pattern[str]:
        """The pattern of the names of one head, made when a text first has the head: most have a few of them."""
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = self._patterns[key] = _pattern(names)
        return pattern

    def read(self, text: str, at: int) -> list[Reading]:
        """The longest known name at the offset; several readings where a central and a local body share it."""
        word = _FIRST.match(text, at)
        head = word[0].lower() if word else ""
        match = self._pattern(head, self._names[head]).match(text, at) if head in self._names else None
        if match is None or not (match[0][0].isupper() or self._small.match(text, at)):
            return []
        return [Reading(body, match.end()) for body in self._records[_key(match[0])]]

    def shared(self, head: str, text: str, at: int) -> Reading | None:
        """A body whose head word was printed once before a list: 'Xây dựng' of 'Sở Tài chính, Xây dựng'."""
        match = self._pattern(f"{head} ", self._domains[head]).match(text, at) if head in self._domains else None
        if match is None or not match[0][0].isupper():
            return None
        return Reading(self._records[_key(f"{head} {match[0]}")][0], match.end())


@cache
def lexicon() -> Lexicon:
    return Lexicon()
