"""Rows of target tables, sub-rows, verdicts, and lead-ins of lists."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import spacy
from phancong.extract.document import Block, Cell, Column, Context, Heading, Part, Table
from phancong.extract.facts import Fact, Indicator, Metadata
from phancong.extract.indicators import collect, find
from phancong.extract.indicators.tables import verdict_of
from phancong.extract.text import AlignedText

REPORT = Context(metadata=Metadata(type="Báo cáo"), province="Nam Định", year=2023, reported_year=2023)
COLUMNS = (
    Column("STT", role="number"),
    Column("Chỉ tiêu", role="name"),
    Column("Đơn vị tính", role="unit"),
    Column("Thực hiện năm 2022", year=2022, status="actual"),
    Column("Kế hoạch", year=2023, status="plan"),
    Column("Ước thực hiện", year=2023, status="estimate"),
    Column("Đánh giá", role="verdict"),
    Column("Kế hoạch 2024", year=2024, status="plan"),
)


def row(marker: str, *cells: str, columns: tuple[Column, ...] = COLUMNS) -> Block:
    text, spans = "", []
    for index, cell in enumerate(cells):
        if cell:
            spans.append(Cell(len(text), len(text) + len(cell), index))
            text += f"{cell} "
    table = Table("Biểu tổng hợp", columns)
    return Block(kind="row", text=AlignedText.of(text.rstrip()), marker=marker, table=table, cells=tuple(spans))


def facts(blocks: Sequence[Block], context: Context = REPORT) -> list[Fact]:
    nlp, docs = spacy.blank("xx"), []
    for block in blocks:
        doc = nlp.make_doc(block.text.text)
        doc._.block, doc._.context = block, context
        docs.append(find(doc))
    return collect(docs, Part(1, (0, 0), list(blocks), context))


def indicators(blocks: Sequence[Block], context: Context = REPORT) -> list[Indicator]:
    return [fact.content for fact in facts(blocks, context) if isinstance(fact.content, Indicator)]


def test_a_row_gives_one_indicator_for_each_column_of_figures() -> None:
    found = indicators([row("3", "3", "Tốc độ tăng GTSX công nghiệp", "%", "14,5", "16 trở lên", "7,6", "", "9-10,2")])
    assert {i.indicator for i in found} == {"Tốc độ tăng giá trị sản xuất công nghiệp"}
    assert [(i.low, i.high, i.unit, i.year, i.status) for i in found] == [
        (14.5, 14.5, "%", 2022, "actual"),
        (16, None, "%", 2023, "plan"),
        (7.6, 7.6, "%", 2023, "estimate"),
        (9, 10.2, "%", 2024, "target"),
    ]


PARENT = row("3", "3", "Tốc độ tăng GTSX công nghiệp và xây dựng", "%", "13,5", "", "", "", "")
NAMES = [
    (row("-", "", "Công nghiệp", "%", "17,0", "", "", "", ""), "Tốc độ tăng giá trị sản xuất công nghiệp", "%"),
    (row("", "", "- Xây dựng", "%", "7,9", "", "", "", ""), "Tốc độ tăng giá trị sản xuất xây dựng", "%"),
    (row("", "", "Trong đó: Thu nội địa", "Tỷ đồng", "7.066", "", "", "", ""), "Thu nội địa", "tỷ đồng"),
    (row("12", "12", "Năng suất lao động", "%", "9,7", "", "", "", ""), "Tốc độ tăng năng suất lao động", "%"),
    (row("16", "16", "Số giường bệnh/vạn dân", "giường", "40"), "Số giường bệnh/vạn dân", "giường bệnh/vạn dân"),
    (row("1", "1", "Mức giảm tỷ lệ sinh", "%0", "0,1", "", "", "", ""), "Mức giảm tỷ lệ sinh", "‰"),
    (row("2", "2", "Thu nhập bình quân (triệu đồng)", "", "65,5", "", "", "", ""), "Thu nhập bình quân", "triệu đồng"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "name", "unit"), NAMES, ids=[name for _, name, _ in NAMES])
def test_names_and_units_of_rows(block: Block, name: str, unit: str) -> None:
    found = indicators([PARENT, block])[-1]
    assert (found.indicator, found.unit) == (name, unit)


def test_the_verdict_is_of_the_result() -> None:
    found = indicators([row("7", "7", "Kim ngạch xuất khẩu", "triệu USD", "90", "100", "80", "Không đạt KH", "95")])
    assert [i.met for i in found] == [None, None, False, None]


@pytest.mark.parametrize(
    ("text", "met"),
    [("ĐạtKH", True), ("Vượt kế hoạch", True), ("Không đạt KH", False), ("Chưa hoàn thành", False), ("", None)],
)
def test_verdicts(text: str, met: bool | None) -> None:
    assert verdict_of(text) is met


def test_of_two_columns_that_seem_the_same_the_first_is_the_plan() -> None:
    columns = (
        Column("Chỉ tiêu", role="name"),
        Column("Năm 2023", year=2023, status="actual"),
        Column("Năm 2023 ước thực hiện", year=2023, status="actual"),
    )
    found = indicators([row("1", "Tỷ lệ đô thị hóa (%)", "40", "39", columns=columns)])
    assert [(i.low, i.status) for i in found] == [(40, "plan"), (39, "estimate")]


def test_a_plan_for_its_own_year_is_a_target() -> None:
    plan = Context(metadata=Metadata(type="Kế hoạch"), year=2024)
    columns = (Column("Chỉ tiêu", role="name"), Column("Kế hoạch năm 2024", year=2024, status="plan"))
    assert [i.status for i in indicators([row("1", "Tỷ lệ đô thị hóa (%)", "40", columns=columns)], plan)] == ["target"]


def test_items_take_the_year_of_their_lead_in() -> None:
    lead = Block(kind="paragraph", text=AlignedText.of("Phấn đấu đến năm 2026:"))
    item = Block(kind="item", text=AlignedText.of("Tỷ lệ hộ nghèo dưới 1%;"), marker="-")
    after = Block(kind="paragraph", text=AlignedText.of("Thu nội địa đạt 900 tỷ đồng."))
    assert [i.year for i in indicators([lead, item, item, after])] == [2026, 2026, 2023]


def test_met_is_printed_only_where_it_is_told() -> None:
    told, untold = facts([row("7", "7", "Thu nội địa", "tỷ đồng", "", "", "80", "Đạt", "95")])
    assert told.to_json()["met"] is True
    assert "met" not in untold.to_json()


def test_a_row_without_figures_sets_the_year_of_the_rows_below_it() -> None:
    columns = (*COLUMNS[:3], Column("Kết quả", status="actual"))
    rows = [
        row("I", "I", "Đến năm 2030", columns=columns),
        row("4", "4", "Tỷ lệ giao dịch không dùng tiền mặt", "%", "≥ 80", columns=columns),
        row("5", "5", "Quy mô kinh tế số", "% GRDP", "≥ 30% và tăng dần", columns=columns),
    ]
    assert [(i.low, i.high, i.unit, i.year, i.status) for i in indicators(rows)] == [
        (80, None, "%", 2030, "target"),
        (30, None, "%", 2030, "target"),
    ]


def test_the_items_below_a_sum_part_it() -> None:
    texts = ("Chi phí bồi thường khoảng 90 tỷ đồng, trong đó:", "Đoạn qua xã Giao Hải khoảng 60 tỷ đồng;")
    blocks = [
        Block(kind=kind, text=AlignedText.of(text)) for kind, text in zip(("paragraph", "item"), texts, strict=True)
    ]
    assert [(i.indicator, i.low) for i in indicators(blocks)] == [
        ("Chi phí bồi thường", 90),
        ("Chi phí bồi thường đoạn qua xã Giao Hải", 60),
    ]


def test_an_item_that_is_a_sum_holds_for_the_items_one_level_below_it() -> None:
    chapter = Heading(1, "", "Vốn")
    part = Heading(2, "-", "Chi phí bồi thường")
    rows = (
        ("paragraph", (), "Dự toán gồm:"),
        ("item", (chapter,), "Chi phí bồi thường 90 tỷ đồng, gồm:"),
        ("item", (chapter, part), "Đoạn qua xã Giao Hải khoảng 60 tỷ đồng;"),
        ("item", (chapter,), "Vốn vay: 30 tỷ đồng."),
    )
    blocks = [Block(kind=kind, text=AlignedText.of(text), path=path) for kind, path, text in rows]  # type: ignore[arg-type]
    assert [i.indicator for i in indicators(blocks)] == [
        "Chi phí bồi thường",
        "Chi phí bồi thường đoạn qua xã Giao Hải",
        "Vốn vay",
    ]


def test_the_rows_below_a_structure_are_shares_and_a_reduction_is_named_so() -> None:
    rows = [
        row("3", "3", "Cơ cấu kinh tế", "%"),
        row("-", "-", "Dịch vụ", "%", "30,1"),
        row("5", "5", "Giảm tỷ lệ hộ nghèo", "%", "2,1"),
        row("6", "6", "Diện tích lúa cả năm", "ha", "22.950"),
    ]
    assert [i.indicator for i in indicators(rows)] == [
        "Tỷ trọng dịch vụ trong cơ cấu kinh tế",
        "Mức giảm tỷ lệ hộ nghèo",
        "Diện tích lúa cả năm",
    ]


def test_each_figure_of_a_cell_is_told_apart_by_what_it_is_for() -> None:
    columns = (*COLUMNS[:3], Column("Kế hoạch năm 2030", 2030, "plan"))
    found = indicators([row("4", "4", "Xếp hạng cạnh tranh số", "thứ bậc", "≤ 3 vùng; ≤ 50 cả nước", columns=columns)])
    assert [(i.indicator, i.high) for i in found] == [
        ("Xếp hạng cạnh tranh số (vùng)", 3),
        ("Xếp hạng cạnh tranh số (cả nước)", 50),
    ]
