"""The store: one small protocol, an embedded Oxigraph behind it, or any SPARQL 1.1 server.

with open_store(Path("store"), read_only=True) as store:
    for row in store.select("SELECT ?d WHERE { ?d a pc:Directive }"):
        print(row["d"])
"""

from __future__ import annotations

from ..settings import folder_beside, is_remote
from .binding import Value
from .protocol import Answer, Row, Store, StoreError, StoreLocked
from .terms import Blank, Iri, Literal, Term, Triple, ntriples

__all__ = [
    "Answer",
    "Blank",
    "Iri",
    "Literal",
    "Row",
    "Store",
    "StoreError",
    "StoreLocked",
    "Term",
    "Triple",
    "Value",
    "ntriples",
    "open_store",
]


def open_store(target: str, *, read_only: bool = False, folder: str | None = None, anew: bool = False) -> Store:
    """The store at a folder path or at the URL of a SPARQL 1.1 server.

    `folder` is where a remote store's texts, manifest and search index lie on this machine (by default
    settings.folder_beside). With `anew` a folder is written as if it held nothing; a server is not emptied. Raises
    StoreError where it cannot be opened and StoreLocked where another process writes to it.
    """
    if is_remote(target):
        from .remote import RemoteStore

        return RemoteStore(target, folder=folder or str(folder_beside(target)))
    from .embedded import EmbeddedStore

    return EmbeddedStore(target, read_only=read_only, anew=anew)
