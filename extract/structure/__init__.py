"""Repaired text to parts, headings, paragraphs, footnotes and table rows."""

from .outline import outline
from .reader import structure

__all__ = ["outline", "structure"]
