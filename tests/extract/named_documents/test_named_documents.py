"""Named documents: (text, [(type, name)]) as a document of tỉnh Thái Bình would give them."""

from __future__ import annotations

import pytest
import spacy
from phancong.extract import citations, named_documents
from phancong.extract.citations.find import find_citations
from phancong.extract.document import Block, Context, Part
from phancong.extract.facts import NamedDocument
from phancong.extract.named_documents.find import find_named_documents
from phancong.extract.text import AlignedText

CONTEXT = Context(province="Thái Bình", place="tỉnh Thái Bình", level="province", year=2023)

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    # Where a title ends.
    (
        "Theo Luật Quản lý, sử dụng tài sản công các cơ quan họp; Luật Ban hành văn bản quy phạm pháp luật của HĐND, "
        "UBND đã hết hiệu lực; Luật Tài nguyên nước số 28/2023/QH15 và Luật Đất đai 2024.",
        [
            ("Luật", "Luật Quản lý, sử dụng tài sản công"),
            ("Luật", "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân"),
            ("Luật", "Luật Đất đai 2024"),
        ],
    ),
    (
        "Ban hành Đề án phát triển nghề cá vùng Đồng bằng sông Cửu Long; lập quy hoạch chi tiết Khu du lịch Hồ Xanh "
        "với quy mô diện tích 70 ha.",
        [
            ("Đề án", "Đề án phát triển nghề cá vùng Đồng bằng sông Cửu Long"),
            ("Quy hoạch", "Quy hoạch chi tiết Khu du lịch Hồ Xanh"),
        ],
    ),
    (
        "Triển khai Chương trình hành động thực hiện Nghị quyết số 5/NQ-CP của Chính phủ và Nghị quyết số 12/NQ-HĐND "
        "của Hội đồng nhân dân tỉnh khóa X, kỳ họp thứ 3.",
        [
            (
                "Chương trình hành động",
                "Chương trình hành động thực hiện Nghị quyết số 5/NQ-CP của Chính phủ và Nghị quyết số 12/NQ-HĐND "
                "của Hội đồng nhân dân tỉnh khóa X, kỳ họp thứ 3",
            ),
        ],
    ),
    (
        "Tiếp tục Đề án phát triển cây vụ đông giai đoạn 2021 - 2025, định hướng đến năm 2030; rà soát đất lúa.",
        [("Đề án", "Đề án phát triển cây vụ đông giai đoạn 2021 - 2025, định hướng đến năm 2030")],
    ),
    (
        "Hoàn thiện Quy hoạch vùng huyện thời kỳ 2022 - 2031, tầm nhìn đến năm 2050 ngay sau khi có ý kiến.",
        [("Quy hoạch", "Quy hoạch vùng huyện thời kỳ 2022 - 2031, tầm nhìn đến năm 2050")],
    ),
    (
        "Thực hiện Đề án nông nghiệp hữu cơ, sinh thái, gắn với du lịch cộng đồng giai đoạn 2025 - 2030, bảo đảm nước.",
        [("Đề án", "Đề án nông nghiệp hữu cơ, sinh thái, gắn với du lịch cộng đồng giai đoạn 2025 - 2030")],
    ),
    (
        "Nay ban hành Quy chế phối hợp trong quản lý chợ đầu mối trên địa bàn tỉnh.",
        [("Quy chế", "Quy chế phối hợp trong quản lý chợ đầu mối trên địa bàn tỉnh")],
    ),
    (
        "Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân; Luật ban hành văn bản quy phạm pháp luật "
        "của Hội đồng nhân dân ngày 3/12/2004;",
        [
            ("Luật", "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân"),
            ("Luật", "Luật ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân"),
        ],
    ),
    (
        "Thông qua Quy hoạch sử dụng đất đến năm 2020 và Kế hoạch sử dụng đất 5 năm kỳ cuối (2016 - 2020) của tỉnh "
        "Sơn La; ban hành Quy chế đặt tên phố và công trình văn hóa; Vụ Kế hoạch Tài chính họp.",
        [
            (
                "Quy hoạch",
                "Quy hoạch sử dụng đất đến năm 2020 và Kế hoạch sử dụng đất 5 năm kỳ cuối (2016 - 2020) "
                "của tỉnh Sơn La",
            ),
            ("Quy chế", "Quy chế đặt tên phố và công trình văn hóa"),
        ],
    ),
    (
        'Phê duyệt Đề án "Thư viện số cho trường học vùng cao" với các nội dung sau:',
        [("Đề án", 'Đề án "Thư viện số cho trường học vùng cao"')],
    ),
    (
        "Trình dự thảo Nghị quyết quy định mức hỗ trợ học phí đối với trẻ em mầm non, Nghị quyết quy định rõ.",
        [("Nghị quyết", "Nghị quyết quy định mức hỗ trợ học phí đối với trẻ em mầm non")],
    ),
    (
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam; Luật Tài nguyên nước (sửa đổi);",
        [
            ("Hiến pháp", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"),
            ("Luật", "Luật Tài nguyên nước (sửa đổi)"),
        ],
    ),
    (
        "Nghị quyết Đại hội XIV của Đảng, Nghị quyết Đại hội tỉnh Đảng bộ lần thứ XX",
        [
            ("Nghị quyết", "Nghị quyết Đại hội XIV của Đảng"),
            ("Nghị quyết", "Nghị quyết Đại hội Đảng bộ tỉnh Thái Bình lần thứ XX"),
        ],
    ),
    (
        "Quy hoạch điện VIII và Quy hoạch tổng thể quốc gia thời kỳ 2021 - 2030",
        [
            ("Quy hoạch", "Quy hoạch điện VIII"),
            ("Quy hoạch", "Quy hoạch tổng thể quốc gia thời kỳ 2021 - 2030"),
        ],
    ),
    ("Tận dụng Hiệp định Thương mại tự do Việt Nam - EU.", [("Hiệp định", "Hiệp định Thương mại tự do Việt Nam - EU")]),
    ("Chỉ đạo Kế hoạch của UBND tỉnh thực hiện Nghị quyết; rà soát.", []),
    (
        "Ban hành kèm theo Quyết định này Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Y tế tỉnh "
        "Thừa Thiên Huế.",
        [
            (
                "Quy định",
                "Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Y tế tỉnh Thừa Thiên Huế",
            )
        ],
    ),
    ("Căn cứ Luật Quy hoạch;", [("Luật", "Luật Quy hoạch")]),
    ("Căn cứ Luật Xây dựng và Luật Nhà ở;", [("Luật", "Luật Xây dựng"), ("Luật", "Luật Nhà ở")]),
    (
        "Cụ thể hóa Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2020 - 2025, Tỉnh ủy họp.",
        [("Nghị quyết", "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Thái Bình lần thứ XX, nhiệm kỳ 2020 - 2025")],
    ),
    (
        "Thực hiện Nghị quyết Đại hội XIX Đảng bộ tỉnh.",
        [("Nghị quyết", "Nghị quyết Đại hội XIX Đảng bộ tỉnh Thái Bình")],
    ),
    ("Ba Chương trình mục tiêu quốc gia được giải ngân chậm.", []),
    ("Trình phê duyệt Quy hoạch tỉnh.", [("Quy hoạch", "Quy hoạch tỉnh Thái Bình")]),
    (
        "Ban hành Chương trình phát triển nhà ở xã hội trên địa bàn tỉnh, đã hỗ trợ 120 hộ.",
        [("Chương trình", "Chương trình phát triển nhà ở xã hội trên địa bàn tỉnh")],
    ),
    (
        "Nhiệm vụ của Chiến lược phát triển thủy sản Việt Nam được giao cho các địa phương ven biển.",
        [("Chiến lược", "Chiến lược phát triển thủy sản Việt Nam")],
    ),
    (
        "Phát động Chương trình “Sóng và máy tính cho em”, trao 200 máy.",
        [("Chương trình", "Chương trình “Sóng và máy tính cho em”")],
    ),
    (
        'Duy trì các chương trình "Mẹ đỡ đầu", "Bữa sáng yêu thương" và tặng 500 suất quà',
        [("Chương trình", 'Chương trình "Mẹ đỡ đầu"'), ("Chương trình", 'Chương trình "Bữa sáng yêu thương"')],
    ),
    (
        "vốn Chương trình OCOP, Chương trình 135",
        [("Chương trình", "Chương trình OCOP"), ("Chương trình", "Chương trình 135")],
    ),
    # Small letters count where a period or a proper name makes the title a name.
    (
        "quản lý chặt chẽ kế hoạch sử dụng đất giai đoạn 2021-2025",
        [("Kế hoạch", "Kế hoạch sử dụng đất giai đoạn 2021-2025")],
    ),
    ("điều chỉnh cục bộ quy hoạch CCN Đông La", [("Quy hoạch", "Quy hoạch cụm công nghiệp Đông La")]),
    ("xây dựng kế hoạch và tổ chức thực hiện", []),
    ("rà soát cơ chế, chính sách, các kế hoạch liên quan", []),
    ("đạt 98% kế hoạch năm, vượt kế hoạch đề ra", []),
    ("Kế hoạch này thay cho kế hoạch của ngành; giao Sở Kế hoạch và Đầu tư theo dõi", []),
    ("theo quy định của pháp luật và quy định hiện hành", []),
    ("công tác dân số - kế hoạch hóa gia đình", []),
    # What one head shares with several.
    (
        "Lập Chương trình bảo tồn làng nghề và Chương trình phát triển du lịch tỉnh Thái Bình giai đoạn 2021-2026.",
        [
            ("Chương trình", "Chương trình bảo tồn làng nghề tỉnh Thái Bình giai đoạn 2021-2026"),
            ("Chương trình", "Chương trình phát triển du lịch tỉnh Thái Bình giai đoạn 2021-2026"),
        ],
    ),
    (
        "lập các quy hoạch phân khu: KĐT Trần Lãm, KĐT Phú Xuân",
        [
            ("Quy hoạch", "Quy hoạch phân khu khu đô thị Trần Lãm"),
            ("Quy hoạch", "Quy hoạch phân khu khu đô thị Phú Xuân"),
        ],
    ),
    # Titles that name another document.
    (
        "ban hành Kế hoạch thực hiện Chỉ thị số 33/CT-TTg ngày 20/8/2020 của Thủ tướng Chính phủ",
        [("Kế hoạch", "Kế hoạch thực hiện Chỉ thị số 33/CT-TTg ngày 20/8/2020 của Thủ tướng Chính phủ")],
    ),
    (
        "Đề án thực hiện Nghị quyết số 8-NQ/TU ngày 3/2/2021 của Tỉnh ủy về giống cây trồng giai đoạn 2021 - 2025.",
        [
            (
                "Đề án",
                "Đề án thực hiện Nghị quyết số 8-NQ/TU ngày 3/2/2021 của Tỉnh ủy về giống cây trồng "
                "giai đoạn 2021 - 2025",
            ),
        ],
    ),
    (
        "Kế hoạch triển khai Chương trình hành động của Tỉnh ủy thực hiện Nghị quyết số 8-NQ/TW ngày 3/2/2021 về biển",
        [
            ("Kế hoạch", "Kế hoạch triển khai Chương trình hành động của Tỉnh ủy thực hiện Nghị quyết số 8-NQ/TW"),
            ("Chương trình hành động", "Chương trình hành động của Tỉnh ủy thực hiện Nghị quyết số 8-NQ/TW"),
        ],
    ),
    ("Tập trung cụ thể hóa Chương trình hành động thành cơ chế, chính sách của địa phương.", []),
    ("Trên đây là Kế hoạch nuôi trồng thủy sản vùng triều huyện năm 2024.", []),
    ("Ban hành Đề án xác định chỉ số nghề cá của các xã.", [("Đề án", "Đề án xác định chỉ số nghề cá của các xã")]),
    ("Quán triệt Nghị quyết Trung ương 4 khoá XII.", [("Nghị quyết", "Nghị quyết Trung ương 4 khóa XII")]),
    (
        "Kế hoạch thực hiện Chiến lược phát triển ngành chăn nuôi đến năm 2030 đã ban hành",
        [
            ("Kế hoạch", "Kế hoạch thực hiện Chiến lược phát triển ngành chăn nuôi đến năm 2030"),
            ("Chiến lược", "Chiến lược phát triển ngành chăn nuôi đến năm 2030"),
        ],
    ),
    # Laws and the documents everybody knows by a short name.
    (
        "Căn cứ Luật Tổ chức HĐND và UBND ngày 26/11/2003; Luật Bảo vệ môi trường; Bộ luật Lao động năm 2019",
        [
            ("Luật", "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân"),
            ("Luật", "Luật Bảo vệ môi trường"),
            ("Bộ luật", "Bộ luật Lao động năm 2019"),
        ],
    ),
    ("theo Luật Phòng, chống thiên tai và các văn bản hướng dẫn", [("Luật", "Luật Phòng, chống thiên tai")]),
    (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Thi đua, khen thưởng",
        [
            ("Luật", "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Thi đua, khen thưởng"),
            ("Luật", "Luật Tổ chức Chính phủ"),
            ("Luật", "Luật Thi đua, khen thưởng"),
        ],
    ),
    ("theo Luật Tiếp cận thông tin", [("Luật", "Luật Tiếp cận thông tin")]),
    ("theo Luật Ban hành văn bản quy phạm pháp luật", [("Luật", "Luật Ban hành văn bản quy phạm pháp luật")]),
    ("luật sư, pháp luật, kỷ luật, dự thảo luật", []),
    ("đẩy mạnh thực hiện Đề án 06 tại cơ sở", [("Đề án", "Đề án 06")]),
    (
        "học tập Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX",
        [("Nghị quyết", "Nghị quyết Đại hội Đảng bộ tỉnh Thái Bình lần thứ XIX")],
    ),
    # A title goes on over common words that are types elsewhere; it stops before sums, at the next number of a list.
    (
        "Ban hành Quy chế tiếp nhận, trả lời phản ánh, kiến nghị của hộ nuôi trồng trên Cổng điện tử tỉnh.",
        [("Quy chế", "Quy chế tiếp nhận, trả lời phản ánh, kiến nghị của hộ nuôi trồng trên Cổng điện tử tỉnh")],
    ),
    (
        "Ban hành Quy định về công nhận nghề truyền thống, làng nghề, làng nghề truyền thống trên địa bàn tỉnh.",
        [("Quy định", "Quy định về công nhận nghề truyền thống, làng nghề, làng nghề truyền thống trên địa bàn tỉnh")],
    ),
    (
        "Vốn của Chương trình trồng rừng gỗ lớn 120.000 triệu đồng; các Quyết định: số 5/QĐ-TTg phê duyệt "
        "Quy hoạch cảng cá đến năm 2025 và tầm nhìn đến năm 2035 và số 6/QĐ-TTg phê duyệt "
        "Quy hoạch tổng thể nghề muối đến năm 2030.",
        [
            ("Chương trình", "Chương trình trồng rừng gỗ lớn"),
            ("Quy hoạch", "Quy hoạch cảng cá đến năm 2025 và tầm nhìn đến năm 2035"),
            ("Quy hoạch", "Quy hoạch tổng thể nghề muối đến năm 2030"),
        ],
    ),
    (
        "Ban hành Kế hoạch triển khai thực hiện Kết luận số 7-KL/TW ngày 02/8/2012 của Bộ Chính trị về tiếp tục "
        "thực hiện Nghị quyết số 9-NQ/TW ngày 29/8/2005 của Bộ Chính trị khóa IX đẩy mạnh phát triển "
        "vùng ven biển đến năm 2020.",
        [
            (
                "Kế hoạch",
                "Kế hoạch triển khai thực hiện Kết luận số 7-KL/TW ngày 02/8/2012 của Bộ Chính trị về tiếp tục "
                "thực hiện Nghị quyết số 9-NQ/TW ngày 29/8/2005 của Bộ Chính trị khóa IX đẩy mạnh phát triển "
                "vùng ven biển đến năm 2020",
            )
        ],
    ),
    ("Triển khai “Đề án nuôi tôm sạch, bền vững” ở các huyện.", [("Đề án", "Đề án nuôi tôm sạch, bền vững")]),
    ("Ban hành Đề án xác định chỉ số nghề cá của các xã.", [("Đề án", "Đề án xác định chỉ số nghề cá của các xã")]),
    ("Quán triệt Nghị quyết Trung ương 4 (khóa XII).", [("Nghị quyết", "Nghị quyết Trung ương 4 (khóa XII)")]),
    (
        "Ban hành Chương trình phát triển nghề cá và công nghiệp chiến lược.",
        [
            ("Chương trình", "Chương trình phát triển nghề cá và công nghiệp chiến lược"),
        ],
    ),
    ("Quy hoạch xác định mục tiêu về dân số đến năm 2030; khu vực lập quy hoạch dự án thuộc xã Tân Lập.", []),
    ("nguồn vốn CTMTQG xây dựng NTM", [("Chương trình", "Chương trình mục tiêu quốc gia xây dựng nông thôn mới")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_named_documents(text: str, expected: list[tuple[str, str]]) -> None:
    block = Block(kind="paragraph", text=AlignedText.of(text))
    found = find_named_documents(text, block, CONTEXT, find_citations(text, block, CONTEXT))
    contents = [m.content for m in found if isinstance(m.content, NamedDocument)]
    assert [(c.type, c.name) for c in contents] == expected


HEADERS = [
    (
        "VỀ VIỆC BAN HÀNH QUY CHẾ TIẾP NHẬN, TRẢ LỜI PHẢN ÁNH THEO CƠ CHẾ MỘT CỬA TỈNH SƠN LA",
        ["Quy chế tiếp nhận, trả lời phản ánh theo cơ chế một cửa tỉnh Sơn La"],
    ),
    (
        "PHÊ DUYỆT ĐỀ ÁN QUY TẬP HÀI CỐT TỪ NAY ĐẾN NĂM 2020 VÀ NHỮNG NĂM TIẾP THEO",
        ["Đề án quy tập hài cốt từ nay đến năm 2020 và những năm tiếp theo"],
    ),
    (
        "BAN HÀNH KẾ HOẠCH THỰC HIỆN KẾT LUẬN SỐ 27-KL/TW CỦA BỘ CHÍNH TRỊ KHÓA XI",
        ["Kế hoạch thực hiện Kết luận số 27-KL/TW của Bộ Chính trị khóa XI"],
    ),
    ("THỰC HIỆN CHIẾN LƯỢC QUỐC GIA VỀ NƯỚC SẠCH TỈNH SƠN LA ĐẾN NĂM 2025", ["Chiến lược quốc gia về nước sạch"]),
    ("VỀ CHÍNH SÁCH THỰC HIỆN TRONG CÁC CHƯƠNG TRÌNH, KẾ HOẠCH", []),
]


@pytest.mark.parametrize(("text", "names"), HEADERS, ids=[text[:40] for text, _ in HEADERS])
def test_titles_in_capitals(text: str, names: list[str]) -> None:
    block = Block(kind="header", text=AlignedText.of(text))
    found = find_named_documents(text, block, CONTEXT, find_citations(text, block, CONTEXT))
    assert [m.content.name for m in found if isinstance(m.content, NamedDocument)] == names
    assert not find_named_documents(text, Block(kind="paragraph", text=AlignedText.of(text)), CONTEXT)


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (
            ["Thực hiện Đề án nuôi biển công nghệ cao.", "Đề án nuôi biển công nghệ cao giai đoạn 2021-2025."],
            ["Đề án nuôi biển công nghệ cao giai đoạn 2021-2025"],
        ),
        (
            [
                "Học tập Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV.",
                "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV, nhiệm kỳ 2026 - 2031 đề ra ba đột phá.",
            ],
            ["Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV, nhiệm kỳ 2026 - 2031"],
        ),
        (["Thực hiện Luật Đất đai.", "Luật Đất đai đã có hiệu lực."], ["Luật Đất đai"]),
        (
            [
                "Phê duyệt Quy hoạch mạng lưới trạm y tế xã đến năm 2025.",
                "Quy hoạch mạng lưới trạm y tế xã phải đồng bộ.",
            ],
            ["Quy hoạch mạng lưới trạm y tế xã đến năm 2025"],
        ),
        (
            ["Lập Kế hoạch nuôi biển 5 năm 2021 - 2025.", "Kế hoạch nuôi biển 5 năm giai đoạn 2021-2025 đã xong."],
            ["Kế hoạch nuôi biển 5 năm 2021 - 2025"],
        ),
        (
            ["Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII (Nghị quyết số 04-NQ/TW)."],
            [],
        ),
    ],
)
def test_each_document_once(texts: list[str], names: list[str]) -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe(citations.COMPONENT)
    nlp.add_pipe(named_documents.COMPONENT)
    docs = [nlp(text) for text in texts]
    facts = named_documents.collect(docs, Part(1, (0, 0), []))
    assert [fact.content.name for fact in facts if isinstance(fact.content, NamedDocument)] == names
