"""What portals print around a document: tables of number and signer, excerpts, who signed."""

from __future__ import annotations

import pytest
from phancong.extract import metadata
from phancong.extract.document import Document, Source
from phancong.extract.structure import structure
from phancong.extract.text import AlignedText

PORTAL = """Quyết định 12/2024/QĐ-CTUBND phân cấp quản lý chợ

| Số hiệu | 12/2024/QĐ-CTUBND |
| Loại văn bản | Quyết định |
| Cơ quan ban hành | Tỉnh Lâm Đồng |
| Người ký | Trần Văn Hiền |
CHỦ TỊCH ỦY BAN NHÂN DÂN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/2024/QĐ-CTUBND
Lâm Đồng, ngày 20 tháng 5 năm 2024
Căn cứ Luật Tổ chức chính quyền địa phương;
"""
MINISTER = """BỘ CÔNG THƯƠNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/QĐ-BCT
Hà Nội, ngày 20 tháng 5 năm 2014

QUYẾT ĐỊNH
Phê duyệt kế hoạch phát triển chợ đầu mối
BỘ TRƯỞNG BỘ CÔNG THƯƠNG

Căn cứ Luật Thương mại ngày 14/6/2005;

KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Lê Văn Hải
"""
EXCERPT = """Báo cáo tình hình chăn nuôi 5 tháng năm 2018

(Trích Báo cáo số 84/BC-UBND ngày 30 tháng 5 năm 2018)

Thực hiện Nghị quyết số 8-NQ/TU của Tỉnh ủy, UBND tỉnh đã ban hành Quyết định số 39/QĐ-UBND về phát triển chăn nuôi.
"""
SIGNED_BY = """Kế hoạch do Phó Chủ tịch UBND tỉnh Gia Lai Nguyễn Văn Sơn ký ban hành, yêu cầu các sở thực hiện.
Các đơn vị bám sát mục tiêu.
"""


CARD = """Nghị định 13/2025/NĐ-CP quy định về trồng rừng

Số hiệu 13/2025/NĐ-CP
Cơ quan ban hành Chính phủ
Ngày ban hành 12/06/2025
Lĩnh vực Môi trường
Loại văn bản Nghị định
Người ký Lê Văn Hải
Tình trạng Đã biết

CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 13/2025/NĐ-CP
Hà Nội, ngày 12 tháng 6 năm 2025

NGHỊ ĐỊNH
QUY ĐỊNH VỀ TRỒNG RỪNG

Căn cứ Luật Lâm nghiệp năm 2017;
"""
CUT_HEAD = """BỘ NÔNG NGHIỆP VÀ |
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 7/2025/TT-BNNMT |
Hà Nội, ngày 19 tháng 6 năm 2025 |
QUY ĐỊNH VỀ GIỐNG CÂY LÂM NGHIỆP
Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;
"""
LETTER = """TỔNG CỤC THUẾ
CỤC THUẾ TP HÀ NỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 71/CTHN-TTHT
V/v chính sách thuế
GTGT
Hà Nội, ngày 23 tháng 11 năm 2020
Kính gửi: Công ty TNHH Hoa Mai

Cục Thuế có ý kiến như sau.
"""
JOINT = """TÒA ÁN NHÂN DÂN TỐI CAO
VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 2/2011/TTLT-TANDTC-VKSNDTC
Hà Nội, ngày 8 tháng 12 năm 2011
THÔNG TƯ LIÊN TỊCH
HƯỚNG DẪN THI HÀNH MỘT SỐ QUY ĐỊNH VỀ TỐ TỤNG

Hai ngành thống nhất hướng dẫn.
"""
TITLED = """Quyết định số 19/QĐ-TTg ngày 18/11/2021 của Thủ tướng Chính phủ phê duyệt Chương trình trồng rừng

1. Các bộ xây dựng kế hoạch.
"""
NUMBERED = """Công văn số 71/VPCP-NC của Văn phòng Chính phủ

Ngày 12/9, Văn phòng Chính phủ đã có văn bản thông báo ý kiến của Thủ tướng.
"""
ENACTED = """Quyết định về việc phê duyệt quy hoạch chi tiết cảng cá

Thủ tướng Chính phủ

Căn cứ Luật Thủy sản;
"""
NAMED_BELOW = """Hướng dẫn tuyên truyền ngày thành lập ngành

Ban Tuyên giáo Trung ương ban hành Hướng dẫn số 5-HD/BTGTW về tuyên truyền ngày thành lập ngành. Xin giới thiệu.

Căn cứ Kết luận số 8-KL/TW của Bộ Chính trị.
"""
STAMPED = """Mục tiêu trồng rừng đến năm 2030

Thứ hai, ngày 20/01/2025 - 19:33

Tỉnh phấn đấu trồng thêm rừng phòng hộ.
"""


def parse(text: str) -> Document:
    document = structure(Source("x.txt", text), AlignedText.of(text))
    for part in document.parts:
        metadata.read_context(part, document)
    return document


@pytest.mark.parametrize(
    ("text", "type_", "number", "issuer", "date", "signer"),
    [
        (PORTAL, "Quyết định", "12/2024/QĐ-CTUBND", "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng", "2024-05-20",
         "Trần Văn Hiền"),
        (MINISTER, "Quyết định", "12/QĐ-BCT", "Bộ trưởng Bộ Công Thương", "2014-05-20", "Lê Văn Hải"),
        (EXCERPT, "Báo cáo", "84/BC-UBND", "Ủy ban nhân dân tỉnh", "2018-05-30", None),
        (SIGNED_BY, "Kế hoạch", None, "Ủy ban nhân dân tỉnh Gia Lai", None, "Nguyễn Văn Sơn"),
        (CARD, "Nghị định", "13/2025/NĐ-CP", "Chính phủ", "2025-06-12", "Lê Văn Hải"),
        (CUT_HEAD, "Thông tư", "7/2025/TT-BNNMT", "Bộ Nông nghiệp và Môi trường", "2025-06-19", None),
        (LETTER, "Công văn", "71/CTHN-TTHT", "Cục Thuế thành phố Hà Nội", "2020-11-23", None),
        (JOINT, "Thông tư liên tịch", "2/2011/TTLT-TANDTC-VKSNDTC",
         "Tòa án nhân dân tối cao - Viện kiểm sát nhân dân tối cao", "2011-12-08", None),
        (TITLED, "Quyết định", "19/QĐ-TTg", "Thủ tướng Chính phủ", "2021-11-18", None),
        (NUMBERED, "Công văn", "71/VPCP-NC", "Văn phòng Chính phủ", None, None),
        (ENACTED, "Quyết định", None, "Thủ tướng Chính phủ", None, None),
        (STAMPED, None, None, None, "2025-01-20", None),
        (NAMED_BELOW, "Hướng dẫn", "5-HD/BTGTW", "Ban Tuyên giáo Trung ương", None, None),
    ],
    ids=["portal", "minister", "excerpt", "signed by", "card", "cut head", "letter", "joint", "titled",
         "numbered", "enacted", "stamped", "named below"],
)  # fmt: skip
def test_what_portals_print(
    text: str, type_: str | None, number: str | None, issuer: str | None, date: str | None, signer: str | None
) -> None:
    found = parse(text).parts[0].context.metadata
    assert (found.type, found.number, found.issuer, found.date, found.signer) == (type_, number, issuer, date, signer)
