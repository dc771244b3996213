"""Sentences that go on about a project named before them: paragraphs and what they say of it."""

from __future__ import annotations

import pytest
import spacy
from phancong.extract import project_facts, projects
from phancong.extract.document import Block, Context, Part
from phancong.extract.facts import ProjectFact
from phancong.extract.text import AlignedText

GOES_ON = [
    (
        ["Khởi công KCN Hải Long. Dự án có quy mô 296,97 ha, do Công ty TNHH Hải Long đầu tư."],
        {("area", "296,97 ha"), ("investor", "Công ty TNHH Hải Long")},
    ),
    (
        [
            "Tỉnh chấp thuận chủ trương đầu tư KCN Đồi Sim.",
            "Dự án nằm trên địa bàn các xã Tân Lập và Đồng Tâm, huyện Yên Thế. Chủ đầu tư dự án là Công ty Sim Xanh.",
            "Công ty TNHH Hạ tầng Gió Bắc là chủ đầu tư dự án, với vốn góp 95,5 tỉ đồng.",
        ],
        {
            ("location", "các xã Tân Lập và Đồng Tâm, huyện Yên Thế"),
            ("investor", "Công ty Sim Xanh"),
            ("investor", "Công ty TNHH Hạ tầng Gió Bắc"),
        },
    ),
    (
        [
            "Sáng 12/5, tỉnh tổ chức lễ khánh thành Nhà máy thủy điện Suối Ngà 2.",
            "Đây là dự án có tổng mức đầu tư gần 1,8 tỷ USD. Thời gian hoạt động của dự án là 50 năm.",
            "Đến nay, nhà máy đã hòa lưới tổ máy số 1.",
        ],
        {
            ("capital", "gần 1,8 tỷ USD"),
            ("milestone", "thời gian hoạt động của dự án là 50 năm"),
            ("status", "đã hòa lưới tổ máy số 1"),
        },
    ),
    (
        ["Khởi công cầu Sa Cao. Công trình thuộc Khu kinh tế Hòn La, tổng vốn đầu tư khoảng 2.300 tỉ đồng."],
        {("part_of", "Khu kinh tế Hòn La"), ("capital", "khoảng 2.300 tỉ đồng")},
    ),
]
SILENT = [
    # two projects: nobody knows which is meant
    ["Khởi công KCN Hải Long và cầu Sa Cao.", "Dự án có quy mô 296 ha."],
    # figures of something else
    ["Khởi công KCN Hải Long.", "Tổng vốn đầu tư toàn xã hội khoảng 90 nghìn tỷ đồng. Diện tích gieo trồng là 5 ha."],
    ["Khởi công KCN Hải Long.", "Các dự án đã khởi công có diện tích 5 ha."],
    # a heading ends what was told before it
    ["Khởi công KCN Hải Long.", "# Về nông nghiệp", "Dự án có quy mô 296 ha."],
]


def facts_of(lines: list[str]) -> list[ProjectFact]:
    nlp = spacy.blank("xx")
    nlp.add_pipe(projects.COMPONENT)
    nlp.add_pipe(project_facts.COMPONENT)
    source = "\n".join(lines)
    docs, blocks = [], []
    for line in lines:
        start = source.index(line)
        text = AlignedText.of(source, start, start + len(line))
        blocks.append(block := Block(kind="heading" if line.startswith("#") else "paragraph", text=text))
        doc = nlp.make_doc(line)
        doc._.block, doc._.context = block, Context(province="Thái Bình")
        for _, component in nlp.pipeline:
            doc = component(doc)
        docs.append(doc)
    facts = project_facts.collect(docs, Part(1, (0, len(source)), blocks, Context()))
    assert all(fact.quote == source[fact.start : fact.end] for fact in facts)
    return [fact.content for fact in facts if isinstance(fact.content, ProjectFact)]


@pytest.mark.parametrize(("lines", "expected"), GOES_ON, ids=[row[0][0][:30] for row in GOES_ON])
def test_what_a_later_sentence_says(lines: list[str], expected: set[tuple[str, str]]) -> None:
    facts = facts_of(lines)
    assert expected <= {(fact.relation, fact.object) for fact in facts}
    assert len({fact.project for fact in facts}) == 1


@pytest.mark.parametrize("lines", SILENT, ids=[row[-1][:30] for row in SILENT])
def test_nothing_is_said_of_the_project(lines: list[str]) -> None:
    assert {fact.relation for fact in facts_of(lines)} <= {"milestone"}


def test_a_block_governs_the_list_below_it() -> None:
    lines = [
        "UBND tỉnh tổ chức khởi công 2 dự án lớn gồm:",
        "- KCN Hải Long có quy mô 296,97 ha.",
        "- Nhà máy Lotes, tổng vốn 500 tỷ đồng.",
        "Tỉnh tập trung phòng chống lụt bão.",
        "KCN Đồi Sim ở phía Bắc.",
    ]
    events = {(fact.project, fact.object) for fact in facts_of(lines) if fact.relation == "milestone"}
    assert events == {("Khu công nghiệp Hải Long", "khởi công"), ("Nhà máy Lotes", "khởi công")}
    assert not facts_of(["Thực hiện các dự án sau:", "- KCN Đồi Sim"])
