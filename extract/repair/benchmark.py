"""Syllables a second, on one core. Run by hand:

    python -m phancong.extract.repair.benchmark FILE ...

For each text, as it is and with its marks taken off, in a process of its own: milliseconds that loading takes,
syllables a second of the first reading (everything loaded, no word remembered), and of the best of three more.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from . import repair
from .syllables import bare

# a line of each engine, so that the model and all tables are loaded before a text is read
_LINES = ("thực hiện kê hoạch ừiển Ichai nhiệm vụ", "thyc hién ké hoach trién khai", "thuc hien ke hoach trien khai")


def speeds(text: str) -> tuple[float, float, float]:
    """Seconds of processor time to load; syllables a second of the first reading, and of the best of three more."""
    times = []
    for batch in (_LINES, *[(text,)] * 4):
        start = time.process_time()
        for part in batch:
            repair(part)
        times.append(max(time.process_time() - start, 1e-6))
    count = len(text.split())
    return times[0], count / times[1], count / min(times[2:])


def main(paths: list[Path]) -> None:
    """Print a row for each text and treatment."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for name, version in ((path.stem, text), (f"{path.stem}, marks taken off", bare(text))):
            with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
                load, first, best = fresh.submit(speeds, version).result()
            print(f"{name:60} {load * 1000:6.0f} ms {first:12,.0f} {best:12,.0f}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
