"""Figures as Vietnamese officials print them: decimal comma, thousands dot, scales, ranges, comparators, units.

`find_quantities` reads running text and leaves out the numbers that are not figures (years, dates, document numbers,
ordinals, scales of maps); `read_cell` reads a table cell, which is a figure as a whole or not at all.
Comparators are those of FACTS: 'trên', 'hơn' = gt; 'ít nhất', 'trở lên' = ge; 'dưới' = lt; 'không quá' = le;
'gần', 'khoảng' = approx; a range stays a range whatever stands around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from .facts import Comparator
from .units import SCALES, Unit, read_scales, read_unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a text: text[start:end] with comparator and unit, text[figure:] from the first digit.

    eq and approx: low == high; ge, gt: high is None; le, lt: low is None. `noun` is where the unit's noun begins (the
    thing counted). `total` is the second number of '174/176 tàu'; `planned`: both carry the
    unit ('15,5 ha/20 ha'), the second being what was planned. `rising` marks the 'từ' of 'từ 27% lên gần 40%'.
    """

    start: int
    end: int
    figure: int
    low: float | None
    high: float | None
    comparator: Comparator
    unit: str | None = None
    dimension: str | None = None
    noun: int = 0
    total: float | None = None
    planned: bool = False
    rising: bool = False


class _Number(NamedTuple):
    value: float
    start: int
    end: int
    plain: bool  # printed as a bare integer: a year, an ordinal or a count


_DIGITS = re.compile(r"[-−]?\d+(?:[.,]\d+)*(?:[ \u00a0]\d{3}(?![\d.,]))*")
# The first character leads and the look behind follows: a search then skips to it.
_FIGURE = re.compile(r"[-−\d](?<![\w.,/].)(?<![^\W\d_]-.)(?:(?<=\d)\d*|\d+)(?:[.,]\d+)*(?:[ \u00a0]\d{3}(?![\d.,]))*")
_SHAPES = (
    (re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"), ".", ","),
    (re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?"), ",", "."),
    (re.compile(r"\d{1,3}(?:,\d{3})+\.\d+"), ",", "."),
    (re.compile(r"\d+(?:,\d+)?"), ".", ","),
    (re.compile(r"0\.\d+|\d+\.(?:\d{1,2}|\d{4,})"), "", "."),
    (re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?"), " ", ","),
)
_BEFORE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?:^|(?<=[^\w]))(?:{words})(?:\s(?:mức|con\ssố))?\s*$", re.IGNORECASE), comparator)
    for words, comparator in (
        (r"không\s(?:vượt\s)?quá|không\s(?:cao|lớn|nhiều)\shơn|(?:tối\sđa|nhiều\snhất)(?:\s(?:đạt|có|là))?|≤|<=", "le"),
        (r"(?:ít\snhất|tối\sthiểu)(?:\s(?:phải\s)?(?:đạt|có|là))?|thấp\snhất|≥|>=", "ge"),
        (r"không\s(?:dưới|thấp\shơn|nhỏ\shơn|ít\shơn|kém\shơn)", "ge"),
        (r"trên\sdưới|khoảng|xấp\sxỉ|gần|chừng|~|≈", "approx"),
        (r"trên|lớn\shơn|(?<!cao\s)(?<!thấp\s)(?<!nhiều\s)(?<!ít\s)(?<!sớm\s)hơn|>", "gt"),
        (r"(?<!trên\s)dưới|nhỏ\shơn|<", "lt"),
    )
)
_BEFORE_ENDS = frozenset(
    ("quá", "hơn", "đa", "nhất", "đạt", "có", "là", "thiểu", "dưới", "khoảng", "xỉ", "gần", "chừng", "trên")
) | {"mức", "số"}
"""The last syllables of all of them; most figures have another before them."""
_WINDOW = 24
_FROM = re.compile(r"(?<!\w)từ\s*$", re.IGNORECASE)
_UPWARDS = re.compile(r"\s*(?:(?:trở\s+)+(?:lên|xuống)|hoặc\scao\shơn)", re.IGNORECASE)
_FAR_UPWARDS = re.compile(
    r"(?:\s(?!loại|cấp|hạng|tuổi|đến|lên|trở)[^\W\d]+){1,6}?\strở\slên(?!\w)(?!\s+(?:có|được|phải|là|đạt))",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[-–—÷]|đến|tới)\s*(?=\d)", re.IGNORECASE)
_FRACTION = re.compile(r"\s?/\s?(?=\d)")
_ORDINAL = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|mục|chương|phần|phụ\slục|biểu|bảng|khóa|khoá|thứ|lần|đợt|(?<!cùng\s)kỳ|lớp|loại|hạng|nhóm|tập|trang"
    r"|(?<!tổng\s)(?<!con\s)số|ql|đt|đh|ct|quốc\slộ|đường\stỉnh|tỉnh\slộ|thế\skỷ|giai\sđoạn|tháng|quý|ngày|vòng|km|(?<!thu\s)hồi"
    r"|nghị\squyết|nghị\sđịnh|quyết\sđịnh|thông\stư|chỉ\sthị|kết\sluận|đề\sán|tcvn|iso)"
    r"(?:\s+số)?[\s.:]*$",
    re.IGNORECASE,
)
_YEAR_CUE = re.compile(r"(?<!\w)(?:năm|đến|từ|giai\sđoạn|nhiệm\skỳ|thời\skỳ|niên\skhóa|[-–/])\s*$", re.IGNORECASE)
_MAP_SCALE = frozenset({200.0, 500.0, 1000.0, 2000.0, 5000.0, 10000.0, 25000.0, 50000.0, 100000.0})
_DAYS = 31  # '12/8' is a date
_CODE = re.compile(r"\s?[-/]\s?[A-ZĐ]|[A-Za-zĐđ]?/(?:QĐ|NQ|KH|CT|TT|NĐ|BC|TB)")
_BOUNDS = ("≥", "≤", ">", "<", ">=", "<=")
_MISREAD = re.compile(r"[\doóÓòÒOIlỈỉĩÌ.,<>%\s–-]+")
_CELL_LETTERS = str.maketrans("óÓòÒOoIlỈỉĩÌ", "660000111111")


def parse_number(text: str) -> float | None:
    """'67.948' -> 67948, '7,37' -> 7.37, '14 975' -> 14975, '3.2' -> 3.2; None for what is no number ('12.5.2023')."""
    sign = -1.0 if text[:1] in "-−" else 1.0
    body = text.lstrip("-−")
    for shape, thousands, decimal in _SHAPES:
        if shape.fullmatch(body):
            if thousands:
                body = body.replace(thousands, "").replace("\u00a0", "")
            return sign * float(body.replace(decimal, "."))
    return None


def _number(text: str, at: int) -> _Number | None:
    """The number at `at`; a group parted by a blank that makes no number is left out."""
    match = _DIGITS.match(text, at)
    if not match:
        return None
    printed = match[0]
    value = parse_number(printed)
    while value is None and (blank := max(printed.rfind(" "), printed.rfind("\u00a0"))) > 0:
        printed = printed[:blank]
        value = parse_number(printed)
    if value is None:
        return None
    return _Number(value, at, at + len(printed), printed.isdigit())


def _exact(low: float, high: float, comparator: str, *, ranged: bool) -> tuple[float | None, float | None, Comparator]:
    if ranged:
        return low, high, "range"
    if comparator == "ge":
        return low, None, "ge"
    if comparator == "gt":
        return low, None, "gt"
    if comparator == "le":
        return None, low, "le"
    if comparator == "lt":
        return None, low, "lt"
    return low, low, "approx" if comparator == "approx" else "eq"


def _scaled(text: str, number: _Number) -> tuple[float, int, int] | None:
    """'184 nghìn 123 tỷ đồng': value in the last scale, where that scale begins, where the last number ends."""
    scales, at = read_scales(text, number.end + (text[number.end : number.end + 1] in (" ", "\u00a0")))
    if len(scales) != 1 or not number.plain:
        return None
    rest = _number(text, at)
    if rest is None or rest.value >= SCALES[scales[0]] or rest.value < 0:
        return None
    unit_at = rest.end + (text[rest.end : rest.end + 1] in (" ", "\u00a0"))
    inner, _ = read_scales(text, unit_at)
    own, other = SCALES[scales[0]], SCALES[inner[0]] if inner else 1.0
    factor = own / other if own > other else own
    if rest.value >= factor or read_unit(text, unit_at) is None:
        return None
    return number.value * factor + rest.value, unit_at, rest.end


def _compared(text: str, start: int) -> bool:
    """Whether a word or sign that may compare stands right before the figure."""
    end = start
    while end and text[end - 1].isspace():
        end -= 1
    begin = end
    while begin and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:end].lower() in _BEFORE_ENDS or (
        begin == end and text[end - 1 : end] in ("≤", "≥", "=", "<", ">", "~", "≈")
    )


def _comparator(text: str, start: int) -> tuple[str, int, bool]:
    """What stands before a figure: comparator, where it begins, whether 'từ' opens it."""
    comparator = "eq"
    window = max(0, start - _WINDOW)
    for pattern, name in _BEFORE if _compared(text, start) else ():
        if match := pattern.search(text[window:start]):
            comparator, start = name, window + match.start()
            break
    if match := _FROM.search(text, max(0, start - 6), start):
        return comparator, match.start(), True
    return comparator, start, False


def _is_figure(text: str, number: _Number, unit: Unit | None) -> bool:
    """False for years, ordinals and numbers of documents."""
    if _CODE.match(text, number.end) and unit is None:
        return False
    after = text[number.end : number.end + 1]
    if after.isalpha() and (unit is None or unit.noun > number.end + 8) and not _UPWARDS.match(text, number.end):
        return False
    if not number.plain:
        return True
    before = text[max(0, number.start - _WINDOW) : number.start]
    if 1900 <= number.value <= 2100 and (_YEAR_CUE.search(before) or unit is None):
        return False
    counted = unit is None or unit.dimension in ("count", "time")
    return not (counted and number.value < 1000 and _ORDINAL.search(before))


def _series_end(text: str, number: _Number, unit: Unit | None) -> int:
    """Where '8,8%-61,8%-29,4%', which is a series and no range, ends."""
    end = unit.end if unit else number.end
    while (dash := _RANGE.match(text, end)) and (following := _number(text, dash.end())):
        unit = read_unit(text, following.end)
        end = unit.end if unit else following.end
    return end


def _quantity(text: str, number: _Number) -> tuple[Quantity | None, int]:
    """The quantity that begins with `number`, and where to read on."""
    value, end, unit_at = number.value, number.end, number.end
    high, ranged, total = value, False, None
    both = False
    if (fraction := _FRACTION.match(text, end)) and (below := _number(text, fraction.end())):
        unit = read_unit(text, below.end)
        over = value > below.value
        if unit is None or text[below.end : below.end + 1] == "/" or (number.plain and over and below.value <= _DAYS):
            return None, below.end
        if (value == 1 and below.value in _MAP_SCALE) or not _is_figure(text, number, unit):
            return None, below.end
        total, unit_at, both = below.value, below.end, over  # more than the whole: what was planned
    elif scaled := _scaled(text, number):
        value, unit_at, end = scaled
        high = value
    unit = read_unit(text, unit_at)
    first_unit = unit
    range_at = unit.end if unit and total is None else end
    if total is None and (to := _RANGE.match(text, range_at)) and (upper := _number(text, to.end())):
        upper_unit = read_unit(text, upper.end)
        same = first_unit is None or (upper_unit is not None and upper_unit.name == first_unit.name)
        if _RANGE.match(text, upper_unit.end if upper_unit else upper.end) and to[0].strip() in "-–—":
            return None, _series_end(text, upper, upper_unit)
        if upper.value > value and same and (first_unit is not None or to[0].strip() != "" or upper_unit is not None):
            years = number.plain and upper.plain and 1900 <= value <= 2100 and 1900 <= upper.value <= 2100
            if years:
                return None, upper.end
            high, ranged, end, unit = upper.value, True, upper.end, upper_unit
        elif number.plain and first_unit is None and text[number.end] in "-–" and not text[number.end + 1].isspace():
            return None, upper.end
    if not _is_figure(text, number, unit):
        return None, end
    if unit and total is None and not ranged and (slash := _FRACTION.match(text, unit.end)):
        below = _number(text, slash.end())
        unit_below = read_unit(text, below.end) if below else None
        if below and unit_below and unit_below.name == unit.name:
            total, end, unit, both = below.value, below.end, unit_below, True
    up = _UPWARDS.match(text, end)
    if up and unit is None:
        unit = read_unit(text, up.end())
    stop = max(end, unit.end if unit else end)
    comparator, start, rising = _comparator(text, number.start)
    if up is None:
        up = _UPWARDS.match(text, stop)
    if up:
        stop = max(stop, up.end())
        rising = False
        if comparator in ("eq", "approx"):
            comparator = "le" if up[0].lower().endswith("xuống") else "ge"
    bound = unit is not None and (rising or unit.name == "%") and not up and comparator in ("eq", "approx")
    if bound and not ranged and _FAR_UPWARDS.match(text, stop):
        comparator, rising = "ge", False
    low, top, shown = _exact(value, high, comparator, ranged=ranged)
    return (
        Quantity(
            start=start,
            end=stop,
            figure=number.start,
            low=low,
            high=top,
            comparator=shown,
            unit=unit.name if unit else None,
            dimension=unit.dimension if unit else None,
            noun=unit.noun if unit else stop,
            total=total,
            planned=both,
            rising=rising and not ranged,
        ),
        stop,
    )


def find_quantities(text: str) -> list[Quantity]:
    """The figures of a text in order, those without a unit too (unit None), numbers that are no figures left out."""
    found: list[Quantity] = []
    at = 0
    while match := _FIGURE.search(text, at):
        number = _number(text, match.start())
        if number is None:
            at = match.end()
            continue
        quantity, at = _quantity(text, number)
        at = max(at, number.end)
        if quantity is not None:
            found.append(quantity)
    return found


def read_cell(text: str) -> Quantity | None:
    """The figure a table cell holds ('8,5-9', '10 trở lên', '<9', '-19,9', '34.500'), or None.

    Letters that scans put for digits are read as digits (ó,3 -> 6,3): a cell of figures leaves no doubt.
    """
    cell = text.strip().strip("*()")
    if not any(c.isdigit() for c in cell):
        return None
    if _MISREAD.fullmatch(cell):
        cell = cell.translate(_CELL_LETTERS)
    lead = re.match(r"[^\d]*", cell)
    before = lead[0] if lead else ""
    signed = before.endswith(("-", "−")) and before.strip() in ("-", "−")
    number = _number(cell, len(before) - (1 if signed else 0))
    if number is None:
        return None
    quantity, end = _quantity(cell, number._replace(plain=False))
    bound = before.strip() in _BOUNDS  # '≥ 3% và tăng dần': a bound says that a figure is meant
    if quantity is None or (cell[end:].strip(" .*") and not bound) or cell[: quantity.start].strip("- "):
        return None
    return replace(quantity, start=0, end=len(text), figure=0)
