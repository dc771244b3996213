"""Syllable error rate of OCR lines with known true text, before and after repair."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein


@dataclass(frozen=True, slots=True)
class RepairScore:
    """Errors are syllables to change, add or drop, over the syllables of the true text."""

    name: str
    syllables: int
    error_before: float
    error_after: float


def _errors(text: str, truth: str) -> int:
    return int(Levenshtein.distance(text.split(), truth.split()))


def score_repairs(gold: Sequence[Path], sources: Mapping[str, str], repaired: Mapping[str, str]) -> list[RepairScore]:
    """Score each file of {"source", "quote", "text"} records; texts are looked up by source name.

    Raises ValueError where a quote is no line of its source.
    """
    scores = []
    for path in gold:
        before = after = syllables = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            record = json.loads(line)
            name, quote, truth = record["source"], record["quote"], record["text"]
            try:
                at = sources[name].split("\n").index(quote)
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path}: no line {quote!r} in source {name!r}") from error
            syllables += len(truth.split())
            before += _errors(quote, truth)
            after += _errors(repaired[name].split("\n")[at], truth)
        scores.append(
            RepairScore(path.stem, syllables, round(before / max(1, syllables), 3), round(after / max(1, syllables), 3))
        )
    return scores
