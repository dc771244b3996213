"""The one place in which the graph is configured."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from urllib.parse import urlsplit

DEFAULT_BASE = "https://phancong.example/id/"
BASE_VARIABLE = "PHANCONG_BASE"
FOLDER_VARIABLE = "PHANCONG_FOLDER"


def base_iri() -> str:
    """The IRI under which data are named: $PHANCONG_BASE or the default; ends in '/'. A store keeps its own."""
    return os.environ.get(BASE_VARIABLE, DEFAULT_BASE).rstrip("/") + "/"


def is_remote(target: str) -> bool:
    """Whether a store is a server rather than a folder."""
    return target.startswith(("http://", "https://"))


def folder_beside(url: str) -> Path:
    """Where this machine keeps what lies beside a server (texts, records, search index): $PHANCONG_FOLDER, or a folder
    among the user's data that is the server's own."""
    if given := os.environ.get(FOLDER_VARIABLE):
        return Path(given)
    parts = urlsplit(url)
    name = f"{parts.hostname}-{hashlib.sha256(f'{parts.hostname}:{parts.port}{parts.path}'.encode()).hexdigest()[:8]}"
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "phancong" / name


def shown(target: str) -> str:
    """A store as people may see it: the URL of a server without user and password."""
    parts = urlsplit(target)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if is_remote(target) else target
