"""Which mentions of a part are one project: 'KCN VSIP', 'VSIP Thái Bình', 'dự án hạ tầng KCN VSIP Thái Bình'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from ..components import Mention, block_of, mentions_of, to_fact
from ..facts import Fact, Project
from ..vietnamese import UPPER, fold
from .finder import place_names
from .heads import head_pattern, named

_CAP = rf"[A-Z{UPPER}]\w*"
_RUNS = re.compile(rf"\b{_CAP}(?:\s+(?:{_CAP}|\d+(?!\w)))*|\b\d+\w*(?:\.\d+)*")
_NOISE = re.compile(r"\b(?:du an|dau tu|xay dung|tuyen|duong|bo|doan qua.*|giai doan.*|cac|hang muc.*)\b|[^\w ]")
_WHERE = re.compile(r"(?<=\w),\s(?:thôn|xã|phường|thị trấn|huyện|thị xã|quận|thành phố|tỉnh)\s.*$")
_ROAD_CODE = re.compile(r"\b(?:CT|QL|ĐT|TL)\.?(\d{1,3}[A-ZĐ]?)\b")


@dataclass(slots=True)
class Entry:
    """One project of a part: its mentions in order (Doc index, mention), its name and aliases."""

    family: str
    keys: list[frozenset[str]]
    content: Project
    mentions: list[tuple[int, Mention]] = field(default_factory=list)
    docs: Sequence[Doc] = ()

    def is_named(self, name: str, key: frozenset[str]) -> bool:
        """Is this the project that the name, or its proper words, mean?"""
        return any(same(key, other, self.family) for other in self.keys) or fold(name) == fold(self.content.name)

    def fact(self) -> Fact:
        index, mention = self.mentions[0]
        return replace(to_fact(self.docs[index], mention), content=self.content)


def unite(docs: Sequence[Doc], province: str | None) -> list[Entry]:
    """The distinct projects of a part in the order of their first mention in the source."""
    entries: list[Entry] = []
    alone: list[tuple[int, Mention]] = []
    for index, doc in enumerate(docs):
        for mention in mentions_of(doc, "projects"):
            content = mention.content
            if not isinstance(content, Project):
                continue
            if mention.rule == "project-zone-alone":
                alone.append((index, mention))
                continue
            family, key = family_of(content), key_of(content, province)
            entry = next((e for e in entries if e.family == family and e.is_named(content.name, key)), None)
            if entry is None:
                entries.append(entry := Entry(family, [key], content, docs=docs))
            elif key not in entry.keys:
                entry.keys.append(key)
            entry.mentions.append((index, mention))
    _unite_zone(entries, alone, docs, province)
    for entry in entries:
        entry.mentions.sort(key=lambda m: _at(docs, m))
        entry.content = _content(entry)
    return sorted(entries, key=lambda e: _at(docs, e.mentions[0]))


def _at(docs: Sequence[Doc], mention: tuple[int, Mention]) -> int:
    """Where the mention stands in the source: footnotes come after the body in the order of blocks, not on the page."""
    index, found = mention
    return block_of(docs[index]).text.to_source(found.start, found.end)[0]


def _unite_zone(
    entries: list[Entry], alone: list[tuple[int, Mention]], docs: Sequence[Doc], province: str | None
) -> None:
    """'Khu kinh tế' alone is the one zone the part names, else the only one of the province; else nothing is told."""
    if not alone:
        return
    zones = [entry for entry in entries if entry.family == "zone"]
    name = named("zones").get(province) if province else None
    own = [entry for entry in zones if name and fold(entry.content.name) == fold(name)]
    if own or len(zones) == 1:
        zone = (own or zones)[0]
        zone.mentions += alone
    elif not zones and name:
        content = Project(name=name, aliases=("Khu kinh tế",), category="industrial_park")
        entries.append(Entry("zone", [key_of(content, province)], content, alone, docs))


def family_of(project: Project) -> str:
    """Projects of two families are never one."""
    name = re.sub(r"^du an (?:dau tu )?(?:xay dung )?(?:cong trinh )?(?=\w)", "", fold(project.name))
    if project.category == "industrial_park":
        return "zone" if name.startswith("khu kinh te") else "park"
    if project.category == "transport":
        if re.match(r"cang hang khong|san bay", name):
            return "airport"
        return "bridge" if re.match(r"cau\b", name) else "port" if "cang" in name else "road"
    return f"{project.category} {name.split()[0]}"


def key_of(project: Project, province: str | None) -> frozenset[str]:
    """The proper names and numbers of the name without the province; its common words where it has none."""
    name = _WHERE.sub("", re.sub(r"^Dự án ", "", project.name))
    name = _small_heads(name)
    runs = {fold(run) for run in _RUNS.findall(re.sub(r"[,(]?\s?đoạn qua.*", "", name))}
    runs |= {code.lower() for code in _ROAD_CODE.findall(name)}
    home = fold(province) if province else None
    core = set()
    for run in runs:
        bare = run.removesuffix(home).strip() if home and run != home else run
        if bare and bare != home:
            core.add(bare)
    if core:
        return frozenset(core)
    plain = fold(name).removesuffix(home or "\0")
    return frozenset({" ".join(_NOISE.sub(" ", plain).split())})


def _small_heads(name: str) -> str:
    """The name with its head nouns small, so that capitals are proper names only."""
    letters = list(name)
    for match in head_pattern().finditer(fold(name)):
        if match["head"]:
            letters[match.start()] = letters[match.start()].lower()
    return "".join(letters[:1]).lower() + "".join(letters[1:])


def same(first: frozenset[str], second: frozenset[str], family: str) -> bool:
    """One project? The same proper names; of two roads the shorter name may leave some out."""
    if first == second:
        return True
    if family != "road":
        return False
    if sorted(" ".join(first).split()) == sorted(" ".join(second).split()):
        return True  # 'A - B - C' and 'A B C'
    small, large = sorted((first, second), key=len)
    return small < large and (len(small) > 1 or not small <= place_names())


def _content(entry: Entry) -> Project:
    """Name of the first mention, or the fuller one that only adds words to it; the other spellings are aliases."""
    contents = [m.content for _, m in entry.mentions if isinstance(m.content, Project)]
    full = [c for c, (_, m) in zip(contents, entry.mentions, strict=True) if m.rule != "project-zone-alone"]
    first = (full or [entry.content])[0]
    name = _spelling(first.name, [content.name for content in contents])
    for content in contents:
        if _fuller(content.name, name, entry.family):
            name = content.name
    if entry.family == "park":
        name = re.sub(r"(?<! -) phân khu \S+$", "", name)
    spellings: Iterable[str] = (s for c in (first, *contents) for s in (c.name, *c.aliases))
    seen = {fold(name)}
    aliases: list[str] = []
    for spelling in spellings:
        if (folded := fold(spelling)) not in seen:
            seen.add(folded)
            aliases.append(spelling)
    return Project(name=name, aliases=tuple(aliases), category=first.category)


def _fuller(name: str, other: str, family: str) -> bool:
    """Does `name` say all that `other` says and more? A park keeps its short name unless the longer only adds to it."""
    if len(name) <= len(other) or name.startswith("Dự án"):
        return False
    if family in ("park", "zone"):
        return fold(name).startswith(fold(other)) and "phân khu" not in name
    if family == "road":
        return set(fold(other).split()) < set(fold(name).split()) and len(name) < len(other) + 40
    return set(fold(other).split()) <= set(fold(name).split()) | {"dien"}


def _spelling(name: str, names: Sequence[str]) -> str:
    """How most mentions spell the name; at a tie the one with fewer diacritics in its acronyms ('VSIP', not 'VSĨP')."""
    alike = [other for other in names if fold(other) == fold(name)] or [name]
    marks = {other: sum(not word.isascii() for word in other.split() if word.isupper()) for other in alike}
    return max(alike, key=lambda other: (alike.count(other), -marks[other]))
