"""Relations: documents as (kind, text) blocks and the (subject, relation, object) they say."""

from __future__ import annotations

import pytest
import spacy
from phancong.extract import citations, named_documents, relations
from phancong.extract.document import Block, BlockKind, Context, Part
from phancong.extract.facts import DocRelation, Metadata
from phancong.extract.text import AlignedText
from spacy.tokens import Doc

Triple = tuple[str, str, str]


def read(blocks: list[tuple[BlockKind, str]], kind: str | None = None, number: int = 1) -> set[Triple]:
    nlp = spacy.blank("xx")
    for family in (citations, named_documents, relations):
        nlp.add_pipe(family.COMPONENT)
    context = Context(metadata=Metadata(type=kind), province="Nam Định", place="tỉnh Nam Định", level="province")
    docs: list[Doc] = []
    for block_kind, text in blocks:
        doc = nlp.make_doc(text)
        doc._.block, doc._.context = Block(kind=block_kind, text=AlignedText.of(text)), context
        for _, component in nlp.pipeline:
            doc = component(doc)
        docs.append(doc)
    facts = relations.collect(docs, Part(number, (0, 0), [], context))
    return {
        (f.content.subject, f.content.relation, f.content.object) for f in facts if isinstance(f.content, DocRelation)
    }


BETWEEN_OTHERS: list[tuple[str, set[Triple]]] = [
    (
        "Luật số 11/2018/QH14 đã được sửa đổi, bổ sung theo Luật số 12/2020/QH14 và Luật số 13/2022/QH15",
        {("12/2020/QH14", "amends", "11/2018/QH14"), ("13/2022/QH15", "amends", "11/2018/QH14")},
    ),
    (
        "Quyết định số 8/2016/QĐ-UBND bị thay thế bởi Quyết định số 9/2021/QĐ-UBND",
        {("9/2021/QĐ-UBND", "replaces", "8/2016/QĐ-UBND")},
    ),
    (
        "Thông tư số 7/2018/TT-BNV về hướng dẫn thi hành một số quy định của Nghị định số 6/2018/NĐ-CP",
        {("7/2018/TT-BNV", "guides", "6/2018/NĐ-CP")},
    ),
    (
        "Nghị định số 6/2018/NĐ-CP của Chính phủ quy định chi tiết và hướng dẫn thi hành một số điều của Luật Nhà ở",
        {("6/2018/NĐ-CP", "guides", "Luật Nhà ở")},
    ),
    (
        "Nghị quyết số 5/NQ-CP ban hành Chương trình chuyển đổi xanh giai đoạn 2022 - 2030; Nghị quyết số 6/NQ-CP",
        {("5/NQ-CP", "promulgates", "Chương trình chuyển đổi xanh giai đoạn 2022 - 2030")},
    ),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Điện lực",
        {
            ("Luật sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Điện lực", "amends", "Luật Nhà ở"),
            ("Luật sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Điện lực", "amends", "Luật Điện lực"),
        },
    ),
    (
        "Kế hoạch số 71-KH/TU ngày 3/4/2020 của Tỉnh ủy thực hiện Nghị quyết số 50-NQ/TW của Bộ Chính trị",
        {("71-KH/TU", "implements", "50-NQ/TW")},
    ),
    (
        "Kế hoạch số 12/KH-UBND về triển khai thực hiện Nghị quyết số 01/NQ-CP và Nghị quyết số 02/NQ-CP",
        {("12/KH-UBND", "implements", "01/NQ-CP"), ("12/KH-UBND", "implements", "02/NQ-CP")},
    ),
    (
        "Nghị quyết số 99/NQ-CP phê duyệt Chiến lược phát triển kinh tế ban đêm đến năm 2035",
        {("99/NQ-CP", "approves", "Chiến lược phát triển kinh tế ban đêm đến năm 2035")},
    ),
    (
        "Nghị định số 06/2021/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 15/2017/NĐ-CP",
        {("06/2021/NĐ-CP", "amends", "15/2017/NĐ-CP")},
    ),
    ("Thông tư số 9/2022/TT-BTC thay thế Thông tư số 3/2015/TT-BTC", {("9/2022/TT-BTC", "replaces", "3/2015/TT-BTC")}),
    (
        "Nghị định số 132/2008/NĐ-CP quy định chi tiết thi hành một số điều của Luật Năng lượng nguyên tử",
        {("132/2008/NĐ-CP", "guides", "Luật Năng lượng nguyên tử")},
    ),
    (
        "Ban hành Kế hoạch thực hiện Chỉ thị số 33/CT-TTg của Thủ tướng Chính phủ.",
        {("Kế hoạch thực hiện Chỉ thị số 33/CT-TTg của Thủ tướng Chính phủ", "implements", "33/CT-TTg")},
    ),
    (
        "Hoàn thành báo cáo tổng kết 10 năm thực hiện Nghị quyết số 26-NQ/TW.",
        {("Báo cáo tổng kết 10 năm thực hiện Nghị quyết số 26-NQ/TW", "reports_on", "26-NQ/TW")},
    ),
    (
        "Quy chế quản lý chợ đầu mối ban hành kèm theo Quyết định số 8/2019/QĐ-UBND",
        {("8/2019/QĐ-UBND", "promulgates", "Quy chế quản lý chợ đầu mối")},
    ),
    ("Báo cáo số 21/BC-UBND tổng kết 5 năm thực hiện Luật Hòa giải", {("21/BC-UBND", "reports_on", "Luật Hòa giải")}),
    (
        "Thông tư liên tịch số 8/2011/TTLT-BNV-BTC ngày 3/8/2011 của liên Bộ Nội vụ, Bộ Tài chính hướng dẫn thực hiện "
        "một số điều của Nghị định số 116/2010/NĐ-CP",
        {("8/2011/TTLT-BNV-BTC", "guides", "116/2010/NĐ-CP")},
    ),
    ("Nghị quyết số 01/NQ-CP; Công văn số 5/UBND-TH; theo Quyết định số 3/QĐ-TTg", set()),
    ("Tờ trình số 66/TTr-SYT về việc ban hành Quy chế hoạt động của Ban Chỉ đạo phòng dịch tỉnh", set()),
    # A number without its type belongs to the list before it, not to the title before it.
    (
        "các Quyết định: số 5/QĐ-TTg phê duyệt Quy hoạch cảng cá đến năm 2025 và số 6/QĐ-TTg phê duyệt Quy hoạch "
        "nghề muối đến năm 2030",
        {
            ("5/QĐ-TTg", "approves", "Quy hoạch cảng cá đến năm 2025"),
            ("6/QĐ-TTg", "approves", "Quy hoạch nghề muối đến năm 2030"),
        },
    ),
    (
        "Kế hoạch số 3/KH-UBND của UBND tỉnh về phân công, chỉ đạo, điều hành thực hiện Nghị quyết số 1/NQ-CP",
        {("3/KH-UBND", "implements", "1/NQ-CP")},
    ),
    ("Góp ý vào dự thảo báo cáo kết quả thực hiện Nghị quyết số 7-NQ/TW", set()),
]

OF_THE_DOCUMENT: list[tuple[str, list[tuple[BlockKind, str]], set[Triple]]] = [
    (
        "Công văn",
        [
            (
                "paragraph",
                "Thực hiện Kết luận số 9-KL/TW của Bộ Chính trị, Ban Bí thư; Luật Thủ đô số 39/2024/QH15; ý kiến của "
                "Phó Thủ tướng tại Công điện số 5/CĐ-TTg; xét đề nghị của Cục Việc làm tại Tờ trình số 3/TTr-CVL, "
                "Bộ Nội vụ đề nghị các địa phương rà soát lao động.",
            ),
            ("paragraph", "Các nội dung tại Công văn số 88/BNV-VL ngày 1/2/2023 trái với Công văn này được bãi bỏ."),
        ],
        {
            ("this", "implements", "9-KL/TW"),
            ("this", "implements", "39/2024/QH15"),
            ("this", "implements", "5/CĐ-TTg"),
            ("this", "basis", "3/TTr-CVL"),
            ("this", "replaces", "88/BNV-VL"),
        },
    ),
    (
        "Nghị quyết",
        [
            ("heading", "Đánh giá kết quả thực hiện Kế hoạch phát triển đô thị năm 2022"),
            (
                "paragraph",
                "Theo Nghị quyết số 4/NQ-HĐND của HĐND tỉnh về phát triển đô thị năm 2022, Kế hoạch hành động "
                "thực hiện Nghị quyết của HĐND tỉnh về phát triển đô thị năm 2022 đã ban hành.",
            ),
        ],
        {
            ("this", "reports_on", "Kế hoạch phát triển đô thị năm 2022"),
            (
                "Kế hoạch hành động thực hiện Nghị quyết của Hội đồng nhân dân tỉnh về phát triển đô thị năm 2022",
                "implements",
                "4/NQ-HĐND",
            ),
        },
    ),
    (
        "Quyết định",
        [
            ("header", "QUYẾT ĐỊNH"),
            ("header", "Về việc phê duyệt Đề án phát triển chăn nuôi an toàn sinh học đến năm 2030"),
            ("paragraph", "Căn cứ Luật Chăn nuôi ngày 19/11/2018;"),
            (
                "paragraph",
                "Căn cứ Quyết định số 1520/QĐ-TTg ngày 06/10/2020 của Thủ tướng Chính phủ về việc triển khai thực hiện "
                "Nghị quyết số 19-NQ/TW;",
            ),
            ("paragraph", "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 7/TTr-STC ngày 5/1/2023."),
            ("paragraph", "QUYẾT ĐỊNH:"),
            ("item", "Quyết định này thay thế Quyết định số 45/2010/QĐ-UBND của Ủy ban nhân dân tỉnh."),
        ],
        {
            ("this", "approves", "Đề án phát triển chăn nuôi an toàn sinh học đến năm 2030"),
            ("this", "basis", "Luật Chăn nuôi"),
            ("this", "basis", "1520/QĐ-TTg"),
            ("this", "basis", "7/TTr-STC"),
            ("this", "replaces", "45/2010/QĐ-UBND"),
            ("1520/QĐ-TTg", "implements", "19-NQ/TW"),
        },
    ),
    (
        "Kế hoạch",
        [
            ("header", "KẾ HOẠCH"),
            ("header", "Triển khai thực hiện Chỉ thị số 40-CT/TW của Ban Bí thư"),
            (
                "paragraph",
                "Thực hiện Chỉ thị số 40-CT/TW ngày 22/11/2014 của Ban Bí thư; Kế hoạch số 9-KH/TU của Tỉnh ủy, "
                "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
            ),
            ("heading", "I. MỤC ĐÍCH"),
            ("item", "Thực hiện Luật Đầu tư công trong quản lý vốn."),
        ],
        {("this", "implements", "40-CT/TW"), ("this", "implements", "9-KH/TU")},
    ),
    (
        "Chương trình hành động",
        [
            ("header", "thực hiện Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XI"),
            (
                "paragraph",
                "Thực hiện Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XI về giáo dục "
                "(Nghị quyết số 29-NQ/TW ngày 04/11/2013), Tỉnh ủy xây dựng Chương trình hành động như sau:",
            ),
        ],
        {("this", "implements", "29-NQ/TW")},
    ),
    (
        "Báo cáo",
        [("header", "Kết quả 5 năm thực hiện Nghị quyết số 20-NQ/TW ngày 25/10/2017")],
        {("this", "reports_on", "20-NQ/TW")},
    ),
    (
        "Hướng dẫn",
        [("header", "thực hiện Quy định số 37-QĐ/TW về những điều đảng viên không được làm")],
        {("this", "guides", "37-QĐ/TW")},
    ),
]


GROUNDS: list[tuple[str, str, set[Triple]]] = [
    (
        "Công văn",
        "Xét đề nghị của Bộ Xây dựng (Tờ trình số 11/TTr-BXD ngày 4/5/2012); ý kiến của các Bộ: Tài chính (công văn số "
        "600/BTC-ĐT ngày 5/5/2012), Công an (công văn số 70/BCA-V11), Thủ tướng Chính phủ có ý kiến như sau:",
        {("this", "basis", "11/TTr-BXD"), ("this", "basis", "600/BTC-ĐT"), ("this", "basis", "70/BCA-V11")},
    ),
    (
        "Nghị quyết",
        "Sau khi xem xét Tờ trình số 8/TTr-UBND của Ủy ban nhân dân huyện; xét Báo cáo thẩm tra số 9/BC-KTXH,",
        {("this", "basis", "8/TTr-UBND"), ("this", "basis", "9/BC-KTXH")},
    ),
    (
        "Công văn",
        "Phúc đáp Công văn số 123/SXD-QH ngày 4/5/2021 của Sở Xây dựng về góp ý đồ án, Sở Tài chính có ý kiến như sau:",
        {("this", "basis", "123/SXD-QH")},
    ),
    (
        "Hướng dẫn",
        "Căn cứ Quy định số 24-QĐ/TW ngày 30/7/2021 của Ban Chấp hành Trung ương, Ban Tổ chức hướng dẫn như sau:",
        {("this", "basis", "24-QĐ/TW")},
    ),
    (
        "Nghị quyết",
        "Căn cứ Luật Xây dựng và Luật Nhà ở; Nghị quyết số 7/NQ-CP của Chính phủ về Quy hoạch sử dụng đất của tỉnh "
        "và Kế hoạch sử dụng đất kỳ đầu;",
        {("this", "basis", "7/NQ-CP"), ("this", "basis", "Luật Xây dựng"), ("this", "basis", "Luật Nhà ở")},
    ),
    (
        "Kế hoạch",
        "Căn cứ Chỉ thị số 5/CT-UBND, Ủy ban nhân dân huyện ban hành Kế hoạch triển khai thực hiện Đề án “Xóa nhà tạm "
        "giai đoạn 2021-2025” như sau:",
        {("this", "basis", "5/CT-UBND"), ("this", "implements", "Đề án “Xóa nhà tạm giai đoạn 2021-2025”")},
    ),
]

ARTICLES: list[tuple[str, str, set[Triple]]] = [
    (
        "Nghị quyết",
        "Hội đồng nhân dân tỉnh cơ bản nhất trí Quy hoạch phát triển cấp nước tỉnh Nam Định đến năm 2030.",
        {("this", "approves", "Quy hoạch phát triển cấp nước tỉnh Nam Định đến năm 2030")},
    ),
    (
        "Quyết định",
        "Nay phê duyệt “Đề án phát triển thư viện số tỉnh Nam Định đến năm 2030”.",
        {("this", "approves", "Đề án phát triển thư viện số tỉnh Nam Định đến năm 2030")},
    ),
    (
        "Quyết định",
        "Phê duyệt điều chỉnh cục bộ Quy hoạch phát triển cấp nước tỉnh Nam Định đến năm 2030.",
        {("this", "approves", "Quy hoạch phát triển cấp nước tỉnh Nam Định đến năm 2030")},
    ),
    (
        "Thông tư",
        "Thông tư này bãi bỏ Điều 5 Thông tư số 4/2015/TT-BCT và khoản 2 Điều 7 Thông tư số 5/2016/TT-BCT.",
        {("this", "replaces", "4/2015/TT-BCT"), ("this", "replaces", "5/2016/TT-BCT")},
    ),
    ("Quyết định", "Sở Xây dựng thống nhất Kế hoạch phát triển nhà ở tỉnh Nam Định năm 2022 với các huyện.", set()),
]


@pytest.mark.parametrize(("kind", "text", "expected"), GROUNDS, ids=[row[1][:40] for row in GROUNDS])
def test_grounds(kind: str, text: str, expected: set[Triple]) -> None:
    assert read([("paragraph", text)], kind) == expected


@pytest.mark.parametrize(("kind", "text", "expected"), ARTICLES, ids=[row[1][:40] for row in ARTICLES])
def test_articles(kind: str, text: str, expected: set[Triple]) -> None:
    assert read([("item", text)], kind) == expected


@pytest.mark.parametrize(("text", "expected"), BETWEEN_OTHERS, ids=[text[:50] for text, _ in BETWEEN_OTHERS])
def test_between_others(text: str, expected: set[Triple]) -> None:
    assert read([("item", text)]) == expected


@pytest.mark.parametrize(("kind", "blocks", "expected"), OF_THE_DOCUMENT, ids=[row[0] for row in OF_THE_DOCUMENT])
def test_of_the_document(kind: str, blocks: list[tuple[BlockKind, str]], expected: set[Triple]) -> None:
    assert read(blocks, kind) == expected


def test_later_parts_have_their_number() -> None:
    found = read([("paragraph", "Căn cứ Luật Đất đai ngày 29/11/2013;")], "Quyết định", number=2)
    assert found == {("this#2", "basis", "Luật Đất đai")}


def test_a_basis_is_the_law_and_not_the_one_that_amends_it() -> None:
    text = "Căn cứ Luật Nhà ở số 65/2014/QH13 được sửa đổi, bổ sung bởi Luật số 40/2019/QH14;"
    assert read([("paragraph", text)], "Quyết định") == {
        ("this", "basis", "65/2014/QH13"),
        ("40/2019/QH14", "amends", "65/2014/QH13"),
    }


def test_the_documents_that_a_list_ends_are_replaced() -> None:
    blocks: list[tuple[BlockKind, str]] = [
        ("heading", "Hiệu lực thi hành"),
        ("paragraph", "Bãi bỏ các văn bản sau đây:"),
        ("item", "Quyết định số 3/2011/QĐ-UBND ngày 2/3/2011;"),
        ("item", "Quyết định số 4/2012/QĐ-UBND."),
        ("paragraph", "Quyết định số 5/2013/QĐ-UBND vẫn được áp dụng."),
    ]
    assert read(blocks, "Quyết định") == {
        ("this", "replaces", "3/2011/QĐ-UBND"),
        ("this", "replaces", "4/2012/QĐ-UBND"),
    }


def test_the_second_half_of_the_last_article_speaks_of_this_document_too() -> None:
    text = "Quyết định này thay thế Quyết định số 3/QĐ-UBND; bãi bỏ Điều 2 Quyết định số 4/QĐ-UBND."
    assert read([("heading", "Điều khoản"), ("paragraph", text)], "Quyết định") == {
        ("this", "replaces", "3/QĐ-UBND"),
        ("this", "replaces", "4/QĐ-UBND"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thực hiện Chỉ thị số 6/CT-TTg, UBND tỉnh ban hành Công văn số 7/UBND-TH.",
            {("7/UBND-TH", "implements", "6/CT-TTg")},
        ),
        ("Thực hiện Chỉ thị số 6/CT-TTg, toàn huyện đã làm 20 km đường.", set()),
        ("Căn cứ tại Điều 3 Nghị định số 8/2020/NĐ-CP, mức phí như sau:", set()),
    ],
)  # fmt: skip
def test_a_text_about_documents_is_none_of_them(text: str, expected: set[Triple]) -> None:
    assert read([("paragraph", text)]) == expected


DUTY = "Thực hiện Chỉ thị số 6/CT-TTg ngày 3/4/2020 về thư viện; Nghị quyết số 8/NQ-HĐND; "


@pytest.mark.parametrize(
    ("kind", "blocks", "expected"),
    [
        (
            "Báo cáo",
            [("heading", "A. TÌNH HÌNH"), ("paragraph", DUTY + "Sở Nội vụ báo cáo kết quả như sau:")],
            {("this", "implements", "6/CT-TTg"), ("this", "implements", "8/NQ-HĐND")},
        ),
        (
            "Báo cáo",
            [("paragraph", DUTY[:-2] + ", UBND tỉnh đã ban hành Quyết định số 7/QĐ-UBND.")],
            {("7/QĐ-UBND", "implements", "6/CT-TTg"), ("7/QĐ-UBND", "implements", "8/NQ-HĐND")},
        ),
        (
            "Kế hoạch",
            [("paragraph", "Mục đích: Cụ thể hóa, thực hiện đầy đủ, hiệu quả Nghị quyết số 8/NQ-HĐND.")],
            {("this", "implements", "8/NQ-HĐND")},
        ),
        ("Kế hoạch", [("heading", "II. NHIỆM VỤ"), ("item", "Cụ thể hóa Nghị quyết số 8/NQ-HĐND.")], set()),
    ],
)
def test_what_an_opening_or_a_purpose_carries_out(
    kind: str, blocks: list[tuple[BlockKind, str]], expected: set[Triple]
) -> None:
    assert read(blocks, kind) == expected


def test_what_a_decision_promulgates_its_title_and_article_say_once() -> None:
    blocks: list[tuple[BlockKind, str]] = [
        (
            "header",
            "BAN HÀNH KẾ HOẠCH TRIỂN KHAI KẾT LUẬN SỐ 27-KL/TW VỀ ĐẢM BẢO NƯỚC SẠCH CHO CÁC XÃ VÙNG CAO TỈNH SƠN LA",
        ),
        (
            "paragraph",
            "Căn cứ Nghị quyết Đại hội Đảng bộ tỉnh lần thứ X và kế hoạch phát triển nghề cá giai đoạn 2011 - 2015;",
        ),
        (
            "paragraph",
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch triển khai Kết luận số 27-KL/TW về bảo đảm nước sạch "
            "cho các xã vùng cao tỉnh Sơn La.",
        ),
    ]
    found = read(blocks, kind="Quyết định")
    promulgated = [o for s, r, o in found if (s, r) == ("this", "promulgates")]
    assert len(promulgated) == 1
    assert ("this", "implements", "27-KL/TW") not in found
    assert ("this", "basis", "Kế hoạch phát triển nghề cá giai đoạn 2011 - 2015") in found


def test_a_letter_about_a_draft_reports_nothing() -> None:
    title = "V/v xin ý kiến dự thảo báo cáo kết quả thực hiện Nghị quyết số 7-NQ/TW"
    assert not read([("header", title)], kind="Công văn")


def test_a_council_that_agrees() -> None:
    text = "Tán thành thông qua Quy hoạch phát triển chợ tỉnh Phú Thọ đến năm 2020."
    assert ("this", "approves", "Quy hoạch phát triển chợ tỉnh Phú Thọ đến năm 2020") in read(
        [("paragraph", text)], kind="Nghị quyết"
    )
    text = "Thống nhất điều chỉnh một số chỉ tiêu Nghị quyết số 15/NQ-HĐND."
    assert ("this", "amends", "15/NQ-HĐND") in read([("paragraph", text)], kind="Nghị quyết")
