"""The generated JSON is what the Turtle says; `python -m phancong.ontology.generate` rewrites it."""

from __future__ import annotations

from pathlib import Path

from phancong.ontology.generate import generated


def test_generated_files_are_current() -> None:
    for path, text in generated().items():
        assert Path(path).read_text(encoding="utf-8") == text, f"{path.name}: run python -m phancong.ontology.generate"
