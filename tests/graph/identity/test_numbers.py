"""Numbers of documents: (text, key, type, issuer code, level). Add a row for a form that is not read right."""

from __future__ import annotations

import pytest
from phancong.graph.identity.numbers import issuer_of, parse_number, period
from phancong.graph.identity.places import Place


@pytest.mark.parametrize(
    ("text", "key", "kind", "issuer", "level"),
    [
        ("29-NQ/TW", "29-nq-tw", "Nghị quyết", "TW", "central"),
        ("01-NQ/TU", "1-nq-tu", "Nghị quyết", "TU", "province"),
        ("01- NQ/TU", "1-nq-tu", "Nghị quyết", "TU", "province"),
        ("O1-NQ/TU", "1-nq-tu", "Nghị quyết", "TU", "province"),
        ("35-CT/TƯ", "35-ct-tw", "Chỉ thị", "TW", "central"),
        ("79-CTr/TU", "79-ctr-tu", "Chương trình", "TU", "province"),
        ("167/KH-IJBND", "167-kh-ubnd", "Kế hoạch", "UBND", None),
        ("167/KH-ƯBND", "167-kh-ubnd", "Kế hoạch", "UBND", None),
        ("43/NQ-HĐND", "43-nq-hdnd", "Nghị quyết", "HĐND", None),
        ("1004/QĐ-TTg", "1004-qd-ttg", "Quyết định", "TTg", "central"),
        ("61/2023/NĐ-CP", "61/2023-nd-cp", "Nghị định", "CP", "central"),
        ("68/2022/QH15", "68/2022-qh15", None, "QH", "central"),
        ("8670/BGTVT-KHĐT", "8670-bgtvt-khdt", "Công văn", "BGTVT", "central"),
        ("12/SCT-QLNL", "12-sct-qlnl", "Công văn", "SCT", "province"),
        ("142a/KH-UBND", "142a-kh-ubnd", "Kế hoạch", "UBND", None),
    ],
)
def test_numbers(text: str, key: str, kind: str | None, issuer: str, level: str | None) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.key, number.type, number.issuer_code, number.level) == (key, kind, issuer, level)


@pytest.mark.parametrize("text", ["", "Nghị quyết", "29", "NQ/TW", "29-", "ngày 17/11", "this"])
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("29-NQ/TW", "2022-11-17", "khóa XIII"),
        ("29-NQ/TW", "2013-11-04", "khóa XI"),
        ("35-CT/TW", "2026-03-01", "khóa XIV"),
        ("01-NQ/TU", "2021-10-04", "nhiệm kỳ 2020-2025"),
        ("01-NQ/TU", "2015-12-01", "nhiệm kỳ 2015-2020"),
        ("43/NQ-HĐND", "2023-12-08", "2023"),
        ("1004/QĐ-TTg", "2023-08-30", "2023"),
    ],
)
def test_when_a_series_begins_anew(text: str, date: str, expected: str) -> None:
    number = parse_number(text)
    assert number is not None and period(number, date) == expected


@pytest.mark.parametrize(
    ("text", "place", "issuer"),
    [
        ("79-CTr/TU", Place("Hải Dương"), "Tỉnh ủy Hải Dương"),
        ("43/NQ-HĐND", Place("Hà Nội"), "Hội đồng nhân dân thành phố Hà Nội"),
        ("12/QĐ-UBND", Place("Thái Bình", "huyện Vũ Thư"), "Ủy ban nhân dân huyện Vũ Thư, tỉnh Thái Bình"),
        ("1004/QĐ-TTg", None, "Thủ tướng Chính phủ"),
        ("12/QĐ-UBND", None, None),
        ("12/SCT-QLNL", Place("Hà Nam"), None),
    ],
)
def test_who_issues_under_a_code(text: str, place: Place | None, issuer: str | None) -> None:
    number = parse_number(text)
    assert number is not None and issuer_of(number, place) == issuer
