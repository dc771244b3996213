"""One document in every format and encoding: the same words come back, and the same numbers are found in them."""

from __future__ import annotations

import ctypes
import unicodedata
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

import pypdfium2
import pytest
from phancong.extract.pipeline import facts_of, parse
from phancong.extract.reading import read
from phancong.extract.reading.legacy import CONVERTERS
from pypdfium2 import raw

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
BEFORE = [
    "ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN",
    "Số: 96/KH-UBND",
    "Phú Yên, ngày 14 tháng 4 năm 2022",
    "KẾ HOẠCH",
    "Thực hiện Nghị quyết số 36-NQ/TW ngày 22/10/2018 về kinh tế biển",
    "I. MỤC TIÊU",
    "Phấn đấu hoàn thành các chỉ tiêu theo Quyết định số 1191/QĐ-TTg của Thủ tướng Chính phủ.",
]
ROWS = [["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch 2022"], ["1", "Sản lượng thủy sản", "tấn", "78.500"]]
AFTER = [
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Sở Tài nguyên và Môi trường chủ trì, phối hợp với các sở, ngành hướng dẫn các huyện thực hiện.",
    "2. Sở Tài chính bố trí kinh phí theo Nghị quyết số 12/NQ-HĐND.",
]
NOTE = "Theo Thông báo số 45/TB-UBND."
FLAT = [f"| {' | '.join(row)} |" for row in ROWS]
NUMBERS = ["36-NQ/TW", "1191/QĐ-TTg", "12/NQ-HĐND", "45/TB-UBND"]
TEXT = "\n".join([*BEFORE, "", *FLAT, "", *AFTER, "", f"[1] {NOTE}"]) + "\n"


def plain(path: Path, encoding: str = "utf-8", form: str = "NFC") -> None:
    path.write_bytes(unicodedata.normalize(form, TEXT).encode(encoding))


def windows_1258(path: Path) -> None:
    out = bytearray()
    for letter in TEXT:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tone = next(m for m in marks if m not in "\u0302\u0306\u031b")
            shape = "".join(m for m in marks if m != tone)
            out += (unicodedata.normalize("NFC", base + shape) + tone).encode("cp1258")
    path.write_bytes(bytes(out))


_FORMS = ["à", "á", "ả", "ã", "ạ", "â", "ấ", "ầ", "ẩ", "ẫ", "ậ", "ă", "ắ", "ằ", "ẳ", "ẵ", "ặ"]
VNI_MARKS = dict(
    zip((frozenset(unicodedata.normalize("NFD", f)[1:]) for f in _FORMS), "øùûõïâáàåãäêéèúüë", strict=True)
)
VIQR_MARKS = {"\u0300": "`", "\u0301": "'", "\u0309": "?", "\u0303": "~", "\u0323": "."} | {
    "\u0302": "^",
    "\u0306": "(",
    "\u031b": "+",
}


def _vni(letter: str) -> str:
    """A letter as VNI-Windows writes it: base and mark, or one sign for đ, ơ, ư and i."""
    base, *marks = unicodedata.normalize("NFD", letter)
    if "\u031b" in marks:
        base = {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}[base]
    rest = frozenset(marks) - {"\u031b"}
    single = {"đ": "ñ", "Đ": "Ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "Ị": "Ò", "Ỉ": "Æ"}
    if letter in single or not rest:
        return single.get(letter, base)
    return base + (VNI_MARKS[rest].upper() if letter.isupper() else VNI_MARKS[rest])


def vni(path: Path) -> None:
    path.write_bytes("".join(map(_vni, TEXT)).encode("latin-1"))


def viqr(path: Path) -> None:
    out = []
    for letter in TEXT:
        base, *marks = unicodedata.normalize("NFD", letter)
        marks.sort(key=lambda m: m not in "\u0302\u0306\u031b")
        out.append({"đ": "dd", "Đ": "DD"}.get(letter, base + "".join(VIQR_MARKS[m] for m in marks)))
    path.write_bytes("".join(out).encode("ascii"))


def markdown(path: Path) -> None:
    head = [f"**{line}**" if line.isupper() else line for line in BEFORE]
    table = [FLAT[0], "|---|---|---|---|", FLAT[1]]
    path.write_text("\n\n".join([*head, "\n".join(table), *AFTER, f"[1] {NOTE}"]) + "\n", encoding="utf-8")


def html(path: Path) -> None:
    cells = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in ROWS)
    before, after = ("".join(f"<p>{escape(p)}</p>" for p in lines) for lines in (BEFORE, [*AFTER, f"[1] {NOTE}"]))
    path.write_text(f"<html><body>{before}<table>{cells}</table>{after}</body></html>", encoding="utf-8")


def docx(path: Path) -> None:
    """With the table as a table and the note as a footnote of the last paragraph."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def paragraph(text: str, more: str = "") -> str:
        return f"<w:p><w:r><w:t>{escape(text)}</w:t>{more}</w:r></w:p>"

    rows = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in ROWS)
    *first, last = AFTER
    body = "".join(map(paragraph, BEFORE)) + f"<w:tbl>{rows}</w:tbl>" + "".join(map(paragraph, first))
    body += paragraph(last, '<w:footnoteReference w:id="1"/>')
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        note = f'<w:footnote w:id="1">{paragraph(NOTE)}</w:footnote>'
        archive.writestr("word/footnotes.xml", f"<w:footnotes {space}>{note}</w:footnotes>")


def pdf(path: Path) -> None:
    """Two pages of text."""
    document = pypdfium2.PdfDocument.new()
    data = FONT.read_bytes()
    buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    font = raw.FPDFText_LoadFont(document, buffer, len(data), raw.FPDF_FONT_TRUETYPE, True)
    for lines in (BEFORE, [*FLAT, *AFTER, f"[1] {NOTE}"]):
        page = document.new_page(595, 842)
        for row, line in enumerate(lines):
            shape = raw.FPDFPageObj_CreateTextObj(document, font, 9)
            encoded = ctypes.create_string_buffer((line + "\0").encode("utf-16-le"))
            raw.FPDFText_SetText(shape, ctypes.cast(encoded, ctypes.POINTER(ctypes.c_ushort)))
            raw.FPDFPageObj_Transform(shape, 1, 0, 0, 1, 30, 780 - 20 * row)
            raw.FPDFPage_InsertObject(page, shape)
        page.gen_content()
    document.save(str(path))


def words(text: str) -> list[str]:
    """The words of a text, without the marks of tables, emphasis and footnotes."""
    for mark in ("|", "*", "---", "[1]"):
        text = text.replace(mark, " ")
    return unicodedata.normalize("NFC", text).replace("\ufeff", "").split()


WRITERS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "utf-8": ("txt", plain),
    "utf-8 with mark": ("txt", lambda path: plain(path, "utf-8-sig")),
    "utf-16": ("txt", lambda path: plain(path, "utf-16")),
    "utf-16 without mark": ("txt", lambda path: plain(path, "utf-16-le")),
    "decomposed": ("txt", lambda path: plain(path, form="NFD")),
    "windows-1258": ("txt", windows_1258),
    "vni": ("txt", vni),
    "viqr": ("txt", viqr),
    "markdown": ("md", markdown),
    "html": ("html", html),
    "docx": ("docx", docx),
    "pdf": ("pdf", pdf),
}


@pytest.mark.parametrize("name", WRITERS)
def test_round_trip(tmp_path: Path, name: str) -> None:
    suffix, write = WRITERS[name]
    if name == "pdf" and not FONT.exists():
        pytest.skip("no font with Vietnamese letters (apt install fonts-dejavu-core)")
    path = tmp_path / f"ke-hoach.{suffix}"
    write(path)
    source = read(path)
    assert words(source.text) == words(TEXT)
    facts = facts_of(parse(source))
    found = {str(fact.to_json().get("number")) for fact in facts if fact.kind == "citation"}
    assert found == set(NUMBERS)
    assert all(source.text[fact.start : fact.end] == fact.quote for fact in facts)


def test_every_legacy_encoding_has_a_round_trip() -> None:
    assert {name.lower() for name in CONVERTERS} <= {*WRITERS, "tcvn3"}  # TCVN3: test_text.py, it has no capitals
