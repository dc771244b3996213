"""The parts that names are made of: brackets, runs of capitals with their small tails, places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .heads import head_pattern, heads, phrase_pattern, words
from .tokens import HYPHENS, Token


def bracket(tokens: Sequence[Token], at: int, text: str) -> int | None:
    """Index after the bracket that opens at `at`, where it closes."""
    for index in range(at + 1, min(at + 24, len(tokens))):
        if tokens[index].word == ")":
            return index + 1
        if tokens[index].word in ("(", ";"):
            return None
    return None


_KEPT_BRACKET = re.compile(
    r"\(\s*(?:giai đoạn|gđ|đoạn|hạng mục|phân khu|cũ|mở rộng|(?:CT|QL|ĐT|TL)\s?\.?\s?\d{2,3}[A-Z]?\s*\)"
    r"|[A-ZĐ]{2,6}\s*\))",
    re.IGNORECASE,
)


def kept_bracket(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Index after a bracket that belongs to a name: '(giai đoạn 1)', '(CT.08)', '(đoạn A - B)', '(CDC)'."""
    if at < len(tokens) and tokens[at].word == "(" and _KEPT_BRACKET.match(text, tokens[at].start):
        return bracket(tokens, at, text)
    return None


def no_name(text: str, folded: str, start: int) -> bool:
    """Does something else than a proper name of a project begin at the capital there ('Nhà nước', 'Quyết định')?"""
    match = phrase_pattern("not_names").match(folded, start)
    if match is None or not text[start].isupper():
        return False
    word = text[start : match.end()]
    if word in words("not_names") or word.lower() in words("not_names"):
        return True
    return " " in word and word[word.index(" ") + 1].islower()  # 'Vân Phong' is no 'văn phòng'


def is_head(text: str, folded: str, token: Token) -> bool:
    """Does a head of two syllables or an acronym stand here? Short ones begin proper names ('Chợ Bến')."""
    match = head_pattern().match(folded, token.start)
    if match is None or match["road"]:
        return False
    return " " in match[0] or text[match.start() : match.end()].isupper()


def begins_another(folded: str, token: Token) -> bool:
    """Does another project begin here? A golf course or the like may be one more use of the same land."""
    match = head_pattern().match(folded, token.start)
    return match is not None and not (match["head"] and heads()[match["head"]].category == "culture")


_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def proper(text: str, folded: str, tokens: Sequence[Token], at: int) -> int:
    """Index after the run of capitals, numbers and hyphens that begins at `at`, with its small tail."""
    tail, second = words("tail"), words("second")
    index = at
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.kind in ("cap", "code") or (token.kind == "num" and index > at):
            if index > at and is_head(text, folded, token):
                break
            if token.kind == "num" and _THOUSANDS.fullmatch(token.word):
                break
            if token.kind == "num" and following and following.word in ("ha", "m2", "tỷ", "triệu", "dự", "km", "%"):
                break
            index += 1
        elif (
            token.word in HYPHENS
            and following
            and not is_head(text, folded, following)
            and (
                following.kind in ("cap", "code")
                or (following.kind == "num" and "." not in following.word)
                or (following.kind == "low" and index + 2 < len(tokens) and tokens[index + 2].kind == "cap")
            )
        ):
            index += 2
        elif (
            token.word in HYPHENS and following and following.word in tail and (after := small_tail(tokens, index + 1))
        ):
            index = after  # 'Hòa Phú III - phân khu 2'
        elif token.kind == "low" and token.word in second and token.start == tokens[index - 1].end + 1:
            index += 1
        elif token.kind == "low" and token.word in tail and (after := small_tail(tokens, index)):
            index = after
        else:
            break
    return kept_bracket(text, tokens, index) or index


def small_tail(tokens: Sequence[Token], at: int) -> int:
    """Index after a small tail such as 'mở rộng', 'giai đoạn 2', 'phân khu Bắc', 'phía Nam'; 0 where there is none."""
    pair = " ".join(token.word for token in tokens[at : at + 2])
    if pair in ("mở rộng", "nối dài", "kéo dài"):
        return at + 2
    if pair in ("giai đoạn", "phân khu") and at + 2 < len(tokens) and tokens[at + 2].kind in ("cap", "num"):
        return at + 3 if len(tokens[at + 2].word) < 5 and not tokens[at + 2].word.startswith("20") else 0
    if pair == "cơ sở" and at + 2 < len(tokens) and tokens[at + 2].kind in ("cap", "num"):
        return at + 3
    if tokens[at].word in ("phía", "số") and at + 1 < len(tokens) and tokens[at + 1].kind in ("cap", "num"):
        return at + 2
    return 0


def place(tokens: Sequence[Token], at: int) -> int | None:
    """Index after a place: (unit) + capitals, and further ', huyện X' parts; None where none begins at `at`."""
    units = words("units")
    index, seen = at, False
    while index < len(tokens):
        token = tokens[index]
        if token.word.lower() == "khu" and (inside := _area(tokens, index + 1)):
            index, seen = inside, True
        elif token.kind == "cap" or (token.kind == "num" and seen):
            seen = True
            index += 1
        elif token.kind == "unit" or (
            token.kind == "low"
            and (
                token.word in units
                or " ".join(t.word for t in tokens[index : index + 2]) in units
                or token.word
                in ("phố", "xã", "trấn", "sông", "cửa", "vùng", "biển", "đảo", "khơi", "khu", "vực", "cụm")
            )
        ):
            index += 1
        elif token.word in (",", "và") and seen and index + 1 < len(tokens):
            following = tokens[index + 1]
            pair = " ".join(t.word for t in tokens[index + 1 : index + 3])
            if following.kind != "unit" and following.word not in units and pair not in units:
                break
            index += 1
        elif token.word in HYPHENS and seen and index + 1 < len(tokens) and tokens[index + 1].kind == "cap":
            index += 1
        else:
            break
    while index > at and tokens[index - 1].kind not in ("cap", "num"):
        index -= 1
    return index if seen else None


def _area(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the proper name behind 'khu': 'khu tái định cư Thành Hải', 'khu đô thị mới Tân An'."""
    index = at
    while index < len(tokens) and tokens[index].kind == "low" and tokens[index].word in _AREA | words("qualifiers"):
        index += 1
    return index if at < index < len(tokens) and tokens[index].kind == "cap" else None


_AREA = frozenset({"tái", "định", "cư", "công", "kinh", "tế"})
