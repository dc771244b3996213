"""Any text can be read: no input makes the reader fail, and every span lies in the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from phancong.extract.document import Block, Context
from phancong.extract.indicators.periods import setting_of
from phancong.extract.indicators.prose import Prose
from phancong.extract.numbers import find_quantities, read_cell
from phancong.extract.text import AlignedText

WORDS = [
    "tăng",
    "giảm",
    "đạt",
    "chiếm",
    "gấp",
    "từ",
    "lên",
    "còn",
    "trong đó",
    "và",
    "(",
    ")",
    ";",
    ",",
    ".",
    ":",
    "kế hoạch",
    "tỷ lệ hộ nghèo",
    "GRDP",
    "cơ cấu kinh tế",
    "số",
    "8,5",
    "9%",
    "1.500",
    "14 975",
    "184 nghìn",
    "tỷ đồng",
    "xã",
    "ha",
    "/",
    "-",
    "năm 2023",
    "giai đoạn 2021-2025",
    "đến năm 2030",
    "so với",
    "trở lên",
    "trên",
    "lần",
    "vạn dân",
]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    for quantity in find_quantities(text):
        assert 0 <= quantity.start <= quantity.figure < quantity.end <= len(text)
    read_cell(text)
    block = Block(kind="paragraph", text=AlignedText.of(text))
    for mention in Prose(text, setting_of(block, Context()), {}).read():
        assert 0 <= mention.start < mention.end <= len(text)
