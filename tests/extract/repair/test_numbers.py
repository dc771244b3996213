"""Numbers of documents, figures and numerals in damaged lines: (written, printed), by engine."""

from __future__ import annotations

import pytest
from phancong.extract.repair.channel import Engine
from phancong.extract.repair.joins import join_edits
from phancong.extract.repair.marks import mark_edits
from phancong.extract.repair.numbers import figure, number_edits, suffix
from phancong.extract.text import AlignedText, Edit

SUFFIXES = [
    ("QĐ-ƯBND", "QĐ-UBND"),
    ("KH-IJBND", "KH-UBND"),
    ("NQ-HĐNb", "NQ-HĐND"),
    ("BGrVT-KHĐT", "BGTVT-KHĐT"),
    ("BGTVT-KHDT", "BGTVT-KHĐT"),
    ("QD-UBND", "QĐ-UBND"),
    ("ND-CP", "NĐ-CP"),
    ("NQ-HPND", "NQ-HĐND"),
    ("CTr/TU", "CTr/TU"),
    ("KL/TƯ", "KL/TU"),
    ("HD-XYZ", "HD-XYZ"),  # HD is a kind of its own, not HĐ; XYZ is unknown
    ("UBND-NCKS", "UBND-NCKS"),
]
LINES: list[tuple[Engine, str, str]] = [
    ("vi", "Quyết định số 23Ố/QĐ-UBND ngày I4/11/2023", "Quyết định số 236/QĐ-UBND ngày 14/11/2023"),
    ("vi", "Nghị quyết số 07- NQ/TU và 12 -KH/TU", "Nghị quyết số 07-NQ/TU và 12-KH/TU"),
    ("vi", "số 07-", "số 07-"),  # the other half is on the next line
    ("vi", "NQ/TU ngày 2 tháng 3", "NQ/TU ngày 2 tháng 3"),
    ("vi", "phòng chống HIV/AIDS tại xã A/B", "phòng chống HIV/AIDS tại xã A/B"),
    ("vi", "giảm 0,2 %0; tỷ lệ %0 0,3 so với 100%", "giảm 0,2 ‰; tỷ lệ ‰ 0,3 so với 100%"),
    ("vi", "m. CẢI CÁCH HÀNH CHÍNH", "III. CẢI CÁCH HÀNH CHÍNH"),
    ("vi", "IIL CẢI CÁCH HÀNH CHÍNH", "III. CẢI CÁCH HÀNH CHÍNH"),
    ("vi", "n. một mục trong danh sách", "n. một mục trong danh sách"),
    ("vi", "hoàn thành trong quý n/2024", "hoàn thành trong quý II/2024"),
    ("vi", "gần 5 tỷ ƯSD do ƯNESCO tài trợ", "gần 5 tỷ USD do UNESCO tài trợ"),
    ("vi", "ố Tỷ trọng lao động % 27,1 25,5", "6 Tỷ trọng lao động % 27,1 25,5"),
    ("vi", "ý kiến của TƯ", "ý kiến của TƯ"),
    ("en", "s6 66/NQ-HDND, 1/Qb-TTg va 62/2020/NB-CP", "s6 66/NQ-HĐND, 1/QĐ-TTg va 62/2020/NĐ-CP"),
    ("en", "HPND tinh va HDND huyén", "HĐND tinh va HĐND huyén"),
    ("bare", "so 25 - HD/BTG ngay", "so 25 - HD/BTG ngay"),
]
FIGURES = [
    ("ó,3", "6,3"),
    ("Ó5,5", "65,5"),
    ("9,3-ỈO,9", "9,3-10,9"),
    ("5.0Ỉ6", "5.016"),
    ("20Ỉ9", "2019"),
    ("B,5", "8,5"),
    ("10Ò%", "100%"),
    ("12,5", None),  # nothing strange
    ("O3", None),  # a code as well as a figure
    ("B5", None),
    ("lo", None),
    ("1.2ỉ", None),  # no well-formed number
]
MARKS: list[tuple[Engine, str, str]] = [
    ("vi", "theo quy định'^. Tổ chức", "theo quy định. Tổ chức"),
    ("vi", "chương trình \"Sáng đường quê\"''*, mỗi xã", 'chương trình "Sáng đường quê", mỗi xã'),
    ("vi", "giải ngân vốn đầu tu' công", "giải ngân vốn đầu tư công"),
    ("vi", "tháo gỡ khó kh^ cho", "tháo gỡ khó kh^ cho"),  # a caret for lost letters
    ("vi", "^ Diện tích lúa", "^ Diện tích lúa"),  # the foot of the page needs its mark
    ("en", "thi truong®. T6 chuc", "thi truong. T6 chuc"),
    ("en", "vuot ké hoach! (chi tiét", "vuot ké hoach (chi tiét"),
    ("en", "Xin cam on!", "Xin cam on!"),
    ("bare", "quy dinh* cua", "quy dinh* cua"),
]


JOINS = [
    ("sảnxuất lúa", "sản xuất lúa"),
    ("kết quả ĐạtKH", "kết quả Đạt KH"),
    ("Ghi chúKế hoạch", "Ghi chú Kế hoạch"),
    ("Nghị quyết 7/NQngày 5", "Nghị quyết 7/NQ ngày 5"),
    ("UBNDhuyện và IKính", "UBND huyện và IKính"),
    ("hưÓTig dẫn", "hưÓTig dẫn"),  # strokes, not a second word
    ("tìiực hiện", "tìiực hiện"),
    ("VietGAP, Hyosung, nghiêng", "VietGAP, Hyosung, nghiêng"),
]


def applied(line: str, edits: list[Edit]) -> str:
    return AlignedText.of(line).replace(edits).text


@pytest.mark.parametrize(("written", "printed"), SUFFIXES)
def test_suffixes(written: str, printed: str) -> None:
    assert suffix(written) == printed
    assert suffix(printed) == printed


@pytest.mark.parametrize(("engine", "written", "printed"), LINES)
def test_lines(engine: Engine, written: str, printed: str) -> None:
    assert applied(written, number_edits(written, 0, engine)) == printed


@pytest.mark.parametrize(("written", "printed"), FIGURES)
def test_figures(written: str, printed: str | None) -> None:
    assert figure(written) == printed


@pytest.mark.parametrize(("engine", "written", "printed"), MARKS)
def test_marks_of_footnotes(engine: Engine, written: str, printed: str) -> None:
    assert applied(written, list(mark_edits(written, 0, engine))) == printed


@pytest.mark.parametrize(("written", "printed"), JOINS)
def test_words_run_together(written: str, printed: str) -> None:
    assert applied(written, list(join_edits(written, 0))) == printed
