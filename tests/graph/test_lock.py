"""A lock is its holder's alone, and ends with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from phancong.graph.store.lock import FileLock

HOLDER = """
import os, sys, time
from pathlib import Path
from phancong.graph.store.lock import FileLock
lock = FileLock(Path(sys.argv[1]))
child = os.fork()  # has what its parent had open, and outlives it
if child:
    print(child, flush=True)
time.sleep(600)
"""


def test_a_process_holds_a_file_once(tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock"):
        for _ in range(2):  # the first refusal must not have let go of it
            with pytest.raises(BlockingIOError, match="this process"):
                FileLock(tmp_path / "lock")
    FileLock(tmp_path / "lock").release()


def test_a_second_release_lets_go_of_nobody_else(tmp_path: Path) -> None:
    first = FileLock(tmp_path / "lock")
    first.release()
    with FileLock(tmp_path / "lock"):
        first.release()
        with pytest.raises(BlockingIOError, match="this process"):
            FileLock(tmp_path / "lock")


def test_it_ends_with_its_holder_and_not_with_what_that_forked(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path / "lock")], stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    child = int(holder.stdout.readline())
    try:
        with pytest.raises(BlockingIOError, match="another process"):
            FileLock(tmp_path / "lock")
        holder.kill()
        holder.wait(30)
        os.kill(child, 0)  # is there yet
        FileLock(tmp_path / "lock").release()
    finally:
        os.kill(child, signal.SIGKILL)
        holder.stdout.close()
