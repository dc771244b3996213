"""The spaCy side of the rules: one Doc a block, extensions, and mentions as span groups.

A family's component reads `text_of`, `block_of`, `context_of` and the mentions of the families before it, and adds its
own with `add_mentions`. Alone, without our reader, it works too: `nlp = spacy.blank("xx");
nlp.add_pipe("phancong_citations"); nlp("Nghị quyết số 29-NQ/TW").spans["citations"]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Span

from .document import Block, Context
from .facts import Content, Fact
from .text import AlignedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What a rule found in one block: text[start:end] of the Doc, the content, the rule's id, confidence 0-1."""

    start: int
    end: int
    content: Content
    rule: str
    confidence: float


@dataclass(slots=True)
class Sheet:
    """A block, its context, and what each family found in it: all that the rules read and write.

    A Doc carries one. To read a file the components get bare sheets: nobody there looks at tokens, and making them
    takes as long as several families (docs/adr/0003).
    """

    block: Block
    context: Context
    mentions: dict[str, list[Mention]] = field(default_factory=dict)


def _sheet_of(doc: Doc | Sheet) -> Sheet:
    """The sheet of a Doc; one of its own text where a user called the pipeline on plain text."""
    if isinstance(doc, Sheet):
        return doc
    sheet: Sheet | None = doc.user_data.get("phancong")
    if sheet is None:
        block = Block(kind="paragraph", text=AlignedText.of(doc.text))
        sheet = doc.user_data["phancong"] = Sheet(block, Context())
    return sheet


def _show(name: str) -> None:
    """Let spaCy users read and set `doc._.name`."""

    def getter(doc: Doc) -> Any:
        return getattr(_sheet_of(doc), name)

    def setter(doc: Doc, value: Any) -> None:
        if value is not None:  # else the Doc's own
            setattr(_sheet_of(doc), name, value)

    Doc.set_extension(name, getter=getter, setter=setter, force=True)


for _name in ("block", "context", "mentions"):
    _show(_name)
Span.set_extension("mention", default=None, force=True)


def block_of(doc: Doc | Sheet) -> Block:
    """The block a Doc was made from; a paragraph of its own text where a user called the pipeline on plain text."""
    return _sheet_of(doc).block


def text_of(doc: Doc | Sheet) -> str:
    """The text of the block. Not `doc.text`, which spaCy puts together from the tokens at every call."""
    return _sheet_of(doc).block.text.text


def context_of(doc: Doc | Sheet) -> Context:
    """The context of the part; an empty one where there is none."""
    return _sheet_of(doc).context


def mentions_of(doc: Doc | Sheet, family: str) -> list[Mention]:
    """The mentions a family added to the Doc, in text order, exact to the character."""
    return _sheet_of(doc).mentions.get(family, [])


def add_mentions(doc: Doc | Sheet, family: str, mentions: Iterable[Mention]) -> None:
    """Keep the mentions, and show them on a Doc as the span group `family` (token boundaries, expanded)."""
    found = sorted(mentions, key=lambda m: (m.start, m.end))
    if not found:
        return
    _sheet_of(doc).mentions[family] = found
    if isinstance(doc, Sheet):
        return
    spans = []
    for mention in found:
        span = doc.char_span(mention.start, mention.end, label=family, alignment_mode="expand")
        if span is not None:
            span._.mention = mention
            spans.append(span)
    doc.spans[family] = spans


def to_fact(doc: Doc, mention: Mention) -> Fact:
    """The mention as a fact: its span carried back to the source file."""
    text = block_of(doc).text
    start, end = text.to_source(mention.start, mention.end)
    return Fact(
        content=mention.content,
        quote=text.source[start:end],
        start=start,
        end=end,
        confidence=mention.confidence,
        rule=mention.rule,
    )


def every_mention(docs: Sequence[Doc], family: str) -> list[Fact]:
    """One fact a mention: the `collect` of families in which repeats count."""
    return [to_fact(doc, mention) for doc in docs for mention in mentions_of(doc, family)]
