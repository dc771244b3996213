"""Bodies by text: add a row. Names after '|' in the second column are the bodies in order, '*' marks a group."""

from __future__ import annotations

import phancong.extract.bodies as bodies
import pytest
from phancong.extract.document import Context
from phancong.extract.facts import Metadata

PROVINCE = Context(province="Nam Định", place="tỉnh Nam Định", level="province")
CITY = Context(province="Cần Thơ", place="thành phố Cần Thơ", level="province")
DISTRICT = Context(province="Nghệ An", place="tỉnh Nghệ An", district="huyện Yên Thành", level="district")
COMMUNE = Context(
    metadata=Metadata(issuer="Ủy ban nhân dân xã Bình Yên"), province="Nam Định", place="tỉnh Nam Định", level="commune"
)
CENTRAL = Context(level="central")
MINISTRY = Context(metadata=Metadata(issuer="Bộ Xây dựng"), level="central")
BLOCK = Context(
    metadata=Metadata(issuer="Ban Tổ chức Đảng ủy Khối Cơ quan - Doanh nghiệp tỉnh Nam Định"), province="Nam Định",
    place="tỉnh Nam Định", level="province",
)  # fmt: skip

ROWS = [
    # a text of a party committee names it without saying which
    (BLOCK, "Đảng ủy Khối chỉ đạo", "Đảng ủy Khối Cơ quan - Doanh nghiệp tỉnh Nam Định"),
    (BLOCK, "Ban Tuyên giáo Đảng ủy Khối Cơ quan - Doanh nghiệp tỉnh phối hợp",
     "Ban Tuyên giáo Đảng ủy Khối Cơ quan - Doanh nghiệp tỉnh Nam Định"),
    (BLOCK, "Đảng ủy Khối doanh nghiệp tỉnh gửi", "Đảng ủy Khối doanh nghiệp tỉnh Nam Định"),
    # the document's own place
    (PROVINCE, "UBND tỉnh họp", "Ủy ban nhân dân tỉnh Nam Định"),
    (PROVINCE, "Uỷ ban nhân dân tỉnh họp", "Ủy ban nhân dân tỉnh Nam Định"),
    (PROVINCE, "trình Tỉnh ủy", "Tỉnh ủy Nam Định"),
    (PROVINCE, "Sở Y tế báo cáo", "Sở Y tế tỉnh Nam Định"),
    (PROVINCE, "Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy Nam Định"),
    (PROVINCE, "BTV Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Nam Định"),
    (PROVINCE, "Thường trực HĐND tỉnh", "Thường trực Hội đồng nhân dân tỉnh Nam Định"),
    (PROVINCE, "Đảng đoàn HĐND tỉnh", "Đảng đoàn Hội đồng nhân dân tỉnh Nam Định"),
    (PROVINCE, "MTTQ tỉnh", "Mặt trận Tổ quốc Việt Nam tỉnh Nam Định"),
    (PROVINCE, "BQL các KCN", "Ban Quản lý các khu công nghiệp tỉnh Nam Định"),
    (PROVINCE, "Ban Chỉ đạo các dự án trọng điểm họp", "Ban Chỉ đạo các dự án trọng điểm tỉnh Nam Định"),
    (PROVINCE, "BAN THƯỜNG VỤ TỈNH ỦY", "Ban Thường vụ Tỉnh ủy Nam Định"),
    (CITY, "UBND thành phố", "Ủy ban nhân dân thành phố Cần Thơ"),
    (CITY, "Ban Tổ chức Thành ủy", "Ban Tổ chức Thành ủy Cần Thơ"),
    (CITY, "Sở Nội vụ", "Sở Nội vụ thành phố Cần Thơ"),
    (DISTRICT, "UBND huyện", "Ủy ban nhân dân huyện Yên Thành, tỉnh Nghệ An"),
    (DISTRICT, "Ban Dân vận Huyện ủy", "Ban Dân vận Huyện ủy Yên Thành, tỉnh Nghệ An"),
    (DISTRICT, "Sở Tài chính", "Sở Tài chính tỉnh Nghệ An"),
    (CENTRAL, "Sở Tư pháp", "Sở Tư pháp"),
    # provinces that a list names after telling which they are
    (CENTRAL, "UBND các tỉnh, thành phố có tuyến đường đi qua gồm: Hà Nam, Cần Thơ và TPHCM lập kế hoạch",
     "Ủy ban nhân dân tỉnh Hà Nam|Ủy ban nhân dân thành phố Cần Thơ|Ủy ban nhân dân thành phố Hồ Chí Minh"),
    (CENTRAL, "UBND các tỉnh sau đây: Hà Nam, Sơn La bố trí vốn",
     "Ủy ban nhân dân tỉnh Hà Nam|Ủy ban nhân dân tỉnh Sơn La"),
    (CENTRAL, "UBND các tỉnh có rừng lập hồ sơ gồm: bản đồ, biểu", "Ủy ban nhân dân các tỉnh*"),
    (CENTRAL, "trụ sở các cơ quan của Đảng được sửa", "Các cơ quan của Đảng*"),
    (CENTRAL, "cùng các ban xây dựng Đảng dự thảo", "Các ban xây dựng Đảng*"),
    # missions abroad
    (PROVINCE, "làm việc với Đại sứ quán Ý tại Việt Nam về", "Đại sứ quán Ý tại Việt Nam"),
    (PROVINCE, "Tổng Lãnh sự quán Ấn Độ tại TP Hồ Chí Minh mời", "Tổng Lãnh sự quán Ấn Độ tại TP Hồ Chí Minh"),
    (PROVINCE, "Thương vụ Việt Nam tại Chi Lê giới thiệu", "Thương vụ Việt Nam tại Chi Lê"),
    (PROVINCE, "Đại sứ quán các nước dự", ""),
    (PROVINCE, "Công ty cổ phần Sao e-Mai góp vốn", "Công ty cổ phần Sao e-Mai"),
    # groups that act and are named
    (CENTRAL, "vốn vay của các tổ chức tín dụng", "Các tổ chức tín dụng*"),
    (CENTRAL, "các ngân hàng thương mại hạ lãi suất", "Các ngân hàng thương mại*"),
    (CENTRAL, "Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội góp ý",
     "Mặt trận Tổ quốc Việt Nam|Các đoàn thể chính trị - xã hội*"),
    (CENTRAL, "định hướng các cơ quan thông tin, truyền thông đưa tin", "Các cơ quan thông tin, truyền thông*"),
    # a place of its own
    (PROVINCE, "UBND tỉnh Ninh Bình", "Ủy ban nhân dân tỉnh Ninh Bình"),
    (PROVINCE, "Thành ủy Hà Nội", "Thành ủy Hà Nội"),
    (PROVINCE, "UBND TP. Hồ Chí Minh", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
    (PROVINCE, "UBND huyện Hải Hậu", "Ủy ban nhân dân huyện Hải Hậu, tỉnh Nam Định"),
    (CENTRAL, "UBND huyện Hải Hậu", "Ủy ban nhân dân huyện Hải Hậu, tỉnh Nam Định"),
    (PROVINCE, "Huyện ủy Hải Hậu", "Huyện ủy Hải Hậu, tỉnh Nam Định"),
    (PROVINCE, "Công an tỉnh", "Công an tỉnh Nam Định"),
    (PROVINCE, "ở huyện Hải Hậu, Giao Thủy", "Huyện Hải Hậu, tỉnh Nam Định|Huyện Giao Thủy, tỉnh Nam Định"),
    (PROVINCE, "các huyện Hải Hậu, Giao Thủy", "Huyện Hải Hậu, tỉnh Nam Định|Huyện Giao Thủy, tỉnh Nam Định"),
    (PROVINCE, "HTX Toàn Thắng, huyện Hải Hậu", "Hợp tác xã Toàn Thắng, huyện Hải Hậu|Huyện Hải Hậu, tỉnh Nam Định"),
    (PROVINCE, "UBND các địa phương", "Ủy ban nhân dân các địa phương tỉnh Nam Định*"),
    # one head for many fields, with remarks in brackets, in short forms
    (PROVINCE, "ý kiến các Bộ: Y tế (văn bản số 5), Công an (văn bản số 6) và TC", "Bộ Y tế|Bộ Công an|Bộ Tài chính"),
    (PROVINCE, "Các Sở: XD, NV;", "Sở Xây dựng tỉnh Nam Định|Sở Nội vụ tỉnh Nam Định"),
    (CENTRAL, "Các Sở GTVT rà soát", "Các Sở Giao thông vận tải*"),
    (PROVINCE, "Sở Giáo dục - Đào tạo", "Sở Giáo dục và Đào tạo tỉnh Nam Định"),
    (PROVINCE, "sự chủ động của cấp ủy, chính quyền các cấp", "Các cấp ủy*|Chính quyền các cấp*"),
    (PROVINCE, "ý kiến thảo luận của các đại biểu HĐND tỉnh", ""),
    (
        PROVINCE,
        "Giao Thường trực HĐND tỉnh và các đại biểu HĐND tỉnh giám sát",
        "Thường trực Hội đồng nhân dân tỉnh Nam Định|Các đại biểu Hội đồng nhân dân tỉnh Nam Định*",
    ),
    # names that go on, or are short
    (PROVINCE, "BQL Khu kinh tế Vân Phong họp", "Ban Quản lý Khu kinh tế Vân Phong"),
    (CENTRAL, "Ban Chỉ đạo 389 họp", "Ban Chỉ đạo 389"),
    (PROVINCE, "Công ty Cổ phần tập đoàn Hoa Mai đầu tư", "Công ty Cổ phần tập đoàn Hoa Mai"),
    (PROVINCE, "Đoàn giám sát HĐND tỉnh báo cáo", "Đoàn giám sát Hội đồng nhân dân tỉnh Nam Định"),
    (PROVINCE, "Lãnh đạo Bộ, Bộ trưởng Bộ Công an", "Bộ Công an"),
    (MINISTRY, "Chánh Văn phòng, Vụ trưởng Vụ Pháp chế", "Văn phòng Bộ Xây dựng|Vụ Pháp chế"),
    # central bodies and abbreviations
    (PROVINCE, "Bộ NN&PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    (PROVINCE, "Bộ LĐ-TB&XH", "Bộ Lao động - Thương binh và Xã hội"),
    (PROVINCE, "Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
    (PROVINCE, "của Ban Chấp hành Trung ương khóa XIII", "Ban Chấp hành Trung ương Đảng khóa XIII"),
    (PROVINCE, "Ngân hàng Chính sách xã hội cho vay", "Ngân hàng Chính sách xã hội"),
    (PROVINCE, "BHXH tỉnh", "Bảo hiểm xã hội tỉnh Nam Định"),
    (CENTRAL, "Cục Quản lý Khám, chữa bệnh là đầu mối", "Cục Quản lý Khám, chữa bệnh"),
    (CENTRAL, "Cục Đường bộ Việt Nam cấp giấy phép", "Cục Đường bộ Việt Nam"),
    # titles of persons
    (PROVINCE, "Giám đốc Sở Xây dựng", "Sở Xây dựng tỉnh Nam Định"),
    (PROVINCE, "Bí thư Tỉnh ủy", "Tỉnh ủy Nam Định"),
    (CENTRAL, "Bộ trưởng Bộ Y tế", "Bộ Y tế"),
    (PROVINCE, "Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh Nam Định"),
    (PROVINCE, "Chánh Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Nam Định"),
    # one head for several
    (PROVINCE, "Sở Tài chính, Xây dựng và Y tế họp",
     "Sở Tài chính tỉnh Nam Định|Sở Xây dựng tỉnh Nam Định|Sở Y tế tỉnh Nam Định"),
    (PROVINCE, "các Sở: Kế hoạch và Đầu tư, Công Thương",
     "Sở Kế hoạch và Đầu tư tỉnh Nam Định|Sở Công Thương tỉnh Nam Định"),
    (PROVINCE, "HĐND, UBND các huyện",
     "Hội đồng nhân dân các huyện tỉnh Nam Định*|Ủy ban nhân dân các huyện tỉnh Nam Định*"),
    (CENTRAL, "Chủ tịch UBND các tỉnh, thành phố: Cao Bằng, Hải Phòng khẩn trương rà soát",
     "Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng|Chủ tịch Ủy ban nhân dân thành phố Hải Phòng"),
    (CENTRAL, "UBND các tỉnh, thành phố từ Quảng Bình đến Phú Yên rà soát",
     "Ủy ban nhân dân các tỉnh, thành phố từ Quảng Bình đến Phú Yên*"),
    (CENTRAL, "UBND các tỉnh vùng Đông Nam Bộ; UBND các tỉnh, thành phố ven biển",
     "Ủy ban nhân dân các tỉnh vùng Đông Nam Bộ*|Ủy ban nhân dân các tỉnh, thành phố ven biển*"),
    (PROVINCE, "UBND các xã có liên quan họp", "Ủy ban nhân dân các xã liên quan tỉnh Nam Định*"),
    (PROVINCE, "Đảng ủy, HĐND, UBND, UBMTTQ Việt Nam xã Hải Anh",
     "Đảng ủy xã Hải Anh, tỉnh Nam Định|Hội đồng nhân dân xã Hải Anh, tỉnh Nam Định|"
     "Ủy ban nhân dân xã Hải Anh, tỉnh Nam Định|Ủy ban Mặt trận Tổ quốc Việt Nam xã Hải Anh, tỉnh Nam Định"),
    (COMMUNE, "Ủy ban Kiểm tra, Ban Xây dựng Đảng tham mưu",
     "Ủy ban Kiểm tra Đảng ủy xã Bình Yên, tỉnh Nam Định|Ban xây dựng Đảng Đảng ủy xã Bình Yên, tỉnh Nam Định"),
    (PROVINCE, "Ban Xây dựng Đảng xã Hải Anh", "Ban xây dựng Đảng xã Hải Anh, tỉnh Nam Định"),
    (PROVINCE, "UBND các tỉnh Ninh Bình, Hà Nam",
     "Ủy ban nhân dân tỉnh Ninh Bình|Ủy ban nhân dân tỉnh Hà Nam"),
    (COMMUNE, "Phòng Kinh tế và UBND xã",
     "Phòng Kinh tế xã Bình Yên, tỉnh Nam Định|Ủy ban nhân dân xã Bình Yên, tỉnh Nam Định"),
    # parts of ministries, regional branches, bodies of the Party
    (MINISTRY, "Văn phòng Bộ, Thanh tra Bộ", "Văn phòng Bộ Xây dựng|Thanh tra Bộ Xây dựng"),
    (CENTRAL, "Vụ Kế hoạch - Tài chính (Bộ Y tế) tổng hợp", "Vụ Kế hoạch - Tài chính, Bộ Y tế"),
    (PROVINCE, "Cục Trồng trọt thuộc Bộ Nông nghiệp và Môi trường kiểm tra",
     "Cục Trồng trọt, Bộ Nông nghiệp và Môi trường"),
    (PROVINCE, "Cục Chuyển đổi số và Trung tâm Công nghệ thông tin",
     "Cục Chuyển đổi số|Trung tâm Công nghệ thông tin"),
    (PROVINCE, "Kho bạc Nhà nước khu vực IX", "Kho bạc Nhà nước khu vực IX"),
    (PROVINCE, "Ngân hàng Nhà nước Chi nhánh Khu vực 3", "Ngân hàng Nhà nước Chi nhánh khu vực 3"),
    (PROVINCE, "Tổ đảng HĐND tỉnh", "Tổ đảng Hội đồng nhân dân tỉnh Nam Định"),
    (CENTRAL, "các Đảng ủy Bộ Tài chính, Bộ Nội vụ", "Đảng ủy Bộ Tài chính|Đảng ủy Bộ Nội vụ"),
    (CENTRAL, "Đảng ủy cơ quan Văn phòng Quốc hội", "Đảng ủy cơ quan Văn phòng Quốc hội"),
    (MINISTRY, "Cục trưởng các Cục: Trồng trọt, Thú y; các đơn vị liên quan chịu trách nhiệm",
     "Cục Trồng trọt|Cục Thú y|Các đơn vị liên quan*"),
    (MINISTRY, "các Vụ: Kế hoạch - Tài chính, Pháp chế theo dõi",
     "Vụ Kế hoạch - Tài chính|Vụ Pháp chế"),
    (CENTRAL, "Đảng bộ Bộ Nội vụ và Đảng bộ các cơ quan Đảng Trung ương",
     "Đảng bộ Bộ Nội vụ|Đảng bộ các cơ quan Đảng Trung ương"),
    (CENTRAL, "Tòa án nhân dân khu vực 3 - Hải Phòng", "Tòa án nhân dân khu vực 3 - Hải Phòng"),
    (CENTRAL, "đề nghị của Hội đồng thành viên Tập đoàn Điện lực Việt Nam và ý kiến của Bộ Công Thương",
     "Hội đồng thành viên Tập đoàn Điện lực Việt Nam|Bộ Công Thương"),
    (CENTRAL, "các cơ quan thi hành án dân sự; Thi hành án dân sự tỉnh Lào Cai",
     "Các cơ quan thi hành án dân sự*|Thi hành án dân sự tỉnh Lào Cai"),
    (CENTRAL, "Viện kiểm sát chuyển hồ sơ; các Hội đồng, Ủy ban quốc gia; Cục Bảo trợ xã hội", "Cục Bảo trợ xã hội"),
    (CENTRAL, "TW Hội Nông dân VN; T.Ư Đoàn; Thông tấn xã VN", "Trung ương Hội Nông dân Việt Nam|"
     "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh|Thông tấn xã Việt Nam"),
    (CENTRAL, "Công ty TNHH Hoa Mai (Việt Nam) nộp hồ sơ", "Công ty TNHH Hoa Mai (Việt Nam)"),
    (PROVINCE, "Đảng ủy Quân sự tỉnh", "Đảng ủy Quân sự tỉnh Nam Định"),
    (PROVINCE, "Báo cáo số 12/BC-STP; Thông tư 5/2004/TTLT-BNN-BNV", ""),
    (PROVINCE, "các đơn vị sự nghiệp công lập trực thuộc UBND tỉnh",
     "Các đơn vị sự nghiệp công lập trực thuộc Ủy ban nhân dân tỉnh Nam Định*"),
    (PROVINCE, "UBND các xã: Nghĩa Sơn, Bình Yên họp", "Ủy ban nhân dân xã Nghĩa Sơn, tỉnh Nam Định|"
     "Ủy ban nhân dân xã Bình Yên, tỉnh Nam Định"),
    (PROVINCE, "UBND các xã: Tạm dừng lễ hội", "Ủy ban nhân dân các xã tỉnh Nam Định*"),
    (PROVINCE, "Quỹ Bảo vệ môi trường và Phát triển rừng tỉnh",
     "Quỹ Bảo vệ môi trường và Phát triển rừng tỉnh Nam Định"),
    (PROVINCE, "Văn phòng điều phối nông thôn mới tỉnh", "Văn phòng điều phối nông thôn mới tỉnh Nam Định"),
    # land and persons are no bodies
    (PROVINCE, "đối với các tổ chức, cá nhân vi phạm; cán bộ các cấp", ""),
    (PROVINCE, "trên địa bàn huyện Hải Hậu", ""),
    (PROVINCE, "Phó Chủ tịch UBND tỉnh dự", ""),
    (CENTRAL, "Luật quy định về Ủy ban nhân dân", ""),
    (PROVINCE, "Trường Đại học Điều dưỡng Nam Định mở thêm ngành", "Trường Đại học Điều dưỡng Nam Định"),
    # groups
    (CENTRAL, "Bộ trưởng các Bộ, Thủ trưởng cơ quan ngang Bộ", "Các bộ, cơ quan ngang bộ*"),
    (CENTRAL, "Bộ trưởng các Bộ, Thủ trưởng cơ quan ngang Bộ chỉ đạo rà soát", "Các bộ*|Các cơ quan ngang bộ*"),
    (CENTRAL, "Các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ chịu trách nhiệm thi hành", "Các bộ, cơ quan ngang bộ*"),
    (PROVINCE, "các cơ quan chuyên môn thuộc UBND tỉnh",
     "Các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh Nam Định*"),
    (PROVINCE, "các ban HĐND, tổ đại biểu HĐND tỉnh",
     "Các Ban Hội đồng nhân dân tỉnh Nam Định*|Các Tổ đại biểu Hội đồng nhân dân tỉnh Nam Định*"),
    (PROVINCE, "các sở, ban, ngành tỉnh", "Các sở, ban, ngành tỉnh Nam Định*"),
    (PROVINCE, "UBND các huyện, thành phố", "Ủy ban nhân dân các huyện, thành phố tỉnh Nam Định*"),
    (PROVINCE, "các cấp, các ngành", "Các cấp, các ngành*"),
    (PROVINCE, "Các huyện, thành ủy", "Các huyện ủy, thành ủy*"),
    (PROVINCE, "Các cấp ủy, tổ chức đảng", "Các cấp ủy*|Các tổ chức đảng*"),
    (PROVINCE, "các tổ chức chính trị - xã hội", "Các tổ chức chính trị - xã hội*"),
    (CENTRAL, "các bộ, ngành trung ương", "Các bộ, ngành Trung ương*"),
    (CENTRAL, "UBND các tỉnh, thành phố trực thuộc Trung ương",
     "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương*"),
    (CENTRAL, "Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ",
     "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ*"),
    (CENTRAL, "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ báo cáo kết quả",
     "Các bộ*|Các cơ quan ngang bộ*|Các cơ quan thuộc Chính phủ*"),
    (CENTRAL, "Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Chủ tịch UBND các tỉnh tập trung chỉ đạo",
     "Các bộ*|Các cơ quan ngang bộ*|Ủy ban nhân dân các tỉnh*"),
    (CENTRAL, "- Cơ quan Trung ương của các đoàn thể; Văn phòng Tổng Bí thư",
     "Các cơ quan Trung ương của các đoàn thể*|Văn phòng Tổng Bí thư"),
    (PROVINCE, "Ban Chấp hành Đảng bộ tỉnh khóa XIX", "Ban Chấp hành Đảng bộ tỉnh Nam Định khóa XIX"),
    (CENTRAL, "Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh họp",
     "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
    (CENTRAL, "gửi các bộ, ngành, địa phương", "Các bộ, ngành, địa phương*"),
    (CENTRAL, "Các bộ, ngành, địa phương khẩn trương rà soát", "Các bộ, ngành*|Các địa phương*"),
    (PROVINCE, "Các cấp, các ngành, địa phương tập trung chỉ đạo", "Các cấp, các ngành*|Các địa phương*"),
    (CENTRAL, "Văn phòng Trung ương và các Ban của Đảng", "Văn phòng Trung ương Đảng|Các ban của Đảng*"),
    (CENTRAL, "Ban Chỉ đạo các tỉnh, thành phố rà soát", "Ban Chỉ đạo các tỉnh, thành phố*"),
    (CENTRAL, "trình Ban Chỉ đạo quốc gia các chủ trương mới", "Ban Chỉ đạo quốc gia"),
    (CENTRAL, "Bộ Văn hóa – Thể thao và Du lịch", "Bộ Văn hóa, Thể thao và Du lịch"),
    (CENTRAL, "CTCP Bất động sản Hoa Mai", "Công ty Cổ phần Bất động sản Hoa Mai"),
    (CENTRAL, "Cục Quân lực - Bộ Quốc phòng", "Cục Quân lực, Bộ Quốc phòng"),
    (PROVINCE, "các ngành, các cấp", "Các ngành, các cấp*"),
    (PROVINCE, "các đoàn thể thành viên", "Các đoàn thể thành viên*"),
    (PROVINCE, "các doanh nghiệp nhà nước", "Các doanh nghiệp nhà nước*"),
    (PROVINCE, "Chủ tịch UBND các huyện, thị xã", "Ủy ban nhân dân các huyện, thị xã tỉnh Nam Định*"),
    (CITY, "Chủ tịch UBND thành phố Trần Văn An", "Chủ tịch Ủy ban nhân dân thành phố Cần Thơ"),
    (PROVINCE, "TTr HĐND tỉnh", "Thường trực Hội đồng nhân dân tỉnh Nam Định"),
    (PROVINCE, "tổ công nghệ số cộng đồng hướng dẫn", "Tổ công nghệ số cộng đồng"),
    (PROVINCE, "Ban Thường vụ các huyện ủy, thành ủy", "Ban Thường vụ các huyện ủy, thành ủy*"),
    (CENTRAL, "các Ủy ban của Quốc hội", "Các Ủy ban của Quốc hội*"),
    (PROVINCE, "các sở và các địa phương báo cáo", "Các sở*|Các địa phương*"),
    (PROVINCE, "UBND các huyện, thành phố Nam Định họp", "Ủy ban nhân dân các huyện, thành phố Nam Định*"),
    (PROVINCE, "vốn trái phiếu Chính phủ; Luật Tổ chức Chính phủ", ""),
    # an open head ends where its name ends
    (PROVINCE, "thành lập Tổ công tác tháo gỡ khó khăn cho doanh nghiệp; tổ chức hội nghị",
     "Tổ công tác tháo gỡ khó khăn cho doanh nghiệp"),
    (PROVINCE, "Công ty TNHH Dệt may Sông Hồng đầu tư nhà máy", "Công ty TNHH Dệt may Sông Hồng"),
    (PROVINCE, "Công ty cổ phần Green Park và Tập đoàn Hòa Phát ký kết",
     "Công ty cổ phần Green Park|Tập đoàn Hòa Phát"),
    # no bodies
    (PROVINCE, "tỉnh Nam Định là địa phương đông dân", ""),
    (PROVINCE, "Đảng, Nhà nước và hệ thống chính trị", ""),
    (PROVINCE, "các đồng chí Tỉnh ủy viên", ""),
    (PROVINCE, "cán bộ, công chức; Bộ phận một cửa; Ban hành kế hoạch", ""),
    (PROVINCE, "Vụ Đông năm nay được mùa; Bảo vệ môi trường", ""),
    (PROVINCE, "xã kết nghĩa với thành phố Yeongju; các tỉnh, thành phố bạn", ""),
    (PROVINCE, "huyện VQ Thư; tỉnh Đề án", ""),
    (PROVINCE, "một số ngành, địa phương chưa quan tâm", ""),
]  # fmt: skip


def shown(text: str, context: Context) -> str:
    found = bodies.acting(text, bodies.find(text, context))
    return "|".join(f.name + "*" * f.group for f in found)


@pytest.mark.parametrize(("context", "text", "expected"), ROWS, ids=[row[1] for row in ROWS])
def test_bodies_of_a_text(context: Context, text: str, expected: str) -> None:
    assert shown(text, context) == expected


@pytest.mark.parametrize("row", ROWS, ids=[row[1] for row in ROWS])
def test_spans_lie_in_the_text_in_order_without_overlap(row: tuple[Context, str, str]) -> None:
    context, text, _ = row
    end = 0
    for found in bodies.find(f"  {text}. {text}", context):
        assert end <= found.start < found.end <= 2 * len(text) + 4
        end = found.end


def test_weak_groups_are_bodies_only_where_they_act() -> None:
    assert shown("tạo điều kiện cho các doanh nghiệp", PROVINCE) == ""
    assert shown("Các xã, phường chủ trì rà soát", PROVINCE) == "Các xã, phường*"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Nam Định"),
        ("Giám đốc Sở Y tế", "Sở Y tế tỉnh Nam Định"),
        ("của Bộ Chính trị", "Bộ Chính trị"),
        ("Sở Y tế báo cáo kết quả", None),
        ("kế hoạch", None),
    ],
)
def test_resolve_names_one_body_or_none(text: str, name: str | None) -> None:
    body = bodies.resolve(text, PROVINCE)
    assert (body.name if body else None) == name


def test_names_of_one_body_have_one_identity() -> None:
    assert bodies.identity("Ban Chấp hành Trung ương Đảng khóa XIII") == bodies.identity(
        "Ban Chấp hành Trung ương Đảng"
    )
    assert bodies.identity("Sở Y tế tỉnh Nam Định") != bodies.identity("Sở Y tế tỉnh Hà Nam")


@pytest.mark.parametrize(
    ("text", "sure"), [("Bộ Tài chính", True), ("Sở Y tế", True), ("Tập đoàn Dầu khí Việt Nam", False)]
)
def test_names_that_readers_doubt_are_less_sure(text: str, sure: bool) -> None:
    found = bodies.find(text, PROVINCE)
    assert [bodies._mention(f).confidence >= 0.9 for f in found] == [sure]
