"""Project facts: a sentence and the (project, relation, object) it states."""

from __future__ import annotations

import pytest
import spacy
from phancong.extract import project_facts, projects
from phancong.extract.components import Mention, add_mentions, mentions_of
from phancong.extract.document import Block, Context, Part
from phancong.extract.facts import Body, Citation, ProjectFact
from phancong.extract.text import AlignedText
from spacy.language import Language
from spacy.tokens import Doc

SENTENCES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # what a count is told to do holds for each name; a label in front is none of it; marks of a scan at the end
    (
        "03 CCN đang hoàn thiện hạ tầng kỹ thuật gồm: Phú Lâm, Tân Chi; và giai đoạn 2 của Bình Sơn.",
        [
            ("Cụm công nghiệp Bình Sơn (giai đoạn 2)", "status", "hoàn thiện hạ tầng kỹ thuật"),
            ("Cụm công nghiệp Phú Lâm", "status", "hoàn thiện hạ tầng kỹ thuật"),
            ("Cụm công nghiệp Tân Chi", "status", "hoàn thiện hạ tầng kỹ thuật"),
        ],
    ),
    (
        "Phát triển công nghiệp: Tiếp nhận 02 khu công nghiệp Bình Sơn, Minh Quang.",
        [
            ("Khu công nghiệp Bình Sơn", "status", "tiếp nhận"),
            ("Khu công nghiệp Minh Quang", "status", "tiếp nhận"),
        ],
    ),
    (
        "Khu công nghiệp Bình Sơn dự kiến khởi công trong quý 2/2025\\.",
        [("Khu công nghiệp Bình Sơn", "milestone", "dự kiến khởi công trong quý 2/2025")],
    ),
    (
        "Khu công nghiệp Bình Sơn phấn đấu hoàn thành đường nội bộ (trục chính) năm 2026}.",
        [("Khu công nghiệp Bình Sơn", "milestone", "phấn đấu hoàn thành đường nội bộ (trục chính) năm 2026")],
    ),
    # places as a list, behind the name or behind its figures
    (
        "Khu công nghiệp Tân Hưng, có diện tích 198 ha, tại các xã: Tân Hưng, Mai Đình và Châu Minh (huyện Hiệp Hòa).",
        [
            ("Khu công nghiệp Tân Hưng", "area", "198 ha"),
            ("Khu công nghiệp Tân Hưng", "location", "các xã: Tân Hưng, Mai Đình và Châu Minh (huyện Hiệp Hòa)"),
        ],
    ),
    (
        "Khu công nghiệp Minh Quang thuộc địa phận hai xã Minh Đức và Ngọc Lâm (thị xã Mỹ Hào).",
        [("Khu công nghiệp Minh Quang", "location", "hai xã Minh Đức và Ngọc Lâm (thị xã Mỹ Hào)")],
    ),
    (
        "Khu đô thị Bắc Sơn tọa lạc tại phường Bắc Sơn và phường Nam Sơn.",
        [("Khu đô thị Bắc Sơn", "location", "phường Bắc Sơn và phường Nam Sơn")],
    ),
    (
        "Cụm công nghiệp Phú Lâm có quy mô 48 ha, nằm trên địa bàn các xã Phú Lâm, Tân Chi, huyện Tiên Du.",
        [
            ("Cụm công nghiệp Phú Lâm", "area", "48 ha"),
            ("Cụm công nghiệp Phú Lâm", "location", "các xã Phú Lâm, Tân Chi, huyện Tiên Du"),
        ],
    ),
    ("Khu công nghiệp Minh Quang cấp nước sạch cho người dân tại các xã Tân Chi, Phú Lâm.", []),
    (
        "Đưa Cảng hàng không quốc tế Long Thành, cảng tàu khách Vũng Tàu vào khai thác trong tháng 6/2026.",
        [
            ("Cảng hàng không quốc tế Long Thành", "milestone", "đưa vào khai thác trong tháng 6/2026"),
            ("Cảng tàu khách Vũng Tàu", "milestone", "đưa vào khai thác trong tháng 6/2026"),
        ],
    ),
    (
        "Khởi công Nhà máy giấy An Tân (280 triệu USD) và KCN Hòa Bình (207,45 ha).",
        [
            ("Nhà máy giấy An Tân", "milestone", "khởi công"),
            ("Khu công nghiệp Hòa Bình", "milestone", "khởi công"),
            ("Nhà máy giấy An Tân", "capital", "280 triệu USD"),
            ("Khu công nghiệp Hòa Bình", "area", "207,45 ha"),
        ],
    ),
    (
        "KCN Trà Bá (quy mô 120 ha, huyện Chư Prông)",
        [
            ("Khu công nghiệp Trà Bá", "area", "120 ha"),
            ("Khu công nghiệp Trà Bá", "location", "huyện Chư Prông"),
        ],
    ),
    # the time that opens the sentence; an investor behind a semicolon; a cost told before the name
    (
        "Trong năm 2025, hoàn thành cầu Đại Ngãi.",
        [("Cầu Đại Ngãi", "milestone", "hoàn thành trong năm 2025")],
    ),
    (
        "Sân bay Phan Thiết có diện tích 545 ha; nhà đầu tư là Công ty cổ phần Rạng Đông; đang thi công.",
        [
            ("Sân bay Phan Thiết", "area", "545 ha"),
            ("Sân bay Phan Thiết", "investor", "Công ty cổ phần Rạng Đông"),
            ("Sân bay Phan Thiết", "status", "đang thi công"),
        ],
    ),
    (
        "Tổng mức đầu tư Dự án xây dựng cầu Nhật Lệ 3 là 980.500.000.000 đồng.",
        [("Dự án xây dựng cầu Nhật Lệ 3", "capital", "980.500.000.000 đồng")],
    ),
    # no state of the works: a question, what a document approves, a bare doing
    ("Triển khai dự án KCN Tân Hưng như thế nào?", []),
    ("Vốn của cụm cảng lớn gấp đôi, tương đương vốn bằng KCN Tân Hưng.", []),
    ("Đầu tư KCN Tân Hưng.", []),
    (
        "Hoàn thành cầu Thủ Biên 2 trước ngày 30/4/2022.",
        [("Cầu Thủ Biên 2", "milestone", "hoàn thành trước ngày 30/4/2022")],
    ),
    (
        "Đẩy nhanh tiến độ các công trình: cao tốc Biên Hòa - Vũng Tàu; cầu Nhơn Trạch.",
        [
            ("Cao tốc Biên Hòa - Vũng Tàu", "status", "đẩy nhanh tiến độ"),
            ("Cầu Nhơn Trạch", "status", "đẩy nhanh tiến độ"),
        ],
    ),
    ("Thành lập CCN Ninh An (huyện Kiến Xương)", [
        ("Cụm công nghiệp Ninh An", "status", "thành lập"),
        ("Cụm công nghiệp Ninh An", "location", "huyện Kiến Xương"),
    ]),
    (
        "Tổ chức lễ khởi công, động thổ một số dự án trọng điểm: KCN Hải Long; Nhà máy Lotes.",
        [
            ("Khu công nghiệp Hải Long", "milestone", "lễ khởi công, động thổ"),
            ("Nhà máy Lotes", "milestone", "lễ khởi công, động thổ"),
        ],
    ),
    (
        "Nhà máy A Tân, Nhà máy Lotes tại KCN Liên Hà Thái",
        [
            ("Nhà máy A Tân", "location", "Khu công nghiệp Liên Hà Thái"),
            ("Nhà máy Lotes", "location", "Khu công nghiệp Liên Hà Thái"),
        ],
    ),
    (
        "KCN Sông Hậu có diện tích 290 ha, tổng mức đầu tư 1.200 tỷ đồng, do Công ty cổ phần Sông Xanh đầu tư.",
        [
            ("Khu công nghiệp Sông Hậu", "area", "290 ha"),
            ("Khu công nghiệp Sông Hậu", "capital", "1.200 tỷ đồng"),
            ("Khu công nghiệp Sông Hậu", "investor", "Công ty cổ phần Sông Xanh"),
        ],
    ),
    (
        "Giao Sở Giao thông vận tải làm chủ đầu tư dự án cầu Sa Cao.",
        [("Cầu Sa Cao", "responsible_body", "Sở Giao thông vận tải")],
    ),
    ("KCN VSIP (phấn đấu khởi công trong quý 1/2024)", [
        ("Khu công nghiệp VSIP", "milestone", "phấn đấu khởi công trong quý 1/2024"),
    ]),
    (
        "Đường dây 500kV Quảng Trạch - Phố Nối hoàn thành trước ngày 30/6/2024.",
        [("Đường dây 500kV Quảng Trạch - Phố Nối", "milestone", "hoàn thành trước ngày 30/6/2024")],
    ),
    ("KCN Hải Long đang hoàn thiện thủ tục đầu tư.", [
        ("Khu công nghiệp Hải Long", "status", "đang hoàn thiện thủ tục đầu tư"),
    ]),
    ("Hồ chứa nước Sông Cái thuộc Hệ thống thủy lợi Tân Mỹ", [
        ("Hồ chứa nước Sông Cái", "part_of", "Hệ thống thủy lợi Tân Mỹ"),
    ]),
    ("Khánh thành, đưa Nhà máy thủy điện Nậm Mức 2 vào khai thác.", [
        ("Nhà máy thủy điện Nậm Mức 2", "milestone", "khánh thành, đưa vào khai thác"),
    ]),
    ("Bến cảng hàng lỏng tại Ba Lạt", [("Bến cảng hàng lỏng tại Ba Lạt", "location", "Ba Lạt")]),
    ("Thực hiện hiệu quả Đề án chuyển đổi số; Dự án xây dựng Khu thực nghiệm sinh học Thái Bình.", [
        ("Khu thực nghiệm sinh học Thái Bình", "status", "thực hiện hiệu quả"),
    ]),
    # owners: of each in a list, known by a name alone, a company in short; never a person
    ("CCN Tân An và CCN Bình Phú do CTCP Hạ tầng Sao Mai làm chủ đầu tư, có tổng vốn 500 tỷ đồng.", [
        ("Cụm công nghiệp Tân An", "investor", "Công ty cổ phần Hạ tầng Sao Mai"),
        ("Cụm công nghiệp Bình Phú", "investor", "Công ty cổ phần Hạ tầng Sao Mai"),
    ]),
    ("KCN Đông Hà do Sao Mai Group làm chủ đầu tư, có diện tích gần 300ha, tổng vốn 90,5 tỉ đồng, "
     "nằm trên các xã Vân Nội, Bắc Hồng và thị trấn Tân Lập, huyện Đông Sơn.", [
        ("Khu công nghiệp Đông Hà", "investor", "Sao Mai Group"),
        ("Khu công nghiệp Đông Hà", "area", "gần 300ha"),
        ("Khu công nghiệp Đông Hà", "capital", "90,5 tỉ đồng"),
        ("Khu công nghiệp Đông Hà", "location", "các xã Vân Nội, Bắc Hồng và thị trấn Tân Lập, huyện Đông Sơn"),
    ]),
    ("Các huyện hoàn thành giải phóng mặt bằng KCN Tân Hưng.", [
        ("Khu công nghiệp Tân Hưng", "status", "hoàn thành giải phóng mặt bằng"),
    ]),
    ("Khu đô thị Bắc Sơn rộng gần 227ha, vốn hơn 17.000 tỷ đồng.", [
        ("Khu đô thị Bắc Sơn", "area", "gần 227ha"),
        ("Khu đô thị Bắc Sơn", "capital", "hơn 17.000 tỷ đồng"),
    ]),
    ("Giao Sở Xây dựng thực hiện dự án cầu Sa Cao.", [("Cầu Sa Cao", "responsible_body", "Sở Xây dựng")]),
    ("Đồng ý chủ trương đầu tư Khu công nghiệp Tân Hưng, tỉnh Bắc Giang.", [
        ("Khu công nghiệp Tân Hưng", "status", "đồng ý chủ trương đầu tư"),
        ("Khu công nghiệp Tân Hưng", "location", "tỉnh Bắc Giang"),
    ]),
    ("Trình Chính phủ lập tổ công tác do một Phó Thủ tướng đứng đầu để đẩy nhanh tiến độ cầu Sa Cao.", [
        ("Cầu Sa Cao", "status", "đẩy nhanh tiến độ"),
    ]),
    # nothing is said of the place where something else happens
    ("Thu hút vốn vào Khu kinh tế Thái Bình; giá thuê đất tại KCN Tiền Hải ổn định.", []),
]  # fmt: skip


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("xx")
    nlp.add_pipe(projects.COMPONENT)
    nlp.add_pipe(project_facts.COMPONENT)
    return nlp


def read(nlp: Language, text: str, block: Block | None = None, cited: str | None = None) -> Doc:
    doc = nlp.make_doc(text)
    doc._.block, doc._.context = block, Context(province="Thái Bình")
    if cited:
        start = text.index(cited)
        mention = Mention(
            start=start, end=start + len(cited), content=Citation(type=None, number=cited), rule="", confidence=1
        )
        add_mentions(doc, "citations", [mention])
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def stated(doc: Doc) -> set[tuple[str, str, str]]:
    found = (mention.content for mention in mentions_of(doc, "project_facts"))
    return {(fact.project, fact.relation, fact.object) for fact in found if isinstance(fact, ProjectFact)}


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_facts_of_a_sentence(nlp: Language, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = stated(read(nlp, text))
    assert set(expected) <= found
    assert bool(expected) or not found


def test_an_approving_document(nlp: Language) -> None:
    text = "Dự án KCN VSIP được Thủ tướng Chính phủ chấp thuận tại Quyết định số 1004/QĐ-TTg."
    assert stated(read(nlp, text, cited="1004/QĐ-TTg")) == {("Khu công nghiệp VSIP", "approved_by", "1004/QĐ-TTg")}
    text = "Quyết định số 12/QĐ-UBND phê duyệt dự án cầu Sa Cao."
    assert ("Cầu Sa Cao", "approved_by", "12/QĐ-UBND") in stated(read(nlp, text, cited="12/QĐ-UBND"))


@pytest.mark.parametrize("mark", ["^", ""])
def test_a_note_lists_what_the_sentence_governs(nlp: Language, mark: str) -> None:
    """The mark stands in the text, or was cut out of it: then only the source tells where it was."""
    body, note = (
        "Tập trung đẩy nhanh tiến độ các công trình trọng điểm^3. Hết.",
        "Cao tốc CT.08; KCN Hải Long; cầu Sa Cao",
    )
    source = f"{body}\n{note}"
    text = AlignedText.of(source, 0, len(body))
    if not mark:
        at = body.index("^")
        text = AlignedText.join([text.slice(0, at), text.slice(at + 2, len(body))], "")
    blocks = [
        Block(kind="paragraph", text=text),
        Block(kind="footnote", text=AlignedText.of(source, len(body) + 1)),
    ]
    docs = [read(nlp, block.text.text, block) for block in blocks]
    facts = project_facts.collect(docs, Part(1, (0, len(source)), blocks, Context()))
    noted = {f.content.project for f in facts if isinstance(f.content, ProjectFact) and f.rule == "fact-footnote-list"}
    assert noted == {"Cao tốc Ninh Bình - Hải Phòng (CT.08)", "Khu công nghiệp Hải Long", "Cầu Sa Cao"}
    assert all(fact.quote == source[fact.start : fact.end] for fact in facts)


def test_a_body_that_owns(nlp: Language) -> None:
    text = "Ban Quản lý dự án tỉnh làm chủ đầu tư dự án cầu Sa Cao."
    doc = nlp.make_doc(text)
    body = Mention(start=0, end=22, content=Body(name="Ban Quản lý dự án tỉnh"), rule="", confidence=1)
    add_mentions(doc, "bodies", [body])
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert ("Cầu Sa Cao", "responsible_body", "Ban Quản lý dự án tỉnh") in stated(doc)


def test_fields_of_a_decision(nlp: Language) -> None:
    lines = [
        "Điều 1. Phê duyệt chủ trương đầu tư Dự án Xây dựng cầu Tân Hưng, huyện Lạng Giang như sau:",
        "2. Chủ đầu tư: Ban Quản lý dự án huyện Lạng Giang.",
        "3. Địa điểm xây dựng: xã Tân Hưng, huyện Lạng Giang;",
        "- Tổng mức đầu tư: 14.950 triệu đồng.",
        "- Thời gian thực hiện: năm 2021 - 2023.",
        "Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành.",
    ]
    source = "\n".join(lines)
    blocks = [
        Block(kind="paragraph", text=AlignedText.of(source, at := source.index(line), at + len(line))) for line in lines
    ]
    docs = [read(nlp, block.text.text, block) for block in blocks]
    facts = project_facts.collect(docs, Part(1, (0, len(source)), blocks, Context()))
    found = {(f.content.relation, f.content.object) for f in facts if isinstance(f.content, ProjectFact)}
    assert {
        ("responsible_body", "Ban Quản lý dự án huyện Lạng Giang"),
        ("location", "xã Tân Hưng, huyện Lạng Giang"),
        ("capital", "14.950 triệu đồng"),
        ("milestone", "năm 2021 - 2023"),
    } <= found
    assert len({f.content.project for f in facts if isinstance(f.content, ProjectFact)}) == 1


FORMS = [
    (
        "a field before the name, fields that stand below their labels, steps with their times",
        [
            "1. Nhà đầu tư: Công ty TNHH Gió Biển.",
            "2. Tên dự án: Khu công nghiệp Hòa Tâm.",
            "Địa điểm thực hiện dự án",
            "Xã Hòa Tâm, thị xã Đông Hòa",
            "Quy mô dự án:",
            "- Diện tích sử dụng đất: 85,5 ha.",
            "5. Vốn đầu tư của dự án: 920 tỷ đồng, trong đó vốn góp của nhà đầu tư là 184 tỷ đồng.",
            "- Hoàn thành thủ tục đất đai: Quý II/2024;",
        ],
        {
            ("investor", "Công ty TNHH Gió Biển"),
            ("location", "Xã Hòa Tâm, thị xã Đông Hòa"),
            ("area", "85,5 ha"),
            ("capital", "920 tỷ đồng"),
            ("capital", "vốn góp của nhà đầu tư 184 tỷ đồng"),
            ("milestone", "hoàn thành thủ tục đất đai: Quý II/2024"),
        },
    ),
    (
        "the project was named before the form, which tells only what it lies in",
        [
            "Thông tin về dự án nhà ở xã hội Ánh Dương như sau.",
            "(1) Tên dự án: Nhà ở xã hội tại lô B thuộc Khu đô thị Nam Cường.",
            "(2) Địa điểm: phường Tân Bình.",
            "(3) Tổng mức đầu tư: 310 tỷ đồng.",
        ],
        {("location", "phường Tân Bình"), ("capital", "310 tỷ đồng")},
    ),
]


@pytest.mark.parametrize(("lines", "expected"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS])
def test_forms(nlp: Language, lines: list[str], expected: set[tuple[str, str]]) -> None:
    source = "\n".join(lines)
    spans = [(source.index(line), source.index(line) + len(line)) for line in lines]
    blocks = [Block(kind="paragraph", text=AlignedText.of(source, start, end)) for start, end in spans]
    docs = [read(nlp, block.text.text, block) for block in blocks]
    facts = project_facts.collect(docs, Part(1, (0, len(source)), blocks, Context()))
    told = [f.content for f in facts if isinstance(f.content, ProjectFact) and f.rule.startswith("form-")]
    assert {(fact.relation, fact.object) for fact in told} == expected
    assert len({fact.project for fact in told}) == 1
    assert all(f.quote == source[f.start : f.end] for f in facts)


def test_asking_for_a_project_does_not_approve_it(nlp: Language) -> None:
    text = "Công văn số 684/KKT-QLĐT về việc xin chủ trương đầu tư dự án cầu Sa Cao."
    assert not {fact for fact in stated(read(nlp, text, cited="684/KKT-QLĐT")) if fact[1] == "approved_by"}


def test_an_address_and_a_time_behind_the_name(nlp: Language) -> None:
    text = "Hoàn thành công trình hồ chứa nước Ea Rớt, xã Cư Elang, huyện Ea Kar trong quý II/2018."
    assert {
        ("Hồ chứa nước Ea Rớt", "location", "xã Cư Elang, huyện Ea Kar"),
        ("Hồ chứa nước Ea Rớt", "milestone", "hoàn thành trong quý II/2018"),
    } <= stated(read(nlp, text))


def test_a_project_as_the_topic_of_what_a_body_is_to_do(nlp: Language) -> None:
    text = "Dự án hồ chứa nước Nặm Cắt: Sở Xây dựng đôn đốc nhà thầu."
    doc = nlp.make_doc(text)
    start = text.index("Sở")
    body = Mention(start=start, end=start + 11, content=Body(name="Sở Xây dựng tỉnh Y"), rule="", confidence=1)
    add_mentions(doc, "bodies", [body])
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert ("Hồ chứa nước Nặm Cắt", "responsible_body", "Sở Xây dựng tỉnh Y") in stated(doc)
