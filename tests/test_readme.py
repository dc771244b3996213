"""What the READMEs say is so: commands exist, links lead somewhere, the Python runs, the answer is the answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from phancong.api.ask import ask
from phancong.api.cli import command
from phancong.api.intake import read_document, reader_version
from phancong.graph.build import build
from phancong.graph.store import open_store

ROOT = Path(__file__).resolve().parents[1]
READMES = [ROOT / "README.md", ROOT / "README.vi.md"]


@pytest.mark.parametrize("path", READMES, ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert links
    for link in links:
        assert (ROOT / link).exists(), link


@pytest.mark.parametrize("path", READMES, ids=lambda p: p.name)
def test_commands_exist(path: Path) -> None:
    known = set(command().commands)
    named = set(re.findall(r"phancong (\w+)", re.sub(r"import.*", "", path.read_text(encoding="utf-8"))))
    assert named - {"graph"} <= known
    assert {"build", "ask", "draw", "serve"} <= named


def test_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code = re.search(r"```python\n(.*?)```", READMES[0].read_text(encoding="utf-8"), re.S)
    assert code
    monkeypatch.chdir(ROOT)
    exec(compile(code[1], "README.md", "exec"), {})
    assert "assignment" in capsys.readouterr().out


@pytest.mark.parametrize("path", READMES, ids=lambda p: p.name)
def test_the_answer_is_the_answer(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    question = re.search(r'phancong ask "([^"]+)"\n```\n+((?:>.*\n)+)', text)
    assert question
    report = build([str(ROOT / "examples")], str(tmp_path / "s"), read_document, reader_version(), workers=1)
    assert not report.failures
    with open_store(str(tmp_path / "s"), read_only=True) as store:
        answered = ask(store, question[1])
    shown = re.sub(r"\s+", " ", re.sub(r"^> ?", "", question[2], flags=re.M))
    assert re.sub(r"\s+", " ", answered.text) in shown
    assert any(re.sub(r"\s+", " ", e.quote) in shown for e in answered.evidence)
