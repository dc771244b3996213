"""The path of headings that evidence shows."""

from __future__ import annotations

import pytest
from phancong.api.intake import section_path
from phancong.extract.document import Heading


@pytest.mark.parametrize(
    ("headings", "path"),
    [
        ([("thứ nhất", "TÌNH HÌNH NĂM 2023"), ("I", "KINH TẾ")], "Phần thứ nhất. TÌNH HÌNH NĂM 2023 › I. KINH TẾ"),
        ([("THỨ NHẤT", "PHẦN THỨ NHẤT"), ("I", "KẾT QUẢ")], "Phần thứ nhất › I. KẾT QUẢ"),
        ([("III", "TỔ CHỨC THỰC HIỆN"), ("1", "")], "III. TỔ CHỨC THỰC HIỆN › 1"),
        ([("", "PHỤ LỤC"), ("-", "Vốn"), ("a", "Nguồn")], "PHỤ LỤC › a. Nguồn"),
        ([("2", "Sở Y tế: hướng dẫn các bệnh viện chuẩn bị đủ thuốc và giường bệnh cho mùa mưa bão.")], "2. Sở Y tế"),
        (
            [("7", "Sản lượng gạch cả năm của các nhà máy trong tỉnh đạt hơn ba trăm triệu viên.")],
            "7. Sản lượng gạch cả năm của các nhà máy trong …",
        ),
    ],
)
def test_headings_are_named_and_sentences_cut(headings: list[tuple[str, str]], path: str) -> None:
    assert section_path([Heading(n, marker, title) for n, (marker, title) in enumerate(headings, 1)]) == path
