"""Commands about the store as a whole: export, validate, doubts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .common import DEFAULT_STORE, SOME_FAILED, StoreOption, Usage, language, note, open_for_reading, tell


def export(
    out: Annotated[Path, typer.Option("--out", "-o", help="help.export_out", metavar="FILE")],
    store: StoreOption = DEFAULT_STORE,
    view: Annotated[str, typer.Option("--view", help="help.export_view", metavar="whole|chains|bodies")] = "whole",
) -> None:
    from ...graph.exports import FORMATS, NETWORKS, VIEWS
    from ...graph.exports import export as exported

    suffix = out.suffix.removeprefix(".").lower()
    if view not in VIEWS:
        raise Usage(tell("cli.export_view", view=view, views=", ".join(VIEWS)))
    formats = FORMATS if view == "whole" else NETWORKS
    if suffix not in formats:
        raise Usage(tell("cli.export_misfit", path=out, formats=", ".join(f".{name}" for name in formats)))
    with open_for_reading(store) as opened:
        data = exported(opened, suffix, view)
    try:
        out.write_bytes(data)
    except OSError as error:
        raise Usage(f"{out}: {error.strerror}") from error
    note("cli.exported", path=out)


def validate(
    store: StoreOption = DEFAULT_STORE,
    every: Annotated[bool, typer.Option("--all", help="help.validate_all")] = False,
) -> None:
    from ...graph.settings import is_remote
    from ...graph.validate import validate as problems_of

    remembered = None if is_remote(store) or every else Path(store) / "validated.txt"
    with open_for_reading(store) as opened:
        problems = problems_of(opened, remembered=remembered)
    for problem in problems:
        value = f" ({problem.value})" if problem.value else ""
        level = f"{tell('cli.warning')}: " if problem.warning else ""
        print(f"{level}{problem.node}: {problem.message(language())}{value} [{problem.check}]")
    if count := sum(not problem.warning for problem in problems):
        note("cli.invalid", count=count)
        raise typer.Exit(SOME_FAILED)
    note("cli.valid")


def doubts(
    store: StoreOption = DEFAULT_STORE,
    decisions: Annotated[
        Path | None, typer.Option("--decisions", help="help.decisions", metavar="FILE.ttl", exists=True)
    ] = None,
    folder: Annotated[
        str | None, typer.Option("--folder", help="help.folder", envvar="PHANCONG_FOLDER", metavar="DIR")
    ] = None,
) -> None:
    from ...graph.doubts import doubts as doubts_of
    from ...graph.settings import folder_beside, is_remote

    with open_for_reading(store) as opened:
        base = opened.base
    beside = Path(folder) if folder else folder_beside(store) if is_remote(store) else Path(store)
    found = doubts_of(beside, base, decisions)
    print(f"@base <{base}> .")
    print("@prefix pc: <https://w3id.org/phancong/ns#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .")
    for doubt in found:
        print(f"\n# {tell(f'cli.doubt_{doubt.kind}')}: {doubt.label} ({doubt.reason})")
        if doubt.quote:
            print(f"#   “{doubt.quote}”")
        for choice in doubt.choices:
            print(f"#   {choice.label}")
        for line in doubt.lines:
            print(f"# {line}")
    note("cli.doubts", count=len(found))


def register(app: typer.Typer) -> None:
    app.command(help="help.export", epilog="example.export")(export)
    app.command(help="help.validate", epilog="example.validate")(validate)
    app.command(help="help.doubts", epilog="example.doubts")(doubts)
