"""Whatever ends a build leaves the store as it was or as it should be, and the next build brings it there."""

from __future__ import annotations

import copy
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from phancong.graph.store import open_store

KILLED = 35
COPIES = 12
"""Documents of each kind, so that there is something to interrupt."""

STARTER = """
import os, resource, sys
sys.path.insert(0, {folder!r})
import conftest
from phancong.graph.store import StoreError
for line in sys.stdin:  # a store is opened in children only: Oxigraph's threads do not live through a fork
    store, files, size = line.rstrip().split("\\t")
    child = os.fork()
    if not child:
        os.setsid()
        if int(size):
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
        try:
            report = conftest.build_at(conftest.Path(store), conftest.Path(files), workers=2)
            os._exit(report.exit_status)
        except StoreError as error:
            os.write(2, f"{{error}}\\n".encode())
            os._exit(3)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Starter:
    """Builds in processes of their own, forked from one that has everything imported."""

    def __init__(self) -> None:
        script = STARTER.format(folder=str(Path(__file__).parent))
        self._process = subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, store: Path, files: Path, size: int = 0) -> int:
        """Start a build; no file it writes may grow beyond `size` bytes (0: any size). Returns its process."""
        assert self._process.stdin
        self._process.stdin.write(f"{store}\t{files}\t{size}\n")
        self._process.stdin.flush()
        return self._number()

    def finish(self) -> int:
        """Wait for the end of the build; its exit status, negative for a signal."""
        return self._number()

    def _number(self) -> int:
        assert self._process.stdout
        return int(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(30)


def dump(store: Path) -> tuple[bytes, ...] | None:
    """All quads of a store, sorted; None where nothing was published yet."""
    description = store / "format.json"
    if not description.exists() or json.loads(description.read_text(encoding="utf-8"))["current"] is None:
        return None
    with open_store(str(store), read_only=True) as opened:
        return tuple(sorted(opened.dump("application/n-quads").splitlines()))


@pytest.fixture(scope="module")
def starter() -> Iterator[Starter]:
    made = Starter()
    yield made
    made.close()


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory, starter: Starter, tools: Any) -> dict[str, Any]:
    """Two collections, the store of each built undisturbed, their dumps, and how long a build takes."""
    folder = tmp_path_factory.mktemp("states")
    for state in ("a", "b"):
        files = folder / state
        files.mkdir()
        for name, data in tools.collection.items():
            for number in range(COPIES):
                if (number, state) in ((3, "a"), (5, "b")):
                    continue  # added and removed
                changed = copy.deepcopy(data)
                if state == "b" and number % 2:
                    changed["text"] += "Thêm một dòng.\n"
                (files / f"{number}-{name}").write_text(json.dumps(changed, ensure_ascii=False), encoding="utf-8")
    # One folder of files goes through the states, as a user's folder does.
    files = folder / "files"
    shutil.copytree(folder / "a", files)
    begin = time.monotonic()
    starter.start(folder / "store-a", files)
    assert starter.finish() == 0
    seconds = time.monotonic() - begin
    shutil.rmtree(files)
    shutil.copytree(folder / "b", files)
    starter.start(folder / "store-b", files)
    assert starter.finish() == 0
    return {
        "files": files,
        "store": folder / "store-a",
        "before": dump(folder / "store-a"),
        "after": dump(folder / "store-b"),
        "seconds": seconds,
    }


def test_a_build_killed_at_any_moment(states: dict[str, Any], starter: Starter, tmp_path: Path) -> None:
    chance = random.Random(8)
    killed = number = 0
    while killed < KILLED:
        number += 1
        store = tmp_path / str(number)
        fresh = number % 4 == 0
        if not fresh:
            shutil.copytree(states["store"], store)
        for _ in range(chance.choice((1, 1, 2))):
            process = starter.start(store, states["files"])
            time.sleep(chance.uniform(0, states["seconds"]))
            with suppress(ProcessLookupError):  # it was quicker
                (os.killpg if chance.random() < 0.5 else os.kill)(process, signal.SIGKILL)
            killed += starter.finish() < 0
            assert dump(store) in ((None if fresh else states["before"]), states["after"]), number
        starter.start(store, states["files"])
        assert starter.finish() == 0
        assert dump(store) == states["after"], number
        shutil.rmtree(store)


@pytest.mark.parametrize("size", [1_000, 5_000, 20_000, 60_000, 150_000])
def test_a_disk_that_is_full(states: dict[str, Any], starter: Starter, tmp_path: Path, size: int) -> None:
    """Files that cannot grow stand for a disk without room: the writer is told in the same way."""
    store = tmp_path / "store"
    shutil.copytree(states["store"], store)
    starter.start(store, states["files"], size)
    status = starter.finish()
    assert status in (0, 1, 3) and (status or size > 60_000)
    assert status != 3 or dump(store) == states["before"]
    starter.start(store, states["files"])
    assert starter.finish() == 0
    assert dump(store) == states["after"]
