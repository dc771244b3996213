"""Assignments by block: add a row. A task is 'body | role | task', then '+ partner', '< directive', '@ deadline'."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
import spacy
from phancong.extract import assignments, bodies, citations, named_documents
from phancong.extract.components import mentions_of
from phancong.extract.document import Block, Cell, Column, Context, Heading, Part, Table
from phancong.extract.facts import Assignment, Metadata
from phancong.extract.text import AlignedText

SLIP = Context(
    metadata=Metadata(type="Phiếu chuyển", number="40/KH-UBND", issuer="Ủy ban nhân dân tỉnh Nam Định"),
    province="Nam Định", place="tỉnh Nam Định", level="province",
)  # fmt: skip
REPORT = Context(
    metadata=Metadata(type="Báo cáo", issuer="Ủy ban nhân dân tỉnh Nam Định"),
    province="Nam Định", place="tỉnh Nam Định", level="province",
)  # fmt: skip

FAMILIES = (citations, named_documents, bodies, assignments)


def found(
    text: str, context: Context = SLIP, path: tuple[str, ...] = (), marker: str = "1", **more: object
) -> list[str]:
    """The assignments of one block, written as in the rows."""
    headings = tuple(Heading(level, "1", title) for level, title in enumerate(path, 1))
    nlp = spacy.blank("xx")
    doc = nlp.make_doc(text)
    more.setdefault("kind", "item")
    doc._.block = Block(text=AlignedText.of(text), path=headings, marker=marker, **more)  # type: ignore[arg-type]
    doc._.context = context
    for family in FAMILIES:
        component = spacy.blank("xx").add_pipe(family.COMPONENT)
        doc = component(doc)
    return [_shown(m.content) for m in mentions_of(doc, "assignments") if isinstance(m.content, Assignment)]


def _shown(content: Assignment) -> str:
    parts = [f"{content.body.removesuffix(' tỉnh Nam Định')} | {content.role} | {content.task}"]
    parts += [f"+ {p.removesuffix(' tỉnh Nam Định')}" for p in content.partners]
    parts += [f"< {d}" for d in content.directives]
    parts += [f"@ {content.deadline}"] if content.deadline else []
    return " ".join(parts)


ROWS: list[tuple[str, list[str]]] = [
    ("Sở Y tế chủ trì, phối hợp với Sở Tài chính lập dự toán.",
     ["Sở Y tế | lead | chủ trì, phối hợp với Sở Tài chính lập dự toán + Sở Tài chính"]),
    ("Giao Sở Nội vụ rà soát biên chế, hoàn thành trước ngày 30/6/2024.",
     ["Sở Nội vụ | implement | rà soát biên chế, hoàn thành trước ngày 30/6/2024 @ 2024-06-30"]),
    ("Công an tỉnh, Thanh tra tỉnh tăng cường kiểm tra các cơ sở.",
     ["Công an | inspect | tăng cường kiểm tra các cơ sở",
      "Thanh tra | inspect | tăng cường kiểm tra các cơ sở"]),
    ("Sở Xây dựng: tham mưu quy chế quản lý nhà chung cư; định kỳ báo cáo UBND tỉnh.",
     ["Sở Xây dựng | advise | tham mưu quy chế quản lý nhà chung cư",
      "Sở Xây dựng | report | định kỳ báo cáo UBND tỉnh"]),
    ("Đề nghị Hội Nông dân tỉnh vận động hội viên thực hiện Kế hoạch này.",
     ["Hội Nông dân | propagate | vận động hội viên thực hiện Kế hoạch này < 40/KH-UBND"]),
    ("Sở Công Thương xây dựng đề án theo Quyết định số 165/QĐ-TTg.",
     ["Sở Công Thương | implement | xây dựng đề án theo Quyết định số 165/QĐ-TTg < 165/QĐ-TTg"]),
    ("Ban Tuyên giáo Tỉnh ủy chỉ đạo các cơ quan báo chí đẩy mạnh tuyên truyền.",
     ["Ban Tuyên giáo Tỉnh ủy Nam Định | direct | chỉ đạo các cơ quan báo chí đẩy mạnh tuyên truyền",
      "Các cơ quan báo chí | propagate | đẩy mạnh tuyên truyền"]),
    ("UBND các huyện, thành phố lãnh đạo, chỉ đạo, kiểm tra việc thực hiện tại cơ sở.",
     ["Ủy ban nhân dân các huyện, thành phố | direct | lãnh đạo, chỉ đạo, kiểm tra việc thực hiện tại cơ sở"]),
    ("Sở Tư pháp thẩm định dự thảo, báo cáo UBND tỉnh trong quý III/2024.",
     ["Sở Tư pháp | advise | thẩm định dự thảo",
      "Sở Tư pháp | report | báo cáo UBND tỉnh trong quý III/2024 @ trong quý III/2024"]),
    ("Giao Sở Xây dựng chỉnh sửa hồ sơ; phê duyệt dự toán.",
     ["Sở Xây dựng | implement | chỉnh sửa hồ sơ", "Sở Xây dựng | implement | phê duyệt dự toán"]),
    ("Đề nghị UBND tỉnh chỉ đạo Sở Y tế lập dự toán; mua vắc xin.",
     ["Ủy ban nhân dân | direct | chỉ đạo Sở Y tế lập dự toán",
      "Sở Y tế | implement | lập dự toán",
      "Sở Y tế | implement | mua vắc xin"]),
    ("Sở Xây dựng phải tập trung để thực hiện Đề án phát triển nhà ở tỉnh Nam Định đến năm 2030.",
     ["Sở Xây dựng | implement | thực hiện Đề án phát triển nhà ở tỉnh Nam Định đến năm 2030 "
      "< Đề án phát triển nhà ở tỉnh Nam Định đến năm 2030"]),
    ("Để kịp thời khắc phục, Chủ tịch UBND tỉnh yêu cầu Giám đốc Sở Y tế khẩn trương rà soát quy trình.",
     ["Sở Y tế | implement | khẩn trương rà soát quy trình"]),
    ("Lập quy hoạch chung đô thị mới (Sở Xây dựng chủ trì).",
     ["Sở Xây dựng | lead | lập quy hoạch chung đô thị mới"]),
    ("Xây dựng cơ sở dữ liệu đất đai. Cơ quan chủ trì: Sở Tư pháp; cơ quan phối hợp: Sở Nội vụ.",
     ["Sở Tư pháp | lead | xây dựng cơ sở dữ liệu đất đai + Sở Nội vụ"]),
    ("Trong quá trình thực hiện nếu có vướng mắc, các cơ quan, đơn vị báo cáo UBND tỉnh.",
     ["Các cơ quan, đơn vị | report | báo cáo UBND tỉnh"]),
    ("Các sở, ngành đăng ký nhu cầu gửi Sở Tài chính để tổng hợp, trình UBND tỉnh.",
     ["Các sở, ngành | report | đăng ký nhu cầu gửi Sở Tài chính để tổng hợp, trình UBND tỉnh",
      "Sở Tài chính | report | tổng hợp, trình UBND tỉnh"]),
    ("Sở Y tế căn cứ Kế hoạch này xây dựng dự toán, gửi Sở Tài chính.",
     ["Sở Y tế | implement | xây dựng dự toán, gửi Sở Tài chính < 40/KH-UBND"]),
    ("Các sở, ngành có dự án chậm tiến độ chủ trì, phối hợp với Sở Xây dựng rà soát vốn.",
     ["Các sở, ngành | lead | chủ trì, phối hợp với Sở Xây dựng rà soát vốn + Sở Xây dựng"]),
    ("Giao Thường trực HĐND tỉnh, các Tổ đại biểu HĐND tỉnh và đại biểu HĐND tỉnh giám sát việc sắp xếp.",
     ["Thường trực Hội đồng nhân dân | inspect | giám sát việc sắp xếp",
      "Các Tổ đại biểu Hội đồng nhân dân | inspect | giám sát việc sắp xếp"]),
    ("HĐND tỉnh giao UBND tỉnh lập quy hoạch.", ["Ủy ban nhân dân | implement | lập quy hoạch"]),
    ("Công an tỉnh trong phạm vi nhiệm vụ, quyền hạn của mình phối hợp Sở Y tế mở chốt kiểm dịch.",
     ["Công an | coordinate | phối hợp Sở Y tế mở chốt kiểm dịch + Sở Y tế"]),
    ("Đặt biển báo ở đèo dốc (chủ trì: Sở Xây dựng; phối hợp: Công an tỉnh).",
     ["Sở Xây dựng | lead | đặt biển báo ở đèo dốc + Công an"]),
    ("Sở Nội vụ hoàn tất sắp xếp, hoàn thành trong năm 2025.",
     ["Sở Nội vụ | implement | hoàn tất sắp xếp, hoàn thành trong năm 2025 @ 2025"]),
    ("Sở Nội vụ; Sở Y tế; Sở Tư pháp: Theo chức năng, nhiệm vụ được giao, mở lớp tập huấn.",
     ["Sở Nội vụ | implement | mở lớp tập huấn", "Sở Y tế | implement | mở lớp tập huấn",
      "Sở Tư pháp | implement | mở lớp tập huấn"]),
    ("Sở Y tế lập phương án dự phòng thuốc; hoàn thành trước ngày 5/9/2022.",
     ["Sở Y tế | implement | lập phương án dự phòng thuốc @ 2022-09-05"]),
    ("Phân công đồng chí Phó Giám đốc Sở Nội vụ phụ trách tuyển dụng.",
     ["Sở Nội vụ | implement | phụ trách tuyển dụng"]),
    ("Chậm nhất ngày 20/11/2018, Sở Y tế phải công bố giá thuốc.",
     ["Sở Y tế | implement | công bố giá thuốc"]),
    ("Sở Y tế theo dõi dịch bệnh; định kỳ 6 tháng, hằng năm báo cáo UBND tỉnh.",
     ["Sở Y tế | report | theo dõi dịch bệnh",
      "Sở Y tế | report | định kỳ 6 tháng, hằng năm báo cáo UBND tỉnh"]),
    ("UBND tỉnh yêu cầu Sở Y tế, các nhà thuốc tư nhân, Sở Tư pháp: Tạm dừng đón khách; hạn chế tụ tập đông người.",
     ["Sở Y tế | implement | tạm dừng đón khách", "Sở Tư pháp | implement | tạm dừng đón khách",
      "Sở Y tế | implement | hạn chế tụ tập đông người", "Sở Tư pháp | implement | hạn chế tụ tập đông người"]),
    ("Trong bối cảnh mưa lũ, UBND tỉnh đề nghị Thủ trưởng các sở, ngành đóng trên địa bàn khẩn trương kiểm tra đê.",
     ["Các sở, ngành | inspect | khẩn trương kiểm tra đê"]),
    ("Sở Y tế: Chịu trách nhiệm toàn diện về số liệu trong hồ sơ.",
     ["Sở Y tế | implement | chịu trách nhiệm toàn diện về số liệu trong hồ sơ"]),
    ("Rà soát mốc lộ giới. Đơn vị chủ trì: Sở Xây dựng. Thời gian hoàn thành: Quý IV/2023.",
     ["Sở Xây dựng | lead | rà soát mốc lộ giới @ Quý IV/2023"]),
    ("Sở Y tế lập hồ sơ mua thuốc, cũng như tiếp thu ý kiến của các trạm.",
     ["Sở Y tế | implement | lập hồ sơ mua thuốc", "Sở Y tế | implement | tiếp thu ý kiến của các trạm"]),
    ("Chủ tịch UBND tỉnh yêu cầu: Sở Y tế mua thuốc; Sở Nội vụ tuyển dụng y sĩ.",
     ["Sở Y tế | implement | mua thuốc", "Sở Nội vụ | implement | tuyển dụng y sĩ"]),
    ("UBND tỉnh yêu cầu Sở Y tế, Sở Nội vụ; giám đốc các bệnh viện chuẩn bị thuốc.",
     ["Sở Y tế | implement | chuẩn bị thuốc", "Sở Nội vụ | implement | chuẩn bị thuốc",
      "Các bệnh viện | implement | chuẩn bị thuốc"]),
    ("Cụ thể, Sở Y tế mở lớp tập huấn.", ["Sở Y tế | implement | mở lớp tập huấn"]),
    ("Về nhân lực: Sở Nội vụ tuyển dụng y sĩ.", ["Sở Nội vụ | implement | tuyển dụng y sĩ"]),
    ("Giao Sở Y tế mua thuốc. Yêu cầu hoàn chỉnh hồ sơ trước ngày 5/9/2022. Trường hợp thiếu vốn, báo cáo UBND tỉnh.",
     ["Sở Y tế | implement | mua thuốc",
      "Sở Y tế | implement | hoàn chỉnh hồ sơ trước ngày 5/9/2022 @ 2022-09-05",
      "Sở Y tế | report | báo cáo UBND tỉnh"]),
    ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ và các cơ quan liên quan, tham mưu UBND tỉnh lập quỹ thuốc.",
     ["Sở Y tế | lead | chủ trì, phối hợp với Sở Nội vụ và các cơ quan liên quan, tham mưu UBND tỉnh lập quỹ thuốc"
      " + Sở Nội vụ + Các cơ quan liên quan"]),
    ("Các sở, ngành, địa phương lập danh sách hộ nghèo.",
     ["Các sở, ngành | implement | lập danh sách hộ nghèo", "Các địa phương | implement | lập danh sách hộ nghèo"]),
    ("Sở Y tế theo chức năng, nhiệm vụ được giao căn cứ ý kiến chỉ đạo của Tỉnh ủy tại Công văn số 7-CV/TU, mua thuốc.",
     ["Sở Y tế | implement | mua thuốc < 7-CV/TU"]),
    ("Thanh tra tỉnh căn cứ chức năng, quyền hạn theo luật định tăng cường kiểm tra các quầy thuốc.",
     ["Thanh tra | inspect | tăng cường kiểm tra các quầy thuốc"]),
    ("Sở Y tế - cơ quan thường trực Ban Chỉ đạo phòng dịch giúp UBND tỉnh mua thuốc.",
     ["Sở Y tế | advise | giúp UBND tỉnh mua thuốc"]),
    ("Đề nghị Hội Nông dân tỉnh, các đoàn thể huyện vận động hội viên.",
     ["Hội Nông dân | propagate | vận động hội viên", "Các đoàn thể | propagate | vận động hội viên"]),
    ("Nếu có vướng mắc các cơ quan, đơn vị báo cáo UBND tỉnh.",
     ["Các cơ quan, đơn vị | report | báo cáo UBND tỉnh"]),
    ("Kế hoạch là cơ sở để Sở Y tế mua thuốc.", ["Sở Y tế | implement | mua thuốc"]),
    ("Sở Y tế theo dõi giá thuốc năm 2023 và tổng hợp báo cáo UBND tỉnh.",
     ["Sở Y tế | report | theo dõi giá thuốc năm 2023", "Sở Y tế | report | tổng hợp báo cáo UBND tỉnh"]),
    ("Sở Y tế có công văn số 15/SYT-NV gửi Sở Nội vụ đề nghị tuyển dụng y sĩ.",
     ["Sở Nội vụ | implement | tuyển dụng y sĩ < 15/SYT-NV"]),
    ("Sở Y tế mua thuốc. Thực hiện chỉ tiêu được giao, UBND tỉnh đã họp với Sở Nội vụ.",
     ["Sở Y tế | implement | mua thuốc"]),
    ("Xây dựng trạm cấp nước thành dự án riêng, do Sở Xây dựng tổ chức thực hiện.",
     ["Sở Xây dựng | implement | xây dựng trạm cấp nước thành dự án riêng"]),
    ("Rà soát danh mục thuốc (Sở Y tế chủ trì, hoàn thành trong quý III/2024).",
     ["Sở Y tế | lead | rà soát danh mục thuốc @ trong quý III/2024"]),
    # no tasks
    ("UBND tỉnh nhận được Công văn số 5/SYT-NV của Sở Y tế.", []),
    ("Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:", []),
    ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Dược; Căn cứ Luật Giá;", []),
    ("Sở Y tế mua thuốc. Việc thanh toán thực hiện theo quy định hiện hành.", ["Sở Y tế | implement | mua thuốc"]),
    ("UBND tỉnh báo cáo như sau:", []),
    ("Thực hiện Nghị quyết số 7/NQ-CP, các cấp ủy đã tập trung lãnh đạo, đạt kết quả tốt.", []),
    ("Yêu cầu các sở, ngành tập trung thực hiện tốt các nhiệm vụ sau:", []),
    ("Công ty đề nghị UBND tỉnh cho phép khảo sát dự án.", []),
    ("Chánh Văn phòng UBND tỉnh, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.", []),
    ("Theo đề nghị của Giám đốc Sở Tài chính.", []),
    ("Sở Y tế còn chậm triển khai nhiệm vụ.", []),
    ("Người đứng đầu Sở Y tế chịu trách nhiệm toàn diện về kết quả.", []),
    ("Sở Y tế chỉ đạo các cơ sở y tế chuẩn bị đủ sinh phẩm.",
     ["Sở Y tế | direct | chỉ đạo các cơ sở y tế chuẩn bị đủ sinh phẩm",
      "Các cơ sở y tế | implement | chuẩn bị đủ sinh phẩm"]),
    ("Sở Y tế hướng dẫn các cơ sở để triển khai thống nhất.",
     ["Sở Y tế | guide | hướng dẫn các cơ sở để triển khai thống nhất"]),
    ("Sở Nội vụ chỉ đạo rà soát biên chế. - Xây dựng kế hoạch tuyển dụng.",
     ["Sở Nội vụ | direct | chỉ đạo rà soát biên chế", "Sở Nội vụ | implement | xây dựng kế hoạch tuyển dụng"]),
    ("Sở Nội vụ lập danh sách gửi Sở Tài chính để theo dõi và tổng hợp chung.",
     ["Sở Nội vụ | implement | lập danh sách gửi Sở Tài chính để theo dõi và tổng hợp chung",
      "Sở Tài chính | report | theo dõi và tổng hợp chung"]),
    ("Sở Nội vụ lập danh sách; đồng thời, trên cơ sở biên chế đã duyệt, phối hợp tuyển dụng.",
     ["Sở Nội vụ | implement | lập danh sách",
      "Sở Nội vụ | coordinate | phối hợp tuyển dụng"]),
    ("Các sở, ngành, Công an tỉnh và cộng đồng dân cư trên địa bàn tập trung trồng rừng.",
     ["Các sở, ngành | implement | trồng rừng", "Công an | implement | trồng rừng"]),
    ("Sở Y tế và những khó khăn do thiên tai đang tập trung giải quyết.", []),
    ("UBND các tỉnh có rừng phòng hộ gồm: Sơn La, Lai Châu và Hòa Bình cần lập phương án chữa cháy.",
     ["Ủy ban nhân dân tỉnh Sơn La | implement | lập phương án chữa cháy",
      "Ủy ban nhân dân tỉnh Lai Châu | implement | lập phương án chữa cháy",
      "Ủy ban nhân dân tỉnh Hòa Bình | implement | lập phương án chữa cháy"]),
    ("Các sở, ngành căn cứ nhiệm vụ được giao chủ động rà soát quy trình, trong đó tập trung vào một số việc sau:",
     ["Các sở, ngành | implement | chủ động rà soát quy trình, trong đó tập trung vào một số việc"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_tasks_of_a_block(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("Kế hoạch", "Sở Y tế mua thuốc.", "36-NQ/TW < 40/KH-UBND"),
        ("Kế hoạch", "Sở Y tế mở lớp theo Kế hoạch này.", "36-NQ/TW < 40/KH-UBND"),
        ("Kế hoạch", "Sở Y tế sơ kết Nghị quyết số 20-NQ/TW.", "20-NQ/TW"),
        ("Kế hoạch", "Sở Y tế lập hồ sơ theo Tờ trình số 12/TTr-SYT.", "36-NQ/TW < 40/KH-UBND"),
        ("Phiếu chuyển", "Sở Y tế mua thuốc.", "36-NQ/TW"),
        ("Kế hoạch", "Sở Y tế mua thuốc theo quy định của Luật Dược.", "36-NQ/TW < 40/KH-UBND"),
        (
            "Kế hoạch",
            "Xét đề nghị của Sở Y tế tại Văn bản số 7/SYT-NV, giao Sở Tài chính cấp vốn.",
            "36-NQ/TW < 40/KH-UBND",
        ),
    ],
)
def test_a_task_carries_out_what_it_names_else_the_plan_and_what_the_plan_carries_out(
    kind: str, text: str, expected: str
) -> None:
    plan = replace(SLIP, directive="36-NQ/TW", metadata=replace(SLIP.metadata, type=kind))
    assert [line.partition("<")[2].strip() for line in found(text, plan)] == [expected]


LEAD = "Sở Y tế chủ trì, phối hợp với Sở Nội vụ:"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (LEAD, "Lập đề án trạm y tế.", ["Sở Y tế | lead | lập đề án trạm y tế + Sở Nội vụ"]),
        (LEAD, "Báo cáo kết quả; hướng dẫn các trạm.",
         ["Sở Y tế | lead | báo cáo kết quả + Sở Nội vụ", "Sở Y tế | lead | hướng dẫn các trạm + Sở Nội vụ"]),
        (LEAD, "Phối hợp với Công an tỉnh rà soát nhân khẩu.",
         ["Sở Y tế | coordinate | phối hợp với Công an tỉnh rà soát nhân khẩu + Công an"]),
        ("Sở Y tế, Sở Nội vụ phối hợp với UBND các huyện:", "Xếp loại trạm y tế.",
         ["Sở Y tế | coordinate | xếp loại trạm y tế + Ủy ban nhân dân các huyện",
          "Sở Nội vụ | coordinate | xếp loại trạm y tế + Ủy ban nhân dân các huyện"]),
        ("Giao Sở Y tế chủ trì:", "Mua vắc xin.", ["Sở Y tế | lead | mua vắc xin"]),
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ lập đề án.", "Mua vắc xin.", []),
        ("Sở Y tế (thường trực Ban Chỉ đạo phòng dịch):", "Mua vắc xin.", ["Sở Y tế | implement | mua vắc xin"]),
        ("Chỉ đạo Sở Y tế:", "Mua vắc xin.", ["Sở Y tế | implement | mua vắc xin"]),
    ],
)  # fmt: skip
def test_bullets_have_the_role_and_the_partners_of_their_lead_in(title: str, text: str, expected: list[str]) -> None:
    assert found(text, path=("TỔ CHỨC THỰC HIỆN", title), marker="-") == expected
    assert found(title, kind="heading") == [] or not expected


def test_a_heading_that_is_a_body_gives_its_items_their_subject() -> None:
    path = ("TỔ CHỨC THỰC HIỆN", "Sở Khoa học và Công nghệ:")
    assert found("Hướng dẫn doanh nghiệp đổi mới công nghệ.", path=path, marker="-") == [
        "Sở Khoa học và Công nghệ | guide | hướng dẫn doanh nghiệp đổi mới công nghệ"
    ]
    assert found("Hướng dẫn doanh nghiệp đổi mới công nghệ.", path=("Kết quả thực hiện",)) == []


@pytest.mark.parametrize(
    ("section", "title", "text", "expected"),
    [
        ("Tổ chức thực hiện", "Đài Truyền thanh huyện:", "Mở chuyên mục.",
         ["Đài Truyền thanh huyện | implement | mở chuyên mục"]),
        ("Tổ chức thực hiện", "Văn phòng Ban Chỉ đạo 75", "Mở chuyên mục.",
         ["Văn phòng Ban Chỉ đạo 75 | implement | mở chuyên mục"]),
        ("Phân công nhiệm vụ", "Truyền thông", "Đài Truyền thanh huyện mở chuyên mục.",
         ["Đài Truyền thanh huyện | implement | mở chuyên mục"]),
        ("Phân công nhiệm vụ", "Truyền thông", "Các chủ rừng tư nhân trồng cây bản địa.",
         ["Các chủ rừng tư nhân | implement | trồng cây bản địa"]),
        ("Phân công nhiệm vụ", "Phòng chống cháy rừng", "Mở đường băng cản lửa.", []),
        ("Mục tiêu", "Đài Truyền thanh huyện:", "Mở chuyên mục.", []),
    ],
)  # fmt: skip
def test_where_tasks_are_given_a_body_may_be_one_no_list_knows(
    section: str, title: str, text: str, expected: list[str]
) -> None:
    assert found(text, path=(section, title)) == expected


def test_those_who_help_others_to_do_a_list_advise() -> None:
    path = ("Tổ chức thực hiện", "Sở Y tế tham mưu Ban Chỉ đạo phòng dịch tỉnh thực hiện:")
    assert [line.split(" | ")[:2] for line in found("Mua vắc xin.", path=path, marker="-")] == [["Sở Y tế", "advise"]]


def test_what_the_numbered_item_names_holds_for_each_of_its_clauses() -> None:
    text = "Sở Nội vụ xây dựng kế hoạch thực hiện Nghị quyết số 18-NQ/TW; đôn đốc các đơn vị trực thuộc."
    assert [line.partition("<")[2].strip() for line in found(text)] == ["18-NQ/TW", "18-NQ/TW"]


def test_a_report_tells_what_its_issuer_did_for_a_directive() -> None:
    text = "Sản lượng tăng 5%. Ban hành kế hoạch thực hiện Chỉ thị số 35/CT-TTg. Phê duyệt 3 quy hoạch."
    assert found(text, REPORT) == [
        "Ủy ban nhân dân | implement | ban hành kế hoạch thực hiện Chỉ thị số 35/CT-TTg < 35/CT-TTg"
    ]
    assert found(text, SLIP) == []


def test_a_report_does_not_make_tasks_of_what_bodies_did_otherwise() -> None:
    assert found("Sở Y tế tổ chức hội nghị tổng kết.", REPORT) == []
    assert found("UBND tỉnh đã chỉ đạo quyết liệt công tác thu ngân sách.", REPORT) == [
        "Ủy ban nhân dân | direct | chỉ đạo quyết liệt công tác thu ngân sách"
    ]


def test_a_table_row_has_its_task_leader_partners_and_time_in_columns() -> None:
    text = "Xây dựng Đề án đô thị thông minh Sở Xây dựng Sở Tài chính Quý II/2025"
    columns = ("Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
    starts = [0, text.index("Sở Xây"), text.index("Sở Tài"), text.index("Quý"), len(text) + 1]
    cells = tuple(Cell(a, b - 1, n) for n, (a, b) in enumerate(pairwise(starts)))
    table = Table("", tuple(Column(header) for header in columns))
    lines = found(text, table=table, cells=cells)
    assert len(lines) == 1
    assert lines[0].startswith("Sở Xây dựng | lead | xây dựng Đề án đô thị thông minh + Sở Tài chính")
    assert lines[0].endswith("@ Quý II/2025")


def test_those_who_are_asked_for_what_follows_have_the_tasks_of_the_list() -> None:
    lines = [
        "UBND tỉnh yêu cầu các sở, UBND các huyện thực hiện một số nội dung sau:",
        "Rà soát cơ sở lưu trú.",
        "Kinh phí do tỉnh cấp.",
    ]
    docs = []
    for number, line in enumerate(lines):
        doc = spacy.blank("xx").make_doc(line)
        kind = "item" if number else "paragraph"
        doc._.block = Block(kind=kind, text=AlignedText.of(line), marker=str(number or ""))  # type: ignore[arg-type]
        doc._.context = SLIP
        for family in FAMILIES:
            doc = spacy.blank("xx").add_pipe(family.COMPONENT)(doc)
        docs.append(doc)
    facts = assignments.collect(docs, Part(1, (0, 0), [], SLIP))
    tasks = {f.content.task: f.content.body for f in facts if isinstance(f.content, Assignment)}
    assert tasks["rà soát cơ sở lưu trú"].startswith("Ủy ban nhân dân các huyện")
    assert not any("inh phí" in task for task in tasks)


def read(*lines: tuple[str, str], kind: str | None = None) -> list[tuple[str, str, tuple[str, ...]]]:
    """Body, task and directives of a text of (kind of block, text), with the tasks that lists get from what asks."""
    context = Context(metadata=Metadata(type=kind), province="Nam Định", place="tỉnh Nam Định", level="province")
    docs = []
    for number, (block_kind, line) in enumerate(lines):
        doc = spacy.blank("xx").make_doc(line)
        marker = str(number) if block_kind == "item" else ""
        doc._.block = Block(kind=block_kind, text=AlignedText.of(line), marker=marker)  # type: ignore[arg-type]
        doc._.context = context
        for family in FAMILIES:
            doc = spacy.blank("xx").add_pipe(family.COMPONENT)(doc)
        docs.append(doc)
    facts = assignments.collect(docs, Part(1, (0, 0), [], context))
    contents = [f.content for f in facts if isinstance(f.content, Assignment)]
    return [(c.body.removesuffix(" tỉnh Nam Định"), c.task, c.directives) for c in contents]


def test_the_duties_of_a_body_are_the_list_below_and_carry_out_what_was_told_last() -> None:
    assert read(
        ("paragraph", "Trách nhiệm của Sở Y tế theo Quyết định số 12/QĐ-UBND như sau:"),
        ("item", "Phối hợp với Sở Tư pháp trình quy chế."),
        ("item", "Lập sổ theo dõi."),
    ) == [
        ("Sở Y tế", "phối hợp với Sở Tư pháp trình quy chế", ("12/QĐ-UBND",)),
        ("Sở Y tế", "lập sổ theo dõi", ("12/QĐ-UBND",)),
    ]


def test_who_needs_to_do_what_follows_has_the_tasks_of_the_list() -> None:
    lines = [
        ("paragraph", "Trong thời gian tới, Sở Y tế, Sở Tư pháp tập trung thực hiện các nhiệm vụ sau:"),
        ("item", "Mua sắm thiết bị."),
    ]
    assert [body for body, _, _ in read(*lines, kind="Kết luận")] == ["Sở Y tế", "Sở Tư pháp"]


def test_titles_before_a_list_of_bodies_do_not_hide_who_has_the_list_below() -> None:
    lines = [
        (
            "paragraph",
            "Giám đốc các sở, Chủ tịch Ủy ban nhân dân các huyện tập trung thực hiện một số nhiệm vụ như sau:",
        ),
        ("item", "Rà soát hồ sơ tồn đọng."),
    ]
    tasks = read(*lines, kind="Công điện")
    assert [task for _, task, _ in tasks] == ["rà soát hồ sơ tồn đọng"] * 2


def test_who_is_asked_and_directs_has_a_task_beside_those_directed() -> None:
    lines = [
        ("paragraph", "Hội đồng nhân dân tỉnh yêu cầu Ủy ban nhân dân tỉnh thực hiện các nhiệm vụ sau:"),
        ("item", "Chỉ đạo Sở Y tế, Sở Tài chính rà soát giá thuốc. Trước ngày 5/6/2020, công bố giá."),
    ]
    bodies_found = {body for body, _, _ in read(*lines, kind="Chỉ thị")}
    assert bodies_found == {"Ủy ban nhân dân", "Sở Y tế", "Sở Tài chính"}


def test_what_a_plan_is_to_hold_is_no_task() -> None:
    lines = [
        ("paragraph", "UBND tỉnh yêu cầu Sở Y tế xây dựng kế hoạch năm 2011 với những nội dung sau:"),
        ("item", "Nâng cao chất lượng trạm y tế."),
    ]
    assert [task[:20] for _, task, _ in read(*lines, kind="Chỉ thị")] == ["xây dựng kế hoạch nă"]


def test_who_decides_does_not_carry_out_the_decision() -> None:
    assert found("Tại Quyết định số 5/QĐ-UBND, UBND tỉnh thành lập Khu công nghiệp Mỹ Trung.", kind="paragraph") == []
    assert found("UBND tỉnh đã ban hành Quyết định số 5/QĐ-UBND về việc thành lập Cụm công nghiệp.", REPORT) == []


def test_what_is_issued_to_carry_out_another_is_no_directive_of_the_task() -> None:
    text = "Ban hành thực hiện Nghị quyết số 4/NQ-CP, thực hiện Nghị quyết số 5/NQ-CP."
    assert [line.partition("<")[2].strip() for line in found(text, REPORT)] == ["4/NQ-CP < 5/NQ-CP"]


def test_paragraphs_without_subject_go_on_with_who_was_asked() -> None:
    lines = [
        ("paragraph", "Tập đoàn Điện lực yêu cầu Sở Y tế xây dựng quy chế."),
        ("paragraph", "Tiếp tục triển khai lựa chọn nhà thầu. Rà soát giá thuốc."),
        ("paragraph", "Sở Tư pháp lập sổ theo dõi."),
        ("paragraph", "Triển khai tập huấn."),
    ]
    assert [(body, task) for body, task, _ in read(*lines, kind=None)] == [
        ("Sở Y tế", "xây dựng quy chế"),
        ("Sở Y tế", "triển khai lựa chọn nhà thầu"),
        ("Sở Y tế", "rà soát giá thuốc"),
        ("Sở Tư pháp", "lập sổ theo dõi"),
    ]


def test_a_line_of_labels_belongs_to_the_line_above() -> None:
    lines = [("item", "Xây dựng kho thuốc dự phòng."), ("paragraph", "Đơn vị chủ trì: Sở Y tế.")]
    assert [(body, task) for body, task, _ in read(*lines, kind="Kế hoạch")] == [
        ("Sở Y tế", "xây dựng kho thuốc dự phòng")
    ]


def test_a_programme_that_a_resolution_promulgates_speaks_of_the_resolution() -> None:
    lines = [
        ("header", "(Kèm theo Nghị quyết số 8/NQ-CP ngày 5/2/2024 của Chính phủ)"),
        ("paragraph", "Bộ Y tế lập kế hoạch thực hiện Nghị quyết này."),
    ]
    assert [directives for _, _, directives in read(*lines, kind="Chương trình hành động")] == [("8/NQ-CP",)]


def test_a_decision_without_a_number_is_known_by_what_it_approves() -> None:
    lines = [
        ("paragraph", "Phê duyệt Chiến lược phát triển ngành dược đến năm 2030."),
        ("paragraph", "Bộ Y tế mua thuốc."),
    ]
    found_directives = [directives for _, _, directives in read(*lines, kind="Quyết định")]
    assert found_directives == [("Chiến lược phát triển ngành dược đến năm 2030",)]
    assert [directives for _, _, directives in read(*lines, kind="Chỉ thị")] == [()]
