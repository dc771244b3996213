"""Count what the engines write for what: confusions.tsv from damaged text alone. Run by hand:

    python -m phancong.extract.repair.learn_confusions DAMAGED.txt ...

Each round reads the texts with the costs so far and counts the parts of each token and of its readings, each by how
likely it is (expectation
maximisation). No truth is read: only what the language model makes of the damage. The alignments of
the rimes that came up are kept too (alignments.tsv.gz), so that reading them again costs nothing.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from pathlib import Path

from .channel import Engine, channel
from .decoder import probabilities
from .lines import Row, chunks, rows_of
from .syllables import modern

ENGINES: tuple[Engine, ...] = ("bare", "en", "vi")
_ROUNDS = 3
_LEAST = 1.5
_DOUBT = 0.05  # readings less likely than this are not counted


def sightings(text: str) -> Counter[tuple[str, str, str, str]]:
    """(engine, part, written, printed) with how often, in one text as it is read now, doubtful readings in parts."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for row in rows_of(text):
        _count(text, row, counts)
    return counts


def _count(text: str, row: Row, counts: Counter[tuple[str, str, str, str]]) -> None:
    for slot, likely, (start, end) in zip(row.slots, probabilities(row.slots), row.places, strict=True):
        written = text[start:end].lower()
        for reading, share in zip(slot.texts, likely, strict=False):
            parts = channel(row.engine).parse(modern(written), modern(reading)) if share > _DOUBT else None
            if parts is not None:
                (onset, printed_onset), (rime, printed_rime) = parts
                counts[(row.engine, "onset", onset, printed_onset)] += share  # type: ignore[assignment]
                counts[(row.engine, "rime", rime, printed_rime)] += share  # type: ignore[assignment]


def main(paths: list[Path], target: Path) -> None:
    """Learn from the texts and write the table."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    for _ in range(_ROUNDS):
        counts: Counter[tuple[str, str, str, str]] = Counter()
        for text in texts:
            counts += sightings(text)
        rows = sorted((*key, round(count, 1)) for key, count in counts.items() if count >= _LEAST and key[0] != "bare")
        target.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
        for cached in (channel, chunks):
            cached.cache_clear()
        print(len(rows), "confusions", file=sys.stderr)
    for text in texts:
        rows_of(text)
    known = [
        f"{engine}\t{level}\t{written}\t{channel(engine).align(written, level)}\n"
        for engine in ENGINES
        for written, level in channel(engine).written_rimes()
        if written and not re.search(r"\s", written)
    ]
    target.with_name("alignments.tsv.gz").write_bytes(gzip.compress("".join(known).encode(), mtime=0))
    print(len(known), "alignments", file=sys.stderr)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]], Path(__file__).with_name("confusions.tsv"))
