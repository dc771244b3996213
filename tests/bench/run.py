"""What the project costs, beside what cannot be avoided: `make bench`, or `run.py [--full] [NAME ...]`.

Each benchmark prints rows: what, ours, theirs, ratio, bar. Where both sides use one core, times are of the processor
and the best of several; other work on the machine shows in the rest. Every benchmark runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import doors  # noqa: F401
import generate
import stores  # noqa: F401
from measure import BENCHMARKS, Row, benchmark, cpu, peak, row


@benchmark
def extraction(folder: Path, full: bool) -> list[Row]:
    """The whole of extract on clean text against a bare tokenizer; and how its cost grows with the documents.

    Both read other documents first, then each text once, as in a build. The tokenizer takes longer a character the
    longer the text is and the more new words it meets; extract, the more a text says.
    """
    import spacy
    from phancong.extract.pipeline import facts_of, parse
    from phancong.extract.reading import read

    few, many = 100, 10_000 if full else 1_000
    tokenizer = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})

    def read_all(chosen: list[Path]) -> None:
        for path in chosen:
            for _ in facts_of(parse(read(path))):
                pass

    def tokenize_all(chosen: list[Path]) -> None:
        for path in chosen:
            tokenizer(path.read_text(encoding="utf-8"))

    def size(chosen: list[Path]) -> float:
        """Millions of characters."""
        return sum(len(path.read_text(encoding="utf-8")) for path in chosen) / 1e6

    others = sorted(generate.write(folder / "others", 20, seed=1).rglob("*.txt"))
    read_all(others)
    tokenize_all(others)
    files = sorted(generate.write(folder / "docs", many).rglob("*.txt"))
    examples = Path(__file__).parents[2] / "examples"
    samples = {
        f"{few} generated documents": files[:few],
        f"{few} more, ten in a file": _bound(folder / "bound", files[few : 2 * few]),
        "the clean documents of examples/": sorted(p for p in examples.iterdir() if "ban-quet" not in p.name),
    }
    rows = []
    for name, chosen in samples.items():
        ours, theirs = (cpu(lambda act=act, c=chosen: act(c), 1) / size(chosen) for act in (read_all, tokenize_all))
        rows.append(row(f"extract, {name}, one core: seconds a million characters", ours, theirs, "s", "4"))
    part = cpu(lambda: read_all(files[:few]))
    before = peak()
    whole = cpu(lambda: read_all(files), 1)
    return [
        *rows,
        row(
            f"extract: ms a kilobyte over {many:,} documents, and over {few}",
            whole / size(files), part / size(files[:few]), "ms", "1.1",
        ),
        row(f"extract: memory at the end of {many:,} documents, and of {few}", peak(), before, "MB"),
    ]  # fmt: skip


def _bound(folder: Path, files: list[Path]) -> list[Path]:
    """The documents as files of ten."""
    folder.mkdir(parents=True)
    bound = []
    for at in range(0, len(files), 10):
        bound.append(folder / f"{at:05}.txt")
        bound[-1].write_text("\n\n".join(p.read_text(encoding="utf-8") for p in files[at : at + 10]), encoding="utf-8")
    return bound


@benchmark
def repairing(folder: Path, full: bool) -> list[Row]:
    """Repair of scanned text, syllables a second."""
    from phancong.extract.repair.benchmark import speeds
    from phancong.extract.repair.syllables import bare

    text = "\n".join(text for _, text in generate.documents(60))
    rows = []
    for name, version in (("clean", text), ("all marks lost", bare(text))):
        first, again = speeds(version)
        rows.append(row(f"repair, {name}: syllables a second, first reading and later ones", first, again, "/s"))
    return rows


@contextmanager
def _space(given: Path | None) -> Iterator[Path]:
    if given:
        given.mkdir(parents=True, exist_ok=True)
        yield given
    else:
        with tempfile.TemporaryDirectory(prefix="phancong-bench-") as folder:
            yield Path(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description="Print a table of what the project costs.")
    parser.add_argument("names", nargs="*", help=f"of {', '.join(BENCHMARKS)}; all by default")
    parser.add_argument("--full", action="store_true", help="10,000 documents, ten million triples: takes an hour")
    parser.add_argument("--folder", type=Path, help="where to work, and leave the stores")
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.json:
        with _space(options.folder) as folder:
            print(json.dumps(BENCHMARKS[options.names[0]](folder, options.full)))
        return
    print("| What | Ours | Theirs | Ratio | Bar |\n| --- | ---: | ---: | ---: | --- |", flush=True)
    for name in options.names or BENCHMARKS:
        flags = ["--full"] * options.full + (["--folder", str(options.folder / name)] if options.folder else [])
        command = [sys.executable, __file__, name, "--json", *flags]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        for cells in json.loads(done.stdout.splitlines()[-1]):
            print("|", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    main()
