"""Tables flattened in every way: rows, cells and the columns their header names."""

from __future__ import annotations

import pytest
from phancong.extract.document import Block, Source
from phancong.extract.structure import structure
from phancong.extract.structure.columns import column_of, read_columns
from phancong.extract.structure.rows import tail_tokens
from phancong.extract.text import AlignedText


def rows(text: str) -> list[Block]:
    whole = "BIỂU\nCHỈ TIÊU NĂM 2025\n\n" + text
    document = structure(Source("x.txt", whole), AlignedText.of(whole))
    return [block for part in document.parts for block in part.blocks if block.kind == "row"]


def cells(block: Block) -> dict[str, str]:
    assert block.table is not None
    columns = block.table.columns
    return {columns[c.column].header or columns[c.column].role: block.text.text[c.start : c.end] for c in block.cells}


FLAT = """TT Chỉ tiêu Đơn vị tính TH 2023 KH 2024 Ước TH 2024 Đánh giá KH 2025 Ghi chú
1 Tốc độ tăng trưởng GRDP % 7,1 8-8,5 7,9 Không đạt KH 8,5 trở lên
2
Thu ngân sách nhà nước trên địa bàn, kể cả các khoản
thu từ đất đai tỷ đồng 9.100 9.500 10.020 Vượt KH 10.500
- Thu nội địa tỷ đồng 8.000 8.200 8.900 9.300
3 Tỷ lệ hộ nghèo % 2,1 <2 1,8 Đạt KH <1,5
"""
STACKED = """TT

Chỉ tiêu

Đơn vị

Kế hoạch năm 2024

Ước thực hiện năm 2024

Đánh giá

1

Sản lượng lương thực

tấn

50.000

52.300

Vượt

2

Tỷ lệ che phủ rừng

%

41

41

Đạt

- Trong đó: Rừng trồng

%

12

12,5
"""
RULED = """| STT | Chỉ tiêu | ĐVT | Năm 2023 | | Kế hoạch 2024 |
| --- | --- | --- | --- | --- | --- |
| | | | Kế hoạch | Ước TH | |
| 1 | Số xã nông thôn mới | xã | 10 | 12 | 15 |
| 2 | Lao động có việc làm | người | 5.000 | | 5.500 |
"""
TABBED = (
    "TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\n"
    "1\tXây dựng đề án\tSở Nội vụ\tQuý II/2024\n2\tRà soát\tSở Tư pháp\tQuý III/2024\n"
)


def test_one_row_a_line() -> None:
    found = [cells(row) for row in rows(FLAT)]
    assert [list(row.values()) for row in found] == [
        ["1", "Tốc độ tăng trưởng GRDP", "%", "7,1", "8-8,5", "7,9", "Không đạt KH", "8,5 trở lên"],
        ["2", "Thu ngân sách nhà nước trên địa bàn, kể cả các khoản thu từ đất đai", "tỷ đồng", "9.100", "9.500",
         "10.020", "Vượt KH", "10.500"],
        ["Thu nội địa", "tỷ đồng", "8.000", "8.200", "8.900", "9.300"],
        ["3", "Tỷ lệ hộ nghèo", "%", "2,1", "<2", "1,8", "Đạt KH", "<1,5"],
    ]  # fmt: skip
    assert list(found[2]) == ["Chỉ tiêu", "Đơn vị tính", "TH 2023", "KH 2024", "Ước TH 2024", "KH 2025"]
    assert rows(FLAT)[2].marker == "-"


def test_one_cell_a_line() -> None:
    found = [cells(row) for row in rows(STACKED)]
    assert found[0] == {
        "TT": "1", "Chỉ tiêu": "Sản lượng lương thực", "Đơn vị": "tấn", "Kế hoạch năm 2024": "50.000",
        "Ước thực hiện năm 2024": "52.300", "Đánh giá": "Vượt",
    }  # fmt: skip
    assert found[1]["Ước thực hiện năm 2024"] == "41"
    assert found[2]["Kế hoạch năm 2024"] == "12"
    assert found[2]["Ước thực hiện năm 2024"] == "12,5"


def test_ruled_table_with_two_header_lines() -> None:
    found = [cells(row) for row in rows(RULED)]
    assert found == [
        {"STT": "1", "Chỉ tiêu": "Số xã nông thôn mới", "ĐVT": "xã", "Năm 2023 Kế hoạch": "10", "Năm 2023 Ước TH": "12",
         "Kế hoạch 2024": "15"},
        {"STT": "2", "Chỉ tiêu": "Lao động có việc làm", "ĐVT": "người", "Năm 2023 Kế hoạch": "5.000",
         "Kế hoạch 2024": "5.500"},
    ]  # fmt: skip
    table = rows(RULED)[0].table
    assert table is not None
    assert [(c.year, c.status) for c in table.columns[3:]] == [(2023, "plan"), (2023, "estimate"), (2024, "target")]


def test_table_of_tasks_parted_by_tabs() -> None:
    assert cells(rows(TABBED)[1]) == {
        "TT": "2", "Nhiệm vụ": "Rà soát", "Cơ quan chủ trì": "Sở Tư pháp", "Thời gian hoàn thành": "Quý III/2024",
    }  # fmt: skip


def test_prose_with_figures_is_no_table() -> None:
    assert not rows("Tổng thu đạt 5.000 tỷ đồng, tăng 12%.\nTrong đó thu nội địa 4.200 tỷ đồng, bằng 98%.\n" * 4)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("STT Chỉ tiêu ĐVT Thực hiện 2022 Kế hoạch 2023 Ghi chú",
         [(2022, "actual", "value"), (2023, "target", "value"), (None, None, "note")]),
        ("TT Chỉ tiêu Năm 2023 Dự kiến kế hoạch 2024 Ghi chúKế hoạch Ước thực hiện cả năm",
         [(2023, "plan", "value"), (2023, "estimate", "value"), (2024, "target", "value"), (None, None, "note")]),
        ("TT Tên chỉ tiêu Đơn vị Mục tiêu đến năm 2025 Mục tiêu đến năm 2030",
         [(2025, "target", "value"), (2030, "target", "value")]),
        ("TT Chỉ tiêu ĐVT KH 2021-2025 2021 2022",
         [("2021-2025", "plan", "value"), (2021, "plan", "value"), (2022, "plan", "value")]),
        ("TT Chỉ tiêu ĐVT Ước TH 2023 So sánh (%)", [(2023, "estimate", "value"), (None, None, "note")]),
    ],
)  # fmt: skip
def test_columns(header: str, expected: list[tuple[int | str | None, str | None, str]]) -> None:
    assert [(c.year, c.status, c.role) for c in read_columns(header)[3:]] == expected


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Số TT", "number"),
        ("Đơn vị tính", "unit"),
        ("Đơn vị chủ trì", "note"),
        ("Chỉ tiêu", "name"),
        ("Năm 2025", "value"),
    ],
)
def test_column_of(header: str, role: str) -> None:
    assert column_of(header).role == role


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "Xuất khẩu % 13,1 12 trở lên 9,4 Không đạt KH 8,7 ừởlên",
            ["13,1", "12 trở lên", "9,4", "Không đạt KH", "8,7 ừởlên"],
        ),
        ("Việc làm 34.500 34.500trở lên ĐạtKH trên 35.000", ["34.500", "34.500trở lên", "ĐạtKH", "trên 35.000"]),
        ("Nhập khẩu -19,9 8 - 10", ["-19,9", "8 - 10"]),
        ("Bội chi x 12 -", ["x", "12", "-"]),
        ("tăng trưởng khá so với năm trước", []),
    ],
)
def test_tail_tokens(row: str, expected: list[str]) -> None:
    tokens, _ = tail_tokens(row)
    assert [row[t.start : t.end] for t in tokens] == expected


TASKS = """II. NHIỆM VỤ

STT
Nội dung công việc
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian hoàn thành
1
Lập bản đồ cây xanh đô thị
Sở Xây dựng
Sở Nội vụ
Năm 2022
2
Trồng 5 ha rừng ngập mặn ven
cửa sông
UBND huyện Hải Hậu
Quý I/2023
3
Mở lớp dạy bơi hè
Sở Văn hóa và Thể thao
Tỉnh đoàn
Hằng năm

III. TỔ CHỨC THỰC HIỆN
"""


def test_tasks_printed_one_cell_a_line_keep_their_columns_where_a_cell_is_missing_or_runs_over_two_lines() -> None:
    found = [
        [block.text.text[cell.start : cell.end] for cell in block.cells]
        + [block.table.columns[cell.column].header for cell in block.cells if block.table][-2:]
        for block in rows(TASKS)
    ]
    both = ["Cơ quan phối hợp", "Thời gian hoàn thành"]
    assert found == [
        ["1", "Lập bản đồ cây xanh đô thị", "Sở Xây dựng", "Sở Nội vụ", "Năm 2022", *both],
        ["2", "Trồng 5 ha rừng ngập mặn ven cửa sông", "UBND huyện Hải Hậu", "Quý I/2023", "Cơ quan chủ trì", both[1]],
        ["3", "Mở lớp dạy bơi hè", "Sở Văn hóa và Thể thao", "Tỉnh đoàn", "Hằng năm", *both],
    ]


def test_a_ruled_header_of_three_rows_and_the_numbers_of_its_columns() -> None:
    found = rows(
        "| TT | Chỉ tiêu | Đơn vị | Năm 2023 | | Kế hoạch năm 2024 |\n|---|---|---|---|---|---|\n"
        "| | | | Kế hoạch | Thực hiện | |\n| | | | cả năm | cả năm | |\n| A | B | C | 1 | 2 | 3=2/1 |\n"
        "| 1 | Số chợ được nâng cấp | chợ | 4 | 5 | 6 |\n| 2 | Số ki-ốt mới | ki-ốt | 7 | 8 | 9 |\n"
    )
    assert [row.marker for row in found] == ["1", "2"]
    assert list(cells(found[0]).values()) == ["1", "Số chợ được nâng cấp", "chợ", "4", "5", "6"]
    assert list(cells(found[0]))[3:] == ["Năm 2023 Kế hoạch cả năm", "Năm 2023 Thực hiện cả năm", "Kế hoạch năm 2024"]


def test_the_first_section_of_a_ruled_table_is_a_row() -> None:
    found = rows(
        "| TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan theo dõi, đánh giá |\n| --- | --- | --- | --- | --- |\n"
        "| **I** | **Đến năm 2030** | | | |\n| 1 | Tỷ lệ hộ nghèo | % | 2 | Sở Y tế |\n"
    )
    assert found[0].table is not None
    assert [c.role for c in found[0].table.columns] == ["number", "name", "unit", "value", "note"]
    assert [block.marker for block in found] == ["I", "1"]


def test_a_judgement_does_not_take_the_plan_of_the_next_year() -> None:
    found = read_columns("TT Chỉ tiêu Đơn vị tính Ước TH năm 2023 Đánh giá Kế hoạch năm 2024")
    assert [(c.role, c.year, c.status) for c in found[3:]] == [
        ("value", 2023, "estimate"),
        ("verdict", None, None),
        ("value", 2024, "target"),
    ]
