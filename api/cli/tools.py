"""Commands for the installation and for programs: doctor and mcp."""

from __future__ import annotations

from typing import Annotated

import typer

from ..failures import told
from .common import DEFAULT_STORE, SOME_FAILED, StoreOption, Usage, language, open_for_reading, tell


def doctor(
    store: StoreOption = DEFAULT_STORE,
    format: Annotated[str, typer.Option("--format", "-f", help="help.doctor_format", metavar="text|json")] = "text",
) -> None:
    import json

    from ..doctor import examine

    if format not in ("text", "json"):
        raise Usage(tell("cli.doctor_format"))
    findings = examine(store)
    if format == "json":
        print(json.dumps([{"name": f.name, "state": f.state, "detail": f.detail} for f in findings], indent=2))
    else:
        marks = {"ok": "✓", "optional": "–", "broken": "✗"}
        for found in findings:
            print(f"{marks[found.state]} {tell(f'doctor.{found.name}')}: {told(found.detail, language())}")
            if found.state != "ok":
                kind = "broken" if (found.name, found.state) == ("store", "broken") else "mend"
                print(f"    {tell(f'doctor.{found.name}_{kind}', store=store)}")
    raise typer.Exit(SOME_FAILED if any(found.state == "broken" for found in findings) else 0)


def mcp(store: StoreOption = DEFAULT_STORE) -> None:
    open_for_reading(store).close()
    try:
        from ..assistant import create_server

        server = create_server(store)
    except ImportError:
        raise Usage(tell("cli.no_mcp")) from None
    server.run("stdio")


def register(app: typer.Typer) -> None:
    app.command(help="help.doctor", epilog="example.doctor")(doctor)
    app.command(help="help.mcp", epilog="example.mcp")(mcp)
