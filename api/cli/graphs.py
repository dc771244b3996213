"""Commands about the graph: build, query, ask, draw, export, validate."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..failures import told
from .common import (
    DEFAULT_STORE,
    FOUND_NOTHING,
    SOME_FAILED,
    NothingFound,
    StoreOption,
    Usage,
    language,
    note,
    open_for_reading,
    spelled,
    tell,
)

if TYPE_CHECKING:
    from ...graph.build import BuildReport


_MOST = 2000
"""Nodes among which those to draw are chosen."""


class Format(StrEnum):
    table = "table"
    csv = "csv"
    json = "json"
    turtle = "turtle"


class Answer(StrEnum):
    text = "text"
    json = "json"


def build(
    paths: Annotated[list[str], typer.Argument(help="help.paths", metavar="PATH...")],
    store: StoreOption = DEFAULT_STORE,
    workers: Annotated[int | None, typer.Option("--workers", help="help.workers", min=1, metavar="N")] = None,
    folder: Annotated[
        str | None, typer.Option("--folder", help="help.folder", envvar="PHANCONG_FOLDER", metavar="DIR")
    ] = None,
    remove_missing: Annotated[bool, typer.Option("--remove-missing", help="help.remove_missing")] = False,
    time_limit: Annotated[
        float, typer.Option("--time-limit", help="help.time_limit", min=0, metavar="SECONDS")
    ] = 300.0,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="help.scheduler", metavar="tcp://HOST:PORT")
    ] = None,
    decisions: Annotated[str | None, typer.Option("--decisions", help="help.decisions", metavar="FILE.ttl")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="help.watch")] = False,
) -> None:
    paths = [spelled(path) for path in paths]
    options = {"time_limit": time_limit, "scheduler": scheduler, "decisions": decisions}
    if watch:
        from ...graph.watch import changes

        for _ in changes(paths):
            build_store(paths, store, workers, folder, remove_missing, **options)
    report = build_store(paths, store, workers, folder, remove_missing, **options)
    raise typer.Exit(SOME_FAILED if report.failures else 0)


def build_store(
    paths: list[str],
    store: str,
    workers: int | None = None,
    folder: str | None = None,
    remove_missing: bool = False,
    **options: Any,
) -> BuildReport:
    """Build with a progress bar and a summary on stderr. `options` are those of graph.build.build."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from ...graph.build import build as build_graph
    from ...graph.settings import shown
    from ..intake import read_document, reader_version

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(tell("cli.reading"), total=None)

        def advanced(done: int, total: int, name: str) -> None:
            progress.update(task, completed=done, total=total, description=Path(name).name)

        report = build_graph(
            paths,
            store,
            read_document,
            reader_version(),
            folder=folder,
            workers=workers,
            remove_missing=remove_missing,
            progress=advanced,
            **options,
        )
    for failure in report.failures:
        print(told(failure.message, language()), file=sys.stderr)
    if report.unused_decisions:
        note("cli.decisions_unused", what=", ".join(report.unused_decisions))
    note(
        "cli.built",
        store=shown(store),
        read=report.read,
        unchanged=report.unchanged,
        removed=report.removed,
        failed=len(report.failures),
        sources=report.sources,
        graphs=report.graphs,
        seconds=f"{report.seconds:.1f}",
    )
    return report


def query(
    query: Annotated[str, typer.Argument(help="help.query_text", metavar="QUERY")],
    store: StoreOption = DEFAULT_STORE,
    format: Annotated[Format | None, typer.Option("--format", "-f", help="help.query_format")] = None,
) -> None:
    from ...graph.store import StoreError
    from ..sparql import guard
    from .tables import print_solutions, with_prefixes

    text = _query_text(query)
    try:
        shape = guard.inspect(text)
    except guard.Refused as error:
        raise Usage(tell(error.reason)) from None
    is_graph = shape.form in ("CONSTRUCT", "DESCRIBE")
    wanted = format or (Format.turtle if is_graph else Format.table)
    if is_graph != (wanted is Format.turtle) and not (is_graph and wanted is Format.json):
        raise Usage(tell("cli.format_misfit", format=wanted.value, form=shape.form))
    types = {Format.csv: "text/csv", Format.json: "application/sparql-results+json", Format.turtle: "text/turtle"}
    media_type = "application/ld+json" if is_graph and wanted is Format.json else types.get(wanted, types[Format.json])
    if shape.form == "ASK" and wanted is Format.csv:
        media_type = types[Format.json]
    with open_for_reading(store) as opened:
        try:
            answer = opened.query(with_prefixes(text), [media_type])
        except StoreError as error:
            raise Usage(tell("sparql_malformed", detail=guard.fault(str(error)))) from None
    if wanted is Format.table:
        print_solutions(answer.body)
    else:
        sys.stdout.buffer.write(answer.body)
        if not answer.body.endswith(b"\n"):
            sys.stdout.buffer.write(b"\n")


def _query_text(given: str) -> str:
    """The query itself, or the text of the file it names, or stdin for '-'."""
    if given == "-":
        return sys.stdin.read()
    if "{" in given:
        return given
    path = Path(spelled(given))
    if not path.is_file():
        raise Usage(tell("cli.no_query_file", path=given))
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise Usage(tell("cli.not_text", path=given)) from None


def ask(
    question: Annotated[str, typer.Argument(help="help.question", metavar="QUESTION")],
    store: StoreOption = DEFAULT_STORE,
    format: Annotated[Answer, typer.Option("--format", "-f", help="help.ask_format")] = Answer.text,
    sparql: Annotated[bool, typer.Option("--sparql", help="help.show_sparql")] = False,
    everything: Annotated[bool, typer.Option("--all", help="help.ask_all")] = False,
) -> None:
    from ..ask import ask as answer_to
    from .tables import print_answer

    with open_for_reading(store) as opened:
        found = answer_to(opened, question, "en" if language() == "en" else "vi")
    if format is Answer.json:
        sys.stdout.write(found.model_dump_json(indent=2) + "\n")
    else:
        print_answer(found, with_sparql=sparql, with_all=everything)
    raise typer.Exit(0 if found.answer else FOUND_NOTHING)


def draw(
    node: Annotated[str, typer.Argument(help="help.node", metavar="NODE")],
    out: Annotated[Path, typer.Option("--out", "-o", help="help.draw_out", metavar="FILE.html")] = Path(
        "phancong.html"
    ),
    depth: Annotated[int, typer.Option("--depth", help="help.depth", min=0, max=5)] = 2,
    limit: Annotated[int, typer.Option("--limit", help="help.limit", min=1, max=2000)] = 50,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    from ...graph import answers
    from ...viz.focus import focus
    from ...viz.snapshot import snapshot
    from ..find import node_id

    with open_for_reading(store) as opened:
        centre = node_id(opened, node)
        view = focus(answers.around(opened, centre, depth=depth, limit=_MOST), centre, limit) if centre else None
    if not view or not view.nodes:
        raise NothingFound(tell("not_found", what=node))
    try:
        out.write_text(snapshot(view, centre, language()), "utf-8")
    except OSError as error:
        raise Usage(f"{out}: {error.strerror}") from error
    note("cli.drawn", path=out, nodes=len(view.nodes), edges=len(view.edges))


def register(app: typer.Typer) -> None:
    from . import files

    app.command(help="help.build", epilog="example.build")(build)
    app.command(help="help.query", epilog="example.query")(query)
    app.command(help="help.ask", epilog="example.ask")(ask)
    app.command(help="help.draw", epilog="example.draw")(draw)
    files.register(app)


__all__ = ["FOUND_NOTHING", "build_store", "register"]
