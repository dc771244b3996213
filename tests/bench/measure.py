"""How costs are taken, and the rows they are told in."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Row = tuple[str, str, str, str, str]
BENCHMARKS: dict[str, Callable[[Path, bool], list[Row]]] = {}


def benchmark(function: Callable[[Path, bool], list[Row]]) -> Callable[[Path, bool], list[Row]]:
    BENCHMARKS[function.__name__] = function
    return function


def row(what: str, ours: float, theirs: float | None, unit: str, bar: str = "", better: str = "less") -> Row:
    """`ratio` is ours / theirs."""
    ratio = f"{ours / theirs:.2f}" if theirs else ""
    shown = f"{theirs:,.3g} {unit}" if theirs is not None else ""
    return what, f"{ours:,.3g} {unit}", shown, ratio, f"{'<=' if better == 'less' else '>='} {bar}" if bar else ""


def cpu(act: Callable[[], Any], times: int = 3) -> float:
    """Processor seconds of the best of several runs."""
    spent = []
    for _ in range(times):
        begin = time.process_time()
        act()
        spent.append(time.process_time() - begin)
    return min(spent)


def wall(act: Callable[[], Any], times: int = 5) -> float:
    """Median seconds of several runs."""
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        act()
        spent.append(time.perf_counter() - begin)
    return statistics.median(spent)


def peak() -> float:
    """Megabytes this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
