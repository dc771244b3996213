"""Vietnamese syllables: their parts, which are possible, and the letters that carry marks.

A syllable is an onset and a rime; the rime carries one tone. `inventory` data (which of the possible syllables are in
use) comes with the language model; here is only the grammar of the writing system.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

_ONSETS = "ngh ng nh gh gi kh ph qu th tr ch b c d đ g h k l m n p r s t v x"
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
    ê êc êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan
    oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp
    ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya
    uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yên yêt yêu yêm yêng ynh
    yt ych"""
ONSETS = frozenset(["", *_ONSETS.split()])
RIMES = frozenset(_RIMES.split())
TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPS = ("c", "p", "t", "ch")


class Letter(NamedTuple):
    """A letter taken apart: base letter, hat (circumflex, breve, horn, stroke of đ) and tone mark, each or ''."""

    base: str
    hat: str
    tone: str


@lru_cache(maxsize=4096)
def letter(char: str) -> Letter:
    """The parts of one lower-case letter; of any other character, the character."""
    if char == "đ":
        return Letter("d", "-", "")
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(c for c in parts[1:] if c in TONES)
    hat = "".join(c for c in parts[1:] if c not in TONES)
    return Letter(parts[0], hat, tone)


def toneless(syllable: str) -> tuple[str, str]:
    """The syllable without its tone mark, and the mark ('' for the level tone)."""
    parts = unicodedata.normalize("NFD", syllable)
    tone = "".join(c for c in parts if c in TONES)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES)), tone


@lru_cache(maxsize=1 << 16)
def split(syllable: str) -> tuple[str, str] | None:
    """Onset and toned rime of a lower-case syllable in NFC, None if it cannot be one. gì is g + ì, giá is gi + á."""
    plain, tone = toneless(syllable)
    if len(tone) > 1:
        return None
    for size in (3, 2, 1, 0):
        if plain[:size] in ONSETS:
            rime = plain[size:]
            if rime in RIMES and (tone in ("\u0301", "\u0323") or not rime.endswith(_STOPS)):
                return syllable[:size], syllable[size:]
    return None


@lru_cache(maxsize=1 << 16)
def modern(syllable: str) -> str:
    """The syllable with its tone mark where the modern spelling has it: uỷ -> ủy, hoá -> hóa, but quý stays."""
    plain, tone = toneless(syllable)
    if not tone or not plain.endswith(("oa", "oe", "uy")) or (plain.endswith("uy") and plain.startswith("q")):
        return syllable
    return unicodedata.normalize("NFC", plain[:-1] + tone + plain[-1])


def bare(text: str) -> str:
    """Text without any marks, đ as d; the same length for NFC Vietnamese."""
    return "".join(letter(c).base if c.islower() else letter(c.lower()).base.upper() for c in text)
