"""Lists of projects: what a row says, by the columns of its table or by the order of running text."""

from __future__ import annotations

from pathlib import Path

import pytest
from phancong.extract.facts import Indicator, Project, ProjectFact
from phancong.extract.pipeline import extract

TABLE = """DANH MỤC DỰ ÁN KÊU GỌI ĐẦU TƯ TỈNH CAO BẰNG NĂM 2022

| STT | Tên dự án | Địa điểm | Diện tích (ha) | Tổng mức đầu tư (tỷ đồng) | Nhà đầu tư |
| I | Lĩnh vực nông nghiệp | | | | |
| 1 | Trang trại gà đẻ trứng Nà Sác | Xã Nà Sác, huyện Hà Quảng | 12,5 | 80 | |
| 2 | Cải tạo, nâng cấp chợ Nước Hai | Thị trấn Nước Hai, huyện Hòa An | 1,4 | 25 | Công ty TNHH Sông Bằng |
"""
RUNNING = """DANH MỤC CÁC DỰ ÁN MỜI GỌI ĐẦU TƯ GIAI ĐOẠN 2017 - 2020

TT TÊN DỰ ÁN ĐỊA ĐIỂM QUY MÔ VỐN ĐẦU TƯ
I LĨNH VỰC CÔNG NGHIỆP
1 Dự án xây dựng nhà máy ép dầu dừa Huyện Châu Thành 4.000 tấn/năm 60 tỷ đồng FDI
2 Dự án nhà máy sấy lúa Các Khu công nghiệp trên địa bàn tỉnh Lúa 20.000 tấn/năm; bắp 5.000 tấn/năm 90 tỷ đồng
"""
LISTS = [
    (
        TABLE,
        {"Trang trại gà đẻ trứng Nà Sác": "other", "Cải tạo, nâng cấp chợ Nước Hai": "other"},
        {
            ("Trang trại gà đẻ trứng Nà Sác", "location", "Xã Nà Sác, huyện Hà Quảng"),
            ("Trang trại gà đẻ trứng Nà Sác", "area", "12,5 ha"),
            ("Trang trại gà đẻ trứng Nà Sác", "capital", "80 tỷ đồng"),
            ("Cải tạo, nâng cấp chợ Nước Hai", "location", "Thị trấn Nước Hai, huyện Hòa An"),
            ("Cải tạo, nâng cấp chợ Nước Hai", "area", "1,4 ha"),
            ("Cải tạo, nâng cấp chợ Nước Hai", "capital", "25 tỷ đồng"),
            ("Cải tạo, nâng cấp chợ Nước Hai", "investor", "Công ty TNHH Sông Bằng"),
        },
        {
            ("Diện tích Trang trại gà đẻ trứng Nà Sác", 12.5, "ha", 2022),
            ("Tổng mức đầu tư Trang trại gà đẻ trứng Nà Sác", 80, "tỷ đồng", 2022),
            ("Diện tích Cải tạo, nâng cấp chợ Nước Hai", 1.4, "ha", 2022),
            ("Tổng mức đầu tư Cải tạo, nâng cấp chợ Nước Hai", 25, "tỷ đồng", 2022),
        },
    ),
    (
        RUNNING,
        {"Dự án xây dựng nhà máy ép dầu dừa": "other", "Dự án nhà máy sấy lúa": "other"},
        {
            ("Dự án xây dựng nhà máy ép dầu dừa", "location", "Huyện Châu Thành"),
            ("Dự án xây dựng nhà máy ép dầu dừa", "capital", "60 tỷ đồng"),
            ("Dự án nhà máy sấy lúa", "location", "Các Khu công nghiệp trên địa bàn tỉnh"),
            ("Dự án nhà máy sấy lúa", "capital", "90 tỷ đồng"),
        },
        {
            ("Quy mô Dự án xây dựng nhà máy ép dầu dừa", 4000, "tấn/năm", "2017-2020"),
            ("Vốn đầu tư Dự án xây dựng nhà máy ép dầu dừa", 60, "tỷ đồng", "2017-2020"),
            ("Quy mô lúa của Dự án nhà máy sấy lúa", 20000, "tấn/năm", "2017-2020"),
            ("Quy mô bắp của Dự án nhà máy sấy lúa", 5000, "tấn/năm", "2017-2020"),
            ("Vốn đầu tư Dự án nhà máy sấy lúa", 90, "tỷ đồng", "2017-2020"),
        },
    ),
]


@pytest.mark.parametrize(("text", "projects", "said", "figures"), LISTS, ids=["table", "running text"])
def test_lists(
    tmp_path: Path,
    text: str,
    projects: dict[str, str],
    said: set[tuple[str, str, str]],
    figures: set[tuple[str, float, str, object]],
) -> None:
    source = tmp_path / "danh-muc.txt"
    source.write_text(text, encoding="utf-8")
    contents = [fact.content for fact in extract(source)]
    assert {c.name: c.category for c in contents if isinstance(c, Project)} == projects
    assert {(c.project, c.relation, c.object) for c in contents if isinstance(c, ProjectFact)} == said
    assert {(c.indicator, c.low, c.unit, c.year) for c in contents if isinstance(c, Indicator)} == figures
