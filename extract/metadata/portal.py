"""What a portal prints above a document: a table of 'Số hiệu', 'Loại văn bản', 'Người ký', a title with the number."""

from __future__ import annotations

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


@cache
def _labels() -> dict[str, str]:
    """Folded label -> the field of the metadata that it tells."""
    table: dict[str, list[str]] = load_table(__package__, "names.toml")["portal"]
    return {fold(label): field for field, labels in table.items() for label in labels}


def with_card(metadata: Metadata, blocks: Sequence[Block]) -> Metadata:
    """The metadata, what the header left open filled from the portal's table, whose issuer is often only a place."""
    found: dict[str, str] = {}
    for block in blocks[:_FIRST_BLOCKS]:
        if "|" in block.text.text:
            cells = [clean(cell).strip(" :") for cell in block.text.text.strip(" |").split("|")]
            for label, value in pairwise(cells):
                if (field := _labels().get(fold(label))) and value:
                    found.setdefault(field, value)
    if len(found) < 2:
        return metadata
    title = rules()["portal-title"].pattern.match(clean(blocks[0].text.text))
    number = found.get("number")
    return replace(
        metadata,
        type=metadata.type or types().get(fold(found.get("type", ""))),
        number=metadata.number or (official_codes(number) if number else None),
        date=metadata.date or parse_date(found.get("date", "")),
        signer=metadata.signer or found.get("signer"),
        subject=metadata.subject or to_subject(found.get("subject") or (title["subject"] if title else "")),
    )
