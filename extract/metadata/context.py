"""The context of a part from its header, signature and text, with what another part of the same file tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ...ontology.gazetteer import districts, provinces
from ..dates import date_at, find_dates
from ..document import Block, Context, Document, Part
from ..facts import Fact, Metadata
from ..structure.parts import is_nation
from ..vietnamese import UPPER, clean, fold
from . import header as head
from . import issuer as who
from . import territory
from .portal import with_card
from .printed import printed_issuer
from .told import attached_number, attached_to, told_by

_HEADER_BLOCKS = 40
_CONFIDENCE = 0.9
_YEAR = re.compile(r"(?i)\bnăm\s+((?:19|20)\d\d)")
# Both begin with a set of letters, to which the search skips.
_PROVINCE_MENTION = re.compile(
    r"[tTB](?<!\w.)(?:(?<=[tT])(?:ỉnh(?:\s+[ủỦ]y)?|hành\s+(?:phố|[ủỦ]y))"
    rf"|(?<=T)(?:ỈNH(?:\s+ỦY)?|HÀNH\s+(?:PHỐ|ỦY)|P\.?)|(?<=B)áo)\s+(?=[A-Z{UPPER}])"
)
_DISTRICT_MENTION = re.compile(
    r"(?P<type>[hHtTqQ](?<!\w.)(?:(?<=[hH])uyện|(?<=[tT])(?:hị\s+xã|hành\s+phố)|(?<=[qQ])uận))"
    rf"\s+(?P<name>[A-Z{UPPER}]\w*(?:\s+[A-Z{UPPER}]\w*){{0,2}})"
)
_OF_DISTRICT = re.compile(r"\b(?:(?:ubnd|hdnd|nhan dan|dang bo) huyen(?! uy|,|/)|huyen uy)\b")
_OF_PROVINCE = re.compile(r"\b(?:(?:ubnd|hdnd|nhan dan|dang bo) (?:tinh|thanh pho)|tinh uy|thanh uy)\b")
_ENACTS = re.compile(r"(?:^|[,;]\s)(?:QUYẾT (?:(NGHỊ)|ĐỊNH))\s?:?$")
_NO_SUBJECT = re.compile(r"(?i)\W*(?:kính gửi|số\s*:|độc lập|cộng h[oò]|đảng cộng|hỏa tốc|khẩn|căn cứ|[-–_*.=|\s]*$)")
_STAMPED = 4
_STAMP = re.compile(
    r"(?i)(?:(?:thứ\s\w+|chủ\s+nhật),\s+)?(?:ngày\s+)?(?P<day>\d{1,2}/\d{1,2}/\d{4})(?:\s*[-–|,]?\s*\d{1,2}:\d\d(?::\d\d)?)?"
)
_PREAMBLE = re.compile(r"(?i)\W*(?:căn\s+cứ|xét|trên\s+cơ\s+sở|sau\s+khi|theo\s+đề\s+nghị)\s")
_SUBJECTS = ("Quy định", "Quy chế", "Hướng dẫn")
"""Types that may also open a subject: 'QUY ĐỊNH MỨC THU ...' of a circular whose type line is lost."""
_ANNEX_TYPES = frozenset({"Phụ lục", "Danh mục", "Biểu"})


def read_context(part: Part, document: Document) -> None:
    """Fill part.context. Parts are read in order: an annex takes issuer and place from the part before it."""
    headers, body = _split(part)
    title = head.title_of(headers)
    number = head.number_of(clean(b.text.text) for b in headers if b is not (headers[title.at] if title else None))
    place_date = head.place_date_of(headers)
    if place_date.date is None:
        place_date = head.place_date_of([b for b in part.blocks[-30:] if b.kind == "signature"])._replace(block=-1)
    subject = head.subject_of(headers, title)
    closing = _closing(part)
    told = told_by(part.blocks) if title is None and number is None else None
    attached = attached_to(part.blocks) if place_date.date is None else None
    metadata = Metadata(
        type=told.type if told else _type(title, number, closing, headers, body),
        number=told.number if told else number,
        date=place_date.date
        or (told.date if told else None)
        or (attached[1] if attached else None)
        or _passed_on(body)
        or (_stamped(part.blocks) if title is None and number is None else None),
        place=place_date.place,
        subject=told.subject if told else subject or _untitled_subject(headers, title, closing),
    )
    previous = document.parts[part.number - 2].context if part.number > 1 else None
    context = Context(metadata=metadata)
    raw, superior = printed_issuer(part, headers, title, number, closing)
    if told and told.issuer:
        raw, superior = told.issuer, []
    elif attached and part.number == 1:
        raw, superior = attached[0], []
    is_annex = previous is not None and raw is None and number is None
    _locate(context, raw or "", superior, place_date, part, document, previous)
    if raw is not None:
        name = who.name_issuer([*superior, raw], context.province, context.place)
        if name and told and (term := re.search(r"\skhóa\s[IVXL]+$", raw)):
            name += term[0]
    else:
        name = previous.metadata.issuer if previous and is_annex else _by_number(number, context)
    if is_annex and previous is not None:
        context.level, context.district = previous.level, previous.district
    context.level = who.level_of(name) or context.level
    if context.level is None and not _without_districts(place_date.date) and _speaks_as_district(part):
        context.district = _district_of_commune(part, context.province)
        context.level = "district" if context.district else None
    if context.level == "commune" and context.district is None and not _without_districts(place_date.date):
        context.district = _district_of_commune(part, context.province)
    if context.level == "central":
        context.province = context.place = context.district = None
    signer, whole = who.signer_of(part.blocks)
    if signer and not whole:
        signer = _same_signer(signer, part, document)
    if metadata.number is None and metadata.type is not None and not is_annex and not told:
        after = document.parts[part.number].blocks[:_HEADER_BLOCKS] if part.number < len(document.parts) else []
        if own := attached_number([*part.blocks, *after], metadata.type, name):
            metadata = replace(metadata, number=own[0], date=metadata.date or own[1])
    context.metadata = replace(metadata, issuer=name, signer=signer or (told.signer if told else None))
    context.metadata = with_card(context.metadata, part.blocks)
    _complete(context, part, document, title)
    _read_years(context, headers, body)
    context.directive = _directive(context.metadata, body)
    if context.directive is None and is_annex and previous is not None:
        context.directive = previous.directive
    context.abbreviations = _abbreviations(body)
    part.context = context


def _without_districts(date: str | None) -> bool:
    return territory.first_day(date) >= territory.COMMUNES_SINCE


def _split(part: Part) -> tuple[list[Block], list[Block]]:
    headers = [b for b in part.blocks[:_HEADER_BLOCKS] if b.kind == "header"]
    return headers, [b for b in part.blocks if b.kind not in ("header", "recipients", "signature")]


def _closing(part: Part) -> re.Match[str] | None:
    pattern = head.rules()["closing-type"].pattern
    body = [b for b in part.blocks if b.kind in ("paragraph", "item")]
    for block in reversed(body[-8:]):
        if ("đây là" in block.text.text) and (match := pattern.search(clean(block.text.text))):
            return match
    return None


def _stamped(blocks: Sequence[Block]) -> str | None:
    """The day that a portal prints on a line of its own near the title: 'Thứ hai, ngày 20/01/2025 - 19:33'."""
    lines = (_STAMP.fullmatch(clean(block.text.text)) for block in blocks[1:_STAMPED])
    return next((day.iso for match in lines if match and (day := date_at(match["day"], 0))), None)


def _passed_on(body: Sequence[Block]) -> str | None:
    """The date in the closing words of a resolution: '... được Hội đồng nhân dân tỉnh thông qua ngày 06/12/2024'."""
    for block in reversed(body[-6:]):
        text = block.text.text
        at = text.find("thông qua ngày ")
        if at >= 0 and (day := date_at(text, at + len("thông qua "))):
            return day.iso
    return None


def _type(
    title: head.Title | None,
    number: str | None,
    closing: re.Match[str] | None,
    headers: Sequence[Block],
    body: Sequence[Block],
) -> str | None:
    by_number = head.type_of_number(number)
    if title is not None and not (by_number and title.rest and title.type in _SUBJECTS):
        return title.type
    if by_number:
        return by_number
    if closing is not None:
        return head.types().get(fold(clean(closing["type"])))
    if any(fold(b.text.text).startswith("kinh gui") for b in body[:4]):
        return "Công văn"
    # 'QUYẾT NGHỊ:' opens what a council resolves, also where the head of the page is lost
    enacted = (_ENACTS.search(b.text.text) for b in [*headers, *body])
    return next((head.types().get(fold("Nghị quyết" if m[1] else "Quyết định")) for m in enacted if m), None)


def _untitled_subject(headers: Sequence[Block], title: head.Title | None, closing: re.Match[str] | None) -> str | None:
    """Where the type line is lost: the 'V/v' line of a letter, the rest of the title, or the closing sentence."""
    if title is not None:
        return None
    texts = [clean(b.text.text) for b in headers]
    for index, text in enumerate(texts):
        if re.match(r"(?i)\W*v\s?/\s?v\b|\W*về việc\b", text):
            return head.to_subject(" ".join([text, *_continued(texts[index + 1 :])]))
    rest = [t for t in texts if len(t) > 20 and not t.isupper() and not any(c.isdigit() for c in t[:3])]
    rest = [t for t in rest if not _PREAMBLE.match(t)]
    if len(rest) == 1 and not head.rules()["place-date"].pattern.search(rest[0]):
        return head.to_subject(rest[0])
    return head.to_subject(closing["subject"]) if closing is not None else None


def _continued(texts: Sequence[str]) -> Iterator[str]:
    """The lines on which a 'V/v' line goes on: up to the place and date, the motto, the addressee."""
    for text in texts[:3]:
        if is_nation(text) or _NO_SUBJECT.match(text) or head.rules()["place-date"].pattern.search(text):
            return
        yield text


def _by_number(number: str | None, context: Context) -> str | None:
    name = who.of_number(number)
    return who.with_place(name, "", context.province, context.place) if name else None


def _locate(
    context: Context,
    raw: str,
    superior: Sequence[str],
    place_date: head.PlaceDate,
    part: Part,
    document: Document,
    previous: Context | None,
) -> None:
    """Province, place, district: from the issuer, the place line, the part before, the most named province.

    A document dated after a merger belongs to the province that there is then.
    """
    place, date = place_date.place, place_date.date
    for name in (who.expand(raw), *map(who.expand, reversed(superior))):
        province, district = territory.place_of_issuer(name)
        context.district = context.district or district
        context.province = context.province or province or territory.province_of_commune(name, date)
    if context.province is None and raw and who.is_central(who.expand(raw)):
        context.level = "central"
        return
    if context.province is None and place:
        context.province = _province_of_town(place)
    if context.province is None and previous is not None and previous.province:
        context.province = previous.province
    if context.province is None:
        context.province = _most_named(part) or _most_named_of(document.parts)
    if context.province is not None:
        context.province = territory.province_on(context.province, date)
    if _without_districts(date):
        context.district = None
    official = next((p.official for p in provinces() if p.name == context.province), None)
    context.place = official


def _province_of_town(place: str) -> str | None:
    if province := territory.folded_provinces().get(fold(place)):
        return province.name
    found = territory.provinces_of_district(place)
    return next(iter(found)) if len(found) == 1 else None


def _most_named_of(parts: Sequence[Part]) -> str | None:
    return next((name for part in parts if (name := _most_named(part))), None)


def _most_named(part: Part) -> str | None:
    """The province named most often after 'tỉnh' or 'thành phố'."""
    names = territory.folded_provinces()
    counts: Counter[str] = Counter()
    for block in part.blocks:
        text = block.text.text
        for match in _PROVINCE_MENTION.finditer(text):
            words = fold(text[match.end() : match.end() + 24]).replace("-", " ").split()
            for size in (3, 2):
                if (name := " ".join(words[:size]).strip(" ,.;:)")) in names:
                    counts[names[name].name] += 1
                    break
    if not counts:
        counts = Counter(province for _, province in _districts_named(part))
    return counts.most_common(1)[0][0] if counts else None


def _districts_named(part: Part) -> Iterator[tuple[str, str]]:
    """(district, its province) of each mention of a district whose name only one province has."""
    table = _district_table()
    for block in part.blocks:
        for match in _DISTRICT_MENTION.finditer(block.text.text):
            words = match["name"].split()
            for size in range(len(words), 0, -1):
                name = fold(f"{match['type']} {' '.join(words[:size])}")
                if len(known := table.get(name, [])) == 1:
                    yield known[0]
                    break


@cache
def _district_table() -> dict[str, list[tuple[str, str]]]:
    """'huyen vu thu' -> [('huyện Vũ Thư', 'Thái Bình')]."""
    table: dict[str, list[tuple[str, str]]] = {}
    for district in districts():
        named = (f"{district.type} {district.name}", district.province)
        table.setdefault(fold(named[0]), []).append(named)
    return table


def _district_of_commune(part: Part, province: str | None) -> str | None:
    """The district a commune's document names most often, of its province."""
    counts = Counter(name for name, where in _districts_named(part) if province in (None, where))
    return counts.most_common(1)[0][0] if counts else None


def _speaks_as_district(part: Part) -> bool:
    """Whether 'UBND huyện' without a name comes up again and again, and more often than the province's bodies."""
    texts = [fold(b.text.text) for b in part.blocks]
    own = sum(len(_OF_DISTRICT.findall(text)) for text in texts)
    return own >= 3 and own > sum(len(_OF_PROVINCE.findall(text)) for text in texts)


def _same_signer(signer: str, part: Part, document: Document) -> str | None:
    """The whole name of a damaged one, where it stands in another signature of the file."""
    wanted = fold(signer)
    for other in document.parts:
        if other is not part:
            name, whole = who.signer_of(other.blocks)
            if name and whole and fold(name).endswith(wanted):
                return name
    return signer


def _complete(context: Context, part: Part, document: Document, title: head.Title | None) -> None:
    """A part that lost its header takes the date and place of the part with the same title (a report's summary)."""
    metadata = context.metadata
    if title is not None or metadata.date is not None or not metadata.subject:
        return
    wanted = fold(metadata.subject)
    for other in document.parts:
        if other is part:
            continue
        headers, _ = _split(other)
        other_title = head.title_of(headers)
        subject = head.subject_of(headers, other_title)
        if not subject or other_title is None or other_title.type in _ANNEX_TYPES:
            continue
        if fold(subject).endswith(wanted) or wanted.endswith(fold(subject)):
            found = head.place_date_of(headers)
            longer = subject if len(subject) > len(metadata.subject) else metadata.subject
            context.metadata = replace(metadata, subject=longer, date=found.date, place=found.place)
            return


def _read_years(context: Context, headers: Sequence[Block], body: Sequence[Block]) -> None:
    metadata = context.metadata
    subject = metadata.subject or ""
    headings = " ; ".join(clean(b.text.text) for b in body[:30] if b.kind == "heading")
    if metadata.date:
        context.year = int(metadata.date[:4])
    elif years := _YEAR.findall(subject) or _YEAR.findall(headings):
        context.year = int(years[0])
    else:
        opening = (date.iso for block in [*headers, *body[:4]] for date in find_dates(block.text.text))
        context.year = next((int(iso[:4]) for iso in opening), None)
    report = (metadata.type or "").startswith(("Báo cáo", "Phụ lục", "Hướng dẫn", "Biểu")) or metadata.type is None
    match = head.rules()["reported-year"].pattern.search(subject)
    if match is None and report:
        match = head.rules()["reported-year"].pattern.search(headings)
    if match is not None:
        context.reported_year = int(match["year"])


def _directive(metadata: Metadata, body: Sequence[Block]) -> str | None:
    """Number, else name, of what the document carries out, from its title and its opening sentence."""
    pattern, reference = head.rules()["directive"].pattern, head.rules()["reference"].pattern
    match = pattern.search(metadata.subject or "")
    if match is None:
        return None
    if found := reference.match(match["rest"]):
        return _compact(found["number"])
    kind = clean(match["type"])
    for block in body:
        if number := _number_after(kind, block.text.text, reference):
            return number
    name = clean(f"{kind} {match['rest']}")
    return name if kind[0].isupper() and len(name) > len(kind) + 8 else None


def _number_after(kind: str, text: str, reference: re.Pattern[str]) -> str | None:
    """The number that follows the first numbered mention of a kind of document in the text."""
    if "số" not in text:
        return None
    for form in (kind, kind.lower()):
        at = text.find(form)
        while at >= 0:
            if found := reference.match(text[at + len(form) :].lstrip()):
                return _compact(found["number"])
            at = text.find(form, at + 1)
    return None


def _compact(number: str) -> str:
    return re.sub(r"\s+", "", number).replace("–", "-")


def _abbreviations(body: Sequence[Block]) -> dict[str, str]:
    """Short forms the document defines itself -> what they stand for."""
    found: dict[str, str] = {}
    so_called, acronym = head.rules()["so-called"].pattern, head.rules()["acronym"].pattern
    for block in body:
        text = block.text.text
        if "(" not in text:
            continue
        if "tắt" in text or "gọi" in text:
            for match in so_called.finditer(text):
                short = clean(match["short"]).strip(" .,;:")
                if full := _full_form(short, text[: match.start()]):
                    found.setdefault(short, full)
        for match in acronym.finditer(text):
            if full := _by_initials(match["short"], text[: match.start()]):
                found.setdefault(match["short"], full)
    return found


def _by_initials(short: str, before: str) -> str | None:
    """The words right before an acronym whose initials it holds: 'Khu kinh tế' for KKT."""
    letters = [c for c in fold(short) if c.isalpha()]
    words = before.split()[-len(letters) :]
    if len(words) == len(letters) and all(fold(w)[:1] == c for w, c in zip(words, letters, strict=True)):
        return clean(" ".join(words)).strip(' ,;:("“')
    return None


def _full_form(short: str, before: str) -> str | None:
    """The phrase a short form stands for: from the last place where its own first words begin."""
    if short.isupper() and (by_initials := _by_initials(short, before)):
        return by_initials
    first = " ".join(short.split()[:2])
    at = before.rfind(first)
    if at < 0:
        at = before.rfind(short.split()[0]) if short else -1
    full = clean(before[at:]).strip(" ,;:") if at >= 0 else ""
    return full if len(short) < len(full) <= 250 else None


def collect(part: Part, document: Document) -> Iterator[Fact]:
    """The metadata fact of the part; its quote is the title, else the first header line, else the first block."""
    if not part.blocks:
        return
    headers, _ = _split(part)
    title = head.title_of(headers)
    shown = headers[title.at :][:2] if title else headers[:1] or part.blocks[:1]
    shown = [b for b in shown if b.text.runs] or [b for b in part.blocks if b.text.runs][:1]
    if not shown:
        return
    start = shown[0].text.to_source(0, len(shown[0].text))[0]
    end = shown[-1].text.to_source(0, len(shown[-1].text))[1]
    known = sum(
        x is not None for x in (part.context.metadata.type, part.context.metadata.issuer, part.context.metadata.subject)
    )
    yield Fact(
        content=part.context.metadata,
        quote=document.source.text[start:end],
        start=start,
        end=end,
        confidence=_CONFIDENCE * (0.4 + 0.2 * known),
        rule="metadata.header",
    )
