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
_STRONG = (
    r"(?:khẩn\s+trương|tiếp\s+tục|tăng\s+cường|tập\s+trung|chủ\s+trì|phối\s+hợp|chủ\s+động|nghiêm\s+túc|rà\s+soát|kiểm\s+tra|triển\s+khai"
    r"|thực\s+hiện|có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|đẩy\s+mạnh|đẩy\s+nhanh|báo\s+cáo|kịp\s+thời|thường\s+xuyên|xây\s+dựng|tổ\s+chức|tham\s+mưu"
    r"|giúp|hướng\s+dẫn|đôn\s+đốc|chỉ\s+đạo|lãnh\s+đạo|ban\s+hành|tuyên\s+truyền|cụ\s+thể\s+hóa|bảo\s+đảm|đảm\s+bảo|quán\s+triệt|nâng\s+cao|phát\s+huy)"
)
"""Verbs that hardly ever stand in what describes a body."""
_BASIS = re.compile(r"\s*,?\s*(?:căn\s+cứ|theo|trên\s+cơ\s+sở|trong\s+phạm\s+vi|tùy\s+theo)\b", re.IGNORECASE)
_BASIS_END = re.compile(
    r"\b(?:này|(?:được|đã)\s+giao|của\s+(?:mình|ngành|đơn\s+vị|địa\s+phương)|thực\s+tế|liên\s+quan|quy\s+định|phân\s+công|thẩm\s+quyền"
    r"|nhiệm\s+vụ|quyền\s+hạn|quản\s+lý|phụ\s+trách|luật\s+định|pháp\s+luật),?\s+(?:để\s+|tiến\s+hành\s+)?",
    re.IGNORECASE,
)
_PAUSE = re.compile(r",\s+")
_LEADS = re.compile(
    r"\s*(?:có|được|là|thuộc|đang|phụ\s+trách|trên)\b[^.;:]{3,160}?\s(?=(?:có\s+trách\s+nhiệm\s+)?chủ\s+trì\b)"
)
_GROUNDS = re.compile(
    rf"\s*(?:căn\s+cứ|trên\s+cơ\s+sở|theo)\b[^.;:]{{5,200}}?(?<!\bkiến)(?<!\bviệc)(?<!\btác)(?<!\bsự)\s(?={_STRONG}\s+(?!của\b|trực\s)\w)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\s*(?:của|thuộc|trực\s+thuộc|trên\s+địa\s+bàn)\s+", re.IGNORECASE)
_WORD = re.compile(r"(?<=\s)[^\s,;.:]+")
_DELEGATES = re.compile(
    r"\s*,?\s*(?:nhất|đặc\s+biệt|trước\s+hết|trực\s+tiếp|mà\s+trực\s+tiếp)\s+là\s+(?:người\s+đứng\s+đầu|thủ\s+trưởng|lãnh\s+đạo)(?:\s+[^\s,;.]+){0,5}?"
    r"(?=\s+(?:chịu|phải|cần|có\s+trách|tập|tăng|chủ|tiếp|nghiêm))|(?:\s*(?:,|và)\s*(?:các\s+)?(?:[Tt]ổ\s+)?đại\s+biểu(?:\s+(?:HĐND|Hội\s+đồng\s+nhân\s+dân|Quốc\s+hội)(?:\s+(?:tỉnh|thành\s+phố|huyện|xã|phường))?)?)+"
)
_PLACED = re.compile(
    r"\s+(?:(?:toàn\s+)?(?:tỉnh|huyện|xã|phường|thị\s+xã|thành\s+phố|quận|TP)|địa\s+phương|các\s+cấp|nêu\s+trên|nói\s+trên)(?=[\s,:])"
)
_APPOSED = re.compile(
    r"\s*[-–,(]\s*(?:là\s+)?(?:(?:cơ\s+quan|đơn\s+vị|bộ\s+phận|ủy\s+viên)\s+(?:thường\s+trực|đầu\s+mối|chủ\s+trì|tham\s+mưu|chủ\s+quản)"
    rf"|thường\s+trực|chủ\s+đầu\s+tư|(?:phó\s+)?trưởng\s+ban)\b[^.;:]{{0,140}}?(?<!\bban)\s(?={_STRONG}\s+(?!của\b)\w)",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(rf"\s*(?:[-–(]\s*)?[^.;:,()]{{3,90}}?\)?\s(?={_STRONG}\s)", re.IGNORECASE)
_AND_OTHERS = re.compile(
    rf"\s*,?\s+(?:và|cùng)\s+(?P<others>[^.;:()]{{3,70}}?)(?:\s+(?:trong|trên)\s+(?:cả\s+nước|toàn\s+quốc|địa\s+bàn))?\s(?={_STRONG}\s)",
    re.IGNORECASE,
)
"""Those behind the bodies that no list has: 'UBND tỉnh và cả nước tập trung ...'."""
_NOT_DESCRIBED = re.compile(
    r"\b(?:gặp|bị|đã|chưa|còn|đang|không|để|khi|nếu|mà|trong|cho|vì|do|như|vẫn|ngày\s+càng|rất|với|về|từ|theo|sẽ|góp\s+phần)\b",
    re.IGNORECASE,
)
_NEVER_DESCRIBED = re.compile(r"\b(?:để|nếu|khi|mà|các\s+(?:biện|nội|vấn|nhiệm|giải))\b", re.IGNORECASE)


def predicate_at(text: str, at: int, end: int, asked: bool = False, group: bool = False) -> int | None:
    """Where the governing verb stands behind the subject, insertions skipped ('căn cứ chức năng, nhiệm vụ ...').

    `asked`: somebody asks the subject, so that words which describe it may stand between ('đóng trên địa bàn');
    `group`: it is a group, which few words may describe ('các doanh nghiệp kinh doanh xăng dầu').
    """
    if delegates := _DELEGATES.match(text, at, end):
        at = delegates.end()
    if governing(text, at, end):
        return at
    if (placed := _PLACED.match(text, at, end)) and governing(text, placed.end(), end):
        return placed.end()
    if described := _LEADS.match(text, at, end) or _APPOSED.match(text, at, end):
        return described.end()
    if owner := _OWNER.match(text, at, end):
        for word in _WORD.finditer(text, owner.end(), min(end, owner.end() + 60)):
            if text[word.start() - 1] == "," or word.start() == owner.end():
                continue
            if governing(text, word.start(), end):
                return word.start()
    if _SPOKEN_OF.match(text, at):
        return None
    if (behind := behind_basis(text, at, end)) is not None:
        return behind
    others = _AND_OTHERS.match(text, at, end)
    if others and not _NOT_DESCRIBED.search(others["others"]) and not governing(text, others.start("others"), end):
        return others.end()
    if text[at : at + 1] == ":" and governing(text, at + 1, end):
        return at + 1
    inserted = _INSERTED.match(text, at, end)
    if inserted and inserted.end() > at and governing(text, inserted.end(), end):
        return inserted.end()
    if grounds := _GROUNDS.match(text, at, end):
        return grounds.end()
    described = _DESCRIBED.match(text, at, end) if asked or group else None
    if described is None or (_NEVER_DESCRIBED if asked else _NOT_DESCRIBED).search(described[0]):
        return None
    return described.end()


def behind_basis(text: str, at: int, end: int) -> int | None:
    """Behind 'theo chức năng, nhiệm vụ được giao', and another such phrase, and the commas in it."""
    basis = _BASIS.match(text, at, end)
    if basis is None:
        return None
    for stop in _BASIS_END.finditer(text, basis.end(), min(end, at + 140)):
        if governing(text, stop.end(), end):
            return stop.end()
        if (behind := behind_basis(text, stop.end(), end)) is not None:
            return behind
    for pause in _PAUSE.finditer(text, basis.end(), min(end, at + 260)):
        if governing(text, pause.end(), end):
            return pause.end()
    return None
