"""What the commands share: the language, the store, exit codes, one-line errors."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..failures import told
from ..messages import say

if TYPE_CHECKING:
    from ...graph.store import Store

SOME_FAILED, WRONG_USAGE, STORE_FAILED, FOUND_NOTHING = 1, 2, 3, 4
_SHOWN = "Show this message and exit."
DEFAULT_STORE = "phancong.store"

StoreOption = Annotated[str, typer.Option("--store", help="help.store", envvar="PHANCONG_STORE", metavar="STORE")]


class Usage(Exception):
    """The command was called with something it cannot use; one line says what to do."""


class NothingFound(Exception):
    """There is no such thing in the store."""


def language() -> str:
    """'vi' or 'en': --lang on the command line, else $PHANCONG_LANG, else Vietnamese."""
    arguments = sys.argv[1:]
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            return "en" if arguments[index + 1] == "en" else "vi"
        if argument.startswith("--lang="):
            return "en" if argument.removeprefix("--lang=") == "en" else "vi"
    return "en" if os.environ.get("PHANCONG_LANG", "vi").startswith("en") else "vi"


def tell(key: str, **values: object) -> str:
    """A message in the user's language."""
    return say(key, language(), **values)


def note(key: str, **values: object) -> None:
    """A message on stderr: stdout holds results only."""
    print(tell(key, **values), file=sys.stderr)


def translate(command: Any, lang: str) -> None:
    """Put words in the place of the message keys that stand as help texts of a (typer) command and its parts."""
    from ..messages import catalogue

    def words(text: str | None) -> str | None:
        return say(text, lang) if text in catalogue() else told(text or "", lang)

    typer.core._ = partial(told, language=lang)  # type: ignore[attr-defined]  # its gettext: headings, [default: ...]
    plain = command.get_help
    command.get_help = lambda ctx: "\n".join(_line(line, lang) for line in plain(ctx).split("\n"))
    command.help, command.epilog, command.short_help = words(command.help), words(command.epilog), None
    for parameter in command.params:
        if hasattr(parameter, "help"):
            parameter.help = words(parameter.help)
    for child in getattr(command, "commands", {}).values():
        translate(child, lang)


def _line(line: str, lang: str) -> str:
    """A line of help, in which typer's own words are English."""
    body = line.strip()
    if body.startswith("Usage: "):
        return told(line, lang)
    own, shown, rest = line.partition(_SHOWN)
    return f"{own}{told(shown, lang)}{rest}" if shown else line


def report(error: Any) -> None:
    """An error of typer's on stderr, as typer reports it, in the user's language."""
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message(), file=sys.stderr)
        return
    lines = [f"Error: {error.format_message()}"]
    if (ctx := getattr(error, "ctx", None)) is not None:
        lines = [ctx.get_usage(), f"Try '{ctx.command_path} --help' for help.", "", *lines]
    print("\n".join(told(line, language()) for line in lines), file=sys.stderr)


def print_version(asked: bool) -> None:
    """The version on stdout, and the end."""
    if asked:
        from ... import __version__

        print(f"phancong {__version__}")
        raise typer.Exit


def open_for_reading(target: str) -> Store:
    """The store at a folder or URL. Raises StoreError, which names it and says how to make one.

    Ctrl+C then ends the program at once: the engine hears no signal before its query is done, and a command that only
    reads leaves nothing to tidy.
    """
    import signal

    from ...graph.store import open_store

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return open_store(target, read_only=True)


def spelled(path: str) -> str:
    """The path as the file system has it: 'ế' may be one character there or two (files from a Mac), and a person
    types either."""
    from unicodedata import normalize

    given = Path(path)
    found = Path(given.anchor)
    for part in given.relative_to(given.anchor).parts:
        forms = (part, normalize("NFC", part), normalize("NFD", part))
        found = next((found / form for form in forms if (found / form).exists()), found / part)
    return str(found) if found.exists() else path


def existing(path: Path) -> Path:
    """The path. Raises Usage where nothing is there."""
    if not path.exists():
        raise Usage(tell("cli.no_file", path=path))
    return path
