"""What a change of the rules gains and loses: `make gains BASE=rev`, or
`python -m phancong.extract.evaluation.gains --base REV FILE_OR_FOLDER ...`.

The facts of the working tree are compared with those of the same files under another revision, checked out beside it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
EXTRACT = "from phancong.api.cli import main; main()"

Key = tuple[str, str, int, str]


def _texts(paths: Iterable[Path], folder: Path) -> Iterator[Path]:
    """The text files of the paths; gzipped ones unpacked into the folder."""
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            if file.suffix == ".gz":
                plain = folder / file.stem
                plain.write_bytes(gzip.decompress(file.read_bytes()))
                yield plain
            elif file.suffix in (".txt", ".md"):
                yield file.resolve()


def _facts(files: list[Path], out: Path, code: Path | None) -> Counter[Key]:
    """The facts of the files under the code of a checkout (None: the installed one), without confidence."""
    environment = dict(os.environ)
    if code is not None:
        environment["PYTHONPATH"] = str(code.parent)
    subprocess.run(
        [sys.executable, "-c", EXTRACT, "extract", *map(str, files), "--out", str(out)],
        cwd=out.parent,
        env=environment,
        check=False,
    )
    found: Counter[Key] = Counter()
    for path in sorted(out.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fact = json.loads(line)
            content = {k: v for k, v in fact.items() if k not in ("kind", "quote", "start", "end", "confidence")}
            found[path.stem, fact["kind"], fact["start"], json.dumps(content, ensure_ascii=False, sort_keys=True)] += 1
    return found


def gains(base: str, paths: list[Path]) -> tuple[Counter[Key], Counter[Key]]:
    """(gained, lost) facts of the working tree against revision `base`. Raises CalledProcessError for a bad one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        old = folder / "base" / "phancong"
        git = ["git", "-C", str(CHECKOUT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(old), base], check=True)
        try:
            (folder / "texts").mkdir()
            files = list(_texts(paths, folder / "texts"))
            for side in ("before", "after"):
                (folder / side).mkdir()
            before = _facts(files, folder / "before", old)
            after = _facts(files, folder / "after", None)
        finally:
            subprocess.run([*git, "remove", "--force", str(old)], check=True)
    return after - before, before - after


def main() -> None:
    parser = argparse.ArgumentParser(description="List the facts that the working tree gains and loses.")
    parser.add_argument("--base", required=True, help="the revision to compare with")
    parser.add_argument("--most", type=int, default=40, help="lines shown for each kind and side")
    parser.add_argument("paths", nargs="+", type=Path)
    options = parser.parse_args()
    gained, lost = gains(options.base, options.paths)
    for sign, side in (("+", gained), ("-", lost)):
        for kind in sorted({key[1] for key in side}):
            of_kind = sorted(key for key in side.elements() if key[1] == kind)
            print(f"{sign}{len(of_kind)} {kind}")
            for file, _, start, content in of_kind[: options.most]:
                print(f"  {sign} {file}:{start} {content}")


if __name__ == "__main__":
    main()
