"""Commands that serve: serve and demo."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from .common import DEFAULT_STORE, StoreOption, Usage, note, open_for_reading, tell

_HEAD = 64 * 1024
"""Bytes of the head of a request that may have to be kept until the rest arrives."""

Host = Annotated[str, typer.Option("--host", help="help.host", metavar="ADDRESS")]
Port = Annotated[int, typer.Option("--port", help="help.port", min=0, max=65535, metavar="N")]


def serve(
    store: StoreOption = DEFAULT_STORE,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    timeout: Annotated[float, typer.Option("--timeout", help="help.timeout", min=0.1, metavar="SECONDS")] = 20.0,
    workers: Annotated[int, typer.Option("--workers", help="help.serve_workers", min=1, metavar="N")] = 1,
) -> None:
    with _bound(host, port) as listener:
        _run(store, listener, timeout, workers)


def demo(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    from .graphs import build_store

    store = _demo_folder()
    report = build_store([str(files("phancong") / "examples")], str(store))
    if report.failures:
        note("cli.demo_incomplete", failed=len(report.failures))
    with _bound(host, port, otherwise_any=True) as listener:
        _run(str(store), listener)


def _demo_folder() -> Path:
    """Where the demo keeps its store between runs: the user's cache, or a temporary folder."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "phancong"
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError:
        cache = Path(tempfile.mkdtemp(prefix="phancong-"))
    return cache / "demo.store"


def _bound(host: str, port: int, *, otherwise_any: bool = False) -> socket.socket:
    """A listening socket; on any free port where the wanted one is taken and that is allowed. Raises Usage."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        if not otherwise_any:
            listener.close()
            raise Usage(tell("cli.port_taken", host=host, port=port, reason=error.strerror)) from None
        listener.bind((host, 0))
    listener.listen(128)
    return listener


def _run(store: str, listener: socket.socket, timeout: float | None = None, workers: int = 1) -> None:
    import uvicorn

    from ...graph import settings
    from ..app import TIMEOUT_VARIABLE, create_app
    from ..patience import Patient
    from ..sparql.pool import Limits

    if workers > 1:
        with open_for_reading(store):  # a store that cannot be opened is told here, once
            os.environ["PHANCONG_STORE"], os.environ[TIMEOUT_VARIABLE] = store, str(timeout or "")
        app = None
    else:
        app = create_app(store, Limits(seconds=timeout) if timeout else None)
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else "localhost" if host in ("127.0.0.1", "0.0.0.0") else host
    print(f"http://{shown}:{port}/", flush=True)
    note("cli.serving", store=settings.shown(store))
    if app is None:
        uvicorn.run(
            f"{create_app.__module__}:from_environment",
            factory=True,
            workers=workers,
            fd=listener.fileno(),
            http=Patient,
            h11_max_incomplete_event_size=_HEAD,
            log_level="warning",
            server_header=False,
        )
    else:
        config = uvicorn.Config(
            app, http=Patient, h11_max_incomplete_event_size=_HEAD, log_level="warning", server_header=False
        )
        uvicorn.Server(config).run(sockets=[listener])
    sys.stdout.flush()


def register(app: typer.Typer) -> None:
    app.command(help="help.serve", epilog="example.serve")(serve)
    app.command(help="help.demo", epilog="example.demo")(demo)
