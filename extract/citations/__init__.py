"""Citations: mentions of numbered documents, State and Party, with type, date and issuer where stated beside them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from ..components import add_mentions, block_of, context_of, every_mention, text_of
from ..document import Part
from ..facts import Fact
from .find import find_citations

COMPONENT = "phancong_citations"
FAMILY = "citations"


@Language.component(COMPONENT)
def find(doc: Doc) -> Doc:
    """Add the citations of the block as mentions and as the span group 'citations'."""
    add_mentions(doc, FAMILY, find_citations(text_of(doc), block_of(doc), context_of(doc)))
    return doc


def collect(docs: Sequence[Doc], part: Part) -> list[Fact]:
    """One fact for each mention, repeats included."""
    return every_mention(docs, FAMILY)
