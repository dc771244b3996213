"""Figures as officials print them: (text, [(low, high, comparator, unit)]). Add a row for a new form."""

from __future__ import annotations

import pytest
from phancong.extract.numbers import find_quantities, parse_number, read_cell
from phancong.extract.units import read_unit

FIGURES = [
    ("tăng 8,5-9%", [(8.5, 9, "range", "%")]),
    ("đạt 8,5 - 9%", [(8.5, 9, "range", "%")]),
    ("từ 65,0 đến 65,5%", [(65, 65.5, "range", "%")]),
    ("từ 8,5% đến 9%", [(8.5, 9, "range", "%")]),
    ("3.000 - 5.000 ha", [(3000, 5000, "range", "ha")]),
    ("80 - 90% trở lên", [(80, 90, "range", "%")]),
    ("15-20%/năm", [(15, 20, "range", "%/năm")]),
    ("trên 80%", [(80, None, "gt", "%")]),
    ("hơn 1,5 lần", [(1.5, None, "gt", "lần")]),
    (">90 %", [(90, None, "gt", "%")]),
    ("ít nhất 95%", [(95, None, "ge", "%")]),
    ("tối thiểu 67 năm", [(67, None, "ge", "năm")]),
    ("từ 34.500 lao động trở lên", [(34500, None, "ge", "lao động")]),
    ("10 trở lên", [(10, None, "ge", None)]),
    ("khoảng 12% trở lên", [(12, None, "ge", "%")]),
    ("từ 30% hộ nông dân trở lên", [(30, None, "ge", "%")]),
    ("tối thiểu đạt 25%", [(25, None, "ge", "%")]),
    ("3 khối nhà, 120 khối đất", [(3, 3, "eq", "khối nhà"), (120, 120, "eq", "m3")]),
    ("dưới 1%", [(None, 1, "lt", "%")]),
    ("xuống dưới mức 4%", [(None, 4, "lt", "%")]),
    ("vượt trên con số 200 ha", [(200, None, "gt", "ha")]),
    ("giữ ở mức 4%", [(4, 4, "eq", "%")]),
    ("<9%", [(None, 9, "lt", "%")]),
    ("không quá 3%", [(None, 3, "le", "%")]),
    ("tối đa 5 ngày", [(None, 5, "le", "ngày")]),
    ("gần 2,0 tỷ USD", [(2, 2, "approx", "tỷ USD")]),
    ("khoảng 90%", [(90, 90, "approx", "%")]),
    ("cao hơn 1,2 tạ/ha", [(1.2, 1.2, "eq", "tạ/ha")]),
    ("67.948 tỷ đồng", [(67948, 67948, "eq", "tỷ đồng")]),
    ("14 975 tỷ đồng", [(14975, 14975, "eq", "tỷ đồng")]),
    ("1.500 xã, còn 1.5 ha", [(1500, 1500, "eq", "xã"), (1.5, 1.5, "eq", "ha")]),
    ("02 khu công nghiệp", [(2, 2, "eq", "khu công nghiệp")]),
    ("05 HTX", [(5, 5, "eq", "hợp tác xã")]),
    ("2,45 vạn lao động", [(2.45, 2.45, "eq", "vạn lao động")]),
    ("1 tỷ 136 triệu USD", [(1136, 1136, "eq", "triệu USD")]),
    ("184 nghìn 123 tỷ đồng", [(184123, 184123, "eq", "tỷ đồng")]),
    ("73 nghìn 782 lượt khách", [(73782, 73782, "eq", "lượt khách")]),
    ("3,1 triệu tỷ đồng", [(3.1, 3.1, "eq", "triệu tỷ đồng")]),
    ("hơn 39.300 tỷ, tăng 41,97%", [(39300, None, "gt", "tỷ đồng"), (41.97, 41.97, "eq", "%")]),
    ("1.769 triệu ƯSD", [(1769, 1769, "eq", "triệu USD")]),
    ("0,1 ‰ hay 0,1 %0", [(0.1, 0.1, "eq", "‰"), (0.1, 0.1, "eq", "‰")]),
    ("5,6 triệu đồng/người/tháng", [(5.6, 5.6, "eq", "triệu đồng/người/tháng")]),
    ("31 giường bệnh/1 vạn dân", [(31, 31, "eq", "giường bệnh/vạn dân")]),
    ("118,2 bé trai/100 bé gái", [(118.2, 118.2, "eq", "bé trai/100 bé gái")]),
    ("487,47ha", [(487.47, 487.47, "eq", "ha")]),
    ("174/176 tàu", [(174, 174, "eq", "tàu")]),
    ("812/650 đảng viên", [(812, 812, "eq", "đảng viên")]),
    ("bệnh Covid-19 lan rộng", []),
    ("không nhỏ hơn 500 m", [(500, None, "ge", "m")]),
    ("không nhiều hơn 20%", [(None, 20, "le", "%")]),
    ("tăng so với cùng kỳ 10%", [(10, 10, "eq", "%")]),
    ("thu hồi 20 dự án", [(20, 20, "eq", "dự án")]),
    # no figures: years, dates, ordinals, numbers of documents, scales of maps, series
    ("năm 2023 xã Vũ Ninh", []),
    ("giai đoạn 2021-2025", []),
    ("ngày 21/11/2023", []),
    ("dịp 30/4 và 01/5", []),
    ("đợt 2", []),
    ("Điều 5 người đứng đầu", []),
    ("Nghị quyết số 29-NQ/TW", []),
    ("số 68/2022/QH15", []),
    ("QL.37, ĐT 454, đường dây 500kV", []),
    ("quy hoạch chi tiết 1/500 khu vực", []),
    ("lần thứ 6", []),
    ("tương ứng là 8,8%-61,8%-29,4%", []),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES, ids=[text for text, _ in FIGURES])
def test_figures_of_a_text(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(q.low, q.high, q.comparator, q.unit) for q in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("đạt trên 80% vào năm 2030", "trên 80%"),
        ("cho từ 34.500 lao động trở lên.", "từ 34.500 lao động trở lên"),
        ("ước 1 tỷ 136 triệu USD,", "1 tỷ 136 triệu USD"),
    ],
)
def test_the_span_holds_comparator_and_unit(text: str, span: str) -> None:
    (quantity,) = find_quantities(text)
    assert text[quantity.start : quantity.end] == span


def test_a_figure_over_its_plan_keeps_both() -> None:
    (quantity,) = find_quantities("trồng được 15,5 ha/20 ha")
    assert (quantity.low, quantity.total, quantity.planned) == (15.5, 20, True)


def test_the_level_before_a_change_is_marked() -> None:
    assert [q.rising for q in find_quantities("từ khoảng 27% lên gần 40%")] == [True, False]


CELLS = [
    ("8,5-9", (8.5, 9, "range")),
    ("10 trở lên", (10, None, "ge")),
    ("34.500trở lên", (34500, None, "ge")),
    ("<9", (None, 9, "lt")),
    ("≥ 95", (95, None, "ge")),
    ("-19,9", (-19.9, -19.9, "eq")),
    ("14 975", (14975, 14975, "eq")),
    ("ó,3", (6.3, 6.3, "eq")),
    ("9,3-ỈO,9", (9.3, 10.9, "range")),
    ("2025", (2025, 2025, "eq")),
    ("Đạt KH", None),
    ("-", None),
    ("12 xã thuộc huyện", None),
]


@pytest.mark.parametrize(("text", "expected"), CELLS, ids=[text for text, _ in CELLS])
def test_a_cell_is_a_figure_as_a_whole_or_not_at_all(text: str, expected: tuple[object, ...] | None) -> None:
    quantity = read_cell(text)
    assert (quantity and (quantity.low, quantity.high, quantity.comparator)) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.082.248", 1082248), ("7,37", 7.37), ("0,8", 0.8), ("3.2", 3.2), ("1,234,567", 1234567), ("12.5.2023", None)],
)
def test_decimal_comma_and_thousands_dot(text: str, value: float | None) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (" tỷ đồng, tăng", "tỷ đồng"),
        (" tỷ lệ hộ nghèo", None),
        (" m", "m"),
        (" M", None),
        (" HA", "ha"),
        (" đoàn viên", "đoàn viên"),
    ],
)
def test_units_at_a_place(text: str, unit: str | None) -> None:
    found = read_unit(text, 0)
    assert (found and found.name) == unit
