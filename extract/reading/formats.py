"""Which reader takes a file: by its first bytes, then by its suffix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from .errors import Unreadable
from .plain import text_of_bytes

Pages = tuple[int, ...]


class Format(NamedTuple):
    """A media type and its reader: path -> (text, offsets where pages begin)."""

    media_type: str
    read: Callable[[Path], tuple[str, Pages]]


def _plain(path: Path) -> tuple[str, Pages]:
    return text_of_bytes(path.read_bytes()), ()


def _html(path: Path) -> tuple[str, Pages]:
    from .html import text_of_html

    return text_of_html(path.read_bytes()), ()


def _docx(path: Path) -> tuple[str, Pages]:
    from .docx import text_of_docx

    return text_of_docx(path), ()


def _pdf(path: Path) -> tuple[str, Pages]:
    from .pdf import text_of_pdf

    return text_of_pdf(path)


def _image(path: Path) -> tuple[str, Pages]:
    from .scans import text_of_image

    return text_of_image(path.read_bytes())


FORMATS: dict[str, Format] = {
    "plain": Format("text/plain", _plain),
    "markdown": Format("text/markdown", _plain),
    "html": Format("text/html", _html),
    "docx": Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
    "pdf": Format("application/pdf", _pdf),
    "image": Format("image/*", _image),
}

_SUFFIXES = {
    ".txt": "plain", ".text": "plain", "": "plain", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".pdf": "pdf",
    ".png": "image", ".jpg": "image", ".jpeg": "image", ".tif": "image", ".tiff": "image",
}  # fmt: skip
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def kind_of(path: Path) -> str:
    """The key of FORMATS for a file. Raises Unreadable where name and content disagree or nothing reads it."""
    with path.open("rb") as file:
        head = file.read(1024)
    named = _SUFFIXES.get(path.suffix.lower())
    found = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if found is None and head.startswith(b"PK\x03\x04"):
        found = "docx" if named == "docx" else "zip"
    if found is not None and found != named:
        raise Unreadable(f"nội dung không phải {path.suffix or 'văn bản'}; hãy đặt lại đúng đuôi tệp")
    if head.startswith(_OLD_OFFICE):
        raise Unreadable("tệp Office đời cũ hoặc có mật khẩu; hãy lưu lại thành .docx không mật khẩu")
    if named is None:
        raise Unreadable(f"chưa đọc được loại tệp {path.suffix}; hãy chuyển sang .txt, .md, .html, .docx hoặc .pdf")
    if named in ("docx", "pdf", "image") and found is None:
        raise Unreadable(f"nội dung không phải {path.suffix} hoặc tệp bị hỏng; hãy tải lại tệp")
    return named
