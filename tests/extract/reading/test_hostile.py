"""Files made to do harm, and damaged ones: read, or refused in one line within a few seconds; nothing else escapes."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from phancong.extract.reading import ReadError, errors, read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SENTENCE = "Ủy ban nhân dân tỉnh giao Sở Tài chính chủ trì, phối hợp với các sở, ngành tổ chức thực hiện. "
SECONDS = 20


def word(document: str, **parts: str) -> bytes:
    """A .docx of raw XML."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in {"document": document, **parts}.items():
            archive.writestr(f"word/{name}.xml", xml)
    return buffer.getvalue()


def paragraphs(inner: str) -> str:
    return f"<w:document {W}><w:body>{inner}</w:body></w:document>"


NUMBERED = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Sở Y tế</w:t></w:r></w:p>'
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Chỉ tiêu</w:t></w:r></w:p></w:tc></w:tr>'
    "</w:tbl>"
)


def docx_bytes() -> bytes:
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf_bytes() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def outcome(path: Path, data: bytes) -> str:
    """'read', or the message of the one error there may be."""
    path.write_bytes(data)
    begin = time.monotonic()
    try:
        found = "read" if read(path).text else "nothing"
    except ReadError as error:
        found = str(error)
        assert "\n" not in found and path.name in found
    assert time.monotonic() - begin < SECONDS
    return found


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY j SYSTEM 'file:///etc/passwd'>]>"
ENCRYPTED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -1/O<" + b"00" * 32 + b">/U<" + b"11" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]/Size 4>>\n%%EOF"
)
MANY_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids["
    + b"3 0 R " * 100_000
    + b"]/Count 100000>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R/Size 4>>\n%%EOF"
)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("cuoi.docx", word(LAUGHS + "]>" + paragraphs("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>")), "docx"),
        ("ngoai.docx", word(OUTSIDE + paragraphs("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>")), "thực thể XML"),
        ("sau.docx", word(paragraphs("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000)), "docx"),
        ("khong.docx", word("<a/>"), "docx"),
        ("cat.docx", docx_bytes()[:-200], "docx"),
        ("matkhau.pdf", ENCRYPTED, "PDF"),
        ("dai.pdf", MANY_PAGES, "PDF"),
        ("cat.pdf", pdf_bytes()[:60], "PDF"),
        ("nhiphan.txt", bytes(range(256)) * 40, "txt"),
        ("khong.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "png"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_hostile_files_are_refused(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    found = outcome(tmp_path / name, data)
    assert found not in ("read", "nothing") and message in found


def test_a_page_nested_absurdly_deep_is_read_or_refused(tmp_path: Path) -> None:
    outcome(tmp_path / "sau.html", f"<p>{SENTENCE}</p>".encode() + b"<div>" * 50_000 + b"x")


@pytest.mark.parametrize("page", [LAUGHS + "]>", OUTSIDE])
def test_entities_of_a_page_stay_unread(tmp_path: Path, page: str) -> None:
    path = tmp_path / "trang.html"
    path.write_text(f"{page}<html><body><p>{SENTENCE}&j;</p></body></html>", encoding="utf-8")
    assert len(read(path).text) < 200 + len(page)
    assert "root:" not in read(path).text


def test_a_word_file_that_unpacks_to_a_gigabyte_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(400):
            part.write(b" " * 1_000_000)
    begin = time.monotonic()
    with pytest.raises(ReadError, match="bung ra"):
        read(path)
    assert time.monotonic() - begin < 2


def test_a_file_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(ReadError, match=str(errors.MAX_BYTES // 1_000_000)):
        read(path)


def test_a_text_of_30_million_letters_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dai.txt"
    path.write_text(SENTENCE * (errors.MAX_TEXT // len(SENTENCE) + 2), encoding="utf-8")
    with pytest.raises(ReadError, match="triệu ký tự"):
        read(path)


GOOD = {
    ".txt": (SENTENCE * 3).encode(),
    ".md": f"## **I. Mục tiêu**\n\n{SENTENCE}".encode(),
    ".html": f"<html><body><table><tr><td>{SENTENCE}</td></tr></table><p>{SENTENCE}</p></body></html>".encode(),
    ".docx": docx_bytes(),
    ".pdf": pdf_bytes(),
}
VALUES = st.text(
    st.characters(codec="utf-8", exclude_characters='<>&"\x00', exclude_categories=("Cc", "Cs")), max_size=9
)
FUZZ = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZ
@given(suffix=st.sampled_from(sorted(GOOD)), data=st.data())
def test_damaged_files_are_read_or_refused(tmp_path: Path, suffix: str, data: st.DataObject) -> None:
    content = bytearray(GOOD[suffix])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(len(content) - 1, 0)))
        if data.draw(st.booleans()):
            content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
        else:
            del content[at:]
    outcome(tmp_path / f"hong{suffix}", bytes(content))


@FUZZ
@given(values=st.lists(VALUES, min_size=3, max_size=3), cut=st.integers(0, 900))
def test_odd_word_files_are_read_or_refused(tmp_path: Path, values: list[str], cut: int) -> None:
    level, number, span = values
    inner = NUMBERED.replace('ilvl w:val="0"', f'ilvl w:val="{level}"').replace(
        'numId w:val="1"', f'numId w:val="{number}"'
    )
    document = paragraphs(inner.replace('gridSpan w:val="2"', f'gridSpan w:val="{span}"'))
    outcome(tmp_path / "la.docx", word(document if cut > len(document) else document[: len(document) - cut]))
    outcome(tmp_path / "la.docx", word(document))


@FUZZ
@given(st.text(st.sampled_from("<>/=&;'\" aptdr!-[]") | st.characters(codec="utf-8"), max_size=200))
def test_any_page_is_read_or_refused(tmp_path: Path, page: str) -> None:
    outcome(tmp_path / "bat-ky.html", f"<p>{SENTENCE}</p>{page}".encode())
