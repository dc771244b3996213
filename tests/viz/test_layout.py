"""Whatever the network, no label covers another."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from phancong.viz.layout import box, spread, wrap

LABELS = ["Sở", "Ủy ban nhân dân tỉnh Thái Bình", "Chương trình hành động của Ban Thường vụ Tỉnh ủy " * 3, "x" * 60]


@st.composite
def networks(draw: st.DrawFn) -> tuple[dict[str, str], list[tuple[str, str]]]:
    names = [str(number) for number in range(draw(st.integers(1, 40)))]
    nodes = {name: draw(st.sampled_from(LABELS)) for name in names}
    ends = st.sampled_from(names)
    return nodes, draw(st.lists(st.tuples(ends, ends), max_size=60))


@settings(max_examples=40, deadline=None)
@given(networks())
def test_boxes_do_not_overlap(network: tuple[dict[str, str], list[tuple[str, str]]]) -> None:
    nodes, edges = network
    boxes = {name: box(wrap(label), 14) for name, label in nodes.items()}
    places = spread(boxes, edges, "0", {name: str(len(label)) for name, label in nodes.items()})
    assert places["0"] == (0, 0)
    assert set(places) == set(nodes)
    for one, other in combinations(nodes, 2):
        (ax, ay), (bx, by), a, b = places[one], places[other], boxes[one], boxes[other]
        beside = ax + a.right <= bx - b.left + 0.2 or bx + b.right <= ax - a.left + 0.2
        above = ay + a.below <= by - b.above + 0.2 or by + b.below <= ay - a.above + 0.2
        assert beside or above
    assert places == spread(boxes, edges, "0", {name: str(len(label)) for name, label in nodes.items()})


def test_nothing_to_place() -> None:
    assert spread({}, []) == {}


def test_labels_are_cut_to_three_lines() -> None:
    assert wrap("Kế hoạch") == "Kế hoạch"
    assert len(wrap(LABELS[2]).split("\n")) == 3
    assert wrap(LABELS[2]).endswith("…")
