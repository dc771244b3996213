"""Bodies that no list or grammar knows, in the sections that give tasks: 'Đài Truyền thanh huyện thông báo lịch'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..bodies.verbs import governing
from ..document import Heading
from .subjects import Actor, rules

_WORD = re.compile(r"\s+(?=[^\W_])")
_STANDING = re.compile(r"[Tt]hường\s+$")
_END = re.compile(r"[;.:()\n]")
_JOINED = re.compile(r"\b(?:để|về|trong|và|theo|khi|với|cho|nhằm|có|được|đã)$")


def organises(path: tuple[Heading, ...]) -> bool:
    """Whether a heading above says that tasks are given below."""
    return any(_organises(heading.title) for heading in path)


@lru_cache(256)  # all blocks below a heading ask
def _organises(title: str) -> bool:
    return rules()["organising-section"].pattern.search(title) is not None


def titled(title: str) -> tuple[Actor, ...]:
    """The bodies that a heading names and says no more: '6. Văn phòng Ban Chỉ đạo 35 tỉnh'."""
    names = title.split("(")[0].rstrip(" :.").split(", ")
    found = []
    for name in names:
        head = rules()["unlisted-body"].pattern.match(name)
        if head is None or len(name.split()) > 14 or _END.search(name):
            return ()
        if any(_governs(name, word.end(), len(name)) for word in _WORD.finditer(name, head.end())):
            return ()
        found.append(Actor(" ".join(name.split())))
    return tuple(found)


def _governs(text: str, at: int, end: int) -> bool:
    """Whether a verb follows, not a part of a name ('Ban Chỉ đạo', 'Thường trực')."""
    verb = governing(text, at, end)
    return verb is not None and not text[at].isupper() and not _STANDING.search(text, max(0, at - 8), at)


def subject_at(text: str, start: int, end: int) -> tuple[list[Actor], int] | None:
    """The body at the head of the clause and where its predicate begins."""
    while start < end and text[start] in " -+*•":
        start += 1
    head = rules()["unlisted-body"].pattern.match(text, start, end)
    if head is None:
        return None
    for number, word in enumerate(_WORD.finditer(text, head.end(), end)):
        name = text[start : word.start()]
        if number > 10 or _END.search(name) or "," in name:
            return None
        if number and _governs(text, word.end(), end):
            return [Actor(" ".join(name.split()), start, word.start())], word.end()
    return None


def told_unlisted(text: str, start: int, end: int) -> Iterator[tuple[int, Actor, int]]:
    """Groups that no list knows and that are told what to do: begin, name, begin of the predicate."""
    for told in rules()["told-unlisted"].pattern.finditer(text, start, end):
        at = told.start("who")
        for number, word in enumerate(_WORD.finditer(text, told.end(), min(end, told.end() + 60))):
            name = text[at : word.start()]
            if _END.search(name):
                break
            if _governs(text, word.end(), end):
                if number and not name.rstrip().endswith(",") and not _JOINED.search(name.rstrip()):
                    yield at, Actor(f"Các{' '.join(name.split())[3:]}", at, word.start()), word.end()
                break
