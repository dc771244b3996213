"""Score a folder of annotations against a folder of sources: what `phancong evaluate` runs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from ..pipeline import extract
from ..reading import read
from ..repair import repair
from .matching import Record
from .repairs import RepairScore, score_repairs
from .report import Report, evaluate


class EvaluationError(Exception):
    """A folder or file that cannot be scored; the message is one line and says what to do."""


def _records(path: Path) -> list[Record]:
    if not path.exists():
        return []
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except json.JSONDecodeError as error:
        raise EvaluationError(f"{path}: not JSON lines as `phancong extract` prints them ({error})") from error


def evaluate_folder(
    gold: Path, sources: Path, facts: Path | None = None, misses: str = ""
) -> tuple[Report, list[RepairScore]]:
    """Scores of gold/NAME.jsonl against sources/NAME.txt, and of its repair_*.jsonl against the repaired lines.

    Facts come from facts/NAME.jsonl, or are extracted now. Raises EvaluationError where a file is missing or broken,
    ReadError where a source cannot be read.
    """
    annotated = sorted(gold.glob("*.jsonl"))
    if not annotated:
        raise EvaluationError(f"{gold}: no annotations (*.jsonl) here; give the folder that holds them with --gold")

    def source_path(name: str) -> Path:
        path = sources / f"{name}.txt"
        if not path.exists():
            raise EvaluationError(f"{path}: the source of annotation {name}.jsonl is missing; see --source")
        return path

    def facts_of(name: str) -> Sequence[Record]:
        if facts is not None:
            return _records(facts / f"{name}.jsonl")
        return [fact.to_json() for fact in extract(source_path(name))]

    lines = [path for path in annotated if path.stem.startswith("repair_")]
    try:
        report = evaluate(
            [path for path in annotated if path not in lines],
            lambda name: read(source_path(name)).text,
            facts_of,
            misses,
        )
        names = {json.loads(row)["source"] for path in lines for row in path.read_text("utf-8").splitlines() if row}
        texts = {name: read(source_path(name)).text for name in sorted(names)}
        repairs = score_repairs(lines, texts, {name: repair(text).text for name, text in texts.items()})
    except ValueError as error:
        raise EvaluationError(str(error)) from error
    return report, repairs
