"""What a document says of itself: a newcomer adds a document and what is to be read from it."""

from __future__ import annotations

import pytest
from phancong.extract import metadata
from phancong.extract.document import Document, Source
from phancong.extract.metadata.header import known_place, official_codes, to_subject
from phancong.extract.metadata.issuer import expand, level_of, signer_of, with_place
from phancong.extract.metadata.territory import province_on
from phancong.extract.structure import structure
from phancong.extract.text import AlignedText

PLAN = """ỦY BAN NHÂN DÂN
TỈNH BÌNH THUẬN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 318/KH-UBND
Bình Thuận, ngày 02 tháng 3 năm 2021

KẾ HOẠCH
Triển khai thực hiện Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị

Ủy ban nhân dân tỉnh ban hành kế hoạch với các nội dung dưới đây.

1. Sở Khoa học và Công nghệ chủ trì rà soát cơ chế cho doanh nghiệp khởi nghiệp sáng tạo (KNST).

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Tuấn Phong
"""
LETTER = """UBND TỈNH AN GIANG
SỞ CÔNG THƯƠNG

Số: 77/SCT-QLNL
V/v đôn đốc tiết kiệm điện
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Giang, ngày    tháng 6 năm 2023

Kính gửi: Phòng Kinh tế các huyện

Đề nghị các đơn vị tổ chức thực hiện nghiêm việc tiết kiệm điện nơi công sở.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Thạc sĩ
Võ Thị Kim Thoa
"""
PARTY = """HUYỆN ỦY VŨ QUANG
*
Số 41 - CTr/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Vũ Quang, ngày 11 tháng 5 năm 2018

CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết Trung ương 6 khóa XII về sắp xếp tổ chức bộ máy

Thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017, Ban Thường vụ Huyện ủy đề ra chương trình.

I- MỤC TIÊU
Tinh gọn đầu mối.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Nguyễn Thị Hà Tân
"""
MINISTRY = """BỘ NỘI VỤ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 6/2022/TT-BNV
Hà Nội, ngày 28 tháng 6 năm 2022

THÔNG TƯ
QUY ĐỊNH MÃ SỐ VÀ TIÊU CHUẨN NGẠCH CÔNG CHỨC

Căn cứ Luật Cán bộ, công chức;

Điều 1. Phạm vi điều chỉnh
Thông tư này quy định mã số ngạch.

BỘ TRƯỞNG
Phạm Thị Thanh Trà
"""
HEADLESS = """Tình hình thu hút đầu tư năm 2022, nhiệm vụ trọng tâm năm 2023

I. KẾT QUẢ
Toàn tỉnh Quảng Trị cấp phép cho 31 dự án, tỉnh Quảng Trị hoàn thành kế hoạch năm.

Trên đây là báo cáo tình hình thu hút đầu tư năm 2022, UBND tỉnh trân trọng báo cáo./.

TM. UỶ BAN NHÂN DÂN
KT. CHỦ TỊCH
Hà Sỹ Đồng
"""


COMMUNE = """ỦY BAN NHÂN DÂN
{commune}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND
{place}, ngày {day}

KẾ HOẠCH
Cải cách hành chính năm 2025

Ủy ban nhân dân xây dựng kế hoạch với các nội dung sau.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Nam
"""


def parse(text: str) -> Document:
    document = structure(Source("x.txt", text), AlignedText.of(text))
    for part in document.parts:
        metadata.read_context(part, document)
    return document


@pytest.mark.parametrize(
    ("text", "type_", "number", "issuer", "date", "place", "signer", "subject"),
    [
        (PLAN, "Kế hoạch", "318/KH-UBND", "Ủy ban nhân dân tỉnh Bình Thuận", "2021-03-02", "Bình Thuận",
         "Lê Tuấn Phong", "triển khai thực hiện Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị"),
        (LETTER, "Công văn", "77/SCT-QLNL", "Sở Công Thương tỉnh An Giang", "2023-06", "An Giang",
         "Võ Thị Kim Thoa", "đôn đốc tiết kiệm điện"),
        (PARTY, "Chương trình hành động", "41-CTr/HU", "Ban Thường vụ Huyện ủy Vũ Quang", "2018-05-11", "Vũ Quang",
         "Nguyễn Thị Hà Tân", "thực hiện Nghị quyết Trung ương 6 khóa XII về sắp xếp tổ chức bộ máy"),
        (MINISTRY, "Thông tư", "6/2022/TT-BNV", "Bộ Nội vụ", "2022-06-28", "Hà Nội",
         "Phạm Thị Thanh Trà", "quy định mã số và tiêu chuẩn ngạch công chức"),
        (HEADLESS, "Báo cáo", None, "Ủy ban nhân dân tỉnh Quảng Trị", None, None,
         "Hà Sỹ Đồng", "tình hình thu hút đầu tư năm 2022, nhiệm vụ trọng tâm năm 2023"),
    ],
    ids=["plan", "letter", "party", "ministry", "headless"],
)  # fmt: skip
def test_metadata(
    text: str,
    type_: str,
    number: str | None,
    issuer: str,
    date: str | None,
    place: str | None,
    signer: str,
    subject: str,
) -> None:
    found = parse(text).parts[0].context.metadata
    assert (found.type, found.number, found.issuer) == (type_, number, issuer)
    assert (found.date, found.place, found.signer, found.subject) == (date, place, signer, subject)


@pytest.mark.parametrize(
    ("text", "level", "province", "district", "year", "reported", "directive"),
    [
        (PLAN, "province", "Bình Thuận", None, 2021, None, "52-NQ/TW"),
        (LETTER, "province", "An Giang", None, 2023, None, None),
        (PARTY, "district", "Hà Tĩnh", "Vũ Quang", 2018, None, "18-NQ/TW"),
        (MINISTRY, "central", None, None, 2022, None, None),
        (HEADLESS, "province", "Quảng Trị", None, 2022, 2022, None),
    ],
    ids=["plan", "letter", "party", "ministry", "headless"],
)
def test_context(
    text: str,
    level: str,
    province: str | None,
    district: str | None,
    year: int,
    reported: int | None,
    directive: str | None,
) -> None:
    context = parse(text).parts[0].context
    assert (context.level, context.province, context.district) == (level, province, district)
    assert (context.year, context.reported_year, context.directive) == (year, reported, directive)


@pytest.mark.parametrize(
    ("commune", "place", "day", "province", "district"),
    [
        ("XÃ TIỀN HẢI", "Tiền Hải", "5 tháng 8 năm 2025", "Hưng Yên", None),
        ("XÃ NAM CƯỜNG", "Tiền Hải", "5 tháng 8 năm 2024", "Thái Bình", None),
        ("TỈNH HƯNG YÊN", "Hưng Yên", "9 tháng 7 năm 2025", "Hưng Yên", None),
        ("THÀNH PHỐ HẢI PHÒNG", "Hải Dương", "9 tháng 7 năm 2025", "Hải Phòng", None),
        ("HUYỆN TIỀN HẢI", "Tiền Hải", "9 tháng 6 năm 2025", "Thái Bình", "Tiền Hải"),
    ],
)
def test_units_are_those_of_the_day(commune: str, place: str, day: str, province: str, district: str | None) -> None:
    context = parse(COMMUNE.format(commune=commune, place=place, day=day)).parts[0].context
    assert (context.province, context.district) == (province, district)


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [("Thái Bình", "2025-06-30", "Thái Bình"), ("Thái Bình", "2025-07", "Hưng Yên"), ("Hà Tây", "2012", "Hà Nội"),
     ("Hải Dương", None, "Hải Dương"), ("Thái Bình", "2025-07-01", "Hưng Yên")],
)  # fmt: skip
def test_provinces_end(name: str, date: str | None, expected: str) -> None:
    assert province_on(name, date) == expected


def test_abbreviations_need_the_initials() -> None:
    text = (
        "Kế hoạch phát triển khu kinh tế (KKT) và cụm công nghiệp; nguồn vốn (ODA).\n"
        "Thành lập Ban Chỉ đạo chuyển đổi số tỉnh (sau đây gọi tắt là Ban Chỉ đạo).\n"
    )
    context = parse(text).parts[0].context
    assert context.abbreviations == {"KKT": "khu kinh tế", "Ban Chỉ đạo": "Ban Chỉ đạo chuyển đổi số tỉnh"}


def test_fact_quotes_the_source() -> None:
    document = parse(PLAN)
    (fact,) = metadata.collect(document.parts[0], document)
    assert fact.quote == PLAN[fact.start : fact.end]
    assert fact.quote.startswith("KẾ HOẠCH\nTriển khai")


def test_annex_takes_the_issuer_of_its_decision() -> None:
    annex = "\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ TRỌNG TÂM\n(Kèm theo Kế hoạch số 318/KH-UBND)\n\n1. Xây dựng đề án.\n"
    first, second = parse(PLAN + annex).parts
    assert second.context.metadata.type == "Phụ lục"
    assert second.context.metadata.issuer == first.context.metadata.issuer
    assert second.context.metadata.number is None
    assert second.context.metadata.date is None


def test_damaged_signer_is_completed_from_another_part() -> None:
    report = PLAN.replace("KẾ HOẠCH", "BÁO CÁO").replace("Lê Tuấn Phong", "íTuấn Phong")
    first, second = parse(report + "\n\n\n\n" + PLAN).parts
    assert first.context.metadata.signer == second.context.metadata.signer == "Lê Tuấn Phong"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("UBND TỈNH SƠN LA", "Ủy ban nhân dân tỉnh Sơn La"),
        ("HỘI ĐỒNG NHÂN DÂN HUYỆN MAI SƠN KHÓA XX", "Hội đồng nhân dân huyện Mai Sơn"),
        ("BỘ KẾ HOẠCH VÀ ĐẦU TƯ", "Bộ Kế hoạch và Đầu tư"),
        ("ỦY BAN NHẢN DÂN XÃ TÀ XÙA", "Ủy ban nhân dân xã Tà Xùa"),
        ("KIỂM TOÁN NHÀ NƯỚC KHU VỰC VII", "Kiểm toán Nhà nước khu vực VII"),
        ("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM", "Tập đoàn Điện lực Việt Nam"),
        ("SỞ Y TẾ TỈNH BÀ RỊA-VŨNG TÀU", "Sở Y tế tỉnh Bà Rịa - Vũng Tàu"),
        ("ĐẢNG ỦY CHÍNH PHỦ", "Đảng ủy Chính phủ"),
    ],
)
def test_expand(printed: str, name: str) -> None:
    assert expand(printed) == name


@pytest.mark.parametrize(
    ("name", "superior", "expected"),
    [
        ("Ủy ban nhân dân", "", "Ủy ban nhân dân tỉnh Gia Lai"),
        ("Ủy ban nhân dân tỉnh", "", "Ủy ban nhân dân tỉnh Gia Lai"),
        ("Ban Thường vụ Tỉnh ủy", "", "Ban Thường vụ Tỉnh ủy Gia Lai"),
        ("Phòng Nội vụ", "Ủy ban nhân dân huyện Chư Sê", "Phòng Nội vụ huyện Chư Sê"),
        ("Bộ Y tế", "", "Bộ Y tế"),
    ],
)
def test_with_place(name: str, superior: str, expected: str) -> None:
    assert with_place(name, superior, "Gia Lai", "tỉnh Gia Lai") == expected


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Thủ tướng Chính phủ", "central"),
        ("Ủy ban nhân dân thành phố Cần Thơ", "province"),
        ("Ủy ban nhân dân thành phố Vinh", "district"),
        ("Thị ủy Sông Cầu", "district"),
        ("Đảng ủy phường Bến Nghé", "commune"),
        ("Đảng ủy Khối Cơ quan - Doanh nghiệp tỉnh Hưng Yên", "province"),
    ],
)
def test_level(name: str, level: str) -> None:
    assert level_of(name) == level


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("QD-UBND", "QĐ-UBND"),
        ("2014/qđ - ttg", "2014/QĐ-TTg"),
        ("NQ-HDND", "NQ-HĐND"),
        ("KH-ƯBND", "KH-UBND"),
        ("QĐUBND", "QĐ-UBND"),
    ],
)
def test_official_codes(printed: str, number: str) -> None:
    assert official_codes(printed) == number


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("M Thái Bình", "Thái Bình"),
        ("Thải Bình", "Thái Bình"),
        ("TP. Hồ Chí Minh", "Hồ Chí Minh"),
        ("Tam Kỳ", "Tam Kỳ"),
    ],
)
def test_known_place(printed: str, place: str) -> None:
    assert known_place(printed) == place


@pytest.mark.parametrize(
    ("printed", "subject"),
    [
        ("V/v tăng cường phòng cháy", "tăng cường phòng cháy"),
        ("VỀ VIỆC THỰC HIỆN QUYẾT ĐỊNH SỐ 90/QĐ-TTG", "thực hiện quyết định số 90/QĐ-TTg"),
        ("GRDP năm 2024", "GRDP năm 2024"),
        ("CỦA ỦY BAN NHÂN DÂN TỈNH Về việc quản lý rừng", "quản lý rừng"),
    ],
)
def test_subject(printed: str, subject: str) -> None:
    assert to_subject(printed) == subject


def test_signer_skips_offices_and_ranks() -> None:
    blocks = parse("BÁO CÁO\nkết quả\n\nĐã xong việc của tỉnh.\n\nGIÁM ĐỐC\nĐại tá Lò Văn Pọm\n").parts[0].blocks
    assert signer_of(blocks) == ("Lò Văn Pọm", True)


@pytest.mark.parametrize(
    ("post", "name"),
    [("VIỆN TRƯỞNG", "Lê Văn Tám"), ("PHÓ CHÁNH ÁN", "Vừ A Sùng"), ("TỔNG GIÁM ĐỐC", "Hoàng Thị Bảy")],
)
def test_signer_below_a_post(post: str, name: str) -> None:
    blocks = parse(f"BÁO CÁO\nkết quả\n\nĐã xong việc của đơn vị.\n\n{post}\n\n{name}\n").parts[0].blocks
    assert signer_of(blocks) == (name, True)


def test_districts_tell_the_province_and_the_district_of_a_text_without_header() -> None:
    lost = "Chỉ thị về tiết kiệm điện\nỦy ban nhân dân tỉnh yêu cầu huyện Hải Hậu và huyện Giao Thủy báo cáo.\n"
    assert parse(lost).parts[0].context.province == "Nam Định"
    commune = (
        "ỦY BAN NHÂN DÂN\nXÃ BẠCH MAI THƯỢNG\n\nSố: 9/KH-UBND\n\nKẾ HOẠCH\nTrồng cây\n\n"
        "Theo UBND huyện Hải Hậu thì xã làm.\n"
    )
    assert parse(commune).parts[0].context.district == "huyện Hải Hậu"


BROKEN = """HỘI ĐỒNG
NHÂN DÂN
TỈNH HÒA BÌNH
-----
CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 61/NQ-HĐND

NGHỊ QUYẾT
Về phát triển vùng cam

Điều 1. Giao Sở Công Thương mở chợ đầu mối.

Nghị quyết này được Hội đồng nhân dân tỉnh khóa XVI thông qua ngày 09 tháng 7 năm 2019./.

Nơi nhận:                                     CHỦ TỊCH
- Các sở, ngành;
- Lưu: VT, CTHĐND.                    Trần Đăng Ninh
"""
CHAIRMAN = """ỦY BAN NHÂN DÂN
TỈNH HẬU GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 9/QĐ-UBND
Hậu Giang, ngày 04 tháng 5 năm 2016

QUYẾT ĐỊNH
Về việc kiện toàn Ban Chỉ đạo
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HẬU GIANG

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;

Nơi nhận: | KT. CHỦ TỊCH
- Như điều 2; | PHÓ CHỦ TỊCH
- Lưu: VT | Trương Cảnh Tuyên
"""
ORGAN = """BAN CHẤP HÀNH TRUNG ƯƠNG
ĐẢNG CỘNG SẢN VIỆT NAM
BAN DÂN VẬN
*
Số 8-HD/BDVTW
Hà Nội, ngày 11 tháng 2 năm 2020

HƯỚNG DẪN
Công tác dân vận năm 2020

1- Các cấp ủy đẩy mạnh phong trào.
"""
PRINTED = """Chỉ thị về phòng cháy rừng

Bản tin - Ngày 3/5/2017, Ban Thường vụ Tỉnh ủy Gia Lai đã ban hành Chỉ thị số 12-CT/TU về phòng cháy rừng mùa khô.
Những năm qua, tỉnh Gia Lai mất nhiều rừng.
"""
TITLE_ONLY = """Chỉ thị về việc tăng cường quản lý đất công

Thời gian qua tỉnh Bến Tre còn để lấn chiếm đất công; Ủy ban nhân dân tỉnh yêu cầu các ngành thực hiện như sau:
1. Sở Tài nguyên và Môi trường rà soát quỹ đất.
"""


@pytest.mark.parametrize(
    ("text", "type_", "number", "issuer", "date", "signer"),
    [
        (BROKEN, "Nghị quyết", "61/NQ-HĐND", "Hội đồng nhân dân tỉnh Hòa Bình", "2019-07-09", "Trần Đăng Ninh"),
        (CHAIRMAN, "Quyết định", "9/QĐ-UBND", "Chủ tịch Ủy ban nhân dân tỉnh Hậu Giang", "2016-05-04",
         "Trương Cảnh Tuyên"),
        (ORGAN, "Hướng dẫn", "8-HD/BDVTW", "Ban Dân vận Trung ương", "2020-02-11", None),
        (PRINTED, "Chỉ thị", "12-CT/TU", "Ban Thường vụ Tỉnh ủy Gia Lai", "2017-05-03", None),
        (TITLE_ONLY, "Chỉ thị", None, "Ủy ban nhân dân tỉnh Bến Tre", None, None),
    ],
    ids=["broken lines", "chairman", "organ of the Party", "printed in a newspaper", "title only"],
)  # fmt: skip
def test_other_headers(
    text: str, type_: str, number: str | None, issuer: str, date: str | None, signer: str | None
) -> None:
    found = parse(text).parts[0].context.metadata
    assert (found.type, found.number, found.issuer, found.date, found.signer) == (type_, number, issuer, date, signer)


@pytest.mark.parametrize(
    ("text", "issuer", "date"),
    [
        (
            "CÔNG ĐIỆN\nVề chủ động ứng phó mưa lũ\n\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng các Bộ;\n\n1. Bộ Công an",
            "Thủ tướng Chính phủ",
            None,
        ),
        (
            "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n(Kèm theo Quyết định số 7/QĐ-TTg ngày 05 tháng 02 năm 2024 của Thủ tướng "
            "Chính phủ)\n\n1. Nhiệm vụ thứ nhất của các bộ.",
            "Thủ tướng Chính phủ",
            "2024-02-05",
        ),
        (
            "Kết quả giảm nghèo ở huyện Hải Hậu, tỉnh Nam Định\n\nHuyện ủy ra nghị quyết. UBND huyện giao. HĐND "
            "huyện giám sát ở 5 xã của huyện Hải Hậu.",
            None,
            None,
        ),
    ],
)
def test_documents_that_lost_their_header(text: str, issuer: str | None, date: str | None) -> None:
    context = parse(text).parts[0].context
    assert (context.metadata.issuer, context.metadata.date) == (issuer, date)
    assert context.district == (None if issuer else "huyện Hải Hậu")


def test_the_annex_line_tells_the_number_of_a_resolution_whose_head_is_lost() -> None:
    text = """HỘI ĐỒNG NHÂN DÂN TỈNH SƠN LA
KHÓA XIV, KỲ HỌP THỨ 6
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Xét Tờ trình số 12/TTr-UBND ngày 1 tháng 6 năm 2017 của Ủy ban nhân dân tỉnh về mức thu phí,
QUYẾT NGHỊ:
Điều 1. Hội đồng nhân dân tỉnh quy định mức thu phí tham quan.
(Ban hành kèm theo Nghị quyết số 39/NQ-HĐND ngày 21 tháng 7 năm 2017 của Hội đồng nhân dân tỉnh)
"""
    found = parse(text).parts[0].context.metadata
    assert (found.type, found.number, found.date) == ("Nghị quyết", "39/NQ-HĐND", "2017-07-21")
    assert found.issuer == "Hội đồng nhân dân tỉnh Sơn La"


def test_a_newspaper_tells_who_signed() -> None:
    text = (
        "Thay mặt Ban Bí thư, đồng chí Trần Văn Hoa đã ký ban hành Chỉ thị số 9-CT/TW (ngày 3/4/2012) của Ban Bí thư "
    )
    found = (
        parse(text + "về chăm lo nghề cá ven bờ.\n\nI- MỤC TIÊU\n\nNghề cá phát triển bền vững.\n")
        .parts[0]
        .context.metadata
    )
    assert (found.type, found.number, found.issuer) == ("Chỉ thị", "9-CT/TW", "Ban Bí thư")
    assert (found.date, found.signer) == ("2012-04-03", "Trần Văn Hoa")
    assert found.subject and found.subject.endswith("chăm lo nghề cá ven bờ")


def test_a_signer_behind_the_words_that_he_signed() -> None:
    text = "CHỈ THỊ\nVề việc tiết kiệm điện\n\nYêu cầu các đơn vị thực hiện.\n\nBỘ TRƯỞNG\n(đã ký): Trần Minh Phú\n"
    assert signer_of(parse("BỘ CÔNG THƯƠNG\nSố: 12/CT-BCT\n\n" + text).parts[0].blocks)[0] == "Trần Minh Phú"
