"""The files of the browser explorer: our own modules under static/, and what packaging/bundle.py puts into vendor/."""

from __future__ import annotations

from pathlib import Path

STATIC = Path(__file__).parent / "static"


def page(name: str) -> Path:
    """A page of the explorer: 'index.html', 'query.html' or 'docs.html'."""
    return STATIC / name
