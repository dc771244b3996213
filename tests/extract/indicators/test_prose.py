"""Indicators of running text. A row: the place of the text, the text, and one line for each indicator expected:

name | low..high (empty side: open) | unit | year | status
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from phancong.extract.document import Context
from phancong.extract.facts import Indicator, Metadata

REPORT = Context(metadata=Metadata(type="Báo cáo"), province="Nam Định", year=2022, reported_year=2022)
PLAN = Context(metadata=Metadata(type="Kế hoạch"), province="Nam Định", year=2021)
DECISION = Context(metadata=Metadata(type="Quyết định"), province="Nam Định", year=2020)
LETTER = Context(metadata=Metadata(type="Công văn"), province="Nam Định")
DIRECTIVE = Context(metadata=Metadata(type="Chỉ thị"), province="Nam Định", year=2020)
GOALS = ("I. MỤC TIÊU", "2. Mục tiêu cụ thể đến năm 2025")

Read = Callable[[Context, tuple[str, ...], str], list[Indicator]]
Line = Callable[[Indicator], str]

PROSE: list[tuple[Context, tuple[str, ...], str, str]] = [
    # small members of an area or a weight; the part of the year is no part of the name; contributions; a mean ends
    (
        REPORT,
        (),
        "Tổng diện tích gieo trồng đạt 41.200 ha, tăng 1,2%. Trong đó, lúa 6.100 ha, giảm 2%; cây hàng năm 900 ha.",
        """Tổng diện tích gieo trồng | 41200..41200 | ha | 2022 | actual
        Tốc độ tăng tổng diện tích gieo trồng | 1.2..1.2 | % | 2022 | actual
        Diện tích lúa | 6100..6100 | ha | 2022 | actual
        Mức giảm diện tích lúa | 2..2 | % | 2022 | actual
        Diện tích cây hàng năm | 900..900 | ha | 2022 | actual""",
    ),
    (
        REPORT,
        (),
        "Doanh thu vận tải ước thực hiện trong 9 tháng đầu năm là 812 tỷ đồng, tăng 6,5% so với cùng kỳ.",
        """Doanh thu vận tải | 812..812 | tỷ đồng | 2022 | estimate
        Tốc độ tăng doanh thu vận tải | 6.5..6.5 | % | 2022 | estimate""",
    ),
    (
        REPORT,
        (),
        "Khu vực dịch vụ tăng 6,3%, đóng góp 2,1 điểm phần trăm vào mức tăng trưởng chung.",
        """Tốc độ tăng khu vực dịch vụ | 6.3..6.3 | % | 2022 | actual
        Đóng góp của khu vực dịch vụ vào mức tăng trưởng chung | 2.1..2.1 | điểm phần trăm | 2022 | actual""",
    ),
    (
        REPORT,
        (),
        "Năng suất bình quân chung đạt 52 tạ/ha; sản lượng đạt 8.400 tấn.",
        """Năng suất bình quân chung | 52..52 | tạ/ha | 2022 | actual
        Sản lượng | 8400..8400 | tấn | 2022 | actual""",
    ),
    (
        REPORT,
        (),
        "Chia theo loại hình kinh tế, khu vực kinh tế có vốn đầu tư nước ngoài đạt 11,4 tỷ đồng.",
        "Khu vực kinh tế có vốn đầu tư nước ngoài | 11.4..11.4 | tỷ đồng | 2022 | actual",
    ),
    (
        REPORT,
        (),
        "Tổng ngày khách lưu trú đạt 3.050 nghìn ngày, tăng 10,8%; ngày khách quốc tế 1.690 nghìn ngày.",
        """Tổng ngày khách lưu trú | 3050..3050 | nghìn ngày | 2022 | actual
        Tốc độ tăng tổng ngày khách lưu trú | 10.8..10.8 | % | 2022 | actual
        Ngày khách quốc tế | 1690..1690 | nghìn ngày | 2022 | actual""",
    ),
    # level, growth of the last level, plan set beside the result
    (
        REPORT,
        (),
        "Tổng sản phẩm trên địa bàn (GRDP) ước đạt 55.210 tỷ đồng, tăng 9,1% so với năm 2021 (kế hoạch 8,5% trở lên).",
        """Tổng sản phẩm trên địa bàn (GRDP) | 55210..55210 | tỷ đồng | 2022 | estimate
        Tốc độ tăng trưởng GRDP | 9.1..9.1 | % | 2022 | estimate
        Tốc độ tăng trưởng GRDP | 8.5.. | % | 2022 | plan""",
    ),
    # members of a group take its quantity
    (
        REPORT,
        (),
        "Giá trị sản xuất tăng 7%, trong đó, nông nghiệp tăng 2,5%; khu vực dịch vụ tăng 6,2%.",
        """Tốc độ tăng giá trị sản xuất | 7..7 | % | 2022 | actual
        Tốc độ tăng giá trị sản xuất nông nghiệp | 2.5..2.5 | % | 2022 | actual
        Tốc độ tăng giá trị sản xuất dịch vụ | 6.2..6.2 | % | 2022 | actual""",
    ),
    # shares in the bracket behind a rate; another place of the same rate; those among them that have something
    (
        REPORT,
        (),
        "Tỷ lệ trường đạt chuẩn quốc gia đạt 84,6% (mầm non 86%, tiểu học 93%).",
        """Tỷ lệ trường đạt chuẩn quốc gia | 84.6..84.6 | % | 2022 | actual
        Tỷ lệ trường đạt chuẩn quốc gia mầm non | 86..86 | % | 2022 | actual
        Tỷ lệ trường đạt chuẩn quốc gia tiểu học | 93..93 | % | 2022 | actual""",
    ),
    (
        REPORT,
        (),
        "Tỷ lệ thu gom rác thải ở đô thị đạt 98%, ở nông thôn đạt 75%.",
        """Tỷ lệ thu gom rác thải ở đô thị | 98..98 | % | 2022 | actual
        Tỷ lệ thu gom rác thải ở nông thôn | 75..75 | % | 2022 | actual""",
    ),
    (
        PLAN,
        GOALS,
        "Tỷ lệ lao động qua đào tạo đạt 52%, trong đó có bằng cấp, chứng chỉ 24%.",
        """Tỷ lệ lao động qua đào tạo | 52..52 | % | 2025 | target
        Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ | 24..24 | % | 2025 | target""",
    ),
    # shares with a common predicate; a rate of a head count without a unit; what a figure was before is no figure
    (
        PLAN,
        GOALS,
        "90% hồ sơ tại cấp tỉnh, 80% hồ sơ tại cấp huyện và 60% hồ sơ tại cấp xã được xử lý trên mạng.",
        """Tỷ lệ hồ sơ tại cấp tỉnh được xử lý trên mạng | 90..90 | % | 2025 | target
        Tỷ lệ hồ sơ tại cấp huyện được xử lý trên mạng | 80..80 | % | 2025 | target
        Tỷ lệ hồ sơ tại cấp xã được xử lý trên mạng | 60..60 | % | 2025 | target""",
    ),
    (
        PLAN,
        GOALS,
        "Số bác sĩ trên 1 vạn dân đạt 12.",
        "Số bác sĩ trên 1 vạn dân | 12..12 | bác sĩ/vạn dân | 2025 | target",
    ),
    (
        REPORT,
        (),
        "Lạm phát được kiểm soát, CPI bình quân tăng 2,79%, thấp hơn mức 3,54%.",
        "Tốc độ tăng CPI bình quân | 2.79..2.79 | % | 2022 | actual",
    ),
    (
        PLAN,
        GOALS,
        "Cắt giảm ít nhất 20% chi phí tuân thủ.",
        "Mức giảm chi phí tuân thủ | 20.. | % | 2025 | target",
    ),
    # a count goes on: what is left of it, its rate in brackets, the sum that belongs to it
    (
        REPORT,
        (),
        "Số hộ nghèo giảm 512 hộ, còn 1.120 hộ (4,6%). Có 420 doanh nghiệp thành lập mới với tổng vốn 3.900 tỷ đồng.",
        """Mức giảm số hộ nghèo | 512..512 | hộ | 2022 | actual
        Số hộ nghèo | 1120..1120 | hộ | 2022 | actual
        Tỷ lệ hộ nghèo | 4.6..4.6 | % | 2022 | actual
        Số doanh nghiệp thành lập mới | 420..420 | doanh nghiệp | 2022 | actual
        Tổng vốn doanh nghiệp thành lập mới | 3900..3900 | tỷ đồng | 2022 | actual""",
    ),
    # months of a year are a period, not a figure; trade without its 'kim ngạch'; the plan named before the result
    (
        DIRECTIVE,
        (),
        "Trong 9 tháng năm 2019, kim ngạch xuất nhập khẩu đạt 20 tỷ USD, trong đó xuất khẩu đạt 12 tỷ USD.",
        """Kim ngạch xuất nhập khẩu | 20..20 | tỷ USD | 2019 | actual
        Kim ngạch xuất khẩu | 12..12 | tỷ USD | 2019 | actual""",
    ),
    (
        REPORT,
        (),
        "Thu nội địa cả năm là 404 tỷ đồng, so dự toán giao đạt 102%.",
        """Thu nội địa | 404..404 | tỷ đồng | 2022 | actual
        Tỷ lệ thực hiện kế hoạch thu nội địa | 102..102 | % | 2022 | actual""",
    ),
    (
        REPORT,
        (),
        "Chi ngân sách địa phương ước 7.120 tỷ đồng.",
        "Chi ngân sách địa phương | 7120..7120 | tỷ đồng | 2022 | estimate",
    ),
    # a heading joined to the line below it, a label before a share that names itself, the cost of a plan
    (
        REPORT,
        (),
        "Về văn hóa - xã hội Tỷ lệ hộ dùng nước sạch đạt 91%.",
        "Tỷ lệ hộ dùng nước sạch | 91..91 | % | 2022 | actual",
    ),
    (
        REPORT,
        (),
        "Về y tế: 100% trạm y tế xã có bác sĩ.",
        "Tỷ lệ trạm y tế xã có bác sĩ | 100..100 | % | 2022 | actual",
    ),
    (
        PLAN,
        GOALS,
        "Tổng kinh phí thực hiện Kế hoạch là 320 tỷ đồng.",
        "Tổng kinh phí thực hiện Kế hoạch | 320..320 | tỷ đồng | 2025 | target",
    ),
    (
        PLAN,
        GOALS,
        "Tập trung thúc đẩy tăng trưởng với mục tiêu đạt 8% trở lên.",
        "Tăng trưởng | 8.. | % | 2025 | target",
    ),
    (DECISION, (), "Năm 2022, chiều rộng mặt cầu Bm=12 m.", "Chiều rộng mặt cầu | 12..12 | m | 2022 | target"),
    (REPORT, (), "Mức phạt từ 5 triệu đồng đến 10 triệu đồng.", ""),
    # structure of the economy, with and without 'chiếm'
    (
        PLAN,
        GOALS,
        "Cơ cấu kinh tế: nông, lâm nghiệp và thủy sản 15%; công nghiệp - xây dựng 48%; dịch vụ chiếm 37%.",
        """Tỷ trọng nông, lâm nghiệp và thủy sản trong cơ cấu kinh tế | 15..15 | % | 2025 | target
        Tỷ trọng công nghiệp - xây dựng trong cơ cấu kinh tế | 48..48 | % | 2025 | target
        Tỷ trọng dịch vụ trong cơ cấu kinh tế | 37..37 | % | 2025 | target""",
    ),
    # the fulfilment of a plan, a decrease in units
    (
        REPORT,
        (),
        "Diện tích gieo trồng đạt 149.000 ha, bằng 99,2% kế hoạch, giảm 1.700 ha so với năm 2021.",
        """Diện tích gieo trồng | 149000..149000 | ha | 2022 | actual
        Tỷ lệ thực hiện kế hoạch diện tích gieo trồng | 99.2..99.2 | % | 2022 | actual
        Mức giảm diện tích gieo trồng | 1700..1700 | ha | 2022 | actual""",
    ),
    # goal list: number of the item, moved head, base in the name
    (
        PLAN,
        GOALS,
        "(5) Tỷ lệ lao động có bằng nghề, chứng chỉ đạt 33 - 38%.",
        "Tỷ lệ lao động có bằng nghề, chứng chỉ | 33..38 | % | 2025 | target",
    ),
    (
        PLAN,
        GOALS,
        "Giảm tỷ lệ hộ nghèo bình quân 1 - 1,5%/năm; nâng tỷ lệ che phủ rừng lên 42%.",
        """Mức giảm tỷ lệ hộ nghèo | 1..1.5 | %/năm | 2025 | target
        Tỷ lệ che phủ rừng | 42..42 | % | 2025 | target""",
    ),
    (
        PLAN,
        GOALS,
        "Số bác sĩ/vạn dân: 15 bác sĩ; giá trị sản phẩm trên 1 ha đất trồng trọt đạt 245 triệu đồng.",
        """Số bác sĩ/vạn dân | 15..15 | bác sĩ/vạn dân | 2025 | target
        Giá trị sản phẩm trên 1 ha đất trồng trọt | 245..245 | triệu đồng | 2025 | target""",
    ),
    (
        PLAN,
        GOALS,
        "Có 9,5 bác sĩ và 32 giường bệnh/1 vạn dân; chỉ số phát triển con người (HDI) giữ ở mức trên 0,75.",
        """Số bác sĩ/vạn dân | 9.5..9.5 | bác sĩ/vạn dân | 2025 | target
        Số giường bệnh/vạn dân | 32..32 | giường bệnh/vạn dân | 2025 | target
        Chỉ số phát triển con người (HDI) | 0.75.. | - | 2025 | target""",
    ),
    # a share of what follows, a thing counted
    (
        PLAN,
        (),
        "Phấn đấu đến năm 2030 có 70% xã đạt chuẩn nông thôn mới nâng cao, ít nhất 15 xã đạt chuẩn kiểu mẫu.",
        """Tỷ lệ xã đạt chuẩn nông thôn mới nâng cao | 70..70 | % | 2030 | target
        Số xã đạt chuẩn kiểu mẫu | 15.. | xã | 2030 | target""",
    ),
    (
        PLAN,
        GOALS,
        "100% cán bộ, công chức cấp xã được bồi dưỡng kỹ năng số; trên 90% hồ sơ được xử lý trực tuyến.",
        """Tỷ lệ cán bộ, công chức cấp xã được bồi dưỡng kỹ năng số | 100..100 | % | 2025 | target
        Tỷ lệ hồ sơ được xử lý trực tuyến | 90.. | % | 2025 | target""",
    ),
    # periods: of the clause, of the sentence, of a change
    (
        Context(metadata=Metadata(type="Nghị quyết"), year=2020),
        (),
        "Đến năm 2025, tốc độ tăng GRDP bình quân giai đoạn 2021 - 2025 đạt 9%; kim ngạch xuất khẩu đạt 3 tỷ USD.",
        """Tốc độ tăng GRDP bình quân | 9..9 | % | 2021-2025 | target
        Kim ngạch xuất khẩu | 3..3 | tỷ USD | 2025 | target""",
    ),
    (
        REPORT,
        (),
        "Tỷ lệ hộ nghèo năm 2021 là 5,2%, năm 2022 giảm còn 4,1%.",
        """Tỷ lệ hộ nghèo | 5.2..5.2 | % | 2021 | actual
        Tỷ lệ hộ nghèo | 4.1..4.1 | % | 2022 | actual""",
    ),
    (
        REPORT,
        (),
        "Từ năm 2015 đến năm 2020, tỷ trọng công nghiệp trong GRDP tăng từ 27% lên gần 40%.",
        """Tỷ trọng công nghiệp trong GRDP | 27..27 | % | 2015 | actual
        Tỷ trọng công nghiệp trong GRDP | 40..40 | % | 2020 | actual""",
    ),
    (
        REPORT,
        (),
        "Quy mô GRDP gấp hơn 1,5 lần năm 2015.",
        "Quy mô GRDP so với năm 2015 | 1.5.. | lần | 2022 | actual",
    ),
    (
        REPORT,
        (),
        "Khu công nghiệp Bảo Minh có diện tích 165 ha.",
        "Diện tích Khu công nghiệp Bảo Minh | 165..165 | ha | 2022 | actual",
    ),
    # a year inside the span that holds for all is of its own clause
    (
        PLAN,
        (),
        "Tăng trưởng kinh tế bình quân 5 năm 2021-2025 đạt 7%; thu nhập bình quân đầu người năm 2025 là "
        "65 triệu đồng; tỷ lệ che phủ rừng 52%.",
        """Tăng trưởng kinh tế | 7..7 | % | 2021-2025 | target
        Thu nhập bình quân đầu người | 65..65 | triệu đồng | 2025 | target
        Tỷ lệ che phủ rừng | 52..52 | % | 2021-2025 | target""",
    ),
    # a part in brackets goes on about the whole
    (
        PLAN,
        GOALS,
        "Tỷ lệ lao động qua đào tạo đạt 66% (trong đó đào tạo nghề đạt 45%).",
        """Tỷ lệ lao động qua đào tạo | 66..66 | % | 2025 | target
        Tỷ lệ lao động qua đào tạo nghề | 45..45 | % | 2025 | target""",
    ),
    # two goals in one sentence, bounds
    (
        PLAN,
        GOALS,
        "Đến năm 2025, phấn đấu 60% dân số dùng nước sạch, đến năm 2030 đạt 75%.",
        """Tỷ lệ dân số dùng nước sạch | 60..60 | % | 2025 | target
        Tỷ lệ dân số dùng nước sạch | 75..75 | % | 2030 | target""",
    ),
    (
        PLAN,
        GOALS,
        "Khoảng 15% trở lên sản phẩm địa phương có mã truy xuất; tỷ lệ phòng học kiên cố tối thiểu đạt 85%.",
        """Tỷ lệ sản phẩm địa phương có mã truy xuất | 15.. | % | 2025 | target
        Tỷ lệ phòng học kiên cố | 85.. | % | 2025 | target""",
    ),
    # no year printed: null for what a decision sets up, the year of the document for what is to be done at once
    (DECISION, (), "2. Diện tích sử dụng đất: 12,5 ha.", "Diện tích sử dụng đất | 12.5..12.5 | ha | None | target"),
    (
        DECISION,
        (),
        "Theo Kết luận ngày 20 tháng 5 năm 2019 của Tỉnh ủy, tối thiểu 25% diện tích chè đạt chuẩn hữu cơ.",
        "Tỷ lệ diện tích chè đạt chuẩn hữu cơ | 25.. | % | None | target",
    ),
    # the sheet of a project in a letter: labels, pieces, another currency
    (
        LETTER,
        (),
        "Công suất phát điện: 60 MW (2 tổ máy, mỗi tổ 30 MW)",
        """Công suất phát điện | 60..60 | MW | None | target
        Công suất phát điện mỗi tổ | 30..30 | MW | None | target""",
    ),
    (
        LETTER,
        ("Quy mô đầu tư",),
        "Nước thải: 2.500 m3/ngày; số lượng bể: 04 bể, mỗi bể dung tích 600 m3",
        """Công suất nước thải | 2500..2500 | m3/ngày | None | target
        Dung tích mỗi bể | 600..600 | m3 | None | target""",
    ),
    (
        LETTER,
        ("Quy mô đầu tư",),
        "Tổng vốn đầu tư: 960 tỷ đồng (40 triệu USD)",
        """Tổng vốn đầu tư | 960..960 | tỷ đồng | None | target
        Tổng vốn đầu tư | 40..40 | triệu USD | None | target""",
    ),
    # changes of counted cases, before any level
    (
        DIRECTIVE,
        (),
        "Tai nạn giao thông diễn biến phức tạp; so với cùng kỳ tăng 05 vụ, giảm 12 người chết, tăng 09 "
        "người bị thương.",
        """Mức tăng số vụ tai nạn giao thông | 5..5 | vụ | 2020 | actual
        Mức giảm số người chết | 12..12 | người | 2020 | actual
        Mức tăng số người bị thương | 9..9 | người | 2020 | actual""",
    ),
    # the sum of a doing; what a directive looks back on is no goal
    (
        REPORT,
        (),
        "Công tác vận động nguồn lực xây nhà cho hộ nghèo được quan tâm. Trong giai đoạn 2016-2020, đã "
        "vận động trên 90 tỷ đồng, tăng gần 2 lần so giai đoạn trước.",
        """Số tiền vận động xây nhà | 90.. | tỷ đồng | 2016-2020 | actual
        Mức tăng số tiền vận động xây nhà so với giai đoạn trước | 2..2 | lần | 2016-2020 | actual""",
    ),
    (
        DIRECTIVE,
        (),
        "Tuy nhiên, tính đến ngày 31/10/2020, Thành phố mới giải ngân được 6.200 tỷ đồng, đạt 41% kế "
        "hoạch vốn Trung ương giao (15.100 tỷ đồng), thấp hơn mức bình quân chung cả nước (52%).",
        """Vốn giải ngân | 6200..6200 | tỷ đồng | 2020 | actual
        Tỷ lệ vốn giải ngân so với kế hoạch vốn Trung ương giao | 41..41 | % | 2020 | actual
        Kế hoạch vốn Trung ương giao | 15100..15100 | tỷ đồng | 2020 | plan
        Tỷ lệ vốn giải ngân bình quân chung cả nước | 52..52 | % | 2020 | actual""",
    ),
    # shares under a heading of weights, a second predicate of one subject
    (
        PLAN,
        GOALS,
        "Tỷ trọng các ngành: nông nghiệp chiếm 12%; dịch vụ chiếm 34,3%.",
        """Tỷ trọng nông nghiệp | 12..12 | % | 2025 | target
        Tỷ trọng dịch vụ | 34.3..34.3 | % | 2025 | target""",
    ),
    (
        PLAN,
        GOALS,
        "Tỷ lệ hộ dân có máy thu hình đạt 97%, có điện thoại thông minh đạt 80%.",
        """Tỷ lệ hộ dân có máy thu hình | 97..97 | % | 2025 | target
        Tỷ lệ hộ dân có điện thoại thông minh | 80..80 | % | 2025 | target""",
    ),
    (
        PLAN,
        (),
        "Giá trị xuất khẩu đến năm 2025 đạt 1,2 tỷ USD trở lên; đến năm 2030 có 12 bác sĩ trên một vạn dân.",
        """Giá trị xuất khẩu | 1.2.. | tỷ USD | 2025 | target
        Số bác sĩ/vạn dân | 12..12 | bác sĩ/vạn dân | 2030 | target""",
    ),
    # a list of products
    (
        REPORT,
        (),
        "Sản phẩm công nghiệp: xay xát gạo đạt 2.000 tấn, tăng 3%; nước mắm 9,5 triệu lít, tăng 19%.",
        """Xay xát gạo | 2000..2000 | tấn | 2022 | actual
        Tốc độ tăng xay xát gạo | 3..3 | % | 2022 | actual
        Nước mắm | 9.5..9.5 | triệu lít | 2022 | actual
        Tốc độ tăng nước mắm | 19..19 | % | 2022 | actual""",
    ),
    (PLAN, GOALS, "Trồng 350 ha rừng.", "Diện tích trồng rừng | 350..350 | ha | 2025 | target"),
    # the cost and the size of a named works are facts of that project
    (REPORT, (), "Khởi công Nhà máy điện rác Phù Long tổng mức đầu tư 900 tỷ đồng.", ""),
    (REPORT, (), "Mở rộng vườn thực vật thành phố với diện tích 32 ha.", ""),
    # a share that a body is to ensure, what a directive looks back on, a level after 'giảm xuống'
    (
        DIRECTIVE,
        (),
        "Sở Y tế bảo đảm ít nhất 90% hộ gia đình được kiểm tra nguồn nước.",
        "Tỷ lệ hộ gia đình được kiểm tra nguồn nước | 90.. | % | 2020 | target",
    ),
    (
        DIRECTIVE,
        (),
        "Toàn thành phố ghi nhận 320 ca mắc sởi, giảm 15% so với cùng kỳ.",
        """Số ca mắc sởi ghi nhận | 320..320 | ca | 2020 | actual
        Mức giảm ca mắc sởi | 15..15 | % | 2020 | actual""",
    ),
    (PLAN, GOALS, "Tỷ lệ bỏ học giảm xuống dưới 1%.", "Tỷ lệ bỏ học | ..1 | % | 2025 | target"),
    (
        REPORT,
        (),
        "Có 1.800 tàu có chiều dài từ 15 m trở lên.",
        "Số tàu có chiều dài | 1800..1800 | tàu | 2022 | actual",
    ),
    (PLAN, GOALS, "Thời gian thực hiện 12 tháng; hợp đồng thời hạn 24 tháng.", ""),
    # what is no indicator
    (DIRECTIVE, (), "Kiểm điểm người đứng đầu các đơn vị có tỷ lệ giải ngân dưới 60%.", ""),
    (PLAN, GOALS, "Trong thời hạn 15 ngày làm việc, Sở Tài chính báo cáo trước ngày 25/12/2021.", ""),
    # goals in one paragraph: the year of the lead holds for each, a year inside one only for that one
    (
        Context(province="Nam Định"),
        (),
        "Các chỉ tiêu phấn đấu đến năm 2025 gồm: (1) Tỷ lệ đô thị hóa đạt 40%. (2) Thu ngân sách năm 2023 đạt"
        " 900 tỷ đồng. (3) Tỷ lệ hộ nghèo còn 2%.",
        """Tỷ lệ đô thị hóa | 40..40 | % | 2025 | target
        Thu ngân sách | 900..900 | tỷ đồng | 2023 | target
        Tỷ lệ hộ nghèo | 2..2 | % | 2025 | target""",
    ),
    (DECISION, (), "- Đất ở: 7,4 ha;", "Đất ở | 7.4..7.4 | ha | None | target"),
    # where a fall ends is the rate again
    (
        REPORT,
        (),
        "Tỷ lệ hộ nghèo giảm 1,5%, còn 6,2%.",
        """Mức giảm tỷ lệ hộ nghèo | 1.5..1.5 | % | 2022 | actual
        Tỷ lệ hộ nghèo | 6.2..6.2 | % | 2022 | actual""",
    ),
    # sectors part the sum before the bracket, which goes on behind it
    (
        REPORT,
        (),
        "Giá trị sản xuất đạt 9.300 tỷ đồng (trong đó, lĩnh vực chăn nuôi chiếm 41%), tăng 3,8%.",
        """Giá trị sản xuất | 9300..9300 | tỷ đồng | 2022 | actual
        Tỷ trọng lĩnh vực chăn nuôi trong giá trị sản xuất | 41..41 | % | 2022 | actual
        Tốc độ tăng giá trị sản xuất | 3.8..3.8 | % | 2022 | actual""",
    ),
    (REPORT, (), "Khởi công Bệnh viện đa khoa 1.500 giường và đường dây 500kV.", ""),
    (REPORT, (), "Thành lập 03 tổ công tác theo Quyết định số 12/QĐ-UBND.", ""),
]


@pytest.mark.parametrize(("context", "path", "text", "expected"), PROSE, ids=[row[2][:50] for row in PROSE])
def test_indicators_of_prose(
    read: Read, line: Line, context: Context, path: tuple[str, ...], text: str, expected: str
) -> None:
    wanted = [row.strip() for row in expected.splitlines() if row.strip()]
    assert [line(found) for found in read(context, path, text)] == wanted
