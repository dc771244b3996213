"""What the parts that know one language say, in the other: failures of the store, of reading, and of the command line.

They are found again by their wording, from one table, so that no part has to know of languages.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_PLACE = re.compile(r"\\{(\w+)\\}")


@cache
def _table(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """(how it is said in the other language, how in this one), the longest wordings first."""
    rows = tomllib.loads(files(__package__).joinpath("failures.toml").read_text("utf-8"))["said"]
    other = "en" if language == "vi" else "vi"
    rows.sort(key=lambda row: -len(row[other]))
    return tuple((_pattern(row[other]), row[language]) for row in rows)


def _pattern(wording: str) -> re.Pattern[str]:
    escaped = re.escape(wording).replace(r"\{\{", r"\x7b").replace(r"\}\}", r"\x7d")
    return re.compile(_PLACE.sub(r"(?P<\1>.+?)", escaped), re.DOTALL)


def told(message: str, language: str) -> str:
    """The message in the language; as it is where the table does not have it."""
    for pattern, wording in _table(language):
        if match := pattern.fullmatch(message):
            return wording.format(**{name: told(value, language) for name, value in match.groupdict().items()})
    # "FILE: reason", of which the reason alone is known.
    where, colon, reason = message.partition(": ")
    return f"{where}: {told(reason, language)}" if colon else message
