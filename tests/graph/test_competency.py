"""The competency questions have the answers of competency.toml on the samples; the cookbook is made from them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from phancong.api.intake import read_document, reader_version
from phancong.graph.build import build
from phancong.graph.competency import Question, cookbook, questions
from phancong.graph.store import Literal, Row, Store, open_store

ROOT = Path(__file__).parents[2]
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("competency.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = str(tmp_path_factory.mktemp("samples") / "store")
    assert not build([str(ROOT / "examples")], folder, read_document, reader_version()).failures
    with open_store(folder, read_only=True) as opened:
        yield opened


def plain(row: Row) -> dict[str, str]:
    return {name: term.value if isinstance(term, Literal) else str(term) for name, term in row.items()}


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.file)
def test_a_question_is_answered(samples: Store, question: Question) -> None:
    expected = EXPECTED[question.file]
    rows = [plain(row) for row in samples.select(question.query)]
    for part in expected.get("has", ()):
        assert any(part.items() <= row.items() for row in rows), (part, rows)
    for part in expected.get("lacks", ()):
        assert not any(part.items() <= row.items() for row in rows), part
    assert len(rows) == expected.get("count", len(rows))


def test_there_are_twenty_in_two_languages() -> None:
    assert len(questions()) >= 20
    assert {q.file for q in questions()} == set(EXPECTED)
    assert all(q.title_vi.endswith("?") and q.title_en.endswith("?") and "SELECT" in q.query for q in questions())


def test_the_cookbook_is_up_to_date() -> None:
    assert (ROOT / "docs" / "cookbook.md").read_text("utf-8") == cookbook()
