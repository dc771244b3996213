"""The walls of DESIGN.md: what the graph may know."""

from __future__ import annotations

import ast
from pathlib import Path

import phancong.graph
import pytest

ROOT = Path(phancong.graph.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Absolute names of what a module imports from the project."""
    package = ["phancong", "graph", *path.relative_to(ROOT).parts[:-1]]
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            names.add(".".join([*package[: len(package) - node.level + 1], node.module or ""]))
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_graph_knows_facts_and_the_ontology_only(path: Path) -> None:
    outside = {name for name in imported(path) if not name.startswith("phancong.graph")}
    assert outside <= {"phancong.extract.facts", "phancong.ontology", "phancong.ontology.gazetteer"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 500
