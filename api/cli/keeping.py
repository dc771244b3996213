"""Commands that keep a store: backup. A backup is a store; it is restored by copying it back, or by naming it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .common import DEFAULT_STORE, StoreOption, Usage, note, tell


def backup(
    out: Annotated[Path, typer.Option("--out", "-o", help="help.backup_out", metavar="DIR")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    from ...graph.backup import backup as copy
    from ...graph.settings import is_remote, shown

    if is_remote(store):
        raise Usage(tell("cli.backup_remote", store=shown(store)))
    copy(Path(store), out)
    note("cli.backed_up", path=out)


def register(app: typer.Typer) -> None:
    app.command(help="help.backup", epilog="example.backup")(backup)
