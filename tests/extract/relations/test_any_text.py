"""Any text parses: no exception, spans inside the text and not empty, quotes exact."""

from __future__ import annotations

from functools import cache

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from phancong.extract import citations, named_documents, relations
from phancong.extract.components import mentions_of
from phancong.extract.document import Part
from spacy.language import Language

PIECES = [
    "Nghị quyết số ",
    "29-NQ/TW",
    "1004/QĐ-TTg",
    "số 12, 13 và 14/QĐ-UBND",
    " ngày 17/11/2022",
    " của ",
    "UBND tỉnh",
    "Bộ Tài chính",
    "Kế hoạch ",
    "Đề án ",
    "thực hiện ",
    "Luật ",
    "sửa đổi, bổ sung một số điều của ",
    " và ",
    "; ",
    ", ",
    ". ",
    "(",
    ")",
    "“",
    "”",
    '"',
    "giai đoạn 2021 - 2025",
    "quy hoạch phân khu: ",
    "KĐT Tân An",
    "CCN",
    "Căn cứ ",
    "ban hành kèm theo ",
    "Số: ",
    "/",
    "-",
    "năm 2020",
    "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII",
    "KẾ HOẠCH",
    "e\u0301",
    "İ",
    "\u00a0",
    "báo cáo tổng kết ",
]


FAMILIES = (citations, named_documents, relations)


@cache
def pipeline() -> Language:
    nlp = spacy.blank("xx")
    for family in FAMILIES:
        nlp.add_pipe(family.COMPONENT)
    return nlp


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map("".join))
def test_any_text(text: str) -> None:
    doc = pipeline()(text)
    for family in FAMILIES:
        for mention in mentions_of(doc, family.FAMILY):
            assert 0 <= mention.start < mention.end <= len(text)
        for fact in family.collect([doc], Part(1, (0, len(text)), [])):
            assert text[fact.start : fact.end] == fact.quote
