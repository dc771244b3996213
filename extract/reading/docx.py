"""Word documents to text: paragraphs, lists, tables row by row, footnotes at the end with their number in the text."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from .errors import Unreadable

_UNPACKED = 300_000_000
_ENTRIES = 5_000
_LEVELS = 9  # of a numbering: Word has no more
_COLUMNS = 60
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of_docx(path: Path) -> str:
    """The text of a .docx. Raises Unreadable for damaged, encrypted or oversized files."""
    parts = _parts(path)
    document = _tree(parts["word/document.xml"])
    body = document.find(f"{_W}body")
    if body is None:
        raise Unreadable("tệp .docx không có nội dung; hãy lưu lại bằng Word hoặc LibreOffice")
    numbering = _Numbering(_tree(parts["word/numbering.xml"]) if "word/numbering.xml" in parts else None)
    lines = list(_blocks(body, numbering))
    if "word/footnotes.xml" in parts:
        lines += _notes(_tree(parts["word/footnotes.xml"]))
    return "\n".join(lines).strip("\n") + "\n"


def _parts(path: Path) -> dict[str, bytes]:
    """The XML parts that hold text, unpacked within the limits."""
    wanted = ("word/document.xml", "word/footnotes.xml", "word/numbering.xml")
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > _ENTRIES or sum(entry.file_size for entry in entries) > _UNPACKED:
                raise Unreadable(f"tệp nén bung ra quá {_UNPACKED // 1_000_000} MB; không đọc để giữ an toàn")
            found = {}
            for name in wanted:
                if name in archive.NameToInfo:
                    with archive.open(name) as part:
                        data = part.read(_UNPACKED + 1)
                    if len(data) > _UNPACKED:
                        raise Unreadable("tệp nén khai sai kích thước; không đọc để giữ an toàn")
                    found[name] = data
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise Unreadable("tệp .docx hỏng, bị cắt cụt hoặc có mật khẩu; hãy lưu lại bằng Word") from error
    if "word/document.xml" not in found:
        raise Unreadable("không phải tệp Word (.docx); hãy lưu lại bằng Word hoặc LibreOffice")
    return found


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("nội dung .docx hỏng; hãy mở và lưu lại bằng Word hoặc LibreOffice") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable("tệp .docx khai báo thực thể XML; không đọc để giữ an toàn")
    return root


class _Numbering:
    """Numbers and bullets that Word draws itself and does not keep in the text."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[tuple[str, str], tuple[str, str]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        if root is None:
            return
        abstract = {element.get(f"{_W}abstractNumId"): element for element in root.iterfind(f"{_W}abstractNum")}
        for num in root.iterfind(f"{_W}num"):
            link = num.find(f"{_W}abstractNumId")
            source = abstract.get(link.get(f"{_W}val")) if link is not None else None
            for level in source.iterfind(f"{_W}lvl") if source is not None else ():
                style, text = level.find(f"{_W}numFmt"), level.find(f"{_W}lvlText")
                key = (str(num.get(f"{_W}numId")), str(level.get(f"{_W}ilvl")))
                self._levels[key] = (_value(style) or "decimal", _value(text) or "")

    def label(self, paragraph: etree._Element) -> str:
        """'1.2. ', 'a) ', '- ' before a numbered paragraph, '' before others."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            return ""
        number = _value(properties.find(f"{_W}numId")) or "0"
        level = _whole(_value(properties.find(f"{_W}ilvl")), _LEVELS - 1)
        style, pattern = self._levels.get((number, str(level)), ("bullet", ""))
        if number == "0":
            return ""
        if style in ("bullet", "none"):
            return "- " if style == "bullet" else ""
        self._counts[(number, level)] = self._counts.get((number, level), 0) + 1
        for deeper in range(level + 1, _LEVELS):
            self._counts.pop((number, deeper), None)
        text = pattern
        for at in range(level + 1):
            own, _ = self._levels.get((number, str(at)), ("decimal", ""))
            text = text.replace(f"%{at + 1}", _numeral(self._counts.get((number, at), 1), own))
        return f"{text} " if text else ""


def _numeral(value: int, style: str) -> str:
    if style == "upperRoman":
        tens, ones = divmod(value, 10)
        return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26)
        return letter if style == "lowerLetter" else letter.upper()
    return str(value)


def _whole(text: str | None, most: int) -> int:
    """The whole number from 0 to `most` that an attribute holds, 0 for anything else."""
    return min(int(text), most) if text is not None and text.isascii() and text.isdigit() else 0


def _value(element: etree._Element | None) -> str | None:
    return element.get(f"{_W}val") if element is not None else None


def _blocks(parent: etree._Element, numbering: _Numbering) -> Iterator[str]:
    for element in parent:
        if element.tag == f"{_W}p":
            text = _text(element)
            yield (numbering.label(element) if text.strip() else "") + text
            yield ""
        elif element.tag == f"{_W}tbl":
            yield from _table(element, numbering)
            yield ""
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _blocks(element, numbering)


def _table(table: etree._Element, numbering: _Numbering) -> Iterator[str]:
    """Rows with their cells between `|`; a table of one or two columns is layout and gives its cells one by one."""
    rows = [list(row.iterfind(f"{_W}tc")) for row in table.iterfind(f"{_W}tr")]
    if len(rows) < 2 or max(map(len, rows)) < 3:
        for row in rows:
            for cell in row:
                yield from _blocks(cell, numbering)
        return
    for row in rows:
        cells = []
        for cell in row:
            cells.append(" ".join(" ".join(_text(p) for p in cell.iter(f"{_W}p")).split()))
            span = _value(cell.find(f"{_W}tcPr/{_W}gridSpan"))
            cells += [""] * (_whole(span, _COLUMNS) - 1)
        yield f"| {' | '.join(cells)} |"


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph; a footnote reference shows as [n], deleted text is left out."""
    pieces: list[str] = []
    for element in paragraph.iter():
        tag: Any = element.tag
        if tag == f"{_W}t":
            if next(element.iterancestors(f"{_W}del"), None) is None:
                pieces.append(element.text or "")
        elif tag == f"{_W}tab":
            if element.getparent().tag != f"{_W}tabs":
                pieces.append("\t" if not pieces else " ")
        elif tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\f" if element.get(f"{_W}type") == "page" else "\n")
        elif tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif tag == f"{_W}footnoteReference":
            pieces.append(f"[{element.get(f'{_W}id')}]")
    return "".join(pieces)


def _notes(root: etree._Element) -> list[str]:
    lines = [""]
    for note in root.iterfind(f"{_W}footnote"):
        if note.get(f"{_W}type") is None:
            text = " ".join(" ".join(_text(p) for p in note.iter(f"{_W}p")).split())
            if text:
                lines.append(f"[{note.get(f'{_W}id')}] {text}")
    return lines
