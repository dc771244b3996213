"""The suffix grammar: what '-NQ/TW', '/TTr-SKHĐT', '/QH15' say about type and issuer, and their correct writing.

The knowledge is in ontology/vocab (document_types, issuer_codes); here it is only indexed and applied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...ontology import vocabulary
from ..rules import load_table
from ..vietnamese import fold

_ASSEMBLY = re.compile(r"(QH|UBTVQH|NQLT)(\d{0,2})(K\d+|BS)?")
_SPOILED_ASSEMBLY = re.compile(r"Q(?:HI|I1|II|Il|Hl|H[1I](?=1\d))(1\d)")
# What engines make of the letters of codes.
_CONFUSED = (
    ("ij", "u"),
    ("ich", "kh"),
    ("lch", "kh"),
    ("r", "t"),
    ("b", "d"),
    ("ii", "h"),
    ("l", "i"),
    ("1", "i"),
    ("0", "o"),
    ("6", "d"),
    ("o", "d"),
)


@dataclass(frozen=True, slots=True)
class Code:
    """The letters of a number, read from the first `length` characters of what was matched.

    `known`: the vocabulary has the parts that decide; `repaired`: it was written wrong.
    """

    text: str
    type: str | None
    issuers: tuple[str, ...]
    known: bool
    repaired: bool
    length: int


@cache
def types_by_code() -> dict[str, str]:
    """'NQ' -> 'Nghị quyết'; of several types with one abbreviation the State's comes first."""
    table: dict[str, str] = {}
    for concept in sorted(vocabulary("document_types"), key=lambda c: "state" not in c["system"]):
        for notation in concept["notation"]:
            table.setdefault(notation, concept["pref"]["vi"])
    return table


@cache
def issuers_by_code() -> dict[str, tuple[str, ...]]:
    """'TTg' -> the names texts give the body."""
    return {notation: tuple(c["alt"]) for c in vocabulary("issuer_codes") for notation in c["notation"]}


@cache
def type_names() -> dict[str, str]:
    """Each name of a type without diacritics -> its proper name: 'ke hoach hanh dong' -> 'Kế hoạch'."""
    names: dict[str, str] = {}
    for concept in vocabulary("document_types"):
        for name in (concept["pref"]["vi"], *concept["alt"]):
            names[fold(name)] = concept["pref"]["vi"]
    return names


@cache
def _excluded() -> frozenset[str]:
    return frozenset(load_table("phancong.extract.citations")["excluded"]["codes"])


@cache
def _folded_codes() -> dict[str, str]:
    """Codes without diacritics and case -> the code; those that would be two codes are left out."""
    table: dict[str, str | None] = {}
    for code in (*types_by_code(), *issuers_by_code()):
        key = fold(code)
        table[key] = code if table.get(key, code) == code else None
    return {key: code for key, code in table.items() if code is not None}


@cache
def correct(part: str) -> str | None:
    """The code that a damaged part certainly stands for, the part itself where it is one; None if nobody can tell."""
    if part in types_by_code() or part in issuers_by_code() or _ASSEMBLY.fullmatch(part):
        return part
    if assembly := _ASSEMBLY.fullmatch(part.upper()):
        return assembly[0]
    folded = _folded_codes()
    if spoiled := _SPOILED_ASSEMBLY.fullmatch(part):
        return f"QH{spoiled[1]}"
    key = fold(part)
    if key in folded:
        return folded[key]
    for wrong, right in _CONFUSED:
        if wrong in key:
            candidates = {key.replace(wrong, right)} | {
                key[: m.start()] + right + key[m.end() :] for m in re.finditer(wrong, key)
            }
            for candidate in candidates:
                if candidate in folded and len(key) > 2:
                    return folded[candidate]
    while len(key) > 2 and part[-1:].islower():
        part, key = part[:-1], key[:-1]
        if part in types_by_code() or part in issuers_by_code():
            return part
    return None


def _plain(part: str) -> bool:
    """Capitals and figures only: a code we may not know but must believe."""
    return bool(re.fullmatch(r"[A-ZĐƯÂĂÊÔƠ&0-9]+(?:[a-zđ]{1,2})?[A-ZĐƯ0-9]*", part)) and len(part) < 14


def _glued(part: str) -> tuple[str, str] | None:
    """'QĐUBND' -> ('QĐ', 'UBND'): the hyphen lost in a conversion."""
    for length in range(len(part) - 2, 1, -1):
        if part[:length] in types_by_code() and part[length:] in issuers_by_code():
            return part[:length], part[length:]
    return None


@cache
def read_code(raw: str) -> Code | None:
    """The letters as matched ('NQ-HĐNb', 'QĐ - UBND'); None for what is no document's code."""
    pieces = re.split(r"(\s?[-–/.]\s?)", raw)
    parts, marks = pieces[::2], pieces[1::2]
    kept: list[str] = []
    joints: list[str] = []
    known = 0
    repaired = False
    length = 0
    for position, part in enumerate(parts):
        right = correct(part)
        if right is None and position == 0 and part not in issuers_by_code() and (halves := _glued(part)):
            kept.extend(halves)
            joints.append("-")
            known, repaired, length = 2, True, len(part)
            continue
        spaced = position > 0 and marks[position - 1] != marks[position - 1].strip()
        if right is None and (not _plain(part) or (spaced and (position > 1 or len(part) > 5))):
            break
        if position:
            mark = marks[position - 1].strip()
            joints.append("-" if mark in "–." else mark)
        kept.append(right or part)
        known += right is not None
        repaired |= right is not None and right != part
        mark_length = len(marks[position - 1]) if position else 0
        length += mark_length + (len(right) if right and part.startswith(right) else len(part))
    if not kept or kept[0] in _excluded() or len("".join(kept)) < 2:
        return None
    kind = types_by_code().get(kept[0])
    first_issuer = 1 if kind and len(kept) > 1 else 0
    if kind and len(kept) == 1 and kept[0] not in ("SL", "QH") and kept[0] not in issuers_by_code():
        first_issuer = 1
    issuers = tuple(kept[first_issuer:])
    if len(kept) > 1 and first_issuer == 0:
        kind = None
    assembly = _ASSEMBLY.fullmatch(kept[0])
    sure = bool(assembly and assembly[2]) or (
        (known > 0 and (bool(kind) and len(kept) > 1 and (known > 1 or len(kept[1]) > 1)))
        or (kind is None and kept[0] in issuers_by_code() and len(kept) > 1)
    )
    text = kept[0] + "".join(joint + part for joint, part in zip(joints, kept[1:], strict=True))
    return Code(text, kind if not assembly else None, issuers, sure, repaired, length)
