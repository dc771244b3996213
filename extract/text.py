"""Text that remembers where it came from.

`AlignedText` is a piece of text together with the map from its offsets to the offsets of the source it was made from.
Every edit (repair of a syllable, a line break turned into a space, a footnote taken out of a sentence) goes through it,
so any span of what a rule sees leads back to a span of the file as it came. Offsets are code points, as in FACTS.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of text and the stretch of source it stands for; `exact` runs map character by character."""

    start: int
    end: int
    source_start: int
    source_end: int
    exact: bool


class Edit(NamedTuple):
    """Replace text[start:end] by `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A text, the source it was made from, and the runs that map the one to the other.

    Runs are in order, without overlap in the text, and cover it. Source stretches between two runs were left out.
    """

    text: str
    source: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> AlignedText:
        """The unchanged text of source[start:end]."""
        stop = len(source) if end is None else end
        run = Run(0, stop - start, start, stop, True)
        return cls(source[start:stop], source, (run,) if stop > start else ())

    @classmethod
    def join(cls, pieces: Iterable[AlignedText], separator: str = " ") -> AlignedText:
        """One text of several pieces of the same source, in source order. Raises ValueError without pieces."""
        text: list[str] = []
        runs: list[Run] = []
        length = 0
        source: str | None = None
        for piece in pieces:
            if source is None:
                source = piece.source
            elif piece.runs and runs and separator:
                # the halves of a replacement that was cut through share their source, so `after` may lie before
                low, high = sorted((runs[-1].source_end, piece.runs[0].source_start))
                runs.append(Run(length, length + len(separator), low, high, False))
                text.append(separator)
                length += len(separator)
            text.append(piece.text)
            runs.extend(Run(r.start + length, r.end + length, *r[2:]) for r in piece.runs)
            length += len(piece.text)
        if source is None:
            raise ValueError("nothing to join")
        return cls("".join(text), source, tuple(runs))

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def slice(self, start: int, end: int) -> AlignedText:
        """The piece text[start:end]; a run cut through keeps the whole source stretch unless it is exact."""
        if start >= end:
            return AlignedText("", self.source, ())
        runs: list[Run] = []
        self._copy(runs, self._run_at(start), start, end, -start)
        return AlignedText(self.text[start:end], self.source, tuple(runs))

    def strip(self) -> AlignedText:
        """Without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, len(self.text.rstrip()))

    def replace(self, edits: Sequence[Edit]) -> AlignedText:
        """Apply edits that are in order and do not overlap. Raises ValueError where they do."""
        if not edits:
            return self
        text: list[str] = []
        runs: list[Run] = []
        at = shift = index = 0  # shift: from offsets of this text to those of the new one
        for edit in edits:
            if edit.start < at or edit.end < edit.start or edit.end > len(self.text):
                raise ValueError(f"edit {edit} overlaps another or leaves the text")
            text.append(self.text[at : edit.start])
            start = edit.start + shift
            run = self.runs[index] if index < len(self.runs) else None
            if run is not None and run.exact and run.start <= at and edit.start < edit.end <= run.end:
                # most edits replace something within one exact run
                move = run.source_start - run.start
                if at < edit.start:
                    runs.append(Run(at + shift, start, at + move, edit.start + move, True))
                source = (edit.start + move, edit.end + move)
            else:
                index = self._copy(runs, index, at, edit.start, shift)
                source = self._source_of(edit) if edit.new else (0, 0)
            if edit.new:
                text.append(edit.new)
                runs.append(Run(start, start + len(edit.new), *source, False))
            shift += len(edit.new) - (edit.end - edit.start)
            at = edit.end
        self._copy(runs, index, at, len(self.text), shift)
        text.append(self.text[at:])
        return AlignedText("".join(text), self.source, tuple(runs))

    def _source_of(self, edit: Edit) -> tuple[int, int]:
        """What the new text of an edit stands for; inside a replacement that is all that the replacement stands for."""
        if edit.start == edit.end and self.runs:
            run = self.runs[self._run_at(edit.start)]
            if not run.exact and run.start < edit.start < run.end:
                return run.source_start, run.source_end
        return self.to_source(edit.start, edit.end)

    def _copy(self, runs: list[Run], index: int, start: int, end: int, shift: int) -> int:
        """Append the runs of text[start:end], moved by `shift`, looking from run `index`; the run to look from next."""
        while index < len(self.runs):
            run = self.runs[index]
            if run.start >= end:
                break
            low, high = max(run.start, start), min(run.end, end)
            if low < high:
                if run.exact:
                    move = run.source_start - run.start
                    runs.append(Run(low + shift, high + shift, low + move, high + move, True))
                else:
                    runs.append(Run(low + shift, high + shift, run.source_start, run.source_end, False))
            if run.end > end:
                break
            index += 1
        return index

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The smallest source span whose own text holds text[start:end]. An empty span maps to an empty one."""
        if not self.runs:
            return (0, 0)
        if start >= end:
            run = self.runs[min(self._run_at(start), len(self.runs) - 1)]
            at = (
                run.source_start + min(start - run.start, run.source_end - run.source_start)
                if run.exact
                else (run.source_start if start <= run.start else run.source_end)
            )
            return (at, at)
        first, last = self.runs[self._run_at(start)], self.runs[self._run_at(end - 1)]
        source_start = first.source_start + (start - first.start if first.exact else 0)
        source_end = last.source_end - (last.end - end if last.exact else 0)
        return (source_start, max(source_start, source_end))

    def _run_at(self, offset: int) -> int:
        """Index of the run that holds the offset (the last one for an offset at the end)."""
        return max(0, bisect_right(self.runs, offset, key=lambda run: run.start) - 1)
