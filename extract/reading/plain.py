"""Bytes of text files to text: encoding, binary content, language."""

from __future__ import annotations

import codecs
import re
import unicodedata

from .errors import Unreadable
from .legacy import converted, likeness, plainly_vietnamese

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_FEW_WORDS = 12
_VIETNAMESE = 0.08
"""Least share of frequent syllables, lost diacritics allowed: official texts have 0.3 to 0.6, English below 0.03."""
_MARKS = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


def text_of_bytes(data: bytes) -> str:
    """The decoded text, line ends as \\n. Raises Unreadable for binary, empty or non-Vietnamese content.

    UTF-8 is kept as it is (composed or not), so that offsets count in the decoded file.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Unreadable("tệp rỗng; hãy kiểm tra lại tệp gốc")
    text = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROL.findall(text[:100_000])) > len(text[:100_000]) // 200:
        raise Unreadable(
            "không phải tệp văn bản (nội dung nhị phân); hãy đưa vào bản .txt, .md, .html, .docx hoặc .pdf"
        )
    return text


def _decoded(data: bytes) -> str:
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _strictly(data, name)
    high, low = data[:4000:2].count(0), data[1:4000:2].count(0)
    if max(high, low) > len(data[:4000]) // 5:
        return _strictly(data, "utf-16-be" if high > low else "utf-16-le")
    try:
        return converted(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if data[:2000].count(0) or data[:4] in (b"\x89PNG", b"%PDF", b"PK\x03\x04", b"\xff\xd8\xff\xe0"):
        raise Unreadable("không phải tệp văn bản (nội dung nhị phân); hãy đặt lại đúng đuôi tệp")
    latin = data.decode("latin-1")
    windows = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    legacy = converted(latin)
    best = max((legacy, windows), key=lambda text: likeness(text)[0])
    if likeness(best)[0] < _VIETNAMESE:
        raise Unreadable("không nhận ra bảng mã; hãy lưu lại tệp bằng Unicode (UTF-8)")
    return best


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise Unreadable("không phải tệp văn bản hoặc tệp bị cắt cụt; hãy lưu lại bằng Unicode (UTF-8)") from error


def require_vietnamese(text: str) -> None:
    """Raises Unreadable where the text is not Vietnamese, scans without diacritics counting as Vietnamese."""
    if not text.strip():
        raise Unreadable("tệp không có chữ; hãy kiểm tra lại tệp gốc")
    if plainly_vietnamese(text):
        return
    words = text[:40_000].split()
    share = max(likeness(text)[1], likeness(text[len(text) // 2 :])[1])
    enough = share >= _VIETNAMESE if len(words) >= _FEW_WORDS else share > 0 or bool(_MARKS.search(text))
    if not enough:
        raise Unreadable("không phải văn bản tiếng Việt; hãy bỏ tệp này ra khỏi danh sách")
