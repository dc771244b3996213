"""Names, periods and statuses of figures of running text, a table as in test_prose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from phancong.extract.document import Context
from phancong.extract.facts import Indicator, Metadata

REPORT = Context(
    metadata=Metadata(type="Báo cáo", date="2022-12-20"), province="Lai Châu", year=2022, reported_year=2022
)
HALF_YEAR = Context(
    metadata=Metadata(type="Báo cáo", date="2022-06-20", subject="Tình hình 6 tháng đầu năm 2022"),
    year=2022,
    reported_year=2022,
)
COUNCIL = Context(
    metadata=Metadata(type="Nghị quyết", date="2019-12-08", subject="Về nhiệm vụ năm 2020"),
    province="Lai Châu",
    year=2019,
)
PLANNING = Context(metadata=Metadata(type="Quyết định", date="2011-08-12"), year=2011)
GOALS = ("II. MỤC TIÊU PHÁT TRIỂN",)
STRATEGY = ("Mục tiêu giai đoạn 2021 - 2030",)

ROWS: list[tuple[str, Context, tuple[str, ...], str, str]] = [
    (
        "rest-of-the-year",
        HALF_YEAR,
        ("II. NHIỆM VỤ 6 THÁNG CUỐI NĂM",),
        "Phấn đấu thu ngân sách đạt 400 tỷ đồng trở lên.",
        "Thu ngân sách | 400.. | tỷ đồng | 2022 | target",
    ),
    (
        "the-year-before-the-goals",
        COUNCIL,
        (),
        "Năm 2019, kinh tế tăng trưởng 8,4%, vượt kế hoạch (8%); thu ngân sách ước đạt 900 tỷ đồng.",
        """Tốc độ tăng kinh tế | 8.4..8.4 | % | 2019 | actual
        Tốc độ tăng kinh tế | 8..8 | % | 2019 | plan
        Thu ngân sách | 900..900 | tỷ đồng | 2019 | estimate""",
    ),
    (
        "an-estimate-goes-on",
        REPORT,
        (),
        "Sản lượng chè ước đạt 52 nghìn tấn, tăng 4% so với cùng kỳ.",
        """Sản lượng chè | 52..52 | nghìn tấn | 2022 | estimate
        Tốc độ tăng sản lượng chè | 4..4 | % | 2022 | estimate""",
    ),
    (
        "another-period-of-the-same",
        PLANNING,
        GOALS,
        "Nâng độ che phủ rừng từ 42% năm 2010 lên 45% năm 2015 và 48% năm 2020.",
        """Độ che phủ rừng | 42..42 | % | 2010 | actual
        Độ che phủ rừng | 45..45 | % | 2015 | target
        Độ che phủ rừng | 48..48 | % | 2020 | target""",
    ),
    (
        "a-period-behind-is-of-its-figure",
        PLANNING,
        GOALS,
        "Đến năm 2015, tỷ lệ lao động qua đào tạo đạt 50% và đạt 60% vào năm 2020; tỷ lệ hộ nghèo còn 5%.",
        """Tỷ lệ lao động qua đào tạo | 50..50 | % | 2015 | target
        Tỷ lệ lao động qua đào tạo | 60..60 | % | 2020 | target
        Tỷ lệ hộ nghèo | 5..5 | % | 2015 | target""",
    ),
    (
        "the-period-that-closes-a-stretch",
        PLANNING,
        STRATEGY,
        "Tỷ lệ trẻ thấp còi giảm xuống dưới 17% (khu vực miền núi dưới 28%) vào năm 2025 và dưới 15% vào năm 2030.",
        """Tỷ lệ trẻ thấp còi | ..17 | % | 2025 | target
        Tỷ lệ trẻ thấp còi khu vực miền núi | ..28 | % | 2025 | target
        Tỷ lệ trẻ thấp còi | ..15 | % | 2030 | target""",
    ),
    (
        "falls-below-is-a-level",
        PLANNING,
        GOALS,
        "Đến năm 2015, tỷ lệ hộ nghèo giảm dưới 4%.",
        "Tỷ lệ hộ nghèo | ..4 | % | 2015 | target",
    ),
    (
        "a-rate-and-its-members",
        PLANNING,
        GOALS,
        "Đến năm 2015, tỷ lệ số hóa hồ sơ: cấp tỉnh 80%; cấp huyện 70%; tỷ lệ hộ nghèo 6%.",
        """Tỷ lệ số hóa hồ sơ cấp tỉnh | 80..80 | % | 2015 | target
        Tỷ lệ số hóa hồ sơ cấp huyện | 70..70 | % | 2015 | target
        Tỷ lệ hộ nghèo | 6..6 | % | 2015 | target""",
    ),
    (
        "adverbials-are-no-names",
        REPORT,
        (),
        "Trong mức tăng chung, khu vực nông, lâm nghiệp và thủy sản tăng 2,9%; bình quân quý II tăng 3,1%.",
        """Tốc độ tăng khu vực nông, lâm nghiệp và thủy sản | 2.9..2.9 | % | 2022 | actual
        Tốc độ tăng khu vực nông, lâm nghiệp và thủy sản | 3.1..3.1 | % | 2022 | actual""",
    ),
    (
        "a-rate-of-growth-reached",
        REPORT,
        (),
        "Ngành thủy sản đạt mức tăng 6,2%; ngành chế biến là động lực của tỉnh với tốc độ tăng 9,5%.",
        """Tốc độ tăng ngành thủy sản | 6.2..6.2 | % | 2022 | actual
        Tốc độ tăng ngành chế biến | 9.5..9.5 | % | 2022 | actual""",
    ),
    (
        "a-structure-spoken-of",
        REPORT,
        (),
        "Về cơ cấu kinh tế, khu vực dịch vụ chiếm 48%; thuế sản phẩm chiếm 6%.",
        """Tỷ trọng khu vực dịch vụ trong cơ cấu kinh tế | 48..48 | % | 2022 | actual
        Tỷ trọng thuế sản phẩm trong cơ cấu kinh tế | 6..6 | % | 2022 | actual""",
    ),
    (
        "new-is-no-adverb-after-a-noun",
        COUNCIL,
        ("Mục tiêu năm 2020",),
        "Số xã đạt chuẩn nông thôn mới tăng thêm 7 xã.",
        "Mức tăng số xã đạt chuẩn nông thôn mới | 7..7 | xã | 2020 | target",
    ),
    (
        "a-change-in-brackets",
        REPORT,
        (),
        "Tổng dư nợ là 2.610 tỷ đồng; so với 31/12/2021 tăng 240 tỷ đồng (+10,1%).",
        """Tổng dư nợ | 2610..2610 | tỷ đồng | 2022 | actual
        Mức tăng tổng dư nợ | 240..240 | tỷ đồng | 2022 | actual
        Tốc độ tăng tổng dư nợ | 10.1..10.1 | % | 2022 | actual""",
    ),
    (
        "a-level-after-its-change",
        REPORT,
        (),
        "Đàn trâu giảm 3,2% còn 6.150 con.",
        """Mức giảm đàn trâu | 3.2..3.2 | % | 2022 | actual
        Đàn trâu | 6150..6150 | con | 2022 | actual""",
    ),
    (
        "the-sum-that-only-its-owner-precedes",
        REPORT,
        (),
        "Khu vực kinh tế trong nước xuất siêu 1,2 tỷ USD.",
        "Xuất siêu khu vực kinh tế trong nước | 1.2..1.2 | tỷ USD | 2022 | actual",
    ),
    (
        "a-sum-carried-out",
        REPORT,
        (),
        "Tổng vốn đầu tư toàn xã hội đạt 76,4%.",
        "Tỷ lệ thực hiện kế hoạch tổng vốn đầu tư toàn xã hội | 76.4..76.4 | % | 2022 | actual",
    ),
    (
        "tasks-by-their-state",
        REPORT,
        (),
        "Có 37 nhiệm vụ được giao, trong đó 22 nhiệm vụ hoàn thành, 13 nhiệm vụ đang thực hiện.",
        """Số nhiệm vụ được giao | 37..37 | nhiệm vụ | 2022 | actual
        Số nhiệm vụ hoàn thành | 22..22 | nhiệm vụ | 2022 | actual
        Số nhiệm vụ đang thực hiện | 13..13 | nhiệm vụ | 2022 | actual""",
    ),
    (
        "more-than-the-whole-is-more-than-planned",
        REPORT,
        (),
        "Kết nạp được 812/650 đảng viên.",
        """Số đảng viên kết nạp | 812..812 | đảng viên | 2022 | actual
        Số đảng viên kết nạp | 650..650 | đảng viên | 2022 | plan""",
    ),
    (
        "the-term-of-a-council-is-no-period",
        REPORT,
        (),
        "Sau bầu cử đại biểu HĐND các cấp nhiệm kỳ 2021 - 2026, thu ngân sách đạt 90 tỷ đồng.",
        "Thu ngân sách | 90..90 | tỷ đồng | 2022 | actual",
    ),
    (
        "what-is-made-of-a-thing",
        REPORT,
        (),
        "Một số sản phẩm: Xi măng 118 nghìn tấn, tăng 2,5%; điện sản xuất 1.020 triệu kWh. Đã tiêu hủy 12 tấn.",
        """Sản lượng xi măng | 118..118 | nghìn tấn | 2022 | actual
        Tốc độ tăng sản lượng xi măng | 2.5..2.5 | % | 2022 | actual
        Sản lượng điện sản xuất | 1020..1020 | triệu kWh | 2022 | actual""",
    ),
    (
        "who-is-counted-by-criteria",
        REPORT,
        (),
        "Tỷ lệ xã đạt dưới 8 tiêu chí còn khoảng 12%.",
        "Tỷ lệ xã đạt dưới 8 tiêu chí | 12..12 | % | 2022 | actual",
    ),
    (
        "a-goal-that-is-passed-already",
        REPORT,
        (),
        "Ước cả năm 2022 kim ngạch xuất khẩu đạt 3 tỷ USD, vượt so với mục tiêu đề ra đến năm 2025 là 2,5 tỷ USD.",
        """Kim ngạch xuất khẩu | 3..3 | tỷ USD | 2022 | estimate
        Kim ngạch xuất khẩu | 2.5..2.5 | tỷ USD | 2025 | target""",
    ),
    (
        "until-the-end-of-the-year",
        REPORT,
        (),
        "Dự kiến đến cuối năm doanh thu du lịch đạt 700 tỷ đồng.",
        "Doanh thu du lịch | 700..700 | tỷ đồng | 2022 | estimate",
    ),
    (
        "a-verdict-before-the-figures",
        REPORT,
        (),
        "Công tác khuyến công có nhiều chuyển biến, đã cấp mới cho 34 dự án.",
        "Số dự án cấp mới | 34..34 | dự án | 2022 | actual",
    ),
    (
        "with-the-goal-that",
        COUNCIL,
        (),
        "Bổ sung kế hoạch đầu tư công của tỉnh với mục tiêu tăng trưởng đạt 9% trở lên trong năm 2020.",
        "Tăng trưởng | 9.. | % | 2020 | target",
    ),
    (
        "below-the-level-of",
        REPORT,
        (),
        "Ngành ngân hàng đưa tỷ lệ nợ xấu xuống dưới mức 1,5%.",
        "Tỷ lệ nợ xấu | ..1.5 | % | 2022 | actual",
    ),
    (
        "before-a-change-of-an-untold-year",
        Context(),
        (),
        "Điều chỉnh giảm diện tích quy hoạch các khu công nghiệp: Nam Sơn từ 140 ha xuống còn 95 ha.",
        """Diện tích Nam Sơn | 140..140 | ha | None | actual
        Diện tích Nam Sơn | 95..95 | ha | None | actual""",
    ),
    ("the-name-of-a-disease", REPORT, (), "Tiêm vắc xin phòng Covid-19 mũi 3 cho người dân.", ""),
]


@pytest.mark.parametrize(
    ("context", "path", "text", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_figures(
    read: Callable[[Context, tuple[str, ...], str], list[Indicator]],
    line: Callable[[Indicator], str],
    context: Context,
    path: tuple[str, ...],
    text: str,
    expected: str,
) -> None:
    assert [line(found) for found in read(context, path, text)] == [
        row.strip() for row in expected.splitlines() if row.strip()
    ]
