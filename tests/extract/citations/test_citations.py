"""Citations: (text, [(type, number, date, issuer)]) as a document of tỉnh Thái Bình would give them."""

from __future__ import annotations

import pytest
import spacy
from phancong.extract import citations
from phancong.extract.citations.find import find_citations
from phancong.extract.citations.issuers import full_name
from phancong.extract.document import Block, BlockKind, Context
from phancong.extract.facts import Citation
from phancong.extract.text import AlignedText

CONTEXT = Context(province="Thái Bình", place="tỉnh Thái Bình", level="province", year=2023)
Expected = tuple[str | None, str | None, str | None, str | None]

CASES: list[tuple[str, list[Expected]]] = [
    (
        "Kế hoạch số 28 KH/TWĐTN ngày 4/7/2011 của Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh về tổ chức đại hội",
        [("Kế hoạch", "28-KH/TWĐTN", "2011-07-04", "Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh")],
    ),
    (
        "Chỉ thị 18 CT/TW ngày 5/11/2012; Quyết định số 3086 QĐ/UBND; Nghị quyết số 43/NQ/HĐND; trang 12 TB/TT",
        [
            ("Chỉ thị", "18-CT/TW", "2012-11-05", None),
            ("Quyết định", "3086/QĐ-UBND", None, None),
            ("Nghị quyết", "43/NQ-HĐND", None, None),
        ],
    ),
    (
        "tại các Công điện số 61 ngày 3/8 và số 62 ngày 5/8/2024 của Thủ tướng",
        [("Công điện", "61", None, None), ("Công điện", "62", "2024-08-05", "Thủ tướng Chính phủ")],
    ),
    (
        "Quyết định số 15/QĐ-UBND ngày 1/2/2023 của Ủy ban nhân dân tỉnh Phê duyệt đề án",
        [("Quyết định", "15/QĐ-UBND", "2023-02-01", "Ủy ban nhân dân tỉnh Thái Bình")],
    ),
    (
        "Trả lời công văn số 36/CT-TTHT ngày 5/4/2014 của Cục thuế tỉnh Cà Mau hỏi về hóa đơn",
        [("Công văn", "36/CT-TTHT", "2014-04-05", "Cục Thuế tỉnh Cà Mau")],
    ),
    (
        "công văn số 27-CV/BTGTW ngày 9/7/2012 của Ban Tuyên giáo Trung ương và báo cáo của Bộ Y tế",
        [("Công văn", "27-CV/BTGTW", "2012-07-09", "Ban Tuyên giáo Trung ương")],
    ),
    (
        "Tại Quyết định số 12/QĐ-UBND, UBND tỉnh thành lập khu công nghiệp",
        [("Quyết định", "12/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Thái Bình")],
    ),
    (
        "Ngày 2/7/2021, Chủ tịch UBND tỉnh Cà Mau Lê Văn Sáu đã ký ban hành Kế hoạch số 21/KH-UBND",
        [("Kế hoạch", "21/KH-UBND", "2021-07-02", "Chủ tịch Ủy ban nhân dân tỉnh Cà Mau")],
    ),
    (
        "Ngày 5/7/2025, Ban Thường vụ Đảng ủy Chính phủ ban hành Nghị quyết số 2-NQ/ĐU",
        [("Nghị quyết", "2-NQ/ĐU", "2025-07-05", "Ban Thường vụ Đảng ủy Chính phủ")],
    ),
    (
        "được Bộ trưởng Bộ Xây dựng Trần Văn Ba phê duyệt tại Quyết định số 14/QĐ-BXD",
        [("Quyết định", "14/QĐ-BXD", None, "Bộ trưởng Bộ Xây dựng")],
    ),
    (
        "Thông tư liên tịch số 3/2010/TTLT-BNV-BTC của Bộ Nội vụ - Bộ Lao động Thương binh & Xã hội",
        [
            (
                "Thông tư liên tịch",
                "3/2010/TTLT-BNV-BTC",
                None,
                "Bộ Nội vụ - Bộ Lao động - Thương binh và Xã hội",
            )
        ],
    ),
    (
        "Căn cứ Luật Quản lý, sử dụng tài sản công số 15/2017/QH14;",
        [("Luật", "15/2017/QH14", None, None)],
    ),
    (
        "Thực hiện Nghị quyết số 121/NQ-CP. UBND tỉnh đã họp. Theo Kế hoạch số 9/KH-BCĐ. HĐND tỉnh giám sát.",
        [("Nghị quyết", "121/NQ-CP", None, None), ("Kế hoạch", "9/KH-BCĐ", None, None)],
    ),
    (
        "xem xét kiến nghị của Công ty cổ phần Sao Biển tại Văn bản số 21/SBC-KT ngày 4/3/2024 và Công văn số 7/BXD-HT "
        "của Bộ trưởng Bộ Xây dựng trái với quy hoạch",
        [
            ("Văn bản", "21/SBC-KT", "2024-03-04", "Công ty cổ phần Sao Biển"),
            ("Công văn", "7/BXD-HT", None, "Bộ trưởng Bộ Xây dựng"),
        ],
    ),
    (
        "các Nghị quyết của Bộ Chính trị: số 57-NQ/TW ngày 22/12/2024, số 68-NQ/TW ngày 04/5/2025",
        [
            ("Nghị quyết", "57-NQ/TW", "2024-12-22", "Bộ Chính trị"),
            ("Nghị quyết", "68-NQ/TW", "2025-05-04", "Bộ Chính trị"),
        ],
    ),
    (
        "HĐND tỉnh đã thông qua Nghị quyết số 8/NQ-HĐND ngày 2/3/2021 về giống lúa; Nghị quyết chuyên đề số 9/NQ-HĐND",
        [
            ("Nghị quyết", "8/NQ-HĐND", "2021-03-02", "Hội đồng nhân dân tỉnh Thái Bình"),
            ("Nghị quyết", "9/NQ-HĐND", None, "Hội đồng nhân dân tỉnh Thái Bình"),
        ],
    ),
    (
        "xem xét Tờ trình số 5/TTr-CP ngày 7/1/2025, Báo cáo số 6/BC-CP ngày 8/1/2025 của Chính phủ",
        [
            ("Tờ trình", "5/TTr-CP", "2025-01-07", "Chính phủ"),
            ("Báo cáo", "6/BC-CP", "2025-01-08", "Chính phủ"),
        ],
    ),
    (
        "Tại Quyết định số 77/QĐ-UBND, UBND tỉnh Cà Mau đã phê duyệt chủ trương",
        [("Quyết định", "77/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Cà Mau")],
    ),
    (
        "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15; Nghị quyết HĐND tỉnh số 25/NQ-HĐND",
        [
            ("Luật", "64/2025/QH15", None, None),
            ("Nghị quyết", "25/NQ-HĐND", None, "Hội đồng nhân dân tỉnh Thái Bình"),
        ],
    ),
    (
        "Đề án số 05-ĐA/TU (khóa XVII) của Tỉnh ủy; Tờ trình số 88-TTr/ĐU của Đảng ủy UBND tỉnh",
        [
            ("Đề án", "05-ĐA/TU", None, "Tỉnh ủy Thái Bình"),
            ("Tờ trình", "88-TTr/ĐU", None, "Đảng ủy Ủy ban nhân dân tỉnh Thái Bình"),
        ],
    ),
    (
        "Công văn số 11 /UBND - KT ngày 3/4/2019 của UBND huyện Năm Căn",
        [("Công văn", "11/UBND-KT", "2019-04-03", "Ủy ban nhân dân huyện Năm Căn, tỉnh Cà Mau")],
    ),
    (
        "các thông tư của Bộ Kế hoạch và Đầu tư: Số 01/2007/TT-BKH ngày 7/2/2007; của Sở Nông nghiệp & PTNT tỉnh tại "
        "các công văn: Số 15/SNN-KH, số 21/SNN-KH",
        [
            ("Thông tư", "01/2007/TT-BKH", "2007-02-07", "Bộ Kế hoạch và Đầu tư"),
            ("Công văn", "15/SNN-KH", None, "Sở Nông nghiệp và Phát triển nông thôn tỉnh Thái Bình"),
            ("Công văn", "21/SNN-KH", None, "Sở Nông nghiệp và Phát triển nông thôn tỉnh Thái Bình"),
        ],
    ),
    (
        "xét Báo cáo thẩm tra số 41/BC-BKTNS ngày 6/12/2021 của Ban Kinh tế - Ngân sách",
        [("Báo cáo", "41/BC-BKTNS", "2021-12-06", "Ban Kinh tế - Ngân sách")],
    ),
    (
        "Căn cứ Nghị định số 61/2023/NĐ-CP ngày 16 tháng 8 năm 2023 của Chính phủ về hương ước;",
        [("Nghị định", "61/2023/NĐ-CP", "2023-08-16", "Chính phủ")],
    ),
    (
        "Thông tư số 200/2014/TT-BTC của Bộ Tài chính hướng dẫn kế toán",
        [("Thông tư", "200/2014/TT-BTC", None, "Bộ Tài chính")],
    ),
    (
        "các Nghị quyết số 68/2022/QH15; số 69/2022/QH15 ngày 10/11/2022 của Quốc hội và Luật số 23/2008/QH12.",
        [
            ("Nghị quyết", "68/2022/QH15", "2022-11-10", "Quốc hội"),
            ("Nghị quyết", "69/2022/QH15", "2022-11-10", "Quốc hội"),
            ("Luật", "23/2008/QH12", None, None),
        ],
    ),
    (
        "các Quyết định số 12, 13 và 14/QĐ-UBND ngày 5/6/2020 của UBND tỉnh",
        [
            ("Quyết định", f"{number}/QĐ-UBND", "2020-06-05", "Ủy ban nhân dân tỉnh Thái Bình")
            for number in (12, 13, 14)
        ],
    ),
    (
        "Quyết định của Thủ tướng Chính phủ số 1004/QĐ-TTg ngày 29/8/2023 về phê duyệt",
        [("Quyết định", "1004/QĐ-TTg", "2023-08-29", "Thủ tướng Chính phủ")],
    ),
    (
        "Nghị quyết số 05- NQ/TU, ngày 17-11-2021 của Ban chấp hành Đảng bộ tỉnh",
        [("Nghị quyết", "05-NQ/TU", "2021-11-17", "Ban Chấp hành Đảng bộ tỉnh Thái Bình")],
    ),
    (
        "theo đề nghị của Giám đốc Sở Kế hoạch và Đầu tư tại Tờ trình số 5743/TTr-SKHĐT ngày 12/12/2022",
        [("Tờ trình", "5743/TTr-SKHĐT", "2022-12-12", "Sở Kế hoạch và Đầu tư tỉnh Thái Bình")],
    ),
    (
        "Công văn số 3723/UBND-NCKS ngày 3/10/2023 và 5743/SKHĐT-TH",
        [("Công văn", "3723/UBND-NCKS", "2023-10-03", None), ("Công văn", "5743/SKHĐT-TH", None, None)],
    ),
    (
        "Nghị quyết số      /NQ-HĐND ngày    tháng 12 năm 2023 của HĐND tỉnh",
        [("Nghị quyết", None, "2023-12", "Hội đồng nhân dân tỉnh Thái Bình")],
    ),
    (
        "Kết luận số 21-KL/TW, ngày 25/10/2021 của Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII",
        [("Kết luận", "21-KL/TW", "2021-10-25", "Ban Chấp hành Trung ương Đảng khóa XIII")],
    ),
    (
        "Ngày 03/3/2022, Ban Thường vụ Tỉnh uỷ ban hành Kế hoạch số 93-KH/TU về thực hiện Nghị quyết 06-NQ/TW",
        [
            ("Kế hoạch", "93-KH/TU", "2022-03-03", "Ban Thường vụ Tỉnh ủy Thái Bình"),
            ("Nghị quyết", "06-NQ/TW", None, None),
        ],
    ),
    (
        "THỰC HIỆN QUYẾT ĐỊNH SỐ 34/2014/QĐ-TTG NGÀY 30/5/2014 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ QUY ĐỊNH TIÊU CHUẨN",
        [("Quyết định", "34/2014/QĐ-TTg", "2014-05-30", "Thủ tướng Chính phủ")],
    ),
    (
        "Công văn số 2928/LĐTBXH-BVCSTE ngày 12/8/2014 của Bộ Lao động - Thương binh và Xã hội về việc triển khai",
        [("Công văn", "2928/LĐTBXH-BVCSTE", "2014-08-12", "Bộ Lao động - Thương binh và Xã hội")],
    ),
    (
        "Quyết định số 232Ố/QĐ-UBND năm 2019 của UBND tỉnh, Nghị định số 62/201 1/NĐ-CP ban hành ngày 26/7/2011",
        [
            ("Quyết định", "2320/QĐ-UBND", "2019", "Ủy ban nhân dân tỉnh Thái Bình"),
            ("Nghị định", "62/2011/NĐ-CP", "2011-07-26", None),
        ],
    ),
    (
        "Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015; Kết luận số 64-KL/TW của Hội nghị "
        "Trung ương 8 khóa XIII",
        [
            ("Luật", "77/2015/QH13", "2015-06-19", None),
            ("Kết luận", "64-KL/TW", None, "Ban Chấp hành Trung ương Đảng khóa XIII"),
        ],
    ),
    (
        "Luật số 36/2024/QHI15, Nghị định số 1 65/2024/NĐ-CP, Kế hoạch số 128/ICH-UBND, Nghị định số /2020/NĐ-CP",
        [
            ("Luật", "36/2024/QH15", None, None),
            ("Nghị định", "165/2024/NĐ-CP", None, None),
            ("Kế hoạch", "128/KH-UBND", None, None),
            ("Nghị định", None, None, None),
        ],
    ),
    ("Nghị quyết số 30c/NQCP của Chính phủ", [("Nghị quyết", "30c/NQ-CP", None, "Chính phủ")]),
    (
        "Quy định số 69-QĐ/TW ngày 06/7/2022 của Bộ Chính trị; Hướng dẫn 59-HD/BTGTU",
        [("Quy định", "69-QĐ/TW", "2022-07-06", "Bộ Chính trị"), ("Hướng dẫn", "59-HD/BTGTU", None, None)],
    ),
    (
        "Pháp lệnh số 02/2018/UBTVQH14; Nghị quyết 1211/2016/UBTVQH13 ngày 25/5/2016",
        [("Pháp lệnh", "02/2018/UBTVQH14", None, None), ("Nghị quyết", "1211/2016/UBTVQH13", "2016-05-25", None)],
    ),
    (
        "Sắc lệnh số 64-SL; Nghị định số 43-CP; Quyết định 115/QĐ.UB; Thông tư liên tịch số 05/2014/TTLT-BTNMT-BTP",
        [
            ("Sắc lệnh", "64-SL", None, None),
            ("Nghị định", "43-CP", None, None),
            ("Quyết định", "115/QĐ-UB", None, None),
            ("Thông tư liên tịch", "05/2014/TTLT-BTNMT-BTP", None, None),
        ],
    ),
    (
        "Kế hoạch số 12/KH-BCĐ ngày 3/2/2021 của Ban Chỉ đạo 35 tỉnh, Công điện số 469/CĐ-TTg",
        [
            ("Kế hoạch", "12/KH-BCĐ", "2021-02-03", "Ban Chỉ đạo 35 tỉnh Thái Bình"),
            ("Công điện", "469/CĐ-TTg", None, None),
        ],
    ),
    (
        "Văn bản số 512/BGTVT-KHDT ngày 09/3/2022, số 1884/BGrVT-KHĐT ngày I4/5/2022 của Bộ Giao thông vận tải",
        [
            ("Văn bản", "512/BGTVT-KHĐT", "2022-03-09", "Bộ Giao thông vận tải"),
            ("Văn bản", "1884/BGTVT-KHĐT", "2022-05-14", "Bộ Giao thông vận tải"),
        ],
    ),
    (
        "Nghị quyết số 08/2023/NQ-HĐNb ngày 12/7/2023, Kế hoạch số 167/KH-IJBND",
        [("Nghị quyết", "08/2023/NQ-HĐND", "2023-07-12", None), ("Kế hoạch", "167/KH-UBND", None, None)],
    ),
    (
        "đã được Thủ tướng Chính phủ chấp thuận tại Quyết định số 1004/QĐ-TTg ngày 29/8/2023",
        [("Quyết định", "1004/QĐ-TTg", "2023-08-29", "Thủ tướng Chính phủ")],
    ),
    (
        "Nghị quyết Hội nghị lần thứ bảy Ban Chấp hành Trung ương Đảng khóa XII về cải cách tiền lương "
        "(Nghị quyết số 27-NQ/TW, ngày 21/5/2018)",
        [("Nghị quyết", "27-NQ/TW", "2018-05-21", "Ban Chấp hành Trung ương Đảng khóa XII")],
    ),
    ("Công văn số 1234 ngày 5/6/2020 của Bộ Nội vụ", [("Công văn", "1234", "2020-06-05", "Bộ Nội vụ")]),
    (
        "theo 29-NQ/TW (1004/QĐ-TTg)",
        [("Nghị quyết", "29-NQ/TW", None, None), ("Quyết định", "1004/QĐ-TTg", None, None)],
    ),
    (
        "Xét ý kiến của Sở Xây dựng (Văn bản số 61/SXD-QH ngày 2/3/2015), các Bộ: Y tế (công văn số 9/BYT-KH), Giáo "
        "dục và Đào tạo (công văn số 77/BGDĐT-KH); đã gửi Bộ Công an (Văn bản số 12/UBND-NC)",
        [
            ("Văn bản", "61/SXD-QH", "2015-03-02", "Sở Xây dựng tỉnh Thái Bình"),
            ("Công văn", "9/BYT-KH", None, "Bộ Y tế"),
            ("Công văn", "77/BGDĐT-KH", None, "Bộ Giáo dục và Đào tạo"),
            ("Văn bản", "12/UBND-NC", None, None),
        ],
    ),
    (
        "các thông tư của Bộ Y tế: Số 2/2011/TT-BYT hướng dẫn Nghị định 5/2010/NĐ-CP; số 6/2012/TT-BYT ngày 4/5/2012",
        [
            ("Thông tư", "2/2011/TT-BYT", None, "Bộ Y tế"),
            ("Nghị định", "5/2010/NĐ-CP", None, None),
            ("Thông tư", "6/2012/TT-BYT", "2012-05-04", "Bộ Y tế"),
        ],
    ),
    (
        "Ngày 7/8/2012, Thủ tướng Chính phủ đã ký Quyết định số 1066/QĐ-TTg; Công văn số 12/THPT của Bộ Giáo dục và "
        "Đào tạo về thi; Tờ trình số 3/TTr-SGDĐT của Giám đốc Sở Giáo dục - Đào tạo",
        [
            ("Quyết định", "1066/QĐ-TTg", "2012-08-07", "Thủ tướng Chính phủ"),
            ("Công văn", "12/THPT", None, "Bộ Giáo dục và Đào tạo"),
            ("Tờ trình", "3/TTr-SGDĐT", None, "Sở Giáo dục và Đào tạo tỉnh Thái Bình"),
        ],
    ),
    (
        "Nghị quyết số 9/NQ-ĐU, ngày 1/2/2013 Nghị quyết của Đảng ủy xã về vụ đông; Công văn 5/VPCP-KTN của VPCP",
        [
            ("Nghị quyết", "9/NQ-ĐU", "2013-02-01", "Đảng ủy xã"),
            ("Công văn", "5/VPCP-KTN", None, "Văn phòng Chính phủ"),
        ],
    ),
    (
        "KẾ HOẠCH SỐ 8-KH/TU CỦA BAN THƯỜNG VỤ TỈNH ỦY THỰC HIỆN CHỈ THỊ SỐ 5-CT/TW NGÀY 1/2/2013 CỦA BAN BÍ THƯ",
        [
            ("Kế hoạch", "8-KH/TU", None, "Ban Thường vụ Tỉnh ủy Thái Bình"),
            ("Chỉ thị", "5-CT/TW", "2013-02-01", "Ban Bí thư Trung ương Đảng"),
        ],
    ),
    (
        "Thông tư liên tịch số 4/2011/TTLT-BTC-BYT-BCA của Bộ Tài chính, Bộ Y tế và Bộ Công an; Công điện khẩn số "
        "7/CĐ-TTg; Quyết định 167 của Thủ tướng Chính phủ",
        [
            ("Thông tư liên tịch", "4/2011/TTLT-BTC-BYT-BCA", None, "Bộ Tài chính, Bộ Y tế và Bộ Công an"),
            ("Công điện", "7/CĐ-TTg", None, None),
            ("Quyết định", "167", None, "Thủ tướng Chính phủ"),
        ],
    ),
    (
        "Bộ Y tế đã tổ chức rà soát và ban hành Quyết định số 3/QĐ-BYT ngày 4/5/2021",
        [("Quyết định", "3/QĐ-BYT", "2021-05-04", "Bộ Y tế")],
    ),
    (
        "Xét văn bản số 12/BKH-QLKT ngày 3 tháng 4 năm 2007, của Bộ Thủy sản tại văn bản số 8/BTS-KH ngày 5/4/2007",
        [
            ("Văn bản", "12/BKH-QLKT", "2007-04-03", None),
            ("Văn bản", "8/BTS-KH", "2007-04-05", "Bộ Thủy sản"),
        ],
    ),
    (
        "Nghị quyết số 4/NQ-HĐND ngày 6/7/2019, của HĐND Tỉnh tại kỳ họp thứ 5",
        [("Nghị quyết", "4/NQ-HĐND", "2019-07-06", "Hội đồng nhân dân tỉnh Thái Bình")],
    ),
    ("Số: 1209/QĐ-UBND", []),
    ("Giấy phép số 12/GP-BTNMT, biển số 17A-123.45, điện thoại 0227/3831234", []),
    ("TCVN 5574:2018, QCVN 01:2021/BXD, tiêu chuẩn số 4054/TCVN-BXD", []),
    ("đạt 12/15 chỉ tiêu, QL.37B, giai đoạn 2021-2025, ngày 5/10 HĐND họp, 24/7, số 5 của phố", []),
    ("Nghị quyết này, Đề án 06, Quyết định nêu trên", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_citations(text: str, expected: list[Expected]) -> None:
    found = find_citations(text, Block(kind="paragraph", text=AlignedText.of(text)), CONTEXT)
    contents = [m.content for m in found if isinstance(m.content, Citation)]
    assert [(c.type, c.number, c.date, c.issuer) for c in contents] == expected


@pytest.mark.parametrize(
    ("kind", "text", "numbers"),
    [
        ("header", "Số 25 - HD/BTGĐUK", []),
        ("header", "thực hiện Nghị quyết số 29-NQ/TW của Ban Chấp hành Trung ương", ["29-NQ/TW"]),
        ("paragraph", "ỦY BAN NHÂN DÂN TỈNH Số: 12/KH-UBND", []),
        ("footnote", "Kế hoạch số 12/KH-UBND.", ["12/KH-UBND"]),
    ],
)
def test_own_number_is_no_citation(kind: BlockKind, text: str, numbers: list[str]) -> None:
    found = find_citations(text, Block(kind=kind, text=AlignedText.of(text)), CONTEXT)
    assert [m.content.number for m in found if isinstance(m.content, Citation)] == numbers


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "theo Nghị quyết số 29-NQ/TW, ngày 17/11/2022 của Bộ Chính trị về",
            ["Nghị quyết số 29-NQ/TW, ngày 17/11/2022 của Bộ Chính trị"],
        ),
        ("số 68/2022/QH15; số 69/2022/QH15.", ["số 68/2022/QH15", "số 69/2022/QH15"]),
    ],
)
def test_the_mention_is_one_stretch(text: str, quotes: list[str]) -> None:
    found = find_citations(text, Block(kind="paragraph", text=AlignedText.of(text)), CONTEXT)
    assert [text[m.start : m.end] for m in found] == quotes


def test_component_works_alone() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe(citations.COMPONENT)
    doc = nlp("Thực hiện Nghị quyết số 29-NQ/TW và Chỉ thị số 20/CT-TTg.")
    assert [span._.mention.content.number for span in doc.spans["citations"]] == ["29-NQ/TW", "20/CT-TTg"]


@pytest.mark.parametrize(
    ("context", "words", "name"),
    [
        (
            Context(province="Cần Thơ", place="thành phố Cần Thơ", level="province"),
            "UBND Thành phố",
            "Ủy ban nhân dân thành phố Cần Thơ",
        ),
        (Context(level="central"), "HĐND Tỉnh", "Hội đồng nhân dân tỉnh"),
        (Context(level="central"), "HĐND Thành phố Hồ Chí Minh", "Hội đồng nhân dân Thành phố Hồ Chí Minh"),
    ],
)
def test_an_issuer_by_its_full_name(context: Context, words: str, name: str) -> None:
    assert full_name(words, context) == name
