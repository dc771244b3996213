"""The scores of `phancong evaluate` as text."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ...extract.evaluation import RepairScore, Report


def print_scores(report: Report, repairs: Sequence[RepairScore]) -> None:
    """One line a kind, the calibration of confidence, what was missed, the repair scores."""
    print(f"{'kind':16}{'gold':>6}{'facts':>7}{'P':>7}{'R':>7}{'F1':>7}  fields")
    for kind, score in report.kinds.items():
        fields = "  ".join(f"{name} {value:.2f}" for name, value in score.fields.items())
        counts = f"{score.gold:6}{score.facts:7}"
        print(f"{kind:16}{counts}{score.precision:7.2f}{score.recall:7.2f}{score.f1:7.2f}  {fields}")
    print(f"facts {report.facts}, quotes that are not an exact span: {report.bad_quotes}")
    for sign, rows in (("-", report.missed), ("+", report.extra)):
        for name, record in rows:
            print(sign, name, json.dumps(record, ensure_ascii=False))
    _print_calibration(report)
    for repair in repairs:
        errors = f"syllable error {repair.error_before:.3f} before, {repair.error_after:.3f} after"
        print(f"{repair.name}: {errors} repair ({repair.syllables} syllables)")


def _print_calibration(report: Report) -> None:
    """Of the facts of each class of confidence, how many there are and what share is right."""
    print("confidence: share right (facts)")
    for kind, bins in report.calibration.items():
        cells = "  ".join(f"{b.low:.1f}-{b.high:.1f}: {b.right:.2f} ({b.facts})" for b in bins)
        print(f"{kind:16}{cells}")
