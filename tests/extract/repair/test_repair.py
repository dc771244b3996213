"""Repair of whole texts: what comes back right, what stays as it is, and where its spans lead."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phancong.extract.repair import repair
from phancong.extract.repair.syllables import bare, modern

# One document an engine: (as the engine wrote it, as it was printed). Lines are judged with their neighbours.
VIETNAMESE_ENGINE = [
    (
        "Sở Idioa học và Công nghệ chủ trì, phối họp với các sở, ngành liên quan tham muu ƯBND",
        "Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ngành liên quan tham mưu UBND",
    ),
    (
        "tỉnli ban hành kê hoạch ừiển Ichai đề án trong quý n năm 2025; Idiông để chậm trễ.",
        "tỉnh ban hành kế hoạch triển khai đề án trong quý II năm 2025; không để chậm trễ.",
    ),
    (
        "Tồ chức tốt lễ Idiai giảng năm học mới; bảo đảm đủ giáo viên cho các ừường tiểu học.",
        "Tổ chức tốt lễ khai giảng năm học mới; bảo đảm đủ giáo viên cho các trường tiểu học.",
    ),
    (
        "Giao ủy ban nhân dân huyện tăng cưÒTig tuyên ừuyền, vận động nhân dân hiến đât.",
        "Giao Ủy ban nhân dân huyện tăng cường tuyên truyền, vận động nhân dân hiến đất.",
    ),
    ("L TÌNH HÌNH THựC HIỆN NHIỆM vụ", "I. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"),
    ("n. PHƯƠNG HƯỚNG, NHIỆM vụ TRỌNG TÂM", "II. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM"),
    (
        "Tỷ lệ hộ nghèo giảm còn 2,l%, số lao động có việc làm đạt 15.4Ỉ0 người, tăng ó,5%.",
        "Tỷ lệ hộ nghèo giảm còn 2,1%, số lao động có việc làm đạt 15.410 người, tăng 6,5%.",
    ),
    (
        "Thực hiện Quyết định số I25/QĐ-ƯBND ngày 0I/3/2024 và Kế hoạch số 45/KH-IJBND",
        "Thực hiện Quyết định số 125/QĐ-UBND ngày 01/3/2024 và Kế hoạch số 45/KH-UBND",
    ),
    (
        "của Chủ tịch UBND tỉnh, các chi tiêu đêu đạt và vượt kê hoạch đề ra'^.",
        "của Chủ tịch UBND tỉnh, các chỉ tiêu đều đạt và vượt kế hoạch đề ra.",
    ),
    (
        "Công ty Samsung Electronics và tập đoàn LEGO đầu tư tại khu công nghiệp VSIP III.",
        "Công ty Samsung Electronics và tập đoàn LEGO đầu tư tại khu công nghiệp VSIP III.",
    ),
    (
        "chất lưọ-ng nguồn nhân lực được nâng lên; đời sông nhân dân đưọ'c cải thiện rõ rệt",
        "chất lượng nguồn nhân lực được nâng lên; đời sống nhân dân được cải thiện rõ rệt",
    ),
    (
        "quy định tại điểm b, điểm c, điểm h khoản 2; c) Lập phương án; diện tích 100 m² tại Ba Vì.",
        "quy định tại điểm b, điểm c, điểm h khoản 2; c) Lập phương án; diện tích 100 m² tại Ba Vì.",
    ),
    (
        "Tập đoàn Thaco, nhà máy Jinyang Vina, cầu vượt sông Luộc đã khởi công.",
        "Tập đoàn Thaco, nhà máy Jinyang Vina, cầu vượt sông Luộc đã khởi công.",
    ),
    (
        "Trong quy II, huyện phẩrì đấu hoàn thàiili hô sơ; mộ hình mới dự ìdến nhân rộng toàn tinìi",
        "Trong quý II, huyện phấn đấu hoàn thành hồ sơ; mô hình mới dự kiến nhân rộng toàn tỉnh",
    ),
    (
        "Xử lý nghiêm VI phạm về dỊch vụ vận tải theo Nghị quyết Đại hội lần thứ VI",
        "Xử lý nghiêm vi phạm về dịch vụ vận tải theo Nghị quyết Đại hội lần thứ VI",
    ),
    ("TM. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
    ("KT. CHỦ TỊCH", "KT. CHỦ TỊCH"),
    ("T/M BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ"),
    ("Lưu: VT, KTTH, NC.", "Lưu: VT, KTTH, NC."),
    ("**2. Nhiệm vụ, giải pháp**", "**2. Nhiệm vụ, giải pháp**"),
    (
        "Xã Thụy Hải, huyện Thái Thụy và xã Vũ Quý, huyện Kiên Xưong đã hoàn thành hồ sơ",
        "Xã Thụy Hải, huyện Thái Thụy và xã Vũ Quý, huyện Kiến Xương đã hoàn thành hồ sơ",
    ),
]
ENGLISH_ENGINE = [
    ("I. Két qua dat dwgc", "I. Kết quả đạt được"),
    ("TM. UY BAN NHAN DAN", "TM. ỦY BAN NHÂN DÂN"),
    ("T/M BAN THUONG VU", "T/M BAN THƯỜNG VỤ"),
    ("Tran Due Thang", "Trần Đức Thắng"),
    ("KT. CHU TICH", "KT. CHỦ TỊCH"),
    ("Lé Minh Tuan", "Lê Minh Tuấn"),
    ("Dang doan HPND tinh lanh dao viéc ban hanh", "Đảng đoàn HĐND tỉnh lãnh đạo việc ban hành"),
    ("trinh HDND tinh khoa XVIII xem xét trong quy II", "trình HĐND tỉnh khóa XVIII xem xét trong quý II"),
    ("a) UBND huyén; b) Sé Y té; d) Ban Dan t6c", "a) UBND huyện; b) Sở Y tế; d) Ban Dân tộc"),
    ("BAO CAO KET QUA CONG TAC", "BÁO CÁO KẾT QUẢ CÔNG TÁC"),
    (
        "Tinh hinh thyc hién nhiém vu phat trién kinh té - xa hdi 6 thang ddu nim 2022",
        "Tình hình thực hiện nhiệm vụ phát triển kinh tế - xã hội 6 tháng đầu năm 2022",
    ),
    (
        "Uy ban nhan dan tinh dé nghi cic sé, nganh, dia phuong tap trung thyc hién",
        "Ủy ban nhân dân tỉnh đề nghị các sở, ngành, địa phương tập trung thực hiện",
    ),
    (
        "S6 Céng Thuong chu tri, phéi hop véi UBND cac huyén, thi x3 kiém tra thi trudng.",
        "Sở Công Thương chủ trì, phối hợp với UBND các huyện, thị xã kiểm tra thị trường.",
    ),
    (
        "San lugng thuy san udc dat 12.500 tan, ting 3,1% so v6i cling ky nam trudc!.",
        "Sản lượng thủy sản ước đạt 12.500 tấn, tăng 3,1% so với cùng kỳ năm trước.",
    ),
    (
        "Nghi quyét s6 15/NQ-HDND ngay 10/7/2021 cua HPND tinh vé chinh sach h8 trg nong nghiép",
        "Nghị quyết số 15/NQ-HĐND ngày 10/7/2021 của HĐND tỉnh về chính sách hỗ trợ nông nghiệp",
    ),
    (
        "trong d6 c6 03 chi tiéu vugt ké hoach va 10 chi tiéu dat ké hoach; 02 chi tiéu",
        "trong đó có 03 chỉ tiêu vượt kế hoạch và 10 chỉ tiêu đạt kế hoạch; 02 chỉ tiêu",
    ),
]
WITHOUT_MARKS = [
    "Ủy ban nhân dân tỉnh giao Sở Kế hoạch và Đầu tư chủ trì tham mưu xây dựng chương trình",
    "hành động thực hiện Nghị quyết số 12-NQ/TU ngày 05/8/2022 của Ban Chấp hành Đảng bộ tỉnh",
    "về phát triển công nghiệp hỗ trợ; báo cáo kết quả trước ngày 30/11/2022.",
    "UBND huyện Quỳnh Phụ tổ chức hội nghị tổng kết phong trào thi đua yêu nước.",
    "Phấn đấu đến năm 2030, thu nhập bình quân đầu người đạt trên 150 triệu đồng/năm.",
    "II. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU",
]
CLEAN = [
    "Uỷ ban nhân dân tỉnh chỉ đạo đẩy mạnh công nghiệp hoá, hiện đại hoá nông thôn.",
    "Ủy ban nhân dân tỉnh chỉ đạo đẩy mạnh công nghiệp hóa, hiện đại hóa nông thôn.",
    "Công ty TNHH Hyosung Vina Chemicals đầu tư 02 dự án tại KCN Phú Mỹ II.",
    "- Văn bản số 8670/BGTVT-KHĐT ngày 09/8/2023;\n- Chỉ thị số 06-CT/TW, 35- CT/TW.\n\n  1. Mục tiêu: 8,5 - 9%.",
    "Đắk Lắk, Kon Plông, Ea H'leo, Krông Pắc là địa danh trong vùng.",
    "The applicant shall submit one set of documents to the authority, by post or via the public service portal, "
    "and no fee must be paid when the request is made by a person who has been granted the right of access.",
    "",
    "\n\n",
    "12.254 45,0% 01/01/2024 | 8-9 | ---",
]


def repaired(lines: list[str]) -> list[str]:
    return repair("\n".join(lines)).text.split("\n")


@pytest.mark.parametrize("table", [VIETNAMESE_ENGINE, ENGLISH_ENGINE], ids=["vi", "en"])
def test_damaged_documents(table: list[tuple[str, str]]) -> None:
    assert repaired([written for written, _ in table]) == [printed for _, printed in table]


# Sentences in registers that law lacks, each a whole text: nothing about it says that marks were lost.
ALONE = [
    "Thế nhưng, điều khiến mọi người lo ngại nhất lúc này là giá cả đang leo thang từng ngày.",
    "Các nhà khoa học cho rằng vũ trụ vẫn đang giãn nở.",
    "Bà con nông dân phấn khởi vì vụ này được mùa, lại được giá.",
    "Hai bên nhất trí tăng cường hợp tác trên các lĩnh vực cùng quan tâm.",
    "Thầy giáo trẻ tình nguyện lên vùng cao dạy học.",
    "Bác sĩ khuyên người bệnh nghỉ ngơi, ăn uống điều độ.",
]


@pytest.mark.parametrize("sentence", ALONE)
def test_a_sentence_without_marks_stands_alone(sentence: str) -> None:
    assert repair(bare(sentence)).text == sentence


JOINED = [
    ("Chiếnlược", "Chiến lược"),
    ("đồngchí", "đồng chí"),
    ("pháttriển", "phát triển"),
    ("hộithi", "hội thi"),
    ("ĐạtKH", "Đạt KH"),
    ("nghiêng", "nghiêng"),
    ("KrôngNô", "KrôngNô"),
]


@pytest.mark.parametrize(("written", "printed"), JOINED)
def test_words_run_together(written: str, printed: str) -> None:
    damaged = "Sở Idioa học và Công nghệ phối họp với các sở, ngành; báo cáo Ủy ban nhân dân tỉnli"
    assert repaired([damaged, f"Tỉnh đã nêu {written} trong báo cáo."])[1] == f"Tỉnh đã nêu {printed} trong báo cáo."


def test_words_run_together_in_clean_text() -> None:
    clean = ["Huyện đã giao phòng chuyên môn rà soát, trình hội đồng xem xét trong quý ba năm nay."] * 20
    lines = [*clean, "Đề nghị sở Tàichính có ý kiến.", "V/v hỗ trợ Hyosung"]
    assert repaired(lines) == [*clean, "Đề nghị sở Tài chính có ý kiến.", "V/v hỗ trợ Hyosung"]


def test_a_text_without_blanks_is_damaged() -> None:
    assert repaired(["Các đồngchí lãnhđạo dự hộinghị và pháttriển kinhtế của tỉnh."]) == [
        "Các đồng chí lãnh đạo dự hội nghị và phát triển kinh tế của tỉnh."
    ]


def test_a_text_without_marks() -> None:
    assert repaired([bare(line) for line in WITHOUT_MARKS]) == WITHOUT_MARKS


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_stays(text: str) -> None:
    assert repair(text).text == text


def test_clean_lines_far_from_damage_stay() -> None:
    clean = ["Hội nghị đã thông qua quy chế làm việc và chương trình toàn khoá."] * 40
    damaged = [written for written, _ in VIETNAMESE_ENGINE]
    assert repaired(clean + damaged)[:20] == clean[:20]


def test_a_table_in_a_damaged_document_is_damaged() -> None:
    rows = ["STT", "Chỉ tiêu", "1", "Sô giường bệnh/vạn dân", "40,4", "2", "Sô bác sĩ/vạn dân", "13,5"] * 4
    damaged = [written for written, _ in VIETNAMESE_ENGINE] * 4
    assert "Số giường bệnh/vạn dân" in repaired(damaged + rows + damaged)[len(damaged) :]


def test_letters_with_separate_marks_and_the_wrong_letter_d() -> None:
    text = unicodedata.normalize("NFD", "Quyết định của Hội đồng") + " số 12/QÐ-UBND"
    result = repair(text)
    assert result.text == "Quyết định của Hội đồng số 12/QĐ-UBND"
    start = result.text.index("QĐ")
    low, high = result.to_source(start, start + 2)
    assert text[low:high] == "QÐ"


def test_spans_lead_back_to_the_damage() -> None:
    text = "\n".join(written for written, _ in VIETNAMESE_ENGINE)
    result = repair(text)
    for printed, written in [("không", "Idiông"), ("UBND", "ƯBND"), ("125/QĐ-UBND", "I25/QĐ-ƯBND"), ("ra.", "ra'^.")]:
        start = result.text.index(printed)
        low, high = result.to_source(start, start + len(printed))
        assert text[low:high] == written


DAMAGED = """ừiển Ichai tỉnli hién ké 6n d4u 1am & ¢ ^ '^ \\ l<ỷ 232Ố/QĐ-ƯBND 01- NQ/TU 9,3-ỈO,9 %0 ÐẢNG UBND Idió của
    và cưÒTig n. L PHÁT quý m I^g (lụng |||ỆỊ e\u0301 \u0301 ﬁ ☒ 😀 Samsung a-b--c / - . , \u00a0"""
PIECES = st.sampled_from([*DAMAGED.split(), "\t", ""])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=9).map(" ".join), max_size=9).map("\n".join))
def test_any_text_keeps_its_lines_and_its_map(text: str) -> None:
    result = repair(text)
    assert result.source == text
    assert result.text.count("\n") == text.count("\n")
    at = 0
    for run in result.runs:
        assert run.start == at < run.end
        at = run.end
        assert "\n" not in text[run.source_start : run.source_end] or run.exact
    assert at == len(result.text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_characters_are_taken(text: str) -> None:
    assert repair(text).text.count("\n") == text.count("\n")


def test_marks_of_plain_sentences_come_back() -> None:
    text = """Trong những năm qua, cấp ủy, chính quyền các cấp trong tỉnh đã tập trung lãnh đạo, chỉ đạo thực hiện đồng
    bộ nhiều giải pháp nhằm cải thiện môi trường đầu tư, kinh doanh. Công tác quy hoạch được quan tâm; hạ tầng giao
    thông từng bước hoàn thiện. Đời sống vật chất và tinh thần của nhân dân không ngừng được nâng cao. Tuy nhiên,
    kết quả đạt được chưa tương xứng với tiềm năng; việc thu hút các dự án lớn còn gặp nhiều khó khăn. Nguyên nhân
    chủ yếu là do một số cơ quan, đơn vị chưa quyết liệt trong chỉ đạo, điều hành; sự phối hợp giữa các ngành chưa
    chặt chẽ. Thời gian tới, các địa phương cần khẩn trương rà soát, bổ sung quy hoạch sử dụng đất, kiên quyết thu
    hồi những dự án chậm triển khai."""
    words = text.split()
    right = sum(modern(a) == b for a, b in zip(words, repair(bare(text)).text.split(), strict=True))
    assert right >= 0.98 * len(words)
