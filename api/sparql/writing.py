"""Writing: SPARQL Update and the Graph Store protocol, only for who holds the token of $PHANCONG_TOKEN.

Without that variable nobody can write. Each request is one build of the store: whole or not at all, and seen by
readers when it is published. It is made in a process of its own (writer.py), which is ended when its time is up. An
update that reaches outside (LOAD, SERVICE) is refused with a token too.
"""

from __future__ import annotations

import hmac
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ...graph.store.terms import escape_iri
from .guard import refuse_reaching, tokens
from .pool import Limits, QueryError
from .protocol import BadRequest

TOKEN_VARIABLE = "PHANCONG_TOKEN"
_LOCK = threading.Lock()


class Forbidden(Exception):
    """The request may not write; `reason` is a message key of api/messages.toml."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def may_write(authorization: str | None) -> None:
    """Raises Forbidden: 403 where writing is off, 401 without the token."""
    token = os.environ.get(TOKEN_VARIABLE, "")
    if not token:
        raise Forbidden(403, "writing_off")
    kind, _, given = (authorization or "").partition(" ")
    if kind.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), token.encode()):
        raise Forbidden(401, "writing_token")


def is_on() -> bool:
    """Whether this server lets anybody write."""
    return bool(os.environ.get(TOKEN_VARIABLE))


def update(target: str, text: str, base: str, limits: Limits) -> None:
    """Run an update on the store and publish it; relative IRIs are relative to `base`. Raises Refused, QueryError."""
    refuse_reaching(text, update=True)
    _write(target, {"do": "update", "graph": None}, f"BASE <{escape_iri(base)}>\n{_silent(text)}".encode(), limits)


def replace(target: str, graph: str, data: bytes, media_type: str, limits: Limits, *, add: bool) -> bool:
    """Make RDF of a media type of writer.READ the content of a graph, or add it. True where the graph is new.

    Raises QueryError."""
    do = "POST" if add else "PUT"
    return _write(target, {"do": do, "graph": graph, "media_type": media_type, "base": graph}, data, limits)


def delete(target: str, graph: str, limits: Limits) -> None:
    """Remove a graph. Raises QueryError, `not_found` where there is none."""
    _write(target, {"do": "DELETE", "graph": graph}, b"", limits)


def _write(target: str, job: dict[str, str | None], body: bytes, limits: Limits) -> bool:
    line = json.dumps({**job, "store": target, "memory": limits.memory_bytes}).encode() + b"\n"
    if not _LOCK.acquire(timeout=limits.wait):
        raise QueryError("store_locked")
    try:
        done = subprocess.run(
            [sys.executable, "-m", f"{__package__}.writer"],
            input=line + body,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.write_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise QueryError("write_timeout") from None
    finally:
        _LOCK.release()
    if not done.stdout:
        raise QueryError("sparql_died")
    outcome = json.loads(done.stdout)
    if "reason" in outcome:
        raise QueryError(outcome["reason"], outcome["detail"] or str(job["graph"]))
    return bool(outcome["new"])


def _silent(text: str) -> str:
    """The update with every CLEAR and DROP made SILENT: a graph without triples is none here, and to clear it is no
    error (SPARQL 1.1 Update, 3.1.3 and 3.2.2)."""
    pieces: list[str] = []
    done = 0
    found = list(tokens(text))
    for token, after in zip_longest(found, found[1:]):
        if token.lastgroup != "word" or token[0].upper() not in ("CLEAR", "DROP"):
            continue
        if after is None or after[0].upper() != "SILENT":
            pieces += (text[done : token.end()], " SILENT")
            done = token.end()
    return "".join((*pieces, text[done:]))


def with_dataset(text: str, default_graphs: Sequence[str], named_graphs: Sequence[str]) -> str:
    """The update with the protocol's dataset (SPARQL 1.1 Protocol, 2.2.3) as USING clauses of each of its operations.

    Raises BadRequest where the update names a dataset of its own.
    """
    if not default_graphs and not named_graphs:
        return text
    clauses = "".join(f"USING <{iri}> " for iri in default_graphs)
    clauses += "".join(f"USING NAMED <{iri}> " for iri in named_graphs)
    return "".join(_parts(text, clauses))


def _parts(text: str, clauses: str) -> Iterator[str]:
    depth = start = 0
    before = ""
    delete: int | None = None  # where the pattern of a DELETE WHERE begins: it is DELETE {pattern} WHERE {pattern}
    for token in tokens(text):
        if token.lastgroup == "brace":
            depth += 1 if token[0] == "{" else -1
            if delete is not None and depth == 0:
                pattern = text[delete : token.end()].strip()
                yield f"{pattern} {clauses}WHERE {pattern}"
                start, delete = token.end(), None
        elif token.lastgroup == "word" and depth == 0:
            word = token[0].upper()
            if word in ("USING", "WITH"):
                raise BadRequest(400, "sparql_two_datasets")
            if word == "WHERE":
                yield text[start : token.start()]
                start = token.start()
                if before == "DELETE":
                    start = delete = token.end()
                else:
                    yield clauses
            before = word
        else:
            continue
        if token.lastgroup == "brace":
            before = ""
    yield text[start:]
