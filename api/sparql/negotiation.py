"""Content negotiation with q-values (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def accepted(header: str) -> list[tuple[str, float]]:
    """The media ranges of an Accept header with their weights; a broken weight counts as 0."""
    ranges: list[tuple[str, float]] = []
    for item in header.split(","):
        name, *parameters = (piece.strip() for piece in item.split(";"))
        if not name:
            continue
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip().lower() == "q":
                try:
                    weight = min(1.0, max(0.0, float(value)))
                except ValueError:
                    weight = 0.0
        ranges.append((name.lower(), weight))
    return ranges


def _weight(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The weight the most specific matching range gives to a media type."""
    kind = media_type.split("/")[0]
    best = (-1, 0.0)
    for name, weight in ranges:
        rank = 2 if name == media_type else 1 if name == f"{kind}/*" else 0 if name in ("*/*", "*") else -1
        if rank > best[0]:
            best = (rank, weight)
    return best[1]


def choose(header: str | None, offered: Sequence[str]) -> str | None:
    """The offered media type the client likes best, the earlier one on a tie; None where it likes none."""
    if not header or not header.strip():
        return offered[0]
    ranges = accepted(header)
    best = max(offered, key=lambda media_type: _weight(media_type, ranges))
    return best if _weight(best, ranges) > 0 else None


def languages(header: str | None, offered: Sequence[str] = ("vi", "en")) -> str:
    """The offered language an Accept-Language header likes best; the first where it says nothing."""
    ranges = [(name.split("-")[0], weight) for name, weight in accepted(header or "")]
    weights = {name: max((w for n, w in ranges if n == name), default=0.0) for name in offered}
    best = max(offered, key=lambda name: weights[name])
    return best if weights[best] > 0 else offered[0]
