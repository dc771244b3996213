"""Commands about documents: extract, repair, outline, evaluate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..failures import told
from .common import SOME_FAILED, existing, language, spelled

Files = Annotated[list[Path], typer.Argument(help="help.files", metavar="FILE...")]
File = Annotated[Path, typer.Argument(help="help.file", metavar="FILE")]


def extract(
    files: Files,
    out: Annotated[Path | None, typer.Option(help="help.extract_out", metavar="DIR")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="help.explain")] = False,
) -> None:
    import orjson

    from ...extract import ReadError
    from ...extract import extract as facts_in

    failed = False
    for given in files:
        path = Path(spelled(str(given)))
        try:
            facts = facts_in(path)
        except ReadError as error:
            print(told(str(error), language()), file=sys.stderr)
            failed = True
            continue
        lines = b"".join(orjson.dumps(f.to_json(explain=explain)) + b"\n" for f in facts)
        if out is None:
            sys.stdout.buffer.write(lines)
        else:
            out.mkdir(parents=True, exist_ok=True)
            (out / f"{path.stem}.jsonl").write_bytes(lines)
    raise typer.Exit(SOME_FAILED if failed else 0)


def repair(file: File) -> None:
    from ...extract import read
    from ...extract.repair import repair as repaired

    sys.stdout.write(repaired(read(Path(spelled(str(file)))).text).text)


def outline(file: File) -> None:
    from ...extract import parse, read
    from ...extract.structure import outline as tree

    sys.stdout.write(tree(parse(read(Path(spelled(str(file)))))))


def evaluate(
    gold: Annotated[Path, typer.Option("--gold", help="help.gold", metavar="DIR")],
    source: Annotated[Path, typer.Option("--source", help="help.source", metavar="DIR")],
    facts: Annotated[Path | None, typer.Option("--facts", help="help.facts", metavar="DIR")] = None,
    misses: Annotated[str, typer.Option("--misses", help="help.misses", metavar="KIND")] = "",
) -> None:
    from ...extract.evaluation import evaluate_folder
    from .scores import print_scores

    report, repairs = evaluate_folder(existing(gold), existing(source), facts, misses)
    print_scores(report, repairs)


def register(app: typer.Typer) -> None:
    app.command(help="help.extract", epilog="example.extract")(extract)
    app.command(help="help.repair", epilog="example.repair")(repair)
    app.command(help="help.outline", epilog="example.outline")(outline)
    app.command(help="help.evaluate", epilog="example.evaluate")(evaluate)
