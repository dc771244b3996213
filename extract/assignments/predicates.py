"""Where the verb that governs a task stands behind the bodies it is given to."""

from __future__ import annotations

import re

from ..bodies.verbs import governing

_SPOKEN_OF = re.compile(r"\s*(?:đến|tại|của|có|là|được|bị)\b")
_INSERTED = re.compile(
    r"\s*(?:\([^)]{0,120}\))?\s*(?:,\s*)?(?:(?:căn\s+cứ|theo|trên\s+cơ\s+sở|trong\s+phạm\s+vi|ngoài|bên\s+cạnh|với)\s[^,;:]{3,200}[,:]\s*)?:?\s*"
    r"(?:(?:có|chịu)\s+trách\s+nhiệm\s*:?\s*)?",
    re.IGNORECASE,
)


_BASIS = re.compile(r"\s*,?\s*(?:căn\s+cứ|theo|trên\s+cơ\s+sở|trong\s+phạm\s+vi|tùy\s+theo)\b", re.IGNORECASE)
_BASIS_END = re.compile(
    r"\b(?:này|(?:được|đã)\s+giao|của\s+(?:mình|ngành|đơn\s+vị|địa\s+phương)|thực\s+tế|liên\s+quan|quy\s+định|phân\s+công|thẩm\s+quyền"
    r"|nhiệm\s+vụ|quyền\s+hạn|quản\s+lý|phụ\s+trách),?\s+(?:để\s+|tiến\s+hành\s+)?",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\s*(?:có|được|là|thuộc|đang|phụ\s+trách|trên)\b[^.;:]{3,160}?\s(?=(?:có\s+trách\s+nhiệm\s+)?chủ\s+trì\b)"
)
_GROUNDS = re.compile(
    r"\s*(?:căn\s+cứ|trên\s+cơ\s+sở|theo)\b[^.;:]{5,200}?\s(?=(?:chủ\s+trì|phối\s+hợp|tuyên\s+truyền|xây\s+dựng|chủ\s+động|triển\s+khai"
    r"|tổ\s+chức|chỉ\s+đạo|tham\s+mưu|rà\s+soát|ban\s+hành|hướng\s+dẫn|tiếp\s+tục|tập\s+trung|cụ\s+thể\s+hóa|lãnh\s+đạo)\s+\w)",
    re.IGNORECASE,
)


_OWNER = re.compile(r"\s*(?:của|thuộc|trực\s+thuộc|trên\s+địa\s+bàn)\s+", re.IGNORECASE)
_WORD = re.compile(r"(?<=\s)[^\s,;.:]+")
_DELEGATES = re.compile(
    r"\s*,?\s*(?:nhất|đặc\s+biệt|trước\s+hết|trực\s+tiếp|mà\s+trực\s+tiếp)\s+là\s+(?:người\s+đứng\s+đầu|thủ\s+trưởng|lãnh\s+đạo)(?:\s+[^\s,;.]+){0,5}?"
    r"(?=\s+(?:chịu|phải|cần|có\s+trách|tập|tăng|chủ|tiếp|nghiêm))|(?:\s*(?:,|và)\s*(?:các\s+)?(?:[Tt]ổ\s+)?đại\s+biểu(?:\s+(?:HĐND|Hội\s+đồng\s+nhân\s+dân|Quốc\s+hội)(?:\s+(?:tỉnh|thành\s+phố|huyện|xã|phường))?)?)+"
)


_DESCRIBED = re.compile(
    r"\s*(?:[-–(]\s*)?[^.;:,()]{3,90}?\)?\s(?=(?:khẩn\s+trương|tiếp\s+tục|tăng\s+cường|tập\s+trung|chủ\s+trì|phối\s+hợp|chủ\s+động|nghiêm\s+túc"
    r"|rà\s+soát|kiểm\s+tra|triển\s+khai|thực\s+hiện|có\s+trách\s+nhiệm|đẩy\s+mạnh|báo\s+cáo|kịp\s+thời|thường\s+xuyên)\s)",
    re.IGNORECASE,
)


def predicate_at(text: str, at: int, end: int, asked: bool = False) -> int | None:
    """Where the governing verb stands behind the subject, insertions skipped ('căn cứ chức năng, nhiệm vụ ...').

    `asked`: somebody asks the subject, so that words which describe it may stand between ('đóng trên địa bàn').
    """
    if delegates := _DELEGATES.match(text, at, end):
        at = delegates.end()
    if governing(text, at, end):
        return at
    if described := _LEADS.match(text, at, end):
        return described.end()
    if owner := _OWNER.match(text, at, end):
        for word in _WORD.finditer(text, owner.end(), min(end, owner.end() + 60)):
            if text[word.start() - 1] == "," or word.start() == owner.end():
                continue
            if governing(text, word.start(), end):
                return word.start()
    if _SPOKEN_OF.match(text, at):
        return None
    if basis := _BASIS.match(text, at, end):
        for stop in _BASIS_END.finditer(text, basis.end(), min(end, at + 140)):
            if governing(text, stop.end(), end):
                return stop.end()
    if text[at : at + 1] == ":" and governing(text, at + 1, end):
        return at + 1
    inserted = _INSERTED.match(text, at, end)
    if inserted and inserted.end() > at and governing(text, inserted.end(), end):
        return inserted.end()
    if grounds := _GROUNDS.match(text, at, end):
        return grounds.end()
    described = _DESCRIBED.match(text, at, end) if asked else None
    return described.end() if described else None
