"""Words around a figure that decide its name: what ends a subject, what is no quantity, what only qualifies."""

from __future__ import annotations

import re

TRAIL_STOP = re.compile(
    r"[,;.:(){}\[\]+]|(?<!đối)\s(?:với|trong\sđó|nhưng|nhờ|thông\squa|vào\snăm|trong\snăm|theo(?!\s(?:hướng|tiêu\schuẩn))|để|nhằm|so\svới|so|nâng(?!\scao)|gồm|trước\sngày|tăng(?!\s(?:cường|trưởng))|giảm(?!\s(?:nghèo|thiểu))"
    r"|mua|trở\slên|lên|xuống|còn|vượt|đến\snăm|chiếm|bằng|có\stổng"
    r"|mỗi|tương\sứng|trên\sđịa\sbàn|do|góp\sphần|cho|như)(?!\w)"
    r"|\sđạt(?:\s(?:trên|dưới|khoảng|gần|từ|mức|tỷ\slệ|hơn|được))*\s*$"
)
AND_FIGURE = re.compile(r"\svà\s(?=[^,;.]*\d)")
OF_GDP = re.compile(r"^\s*(?:trong\s)?(?:tổng\s)?(?P<whole>GRDP|GDP)(?!\w)")
OF = re.compile(r"^(?:trong|của|trên|là)\s")
TIMED = re.compile(
    r"(?<!\w)(?:tuổi\sthọ|thời\sgian(?!\s(?:thực\shiện|thi\scông|hoàn\sthành))|số\snăm|số\sngày|số\sgiờ|(?:tổng\s)?(?:số\s)?(?:lượt\s)?ngày\s(?:khách|buồng|công)|thời\shạn\shoạt\sđộng|tiến\sđộ\sthực\shiện\sdự\sán)",
    re.IGNORECASE,
)
BARE = re.compile(
    r"(?:tổng\s)?(?:số|diện\stích|giá\strị(?:\ssản\sxuất)?|năng\ssuất|sản\slượng|vốn|tổng|tỷ\slệ|tỷ\strọng|doanh\sthu|kinh\sphí"
    r"|mức|quy\smô|công\ssuất|chiều\sdài|thu\shút|(?:tổng\s)?(?:số\s)?vốn(?:\sđầu\stư|\sđăng\ský)*|số\slượng|tổng\ssố|tổng\sgiá\strị\ssản\sxuất)(?:\s(?:toàn\s)?(?:ngành|tỉnh))?",
    re.IGNORECASE,
)
UNCOUNTED_BEFORE = re.compile(
    r"(?<!\w)(?:thành\slập|ban\shành|bổ\ssung|bàn\sgiao|thí\sđiểm|căn\scứ|theo|trong|giữa|sau|mỗi|từng|một|các|những|cả|gọi"
    r"|thứ|bởi|do|về|nhất|\d)\s*$",
    re.IGNORECASE,
)
UNCOUNTED = frozenset({"chỉ tiêu", "tiêu chí", "nội dung", "nhóm", "cấp", "chương trình", "nhiệm vụ", "điểm", "khâu"})
IN_A_STATE = re.compile(
    r"(?:hoàn\sthành|đang|đã|chưa|quá\shạn|trong\shạn|đúng\shạn|hạn|tăng|giảm|giữ|ổn\sđịnh|đạt|không\sđạt|vượt|được)(?!\w)",
    re.IGNORECASE,
)
HANDLED = re.compile(
    r"(?:tiêu\s(?:hủy|thụ)|thu\s(?:gom|giữ|hồi|mua)|vận\s(?:chuyển|tải)|xử\slý|sử\sdụng|nạo\svét|bốc|hỗ\strợ|cấp|phun|nhập|xuất"
    r"|tạm|mua|bán|dự\strữ|công\ssuất|khối|lượng|hàng|phát\sthải|có|giảm|tăng|mỗi|trọng)(?!\w)",
    re.IGNORECASE,
)
UNDER_WAY = re.compile(r"(?:đang\sthực\shiện|quá\shạn|chưa\s(?:hoàn\sthành|thực\shiện))(?!\w)", re.IGNORECASE)
OWNER_FIRST = re.compile(r"(?P<owner>[^,;:]+?)\s(?P<what>xuất\ssiêu|nhập\ssiêu|thặng\sdư|bội\schi)$", re.IGNORECASE)
QUALIFIES = re.compile(
    r"(?<!\w)có\s(?:tỷ\slệ|mức|tổng|giá\strị|quy\smô|diện\stích|doanh\sthu|vốn|công\ssuất|chiều\sdài|trọng\stải)[^,;.]*$"
)
PROPER = re.compile(r"[A-ZĐÀ-Ỵ]\w*(?:\s[A-ZĐÀ-Ỵ]\w*)*")
LONGEST_LABEL = 12
LONGEST_TRAIL = 24
CLAUSE = re.compile(r"[^,;.:()]*")
NEW_CLAUSE = re.compile(
    r"\s*(?:tăng|giảm|trong|với|bảo\sđảm|đảm\sbảo|phấn\sđấu|góp|nhất|đến|năm|so|bằng|đạt|vượt|chiếm|có|từ|qua|nâng|đưa|giúp|nhằm|để|theo|do|mà|riêng"
    r"|tiếp|hoàn|thực\shiện|từng|không|nhưng|tương|cao|thấp|gấp|khoảng|trên|dưới|ước|đồng\sthời|là|trừ|kể|tập\strung)(?!\w)",
    re.IGNORECASE,
)
BEYOND = re.compile(r"(?<!\w)vượt\s*$", re.IGNORECASE)
MOVED = re.compile(r"(?P<verb>giảm|tăng|nâng)\s+(?:dần\s+)?", re.IGNORECASE)
RISING = re.compile(
    r"(?P<what>.+?)\s(?P<verb>tăng|giảm)(?:\strưởng)?(?:\s(?:bình\squân|trung\sbình).*)?$", re.IGNORECASE
)
WHERE = re.compile(
    r"(?:(?:ở|tại|các|vùng|riêng)\s(?:\w+\s)?)?(?:khu\svực\s(?=thành|đô|nông\sthôn|miền|biên|ven)|khu\svực$|huyện|xã|thành\sthị|đô\sthị|nông\sthôn|miền\snúi|vùng)(?!\w)",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"\s(?:ở|tại)?\s?(?:khu\svực\s)?(?:thành\sthị|đô\sthị|nông\sthôn|miền\snúi)$", re.IGNORECASE)
TRADE = re.compile(r"(?:xuất|nhập|xuất\snhập)\skhẩu(?:\shàng\shóa)?", re.IGNORECASE)
COMPARED_PLAN = re.compile(
    r"(?<!\w)so\s(?:với\s)?(?:kế\shoạch|KH|dự\stoán|chỉ\stiêu)(?:\s[^\s,;.()\d]+){0,5}\s(?:đạt|bằng)\s*$", re.IGNORECASE
)
EACH_ONE = re.compile(r"mỗi\s\S+(?:\s\S+)?", re.IGNORECASE)
SIZE = re.compile(r"(?:tổng\s)?diện\stích|quy\smô", re.IGNORECASE)
COST = re.compile(r"(?<!\w)tổng\s(?:mức|vốn)\s(?:vốn\s)?đầu\stư$", re.IGNORECASE)
SIZE_NOUN = re.compile(
    r"(?<!\w)(?:tổng\s)?(?:diện\stích|quy\smô)(?:\s(?:đất|sử\sdụng|quy\shoạch|xây\sdựng|lập))*", re.IGNORECASE
)
COST_NOUN = re.compile(
    r"(?<!\w)(?:tổng\s)?(?:mức|số|vốn|kinh\sphí)(?:\s(?:vốn|đăng\ský))*(?:\sđầu\stư)?(?:\sxây\sdựng(?:\s(?!tạm|dự)\w+){1,4}?)?(?=\s(?:tạm|dự|khoảng|là|đạt|trên|hơn|gần)|$|:)",
    re.IGNORECASE,
)
HAVING = re.compile(r",\s(?:và\s)?có\s", re.IGNORECASE)
LONGEST_LISTED = 6
LONGEST_UNIT = 3  # what a share is of ('% tổng GRDP') is short; more words tell who the share is
AMONG = re.compile(
    r"(?:\(|,(?=\s*trong\s(?:số\s)?đó\scó\s))\s*trong\s(?:số\s)?đó(?P<having>\scó)?(?!\w)", re.IGNORECASE
)
AVERAGED = re.compile(  # before 'tăng', 'giảm': no subject of their own
    r"cắt|kéo|cùng\skỳ(?:\snăm\s\d{4})?|(?:(?:tính\schung|lũy\skế|cộng\sdồn|riêng|bình\squân|trung\sbình)\s?)*"
    r"(?:quý\s(?:\d|[IV]+)|(?:\d{1,2}|sáu|chín|ba)\stháng(?:\s(?:đầu|cuối)(?:\snăm)?)?|tháng\s\d{1,2}|cả\snăm|(?:một|mỗi)\snăm)?",
    re.IGNORECASE,
)
ADVERBIAL = re.compile(
    r"(?:(?:trong(?!\sđó)|về|theo|đối\svới|riêng|qua|sau|liên\squan\sđến|bên\scạnh|cùng\svới|nhờ|tại|ở|ở\slĩnh\svực)"
    r"\s[^,;:()\d]{2,90},\s+(?:thì\s)?|[^,;:()\d]{2,80}\scho\s(?:thấy|biết)[,:]?\s+)(?=\S+\s\S+)",
    re.IGNORECASE,
)
VERDICT = re.compile(  # what a report says of a field before its figures
    r"[^,;:()\d]{3,60}?\s(?:có\s(?:nhiều|những|bước|sự)\s(?:khởi\ssắc|chuyển\sbiến|tiến\sbộ|thuận\slợi|kết\squả|phục\shồi|tăng\strưởng)"
    r"|là\s(?:điểm\ssáng|động\slực)|(?:tiếp\stục\s)?(?:phát\striển|duy\strì|phục\shồi)\s(?:khá|tốt|ổn\sđịnh|mạnh|tích\scực))[^,;:()\d]{0,40},\s+(?=\S+\s\S+)",
    re.IGNORECASE,
)
PREDICATE = re.compile(
    r"\s(?:(?:đã\s)?(?:tăng|giảm)\sso\svới\s.*|(?:(?:tiếp\stục|vẫn|luôn)\s)*là\s(?:động\slực|điểm\ssáng|ngành|khu\svực|nhóm"
    r"|một\strong|trụ\scột|địa\sphương|năm)\s.*)$",
    re.IGNORECASE,
)
STRUCTURED = re.compile(
    r"(?<!\w)(?:về|theo|trong)\s(?:chuyển\sdịch\s)?cơ\scấu\s(?:nền\s)?(?:kinh\stế|GRDP|GDP|tổng)", re.IGNORECASE
)
CORRESPONDING = re.compile(r"tương\sứng(?:\s(?:là|đạt|khoảng|chiếm))*\s*:?\s*$", re.IGNORECASE)
CHANGED = re.compile(r"\(\s*[+–-]?$")
JOINS = re.compile(r"\s*(?:[,;]|và|[,;]\s*và)?\s*(?:khoảng|trên|dưới|gần)?\s*")
FORMER = re.compile(r"(?:thấp|cao)\shơn\s(?:so\svới\s)?(?:mức|con\ssố)\s*$", re.IGNORECASE)
FINE = re.compile(r"(?<!\w)(?:mức\s(?:xử\s)?phạt|phạt\stiền(?:\stừ)?|bị\sphạt)(?!\w)", re.IGNORECASE)
SUM = re.compile(r"(?:tổng\s)?(?:thu|chi|vốn|giá\strị|sản\slượng|diện\stích|doanh\sthu|kim\sngạch)\s", re.IGNORECASE)
FASTEST = 40  # a sum that "reaches" more per cent than this is carrying out a plan, not growing
MEAN = re.compile(r"(?:bình\squân|trung\sbình)(?:\schung)?\s?", re.IGNORECASE)  # of one quantity, not of the next one
AREAS = frozenset({"huyện", "tỉnh", "xã", "thành phố", "địa phương", "đơn vị", "thị xã", "phường", "quận"})
ONWARDS = frozenset(
    {"lên", "xuống", "xuống còn", "còn", "lên đến", "tăng lên", "giảm còn", "giảm xuống", "giảm xuống còn"}
)
CLASSED = re.compile(
    r"(?:tỷ\slệ|tỉ\slệ|số)\s(?:số\s)?(?:xã|thôn|huyện|phường|bản|ấp|khu\sdân\scư)(?!\w)", re.IGNORECASE
)
BASES = frozenset({1.0, 100.0, 1000.0, 10000.0, 100000.0})
ENDED = re.compile(r"(?:chỉ\s)?(?:còn|xuống|lên)(?!\w)", re.IGNORECASE)  # where a change ends: the level again
PARTED = re.compile(r"[\s,;(]*trong\s(?:số\s)?đó", re.IGNORECASE)
SECTOR = re.compile(
    r"(?:(?:lĩnh\svực|ngành|khu\svực)\s)?(?:các\s)?(?:nông|lâm|thủy|công\snghiệp|dịch\svụ|xây\sdựng|chăn\snuôi|trồng\strọt|thương\smại)",
    re.IGNORECASE,
)
