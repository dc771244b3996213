"""What a task carries out by what the document as a whole says of itself: what it approves, what it is an annex to."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from ..components import mentions_of, text_of
from ..facts import Assignment, Citation, Metadata, NamedDocument

_APPROVES = re.compile(
    r"\W*(?:Điều\s+\d+\W+)?(?:Quyết\s+định\s+)?"
    r"(?:phê\s+duyệt|ban\s+hành(?:\s+kèm\s+theo\s+\w+\s+\w+\s+này)?|thông\s+qua)\s+(?:[“\"]\s*)?",
    re.IGNORECASE,
)
_ANNEX = re.compile(r"\(\s*(?:ban\s+hành\s+)?kèm\s+theo\b", re.IGNORECASE)


class Whole:
    """What the blocks of a part, read one by one, tell of the part."""

    def __init__(self, metadata: Metadata) -> None:
        self.approved: tuple[str, ...] = ()
        """The plan that a decision without a legible number approves."""
        self._metadata = metadata
        self._parent: tuple[str, str] | None = None

    def read(self, doc: Doc) -> None:
        """Take up what the block says."""
        text = text_of(doc)
        if not self.approved and self._metadata.number is None and self._metadata.type in ("Quyết định", "Nghị quyết"):
            for mention in mentions_of(doc, "named_documents"):
                if isinstance(mention.content, NamedDocument) and _APPROVES.fullmatch(text, 0, mention.start):
                    self.approved = (mention.content.name,)
                    break
        if self._parent is None and (annex := _ANNEX.search(text)):
            for cited in mentions_of(doc, "citations"):
                content = cited.content
                if cited.start >= annex.end() and isinstance(content, Citation) and content.number and content.type:
                    self._parent = (content.type, content.number)
                    break

    def with_parent(self, content: Assignment) -> Assignment:
        """'thực hiện Nghị quyết này' in a programme that a resolution promulgates means the resolution."""
        if self._parent is None or self._parent[0] == self._metadata.type:
            return content
        kind, number = self._parent
        if number in content.directives or not re.search(rf"\b{kind} này\b", content.task, re.IGNORECASE):
            return content
        return replace(content, directives=(*content.directives, number))
