"""Documents named by their titles: heads first, then titles, then whether a head and its words make a proper name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ...ontology import vocabulary
from ..citations.find import number_end, type_pattern
from ..citations.grammar import type_names
from ..components import Mention
from ..document import Block, Context
from ..facts import NamedDocument
from ..rules import any_word, load_rules, load_table
from ..vietnamese import fold, modern_tones, official_case
from .titles import PACKAGE, Title, compile_with_fragments, full_title, title_at, trimmed, without_place

_LAWYERS = re.compile(r"luat (?:su|hoc|phap|le)\b")
_QUOTES = ('"', "“")
_QUOTED = re.compile(r"(?:,|;|,?\svà)\s(?P<title>[\"“][^\"”]{3,90}[\"”])")
_ISSUES = re.compile(r"(?:ban hành|xây dựng|đề ra|đưa ra)\s$")
_ABOUT = re.compile(
    r"\s(?:(?:của\s|(?=hội đồng|hđnd|ban (?:thường|chấp)|bộ chính|quốc hội|chính phủ))[^,;.]{4,60}?\s)?"
    r"(?:về|tăng|đẩy|nâng)\s"
)
_CARRIES_OUT = re.compile(r"(?:kế hoạch|chương trình|hướng dẫn)\s(?:về\s|để\s)?(?:tổ chức\s|triển khai\s)*thực hiện\s$")
_CARRIES_OUT_HERE = re.compile(
    r"(?:kế hoạch\s|chương trình(?: hành động)?\s)?(?:về\s(?:việc\s)?)?(?:tổ chức\s|triển khai\s)*"
    r"(?:thực hiện|triển khai)\s$"
)
_NUMBER = re.compile(r"\d+[\w/]*[-/][\w/-]+|\bwto\b")
_ROMAN = re.compile(r"(?<=khóa )[ivx]+\b|(?<=lần thứ )[ivx]+\b")
_CLOSING = re.compile(r"[\"”]")
_WHOLE = 400
"""A title longer than this has more in it than the name of what it promulgates."""
_CARRIED = re.compile(r"\s(?:thuc hien|trien khai|theo|cac|nhung|cua|va)\s$")
_TITLE_OF = re.compile(r"(?:quyết định\s)?(?:về\s(?:việc\s)?|v/v\s)?(?:phê\s?duyệt|ban\shành|thông\squa|công\sbố)\s$")
_MAKES = re.compile(r"(?:dự thảo|trình|xây dựng|ban hành|thông qua|thay thế)(?:\scác)?\s$")
_RULES = re.compile(r"\s(?:quy định|ban hành|sửa đổi|bãi bỏ|phê duyệt|thí điểm)\s(?:\S+\s){4}")
_SIZE = re.compile(r",?\s(?:với|có)\s(?:quy\smô|diện\stích|tổng)|\s\((?:diện\stích|quy\smô|khoảng|\d)")
_PROPER = re.compile(r"(?<=\s)(?:[A-ZĐ][\w&]*[A-ZĐ\d]\w*|[A-ZĐÂĂÁÀẢÔƠƯ]\w+\s[A-ZĐÂĂÁÀẢÔƠƯ]\w*)")


@dataclass(frozen=True, slots=True)
class _Tables:
    titled: frozenset[str]
    lower: frozenset[str]
    known_short: re.Pattern[str]
    generic: re.Pattern[str]
    plural: re.Pattern[str]
    issued: re.Pattern[str]
    issued_after: re.Pattern[str]
    own: re.Pattern[str]
    empty: re.Pattern[str]
    only_whose: re.Pattern[str]
    verb: re.Pattern[str]
    alias: re.Pattern[str]
    aliases: dict[str, str]
    areas: re.Pattern[str]
    land_use: re.Pattern[str]


@cache
def _tables() -> _Tables:
    heads = load_table(PACKAGE)["heads"]
    return _Tables(
        titled=frozenset(c["pref"]["vi"] for c in vocabulary("document_types") if c.get("titled")),
        lower=frozenset(heads["lower"]),
        known_short=compile_with_fragments(rf"(?<!\w)(?:{heads['known_short']})"),
        generic=compile_with_fragments(heads["generic"]),
        plural=compile_with_fragments(heads["plural"]),
        issued=compile_with_fragments(heads["issued"]),
        issued_after=compile_with_fragments(heads["issued_after"]),
        own=compile_with_fragments(rf"[\s,]*{heads['own']}"),
        empty=compile_with_fragments(heads["empty"]),
        only_whose=compile_with_fragments(heads["only_whose"]),
        verb=compile_with_fragments(heads["verb"]),
        alias=re.compile(rf"{any_word(heads['aliases'])}(?!\w)"),
        aliases=heads["aliases"],
        areas=next(r.pattern for r in load_rules(PACKAGE) if r.id == "named.planned_areas"),
        land_use=next(r.pattern for r in load_rules(PACKAGE) if r.id == "named.land_use"),
    )


def find_named_documents(text: str, block: Block, context: Context, citations: Sequence[Mention] = ()) -> list[Mention]:
    """The named documents of a block, nested ones too, in text order; repeats are left to `collect`."""
    header = block.kind == "header"
    shouted = text.isupper() and len(text) > 3
    if block.kind in ("recipients", "signature") or (shouted and not header):
        return []
    if shouted:
        text = _recapitalised(text)
    folded = fold(text)
    if len(folded) != len(text):
        folded = text.lower()
    if not type_pattern().search(folded) and not _tables().alias.search(text):
        return []
    lower = modern_tones(text.lower())
    cited = [(c.start, number_end(text, c)) for c in citations]
    known = [m.span() for m in _tables().known_short.finditer(lower) if m[0].startswith("nghị")]
    numbers = sorted([*cited, *known])
    whole = {c.start: c.end for c in citations}
    found = [*_planned_areas(text, context), *_land_use(text, context)]
    whole_titles = [m for m in found if m.rule in ("named.planned_areas", "named.land_use")]
    for kind, start, after in _heads(text, lower, folded, cited):
        if any(m.start <= start < m.end for m in whole_titles):
            continue
        listed = bool(found) and re.fullmatch(r"[,;]? (?:và )?", text[found[-1].end : start]) is not None
        outer = next((m for m in found if m.start < start < m.end), None)
        if outer and (_is_part_of_law(lower, outer) or (not text[start].isupper() and kind == "Quy hoạch")):
            continue
        cites = None if outer else whole  # in a chain of titles the number says enough
        if mention := _read(text, lower, folded, kind, start, after, listed, context, numbers, cites, header):
            local = header and _CARRIES_OUT_HERE.fullmatch(lower, 0, start) is not None
            found.append(_nested(text, mention, found, context, local))
            found += _further_quoted(text, after, mention)
    return _distribute(text, sorted(found, key=lambda m: (m.start, -m.end)))


def _recapitalised(title: str) -> str:
    """A title all in capitals as it would be printed, with a capital on each type that a verb makes a document."""
    small = official_case(title)
    if len(small) != len(title):
        return title
    lower = small.lower()
    letters = list(_ROMAN.sub(lambda m: m[0].upper(), _NUMBER.sub(lambda m: title[m.start() : m.end()], small)))
    for head in type_pattern().finditer(fold(small)):
        if head.start() == 0 or _tables().issued.search(lower, max(0, head.start() - 60), head.start()):
            letters[head.start()] = letters[head.start()].upper()
    return "".join(letters)


def _is_part_of_law(lower: str, outer: Mention) -> bool:
    """Heads inside the name of a law are words of it, but for the laws that an amending one amends."""
    return lower.startswith("luật", outer.start) and not lower.startswith("luật sửa đổi", outer.start)


def _heads(text: str, lower: str, folded: str, numbers: list[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """Type, start and end of each word that can head a title."""
    tables = _tables()
    spans = iter(sorted(numbers))
    current = next(spans, None)
    heads = [(type_names()[m[0]], m.start(), _head_end(m)) for m in type_pattern().finditer(folded)]
    heads += [
        ("Chương trình hành động" if m[0] == "CTHĐ" else "Chương trình", m.start(), m.end())
        for m in tables.alias.finditer(text)
    ]
    for kind, start, end in sorted(heads, key=lambda h: h[1]):
        while current and current[1] <= start:
            current = next(spans, None)
        if current and current[0] <= start < current[1]:
            continue
        if kind in tables.titled:
            yield kind, start, end


def _head_end(head: re.Match[str]) -> int:
    """Behind the type itself: what 'phối hợp' of 'Quy chế phối hợp' says belongs to the title."""
    return head.start() + len("quy che") if head[0].startswith("quy che ") else head.end()


def _read(
    text: str, lower: str, folded: str, kind: str, start: int, after: int, listed: bool, context: Context,
    numbers: list[tuple[int, int]], whole: dict[int, int] | None, heads_title: bool,
) -> Mention | None:  # fmt: skip
    """The document named at a head, None where the words name none. `heads_title`: in the title of the document."""
    tables = _tables()
    # A capital at the beginning of a sentence is no sign of a name, least of all of these.
    first = start == 0 or text[:start].rstrip()[-1:] in (".", ":", "+", "-", "•", ")")
    capital = text[start].isupper() and not (first and kind in ("Quy định", "Quy chế", "Phương án", "Kế hoạch"))
    short = tables.known_short.match(lower, start)
    if short and (capital or kind == "Nghị quyết"):
        title = title_at(text, lower, folded, start, after, numbers) if kind == "Quy hoạch" else Title(start, 0)
        return _mention(text, kind, title if title.dated else Title(start, short.end()), context, "named.known", 0.9)
    small = not text[start].isupper() and kind not in tables.lower
    if small and (kind != "Quy định" or not tables.issued.search(lower[max(0, start - 60) : start])):
        return None
    if _is_of_a_body(text, folded, start, kind) or _is_generic(text, lower, after):
        return None
    if kind in ("Nghị quyết", "Nghị định", "Chỉ thị") and not _says_what(lower, start, after):
        return None
    title = title_at(text, lower, folded, start, after, numbers, whole)
    if heads_title and _TITLE_OF.fullmatch(lower, 0, start) and len(text) < _WHOLE and ";" not in text:
        title = replace(title, end=trimmed(text, start, len(text)))
    if text[start - 1 : start] in _QUOTES and (closing := _CLOSING.search(text, after, start + _WHOLE)):
        title = replace(title, end=closing.start())
    words = text[after : title.end].split()
    if _closes(lower, start) or (context.metadata.type == kind and _is_itself(lower, folded, start, context)):
        return None
    if not _is_anothers(lower, start) and tables.own.match(lower, title.end):
        return None
    if kind != "Luật" and tables.empty.fullmatch(lower, after, title.end):  # there is a Luật Xây dựng
        return None
    if not (title.cites or title.dated or kind == "Luật") and _ends_in_a_type(folded, after, title.end):
        return None
    if kind == "Quy định" and lower.startswith(" của", after):
        return None
    if not title.cites and tables.only_whose.fullmatch(lower, after, title.end):
        return None
    attached = "kèm theo" in lower[max(0, start - 40) : start] and text[start].isupper()
    if kind == "Quy định" and not attached and tables.verb.search(lower[max(0, start - 8) : start]):
        return None
    if not _is_proper(text, lower, kind, capital, listed, start, after, title, len(words)):
        return None
    confidence = 0.85 if capital and not first else 0.75 if capital or title.dated else 0.6
    return _mention(text, kind, title, context, "named.title", confidence)


def _further_quoted(text: str, after: int, mention: Mention) -> Iterator[Mention]:
    """'các chương trình "A", "B"': each further title in quotation marks under the same head."""
    content, end = mention.content, mention.end
    if text[after + 1 : after + 2] not in _QUOTES or not isinstance(content, NamedDocument):
        return
    while more := _QUOTED.match(text, end):
        start, end = more.span("title")
        name = f"{content.type} {text[start:end]}"
        yield replace(mention, start=start, end=end, content=NamedDocument(type=content.type, name=name))


def _nested(text: str, mention: Mention, found: Sequence[Mention], context: Context, local: bool) -> Mention:
    """A mention inside the title of another, or of the document itself (`local`), without the place that is its own."""
    if not local and not any(o.start < mention.start < o.end and mention.end == o.end for o in found):
        return mention
    words = without_place(text[mention.start : mention.end])
    name = full_title(words, context)
    content = mention.content
    if not isinstance(content, NamedDocument) or len(words.split()) < 4:
        return mention
    return replace(mention, end=mention.start + len(words), content=NamedDocument(type=content.type, name=name))


def _is_proper(
    text: str, lower: str, kind: str, capital: bool, listed: bool, start: int, after: int, title: Title, words: int
) -> bool:
    """Whether the words make a name: long enough, dated, local or capitalised, not one of many."""
    tables = _tables()
    before = lower[max(0, start - 40) : start]
    proper = _PROPER.search(text, after, title.end) is not None
    if kind in ("Luật", "Bộ luật", "Pháp lệnh"):
        named = text[after + 1 : after + 2].isupper() or lower.startswith(" sửa đổi, bổ sung", after)
        # Older texts write 'Luật tổ chức Chính phủ'.
        return capital and (named or (words >= 2 and re.search(r"(?:căn cứ|;|,|của|và)\s$", before) is not None))
    if text[after + 1 : after + 2] in _QUOTES:
        return words >= 2
    if tables.plural.search(before) and not (title.dated or title.cites or (kind == "Quy hoạch" and proper)):
        return False
    if title.cites:
        return text[start].isupper()
    if capital:
        return words >= 2 and (words >= 3 or title.dated or proper)
    if title.dated:
        return words >= 4
    if tables.issued_after.match(lower, title.end):
        return words >= 3
    issued = tables.issued.search(before) is not None
    return (proper and (kind == "Quy hoạch" or issued)) or (issued and words >= 8) or (listed and words >= 6)


def _is_generic(text: str, lower: str, after: int) -> bool:
    """Whether what follows the head names nothing; a word with a capital begins a name ('Luật Tiếp cận thông tin')."""
    name = text[after + 1 : after + 2].isupper() and not text[after - 3 : after].isupper()
    return not name and _tables().generic.match(lower, after) is not None


def _ends_in_a_type(folded: str, low: int, high: int) -> bool:
    """'Kế hoạch thực hiện Nghị quyết' does not say which."""
    types = (m for m in type_pattern().finditer(folded, low, high) if m.end() == high and not m[0].startswith("luat"))
    return any(_CARRIED.search(folded, low, m.start()) for m in types)


def _closes(lower: str, start: int) -> bool:
    """'Trên đây là Kế hoạch ...' names the document itself."""
    return lower[max(0, start - 40) : start].endswith(("đây là ", "đây là toàn bộ ", "đây là nội dung "))


def _is_itself(lower: str, folded: str, start: int, context: Context) -> bool:
    """'Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện ... với những nội dung sau:' is the document itself."""
    issues = _ISSUES.search(lower, max(0, start - 12), start)
    if issues is None:
        return False
    issuer = fold(context.metadata.issuer or "").replace("uy ban nhan dan", "ubnd")
    before = folded[:start].replace("uy ban nhan dan", "ubnd")
    by_issuer = bool(issuer) and f"{' '.join(issuer.split()[:2])} " in before[-90:] and " da " not in before[-30:]
    return by_issuer or lower.rstrip(" :.*").endswith(("sau", "sau đây"))


def _is_anothers(lower: str, start: int) -> bool:
    """'Phê duyệt Đề án ...', 'Kế hoạch thực hiện Đề án ... như sau' are about another document than their own."""
    approved = lower.endswith(("phê duyệt ", "phê chuẩn ", "thông qua "), 0, start)
    return approved or _CARRIES_OUT.search(lower, max(0, start - 50), start) is not None


def _says_what(lower: str, start: int, after: int) -> bool:
    """Whether 'về ...' or, where one is being made, 'quy định ...' follows."""
    return _ABOUT.match(lower, after) is not None or (
        _MAKES.search(lower, max(0, start - 24), start) is not None and _RULES.match(lower, after) is not None
    )


def _is_of_a_body(text: str, folded: str, start: int, kind: str) -> bool:
    """'Sở Kế hoạch và Đầu tư', 'Luật sư', 'pháp luật' name no document."""
    before = folded[max(0, start - 8) : start]
    if kind == "Kế hoạch" and folded.startswith("ke hoach hoa ", start):
        return True
    if kind in ("Kế hoạch", "Quy hoạch", "Chiến lược"):
        return bool(re.search(r"(?:Sở|Bộ|[Pp]hòng|Viện|Ban|Vụ|Cục|ngành|hóa) $", text[max(0, start - 8) : start]))
    if kind in ("Luật", "Bộ luật"):
        return bool(re.search(r"(?:phap|ky|\bbo|du an|du thao) $", before)) or _LAWYERS.match(folded, start) is not None
    return False


def _mention(text: str, kind: str, title: Title, context: Context, rule: str, confidence: float) -> Mention:
    name = full_title(text[title.start : title.end], context)
    return Mention(
        start=title.start, end=title.end, content=NamedDocument(type=kind, name=name), rule=rule, confidence=confidence
    )


def _planned_areas(text: str, context: Context) -> Iterator[Mention]:
    """'quy hoạch phân khu: KĐT A, KĐT B' -> a planning for each area."""
    if "oạch" not in text:
        return
    for match in _tables().areas.finditer(text):
        start = match.start("list")
        areas = match["list"].split("uy hoạch")[0]
        mark = r"[^;]+" if ";" in areas else r"(?:[^,]|,(?!\s(?:KĐT|KCN|CCN|Khu|khu|[Tt]hị\strấn|[Cc]ụm)\s))+"
        for number, item in enumerate(re.finditer(mark, areas)):
            words = _SIZE.split(re.sub(r"^\s*(?:và\s)?", "", item[0]), maxsplit=1)[0].rstrip(" ,;Qq")
            if not words:
                continue
            low = start + item.start() + item[0].index(words)
            name = full_title(f"{match['head']} {words}", context)
            yield Mention(
                start=match.start() if number == 0 else low,
                end=low + len(words),
                content=NamedDocument(type="Quy hoạch", name=name),
                rule="named.planned_areas",
                confidence=0.7,
            )


def _land_use(text: str, context: Context) -> Iterator[Mention]:
    """'Quy hoạch sử dụng đất đến năm 2020 và Kế hoạch sử dụng đất 5 năm kỳ đầu ...' is one document."""
    if "sử dụng đất" not in text:
        return
    for match in _tables().land_use.finditer(text):
        yield _mention(text, "Quy hoạch", Title(match.start(), match.end()), context, "named.land_use", 0.8)


def _distribute(text: str, found: list[Mention]) -> list[Mention]:
    """'Chương trình A và Chương trình B tỉnh X giai đoạn Y': the place and period belong to both."""
    result = list(found)
    tail = compile_with_fragments(load_table(PACKAGE)["title"]["tail"])
    for i, (first, second) in enumerate(pairwise(found)):
        a, b = first.content, second.content
        if not isinstance(a, NamedDocument) or not isinstance(b, NamedDocument) or a.type != b.type:
            continue
        if first.rule == "named.known":
            continue
        if text[first.end : second.start] == " và " and not tail.search(a.name) and (shared := tail.search(b.name)):
            name = a.name + b.name[shared.start() :]
            result[i] = Mention(
                start=first.start,
                end=first.end,
                content=NamedDocument(type=a.type, name=name),
                rule=first.rule,
                confidence=first.confidence,
            )
    return result
