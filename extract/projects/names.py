"""The grammar of project names: where a name that begins with a given head ends.

Vietnamese writes common nouns small and proper names with capitals: a name is head + qualifiers + capitals; a road is
head + a route; a project is 'dự án' + works verb + anything up to the next clause. words.toml holds the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..vietnamese import LOWER, UPPER, fold, modern_tones
from .heads import Head, head_pattern, heads, phrase_pattern, words
from .parts import begins_another, bracket, is_head, kept_bracket, no_name, place, proper, small_tail
from .tokens import HYPHENS, REACH, Token, token_pattern, tokens_of

NEAR = 120  # characters of most names
_AHEAD = 6  # tokens that may be looked at beyond one
_DIRECTIONS = frozenset(("bắc", "nam", "đông", "tây", "bộ", "-"))


_BESIDE = frozenset({"thị", "thành", "sông", "kênh", "rạch", "suối", "hồ", "biển", "đường", "cầu"})


def named(
    text: str, folded: str, start: int, head_end: int, limit: int, head: Head, located: bool, listed: bool = False
) -> int | None:
    """End of a name of the style 'named' that begins at `start`; None where no proper name follows the head.

    `located`: a place may stand for the proper name ("nhà máy xử lý rác thải tại xã Đông Á"). `listed`: in a list of
    works one small word may stand for a capital that was misread.
    """
    first = token_pattern().search(text, head_end, limit)
    closed = not head.open and not listed
    begins = words("qualifiers") | words("units") | {"tại"}
    if first is None or (closed and first[0][0].islower() and first[0].lower() not in begins):
        return None
    most = 26 if head.open else 12
    tokens = tokens_of(text, head_end, min(limit, head_end + 7 * (most + _AHEAD)))
    capital = text[start].isupper() and not text[start:head_end].isupper()
    stop, qualifiers = words("stop"), words("qualifiers")
    seen = {token.word for token in tokens[:3]}
    index = 0
    while index < min(len(tokens), most):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.kind in ("cap", "code"):
            if kind := phrase_pattern("kinds").match(folded, token.start):
                index = next((i for i, t in enumerate(tokens) if t.start >= kind.end()), len(tokens))
                continue
            if is_head(text, folded, token) and (inner := head_pattern().match(folded, token.start)):
                index = next((i for i, t in enumerate(tokens) if t.start >= inner.end()), len(tokens))
                continue
            if not head.body and no_name(text, folded, token.start):
                return None
            proper_end = proper(text, folded, tokens, index)
            if head.body and proper_end == index + 1 and not text[token.start : token.end].isupper():
                return None
            if all(t.word in _DIRECTIONS for t in tokens[index:proper_end]):
                if proper_end + 1 < len(tokens) and tokens[proper_end].word in words("units") | _BESIDE:
                    index = proper_end
                    continue
                return None
            if head.open and proper_end + 1 < len(tokens) and tokens[proper_end].word in words("units"):
                beyond = proper_end + (2 if tokens[proper_end].word in ("thành", "thị") else 1)
                if beyond < len(tokens) and tokens[beyond].kind == "cap":
                    proper_end = proper(text, folded, tokens, beyond)
            end = tokens[proper_end - 1].end
            if head.category == "water" and proper_end < len(tokens) and tokens[proper_end].word == "đoạn":
                return route(text, folded, start, end, limit, head) or end
            return end
        if token.kind == "unit" or (token.word in words("units") and following and following.kind == "cap"):
            if token.word == "tỉnh" and not head.open:
                return None
            stop_at = place(tokens, index)
            return tokens[stop_at - 1].end if stop_at else None
        if (
            token.word in ("tỉnh", "huyện")
            and head.works
            and index < 9
            and "tuyến" not in seen
            and not (following and following.kind == "low")
        ):
            return tokens[(kept_bracket(text, tokens, index + 1) or index + 1) - 1].end
        if token.word == "đến" and head.open and following and following.kind == "num":
            index += 3
            continue
        if token.kind == "num":
            if following and following.word in ("giường", "chỗ") and head.open:
                return following.end
            if index and tokens[index - 1].word in ("số", "sở"):
                return token.end
            if not head.open or (following and following.kind == "mark"):
                return None
        elif token.word in ("tại", "ngoài") and (located or head.open) and (index > 0 or head.name.count(" ") > 2):
            stop_at = place(tokens, index + 1)
            return tokens[stop_at - 1].end if stop_at else None
        elif token.word in '"“”' and index == 0:
            return _quoted(text, token.end, limit)
        elif token.kind == "mark":
            if token.word == "(" and head.open and (after := bracket(tokens, index, text)):
                index = after
                continue
            joins = token.word in HYPHENS or (token.word == "," and capital and following and following.kind == "low")
            if not joins or not following or (token.word == "," and begins_another(folded, following)):
                return None
        elif token.word == "và" and capital and following and following.kind == "low":
            pass
        elif token.word in stop or not (
            head.open or token.word in qualifiers or (listed and index == 0 and following and following.kind == "cap")
        ):
            return None
        index += 1
    return None


def _quoted(text: str, start: int, limit: int) -> int | None:
    """End of a quotation that was opened just before `start`, quotation mark included."""
    match = re.compile(r'["”“]').search(text, start, min(limit, start + 250))
    return match.end() if match and match.start() - start > 3 else None


_LOOSE_END = frozenset(
    {"bảo", "vùng", "từ", "đi", "đến", "tới", "nối", "kết", "với", "qua", "đoạn", "và", "giáp", "liên", "dọc", "tuyến"}
    | {"đường", "cầu", "số", "vượt", "thành", "thị", "tỉnh", "huyện", "xã", "không"}
)
_ITS_OWN = ("phận", "bàn", "qua")


def _is_loose(tokens: Sequence[Token], at: int) -> bool:
    """Can no name end with this word? 'tỉnh' can behind 'qua địa phận': it is the document's own."""
    token = tokens[at]
    before = tokens[at - 1].word if at else ""
    own = f"{before} {token.word}" in ("hàng không", "đô thị", "siêu thị")
    own = own or (token.word == "tỉnh" and before in _ITS_OWN)
    return token.kind == "low" and token.word in _LOOSE_END and not own


_GENERIC = frozenset({"đường", "đường bộ", "đường sắt", "tuyến đường", "tuyến đường sắt", "cao tốc", "đường cao tốc"})
_TOWARDS = frozenset(("đi", "đến", "tới", "từ", "nối", "với", "qua"))
_ROUTE_ALONE = re.compile(r"(?:bo |duong )?ven bien|vanh dai (?:\d|phia)")


def route(text: str, folded: str, start: int, head_end: int, limit: int, head: Head, reach: int = NEAR) -> int | None:
    """End of a road, bridge, railway or power line that begins at `start`; looked for near it first."""
    first = token_pattern().search(text, head_end, limit)
    if first is None:
        return None
    allowed = words("route")
    if (
        first[0][0].islower()
        and modern_tones(first[0]) not in allowed
        and not _ROUTE_ALONE.search(folded, start, head_end)
    ):
        return None
    tokens = tokens_of(text, head_end, min(limit, head_end + reach))
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        after_name = index > 0 and tokens[index - 1].kind == "cap"
        if token.kind == "cap" and not after_name and no_name(text, folded, token.start):
            break
        if after_name and token.word == "nối" and following and following.word == "dài":
            index += 2
            continue
        if (
            token.kind in ("cap", "code", "num", "unit")
            or (token.kind == "low" and token.word in allowed)
            or (
                token.kind == "low"
                and index
                and tokens[index - 1].word in _TOWARDS
                and following
                and following.kind == "cap"
            )
            or (
                token.word in HYPHENS
                and following
                and following.kind != "mark"
                and not is_head(text, folded, following)
            )
        ) or (token.word == "và" and following and after_name and _joins(tokens, index)):
            index += 1
        elif token.word == "," and following and fold(following.word) == "doan" and index + 2 < len(tokens):
            if tokens[index + 2].word in ("qua", "tuyến") or index == 0:
                break
            index += 2
        elif (token.word == "(" and (after := kept_bracket(text, tokens, index))) or (
            token.word in ("giai", "kéo") and index and (after := small_tail(tokens, index))
        ):
            index = after
        else:
            break
    if reach < REACH and index > len(tokens) - _AHEAD and head_end + reach < limit:
        return route(text, folded, start, head_end, limit, head, REACH)
    while index and _is_loose(tokens, index - 1):
        index -= 1
    while index and tokens[index - 1].word in HYPHENS + ",":
        index -= 1
    found = tokens[:index]
    capitals = [token for token in found if token.kind in ("cap", "code", "unit")]
    if head.name in _GENERIC and len(found) == 1 and capitals and len(tokens) > 1 and tokens[1].kind == "low":
        return None  # a sentence begins behind a heading: 'công trình đường sắt Hồ sơ bảo trì ...'
    if capitals or any(t.kind == "num" and (head.numbered or found[i - 1].word == "số") for i, t in enumerate(found)):
        return found[-1].end
    end = found[-1].end if found else head_end
    return end if _ROUTE_ALONE.search(folded, start, end) else None


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """'nối A và B': what a road joins, where only the two names stand around the 'và'."""
    verb = next((i for i in range(at - 1, max(-1, at - 9), -1) if tokens[i].word == "nối"), None)
    if verb is None or any(t.word in ("với", "đến", "đi", ",") for t in tokens[verb + 1 : at]):
        return False
    after = tokens[at + 1]
    return after.kind in ("cap", "code") or after.word in ("quốc", "đường", "cầu", "cảng", "cao")


def description(text: str, folded: str, start: int, limit: int) -> tuple[int, bool] | None:
    """End of what follows 'dự án' at `start`, and whether it holds a proper name; None where it is no name.

    A capital after 'dự án' makes a title of what follows ("dự án Phát triển tổng hợp các đô thị động lực").
    """
    tokens = tokens_of(text, start, limit)
    title = text[start].isupper()
    stop, units = words("description_stop"), words("units")
    proper, index, low = False, 0, 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.kind in ("cap", "code"):
            if is_head(text, folded, token) and (kind := head_pattern().match(folded, token.start)):
                after_kind = next((i for i, t in enumerate(tokens) if t.start >= kind.end()), len(tokens))
                low += after_kind - index
                index = after_kind  # 'Khu đô thị', 'Nhà máy': no proper name yet
                continue
            proper = proper or (index > 0 and not no_name(text, folded, token.start))
        elif token.word in ("tại", "ở"):
            if not proper and (after := place(tokens, index + 1)):
                index, proper = after, True
            break
        elif token.word == "(":
            after = kept_bracket(text, tokens, index)
            if after:
                index = after
            break
        elif token.word == ",":
            if not following or following.kind in ("mark", "num") or following.word in stop:
                break
            pair = " ".join(t.word for t in tokens[index + 1 : index + 3])
            if proper and following.kind != "unit" and following.word not in units and pair not in units:
                break
            if not proper and following.kind == "cap":
                break
        elif (
            (token.kind == "mark" and token.word not in HYPHENS)
            or (index and _SUM.match(text, token.start))
            or (token.word == "và" and _others_follow(following))
        ):
            break
        elif token.word == "và" and proper:
            head = head_pattern().match(folded, following.start) if following else None
            if not title and (not head or not head["head"] or not heads()[head["head"]].works):
                break
        elif token.word == "cho" and following and no_name(text, folded, following.start):
            break  # 'bàn giao ... của dự án X cho Công ty Y'
        elif title and token.word in ("các", "của", "cho", "thuộc"):
            pass
        elif token.word == "không" and index and tokens[index - 1].word == "hàng":
            pass  # 'cảng hàng không'
        elif index > 1 and token.word in stop and not (token.word == "từ" and _route_from(tokens, index)):
            break
        low += token.kind == "low"
        index += 1
    while index and tokens[index - 1].word != ")":
        last = tokens[index - 1]
        if last.kind != "mark" and not _is_loose(tokens, index - 1):
            break
        index -= 1
    if index < 3 or (not proper and low < 5 - 2 * title):
        return None
    return tokens[index - 1].end, proper or title


_SUM = re.compile(
    r"(?:(?:được )?(?:nâng lên|tăng lên|giảm xuống|lên) )?(?:(?:hơn|gần|trên|khoảng|là) )?\d[\d.,]*\s"
    r"(?:nghìn\s|ngàn\s)?(?:t[ỷỉ]|triệu)(?:\s(?:đồng|USD)|\b)|với (?:tổng|số) "
)
"""A sum behind a name: 'hơn 9 tỷ đồng', 'nâng lên gần 120 tỷ đồng'."""


def _others_follow(token: Token | None) -> bool:
    """'... và các dự án khác' is no part of the name."""
    return token is not None and token.word in ("các", "một", "những")


def _route_from(tokens: Sequence[Token], at: int) -> bool:
    """'từ A đến B' right behind: a stretch of road, not a source of money or a time."""
    return any(token.word in ("đến", "đi", "tới") for token in tokens[at + 1 : at + 9]) and not any(
        token.word in ("nguồn", "vốn", "ngày", "năm", "tháng", "quý") for token in tokens[at + 1 : at + 3]
    )


def verb_follows(text: str, folded: str, at: int) -> bool:
    """Does a verb of works stand at `at`? A single syllable must have its diacritics ("trồng", not "trọng")."""
    match = phrase_pattern("verbs").match(folded, at)
    return match is not None and (" " in match[0] or text[at : match.end()].lower() in words("verbs"))


def inner_head(text: str, folded: str, start: int, end: int) -> tuple[int, int, Head] | None:
    """The first head inside a descriptive name: (start, end, head)."""
    for match in head_pattern().finditer(folded, start, end):
        if match["head"] and exact(text, match.start(), match.end(), heads()[match["head"]]):
            return match.start(), match.end(), heads()[match["head"]]
    return None


_TWO_CAPITALS = re.compile(rf"\s[A-Z{UPPER}][{LOWER}]+\s[A-Z{UPPER}][{LOWER}]")


def exact(text: str, start: int, end: int, head: Head) -> bool:
    """Is it the head, not a part of other words ('yêu cầu', 'trường hợp')? A short one needs its diacritics."""
    named_so = text[start].islower() and _TWO_CAPITALS.match(text, end)  # 'cầu Thủ Thiêm' is no 'cầu thủ'
    if head.never and not named_so and folded_of(text[end : end + 20]).lstrip().startswith(head.never):
        return False
    if text[start:end].isupper() and " " in text[start:end]:
        return False
    if not head.exact:
        return True
    if text[start:end].lower() not in head.forms:
        return False
    before = re.search(r"(?:(\w+)\s)?(\w+)\s$", text[max(0, start - 16) : start])
    if " " in head.name or before is None or before[2].lower() not in words("compounds"):
        return True
    return before[0].strip().lower() in ("khởi công", "thi công")  # no 'công trường'


def folded_of(text: str) -> str:
    """The folded text; only small letters where folding would change the length (text that is not NFC)."""
    folded = fold(text)
    return folded if len(folded) == len(text) else text.lower()


@cache
def _full_stop() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!TP)(?<!TX)(?<!Tp)(?<!QL)(?<!ĐT)(?<!CT)(?<!TT)[.!?…](?=\s+[\"“(\-]?\s?[A-Z{UPPER}])|\.\.\.(?=\s)",
        re.ASCII,
    )


def full_stops(text: str) -> Iterator[re.Match[str]]:
    """The marks that end a sentence and have another one behind them."""
    return _full_stop().finditer(text)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around text[start:end], not further than 1,500 characters away."""
    low = max(0, start - 1500)
    for match in _full_stop().finditer(text, low, min(len(text), start + 3)):
        if match.end() > start:
            break
        low = match.end()
    after = _full_stop().search(text, end, min(len(text), end + 1500))
    return low, after.start() if after else min(len(text), end + 1500)
