"""Files to text, whatever their format and encoding.

Limits: files of 100 MB, 20 million characters of text, 5,000 PDF pages, office files that unpack to 300 MB.
"""

from __future__ import annotations

from pathlib import Path

from ..document import Source
from .errors import MAX_BYTES, MAX_TEXT, ReadError, Unreadable
from .formats import FORMATS, kind_of
from .plain import require_vietnamese

__all__ = ["ReadError", "read"]


def read(path: Path) -> Source:
    """The text of a file. Raises ReadError, one line that names the file and says what to do."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise Unreadable("là thư mục; hãy nêu tên tệp")
        if size > MAX_BYTES:
            raise Unreadable(f"tệp lớn hơn {MAX_BYTES // 1_000_000} MB; hãy chia nhỏ tệp")
        if size == 0:
            raise Unreadable("tệp rỗng; hãy kiểm tra lại tệp gốc")
        kind = kind_of(path)
        text, pages = FORMATS[kind].read(path)
        if len(text) > MAX_TEXT:
            raise Unreadable(f"văn bản dài hơn {MAX_TEXT // 1_000_000} triệu ký tự; hãy chia nhỏ tệp")
        require_vietnamese(text)
    except Unreadable as error:
        raise ReadError(path, str(error)) from error
    except FileNotFoundError as error:
        raise ReadError(path, "không có tệp này; hãy kiểm tra lại đường dẫn") from error
    except PermissionError as error:
        raise ReadError(path, "không có quyền đọc tệp; hãy cấp quyền đọc") from error
    except OSError as error:
        raise ReadError(path, f"không đọc được ({error.strerror or error}); hãy thử lại") from error
    return Source(name=path.name, text=text, path=str(path), media_type=FORMATS[kind].media_type, pages=pages)
