"""AlignedText: whatever is done to a text, its spans lead back to the right place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phancong.extract.text import AlignedText, Edit

WORDS = st.text(alphabet="abcdeđêỉ \n", max_size=30)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A source and edits of it that are in order and do not overlap: replacements, deletions, insertions."""
    source = draw(WORDS)
    cuts = sorted(draw(st.lists(st.integers(0, len(source)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return source, [Edit(start, end, draw(st.text(alphabet="XYZ", max_size=3))) for start, end in pairs]


def plainly(source: str, edits: list[Edit]) -> str:
    """The edits applied to a plain string, from the end."""
    for edit in reversed(edits):
        source = source[: edit.start] + edit.new + source[edit.end :]
    return source


def spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """Spans of a text, also empty ones."""
    return st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: (min(p), max(p)))


def check(text: AlignedText) -> None:
    """The runs cover the text in order, and point into the source in order; exact runs are what they say.

    Two runs may share a stretch of source: the halves of a replacement that was cut through.
    """
    at = source_start = source_end = 0
    for run in text.runs:
        assert run.start == at < run.end
        assert source_start <= run.source_start <= run.source_end <= len(text.source)
        assert source_end <= run.source_end
        if run.exact:
            assert source_end <= run.source_start
            assert text.text[run.start : run.end] == text.source[run.source_start : run.source_end]
        at, source_start, source_end = run.end, run.source_start, run.source_end
    assert at == len(text.text)


@given(edited())
def test_replace_gives_the_text_of_plain_replacement(case: tuple[str, list[Edit]]) -> None:
    source, edits = case
    result = AlignedText.of(source).replace(edits)
    assert result.text == plainly(source, edits)
    assert result.source == source
    check(result)


@given(edited(), st.data())
def test_a_span_maps_to_source_whose_own_repair_contains_it(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    source, edits = case
    result = AlignedText.of(source).replace(edits)
    start, end = data.draw(spans(result.text))
    low, high = result.to_source(start, end)
    assert 0 <= low <= high <= len(source)
    inside = [Edit(e.start - low, e.end - low, e.new) for e in edits if low <= e.start and e.end <= high]
    assert result.text[start:end] in plainly(source[low:high], inside)


@given(edited(), st.data())
def test_a_span_without_edits_maps_to_itself(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    source, edits = case
    result = AlignedText.of(source).replace(edits)
    for run in result.runs:
        if run.exact:
            start, end = data.draw(spans(result.text[run.start : run.end]))
            low, high = result.to_source(run.start + start, run.start + end)
            assert source[low:high] == result.text[run.start + start : run.start + end]


@given(edited(), st.data())
def test_edits_compose(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    source, edits = case
    once = AlignedText.of(source).replace(edits)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(once)), max_size=6)))
    again = [Edit(a, b, data.draw(st.text("PQ", max_size=2))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    twice = once.replace(again)
    assert twice.text == plainly(once.text, again)
    check(twice)
    start, end = data.draw(spans(twice.text))
    middle = AlignedText.of(once.text).replace(again).to_source(start, end)
    if start < end:  # the source of the source, when the middle span is not empty (an insertion has no source)
        low, high = twice.to_source(start, end)
        if middle[0] < middle[1]:
            assert (low, high) == once.to_source(*middle)


@given(edited(), st.data())
def test_a_slice_maps_as_the_whole(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    source, edits = case
    whole = AlignedText.of(source).replace(edits)
    start, end = data.draw(spans(whole.text))
    piece = whole.slice(start, end)
    assert piece.text == whole.text[start:end]
    check(piece)
    low, high = data.draw(spans(piece.text))
    if low < high:
        assert piece.to_source(low, high) == whole.to_source(start + low, start + high)


@given(edited(), st.data(), st.sampled_from(["", " ", "\n", " - "]))
def test_joined_pieces_map_as_before(case: tuple[str, list[Edit]], data: st.DataObject, separator: str) -> None:
    source, edits = case
    whole = AlignedText.of(source).replace(edits)
    cuts = [0, *sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=4))), len(whole)]
    pieces = [whole.slice(a, b) for a, b in pairwise(cuts)]
    joined = AlignedText.join(pieces, separator)
    check(joined)
    at = 0
    for n, piece in enumerate(pieces):
        if n and piece.text and at:
            assert joined.text[at : at + len(separator)] == separator
            at += len(separator)
        assert joined.text[at : at + len(piece)] == piece.text
        if piece.text:
            assert joined.to_source(at, at + len(piece)) == piece.to_source(0, len(piece))
        at += len(piece)
    assert at == len(joined)


@given(WORDS)
def test_strip(source: str) -> None:
    stripped = AlignedText.of(source).strip()
    assert stripped.text == source.strip()
    check(stripped)


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(2, 4, "x"), Edit(3, 5, "y")],  # overlap
        [Edit(4, 5, "x"), Edit(1, 2, "y")],  # out of order
        [Edit(3, 2, "x")],  # backwards
        [Edit(5, 7, "x")],  # beyond the end
    ],
)
def test_bad_edits_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="edit"):
        AlignedText.of("abcdef").replace(edits)


def test_nothing_to_join() -> None:
    with pytest.raises(ValueError, match="nothing"):
        AlignedText.join([])


def test_many_edits_take_linear_time() -> None:
    words = 50_000
    text = AlignedText.of("ab " * words)
    text = text.replace([Edit(i * 3, i * 3 + 1, "xy") for i in range(words)])
    text = text.replace([Edit(i * 4, i * 4 + 1, "") for i in range(words)])
    assert text.text == "yb " * words
    assert text.slice(0, 3).to_source(0, 1) == (0, 1)
