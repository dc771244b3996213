"""What the installation has and what it lacks. Looks only: it starts nothing that stays and changes nothing."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from ..graph.settings import shown

State = Literal["ok", "optional", "broken"]

_PYTHON = (3, 11)
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_LANGUAGES = frozenset({"vie"})
_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Finding:
    """`name` is a key 'doctor.NAME' of the messages. 'optional': only one thing does not work without it."""

    name: str
    state: State
    detail: str


def examine(store: str) -> list[Finding]:
    """All findings, in the order in which people should mend them."""
    return [_python(), _models(), _store(store), _tesseract(), _chromium(), _mcp()]


def _python() -> Finding:
    return Finding("python", "ok" if sys.version_info >= _PYTHON else "broken", platform.python_version())


def _models() -> Finding:
    """The files that repair text and know bodies and places: they are part of the package."""
    root = files("phancong")
    wanted = [
        *(p for p in root.joinpath("extract", "repair").iterdir() if p.name.endswith((".bin", ".gz", ".tsv"))),
        *(p for p in root.joinpath("ontology", "reference").iterdir() if p.name.endswith((".csv", ".gz", ".toml"))),
    ]
    empty = [p.name for p in wanted if not p.read_bytes()]
    if not wanted or empty:
        return Finding("models", "broken", ", ".join(empty) or str(root))
    return Finding("models", "ok", str(len(wanted)))


def _store(target: str) -> Finding:
    import sqlite3

    from ..graph import answers
    from ..graph.store import StoreError, open_store

    try:
        with open_store(target, read_only=True) as opened:
            found = answers.summary(opened)
            answers.search(opened, "so", limit=1)
    except (StoreError, sqlite3.Error) as error:
        return Finding("store", "optional" if not Path(target).exists() else "broken", str(error))
    return Finding("store", "ok", f"{shown(target)} ({found.triples} RDF)")


def _tesseract() -> Finding:
    program = shutil.which("tesseract")
    if program is None:
        return Finding("tesseract", "optional", "-")
    listed = _said(program, "--list-langs")
    missing = _LANGUAGES - set(listed.split())
    return Finding("tesseract", "optional" if missing else "ok", f"{program} {' '.join(sorted(missing))}".strip())


def _chromium() -> Finding:
    found = next(filter(None, map(shutil.which, _CHROMIUMS)), None)
    return Finding("chromium", "ok" if found else "optional", found or "-")


def _mcp() -> Finding:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return Finding("mcp", "ok", version("mcp"))
    except PackageNotFoundError:
        return Finding("mcp", "optional", "-")


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr
