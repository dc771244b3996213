"""Finding the project names of one block."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ...ontology import resource
from ..components import Mention
from ..facts import Project, ProjectCategory
from ..rules import Rule, load_rules
from ..vietnamese import UPPER, fold
from . import names
from .heads import PACKAGE, Head, category_of, head_pattern, heads, phrase_pattern, words
from .normal import expressway, full_name, surface
from .parts import no_name, proper
from .tokens import tokens_of

_SEAT_GAP = 24
_NEAR = 130  # characters of what is told of a number of works before they are named
_SEATED = re.compile(rf"\s(?:[A-Z{UPPER}]\w*|tỉnh|huyện|thành phố)$")
LISTED = "project-listed"
"""The rule of projects that a list names, one a row."""
ROADS = {"ql": "quoc lo", "dt": "duong tinh", "tl": "tinh lo", "dh": "duong huyen", "ct": "cao toc"}


@cache
def rule(name: str) -> Rule:
    return next(rule for rule in load_rules(PACKAGE) if rule.id == name)


@cache
def _districts() -> tuple[dict[str, str], ...]:
    text = resource("reference/districts.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))


@cache
def place_names() -> frozenset[str]:
    """Folded names of provinces and districts: after a comma they say where a project is, not which one."""
    return frozenset(fold(row[column]) for row in _districts() for column in ("name", "province"))


def district_of(name: str, province: str | None) -> str | None:
    """'Đông Hưng' in Thái Bình -> 'huyện Đông Hưng'; None where the province has no such district."""
    if province is None:
        return None
    found = (
        f"{row['type']} {row['name']}" for row in _districts() if row["province"] == province and row["name"] == name
    )
    return next(found, None)


_CLAUSE_END = re.compile(r"\s(?:tại|do|với)\s|[;.:()]|,\s(?=[A-ZĐ])")
_ADDRESS = re.compile(r"\b\d+[a-z]?(?:/\d+)?,?\s$")
_NUMERAL = re.compile(r"\s?(?:[IVX]+|\d{1,2})$")
_COAST_ROAD = re.compile(r"(?:tuyen )?(?:duong )?(?:bo )?ven bien")
_STAGE = re.compile(r"(?:và\s)?giai đoạn (\d|[IVX]+)\s(?:của\s)?", re.IGNORECASE)
_IN_CODE = re.compile(rf"[A-ZĐ]-[A-Z{UPPER}]{{2}}")  # '684/KKT-QLĐT': the number of a document
_BLANK = re.compile(r"[ :\t]*")
_WORKS_AFTER = re.compile(r"\bduoc (?:dau tu|xay|cai tao|nang cap|khoi cong|khanh thanh|mo rong)\b|\blam chu dau tu\b")


def _past(text: str, at: int) -> int:
    """Offset after the blanks and colons that stand there."""
    match = _BLANK.match(text, at)
    return match.end() if match else at


@dataclass(slots=True)
class Finder:
    """Reads one block's text. `barred` are spans that names of bodies take up; `listing`: a row of a table of works;
    `normative`: a law or the like; `told`: title or heading say that works are told of.
    """

    text: str
    province: str | None = None
    barred: Sequence[tuple[int, int]] = ()
    footnote: bool = False
    listing: bool = False
    normative: bool = False
    told: bool = False
    folded: str = field(init=False)
    lists: list[tuple[int, int]] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.folded = names.folded_of(self.text)

    def mentions(self) -> Iterator[Mention]:
        """The project names, in text order, without overlap."""
        at = 0
        for match in head_pattern().finditer(self.folded):
            if match.start() < at:
                continue
            for mention in self._read(match):
                at = mention.end
                yield mention

    def _read(self, match: re.Match[str]) -> Iterator[Mention]:
        start, end = match.span()
        if match["project"]:
            found = self._project(start, end) if match["project"] == "du an" else self._titled_works(start, end)
            if found and not self._barred(start):
                yield found
            return
        if match["road"]:
            if not self.text[start : start + 2].isupper():
                return
            head, head_text = heads()[ROADS[self.folded[start : start + 2]]], ""
            after = start
        else:
            head, head_text, after = heads()[match["head"]], match["head"], end
        yield from self._headed(start, after, head, head_text)

    def _headed(self, start: int, after: int, head: Head, head_text: str) -> Iterator[Mention]:
        """The name a head begins, and those that share the head. What costs least is looked at first."""
        if not names.exact(self.text, start, after, head) or _IN_CODE.match(self.text, after - 1):
            return
        zone = rule("project-zone-roads").pattern.match(self.folded, start) if head.style == "road" else None
        colon = head.style == "named" and self.text[after : after + 3].lstrip().startswith(":")
        stop = None if zone or colon else self._seat(after, head) or self._stop(start, after, head)
        alone = head.alone and self.text[start].isupper()
        counted = None if zone or colon or stop or head.body else self._counted(start, after, head)
        if not (zone or colon or alone or stop or counted):
            return
        if self._barred(start) or (head.works and not self._works(start, after, head)):
            return
        plural = rule("project-plural").pattern.search(self.folded, max(0, start - 18), start) is not None
        if zone:
            yield self._zone_roads(start, zone.end(), head)
        elif colon:
            yield from self._shared(self.text.index(":", after) + 1, head, ("",))
        elif counted:
            yield from self._shared(counted, head, ("",))
        elif stop:
            if self.text[stop : stop + 1] == "=":  # 'chiều rộng nền đường Bn=12 m'
                return
            if self.province is None and _COAST_ROAD.fullmatch(self.folded, start, stop):
                return  # some road along the coast, nobody knows whose
            mention = self._mention(start, stop, head, head_text, "project-headed", 0.75 if head.works else 0.93)
            if self._only_country(mention.content):
                return
            yield mention
            if head.style == "named" and (plural or not head.open):
                stem = _NUMERAL.sub("", self.text[after:stop]).strip()
                yield from self._shared(stop, head, (",", " và", ";") if plural else (",",), plural=plural, stem=stem)
        elif not plural and not self._generic_zone(start, after):
            yield self._mention(start, after, head, head_text, "project-zone-alone", 0.85)

    def _counted(self, start: int, after: int, head: Head) -> int | None:
        """Where the names begin that a count or plural leads to: '04 KCN đang giải phóng mặt bằng gồm: A, B và C'."""
        plural = rule("project-plural").pattern.search(self.folded, max(0, start - 18), start)
        lead = rule("project-counted").pattern.match(self.folded[after : after + _NEAR]) if plural else None
        if head.style != "named" or plural is None or lead is None:
            return None
        return after + lead.end() if lead[0].rstrip().endswith(":") or plural[0][0].isdigit() else None

    def _seat(self, after: int, head: Head) -> int | None:
        """The end of the body a seat is of: 'trụ sở làm việc Công an huyện X'."""
        if not head.body:
            return None
        near = (end for begin, end in self.barred if after < begin <= after + _SEAT_GAP)
        end = next(near, None)
        begin = next((begin for begin, stop in self.barred if stop == end), after)
        if end is None or not _SEATED.search(self.text, after, end):
            return None  # 'trụ sở Ban chỉ huy quân sự xã, phường'
        return end if rule("project-seat").pattern.fullmatch(self.folded[after:begin]) else None

    def _stop(self, start: int, after: int, head: Head) -> int | None:
        """The end of the name that the head begins; None where it begins none."""
        limit = len(self.text)
        if head.style != "named":
            return names.route(self.text, self.folded, start, after, limit, head)
        listed = self._listed(start)
        stop = names.named(self.text, self.folded, start, after, limit, head, located=False, listed=listed)
        if stop is None and listed and head.open and self.text[start].isupper():
            tail = _CLAUSE_END.search(self.text, after, min(limit, after + 160))
            stop = tail.start() if tail and tail.start() - after > 12 else None
        return stop

    def _project(self, start: int, end: int) -> Mention | None:
        """The name after 'dự án': a head's own name, a quotation, or a description."""
        at = _past(self.text, end)
        if ":" in self.text[end:at] and not rule("project-label").pattern.search(
            self.folded, max(0, start - 12), start
        ):
            return None
        if at >= len(self.text) or rule("project-plural").pattern.search(self.folded, max(0, start - 18), start):
            return None
        if self.text[at] in '"“':
            stop = re.compile('["”“]').search(self.text, at + 1, at + 260)
            if not stop or stop.start() - at < 6:
                return None
            return self._described(start, at + 1, stop.end(), 0.85)
        if phrase_pattern("generic_project").match(self.folded, at) and not self._infrastructure_head(at):
            return None
        inner = names.inner_head(self.text, self.folded, at, min(len(self.text), at + 90))
        if inner and rule("project-infrastructure").pattern.match(f"du an {self.folded[at : inner[0]]}"):
            found = self._inner(start, *inner)
            if found:
                return found
            if inner[0] == at:
                return None
        first = self.text[at : at + 12].split()[0]
        title = first[0].isupper() and not first.isupper() and not no_name(self.text, self.folded, at)
        if (title or names.verb_follows(self.text, self.folded, at)) and (
            described := names.description(self.text, self.folded, at, len(self.text))
        ):
            stop_at, proper = described
            before = self.folded[max(0, start - 24) : start]
            if proper or (
                not self.normative and re.search(r"(?:thuc hien|trien khai|hoan thanh)\s(?:hieu qua\s)?$", before)
            ):
                return self._described(start, at, stop_at, 0.8 if proper else 0.55)
        return None

    def _titled_works(self, start: int, end: int) -> Mention | None:
        """'Công trình: Cải tạo, nâng cấp đường ...': a title; other works bear the name of their own head."""
        at = _past(self.text, end)
        if ":" not in self.text[end:at] or rule("project-plural").pattern.search(
            self.folded, max(0, start - 18), start
        ):
            return None
        if not self.text[at : at + 1].isupper() or not names.verb_follows(self.text, self.folded, at):
            return None
        described = names.description(self.text, self.folded, at, len(self.text))
        return self._described(at, at, described[0], 0.75) if described else None

    def _infrastructure_head(self, at: int) -> bool:
        inner = names.inner_head(self.text, self.folded, at, min(len(self.text), at + 90))
        return (
            inner is not None
            and rule("project-infrastructure").pattern.match("du an " + self.folded[at : inner[0]]) is not None
        )

    def _inner(self, start: int, head_start: int, head_end: int, head: Head) -> Mention | None:
        """'Dự án (đầu tư xây dựng) KCN X' is KCN X; works on roads keep the words 'Dự án xây dựng'."""
        limit = len(self.text)
        head_text = self.folded[head_start:head_end]
        if head.style == "named":
            stop = names.named(self.text, self.folded, head_start, head_end, limit, head, located=True)
        else:
            stop = names.route(self.text, self.folded, head_start, head_end, limit, head)
        if stop is None:
            return None
        whole = head.style == "road" and head_start - start > len("du an ")
        found = self._mention(start, stop, None if whole else head, "" if whole else head_text, "project-works", 0.93,
                              content_start=start if whole else head_start)  # fmt: skip
        content = found.content
        assert isinstance(content, Project)
        if self._only_country(content):
            return None
        other = surface(self.text[head_start if whole else start : stop])
        project = Project(
            name=content.name,
            aliases=tuple(dict.fromkeys((*content.aliases, other))),
            category=category_of(content.name, head.category, self._sentence(start, stop)),
        )
        return Mention(start=found.start, end=found.end, content=project, rule=found.rule, confidence=found.confidence)

    def listed(self, start: int, stop: int) -> Mention:
        """The project whose name fills text[start:stop], a cell of a list of projects."""
        return replace(self._described(start, start, stop, 0.85), rule=LISTED)

    def _described(self, start: int, at: int, stop: int, confidence: float) -> Mention:
        inner = names.inner_head(self.text, self.folded, at, stop)
        default: ProjectCategory = inner[2].category if inner else "other"
        found = self._mention(start, stop, None, "", "project-described", confidence, category=default)
        if inner and isinstance(found.content, Project) and stop - inner[1] > 3:
            alias = surface(self.text[inner[0] : stop])
            project = Project(
                name=found.content.name, aliases=(*found.content.aliases, alias), category=found.content.category
            )
            return Mention(start=start, end=stop, content=project, rule=found.rule, confidence=confidence)
        return found

    def _zone_roads(self, start: int, end: int, head: Head) -> Mention:
        stop = end
        tail = tokens_of(self.text, end, len(self.text))
        for token in tail:
            if token.kind not in ("cap", "num") and token.word not in "-–":
                break
            stop = token.end
        name = full_name(self.text[start:stop], head, "", self.province)
        plural = rule("project-plural").pattern.search(self.folded, max(0, start - 18), start) is not None
        if plural:
            name = f"Các {name[0].lower()}{name[1:]}"
        if stop == end and self.province:
            name = f"{name} {self.province}"
        project = Project(name=name, aliases=(surface(self.text[start:stop]),), category="transport")
        return Mention(start=start, end=stop, content=project, rule="project-zone-roads", confidence=0.85)

    def _shared(
        self, at: int, head: Head, separators: Sequence[str], plural: bool = True, stem: str = ""
    ) -> Iterator[Mention]:
        """Names that share the head before them: 'các KCN: A, B và C', 'CCN Ninh An, Tây An'."""
        while True:
            separator = next((s for s in separators if self.text.startswith(s, at)), None)
            if separator is None:
                return
            begin = _past(self.text, at + len(separator))
            stage = _STAGE.match(self.text, begin) if plural else None
            begin = stage.end() if stage else begin
            tokens = tokens_of(self.text, begin, min(len(self.text), begin + 80))
            if (
                not tokens
                or tokens[0].kind != "cap"
                or self.text[tokens[0].start : tokens[0].end] in words("not_names")
            ):
                return
            if head_pattern().match(self.folded, begin):
                return
            last = proper(self.text, self.folded, tokens, 0)
            stop = tokens[last - 1].end
            if not plural and (self.folded[begin:stop] in place_names() or self._barred(begin)):
                return
            item = self.text[begin:stop]
            if stem and _NUMERAL.fullmatch(item):
                item = f"{stem} {item}"  # 'Sơn Mỹ I và II'
            if stage:
                item = f"{item} (giai đoạn {stage[1]})"
            if re.match(r"\s\w", self.text[stop : stop + 2]) and not (
                re.match(r"\s(?:và|của|tại|trên|thuộc)\b", self.text[stop : stop + 8])
                or (plural and last < len(tokens) and tokens[last].word in words("stop"))
            ):
                return
            if not plural and len(item) < 4:
                return
            name = full_name(f"{head.name} {item}", head, "", self.province)
            short = next((form for form in head.forms if form.isupper()), None)
            aliases = (surface(f"{short} {item}"),) if short else ()
            yield Mention(
                start=begin, end=stop, rule="project-shared-head", confidence=0.85 if plural else 0.7,
                content=Project(name=name, aliases=aliases, category=category_of(name, head.category)),
            )  # fmt: skip
            at, separators = stop, (",", " và", ";")

    def _mention(
        self, start: int, end: int, head: Head | None, head_text: str, rule_id: str, confidence: float,
        content_start: int | None = None, category: ProjectCategory = "other",
    ) -> Mention:  # fmt: skip
        words_of = self.text[start if content_start is None else content_start : end]
        name = full_name(words_of, head, head_text, self.province)
        short = surface(words_of)
        aliases = [short] if short != name else []
        if head and head.style == "road" and (full := expressway(name)):
            aliases, name = [name, full[full.index("(") + 1 : -1]], full
        default = head.category if head else category
        project = Project(
            name=name,
            aliases=tuple(dict.fromkeys(aliases)),
            category=category_of(name, default, self._sentence(start, end)),
        )
        return Mention(start=start, end=end, content=project, rule=rule_id, confidence=confidence)

    def _barred(self, start: int) -> bool:
        if any(low < start < high for low, high in self.barred):
            return True
        return rule("project-in-body").pattern.search(self.folded, max(0, start - 120), start) is not None

    def _generic_zone(self, start: int, end: int) -> bool:
        """'khu công nghiệp, khu kinh tế' and its like name no zone."""
        return re.match(
            r"\s?(?:,|và)\s?(?:các )?(?:khu|cụm)\b", self.text[end : end + 24]
        ) is not None and not re.match(r"\s?và các", self.text[end : end + 24])

    def _sentence(self, start: int, end: int) -> str:
        low, high = names.sentence(self.text, start, end)
        return self.folded[low:high]

    def _works(self, start: int, end: int, head: Head) -> bool:
        """Are works told of here? For what is also a body or an address."""
        if self._listed(start):
            return True
        before = re.search(r"(\w+)\s$", self.text[max(0, start - 12) : start])
        if before and before[1].lower() in words("place"):
            return False
        if re.search(r"\bkm\s?\d[\d+]*\s$", self.folded[max(0, start - 12) : start]):
            return False
        if head.name == "đường" and _ADDRESS.search(self.folded, max(0, start - 14), start):
            return False
        works = phrase_pattern("works")
        if head.category in ("transport", "water"):
            return self.told or works.search(self._sentence(start, end)) is not None
        reach = 200 if self.text[:start].endswith((", ", " và ")) else 60  # 'nâng cấp A, B và C'
        low = max(names.sentence(self.text, start, end)[0], self.folded.rfind(";", 0, start) + 1, start - reach)
        if works.search(self.folded, low, start):
            return True
        return _WORKS_AFTER.search(self.folded, end, min(len(self.folded), end + 90)) is not None

    def _listed(self, start: int) -> bool:
        """Inside a list of works ('các công trình trọng điểm: A; B (..)') or a footnote that is such a list?"""
        if self.lists is None:
            self.lists = [(0, len(self.text))] if self.listing else []
            for match in rule("project-list").pattern.finditer(self.folded):
                bracket = match[0][-1] in "({"
                if bracket:
                    stop = re.compile(r"[)}]").search(self.folded, match.end())
                    self.lists.append((match.end(), stop.start() if stop else len(self.text)))
                else:
                    self.lists.append((match.end(), names.sentence(self.text, match.end(), match.end())[1]))
            starts = [m.end() for m in re.finditer(r"^|;\s", self.folded)]
            if sum(head_pattern().match(self.folded, at) is not None for at in starts) > (1 if self.footnote else 2):
                self.lists.append((0, len(self.text)))
        return any(low <= start < high for low, high in self.lists)

    @staticmethod
    def _only_country(content: object) -> bool:
        return (
            isinstance(content, Project)
            and re.fullmatch(r"[\w ]+ (?:Việt Nam|Nhà nước)", content.name) is not None
            and (
                content.name.split("Việt")[0].strip().islower()
                or " ".join(content.name.split()[:-2]).lower()
                in {form for head in heads().values() for form in head.forms}
            )
        )
