"""Following folders: tells when files came, went or changed, once they have come to rest."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from .sources import find_sources

State = frozenset[tuple[str, int, int]]


def state_of(paths: Sequence[str]) -> State:
    """Path, size and time of change of every file a build of `paths` would read."""
    state = set()
    for file in find_sources(paths)[0]:
        try:
            stat = Path(file.path).stat()
        except OSError:
            continue  # it went while we looked
        state.add((file.path, stat.st_size, stat.st_mtime_ns))
    return frozenset(state)


def changes(paths: Sequence[str], seconds: float = 2.0) -> Iterator[None]:
    """Yields at once, then each time after something changed and nothing more did for `seconds`. Never ends.

    Folders are looked through anew: that works on network drives too, where the system tells of no changes.
    """
    built: State | None = None
    seen = state_of(paths)
    while True:
        if seen != built:
            built = seen
            yield
        before = seen
        time.sleep(seconds)
        seen = state_of(paths)
        while seen != before:
            before = seen
            time.sleep(seconds)
            seen = state_of(paths)
