"""Names and phrases without the marks that a scan left at their ends."""

from __future__ import annotations

import pytest
from phancong.extract.projects.normal import bare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("khởi công cuối năm\\", "khởi công cuối năm"),
        ("«Cầu Phú Lâm”;", "Cầu Phú Lâm"),
        ("Cầu Phú Lâm (giai đoạn 2)", "Cầu Phú Lâm (giai đoạn 2)"),
        ("Cầu Phú Lâm)", "Cầu Phú Lâm"),
        ("(Cầu Phú Lâm", "Cầu Phú Lâm"),
        ("{hoàn thành 65%}", "hoàn thành 65%"),
        ("\\.,", ""),
        ("", ""),
    ],
)
def test_bare(text: str, expected: str) -> None:
    assert bare(text) == expected
