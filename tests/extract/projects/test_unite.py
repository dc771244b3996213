"""Which mentions of one part are one project."""

from __future__ import annotations

import pytest
import spacy
from phancong.extract import projects
from phancong.extract.document import Block, Context, Part
from phancong.extract.facts import Fact, Project
from phancong.extract.text import AlignedText

PARTS: list[tuple[list[str], str | None, list[str]]] = [
    (["Triển khai KCN VSIP Thái Bình.", "Hạ tầng KCN VSIP"], "Thái Bình", ["Khu công nghiệp VSIP Thái Bình"]),
    (["Tiến độ KCN VSIP", "Dự án hạ tầng KCN VSIP Thái Bình"], "Thái Bình", ["Khu công nghiệp VSIP Thái Bình"]),
    (["KCN Hải Long", "khu công nghiệp - đô thị - dịch vụ Hải Long"], None, ["Khu công nghiệp Hải Long"]),
    (["KCN Tiền Hải", "CCN Tiền Hải"], None, ["Khu công nghiệp Tiền Hải", "Cụm công nghiệp Tiền Hải"]),
    (["cao tốc CT.08", "cao tốc CT 08 và cao tốc CT08"], None, ["Cao tốc Ninh Bình - Hải Phòng (CT.08)"]),
    (["Cao tốc Ninh Bình - Hải Phòng", "dự án cao tốc CT.08"], None, ["Cao tốc Ninh Bình - Hải Phòng (CT.08)"]),
    (["đầu tư đường Trà Lý", "nâng cấp cầu Trà Lý"], None, ["Đường Trà Lý", "Cầu Trà Lý"]),
    (["Khu kinh tế Nghi Sơn", "các dự án trong Khu kinh tế"], "Thanh Hóa", ["Khu kinh tế Nghi Sơn"]),
    (["doanh nghiệp trong Khu kinh tế ổn định"], "Thái Bình", ["Khu kinh tế Thái Bình"]),
    (["doanh nghiệp trong Khu kinh tế ổn định"], None, []),
    (["KKT Vân Đồn, KKT Quảng Yên", "trong Khu kinh tế"], None, ["Khu kinh tế Vân Đồn", "Khu kinh tế Quảng Yên"]),
]  # fmt: skip


def facts_of(lines: list[str], province: str | None) -> list[Fact]:
    nlp = spacy.blank("xx")
    nlp.add_pipe(projects.COMPONENT)
    source = "\n".join(lines)
    context = Context(province=province)
    docs, blocks, at = [], [], 0
    for line in lines:
        doc = nlp.make_doc(line)
        block = Block(kind="paragraph", text=AlignedText.of(source, at, at + len(line)))
        doc._.block, doc._.context = block, context
        docs.append(nlp.get_pipe(projects.COMPONENT)(doc))
        blocks.append(block)
        at += len(line) + 1
    facts = projects.collect(docs, Part(number=1, span=(0, len(source)), blocks=blocks, context=context))
    assert all(fact.quote == source[fact.start : fact.end] for fact in facts)
    return facts


@pytest.mark.parametrize(("lines", "province", "expected"), PARTS, ids=lambda x: str(x)[:50])
def test_projects_of_a_part(lines: list[str], province: str | None, expected: list[str]) -> None:
    assert [fact.content.name for fact in facts_of(lines, province) if isinstance(fact.content, Project)] == expected


def test_the_other_spellings_are_aliases() -> None:
    (fact,) = facts_of(["KCN VSIP", "dự án đầu tư hạ tầng KCN VSIP Thái Bình"], "Thái Bình")
    assert isinstance(fact.content, Project)
    assert {"KCN VSIP", "dự án đầu tư hạ tầng KCN VSIP Thái Bình"} <= set(fact.content.aliases)
    assert fact.quote == "KCN VSIP"


def test_an_airport_under_both_its_names() -> None:
    (fact,) = facts_of(["Dự án sân bay Gia Bình", "Cảng hàng không quốc tế Gia Bình"], "Bắc Ninh")
    assert isinstance(fact.content, Project)
    assert "Cảng hàng không quốc tế Gia Bình" in fact.content.aliases
