"""Reading a block of text, and an indicator as one line of a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from phancong.extract.components import mentions_of
from phancong.extract.document import Block, Context, Heading
from phancong.extract.facts import Indicator
from phancong.extract.indicators import find
from phancong.extract.text import AlignedText


@pytest.fixture
def read() -> Callable[[Context, tuple[str, ...], str], list[Indicator]]:
    return _read


@pytest.fixture
def line() -> Callable[[Indicator], str]:
    return _line


def _read(context: Context, path: tuple[str, ...], text: str) -> list[Indicator]:
    doc = spacy.blank("xx").make_doc(text)
    headings = tuple(Heading(level, "", title) for level, title in enumerate(path, 1))
    doc._.block = Block(kind="paragraph", text=AlignedText.of(text), path=headings)
    doc._.context = context
    return [m.content for m in mentions_of(find(doc), "indicators") if isinstance(m.content, Indicator)]


def _line(found: Indicator) -> str:
    low, high = ("" if bound is None else f"{bound:g}" for bound in (found.low, found.high))
    unit = found.unit or "-"
    return f"{found.indicator} | {low}..{high} | {unit} | {found.year} | {found.status}"
