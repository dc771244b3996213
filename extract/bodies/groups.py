"""Groups of bodies: 'các sở, ban, ngành', 'các cấp ủy, tổ chức đảng, chính quyền', 'các huyện, thành ủy'."""

from __future__ import annotations

import re
from functools import cache

from ..document import Context
from ..rules import load_table
from ..vietnamese import LOWER, UPPER, upper_first
from .grammar import Found, Parser
from .lexicon import WORD_END
from .places import own_province
from .verbs import acts

_START = re.compile(r"(?:(?P<all>[Cc]ác|CÁC)|[Tt]oàn\s+thể(?:\s+các)?)\s+")
_JOIN = re.compile(r"\s*(?:,|;|/|\s+và|\s+-)\s*(?:(?P<all>các)\s+)?", re.IGNORECASE)
_ELLIPTIC = re.compile(
    r"(?:[Cc]ác\s+)?(?P<list>(?:tỉnh|thành|huyện|thị|quận)(?:\s+ủy)?"
    r"(?:(?:\s*,\s*|\s+và\s+)(?:các\s+)?(?:thành|huyện|thị|quận)(?:\s+ủy)?)*?"
    r"(?:(?:\s*,\s*|\s+và\s+)(?:các\s+)?(?:thành|huyện|thị|quận)\s+ủy))"
    r"(?P<more>(?:\s*,\s*|\s+và\s+)(?:các\s+)?đảng\s+ủy)?" + WORD_END,
    re.IGNORECASE,
)
_MODIFIER = re.compile(
    r"\s+(?:(?P<related>có\s+liên\s+quan|liên\s+quan|hữu\s+quan)|(?P<kept>chức\s+năng|địa\s+phương|trực\s+thuộc(?:\s+(?:Tỉnh|Thành|Huyện|Thị|Quận)\s+ủy"
    r"|\s+Trung\s+ương)?|Trung\s+ương|trung\s+ương|TW|các\s+cấp|cơ\s+sở|cùng\s+cấp|cấp\s+(?:tỉnh|huyện|xã|trên|dưới)|mới\s+khác|khác|thành\s+viên|ven\s+biển"
    r"|(?:của|thuộc)\s+(?:xã|phường|huyện)|trên\s+địa\s+bàn(?!\s+(?:tỉnh|thành\s+phố))(?:\s+(?:xã|phường|huyện|quận))?"
    r"|(?:của\s+)?(?:Tỉnh|Thành|Huyện|Thị|Quận)\s+ủy(?!\s+viên)"
    r"|tham\s+mưu,?\s+giúp\s+việc(?:\s+Tỉnh\s+ủy)?|chuyên\s+môn)"
    r"|(?P<province>(?:của|thuộc|trong|trên\s+địa\s+bàn)?\s*(?:toàn\s+)?(?:tỉnh|thành\s+phố))(?!\s+ủy)(?:\s+(?P<named>[A-Z{UPPER}][{LOWER}]*(?:\s+[A-Z{UPPER}][{LOWER}]*){0,2}))?)".replace(
        "{UPPER}", UPPER
    ).replace("{LOWER}", LOWER)
    + WORD_END
)


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """The pattern of all nouns, the family of each, and those that are a group alone."""
    families: dict[str, str] = {}
    alone: set[str] = set()
    for family in load_table(__package__)["family"]:
        families.update({noun.lower(): family["id"] for noun in family["nouns"]})
        alone.update(noun.lower() for noun in family["alone"])
    longest = sorted(families, key=len, reverse=True)
    words = "|".join(re.escape(n).replace(r"\ ", r"\s+").replace(r"\-", r"[-–]") for n in longest)
    return re.compile(rf"(?:{words}){WORD_END}(?!\s+trưởng)", re.IGNORECASE), families, frozenset(alone)


_WHOSE = re.compile(r"(?:\s+(?P<link>(?:trực\s+)?thuộc|của)|(?<=trực\sthuộc))\s+(?=[A-ZĐỦ])")
_HEADS_OF_ALL = re.compile(
    r"(?P<bo>(?:[Cc]ác\s+)?Bộ\s+trưởng(?:\s+các\s+[Bb]ộ)?)(?:,|\s+và)\s+"
    r"(?P<rank>(?:[Tt]hủ\s+trưởng\s+)?(?:các\s+)?cơ\s+quan\s+ngang\s+[Bb]ộ)"
    r"(?:(?:,|\s+và)\s+(?P<more>(?:[Tt]hủ\s+trưởng\s+)?(?:các\s+)?cơ\s+quan\s+(?:trực\s+)?thuộc\s+Chính\s+phủ))?"
)
"""The heads of all ministries, for the ministries."""
_COMMITTEES_TOO = re.compile(
    r"(?:,|;|\s+và)\s+(?:các\s+)?(?:[Cc]hủ\s+tịch\s+)?(?:UBND|[ỦUủ][ỷyỳ]\s+ban\s+[Nn]hân\s+dân)\s+(?:các\s+)?(?:tỉnh|thành\s+phố)"
    r"(?:,\s+thành\s+phố)?(?:\s+trực\s+thuộc\s+(?:[Tt]rung\s+ương|TW))?"
)
"""The committees of the provinces, mostly listed right behind the ministries."""
_CLOSING = re.compile(r"[^.;]{0,80}?\bchịu\s+trách\s+nhiệm\s+(?:thi\s+hành|thực\s+hiện|tổ\s+chức\s+thực\s+hiện)")
_ALL_HEADS = (("bo", "Các bộ"), ("rank", "Các cơ quan ngang bộ"), ("more", "Các cơ quan thuộc Chính phủ"))
_PROPER = re.compile(rf"\s+[A-Z{UPPER}][{LOWER}]")
_LOOSE_HEADS = re.compile(
    r"(?:[Cc]ấp\s+ủy|[Cc]hính\s+quyền|[Ss]ở|[Bb]ộ|[Tt]ổ\s+chức\s+[đĐ]ảng|[Đđ]oàn\s+thể(?=\s+(?:tỉnh|các\s+cấp|chính\s+trị))"
    r"|[Tt]ổ\s+chức\s+chính\s+trị\s*[-–]\s*xã\s+hội|[Cc]ơ\s+quan(?=\s+(?:(?:hữu|liên)\s+quan|[Tt]rung\s+ương\s+của\s+các)))"
    r"(?=\s+tỉnh|\s*[,.;]|\s+(?:và\s+(?:chính|các|tổ)|các\s+cấp|địa\s+phương|hữu\s+quan|liên\s+quan|[Tt]rung\s+ương\s+của))"
)


def groups_at(text: str, at: int, context: Context) -> list[Found]:
    """The groups of the phrase that starts at the offset, [] where none does."""
    elliptic = _ELLIPTIC.match(text, at)
    if elliptic:
        return [_committees(text, elliptic, context)]
    if every := _HEADS_OF_ALL.match(text, at):
        if not _asked(text, every.end()):
            name = "Các bộ, cơ quan ngang bộ" + (", cơ quan thuộc Chính phủ" if every["more"] else "")
            return [Found(at, every.end(), name, "group", "group-heads", group=True)]
        return [
            Found(every.start(part), every.end(part), name, "group", "group-heads", group=True)
            for part, name in _ALL_HEADS
            if every[part]
        ]
    start = _START.match(text, at)
    if start is None and not _LOOSE_HEADS.match(text, at):
        return []
    pattern, families, _ = _nouns()
    position = start.end() if start else at
    items: list[tuple[int, int, str, bool]] = []
    plural = bool(start)
    while (noun := pattern.match(text, position)) and not (noun[0][0].isupper() and _PROPER.match(text, noun.end())):
        items.append((noun.start(), noun.end(), " ".join(noun[0].split()).replace("–", "-"), plural))
        join = _JOIN.match(text, noun.end())
        if join is None:
            break
        position, plural = join.end(), bool(join["all"])
    if not items:
        return []
    single = start is None and len(items) == 1 and families[items[0][2].lower()] == "departments"
    if single and not (items[0][2].lower() == "cơ quan" and _MODIFIER.match(text, items[0][1])):
        return []
    return _split(text, at, items, start is not None, context)


_LISTED = ("địa phương", "cơ quan ngang bộ", "cơ quan thuộc chính phủ", "cơ quan trực thuộc chính phủ")
"""Nouns that make one group with those before them, unless all are given a task: then each is one (FACTS.md)."""
_PAIRS = (("cấp", "ngành"), ("ngành", "cấp"), ("sở", "ban"))
"""Two words that make one phrase, though each has its own 'các'."""


def _asked(text: str, at: int) -> bool:
    """Whether the group that ends at the offset is given a task, more than to be responsible for the document."""
    if committees := _COMMITTEES_TOO.match(text, at):
        at = committees.end()
    return acts(text, at) and not _CLOSING.match(text, at)


def _split(text: str, at: int, items: list[tuple[int, int, str, bool]], plural: bool, context: Context) -> list[Found]:
    _, families, alone = _nouns()
    tail, tail_end = _modifiers(text, items[-1][1], context)
    if not _asked(text, tail_end):
        families = {**families, **dict.fromkeys(_LISTED, "departments")}
    segments: list[list[tuple[int, int, str, bool]]] = []
    for item in items:
        last = segments[-1][-1] if segments else None
        own = item[3] and not (last and (last[2].lower(), item[2].lower()) in _PAIRS)
        if last is None or families[last[2].lower()] != families[item[2].lower()] or own:
            segments.append([item])
        else:
            segments[-1].append(item)
    found = []
    for number, segment in enumerate(segments):
        final = number == len(segments) - 1
        words = [item[2] for item in segment]
        family = families[words[0].lower()]
        name = _name(words, family, segment, plural)
        end = segment[-1][1]
        if final:
            name, end = name + tail, tail_end
            if not plural and tail.startswith(" các cấp"):
                name = upper_first(name.removeprefix("Các "))
        elif family in ("departments", "districts") and " tỉnh " in tail + " ":
            name += tail[tail.index(" tỉnh") :].replace(" của", "")
        if family in ("council_boards", "council_groups") and (place := own_province(context)) and place not in name:
            name += f" {place}"
        weak = (
            len(words) == 1
            and words[0].lower() not in alone
            and not (final and tail.strip() and family == "departments")
        )
        if (
            words[0].lower() in ("địa phương", "tỉnh")
            or "cá nhân" in words
            or (family in ("enterprises", "operators", "communes") and words[0].lower() not in alone)
        ):
            weak = True
        if [w.lower() for w in words] == ["bộ"] and not final:
            weak = families[segments[number + 1][0][2].lower()] not in ("ministry_rank", "government_agencies")
        if family == "localities" and number:
            weak = False  # beside others: 'các bộ, ngành, địa phương'
        if family == "authorities" and final and tail.startswith(" các cấp"):
            weak = False  # 'cấp ủy, chính quyền các cấp'
        begin = at if number == 0 else segment[0][0]
        found.append(Found(begin, end, name, "group", "group", group=True, weak=weak))
    return found


def _name(words: list[str], family: str, segment: list[tuple[int, int, str, bool]], plural: bool) -> str:
    words = [w.lower() if w.isupper() else w for w in words]
    words = [w[0].lower() + w[1:] for w in words]
    words = [re.sub(r"\bBộ\b", "bộ", w) for w in words]
    if family == "union_centres":
        words = [w.replace("trung ương", "Trung ương") for w in words]
    if family in ("council_parts", "delegations", "council_boards", "council_groups"):
        words = [w.replace("HĐND", "Hội đồng nhân dân") for w in words]
        words = [w[0].upper() + w[1:] for w in words]
    if family == "council_members":
        words = [w.replace("HĐND", "Hội đồng nhân dân").replace("hội đồng", "Hội đồng") for w in words]
    if family == "authorities":
        return "Chính quyền"
    if family == "social" and words[0].startswith("xã hội"):
        words[0] = f"tổ chức {words[0]}"
    if sorted(words) == ["cấp", "ngành"]:
        return f"Các {words[0]}, các {words[1]}"
    if words[:2] == ["cấp", "ngành"]:
        return "Các cấp, các ngành, " + ", ".join(words[2:])
    return f"Các {', '.join(words)}"


def _modifiers(text: str, at: int, context: Context) -> tuple[str, int]:
    """What narrows the group: ' liên quan', ' của tỉnh Thái Bình'; and its end."""
    tail, end = "", at
    while match := _MODIFIER.match(text, end):
        if match["province"]:
            words = " ".join(match["province"].split()).replace("toàn ", "").replace("trong ", "của ")
            words = words.replace("trên địa bàn ", "trên địa bàn ")
            kind = "thành phố" if words.endswith("phố") else "tỉnh"
            own = own_province(context)
            if match["named"]:
                tail += f" {words} {match['named']}"
            else:
                tail += f" {words[: -len(kind)]}{own}" if own and own.startswith(kind) else f" {words}"
        else:
            tail += " " + " ".join(match[0].split()).replace("có liên quan", "liên quan").replace(
                "trung ương", "Trung ương"
            )
        end = match.end()
        if match["province"]:
            break
    if tail.endswith("Tỉnh ủy") and context.province:
        tail += f" {context.province}"
    whose = _WHOSE.match(text, end)
    if whose and (owner := Parser(context).at(text, whose.end(), 1)) and not owner[0].group:
        tail, end = " ".join([tail, *(whose["link"] or "").split(), owner[0].name]), owner[0].end
    return tail, end


def _committees(text: str, match: re.Match[str], context: Context) -> Found:
    """'Các huyện, thành ủy, đảng ủy trực thuộc Tỉnh ủy' -> 'Các huyện ủy, thành ủy, đảng ủy trực thuộc ...'."""
    words = re.findall(r"tỉnh|thành|huyện|thị|quận", match["list"], re.IGNORECASE)
    names = [f"{word.lower()} ủy" for word in words] + (["đảng ủy"] if match["more"] else [])
    tail, end = _modifiers(text, match.end(), context)
    return Found(match.start(), end, f"Các {', '.join(names)}{tail}", "group", "group-committees", group=True)


__all__ = ["groups_at", "upper_first"]
