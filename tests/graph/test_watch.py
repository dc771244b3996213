"""Following a folder."""

from __future__ import annotations

from pathlib import Path

from phancong.graph.watch import changes, state_of


def test_a_change_is_told_once_it_has_come_to_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    told = changes([str(tmp_path)], 0.01)
    next(told)
    for act in (
        lambda: (tmp_path / "b.txt").write_text("b", encoding="utf-8"),
        lambda: (tmp_path / "b.txt").write_text("bb", encoding="utf-8"),
        lambda: (tmp_path / "a.txt").unlink(),
    ):
        before = state_of([str(tmp_path)])
        act()
        next(told)
        assert state_of([str(tmp_path)]) != before
