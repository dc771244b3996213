"""Text files: encodings, line ends, and the one-line errors for what cannot be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from phancong.extract.reading import ReadError, read
from phancong.extract.reading.legacy import from_tcvn3, from_viqr, from_vni

TEXT = (
    "ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH\nSố: 57/KH-UBND\n\nKẾ HOẠCH\nPhát triển hợp tác xã năm 2022\n\n"
    "1. Sở Kế hoạch và Đầu tư chủ trì, phối hợp với các sở, ngành hướng dẫn các huyện tổ chức thực hiện.\n"
    "2. Liên minh Hợp tác xã tỉnh tuyên truyền, vận động nhân dân tham gia hợp tác xã kiểu mới.\n"
)
BYTES = bytes(range(256)) * 8
ENGLISH = b"The committee shall meet every month and report to the council in writing. " * 9
FRENCH = "Le comité se réunit chaque mois et présente un rapport écrit au conseil.\n".encode() * 9


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode(), TEXT),
        (TEXT.replace("\n", "\r\n").encode(), TEXT),
        (unicodedata.normalize("NFD", TEXT).encode(), unicodedata.normalize("NFD", TEXT)),
        (TEXT.encode("utf-16"), TEXT),
        (TEXT.encode("utf-16-le"), TEXT),
        (TEXT.encode("utf-16-be"), TEXT),
        (TEXT.encode("utf-8-sig"), "\ufeff" + TEXT),
    ],
    ids=["utf-8", "crlf", "nfd", "utf-16", "utf-16-le", "utf-16-be", "bom"],
)
def test_unicode(tmp_path: Path, data: bytes, expected: str) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(data)
    assert read(path).text == expected


def test_offsets_count_as_in_the_file_read_as_utf8(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode("utf-8-sig"))
    assert read(path).text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("convert", "text", "expected"),
    [
        (
            from_tcvn3,
            "Uû ban nh©n d©n tØnh, kinh tÕ - x· héi, ®Çu t\u00ad",
            "Uỷ ban nhân dân tỉnh, kinh tế - xã hội, đầu tư",
        ),
        (
            from_vni,
            "UÛY BAN, ñöôïc phoøng choáng thieân tai ôû caùc xaõ",
            "ỦY BAN, được phòng chống thiên tai ở các xã",
        ),
        (from_viqr, "Ke^' hoa.ch ddu+o+.c the^' na`o? Ho.p ngay.", "Kế hoạch được thế nào? Họp ngay."),
        (from_viqr, "Chu? tri` co^ng ta'c", "Chủ trì công tác"),
    ],
)
def test_legacy_tables(convert: Callable[[str], str], text: str, expected: str) -> None:
    assert convert(text) == expected


def tcvn3_of(text: str) -> str:
    table = {from_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0x100)}
    return "".join(table.get(letter, letter) for letter in text.lower())


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_tcvn3_file(tmp_path: Path, encoding: str) -> None:
    """Bytes of an old file, and the same after somebody saved them as UTF-8."""
    path = tmp_path / "vntime.txt"
    path.write_bytes(tcvn3_of(TEXT).encode(encoding))
    assert read(path).text == TEXT.lower()


def test_windows_1258_file(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFC", TEXT)
    data = b"".join(_cp1258(letter) for letter in decomposed)
    path = tmp_path / "cp1258.txt"
    path.write_bytes(data)
    assert read(path).text == TEXT


def _cp1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        *base, tone = unicodedata.normalize("NFD", letter)
        if tone in "\u0302\u0306\u031b":
            tone, base = base[-1], [*base[:-1], tone]
        return (unicodedata.normalize("NFC", "".join(base)) + tone).encode("cp1258")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("rong.txt", b"", "rỗng"),
        ("trang.txt", b" \n\n ", "rỗng"),
        ("anh.txt", b"\x89PNG\r\n\x1a\n" + BYTES, "đuôi tệp"),
        ("chuong-trinh.txt", b"\x7fELF" + BYTES, "không"),
        ("english.md", ENGLISH, "tiếng Việt"),
        ("francais.txt", FRENCH, "tiếng Việt"),
        ("bang.xlsx", b"PK\x03\x04" + b"0" * 99, "đuôi tệp"),
        ("cu.doc", b"\xd0\xcf\x11\xe0" + b"0" * 99, ".docx"),
        ("la.xyz", b"abc", ".xyz"),
        ("hong.pdf", b"%PDF-1.7\n1 0 obj <<", "PDF"),
        ("hong.docx", b"PK\x03\x04" + b"0" * 99, "docx"),
        ("gia.pdf", b"khong phai pdf", ".pdf"),
    ],
)  # fmt: skip
def test_errors_are_one_line_that_names_the_file(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as error:
        read(path)
    message = str(error.value)
    assert name in message
    assert reason in message
    assert "\n" not in message


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "khong-co.txt", tmp_path):
        with pytest.raises(ReadError, match=path.name):
            read(path)


def test_scan_that_lost_its_diacritics_is_vietnamese(tmp_path: Path) -> None:
    path = tmp_path / "scan.txt"
    path.write_text(
        "Thuc hien ké hoach phat trién kinh té, tinh da chi dao cac nganh tap trung thao g6 kho khan cho doanh nghiép."
    )
    assert read(path).text.startswith("Thuc")
