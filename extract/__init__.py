"""Files to facts. Knows nothing of RDF or HTTP.

The reading machinery (spaCy, a second to import) is loaded when it is first asked for: whoever needs only the shape of
facts or the spelling of Vietnamese does not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .facts import Fact
    from .pipeline import extract, facts_of, parse
    from .reading import ReadError, read

__all__ = ["Fact", "ReadError", "extract", "facts_of", "parse", "read"]

_HOME = {"Fact": "facts", "ReadError": "reading", "read": "reading"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_HOME.get(name, 'pipeline')}", __name__), name)
    globals()[name] = value
    return value
