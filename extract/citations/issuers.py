"""Who issued: the agency named at a place of the text, by its full name, with the place the document implies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..bodies.lexicon import lexicon
from ..bodies.places import own_district, province_at, within
from ..document import Context
from ..rules import load_table
from ..vietnamese import clean, fold, official_case

PACKAGE = "phancong.extract.citations"
_LONGEST = 110
_TERM = re.compile(r",?\s\(?(?:khóa|nhiệm kỳ)\s(?:thứ\s)?([IVXL]+\d?)\)?$", re.IGNORECASE)
# "Giám đốc Sở X" is Sở X (FACTS.md, Bodies).
_POST = re.compile(
    r"^(?:Phó )?(?:Giám đốc|Chánh Văn phòng|Trưởng [Bb]an|Trưởng phòng|Cục trưởng|Tổng [Cc]ục trưởng)\s"
    r"(?=Sở|Văn phòng|Ban|Phòng|Cục|Tổng cục)"
)
_MINISTER = re.compile(r"(?:Bộ\strưởng|Thống\sđốc|Chủ\snhiệm|Viện\strưởng|Chánh\sán|Tổng\sThanh\stra)\s")
_PERSON = re.compile(
    r"\s(?!Đoàn\s(?:TNCS|Thanh\s[Nn]iên))(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Đào|Trịnh|Trương|Mai|Tô|Cao|Lương)"
    r"(?:\s[A-ZĐÂÁÔĂÊÍÝỨ]\w*){1,3}"
)
"""The person who holds the post, behind the name of its seat."""
_DISTRICT = re.compile(r"(?<!\w)(?:huyện|quận)\s[A-ZĐ][^,;()]*$")
# What may still belong to a name that the tables have: its place, another half, a post's seat.
_GOES_ON = re.compile(
    r"\s(?:(?:của\s)?(?:tỉnh|thành\sphố|TP\.?|huyện|quận|thị\sxã|khu\svực|xã|phường)(?!\w)|và\s[A-ZĐ]|[-–]\s[A-ZĐ]|&|[A-ZĐÂĂÊÔƠƯ])"
)
_DASH = re.compile(r"(?<=[a-zà-ỹ])[-–](?=[A-ZĐ])")  # Văn hóa-Xã hội
_COUNCIL_BOARD = re.compile(r"Ban (?:Kinh tế - |Văn hóa - |Pháp chế|Dân tộc|Đô thị)[\w\s]{0,20}")
_PLACE = r"""
  \s(?!(?:{verbs})\s)[A-ZĐÁÀẢÂĂÊÔƠƯÍÚÝỦỨỪẤẦẨẮẰẲẾỀỂỐỒỔỚỜỞ][\w']*
  (?:\s?-\s?[A-ZĐ]\w*|\s(?!(?:{verbs})\s)[A-ZĐÁÀẢÂĂÊÔƠƯÍÚÝỦỨỪẤẦẨẮẰẲẾỀỂỐỒỔỚỜỞ]\w*){{0,3}}
"""
"""Capital words that name a place; a title may begin behind it: 'tỉnh Phê duyệt'."""
_JOINT = re.compile(r"\s[-–]\s(?=Bộ\s)")
_OWN_PLACE = re.compile(r"(?<=[ộn] )(?:Tỉnh|Thành phố|Huyện|Quận|Thị xã)$")
"""'UBND Thành phố': the capital is a courtesy to the document's own place."""
_COMMUNE = re.compile(r"\s(xã|phường|thị trấn|đặc khu)$")


@dataclass(frozen=True, slots=True)
class Issuer:
    """text[start:end] names the agency; `name` is its full name."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    session: re.Pattern[str]
    plenum: re.Pattern[str]
    fixed: re.Pattern[str]
    local: re.Pattern[str]
    term: re.Pattern[str]
    head: re.Pattern[str]
    stop: re.Pattern[str]
    place: re.Pattern[str]
    seat: re.Pattern[str]
    abbreviation: re.Pattern[str]
    expansions: dict[str, str]


@cache
def _patterns() -> _Patterns:
    table = load_table(PACKAGE)
    fragments: dict[str, str] = table["fragments"]
    expansions: dict[str, str] = table["abbreviations"]
    longest_first = sorted(expansions, key=len, reverse=True)
    local = rf"(?:{fragments['local_party']}|{fragments['local_state']})"
    return _Patterns(
        session=re.compile(fragments["session"], re.VERBOSE),
        plenum=re.compile(fragments["plenum"], re.VERBOSE),
        fixed=re.compile(
            rf"(?:(?:{fragments['central']}){fragments['term']}|{fragments['congress']})(?!\w)", re.VERBOSE
        ),
        local=re.compile(rf"(?P<body>{local})(?:\s(?P<level>{fragments['level']}))?(?!\w)", re.VERBOSE),
        term=re.compile(fragments["term"], re.VERBOSE),
        head=re.compile(rf"(?:{fragments['head']})(?!\w)", re.VERBOSE),
        stop=re.compile(table["issuer"]["stop"], re.VERBOSE),
        place=re.compile(_PLACE.format(verbs=table["issuer"]["verbs"]), re.VERBOSE),
        seat=re.compile(
            rf"\s(?:tỉnh|thành\s+phố|TP\.?|huyện|quận|thị\s+xã){_PLACE.format(verbs=table['issuer']['verbs'])}",
            re.VERBOSE,
        ),
        abbreviation=re.compile(rf"(?<![\w&/-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w&/-])"),
        expansions=expansions,
    )


def expand(text: str, context: Context) -> str:
    """Abbreviations of bodies written out, those the document itself defines first."""
    patterns = _patterns()
    own = context.abbreviations

    def full(match: re.Match[str]) -> str:
        return own.get(match[0], patterns.expansions[match[0]])

    return patterns.abbreviation.sub(full, text)


def localise(name: str, context: Context) -> str:
    """The name with the place that "tỉnh", "huyện", "Tỉnh ủy" mean in this document; without context as it is."""
    if (unit := _COMMUNE.search(name)) and context.level == "commune":
        own = re.search(rf"\s{unit[1]}\s(.+)$", context.metadata.issuer or "")
        return f"{name} {own[1]}" if own else name
    name = _OWN_PLACE.sub(lambda match: match[0].lower(), name)
    if context.place is None or context.province is None:
        return name
    issuer = context.metadata.issuer or ""
    if issuer.startswith("Hội đồng nhân dân") and _COUNCIL_BOARD.fullmatch(name):
        return f"{name} {issuer}"
    if re.match(r"Sở\s(?!.*\s(?:tỉnh|[Tt]hành phố)(?:\s|$))", name):
        return f"{name} {context.place}"
    if re.search(r"(?:Tỉnh ủy|Đảng bộ tỉnh|(?:nhân dân|[Đđ]ại biểu Quốc hội) tỉnh|\stỉnh)$", name):
        return f"{name} {context.province}"
    city = context.place.startswith("thành phố")
    if city and re.search(r"(?:Thành ủy|(?:Đảng bộ|nhân dân|[Đđ]ại biểu Quốc hội) [Tt]hành phố|\s[Tt]hành phố)$", name):
        return f"{name} {context.province}"
    district = own_district(context) if context.level in ("district", "commune") else None
    if district and re.search(r"(?:\s(?:huyện|quận|thị xã)|(?:Huyện|Quận) ủy)$", name):
        return f"{name} {district.split(' ', 1)[-1]}"
    return _DISTRICT.sub(lambda match: within(match[0], context), name)


def full_name(words: str, context: Context) -> str:
    """An agency as the text names it -> its full official name: 'UBND tỉnh' -> 'Ủy ban nhân dân tỉnh Thái Bình'."""
    name = _POST.sub("", official_case(expand(clean(words), context))).replace(" & ", " và ")
    name = " - ".join(map(_spelt, _JOINT.split(_DASH.sub(" - ", name))))
    term = _TERM.search(name)
    if term:
        name = name[: term.start()]
    name = re.sub(r"^Ban Chấp hành Trung ương(?! Đảng| Đoàn| Hội)", "Ban Chấp hành Trung ương Đảng", name)
    name = re.sub(r"^(Ban Chấp hành Trung ương Đảng) Cộng sản Việt Nam", r"\1", name)
    name = re.sub(r"^(Phó )?Thủ tướng$", lambda m: f"{m[1] or ''}Thủ tướng Chính phủ", name)
    name = re.sub(r"^Chính Phủ$", "Chính phủ", name)
    if name in ("BCH Đảng bộ tỉnh", "Ban Chấp hành Đảng bộ"):
        name = "Ban Chấp hành Đảng bộ tỉnh"
    return localise(name, context) + (f" khóa {term[1].upper()}" if term else "")


def _spelt(name: str) -> str:
    """The name as the tables spell it where it is wholly one of theirs: 'Tổng Cục Thuế' -> 'Tổng cục Thuế'."""
    known = next((r for r in lexicon().read(name, 0) if not r.body.scope and r.end == len(name)), None)
    if known is None:
        return name
    if known.body.kind in ("party", "state"):
        return known.body.name
    ministry = known.body.name.startswith("Bộ ") and name.startswith("Bộ ")
    return known.body.name if ministry or fold(known.body.name) == fold(name) else name


def issuer_at(text: str, folded: str, position: int, context: Context) -> Issuer | None:
    """The agency whose name begins exactly at the position.

    `folded` is the text without diacritics, of the same length. Sessions ('Hội nghị lần thứ năm Ban Chấp hành Trung
    ương') lead to the body that met.
    """
    patterns = _patterns()
    limit = min(len(text), position + _LONGEST)
    if plenum := patterns.plenum.match(folded, position, limit):
        term_words = text[plenum.start("term") : plenum.end("term")]
        return Issuer(position, plenum.end(), full_name(f"Ban Chấp hành Trung ương Đảng {term_words}", context))
    start = position
    if session := patterns.session.match(folded, position, limit):
        start = session.end()
    if match := patterns.fixed.match(folded, start, limit):
        return Issuer(position, match.end(), full_name(text[start : match.end()], context))
    if match := patterns.local.match(folded, start, limit):
        end = match.end()
        place = patterns.place.match(text, end, limit)
        if match["body"].endswith("dang uy") and not match["level"]:
            inner = issuer_at(text, folded, end + 1, context) if text[end : end + 1].isspace() else None
            if inner:
                return Issuer(position, inner.end, f"{full_name(text[start:end], context)} {inner.name}")
        if place and text[start:end].isupper():  # in a line of capitals only the tables tell where the place ends
            named = province_at(text, end + 1)
            end = named[0] if named else end
        elif place and match["level"] in ("tinh", "thanh pho", "tp", "tp."):
            named = province_at(text, end + 1)
            end = named[0] if named else end if match["level"] == "tinh" else place.end()
        elif place and (match["level"] or match["body"].endswith(("uy", "dang bo", "dan", "nd"))):
            end = place.end()
        elif not match["level"] and match["body"].endswith("dang uy"):
            end = _tail(text, end, limit)
        if term := patterns.term.match(folded, end, limit):
            end = term.end()
        return Issuer(position, end, full_name(text[start:end], context))
    if (
        start == position
        and (match := patterns.head.match(folded, start, limit))
        and (text[start].isupper() or folded.startswith("lien ", start))
    ):
        post = _POST.match(text[position:limit])
        minister = _MINISTER.match(text, position)
        known = lexicon().read(text, position + post.end() if post else minister.end() if minister else position)
        if known and _PERSON.match(text, known[0].end):
            return Issuer(position, known[0].end, full_name(text[position : known[0].end], context))
        known = [] if minister else known
        if known and known[0].body.name.startswith(("Bộ ", "Sở ")) and not _GOES_ON.match(text, known[0].end):
            return Issuer(position, known[0].end, full_name(known[0].body.name, context))
        end = _tail(text, match.end(), limit)
        if end > match.end():
            return Issuer(position, end, full_name(text[start:end], context))
    if text[position : position + 3].isupper() and (known := lexicon().read(text, position)):
        body = known[0].body  # 'VPCP', 'NHNN': central bodies alone, of others the place would be guessed
        return None if body.scope else Issuer(position, known[0].end, body.name)
    return None


def _tail(text: str, start: int, limit: int) -> int:
    """Where the name that goes on at start ends: at punctuation, a verb, a conjunction that opens something new."""
    words = text if not text[start:limit].isupper() else text.lower()
    stop = _patterns().stop.search(words, start, limit)
    end = stop.start() if stop else limit if limit == len(text) else start
    if seat := _patterns().seat.search(text, start, end):
        end = min(end, seat.end())
    return end - 3 if text.endswith(" và", start, end) else end


def confirms(name: str, aliases: tuple[str, ...]) -> bool:
    """Whether a body named in the text is one the code can stand for."""
    folded = fold(name)
    return any(fold(alias) in folded for alias in aliases)
