"""The folder of records: what was read from each file, under the hash of its bytes and the reader's version.

`texts/<sha256>.txt` holds the source text that offsets count in, `records/<sha256>-<version>.json` the facts.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import asdict
from pathlib import Path

import orjson

from ..extract.facts import Fact
from .identity.names import short_hash
from .record import DocumentRecord, PartRecord, Section


class RecordFolder:
    """Records on disk. Writing is whole or not at all: a file appears under its name only when it is complete."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @staticmethod
    def name(sha256: str, version: str) -> str:
        """The name of the record of a file as read by a version of the reader."""
        return f"{sha256}-{short_hash(version, 12)}"

    def _record(self, name: str) -> Path:
        return self._folder / "records" / f"{name}.json"

    def _text(self, name: str) -> Path:
        return self._folder / "texts" / f"{name.partition('-')[0]}.txt"

    def has(self, name: str) -> bool:
        return self._record(name).exists() and self._text(name).exists()

    def save(self, name: str, record: DocumentRecord) -> None:
        """Write the text, then the record."""
        _write(self._text(name), record.text.encode("utf-8", "surrogatepass"))
        data = {
            "name": record.name,
            "media_type": record.media_type,
            "pages": record.pages,
            "parts": [asdict(part) for part in record.parts],
            "facts": [fact.to_json(explain=True) for fact in record.facts],
        }
        _write(self._record(name), orjson.dumps(data))

    def load(self, name: str) -> DocumentRecord:
        """Read a record. Raises OSError or ValueError where it is not there or damaged."""
        data = orjson.loads(self._record(name).read_bytes())
        return DocumentRecord(
            name=data["name"],
            sha256=name.partition("-")[0],
            text=self._text(name).read_bytes().decode("utf-8", "surrogatepass"),
            media_type=data["media_type"],
            parts=tuple(
                PartRecord(**{**part, "sections": tuple(Section(**s) for s in part["sections"])})
                for part in data["parts"]
            ),
            facts=tuple(Fact.from_json(fact) for fact in data["facts"]),
            pages=tuple(data["pages"]),
        )

    def keep(self, names: set[str]) -> None:
        """Delete the records and texts of all others, and what a build that was ended left half written.

        A worker of such a build may be finishing its last file: what is listed here may be gone when it is deleted.
        """
        texts = {name.partition("-")[0] for name in names}
        for file in self._folder.glob("records/*.json"):
            if file.stem not in names:
                file.unlink(missing_ok=True)
        for file in self._folder.glob("texts/*.txt"):
            if file.stem not in texts:
                file.unlink(missing_ok=True)
        for folder in ("records", "texts"):
            for file in self._folder.glob(f"{folder}/.*"):
                file.unlink(missing_ok=True)


def read_text(folder: Path, sha256: str) -> str:
    """The source text of a file by its hash. Raises FileNotFoundError."""
    data = (folder / "texts" / f"{sha256}.txt").read_bytes()
    return data.decode("utf-8", "surrogatepass")


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            Path(file.name).unlink()
            raise
    Path(file.name).replace(path)
