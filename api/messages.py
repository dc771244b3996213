"""Everything the doors say to people, in two languages, from one data file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["vi", "en"]


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Message key -> language -> text with {placeholders}."""
    return tomllib.loads(files(__package__).joinpath("messages.toml").read_text("utf-8"))


def say(key: str, language: str = "vi", **values: object) -> str:
    """The message in the language. Raises KeyError for an unknown key or a value that is missing."""
    return catalogue()[key][language].format(**values)
