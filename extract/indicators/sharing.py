"""Shares that have their predicate in common: '90% hồ sơ cấp tỉnh, 80% hồ sơ cấp huyện được xử lý trực tuyến'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..components import Mention
from ..facts import Indicator

_PREDICATE = re.compile(
    r"\s(?:được|có|sử\sdụng|tham\sgia|thực\shiện|áp\sdụng|đạt\schuẩn|kết\snối|tiếp\scận|ứng\sdụng|hoàn\sthành)\s.+$"
)
_BETWEEN = re.compile(r"[^.\d]{2,140}")
_SHARE = "Tỷ lệ "


def with_predicate(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of a block in order; shares without a predicate take that of the next one in their series."""
    found = list(mentions)
    for index in range(len(found) - 2, -1, -1):
        mention, following = found[index], found[index + 1]
        one, other = mention.content, following.content
        if not (isinstance(one, Indicator) and isinstance(other, Indicator)) or not one.unit == "%" == other.unit:
            continue
        predicate = _PREDICATE.search(other.indicator)
        waiting = _of_what_follows(text, mention, one) and not _PREDICATE.search(f"{one.indicator} ")
        series = _of_what_follows(text, following, other) and _BETWEEN.fullmatch(text, mention.end, following.start)
        if predicate and waiting and series:
            found[index] = replace(mention, content=replace(one, indicator=one.indicator + predicate[0]))
    yield from found


def _of_what_follows(text: str, mention: Mention, content: Indicator) -> bool:
    """Whether the share is named by the words behind it: '80% hồ sơ ...'."""
    name = content.indicator.removeprefix(_SHARE)
    return content.indicator.startswith(_SHARE) and text[mention.end : mention.end + 40].strip().lower().startswith(
        " ".join(name.lower().split()[:2])
    )
