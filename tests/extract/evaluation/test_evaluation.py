"""The scores are those of the annotation guide."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from phancong.extract.evaluation import EvaluationError, evaluate, evaluate_folder
from phancong.extract.evaluation.likeness import body_ratio, key, number_key, same_number_or_name

SHARED = Path(__file__).resolve().parents[4] / "shared"

SOURCE = "Sở Y tế chủ trì thực hiện Kế hoạch số 12/KH-UBND. Tỷ lệ bao phủ đạt 95%."


def citation(number: str, start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"kind": "citation", "quote": SOURCE[start:end], "number": number, "start": start, "end": end, **more}


def scored(gold: list[dict[str, Any]], facts: list[dict[str, Any]], tmp_path: Path) -> Any:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(g) for g in gold), encoding="utf-8")
    return evaluate([path], lambda name: SOURCE, lambda name: facts)


def test_counts_found_missed_and_extra(tmp_path: Path) -> None:
    gold = [
        {"kind": "citation", "quote": "Kế hoạch số 12/KH-UBND", "number": "12/KH-UBND", "type": "Kế hoạch"},
        {"kind": "citation", "quote": "Sở Y tế", "number": "1/X", "type": "Công văn"},
    ]
    facts = [
        citation("12/KH-UBND", 26, 48, type="Kế hoạch", confidence=0.95),
        citation("99/KH-UBND", 26, 48, type="Kế hoạch", confidence=0.6),
    ]
    report = scored(gold, facts, tmp_path)
    score = report.kinds["citation"]
    assert (score.gold, score.facts, score.precision, score.recall, score.f1) == (2, 2, 0.5, 0.5, 0.5)
    assert score.fields["type"] == 1.0
    assert [(b.facts, b.right) for b in report.calibration["citation"]] == [(1, 0.0), (1, 1.0)]
    assert report.bad_quotes == 0


def test_quote_that_is_no_span_is_counted(tmp_path: Path) -> None:
    fact = citation("12/KH-UBND", 26, 48) | {"quote": "other"}
    gold = [{"kind": "citation", "quote": "Kế hoạch số 12/KH-UBND", "number": "12/KH-UBND", "type": "Kế hoạch"}]
    assert scored(gold, [fact], tmp_path).bad_quotes == 1


def test_facts_outside_the_scope_are_not_wrong(tmp_path: Path) -> None:
    gold = [
        {"kind": "scope", "kinds": ["citation"], "ranges": [[0, 10]]},
        {"kind": "citation", "quote": "Sở Y tế", "number": "1/X", "type": "Công văn"},
    ]
    facts = [citation("1/X", 0, 7), citation("2/X", 3, 7), citation("3/X", 26, 48)]
    assert scored(gold, facts, tmp_path).kinds["citation"].facts == 2


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Sở Y tế", "Sở Y tế tỉnh Thái Bình", True),
        ("Sở Y tế tỉnh Hưng Yên", "Sở Y tế tỉnh Thái Bình", False),
        ("Ủy ban nhân dân tỉnh Nam Định", "Uỷ ban nhân dân tỉnh Nam Định", True),
        ("Sở Y tế", "Sở Tài chính", False),
    ],
)
def test_body_ratio(a: str, b: str, alike: bool) -> None:
    assert (body_ratio(a, b) >= 0.9) is alike


def test_numbers_and_names() -> None:
    assert key("Ủy ban ND, (2)") == "uy ban nd 2"
    assert number_key("01 - NQ/TU") == number_key("1-NQ/TU")
    assert same_number_or_name("29-NQ/TW", "29 -NQ/TW")
    assert not same_number_or_name("29-NQ/TW", "28-NQ/TW")
    assert same_number_or_name("Đề án chuyển đổi số tỉnh", "Đề án chuyển đổi số của tỉnh")


def test_missing_source_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"kind":"body","name":"Sở Y tế","quote":"Sở Y tế"}', encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"x\.txt"):
        evaluate_folder(tmp_path, tmp_path)
    with pytest.raises(EvaluationError, match="no annotations"):
        evaluate_folder(tmp_path / "nowhere", tmp_path)


def test_same_figures_as_the_shared_scorer(tmp_path: Path) -> None:
    """Facts made by damaging the gold: both implementations must say the same."""
    gold, scorer = SHARED / "gold" / "dev", SHARED / "tools" / "score.py"
    if not scorer.exists():
        pytest.skip("../shared is not beside the checkout: the reference scorer is not here")
    chance = random.Random(7)
    for path in gold.glob("*.jsonl"):
        if path.stem.startswith("repair_"):
            continue
        source = (SHARED / "corpus" / f"{path.stem}.txt").read_text(encoding="utf-8")
        facts = []
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record["kind"] == "scope" or chance.random() < 0.2:
                continue
            start = source.index(record["quote"])
            record |= {"start": start, "end": start + len(record["quote"]), "confidence": chance.random()}
            for field in ("name", "task", "indicator", "status", "role", "date", "unit"):
                if record.get(field) and chance.random() < 0.2:
                    record[field] = str(record[field])[: len(str(record[field])) // 2]
            facts.append(record)
        (tmp_path / path.name).write_text("\n".join(json.dumps(f) for f in facts), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, scorer, "--gold", gold, "--source", SHARED / "corpus", "--facts", tmp_path, "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    expected = json.loads(told.stdout)
    report, _ = evaluate_folder(gold, SHARED / "corpus", tmp_path)
    assert expected.pop("quotes")["not an exact source span"] == report.bad_quotes
    for kind, row in expected.items():
        score = report.kinds[kind]
        mine = {
            "gold": score.gold, "facts": score.facts, "precision": score.precision,
            "recall": score.recall, "f1": score.f1, **score.fields,
        }  # fmt: skip
        assert mine == row, kind
