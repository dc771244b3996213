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
    ],
    ids=["portal", "minister", "excerpt", "signed by"],
)  # fmt: skip
def test_what_portals_print(
    text: str, type_: str, number: str | None, issuer: str, date: str | None, signer: str | None
) -> None:
    found = parse(text).parts[0].context.metadata
    assert (found.type, found.number, found.issuer, found.date, found.signer) == (type_, number, issuer, date, signer)
