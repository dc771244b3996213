"""Which files a build reads, and by what names the graph knows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .identity.names import short_hash, slug


@dataclass(frozen=True, slots=True)
class Found:
    """A file and its name in the graph: its path below the folder that was given, as slugs."""

    source: str
    path: str


def source_name(relative: Path) -> str:
    """'Báo cáo/2023 lần 2.txt' -> 'bao-cao/2023-lan-2.txt'."""
    *folders, file = relative.parts
    stem, suffix = Path(file).stem, Path(file).suffix.lower()
    return "/".join([*(slug(f) for f in folders), slug(stem) + suffix])


def find_sources(paths: Sequence[str]) -> tuple[list[Found], list[tuple[str, str]]]:
    """The files of folders (all below, hidden ones left out), globs and file paths, sorted, each once; and what of
    `paths` leads to nothing, with a message that names it. Two files of one name are told apart by a hash."""
    found: dict[str, str] = {}
    missing: list[tuple[str, str]] = []
    for given in paths:
        files = list(_files(given))
        if not files:
            missing.append((given, f"{given}: không có tệp nào"))
        for path, relative in files:
            resolved = str(path.resolve())
            name = source_name(relative)
            if found.get(name, resolved) != resolved:
                name = f"{name}-{short_hash(resolved)}"
            if resolved not in found.values():
                found[name] = resolved
    return [Found(name, found[name]) for name in sorted(found)], missing


def _files(given: str) -> Iterator[tuple[Path, Path]]:
    path = Path(given)
    if path.is_file():
        yield path, Path(path.name)
    elif path.is_dir():
        for file in sorted(path.rglob("*")):
            relative = file.relative_to(path)
            if file.is_file() and not any(part.startswith(".") for part in relative.parts):
                yield file, relative
    else:
        root = Path(path.anchor) if path.anchor else Path()
        pattern = str(path.relative_to(path.anchor)) if path.anchor else given
        for match in sorted(root.glob(pattern)) if pattern else ():
            if match.is_file():
                yield match, Path(match.name)
