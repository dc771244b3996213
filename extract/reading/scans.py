"""Pictures to text with Tesseract, an external program."""

from __future__ import annotations

import io
import shutil
import subprocess
from itertools import accumulate
from typing import TYPE_CHECKING

from .errors import Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

_SECONDS = 120
_INSTALL = "cần Tesseract có tiếng Việt để đọc bản quét: apt install tesseract-ocr tesseract-ocr-vie"


class ScanReader:
    """Runs Tesseract; found once, on the first page that needs it."""

    def __init__(self) -> None:
        self._program: str | None = None

    def text_of(self, image: Image) -> str:
        """The text of a picture. Raises Unreadable where Tesseract is missing or fails."""
        buffer = io.BytesIO()
        image.convert("L").save(buffer, format="PNG")
        return self.text_of_file(buffer.getvalue()).replace("\f", "\n")

    def text_of_file(self, data: bytes) -> str:
        """The text of an encoded picture of any format Tesseract reads, a form feed behind each of its pages."""
        if self._program is None:
            self._program = _tesseract()
        try:
            done = subprocess.run(
                [self._program, "stdin", "stdout", "-l", "vie"], input=data, capture_output=True, timeout=_SECONDS
            )
        except subprocess.TimeoutExpired as error:
            raise Unreadable(f"Tesseract chạy quá {_SECONDS} giây cho một trang; hãy giảm kích thước ảnh") from error
        if done.returncode:
            raise Unreadable("Tesseract không đọc được ảnh; hãy kiểm tra lại tệp ảnh")
        return done.stdout.decode("utf-8", errors="replace")


def _tesseract() -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise Unreadable(_INSTALL)
    languages = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS).stdout
    if "vie" not in languages.split():
        raise Unreadable(_INSTALL)
    return program


def text_of_image(data: bytes) -> tuple[str, tuple[int, ...]]:
    """The text of a picture file, pages (a TIFF has several) parted by form feeds, and where each page begins."""
    pages = ScanReader().text_of_file(data).removesuffix("\f").split("\f")
    return "\f".join(pages), tuple(accumulate((len(page) + 1 for page in pages[:-1]), initial=0))
