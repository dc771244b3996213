"""Spelling: tables of (text, expected)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phancong.extract.vietnamese import fold, modern_tones, official_case

FOLDED = [
    ("Ủy ban Nhân dân", "uy ban nhan dan"),
    ("ĐẮK LẮK", "dak lak"),
    ("Ðồng Tháp", "dong thap"),
    ("đường đê, ước", "duong de, uoc"),
    (unicodedata.normalize("NFD", "Nghị quyết"), "nghi quyet"),
    ("“29–NQ/TW”… ≥ 5 m²\u00a0\tĐẤT", "“29–nq/tw”… ≥ 5 m²\u00a0\tdat"),
    ("Ở Ľubľana, 東京 ½ Ệ", "o lublana, 東京 ½ e"),
]

TONES = [
    ("Uỷ ban, Tỉnh uỷ, huỷ bỏ", "Ủy ban, Tỉnh ủy, hủy bỏ"),
    ("công nghiệp hoá, thuỷ lợi, xoá đói", "công nghiệp hóa, thủy lợi, xóa đói"),
    ("HOÁ, UỶ, Hoà Bình", "HÓA, ỦY, Hòa Bình"),
    ("sức khoẻ, loè, toà án", "sức khỏe, lòe, tòa án"),
    ("quý, quỹ, Quý", "quý, quỹ, Quý"),
    ("hoàn, ngoài, huỳnh, khoán", "hoàn, ngoài, huỳnh, khoán"),
]

CASES = [
    ("ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH", "Ủy ban nhân dân tỉnh Thái Bình"),
    ("UỶ BAN NHÂN DÂN TỈNH KHÁNH HOÀ", "Ủy ban nhân dân tỉnh Khánh Hòa"),
    ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "Sở Kế hoạch và Đầu tư"),
    ("BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ("ban chấp hành trung ương đảng khóa XIII", "Ban Chấp hành Trung ương Đảng khóa XIII"),
    ("Ban chấp hành Đảng bộ tỉnh", "Ban Chấp hành Đảng bộ tỉnh"),
    ("BAN THƯỜNG VỤ TỈNH ỦY", "Ban Thường vụ Tỉnh ủy"),
    ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text(alphabet=st.characters(max_codepoint=0x2300)))
def test_a_letter_folds_alike_among_any_others(text: str) -> None:
    assert fold(text) == fold(text + "Ľ")[:-1]


@pytest.mark.parametrize(("text", "expected"), TONES)
def test_modern_tones(text: str, expected: str) -> None:
    assert modern_tones(text) == expected
    assert modern_tones(expected) == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_official_case(text: str, expected: str) -> None:
    assert official_case(text) == expected
    assert official_case(expected) == expected


@given(st.text(alphabet="aoeuyhqntHOUÁÀáàảãạýỳỷéèĐđ Ệ.,1"))
def test_lengths_are_kept(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed)) == len(composed)
    assert len(modern_tones(composed)) == len(composed)
