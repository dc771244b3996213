"""What can be said: the ontology, its shapes, vocabularies and reference data. Knows nothing of the other folders.

Vocabularies are SKOS in `vocab/*.ttl`. `generate.py` turns each into `generated/NAME.json` so that readers of documents
need no RDF library; a test fails where the two differ.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


def resource(name: str) -> Traversable:
    """A file of this folder, e.g. resource('phancong.ttl')."""
    return files(__name__).joinpath(name)


@cache
def vocabulary(name: str) -> tuple[dict[str, Any], ...]:
    """The concepts of vocab/NAME.ttl in order of id.

    Each is {"id", "pref": {"vi", "en"}, "alt": [...], "notation": [...], and one list for each other property by its
    local name}. Raises FileNotFoundError for an unknown vocabulary.
    """
    return tuple(json.loads(resource(f"generated/{name}.json").read_text(encoding="utf-8")))
