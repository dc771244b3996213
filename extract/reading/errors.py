"""What is said of files that cannot be read, and the limits that keep hostile files out."""

from __future__ import annotations

from pathlib import Path

MAX_BYTES = 100_000_000
"""A file larger than this is refused unread."""
MAX_TEXT = 20_000_000
"""Characters of text taken from one file, about 8,000 pages."""
MAX_PAGES = 5_000
"""Pages of a PDF."""


class ReadError(Exception):
    """A file that cannot be read; the message is one line, names the file and says what to do."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {' '.join(reason.split())}")


class Unreadable(Exception):
    """A reader's reason why the content cannot be read; `read` turns it into a ReadError that names the file."""
