"""What figures take from around them: the place, the year, and what was wanted of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from phancong.extract.components import mentions_of, to_fact
from phancong.extract.document import Block, Context, Part
from phancong.extract.facts import Indicator, Metadata
from phancong.extract.indicators import COMPONENT, collect, find
from phancong.extract.text import AlignedText

REPORT = Context(metadata=Metadata(type="Báo cáo"), province="Nam Định", year=2022, reported_year=2022)
PLAN = Context(metadata=Metadata(type="Kế hoạch"), province="Nam Định", year=2021)
DECISION = Context(metadata=Metadata(type="Quyết định"), province="Nam Định", year=2020)
LETTER = Context(metadata=Metadata(type="Công văn"), province="Nam Định")
DIRECTIVE = Context(metadata=Metadata(type="Chỉ thị"), province="Nam Định", year=2020)
Read = Callable[[Context, tuple[str, ...], str], list[Indicator]]
Line = Callable[[Indicator], str]
GOALS = ("I. MỤC TIÊU", "2. Mục tiêu cụ thể đến năm 2025")


def test_a_result_that_passed_its_plan_is_met(read: Read) -> None:
    (found, plan) = read(REPORT, (), "Giá trị sản phẩm đạt 198,6 triệu đồng/ha, vượt mục tiêu (KH 194 triệu đồng/ha).")
    assert (found.met, plan.status, plan.met) == (True, "plan", None)


def test_the_place_is_the_province_or_the_district_that_speaks(read: Read) -> None:
    district = Context(province="Nam Định", district="Huyện Ý Yên", level="district", year=2022)
    assert [i.place for i in read(REPORT, (), "Thu nội địa đạt 900 tỷ đồng.")] == ["Nam Định"]
    assert [i.place for i in read(district, (), "Thu nội địa đạt 90 tỷ đồng.")] == ["Huyện Ý Yên"]


def test_the_component_works_alone_and_the_quote_is_exact() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe(COMPONENT)
    doc = nlp("Năm 2030, tỷ lệ đô thị hóa đạt 45%.")
    (mention,) = mentions_of(doc, "indicators")
    assert doc.spans["indicators"][0].text.endswith("45%")
    assert to_fact(doc, mention).quote == "Năm 2030, tỷ lệ đô thị hóa đạt 45%"


@pytest.mark.parametrize(
    ("path", "status", "year"),
    [
        (("Kết quả", "Dự kiến cả năm thu được khoảng 62%."), "estimate", 2022),  # a footnote that became an item
        (("Kết quả", "Chỉ tiêu của cả nước năm 2023 là 5 triệu tấn."), "estimate", 2022),
        (("Kết quả", "Nhiệm vụ năm 2023"), "target", 2023),
        (("Nhiệm vụ năm 2023.",), "target", 2023),
    ],
)
def test_a_sentence_with_a_figure_heads_nothing(read: Read, path: tuple[str, ...], status: str, year: int) -> None:
    report = Context(metadata=Metadata(type="Báo cáo"), province="Nam Định", year=2022, reported_year=2022)
    (found,) = read(report, path, "Sản lượng muối ước đạt 85 nghìn tấn.")
    assert (found.status, found.year) == (status, year)


def test_names_hold_no_spots_of_a_scan(read: Read) -> None:
    report = Context(metadata=Metadata(type="Báo cáo"), province="Nam Định", year=2022, reported_year=2022)
    (found,) = read(report, (), "Sản lượng \\ muối ~ hạt ước đạt 85 nghìn tấn.")
    assert found.indicator == "Sản lượng muối hạt"


def test_laws_give_no_guesses(read: Read) -> None:
    law = Context(metadata=Metadata(type="Nghị định"), year=2020)
    assert read(law, (), "Phạt tiền từ 5.000.000 đồng đến 10.000.000 đồng đối với hành vi sau đây.") == []


def test_lines_by_years_part_the_sum_above_them(line: Line) -> None:
    docs = []
    for text in ("Tổng kinh phí thực hiện: 60 tỷ đồng.", "- Năm 2022: 25 tỷ đồng;", "- Năm 2023: 35 tỷ đồng."):
        doc = spacy.blank("xx").make_doc(text)
        doc._.block = Block(kind="item", text=AlignedText.of(text))
        doc._.context = PLAN
        docs.append(find(doc))
    part = Part(number=1, span=(0, 0), blocks=[], context=PLAN)
    found = [fact.content for fact in collect(docs, part)]
    assert [line(i) for i in found if isinstance(i, Indicator)] == [
        "Tổng kinh phí thực hiện | 60..60 | tỷ đồng | None | target",
        "Tổng kinh phí thực hiện | 25..25 | tỷ đồng | 2022 | target",
        "Tổng kinh phí thực hiện | 35..35 | tỷ đồng | 2023 | target",
    ]


@pytest.mark.parametrize(
    ("kind", "texts", "years"),
    [
        ("Quyết định", ("Tổng mức đầu tư: 14 tỷ đồng.", "Thời gian thực hiện: 2019 - 2021."), ["2019-2021"]),
        ("Quyết định", ("Tổng mức đầu tư: 14 tỷ đồng.", "Thời gian thực hiện: 18 tháng."), [None]),
        (None, ("Qua 9 tháng của năm 2018, chăn nuôi ổn định.", "Đàn lợn tăng 4%."), [2018]),
        (None, ("Đàn lợn tăng 4% so với cùng kỳ năm 2015.", "Đàn bò giảm 2% so với cùng kỳ năm 2015."), [2016, 2016]),
        (None, ("Thu ngân sách đạt 59 tỷ đồng.", "Huyện quyết tâm đạt kế hoạch của năm 2024."), [2024]),
        (None, ("Thu ngân sách đạt 59 tỷ đồng, tăng 4%.", "Xã có 9 thôn."), [None, None]),
        (None, ("Năm 2016, GRDP tăng 8%, thu ngân sách đạt 5 tỷ đồng.", "Tỷ lệ hộ nghèo còn 9%."), [2016, 2016, 2016]),
    ],
    ids=[
        "the period of a project",
        "the date of the decision tells none",
        "the months that open a text",
        "the year after the one compared",
        "the only year",
        "no year at all",
        "the year of the other figures",
    ],
)
def test_a_figure_without_a_year_takes_it_from_the_text(
    kind: str | None, texts: tuple[str, ...], years: list[int | str]
) -> None:
    context = Context(metadata=Metadata(type=kind), year=2020 if kind else None)
    docs = []
    for text in texts:
        doc = spacy.blank("xx").make_doc(text)
        doc._.block = Block(kind="paragraph", text=AlignedText.of(text))
        doc._.context = context
        docs.append(find(doc))
    found = [fact.content for fact in collect(docs, Part(number=1, span=(0, 0), blocks=[], context=context))]
    assert [i.year for i in found if isinstance(i, Indicator)] == years


def test_a_goal_without_a_year_is_not_sure() -> None:
    for text, sure in (("Tỷ lệ đô thị hóa đạt 45%.", False), ("Năm 2025, tỷ lệ đô thị hóa đạt 45%.", True)):
        doc = spacy.blank("xx").make_doc(text)
        doc._.block, doc._.context = Block(kind="paragraph", text=AlignedText.of(text)), DECISION
        (mention,) = mentions_of(find(doc), "indicators")
        assert (mention.confidence >= 0.9) is sure


def test_texts_of_no_known_kind_give_no_sizes_without_a_year(read: Read) -> None:
    assert read(Context(), (), "Chiều dài đường băng không nhỏ hơn 500 m.") == []
