"""Names for which the text gives a number: 'Nghị quyết Hội nghị lần thứ sáu ... (Nghị quyết số 29-NQ/TW)'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ..citations.laws import law_end
from ..components import Mention, mentions_of, text_of
from ..facts import Citation, NamedDocument
from ..vietnamese import clean, fold

_OF_ABOUT = re.compile(r"\w+(?: \w+)? của [^,;]{3,60}? (?P<topic>về .{12,})")
_BRACKET = re.compile(r"[^;()]*\(")


def synonyms_of(docs: Sequence[Doc]) -> dict[str, str]:
    """Name -> number, for names that a number of the same type follows: in brackets, or as laws are cited."""
    synonyms: dict[str, str] = {}
    for doc in docs:
        cited = [m for m in mentions_of(doc, "citations") if isinstance(m.content, Citation) and m.content.number]
        if not cited:
            continue
        synonyms |= dict(_numbered_laws(text_of(doc), cited))
        for mention in mentions_of(doc, "named_documents"):
            name = mention.content
            if isinstance(name, NamedDocument) and (before := _cited_before(text_of(doc), name, mention.start, cited)):
                synonyms[name.name] = before
                continue
            following = next((c for c in cited if c.start >= mention.end), None)
            if following is None or not isinstance(name, NamedDocument):
                continue
            number = following.content
            bracketed = _BRACKET.fullmatch(text_of(doc), mention.end, following.start) is not None
            if bracketed and isinstance(number, Citation) and number.number and number.type == name.type:
                synonyms[name.name] = number.number
    return synonyms


def _numbered_laws(text: str, cited: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """('Luật Đất đai', '31/2024/QH15') for 'Luật Đất đai số 31/2024/QH15'."""
    for citation in cited:
        content, end = citation.content, law_end(text, citation.start)
        if end is not None and isinstance(content, Citation) and content.number:
            yield clean(text[citation.start : end]), content.number


def _cited_before(text: str, name: NamedDocument, start: int, cited: Sequence[Mention]) -> str | None:
    """The number in '... Nghị quyết số 5/NQ-HĐND của HĐND tỉnh về việc X, ... Nghị quyết của HĐND tỉnh về việc X'."""
    titled = _OF_ABOUT.fullmatch(name.name)
    if titled is None:
        return None
    topic = fold(titled["topic"])
    for citation in cited:
        content = citation.content
        if citation.end > start or not isinstance(content, Citation) or content.type != name.type:
            continue
        if fold(text[citation.end : citation.end + len(topic) + 8]).strip(" ,").startswith(topic):
            return content.number
    return None
