"""Text typed in the encodings Vietnamese offices used before Unicode: TCVN3 (.VnTime), VNI, VIQR, Windows-1258.

Sources: TCVN 5712:1993 (VN3), the VNI-Windows character set, RFC 1456 (VIQR), code page 1258.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from ..rules import load_table

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ®¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_TCVN3_TABLE = str.maketrans(_TCVN3)

_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _CIRCUMFLEX, "á": _CIRCUMFLEX + _ACUTE, "à": _CIRCUMFLEX + _GRAVE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_MARKED = re.compile(f"([aeouyAEOUYôöÔÖ])([{''.join(_VNI_MARKS)}{''.join(_VNI_MARKS).upper()}])")
_VNI_LETTER = re.compile(f"[{''.join(_VNI_LETTERS)}{''.join(_VNI_LETTERS).upper()}]")

_VIQR_TONES = {"'": _ACUTE, "`": _GRAVE, "?": _HOOK, "~": _TILDE, ".": _DOT}
_VIQR_SHAPES = {"^": _CIRCUMFLEX, "(": _BREVE, "+": _HORN, "*": _HORN}
_VIQR = re.compile(
    r"([aeiouyAEIOUY])(?:([\^(+*])(['`?~.])?|(['`~])|([?.])(?=[A-Za-z.,;:)]|\s[a-z|]))|([dD])[dD]|\\([.?'`~^(+*])"
)


def from_tcvn3(text: str) -> str:
    """Text whose bytes were read as Latin-1: 'Céng hßa' -> 'Cộng hòa'. Capitals of .VnTimeH cannot be told."""
    return text.translate(_TCVN3_TABLE)


def from_vni(text: str) -> str:
    """Text whose bytes were read as Latin-1: 'Uûy ban nhaân daân' -> 'Ủy ban nhân dân'."""

    def letter(match: re.Match[str]) -> str:
        one = _VNI_LETTERS[match[0].lower()]
        return one.upper() if match[0].isupper() else one

    marked = _VNI_MARKED.sub(lambda m: _bare(m[1]) + _VNI_MARKS[m[2].lower()], text)
    return unicodedata.normalize("NFC", _VNI_LETTER.sub(letter, marked))


def _bare(vowel: str) -> str:
    return {"ô": "ơ", "ö": "ư", "Ô": "Ơ", "Ö": "Ư"}.get(vowel, vowel)


def from_viqr(text: str) -> str:
    """'Vie^.t Nam' -> 'Việt Nam'. A full stop or question mark is a tone inside a word, before a mark or after ^(+."""

    def letter(match: re.Match[str]) -> str:
        vowel, shape, tone, plain, inner, stroke, escaped = match.groups()
        if stroke:
            return "đ" if stroke == "d" else "Đ"
        if escaped:
            return str(escaped)
        marks = _VIQR_SHAPES.get(shape or "", "") + _VIQR_TONES.get(tone or plain or inner or "", "")
        return f"{vowel}{marks}"

    return unicodedata.normalize("NFC", _VIQR.sub(letter, text))


@cache
def _syllables() -> tuple[frozenset[str], frozenset[str]]:
    lists = load_table(__package__, "words.toml")["syllables"]
    return frozenset(lists["accented"].split()), frozenset(lists["bare"].split())


_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 40_000
_GLANCE = 2_000


def plainly_vietnamese(text: str) -> bool:
    """Whether the first characters leave no doubt, as those of nearly all files, so that no more need be counted."""
    return likeness(text[:_GLANCE])[0] >= 0.3


def likeness(text: str) -> tuple[float, float]:
    """Shares of the words that are frequent Vietnamese syllables: with their diacritics, and with or without."""
    words = _WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE]).lower())
    if not words:
        return (0.0, 0.0)
    accented, bare = _syllables()
    with_marks = sum(map(accented.__contains__, words))
    without = sum(map(bare.__contains__, words))
    return (with_marks / len(words), (with_marks + without) / len(words))


CONVERTERS: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni, "VIQR": from_viqr}
_MARGIN = 0.12
"""How much more Vietnamese a text must look converted than as it stands."""


def converted(text: str) -> str:
    """The text in Unicode where it was typed in a legacy encoding, else as it is."""
    if plainly_vietnamese(text):
        return text
    sample = text[:_SAMPLE]
    best, name = likeness(sample)[0] + _MARGIN, ""
    if best >= 0.35:
        return text
    for candidate, convert in CONVERTERS.items():
        share = likeness(convert(sample))[0]
        if share > best:
            best, name = share, candidate
    return CONVERTERS[name](text) if name else text
