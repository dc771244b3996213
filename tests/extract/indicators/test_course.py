"""Texts without a head: what they say of their time and aims holds for the paragraphs after it.

A row: the paragraphs, and for each indicator: name | figure | year | status.
"""

from __future__ import annotations

import pytest
import spacy
from phancong.extract.components import Mention, add_mentions
from phancong.extract.document import Block, Context, Part
from phancong.extract.facts import Indicator, Metadata, ProjectFact
from phancong.extract.indicators import collect, find
from phancong.extract.text import AlignedText

NEWS = Context()
RESOLUTION = Context(metadata=Metadata(type="Nghị quyết", date="2020-10-20"), province="Lai Châu", year=2020)

COURSES: list[tuple[str, Context, tuple[str, ...], str]] = [
    (
        "goals-of-a-title",
        NEWS,
        ("Mục tiêu phát triển huyện đến năm 2030", "- Tỷ lệ hộ nghèo còn dưới 2%.", "- Độ che phủ rừng đạt 61%."),
        """Tỷ lệ hộ nghèo | ..2 | 2030 | target
        Độ che phủ rừng | 61..61 | 2030 | target""",
    ),
    (
        "goals-until-a-paragraph-looks-back",
        NEWS,
        (
            "Tỉnh đặt mục tiêu đến năm 2025 tỷ lệ đô thị hóa đạt 40%.",
            "Về xã hội, tỷ lệ lao động qua đào tạo đạt 65%.",
            "Trong 9 tháng năm 2022, thu ngân sách ước đạt 900 tỷ đồng.",
        ),
        """Tỷ lệ đô thị hóa | 40..40 | 2025 | target
        Tỷ lệ lao động qua đào tạo | 65..65 | 2025 | target
        Thu ngân sách | 900..900 | 2022 | estimate""",
    ),
    (
        "a-goal-that-is-passed-is-no-aim",
        NEWS,
        ("Dự kiến đến cuối năm thu ngân sách đạt 70 tỷ đồng, vượt so với mục tiêu; năm 2022 khách đạt 9 lượt.",),
        """Thu ngân sách | 70..70 | 2022 | estimate
        Khách | 9..9 | 2022 | estimate""",
    ),
    (
        "a-span-of-a-rate-is-not-the-aim",
        NEWS,
        (
            "Mục tiêu đến năm 2030 là trở thành tỉnh khá.",
            "Phấn đấu tốc độ tăng trưởng bình quân thời kỳ 2021 - 2030 đạt 9%/năm. Thu nhập đạt 5.000 USD.",
        ),
        """Tốc độ tăng trưởng bình quân | 9..9 | 2021-2030 | target
        Thu nhập | 5000..5000 | 2030 | target""",
    ),
    (
        "a-vision-without-figures-is-not-the-aim",
        NEWS,
        (
            "Mục tiêu đến năm 2030: tỷ lệ đô thị hóa đạt 50%.",
            "Phấn đấu đến năm 2045 trở thành thành phố xanh.",
            "Về môi trường, độ che phủ rừng đạt 58%.",
        ),
        """Tỷ lệ đô thị hóa | 50..50 | 2030 | target
        Độ che phủ rừng | 58..58 | 2030 | target""",
    ),
    (
        "goals-without-a-year",
        NEWS,
        ("Các chỉ tiêu chủ yếu của huyện", "Tỷ lệ hộ nghèo giảm còn 3%."),
        "Tỷ lệ hộ nghèo | 3..3 | None | target",
    ),
    (
        "a-word-that-only-looks-like-looking-back",
        NEWS,
        ("Phấn đấu đến năm 2030 tỷ lệ đô thị hóa đạt 45%.", "Tỷ lệ kết nạp đảng viên mới hằng năm đạt 3%."),
        """Tỷ lệ đô thị hóa | 45..45 | 2030 | target
        Tỷ lệ kết nạp đảng viên mới | 3..3 | 2030 | target""",
    ),
    (
        "the-term-that-is-past",
        RESOLUTION,
        (
            "Đánh giá kết quả nhiệm kỳ 2015 - 2020 và mục tiêu nhiệm kỳ 2020 - 2025.",
            "Trong nhiệm kỳ qua, thu ngân sách đạt 4.200/3.900 tỷ đồng.",
        ),
        """Thu ngân sách | 4200..4200 | 2015-2020 | target
        Thu ngân sách | 3900..3900 | 2015-2020 | plan""",
    ),
    (
        "estimates-led-in",
        RESOLUTION,
        ("Dư nợ ước thực hiện đến hết năm 2019 như sau:", "- Dư nợ ngắn hạn là 12 tỷ đồng."),
        "Dư nợ ngắn hạn | 12..12 | 2019 | estimate",
    ),
]


def _line(found: Indicator) -> str:
    low, high = ("" if bound is None else f"{bound:g}" for bound in (found.low, found.high))
    return f"{found.indicator} | {low}..{high} | {found.year} | {found.status}"


@pytest.mark.parametrize(
    ("context", "texts", "expected"), [row[1:] for row in COURSES], ids=[row[0] for row in COURSES]
)
def test_what_a_text_told_before(context: Context, texts: tuple[str, ...], expected: str) -> None:
    docs = []
    for text in texts:
        doc = spacy.blank("xx").make_doc(text)
        doc._.block = Block(kind="item" if text.startswith("- ") else "paragraph", text=AlignedText.of(text))
        doc._.context = context
        docs.append(find(doc))
    facts = collect(docs, Part(number=1, span=(0, 0), blocks=[], context=context))
    assert [_line(f.content) for f in facts if isinstance(f.content, Indicator)] == [
        row.strip() for row in expected.splitlines()
    ]


def test_the_size_and_the_cost_of_a_named_works_are_figures_too() -> None:
    text = "Cụm công nghiệp Đông Phong có diện tích 45 ha, tổng mức đầu tư khoảng 320 tỷ đồng."
    doc = spacy.blank("xx").make_doc(text)
    doc._.block, doc._.context = Block(kind="paragraph", text=AlignedText.of(text)), NEWS
    name = "Cụm công nghiệp Đông Phong"
    facts = [ProjectFact(project=name, relation="area", object="45 ha")]
    facts.append(ProjectFact(project=name, relation="capital", object="khoảng 320 tỷ đồng"))
    add_mentions(
        doc,
        "project_facts",
        [
            Mention(start=0, end=text.index(f.object) + len(f.object), content=f, rule="x", confidence=0.8)
            for f in facts
        ],
    )
    found = collect([find(doc)], Part(number=1, span=(0, 0), blocks=[], context=NEWS))
    assert [_line(f.content) for f in found if isinstance(f.content, Indicator)] == [
        f"Diện tích {name} | 45..45 | None | actual",
        f"Tổng mức đầu tư {name} | 320..320 | None | actual",
    ]
