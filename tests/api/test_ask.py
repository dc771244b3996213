"""The table of questions, and what an answer always holds."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from phancong.api.ask import ask
from phancong.api.ask.deadlines import last_day
from phancong.api.ask.frames import frames
from phancong.api.ask.templates import templates
from phancong.graph.store import Store

QUESTIONS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("questions.toml").read_text("utf-8"))[
    "question"
]


@pytest.mark.parametrize("row", QUESTIONS, ids=[row["q"] for row in QUESTIONS])
def test_question(store: Store, row: dict[str, Any]) -> None:
    found = ask(store, row["q"])
    if row.get("none"):
        assert found.answer == []
        assert "Không có trong kho tài liệu" in found.text
    else:
        assert [text for text in row["says"] if text not in found.text] == [], found.text
        assert found.answer
        assert store.select(found.sparql or "")


def test_evidence_is_in_the_source_text(store: Store) -> None:
    from phancong.graph.answers import evidence

    found = ask(store, "Cơ quan nào thực hiện Nghị quyết 29-NQ/TW?")
    assert len(found.evidence) > 10
    for one in found.evidence:
        shown = evidence(store, one.document, one.start, one.end, context=0)
        assert shown is not None and shown.quote == one.quote


def test_questions_are_many_and_some_have_no_answer() -> None:
    assert len({row["q"] for row in QUESTIONS}) >= 120
    assert sum(bool(row.get("none")) for row in QUESTIONS) >= 15


@pytest.mark.parametrize("q", ["Bộ Quốc phòng làm gì?", "co quan nao chu tri du an VSIP"])
def test_what_is_near_is_only_offered(store: Store, q: str) -> None:
    found = ask(store, q)
    assert found.answer == []
    assert "Có thể bạn muốn hỏi" in found.text or "Kho có nêu" in found.text


def test_every_template_is_asked_for(store: Store) -> None:
    used = {ask(store, row["q"]).understood.template for row in QUESTIONS}
    rare = {"location", "area", "project_body", "investor", "bare_body"}
    assert {template.id for template in templates()} - used <= rare


def test_every_frame_has_its_template() -> None:
    assert {frame.template for frame in frames()} <= {template.id for template in templates()}


@pytest.mark.parametrize(
    ("deadline", "last"),
    [
        ("2023-09-30", "2023-09-30"),
        ("2023-09", "2023-09-30"),
        ("trong quý I/2024", "2024-03-31"),
        ("quý 4 năm 2023", "2023-12-31"),
        ("6 tháng đầu năm 2024", "2024-06-30"),
        ("trước ngày 15/12/2024", "2024-12-15"),
        ("tháng 2/2024", "2024-02-29"),
        ("trong năm 2025", "2025-12-31"),
        ("giai đoạn 2021 - 2025", "2025-12-31"),
        ("trước ngày 15/12 hằng năm", None),
    ],
)
def test_last_day(deadline: str, last: str | None) -> None:
    day = last_day(deadline)
    assert (day.isoformat() if day else None) == last
