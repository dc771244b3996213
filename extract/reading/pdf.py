"""PDF to text, page by page: the text layer, or Tesseract for pages that are only a picture."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from .errors import MAX_PAGES, MAX_TEXT, Unreadable
from .legacy import converted
from .scans import ScanReader

_FEW_CHARACTERS = 25
_OCR_SCALE = 300 / 72
_MAX_PIXELS = 40_000_000


def text_of_pdf(path: Path) -> tuple[str, tuple[int, ...]]:
    """The text, pages parted by form feeds, and where each page begins. Raises Unreadable."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("PDF có mật khẩu; hãy bỏ mật khẩu rồi lưu lại") from error
        raise Unreadable("PDF hỏng hoặc bị cắt cụt; hãy tải lại tệp") from error
    try:
        return _pages(document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("PDF có trang hỏng; hãy in lại thành PDF mới") from error
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> tuple[str, tuple[int, ...]]:
    count = len(document)
    if count > MAX_PAGES:
        raise Unreadable(f"PDF có {count} trang, quá {MAX_PAGES}; hãy chia nhỏ tệp")
    scans = ScanReader()
    texts: list[str] = []
    starts: list[int] = []
    length = 0
    for index in range(count):
        page = document[index]
        layer = page.get_textpage()
        text = layer.get_text_range().replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-\n")
        layer.close()
        if len("".join(text.split())) < _FEW_CHARACTERS and next(page.get_objects([3]), None) is not None:
            width, height = page.get_size()
            scale = min(_OCR_SCALE, (_MAX_PIXELS / max(width * height, 1)) ** 0.5)
            text = scans.text_of(page.render(scale=scale).to_pil())
        page.close()
        starts.append(length)
        texts.append(text.replace("\f", "\n"))
        length += len(text) + 1
        if length > MAX_TEXT:
            raise Unreadable("PDF quá dài; hãy chia nhỏ tệp")
    text = "\f".join(texts)
    unicode_text = converted(text)
    if len(unicode_text) == len(text):
        return unicode_text, tuple(starts)
    pages = unicode_text.split("\f")
    return unicode_text, tuple(sum(len(page) + 1 for page in pages[:index]) for index in range(len(pages)))
