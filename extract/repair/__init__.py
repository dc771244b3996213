"""OCR repair: text as the engine wrote it to text as it was printed, line for line.

`repair` finds which lines are damaged and how (noise.py), decodes them (lines.py with channel.py, decoder.py and
model.py), and mends numbers of documents and figures by their own grammar (numbers.py). Clean text comes back as it
was.
"""

from __future__ import annotations

from .lines import repair

__all__ = ["repair"]
