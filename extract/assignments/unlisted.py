"""Bodies that no list or grammar knows, in the sections that give tasks: 'Đài Truyền thanh huyện thông báo lịch'."""

from __future__ import annotations

import re

from ..bodies.verbs import governing
from ..document import Heading
from .subjects import Actor, rules

_WORD = re.compile(r"\s+(?=[^\W_])")
_END = re.compile(r"[;.:\n]")


def organises(path: tuple[Heading, ...]) -> bool:
    """Whether a heading above says that tasks are given below."""
    return any(rules()["organising-section"].pattern.search(heading.title) for heading in path)


def titled(title: str) -> Actor | None:
    """The body that a heading names and says no more: '6. Văn phòng Ban Chỉ đạo 35 tỉnh'."""
    name = title.split("(")[0].rstrip(" :.")
    head = rules()["unlisted-body"].pattern.match(name)
    if head is None or len(name.split()) > 14 or _END.search(name):
        return None
    if any(governing(name, word.end()) for word in _WORD.finditer(name, head.end())):
        return None
    return Actor(" ".join(name.split()))


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
        if number and governing(text, word.end(), end):
            return [Actor(" ".join(name.split()), start, word.start())], word.end()
    return None
