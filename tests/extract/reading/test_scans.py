"""Scanned pages, read back with Tesseract: pictures, PDF without a text layer, scans among pages of text."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from phancong.extract.reading import read
from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import raw

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
LINES = [
    "ỦY BAN NHÂN DÂN TỈNH BẮC NINH",
    "Số: 214/KH-UBND",
    "KẾ HOẠCH",
    "Phát triển du lịch cộng đồng giai đoạn 2024 - 2026",
    "Giao Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với",
    "các huyện tổ chức thực hiện; báo cáo trước ngày 30/11/2024.",
]
OTHER = ["Nơi nhận: như trên; lưu văn thư.", "Thành phố giao Sở Tài chính bố trí kinh phí thực hiện."]


def _vietnamese() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    return "vie" in subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=60).stdout.split()


pytestmark = [
    pytest.mark.skipif(not _vietnamese(), reason="no Tesseract (apt install tesseract-ocr tesseract-ocr-vie)"),
    pytest.mark.skipif(not FONT.exists(), reason="no font with Vietnamese letters (apt install fonts-dejavu-core)"),
]


def picture(lines: list[str]) -> Image.Image:
    """A page of 200 dots an inch."""
    image = Image.new("L", (1654, 120 + 70 * len(lines)), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONT), 36)
    for row, line in enumerate(lines):
        draw.text((120, 60 + 70 * row), line, font=font, fill=0)
    return image


def page_of_text(document: pypdfium2.PdfDocument, lines: list[str]) -> None:
    data = FONT.read_bytes()
    buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    font = raw.FPDFText_LoadFont(document, buffer, len(data), raw.FPDF_FONT_TRUETYPE, True)
    page = document.new_page(595, 842)
    for row, line in enumerate(lines):
        shape = raw.FPDFPageObj_CreateTextObj(document, font, 11)
        text = ctypes.cast(
            ctypes.create_string_buffer((line + "\0").encode("utf-16-le")), ctypes.POINTER(ctypes.c_ushort)
        )
        raw.FPDFText_SetText(shape, text)
        raw.FPDFPageObj_Transform(shape, 1, 0, 0, 1, 40, 780 - 20 * row)
        raw.FPDFPage_InsertObject(page, shape)
    page.gen_content()


def right(text: str, lines: list[str]) -> float:
    """Share of the words of the lines that the text has."""
    wanted = " ".join(lines).split()
    have = text.split()
    return sum(word in have for word in wanted) / len(wanted)


@pytest.mark.parametrize("suffix", [".png", ".tiff", ".jpg"])
def test_a_picture_of_a_page(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"quet{suffix}"
    picture(LINES).save(path)
    source = read(path)
    assert right(source.text, LINES) >= 0.9
    assert source.pages == (0,)


def test_a_scan_of_several_pages(tmp_path: Path) -> None:
    path = tmp_path / "quet.tiff"
    picture(LINES).save(path, save_all=True, append_images=[picture(OTHER)])
    source = read(path)
    assert right(source.text, LINES + OTHER) >= 0.9
    assert len(source.pages) == 2
    assert right(source.text[source.pages[1] :], OTHER) >= 0.9


def test_a_pdf_without_a_text_layer(tmp_path: Path) -> None:
    path = tmp_path / "quet.pdf"
    picture(LINES).save(path, resolution=200)
    assert right(read(path).text, LINES) >= 0.9


def test_scanned_pages_among_pages_of_text(tmp_path: Path) -> None:
    picture(LINES).save(tmp_path / "anh.pdf", resolution=200)
    document = pypdfium2.PdfDocument.new()
    page_of_text(document, OTHER)
    scan = pypdfium2.PdfDocument(tmp_path / "anh.pdf")
    document.import_pages(scan)
    page_of_text(document, OTHER)
    document.save(str(tmp_path / "lan.pdf"))
    source = read(tmp_path / "lan.pdf")
    first, second, third = (
        source.text[start:end] for start, end in zip(source.pages, [*source.pages[1:], None], strict=True)
    )
    assert first.split() == third.split() == " ".join(OTHER).split()
    assert right(second, LINES) >= 0.9
