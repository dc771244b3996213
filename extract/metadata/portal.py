"""What a portal prints above a document: a table of 'Số hiệu', 'Loại văn bản', 'Người ký', a title with the number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from ..dates import parse_date
from ..document import Block
from ..facts import Metadata
from ..rules import load_table
from ..vietnamese import clean, fold
from .header import official_codes, rules, to_subject, types

_FIRST_BLOCKS = 16
_EMPTY = ("da biet", "dang cap nhat", "dang theo doi")


@cache
def _labels() -> dict[str, str]:
    """Folded label -> the field of the metadata that it tells."""
    table: dict[str, list[str]] = load_table(__package__, "names.toml")["portal"]
    return {fold(label): field for field, labels in table.items() for label in labels}


@cache
def _labelled() -> re.Pattern[str]:
    """A label of a card without cells, 'Số hiệu: 5/QĐ-BXD Ngày ký: 1/2/2024'; others end the value before them."""
    table = load_table(__package__, "names.toml")
    longest = sorted([*(w for words in table["portal"].values() for w in words), *table["portal_others"]], key=len)[
        ::-1
    ]
    return re.compile(rf"(?P<label>{'|'.join(map(re.escape, longest))})(?![\w/,])\s*:?\s*")


def _read_lines(text: str, found: dict[str, str]) -> None:
    """What a line of labels and values tells; a value that nobody filled in says so."""
    marks = [*_labelled().finditer(text)]
    for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(text)], strict=True):
        value = text[mark.end() : end].strip(" :")
        if (field := _labels().get(fold(mark["label"]))) and value and fold(value) not in _EMPTY:
            found.setdefault(field, value)


def with_card(metadata: Metadata, blocks: Sequence[Block]) -> Metadata:
    """The metadata, what the header left open filled from the portal's table, whose issuer is often only a place."""
    found: dict[str, str] = {}
    for block in blocks[:_FIRST_BLOCKS]:
        if "|" in block.text.text:
            cells = [clean(cell).strip(" :") for cell in block.text.text.strip(" |").split("|")]
            for label, value in pairwise(cells):
                if (field := _labels().get(fold(label))) and value:
                    found.setdefault(field, value)
        elif _labelled().match(block.text.text):
            _read_lines(clean(block.text.text), found)
    if len(found) < 2:
        return metadata
    first = clean(blocks[0].text.text)
    card = _labelled().search(first)
    title = rules()["portal-title"].pattern.match(first[: card.start()] if card and card.start() else first)
    number = found.get("number")
    return replace(
        metadata,
        type=metadata.type or types().get(fold(found.get("type", ""))),
        number=metadata.number or (official_codes(number) if number else None),
        date=metadata.date or parse_date(found.get("date", "")),
        signer=metadata.signer or found.get("signer"),
        subject=metadata.subject or to_subject(found.get("subject") or (title["subject"] if title else "")),
    )
