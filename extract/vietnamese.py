"""Vietnamese spelling: folding away diacritics, modern tone marks, the capitals of official names.

All of it keeps the length of NFC text, so offsets into the result are offsets into the input.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache, lru_cache

from ..ontology import resource

LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
UPPER = LOWER[3:].upper()
"""Letters for use inside a character class of a pattern (`UPPER` without A-Z: write `A-Z` beside it)."""


def _folding() -> dict[int, str]:
    """Each letter with a diacritic -> its bare lower-case letter."""
    table = {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {ord(c): "d" for c in "ĐđÐð"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table.setdefault(code, base.lower())
    return table


_FOLD = _folding()
_USUAL = "".join(map(chr, (0, *range(9, 14), *range(32, 127)))) + LOWER[3:] + UPPER + "\u00a0“”‘’–—…•°²±×≥≤"
"""The letters of nearly all texts, at most 256: as codes of a code page they are folded in one pass of C."""
_CODES = codecs.charmap_build(_USUAL.ljust(256, "\ufffe"))
_FOLDED = _USUAL.translate(_FOLD).ljust(256, "\ufffe")


def nfc(text: str) -> str:
    """Composed letters, and the Icelandic Ð that old fonts left behind as the Vietnamese Đ."""
    return unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")


@lru_cache(256)  # the families ask for the same block one after the other
def fold(text: str) -> str:
    """Lower-case without diacritics: 'Ủy ban' -> 'uy ban', 'Đ' -> 'd'. Same length as its NFC input."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _CODES)[0], "strict", _FOLDED)[0]
    except UnicodeEncodeError:
        return nfc(text).translate(_FOLD)


_OLD_TONES = re.compile(
    rf"[oOuU](?:(?<=[oO])[áàảãạÁÀẢÃẠéèẻẽẹÉÈẺẼẸ]|(?<![qQ][uU])(?<=[uU])[ýỳỷỹỵÝỲỶỸỴ])(?![{LOWER}A-Z{UPPER}])"
)
"""The first letter stands alone in front: the search then passes over all others."""
_TONES = frozenset("\u0301\u0300\u0309\u0303\u0323")


def _move_tone(match: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFD", match[0][1])
    tone = next(mark for mark in letters if mark in _TONES)
    return unicodedata.normalize("NFC", match[0][0] + tone) + letters[0]


@lru_cache(256)
def modern_tones(text: str) -> str:
    """The tone mark of an open oa, oe, uy on its first letter: 'uỷ' -> 'ủy', 'hoá' -> 'hóa', 'khoẻ' -> 'khỏe'.

    'quý', 'hoàn', 'Huỳnh' stay: qu is a consonant, closed syllables are written one way only.
    """
    return _OLD_TONES.sub(_move_tone, text)


@lru_cache(1024)  # heads of documents are looked at by one question after the other
def clean(text: str) -> str:
    """NFC, modern tone marks, single spaces, nothing around."""
    return " ".join(modern_tones(nfc(text)).split())


def upper_first(text: str) -> str:
    """The first letter capital, the rest as it is."""
    return text[:1].upper() + text[1:]


@cache
def _casing() -> tuple[re.Pattern[str], dict[str, str]]:
    lines = resource("reference/casing.tsv").read_text(encoding="utf-8").splitlines()
    phrases = {line.lower(): line for line in lines if line and not line.startswith("#")}
    longest_first = sorted(phrases, key=len, reverse=True)
    letters = f"{LOWER}0-9"
    return re.compile(rf"(?<![{letters}])(?:{'|'.join(map(re.escape, longest_first))})(?![{letters}])"), phrases


def official_case(text: str) -> str:
    """An official name with the capitals Nghị định 30/2020/NĐ-CP (Phụ lục II) gives it.

    Words in capitals are written small but for the first letter and for the phrases of ontology/reference/casing.tsv;
    a name that is not all in capitals keeps the capitals it has and gets those of the phrases.
    'HỘI ĐỒNG NHÂN DÂN TỈNH THÁI BÌNH' -> 'Hội đồng nhân dân tỉnh Thái Bình'.
    """
    text = clean(text)
    pattern, phrases = _casing()
    shouted = text.isupper()
    small = text.lower()
    result = list(small if shouted else text)
    for match in pattern.finditer(small):
        for offset, letter in enumerate(phrases[match[0]], match.start()):
            if shouted or letter.isupper():
                result[offset] = letter
    return upper_first("".join(result))
