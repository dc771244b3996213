"""Precision, recall and F1 for each kind of fact, the accuracy of fields, and the calibration of confidence."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from .matching import FIELDS, MATCH, Record, pair

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)
"""Edges of the confidence classes of the calibration table."""


@dataclass(frozen=True, slots=True)
class KindScore:
    """Counts and scores of one kind; `fields` holds the share of right values over matched facts."""

    gold: int
    facts: int
    precision: float
    recall: float
    f1: float
    fields: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Facts with low <= confidence < high, how many, and the share that is right."""

    low: float
    high: float
    facts: int
    right: float


@dataclass(slots=True)
class Report:
    """What `phancong evaluate` prints."""

    kinds: dict[str, KindScore] = field(default_factory=dict)
    facts: int = 0
    bad_quotes: int = 0
    calibration: dict[str, list[CalibrationBin]] = field(default_factory=dict)
    missed: list[tuple[str, Record]] = field(default_factory=list)
    extra: list[tuple[str, Record]] = field(default_factory=list)


def _of_kind(rows: Sequence[Record], kind: str) -> list[Record]:
    if kind == "target":
        return [r for r in rows if r["kind"] == "indicator" and r.get("status") in ("target", "plan")]
    return [r for r in rows if r["kind"] == kind]


def _load(path: Path) -> list[Record]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}: not JSON lines ({error})") from error


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _calibration(confidences: Sequence[tuple[float, bool]]) -> list[CalibrationBin]:
    bins = []
    for low, high in pairwise(BINS):
        inside = [right for confidence, right in confidences if low <= confidence < high]
        if inside:
            bins.append(CalibrationBin(low, min(high, 1.0), len(inside), round(_share(sum(inside), len(inside)), 3)))
    return bins


def evaluate(
    gold: Sequence[Path], source_of: Callable[[str], str], facts_of: Callable[[str], Sequence[Record]], misses: str = ""
) -> Report:
    """Score facts against annotation files NAME.jsonl.

    `source_of(NAME)` is the decoded text, `facts_of(NAME)` the facts as JSON records. A gold record of kind "scope"
    ({"kinds", "ranges"}) says what is annotated; facts elsewhere are never wrong. `misses` names a kind whose missed
    and extra records are kept in the report. Raises ValueError for a gold file that is not JSON lines.
    """
    report = Report()
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    confidences: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for path in gold:
        source, gold_rows, fact_rows = source_of(path.stem), _load(path), list(facts_of(path.stem))
        report.facts += len(fact_rows)
        report.bad_quotes += sum(
            f.get("start") is None or source[f["start"] : f["end"]] != f.get("quote") for f in fact_rows
        )
        scopes = {kind: r.get("ranges") for r in gold_rows if r["kind"] == "scope" for kind in r["kinds"]}
        for kind, match in MATCH.items():
            scope = "indicator" if kind == "target" else kind
            if scopes and scope not in scopes:
                continue
            wanted, found = _of_kind(gold_rows, kind), _of_kind(fact_rows, kind)
            pairs = pair(wanted, found, match, source)
            right = {id(f) for _, f in pairs}
            if ranges := scopes.get(scope):
                found = [f for f in found if id(f) in right or any(a <= (f["start"] or 0) < b for a, b in ranges)]
            count = tally[kind]
            count.update(gold=len(wanted), facts=len(found), found=len(pairs))
            confidences[kind] += [(f.get("confidence", 0.0), id(f) in right) for f in found]
            for name, equal in FIELDS.get(kind, {}).items():
                stated = [(g, f) for g, f in pairs if g.get(name) not in (None, [], "")]
                count[f"{name}:n"] += len(stated)
                count[f"{name}:ok"] += sum(f.get(name) is not None and equal(g[name], f[name]) for g, f in stated)
            if misses == kind:
                matched = {id(g) for g, _ in pairs}
                report.missed += [(path.stem, g) for g in wanted if id(g) not in matched]
                report.extra += [(path.stem, f) for f in found if id(f) not in right]
    for kind, count in tally.items():
        if not count["gold"]:
            continue
        precision, recall = _share(count["found"], count["facts"]), _share(count["found"], count["gold"])
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        report.kinds[kind] = KindScore(
            gold=count["gold"],
            facts=count["facts"],
            precision=round(precision, 3),
            recall=round(recall, 3),
            f1=round(f1, 3),
            fields={
                name: round(_share(count[f"{name}:ok"], count[f"{name}:n"]), 3)
                for name in FIELDS.get(kind, {})
                if count[f"{name}:n"]
            },
        )
        report.calibration[kind] = _calibration(confidences[kind])
    return report
