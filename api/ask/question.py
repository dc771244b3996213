"""A question as the templates see it: folded, without its mark, with dates, roles and statuses read out of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from ...extract.repair.syllables import ONSETS, RIMES
from ...extract.vietnamese import fold
from ...ontology import vocabulary
from ...ontology.gazetteer import provinces
from .templates import abbreviations, template_words

_SPACES = re.compile(r"\s+")
_DAY = re.compile(r"(?<![\w/])(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\b(?!/)")
_LONG_DAY = re.compile(r"(?<![\w/])(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})\b")
_PERIOD = re.compile(r"\b((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})\b")
_YEAR = re.compile(r"\bnam\s+((?:19|20)\d{2})\b|\b((?:19|20)\d{2})\b(?!\s*/)")
_NUMBERED = re.compile(r"\d+/\d{4}/|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\b|ngay\s+\d+\s+thang\s+\d+\s+nam\s+\d{4}")
_LOOSE_NUMBER = re.compile(
    r"\b(\d{1,5})(?:\s*[-/.]\s*|\s+)(nq|ctr|kh|qd|ct|kl|bc|hd|nd|tt)(?:\s*[-/.]\s*|\s+)(tw|tu|ubnd|hdnd|ttg|cp|bct)\b"
)
_JOINED_NUMBER = re.compile(r"\b(NQ|QĐ|QD|KL|KH|CTr)(\d{1,5})\b", re.IGNORECASE)
_SPELT = {"qd": "QĐ", "nd": "NĐ", "ctr": "CTr", "ttg": "TTg", "hdnd": "HĐND"}
_IN = r"(?:(?:trong|vao|den|toi|tinh\s+den|cua|tu|ca|o)\s+)*"
_ADJUNCT_DAY = re.compile(
    rf",?\s*\b{_IN}ngay\s+(?:\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*\d{{4}}|\d+\s+thang\s+\d+\s+nam\s+\d{{4}})\b"
    r"|,?\s*\b(?:sau|tu)\s+\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\b"
)
_ADJUNCT_PERIOD = re.compile(
    rf",?\s*\b{_IN}(?:(?:giai\s+doan|thoi\s+ky|(?:dau|giua|cuoi|trong)\s+nam|nam|cac\s+nam)\s+)(?:19|20)\d{{2}}(?:\s*[-–]\s*(?:19|20)\d{{2}})?\b"
    r"|(?<=\s)(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?$"
)
_MONTH = re.compile(r"(?<!\d )\bthang\s+0?(\d{1,2})\s*(?:/|-|,?\s*nam)\s*(?:19|20)\d{2}\b")
_ADJUNCT_MONTH = re.compile(rf",?\s*\b{_IN}{_MONTH.pattern}")
_TI = re.compile(r"\bt[iỉ](?=\s+(?:lệ|le|trọng|trong|suất|suat|đồng|dong)\b)", re.IGNORECASE)
_GROWTH = re.compile(r"\btang(?: truong)?(?: them| binh quan| duoc)?(?: la| khoang)? (?:bao nhieu|may|muc nao)\b")
_SET = re.compile(r"\bđặt(?:\s+ra)?\s+(?=mục tiêu|chỉ tiêu|kế hoạch)", re.IGNORECASE)
_JOINTS = re.compile(r"[&-]")
_TWICE = re.compile(r"(?i)\b(Việt Nam)\s+\1\b")
# What carries no meaning for a template: politeness and openings.
_OPENING = re.compile(
    r"^(?:xin\s+(?:cho\s+)?hoi|cho\s+(?:toi\s+)?(?:hoi|biet)|hay\s+cho\s+(?:toi\s+)?biet|toi\s+muon\s+biet|vay|the)[\s,:]+"
)
_CLOSING = re.compile(r"[\s,]*(?:\b(?:vay|the|nhi|a|day)\b)?[\s?.!…]*$")
_ALL_ROLES = frozenset({"thuc hien", "trien khai", "to chuc thuc hien", "trien khai thuc hien"})
_STATUS_WORDS = (
    ("estimate", re.compile(r"\buoc\b")),
    ("plan", re.compile(r"\bke hoach\b")),
    ("target", re.compile(r"\b(?:muc tieu|chi tieu|phan dau|du kien)\b")),
    ("actual", re.compile(r"\b(?:thuc te|ket qua|da dat|dat duoc)\b")),
)


@dataclass(frozen=True, slots=True)
class Question:
    """`whole` is the question in one line with its abbreviations spelt out; `text` the same without the years and
    places that only bound it, `folded` that without diacritics, character for character."""

    whole: str
    text: str
    folded: str

    @classmethod
    def of(cls, question: str, known: Container[str] = frozenset()) -> Question:
        """`known`: folded words that are no slips, besides those of the templates."""
        text = _SPACES.sub(" ", unicodedata.normalize("NFC", question)).strip()
        text = text[: _CLOSING.search(fold(text)).start()]  # type: ignore[union-attr]  # it matches the empty end
        opening = _OPENING.match(fold(text))
        text = text[opening.end() :] if opening else text
        text = _JOINED_NUMBER.sub(r"\1 \2", text)
        if loose := _LOOSE_NUMBER.search(fold(text)):
            text = text[: loose.start()] + _numbered(*loose.groups()) + text[loose.end() :]
        text = " ".join(_mended(word, known) for word in _TI.sub("tỷ", text).split(" "))
        text = _SET.sub("", text)
        text = _TWICE.sub(r"\1", text)  # 'MTTQ Việt Nam', spelt out
        bare = text
        for adjunct in (_ADJUNCT_DAY, _ADJUNCT_MONTH, _ADJUNCT_PERIOD, _adjunct_place()):
            bare = _cut(bare, adjunct)
        return cls(text, bare, fold(bare))

    def original(self, match: re.Match[str], group: str) -> str:
        """What a named group took, as the asker wrote it."""
        return self.text[match.start(group) : match.end(group)].strip(" ,;:")

    @property
    def date(self) -> str | None:
        """An ISO day where one is named, else a year."""
        for pattern in (_DAY, _LONG_DAY):
            if found := pattern.search(fold(self.whole)):
                day, month, year = found.groups()
                return f"{year}-{int(month):02}-{int(day):02}"
        return self.year

    @property
    def year(self) -> str | None:
        return next(iter(self.years), None)

    @property
    def years(self) -> list[str]:
        """All single years the question names; those of document numbers are none."""
        text = _NUMBERED.sub(" ", _PERIOD.sub(" ", fold(self.whole)))
        return list(dict.fromkeys(first or second for first, second in _YEAR.findall(text)))

    @property
    def period(self) -> str | None:
        """'2021-2030' where a period is named, else the year."""
        found = _PERIOD.search(fold(self.whole))
        return f"{found[1]}-{found[2]}" if found else self.year

    @property
    def month(self) -> int | None:
        """The month where one of a year is named."""
        found = _MONTH.search(fold(self.whole))
        return int(found[1]) if found else None

    @property
    def growth(self) -> bool:
        """Whether it asks by how much something grows: 'tăng bao nhiêu'."""
        return bool(_GROWTH.search(self.folded))

    @property
    def status(self) -> str | None:
        """The status a figure is asked for; None where any will do."""
        return next((status for status, words in _STATUS_WORDS if words.search(fold(self.whole))), None)


@cache
def _roles() -> dict[str, str]:
    return {
        fold(word): role["id"]
        for role in vocabulary("roles")
        for word in (role["pref"]["vi"], *role["alt"])
        if fold(word) not in _ALL_ROLES
    }


def _numbered(number: str, kind: str, issuer: str) -> str:
    """A number as it is printed: the Party writes 29-NQ/TW, the State 112/KH-UBND."""
    kind, issuer = _SPELT.get(kind, kind.upper()), _SPELT.get(issuer, issuer.upper())
    return f"{number}-{kind}/{issuer}" if issuer in ("TW", "TU") else f"{number}/{kind}-{issuer}"


def _cut(text: str, adjunct: re.Pattern[str]) -> str:
    """The text without what the pattern finds in its folded form; with it where nothing else would be left."""
    pieces, end = [], 0
    for found in adjunct.finditer(fold(text)):
        pieces.append(text[end : found.start()])
        end = found.end()
    rest = _SPACES.sub(" ", "".join((*pieces, text[end:]))).strip(" ,")
    return rest or text


@cache
def _adjunct_place() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(fold(p.name)) for p in provinces()), key=len, reverse=True))
    return re.compile(
        rf"\s(?:o|tai|tren\s+dia\s+ban)\s+(?:tinh\s+|thanh\s+pho\s+)?(?:{names})(?!\w)(?!\s+(?:lam|co|duoc)\b)"
    )


def _mended(word: str, known: Container[str]) -> str:
    """A word with its abbreviation spelt out, or the slip of a template's word put right."""
    bare = word.strip(",;:?!.()\"'“”«»")
    # 'GD&ĐT', 'KH-ĐT' and 'KHĐT' are one.
    if full := abbreviations().get(_JOINTS.sub("", fold(bare))):
        return word.replace(bare, full)
    if not bare or not bare.replace("/", "").isalpha():
        return word
    plain = fold(bare)
    lexicon = template_words()
    if len(plain) < 4 or plain in lexicon or plain in known or bare.isupper() or _is_syllable(plain):
        return word  # what may be a syllable, its marks left out or not, is no slip
    near = [
        w
        for w in lexicon
        if len(w) >= 4 and abs(len(w) - len(plain)) <= 1 and w[0] == plain[0] and OSA.distance(w, plain) == 1
    ]
    return word.replace(bare, near[0]) if len(near) == 1 else word


@cache
def _rimes() -> frozenset[str]:
    return frozenset(map(fold, RIMES))


def _is_syllable(plain: str) -> bool:
    """Whether folded letters may be a Vietnamese syllable."""
    return any(plain[:size] in ONSETS and plain[size:] in _rimes() for size in range(min(4, len(plain))))


def role_of(words: str) -> str | None:
    """The role a verb asks for ('chu tri' -> lead); None for verbs that ask for any."""
    return _roles().get(words)


def role_words(role: str) -> str:
    """The Vietnamese verb of a role."""
    found: str = next(row["pref"]["vi"] for row in vocabulary("roles") if row["id"] == role)
    return found


def status_words(status: str) -> str:
    """What a status of figures is called."""
    found: str = next(row["pref"]["vi"] for row in vocabulary("statuses") if row["id"] == status)
    return found
