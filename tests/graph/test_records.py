"""The folder of records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from phancong.graph.records import RecordFolder


def test_only_what_is_wanted_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("records/a-1.json", "records/b-1.json", "texts/a.txt", "texts/b.txt", "texts/.half"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    glob = Path.glob

    def with_one_gone(folder: Path, pattern: str) -> Iterator[Path]:
        """As listed while the worker of a killed build gives its half-written file its name."""
        yield from glob(folder, pattern)
        yield folder / pattern.replace("*", "gone")

    monkeypatch.setattr(Path, "glob", with_one_gone)
    RecordFolder(tmp_path).keep({"a-1"})
    assert sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*.*")) == ["records/a-1.json", "texts/a.txt"]
