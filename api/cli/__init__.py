"""The command line: `phancong`. Commands import what they need when they run: --help must be quick.

Exit codes: 0 done; 1 some input failed, or validation found problems; 2 wrong usage or a malformed query; 3 the store
cannot be opened; 4 nothing found; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import typer

from ..failures import told
from . import graphs, keeping, reading, serving, tools
from .common import FOUND_NOTHING, SOME_FAILED, STORE_FAILED, WRONG_USAGE, language, print_version, report, translate

__all__ = ["command", "main"]


def command(lang: str | None = None) -> typer.core.TyperGroup:
    """The whole command line, its help in Vietnamese or English (by default what the user asked for)."""
    app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)

    @app.callback(help="help.app", epilog="help.exit_codes")
    def root(
        lang: str = typer.Option(None, "--lang", help="help.lang", envvar="PHANCONG_LANG", metavar="vi|en"),
        version: bool = typer.Option(False, "--version", help="help.version", is_eager=True, callback=print_version),
    ) -> None:
        """What `--lang` asks for was read before the commands were made; here it is only checked."""
        if lang not in (None, "vi", "en"):
            raise typer.BadParameter("vi | en", param_hint="--lang")

    for module in (reading, graphs, serving, keeping, tools):
        module.register(app)
    made = typer.main.get_command(app)
    translate(made, lang or language())
    return made  # type: ignore[return-value]


def main() -> None:
    """Run the command line; every failure is one line on stderr and an exit code."""
    try:
        try:
            code = command()(standalone_mode=False)
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output went away (`phancong ... | head`): nothing more to say.
        _drop_output()
        sys.exit(1)
    except Exception as error:
        if isinstance(error, _misused()):
            report(error)
            sys.exit(error.exit_code)
        code = _code_of(error)
        if code is None:
            raise
        print(f"phancong: {told(str(error), language())}", file=sys.stderr)
        _drop_output()
    sys.exit(code if isinstance(code, int) else 0)


def _misused() -> type[Any]:
    """What typer raises where the command line is used wrongly."""
    return next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


def _drop_output() -> None:
    """What is still to be written goes nowhere: Python would try once more at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _code_of(error: Exception) -> int | None:
    """The exit code of a failure that people can mend; None for a fault of ours. Imported only when needed."""
    from ...extract.evaluation import EvaluationError
    from ...extract.reading import ReadError
    from ...graph.store import StoreError
    from .common import NothingFound, Usage

    codes: dict[type[Exception], int] = {
        ReadError: 1,
        EvaluationError: 1,
        Usage: WRONG_USAGE,
        StoreError: STORE_FAILED,
        NothingFound: FOUND_NOTHING,
        OSError: SOME_FAILED,
    }
    return next((code for kind, code in codes.items() if isinstance(error, kind)), None)
