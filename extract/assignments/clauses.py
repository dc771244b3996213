"""A stretch of text into tasks: sentences, then clauses that have a governing verb and an object of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..bodies.verbs import Governing, governing
from ..rules import load_table
from ..vietnamese import LOWER, UPPER
from .predicates import behind_basis

# The set of characters in front is what the search skips to.
_END = re.compile(
    r"[.!?…;\s](?:(?<=;)\s*"
    r"|(?<=[.!?…])(?<![A-Z]\..)(?<!\bTP.)(?<!\bTp.)(?<!\bsố.)(?<![\s(]\w.)[.!?…]*[\"”]?\s+"
    rf"(?=[A-Z{UPPER}“\"(\-+])|(?<=[.;:]\s)\s*-\s+(?=[A-Z{UPPER}]))"
)
_OPENED = re.compile(r"[()]")
_WORDS_BEFORE = re.compile(rf"([{LOWER}A-Z{UPPER}]+\s+)?[{LOWER}A-Z{UPPER}]+\s*$")
_LEADING = re.compile(
    r"(?:(?:đồng\s+thời|và|,|đã|đang|sẽ|cần|phải|tiếp\s+tục|tập\s+trung(?:\s+để)?|có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|được\s+giao"
    r"|được\s+phân\s+công|ngoài\s+ra|trong\s+đó|nhưng|song|chịu\s+trách\s+nhiệm(?=\s+(?:chủ|phối|tham|hướng|theo|báo|kiểm|xây|tổ))"
    r"|theo\s+chức\s+năng,?\s+nhiệm\s+vụ(?:,?\s+(?:quyền\s+hạn|thẩm\s+quyền))?(?:\s+(?:được\s+giao|được\s+phân\s+công|của\s+mình)|(?=,|\s+(?:chủ|phối|tham|hướng|theo|báo|kiểm|xây|tổ|triển|rà|thực)\s)))\s*,?\s*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Task:
    """text[start:end] from the governing verb (adverbs that matter kept) to the end of the clause."""

    start: int
    end: int
    verb: Governing


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans between full stops and semicolons; those inside brackets do not count."""
    stop = len(text) if end is None else end
    depth, seen, begin = 0, start, start
    for match in _END.finditer(text, start, stop):
        for bracket in _OPENED.finditer(text, seen, match.start()):
            depth = max(0, depth + (1 if bracket[0] == "(" else -1))
        seen = match.start()
        if depth:
            continue
        if text[begin : match.start()].strip():
            yield begin, match.start()
        begin = match.end()
    if text[begin:stop].strip():
        yield begin, len(text[:stop].rstrip(" .;,"))


@cache
def _splitter() -> re.Pattern[str]:
    verbs = sorted(load_table("phancong.extract.bodies", "verbs.toml")["splitting"]["verbs"], key=len, reverse=True)
    words = "|".join(re.escape(v).replace(r"\ ", r"\s+") for v in verbs)
    return re.compile(
        rf"(?:,\s*(?:đồng\s+thời\s+|và\s+|cũng\s+như\s+)?|\s+và\s+|\s+đồng\s+thời\s+)(?P<task>(?:định\s+kỳ\s+(?:(?:hằng|hàng|\d+)\s+(?:năm|quý|tháng|tuần)\s+)?|(?:hằng|hàng)\s+(?:năm|quý|tháng|tuần)\s+|tăng\s+cường\s+|kịp\s+thời\s+|thường\s+xuyên\s+|chủ\s+động\s+|tổ\s+chức\s+)?(?:{words}))(?=\s+(?!của\b|này\b|tại\b)\w|,\s*\w)",
        re.IGNORECASE,
    )


_COLLECTED = re.compile(r"(?:định\s+kỳ\s+)?tổng\s+hợp\b", re.IGNORECASE)


_INTRODUCED = re.compile(
    r"\s*(?:trong|trên|căn\s+cứ|để|nhằm|theo|từ|trước|sau|khi|nếu|qua|với|đối\s+với|thông\s+qua|đến|tại|hết|ngoài|bên\s+cạnh"
    r"|cùng\s+với|song\s+song|xuất\s+phát|tùy|phù\s+hợp|chậm\s+nhất|hằng|hàng|định\s+kỳ|năm|quý|tháng|vào|trường\s+hợp|một\s+số|đồng\s+thời\s+với)\b",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"[,:]\s+")
_BESIDES = re.compile(r"\s*(?:đồng\s+thời|ngoài\s+ra)\s*,\s*", re.IGNORECASE)


_LEGAL_BASIS = re.compile(
    r"\W*(?:Căn\s+cứ|Theo|Xét)\s+(?:các\s+)?(?:Luật|Hiến\s+pháp|Pháp\s+lệnh|Nghị|Quyết\s+định|Thông\s+tư|đề\s+nghị|Tờ\s+trình|Công\s+văn)"
)
_OF_NOBODY = re.compile(r"\s*[-+*•]?\s*Việc\s")


def predicate_of(text: str, start: int, end: int) -> Governing | None:
    """The verb that governs a clause without subject; a phrase of time, ground or purpose may stand before it."""
    if _OF_NOBODY.match(text, start, end):
        return None  # 'Việc cấp giấy phép thực hiện theo ...'
    if text[end : end + 1] == ";" and _LEGAL_BASIS.match(text, start, end):
        return None
    first = governing(text, start, end)
    if first is None and (besides := _BESIDES.match(text, start, end)):
        start = besides.end()
    if first is None and (behind := behind_basis(text, start, end)) is not None:
        first = governing(text, behind, end)
    if first is None and _INTRODUCED.match(text, start, end):
        for pause in _PAUSE.finditer(text, start, min(end, start + 260)):
            if first := governing(text, pause.end(), end):
                break
    return first


def tasks(text: str, start: int, end: int, bodies: Sequence[tuple[int, int]] = ()) -> list[Task]:
    """The tasks of one clause: split where a verb with an object of its own follows an object.

    `bodies`: where bodies stand; they are no object ('phối hợp với Sở A, tham mưu ...' is one task).
    """
    begin = _LEADING.match(text, start, end)
    at = begin.end() if begin else start
    while at < end and text[at].isspace():
        at += 1
    first = predicate_of(text, at, end) or predicate_of(text, start, end)
    if first is None:
        return []
    at = first.begin
    cuts = [at]
    for match in _splitter().finditer(text, first.end, end):
        if _COLLECTED.match(text, cuts[-1]) and match["task"].lower().endswith("báo cáo"):
            continue  # 'tổng hợp kết quả, báo cáo UBND tỉnh' is one task
        if _only_names(text, cuts[-1], match.start(), bodies):
            continue
        if _has_object(text, cuts[-1], match.start(), match[0]):
            cuts.append(match.start("task"))
    found = []
    for number, cut in enumerate(cuts):
        verb = governing(text, cut, end)
        stop = cuts[number + 1] if number + 1 < len(cuts) else end
        ends = _TRAILING.search(text, max(cut, stop - 40), stop)
        stop = ends.start() if ends else stop
        if verb and stop > cut:
            found.append(Task(cut, stop, verb))
    return found


_ONLY_WITH = re.compile(
    r"(?:(?:chủ trì|chủ động|phối hợp|chặt chẽ|chỉ đạo|lãnh đạo|hướng dẫn|đôn đốc|cùng|với|và|các|của|thuộc|trực thuộc"
    r"|có|liên quan|hữu quan|trên địa bàn|tỉnh|huyện|thành phố|địa phương|đơn vị|cơ quan|ngành|sở|chức năng|khác"
    r"|nghiêm túc|khẩn trương|trực tiếp)\b|[\s,;&]+)*"
)


def _only_names(text: str, start: int, end: int, bodies: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing is said but with whom, or who is directed: 'phối hợp với Sở A và các đơn vị liên quan'."""
    rest, at = "", start
    for begin, stop in bodies:
        if at <= begin and stop <= end:
            rest, at = rest + text[at:begin] + " ", stop
    if at == start:
        return False
    return _ONLY_WITH.fullmatch(" ".join((rest + text[at:end]).lower().split())) is not None


_NOMINAL = re.compile(
    r"\b(?:công tác|việc|nội dung|hoạt động|chương trình|nhiệm vụ|chức năng|phương án|cơ chế|năng lực)\s+[^;]{0,30}$"
)


_LEADS = re.compile(
    r"(?:và|đồng thời)\s+(?:định kỳ\s+)?(?:chỉ đạo|báo cáo|tham mưu|phối hợp|chủ trì|hướng dẫn|trình|tổng hợp)"
)


_COUNTED = re.compile(r"[\d)”\"%]\s*$")


def _has_object(text: str, start: int, comma: int, joint: str) -> bool:
    """Whether the clause before the joint says what is done, not only verbs in a row."""
    words = _WORDS_BEFORE.search(text, max(start, comma - 24), comma)
    if words is None:
        return bool(_COUNTED.search(text, start, comma))
    nominal = _NOMINAL.search(text[start:comma])
    for at in {words.start(), words.start() + len(words[1] or "")}:
        verb = governing(text, at, comma)
        if verb and verb.end >= comma - 1:
            return bool(nominal and _LEADS.search(joint))
    return not nominal or bool(_LEADS.search(joint))


_TRAILING = re.compile(r"(?:[\s,;.]|\b(?:và|đồng thời|cũng như))*$")
_AS_FOLLOWS = re.compile(
    r"\s*(?:,\s*)?(?:cụ thể\s+)?(?:với\s+(?:các\s+)?nội dung\s+)?(?:như sau|sau đây|cụ thể|sau)\s*:?$"
)


def spoken(text: str) -> str:
    """The task as a phrase: single spaces, first letter small, no stop at its end."""
    phrase = " ".join(text.split()).strip(" ,;.-/:")
    if phrase.endswith(("sau", "sau đây", "cụ thể")):
        phrase = _AS_FOLLOWS.sub("", phrase)
    leading = _LEADING.match(phrase)
    phrase = phrase[leading.end() :] if leading else phrase
    return phrase[:1].lower() + phrase[1:] if not phrase[:2].isupper() else phrase
