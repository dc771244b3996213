"""The same text through every format, and files made to do harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from phancong.extract.reading import ReadError, errors, read

PARAGRAPHS = [
    "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG",
    "Số: 812/QĐ-UBND",
    "QUYẾT ĐỊNH",
    "Về việc thành lập Tổ công tác xúc tiến đầu tư",
    "Điều 1. Thành lập Tổ công tác gồm lãnh đạo các sở, ngành của tỉnh.",
]
ROWS = [["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch 2024"], ["1", "Thu ngân sách", "tỷ đồng", "14.000"]]


def words(text: str) -> list[str]:
    return text.replace("|", " ").split()


EXPECTED = words("\n".join([*PARAGRAPHS, *(" ".join(row) for row in ROWS)]))


def test_html(tmp_path: Path) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    body = "".join(f"<p>{p.replace(' ', ' <b></b>', 1)}</p>" for p in PARAGRAPHS)
    page = f"<html><head><title>x</title><script>var a=1</script></head><body>{body}<table>{rows}</table></body></html>"
    path = tmp_path / "quyet-dinh.html"
    path.write_text(page, encoding="utf-8")
    source = read(path)
    assert words(source.text) == EXPECTED
    assert "| 1 | Thu ngân sách | tỷ đồng | 14.000 |" in source.text
    assert source.media_type == "text/html"


def test_html_layout_table_keeps_its_cells_apart(tmp_path: Path) -> None:
    path = tmp_path / "dau.html"
    path.write_text(
        "<table><tr><td>BỘ XÂY DỰNG</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>", encoding="utf-8"
    )
    assert read(path).text.split("\n\n") == ["BỘ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"]


def write_docx(path: Path) -> None:
    document = docx.Document()
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=0, cols=4)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def test_docx(tmp_path: Path) -> None:
    path = tmp_path / "quyet-dinh.docx"
    write_docx(path)
    text = read(path).text
    assert words(text) == EXPECTED
    assert "| 1 | Thu ngân sách | tỷ đồng | 14.000 |" in text


NUMBERED = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Sở Tài chính</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Sở Nội vụ</w:t></w:r>
<w:r><w:footnoteReference w:id="3"/></w:r><w:del><w:r><w:t>bỏ</w:t></w:r></w:del></w:p></w:body></w:document>"""
NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
NOTES = """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
<w:footnote w:id="3"><w:p><w:r><w:t>Tại Quyết định số 5/QĐ-UBND</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def pack(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def test_docx_numbers_and_footnotes(tmp_path: Path) -> None:
    path = pack(tmp_path / "so.docx", document=NUMBERED, numbering=NUMBERING, footnotes=NOTES)
    lines = [line for line in read(path).text.split("\n") if line]
    assert lines == ["I. Sở Tài chính", "II. Sở Nội vụ[3]", "[3] Tại Quyết định số 5/QĐ-UBND"]


def test_docx_with_entities_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + NUMBERED.replace("Sở Nội vụ", "&b;")
    with pytest.raises(ReadError, match="thực thể XML"):
        read(pack(tmp_path / "thuc-the.docx", document=bomb))


def test_docx_that_unpacks_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("phancong.extract.reading.docx._UNPACKED", 10_000)
    with pytest.raises(ReadError, match="bung ra"):
        read(pack(tmp_path / "bom.docx", document=NUMBERED + " " * 20_000))


def write_pdf(path: Path, pages: int) -> None:
    """A PDF without text layer: blank pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 200)
    document.save(str(path))


def test_pdf_without_text_says_so(tmp_path: Path) -> None:
    write_pdf(tmp_path / "trang.pdf", 2)
    with pytest.raises(ReadError, match=r"trang\.pdf"):
        read(tmp_path / "trang.pdf")


def test_pdf_with_too_many_pages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pdf(tmp_path / "dai.pdf", 4)
    monkeypatch.setattr("phancong.extract.reading.pdf.MAX_PAGES", 3)
    with pytest.raises(ReadError, match="chia nhỏ"):
        read(tmp_path / "dai.pdf")


FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


@pytest.mark.skipif(not FONT.exists(), reason="no font with Vietnamese letters (apt install fonts-dejavu-core)")
def test_pdf_round_trip(tmp_path: Path) -> None:
    import ctypes

    from pypdfium2 import raw

    document = pypdfium2.PdfDocument.new()
    data = FONT.read_bytes()
    buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    font = raw.FPDFText_LoadFont(document, buffer, len(data), raw.FPDF_FONT_TRUETYPE, True)
    for half in (PARAGRAPHS[:3], PARAGRAPHS[3:]):
        page = document.new_page(595, 842)
        for row, line in enumerate(half):
            shape = raw.FPDFPageObj_CreateTextObj(document, font, 11)
            encoded = (line + "\0").encode("utf-16-le")
            text = ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(ctypes.c_ushort))
            raw.FPDFText_SetText(shape, text)
            raw.FPDFPageObj_Transform(shape, 1, 0, 0, 1, 40, 780 - 20 * row)
            raw.FPDFPage_InsertObject(page, shape)
        page.gen_content()
    document.save(str(tmp_path / "hai-trang.pdf"))
    source = read(tmp_path / "hai-trang.pdf")
    assert words(source.text) == words("\n".join(PARAGRAPHS))
    assert len(source.pages) == 2
    assert source.text[source.pages[1] :].lstrip().startswith(PARAGRAPHS[3])


def test_scans_ask_for_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    Image.new("L", (60, 60), 255).save(tmp_path / "quet.png")
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(ReadError, match="apt install tesseract-ocr tesseract-ocr-vie"):
        read(tmp_path / "quet.png")


def test_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lon.txt").write_text("Kế hoạch của tỉnh " * 10, encoding="utf-8")
    monkeypatch.setattr("phancong.extract.reading.MAX_BYTES", 50)
    with pytest.raises(ReadError, match="chia nhỏ"):
        read(tmp_path / "lon.txt")
    assert errors.MAX_BYTES > 50


def good_docx() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", NUMBERED)
    return buffer.getvalue()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    suffix=st.sampled_from([".txt", ".html", ".docx", ".pdf"]),
    start=st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", good_docx(), "<p>Ủy ban nhân dân</p>".encode()]),
    cut=st.integers(0, 400),
    noise=st.binary(max_size=60),
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, suffix: str, start: bytes, cut: int, noise: bytes) -> None:
    path = tmp_path / f"bat-ky{suffix}"
    path.write_bytes(start[: len(start) - cut if cut < len(start) else len(start)] + noise)
    try:
        assert read(path).text
    except ReadError as error:
        assert "\n" not in str(error)
