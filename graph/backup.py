"""Copies of a store, made while it is served and built: a published build never changes, nor does a record."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from .store import StoreError
from .store.layout import FORMAT, Description, published, write


def backup(store: Path, target: Path) -> None:
    """Copy the store to `target`, a new folder that is itself a store. Raises StoreError where that cannot be done.

    The copy appears under its name when it is whole. Restoring is copying back, or naming the copy as the store.
    """
    if target.exists():
        raise StoreError(f"{target}: is there already")
    build, base = published(store)
    draft = target.with_name(f".{target.name}.part")
    try:
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        shutil.copytree(build, draft / build.name)
        for folder in ("records", "texts"):
            # A build may delete a record meanwhile; the one after it reads the file again.
            for file in (store / folder).glob("[!.]*"):
                if file.exists():
                    (draft / folder).mkdir(exist_ok=True)
                    shutil.copy2(file, draft / folder / file.name)
        with (
            closing(sqlite3.connect(f"file:{store / 'manifest.sqlite'}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(draft / "manifest.sqlite")) as copied,
        ):
            source.backup(copied)
        write(draft, Description(FORMAT, base, build.name))
        os.sync()
        draft.replace(target)
    except (OSError, sqlite3.Error) as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise StoreError(f"{target}: the store could not be copied ({error})") from error
