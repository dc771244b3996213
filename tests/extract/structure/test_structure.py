"""Lines to blocks: a newcomer adds a text and the blocks it must become."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phancong.extract.document import Block, Document, Source
from phancong.extract.structure import outline, structure
from phancong.extract.structure.lines import marker_of
from phancong.extract.text import AlignedText

TITLE = "BÁO CÁO\nVề công tác quý I\n\n"


def parse(text: str) -> Document:
    return structure(Source("x.txt", text), AlignedText.of(text))


def shown(block: Block) -> str:
    """'kind path marker text' as the tables below write it."""
    path = "/".join(heading.marker or heading.title for heading in block.path)
    return " ".join(x for x in (f"{block.kind}", f"<{path}>", block.marker, block.text.text) if x)


def body(text: str) -> list[str]:
    return [shown(block) for part in parse(TITLE + text).parts for block in part.blocks if block.kind != "header"]


DECISION = """Căn cứ Luật Tổ chức chính quyền địa phương;
Theo đề nghị của Giám đốc Sở Lao động
- Thương binh và Xã hội tại Tờ trình số 45/TTr-SLĐTBXH.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này
Đề án phát triển nhân lực của tỉnh giai đoạn 2021
- 2025 để thực hiện chủ trương đã nêu tại
Kết luận số 12-KL/TU của Ban Thường vụ Tỉnh ủy (sau đây gọi tắt là
Đề án).
Điều 2. Nhiệm vụ cụ thể
1. Xây dựng kế hoạch hằng năm;
2. Tổng hợp kết quả.
Các sở, ban, ngành theo chức năng tổ chức thực hiện.
Điều 3. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 98/QĐ-UBND.
"""
WRAPPED = """I. KẾT QUẢ ĐẠT ĐƯỢC
1. Về kinh tế
Sản xuất nông nghiệp của tỉnh tiếp tục phát triển ổn định, diện tích gieo trồng đạt
trên 45 nghìn ha; Ủy ban nhân dân tỉnh đã ban hành kế hoạch thực hiện Nghị quyết số 05-
NQ/TU về phát triển nông nghiệp giai đoạn 2021-
2025 và chỉ đạo các huyện triển khai đồng bộ các giải pháp theo đúng tiến độ
- xã hội đề ra.
2. Về xã hội
- Giải quyết việc làm cho 12 nghìn lao động, đạt 80% kế hoạch của cả năm nay, góp phần
giảm nghèo.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            DECISION,
            [
                "paragraph <> Căn cứ Luật Tổ chức chính quyền địa phương;",
                "paragraph <> Theo đề nghị của Giám đốc Sở Lao động - Thương binh và Xã hội tại Tờ trình số "
                "45/TTr-SLĐTBXH.",
                "paragraph <> QUYẾT ĐỊNH:",
                "item <> Điều 1 Ban hành kèm theo Quyết định này Đề án phát triển nhân lực của tỉnh giai đoạn 2021 - "
                "2025 để thực hiện chủ trương đã nêu tại Kết luận số 12-KL/TU của Ban Thường vụ Tỉnh ủy (sau đây gọi "
                "tắt là Đề án).",
                "heading <> Điều 2 Nhiệm vụ cụ thể",
                "item <2> 1 Xây dựng kế hoạch hằng năm;",
                "item <2> 2 Tổng hợp kết quả.",
                "paragraph <2> Các sở, ban, ngành theo chức năng tổ chức thực hiện.",
                "item <> Điều 3 Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 98/QĐ-UBND.",
            ],
        ),
        (
            WRAPPED,
            [
                "heading <> I KẾT QUẢ ĐẠT ĐƯỢC",
                "heading <I> 1 Về kinh tế",
                "paragraph <I/1> Sản xuất nông nghiệp của tỉnh tiếp tục phát triển ổn định, diện tích gieo trồng "
                "đạt trên 45 nghìn ha; Ủy ban nhân dân tỉnh đã ban hành kế hoạch thực hiện Nghị quyết số 05-NQ/TU "
                "về phát triển nông nghiệp giai đoạn 2021-2025 và chỉ đạo các huyện triển khai đồng bộ các giải "
                "pháp theo đúng tiến độ - xã hội đề ra.",
                "heading <I> 2 Về xã hội",
                "item <I/2> - Giải quyết việc làm cho 12 nghìn lao động, đạt 80% kế hoạch của cả năm nay, góp phần "
                "giảm nghèo.",
            ],
        ),
        (
            "## II. NHIỆM VỤ\n\n#### **1.1. Mục tiêu**\n\n"
            "Phấn đấu triển khai xây\n\ndựng khu *đô thị* mới.\n\n(1) Thu hút đầu tư.\n",
            [
                "heading <> II NHIỆM VỤ",
                "heading <II> 1.1 Mục tiêu",
                "paragraph <II/1.1> Phấn đấu triển khai xây dựng khu đô thị mới.",
                "item <II/1.1> (1) Thu hút đầu tư.",
            ],
        ),
        (
            "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi điều chỉnh\n\n1. Quy chế này quy định việc phối hợp.\n\n"
            "a) Trao đổi thông tin;\n\nb) Kiểm tra;\n\n2. Áp dụng cho các sở.\n\nĐiều 2. Nguyên tắc\n",
            [
                "heading <> Chương I QUY ĐỊNH CHUNG",
                "heading <Chương I> Điều 1 Phạm vi điều chỉnh",
                "item <Chương I/Điều 1> 1 Quy chế này quy định việc phối hợp.",
                "item <Chương I/Điều 1/1> a Trao đổi thông tin;",
                "item <Chương I/Điều 1/1> b Kiểm tra;",
                "item <Chương I/Điều 1> 2 Áp dụng cho các sở.",
                "heading <Chương I> Điều 2 Nguyên tắc",
            ],
        ),
        (
            "I- MỤC ĐÍCH\n\n1- Yêu cầu\n\na- Nội dung chủ yếu\n\n+ Tuyên truyền sâu rộng.\n\n"
            "II- TỔ CHỨC THỰC HIỆN\n\n1- Huyện ủy chỉ đạo.\n",
            [
                "heading <> I MỤC ĐÍCH",
                "heading <I> 1 Yêu cầu",
                "heading <I/1> a Nội dung chủ yếu",
                "item <I/1/a> + Tuyên truyền sâu rộng.",
                "heading <> II TỔ CHỨC THỰC HIỆN",
                "item <II> 1 Huyện ủy chỉ đạo.",
            ],
        ),
        (
            "Phần thứ nhất\nTÌNH HÌNH NĂM 2022\n\nTỉnh hoàn thành kế hoạch đề ra.\n\n4\n\n"
            "Phần thứ hai\nNHIỆM VỤ NĂM 2023\n",
            [
                "heading <> Phần thứ nhất TÌNH HÌNH NĂM 2022",
                "paragraph <Phần thứ nhất> Tỉnh hoàn thành kế hoạch đề ra.",
                "paragraph <Phần thứ nhất> 4",
                "heading <> Phần thứ hai NHIỆM VỤ NĂM 2023",
            ],
        ),
    ],
    ids=["decision", "wrapped", "markdown", "regulation", "party", "parts"],
)  # fmt: skip
def test_blocks(text: str, expected: list[str]) -> None:
    found = [line.replace("<Phần thứ nhất/", "<") for line in body(text)]
    assert [_short(line) for line in found] == [_short(line) for line in expected]


def _short(line: str) -> str:
    """Paths by the marker readers print: 'Chương I' stands for the marker 'I' of a chapter."""
    for long, short in (("Chương I", "I"), ("Điều 1", "1"), ("Điều 2", "2"), ("Phần thứ nhất", "thứ nhất")):
        line = line.replace(long, short)
    return line


@pytest.mark.parametrize(
    ("line", "scheme", "marker", "ordinal"),
    [
        ("IV. TỔ CHỨC", "I", "IV", 4),
        ("IIL CẢI CÁCH HÀNH CHÍNH", "I", "III", 3),
        ("L. MỤC TIÊU", "I", "I", 1),
        ("m. TỔ CHỨC THỰC HIỆN", "I", "III", 3),
        ("m. Tổ chức thực hiện", "a", "m", 12),
        ("B. NHIỆM VỤ", "A", "B", 2),
        ("1.10. Thương mại", "1.1", "1.10", 10),
        ("i.5. Xúc tiến", "1.1", "1.5", 5),
        ("đ) Bảo đảm", "a", "đ", 5),
        ("Điều 12a. Hiệu lực", "article", "12a", 12),
        ("Phần thứ ba", "part", "thứ ba", 3),
        ("- Khai thác", "-", "-", 0),
    ],
)
def test_marker(line: str, scheme: str, marker: str, ordinal: int) -> None:
    found = marker_of(line)
    assert found is not None
    assert (found.scheme, found.text, found.ordinal) == (scheme, marker, ordinal)


@pytest.mark.parametrize(
    "line", ["2024. Nâng cao", "29-NQ/TW ngày", "3.000 lao động", "Phần lớn", "Điều chỉnh", "-19,9 %", "1.2 tỷ đồng"]
)
def test_no_marker(line: str) -> None:
    assert marker_of(line) is None


SIGNED = """Nơi nhận:
- Thường trực Tỉnh ủy;
- Các sở, ban, ngành
của tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn Hẳn
"""
HEADER = """ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 9/QĐ-UBND
Trà Vinh, ngày 5 tháng 1 năm 2024

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch cải cách hành chính

Căn cứ Luật Tổ chức chính quyền địa phương;

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính.

"""


def test_recipients_and_signature() -> None:
    blocks = parse(HEADER + SIGNED).parts[0].blocks
    assert [b.text.text for b in blocks if b.kind == "recipients"] == [
        "Nơi nhận:",
        "Thường trực Tỉnh ủy;",
        "Các sở, ban, ngành của tỉnh;",
        "Lưu: VT.",
    ]
    assert [b.text.text for b in blocks if b.kind == "signature"] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Hẳn"]


ATTACHED = "\nKẾ HOẠCH\nCải cách hành chính\n(Kèm theo Quyết định số 9/QĐ-UBND)\n\nI. MỤC TIÊU\n\nGiảm thủ tục.\n"
ANNEX = "\nPHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n\n1. Rà soát thủ tục.\n"
FORM = """
Mẫu số 01

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

ĐƠN ĐỀ NGHỊ
Kính gửi: ........
"""


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (HEADER + SIGNED, ["ỦY BAN NHÂN DÂN"]),
        (HEADER + SIGNED + ATTACHED, ["ỦY BAN NHÂN DÂN", "KẾ HOẠCH"]),
        (HEADER + SIGNED + ANNEX, ["ỦY BAN NHÂN DÂN", "PHỤ LỤC I"]),
        (HEADER + SIGNED + "\n" + HEADER + SIGNED, ["ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"]),
        (HEADER + SIGNED + FORM, ["ỦY BAN NHÂN DÂN"]),
        (HEADER + "Công dân nước Cộng hòa xã hội chủ nghĩa Việt Nam.\n\n" + SIGNED, ["ỦY BAN NHÂN DÂN"]),
        (HEADER + "“KẾ HOẠCH\nphát triển” là tên gọi.\n\n" + SIGNED, ["ỦY BAN NHÂN DÂN"]),
    ],
    ids=["one", "attached plan", "annex", "two decisions", "form", "mention", "quotation"],
)
def test_parts(text: str, starts: list[str]) -> None:
    document = parse(text)
    assert [part.blocks[0].text.text.split("\n")[0] for part in document.parts] == [
        start if start != "ỦY BAN NHÂN DÂN" else "ỦY BAN NHÂN DÂN TỈNH TRÀ VINH" for start in starts
    ]
    assert document.parts[0].span[0] == 0
    assert document.parts[-1].span[1] == len(text)
    assert all(a.span[1] == b.span[0] for a, b in zip(document.parts, document.parts[1:], strict=False))


PAGES = """Năm qua, công nghiệp của tỉnh tăng khá, nhiều dự án lớn được khởi công1, tạo việc
làm cho hàng nghìn lao động địa phương và đóng góp tích cực vào ngân sách, nhất là các

1 Gồm dự án A và dự án B.



7

dự án trong khu công nghiệp. Thương mại, dịch vụ phát triển ổn định, đáp ứng nhu cầu
của người dân.
"""


SCANNED = "\n".join(
    [
        "1.1. Nông nghiệp",
        *["Cây ăn quả, cây công nghiệp, chăn nuôi gia súc đều tăng so với năm"] * 12,
        "nuôi cá lồng giữ được nhịp tăng, nông dân các xã ven sông chuyển sang",
        "1. Chưa kể các hộ nuôi nhỏ lẻ.",
        "2- Dự kiến đạt khoảng 45%.",
        "3. Gồm cá lăng, cá chép giòn, cá trắm đen nuôi trong lồng trên sông Lô và sông Gâm, nhiều nhất ở bốn xã,",
        "nơi hợp tác xã đứng ra mua giống, mua thức ăn và bán cá cho các nhà hàng ở thành phố và các tỉnh lân cận.",
        "\fnuôi lồng quy mô lớn hơn. Giá trị nuôi trồng tăng 3%.",
        "1.2. Công nghiệp",
        "Sản xuất công nghiệp phục hồi, nhiều nhà máy tuyển thêm lao động từ quý II.",
    ]
)


def test_short_notes_above_the_first_wide_one_are_notes_too() -> None:
    blocks = parse(TITLE + SCANNED).parts[0].blocks
    assert [(b.marker, b.text.text[:9]) for b in blocks if b.kind == "footnote"] == [
        ("1", "Chưa kể c"),
        ("2", "Dự kiến đ"),
        ("3", "Gồm cá lă"),
    ]
    (last,) = [b for b in blocks if b.text.text.startswith("Sản xuất")]
    assert [heading.title for heading in last.path] == ["Công nghiệp"]
    (joined,) = [b for b in blocks if "chuyển sang nuôi lồng" in b.text.text]
    assert joined.kind == "paragraph"


def test_entries_of_a_list_above_a_note_stay_in_the_text() -> None:
    listed = SCANNED.replace("1. Chưa kể các hộ nuôi nhỏ lẻ.\n", "").replace("Cây ăn", "1. Cây ăn", 1)
    notes = [b.marker for b in parse(TITLE + listed).parts[0].blocks if b.kind == "footnote"]
    assert notes == ["3"]


def test_a_number_alone_on_its_line_numbers_the_next() -> None:
    assert body("I.\nPhân công\n1.\nSở Xây dựng:\n- Lập quy hoạch.\n2.\nSở Y tế\n- Khám bệnh.\n") == [
        "heading <> I Phân công",
        "heading <I> 1 Sở Xây dựng:",
        "item <I/1> - Lập quy hoạch.",
        "heading <I> 2 Sở Y tế",
        "item <I/2> - Khám bệnh.",
    ]


def test_a_line_with_a_colon_before_bullets_is_what_they_stand_under() -> None:
    assert body("Hai việc phải làm ngay:\n- Rà soát đất.\n- Lập danh sách.\n\nKinh phí do xã cấp.\n")[1:] == [
        "item <Hai việc phải làm ngay:> - Rà soát đất.",
        "item <Hai việc phải làm ngay:> - Lập danh sách.",
        "paragraph <Hai việc phải làm ngay:> Kinh phí do xã cấp.",
    ]


def test_emphasis_of_markdown_around_a_number_leaves_no_trace() -> None:
    assert body("**Điều 2.** Giao Sở Y tế hướng dẫn.\n\n**b) Sở Nội vụ**\n\n* Rà soát biên chế.\n") == [
        "item <> Điều 2 Giao Sở Y tế hướng dẫn.",
        "heading <2> b Sở Nội vụ",
        "item <2/b> * Rà soát biên chế.",
    ]


def test_footnote_leaves_the_sentence_and_points_back() -> None:
    blocks = parse(TITLE + PAGES).parts[0].blocks
    (note,) = [b for b in blocks if b.kind == "footnote"]
    assert (note.marker, note.text.text) == ("1", "Gồm dự án A và dự án B.")
    assert note.anchor is not None
    paragraph = blocks[note.anchor].text.text
    assert "nhất là các dự án trong khu công nghiệp" in paragraph
    assert paragraph.endswith("của người dân.")


def test_end_notes_in_brackets() -> None:
    blocks = parse(TITLE + "Thực hiện theo quy định[1] của tỉnh.\n\n[1] Quyết định số 4/QĐ-UBND.\n").parts[0].blocks
    (note,) = [b for b in blocks if b.kind == "footnote"]
    assert (note.marker, note.text.text, note.anchor) == ("1", "Quyết định số 4/QĐ-UBND.", 2)


def test_outline_shows_headings_and_counts() -> None:
    text = outline(parse(TITLE + WRAPPED))
    assert "I KẾT QUẢ ĐẠT ĐƯỢC" in text
    assert "· 1 paragraph" in text


@pytest.mark.parametrize("text", ["", "\n\n", "x", "|", "-", "PHỤ LỤC", "Nơi nhận:", "1\n2\n3\n", "\f\f", "| |\n| |\n"])
def test_any_text_parses(text: str) -> None:
    assert parse(text).parts


PIECES = st.sampled_from(
    """I. KẾT QUẢ;1. Mục tiêu;- đạt 5%;của tỉnh;\f;;Nơi nhận:;TT Chỉ tiêu Đơn vị;1 GRDP % 8 9 10;PHỤ LỤC;3;*;#;số 01-
NQ/TU;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM;| a | b | c |;**đậm**;[1] Chú thích;TM. BAN;QUYẾT ĐỊNH;a) xây dựng
Năm 2023 là năm bản lề của nhiệm kỳ, có ý nghĩa quan trọng đối với""".replace("\n", ";").split(";")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_every_block_leads_back_to_its_source(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    document = parse(text)
    for part in document.parts:
        for block in part.blocks:
            if not block.text.text:
                continue
            start, end = block.text.to_source(0, len(block.text))
            letters = [c for c in block.text.text if c.isalnum()]
            source = iter(text[start:end])
            assert all(letter in source for letter in letters)
            assert part.span[0] <= start <= end <= part.span[1]


@pytest.mark.parametrize(
    ("lines", "opening"),
    [
        ("CHỈ THỊ VỀ CHÁY RỪNG\nThực hiện Nghị quyết số 1/NQ-CP, Thủ tướng yêu cầu các bộ:", "Thực hiện"),
        ("KẾ HOẠCH\nThực hiện Nghị quyết số 1/NQ-CP\nTheo Chỉ thị số 2/CT-TTg, UBND tỉnh ban hành Kế hoạch:", "Theo"),
        ("CÔNG ĐIỆN\nVề ứng phó bão\nThời gian qua, các tỉnh đã làm tốt việc này.", "Thời gian qua"),
    ],
)  # fmt: skip
def test_a_sentence_in_which_somebody_acts_is_text_and_not_title(lines: str, opening: str) -> None:
    blocks = (
        parse(f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{lines}\n1. Sở Y tế mua thuốc.\n")
        .parts[0]
        .blocks
    )
    told = [block for block in blocks if block.kind != "header"]
    assert told[0].text.text.startswith(opening)
    assert [block.kind for block in told] == ["paragraph", "item"]


def test_a_number_in_a_title_of_capitals_is_no_line_of_its_own() -> None:
    title = "SỬA ĐỔI MỘT SỐ ĐIỀU CỦA QUY ĐỊNH KÈM THEO NGHỊ QUYẾT\nSỐ 9/2022/NQ-HĐND NGÀY 14 THÁNG 7 NĂM 2022"
    text = f"NGHỊ QUYẾT\n{title}\n\nCăn cứ Luật Đầu tư công;\n"
    headers = [block.text.text for block in parse(text).parts[0].blocks if block.kind == "header"]
    assert headers[-1].endswith("KÈM THEO NGHỊ QUYẾT SỐ 9/2022/NQ-HĐND NGÀY 14 THÁNG 7 NĂM 2022")


def test_a_preamble_line_that_begins_with_a_number_goes_on() -> None:
    text = "TỈNH LAI CHÂU\nSố: 5/QĐ-UBND\nQUYẾT ĐỊNH\nVỀ VIỆC GIAO RỪNG\nỦY\nBAN NHÂN DÂN TỈNH LAI CHÂU\n"
    text += "Căn\ncứ Luật Lâm nghiệp của Quốc hội khóa XIV ngày 15 tháng 11 năm 2017;\n"
    text += "Căn\ncứ các thông tư của bộ: Số 3/2010/TT-BTC ngày 4 tháng 1 năm 2010 về đấu giá; số\n"
    text += "17/2011/TT-BTC ngày 5 tháng 7 năm 2011 hướng dẫn giao rừng;\nQUYẾT\nĐỊNH:\nĐiều 1. Giao rừng cho hộ.\n"
    found = [(block.kind, block.text.text) for block in parse(text).parts[0].blocks if "17/2011" in block.text.text]
    assert found[0][1].endswith("về đấu giá; số 17/2011/TT-BTC ngày 5 tháng 7 năm 2011 hướng dẫn giao rừng;")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2. Nhiệm vụ trọng tâm trong năm\n\nTiếp tục cải cách thủ tục hành chính.\n\n3. Giải pháp\n\nHọp sớm.",
            [
                "heading <> 2 Nhiệm vụ trọng tâm trong năm",
                "paragraph <2> Tiếp tục cải cách thủ tục hành chính.",
                "heading <> 3 Giải pháp",
                "paragraph <3> Họp sớm.",
            ],
        ),
        (
            "Điều 1.\nPhê duyệt dự toán mua sắm của\nSở Y tế.\nĐiều 2.\n\nQuyết định này có hiệu lực từ ngày ký.\n",
            [
                "item <> Điều 1 Phê duyệt dự toán mua sắm của Sở Y tế.",
                "item <> Điều 2 Quyết định này có hiệu lực từ ngày ký.",
            ],
        ),
        (
            "Điều 1.\nBan hành kèm theo Quyết định này\nQuy chế làm việc của Trung tâm.\n",
            ["item <> Điều 1 Ban hành kèm theo Quyết định này Quy chế làm việc của Trung tâm."],
        ),
        (
            "Huyện yêu cầu các phòng, các xã tiếp tục thực hiện\nĐề án phát triển chợ nông thôn.\n",
            ["paragraph <> Huyện yêu cầu các phòng, các xã tiếp tục thực hiện Đề án phát triển chợ nông thôn."],
        ),
    ],
    ids=["heading-and-paragraph", "article-on-a-line", "order-and-document", "verb-and-document"],
)  # fmt: skip
def test_what_a_line_joins(text: str, expected: list[str]) -> None:
    assert [_short(line) for line in body(text)] == [_short(line) for line in expected]


def test_a_ground_broken_after_its_first_word_ends_the_title() -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\n-----\nNam Định,\nngày 5 tháng 4 năm 2011\n"
    head += "QUYẾT ĐỊNH\nVỀ VIỆC PHÊ DUYỆT QUY HOẠCH CHỢ\nỦY BAN NHÂN DÂN TỈNH\n"
    blocks = (
        parse(head + "Căn\ncứ Luật Quy hoạch ngày 24/11/2017;\nTheo\nđề nghị của Sở Công Thương,\n").parts[0].blocks
    )
    grounds = [block.text.text for block in blocks if block.kind != "header"]
    assert grounds == ["Căn cứ Luật Quy hoạch ngày 24/11/2017;", "Theo đề nghị của Sở Công Thương,"]


def test_a_date_in_a_sentence_of_many_lines_is_no_line_of_the_header() -> None:
    text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "a) Sở Y tế chủ trì mua thuốc theo\nđúng Chỉ thị số 2/CT-TTg ngày 7 tháng 5 năm 2017 của Thủ tướng.\n"
        "b) Sở Xây dựng lập quy hoạch.\n"
    )
    assert [block.kind for block in parse(text).parts[0].blocks[2:]] == ["item", "item"]


def test_a_title_line_that_begins_with_a_number_goes_on() -> None:
    text = "TỈNH LAI CHÂU\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nTriển khai thi hành Nghị định\n"
    text += "17/2021/NĐ-CP ngày 5 tháng 7 năm 2021 của Chính phủ\n\nI. MỤC ĐÍCH\n1. Giao rừng cho hộ.\n"
    headers = [block.text.text for block in parse(text).parts[0].blocks if block.kind == "header"]
    assert headers[-1] == "Triển khai thi hành Nghị định 17/2021/NĐ-CP ngày 5 tháng 7 năm 2021 của Chính phủ"


def test_a_line_of_nothing_but_marks_is_an_empty_line() -> None:
    text = "**TỈNH ỦY LAI CHÂU**\n\\*\n**Số 12-CV/TU**\n\n1. Sở Y tế báo cáo kết quả.\n"
    assert [block.text.text for block in parse(text).parts[0].blocks][:2] == ["TỈNH ỦY LAI CHÂU", "Số 12-CV/TU"]
