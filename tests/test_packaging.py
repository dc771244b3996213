"""What is installed is what the folders hold."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "viz/static/vendor"
BUNDLE = ROOT / "viz/packaging/bundle.py"
OUTSIDE = {"tests", "docs", "build", ".venv", "node_modules"}


def test_every_package_is_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = {
        ".".join(("phancong", *init.parent.relative_to(ROOT).parts))
        for init in ROOT.rglob("__init__.py")
        if not OUTSIDE & set(init.relative_to(ROOT).parts) and not init.parent.name.startswith(".")
    }
    assert found == set(project["tool"]["setuptools"]["packages"])


def test_nothing_that_ships_needs_the_folder_beside_the_project() -> None:
    package_code = [p for p in ROOT.rglob("*.py") if not OUTSIDE & set(p.relative_to(ROOT).parts)]
    assert package_code
    for path in package_code:
        assert "../shared" not in path.read_text(encoding="utf-8"), path


def test_the_wheel_takes_the_bundle_along() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["phancong.viz"]
    packed = {file for pattern in patterns for file in (ROOT / "viz").glob(pattern) if file.is_file()}
    assert set(VENDOR.iterdir()) <= packed
    assert {VENDOR / "vis-network.js", VENDOR / "yasqe.js", VENDOR / "yasqe.css"} <= packed
    assert not [file for file in packed if "node_modules" in file.parts]


def test_pages_load_only_what_is_there() -> None:
    modules = [*(ROOT / "viz/static").glob("*.html"), *(ROOT / "viz/static/js").glob("*.js")]
    named = [(page, name) for page in modules for name in _names(page)]
    assert len(named) > 30
    for page, name in named:
        file = ROOT / "viz" / name[1:] if name.startswith("/static/") else page.parent / name
        assert file.is_file(), (page.name, name)


def _names(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return re.findall(r'(?:from|href=|src=) ?"((?:/static|\.\.?)/[^"]+)"', text)


def test_versions_from_npm_are_exact_and_locked() -> None:
    wanted = json.loads((ROOT / "viz/package.json").read_text(encoding="utf-8"))
    locked = json.loads((ROOT / "viz/package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in (wanted["dependencies"] | wanted["devDependencies"]).items():
        assert locked[f"node_modules/{name}"]["version"] == version
    assert all("integrity" in package for path, package in locked.items() if path)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A copy of what bundling needs, on a machine whose npm reaches nobody."""
    for name in ("package.json", "package-lock.json", "packaging/bundle.py"):
        (tmp_path / "viz" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "viz" / name).write_bytes((ROOT / "viz" / name).read_bytes())
    (tmp_path / "viz/packaging/vendor").mkdir()
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, script in (("node", "echo v22.1.0"), ("npm", "echo ECONNREFUSED >&2; exit 1")):
        (commands / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (commands / name).chmod(0o755)
    (commands / "python").symlink_to(sys.executable)
    return tmp_path


def _bundled(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.pathsep.join((str(folder / "bin"), "/usr/bin", "/bin"))}
    command = [str(folder / "bin/python"), str(folder / "viz/packaging/bundle.py")]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def test_without_the_registry_people_are_told_what_to_do(bare: Path) -> None:
    done = _bundled(bare)
    assert done.returncode == 1
    assert "kiểm tra kết nối mạng" in done.stderr and "check the network" in done.stderr
    assert "ECONNREFUSED" in done.stderr and "Traceback" not in done.stderr
    assert not (bare / "viz/static/vendor").exists()


def test_a_bundle_of_these_sources_needs_no_node(bare: Path) -> None:
    """As from an sdist: nothing is fetched, and the build asks for nothing more."""
    source = BUNDLE.read_text(encoding="utf-8")
    scope: dict[str, object] = {"__file__": str(bare / "viz/packaging/bundle.py"), "__name__": "bundle"}
    exec(compile(source, "bundle.py", "exec"), scope)
    made = bare / "viz/static/vendor"
    made.mkdir(parents=True)
    (made / "sources.sha256").write_text(scope["_sources"](), "utf-8")  # type: ignore[operator]
    assert scope["requirements"]() == []  # type: ignore[operator]
    assert _bundled(bare).returncode == 0
