"""Paths between two nodes, with the sentences along them."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from phancong.graph.answers import path
from phancong.graph.store import Store
from phancong.graph.views import path_between, whole

RESOLUTION = "document/nghi-quyet/29-nq-tw/2022-11-17"
PROGRAMME = "document/chuong-trinh/31-ctr-tu/nam-dinh/2023-04-10"
DEPARTMENT = "body/so-ke-hoach-va-dau-tu-tinh-nam-dinh"
PARK = "project/nam-dinh/khu-cong-nghiep-my-thuan"


def ids(store: Store, a: str, b: str, longest: int = 6) -> list[str]:
    return [n.id.removeprefix(store.base) for n in path(store, a, b, longest).nodes]


@pytest.mark.parametrize(
    ("a", "b", "steps"),
    [(DEPARTMENT, RESOLUTION, 1), (DEPARTMENT, PARK, 3), (PARK, "body/uy-ban-nhan-dan-tinh-nam-dinh", 3)],
)
def test_a_path_is_shortest_joined_and_proved(store: Store, a: str, b: str, steps: int) -> None:
    found = path(store, a, b)
    way = [n.id for n in found.nodes]
    assert [way[0], way[-1]] == [store.base + a, store.base + b]
    assert len(found.edges) == steps == len(way) - 1
    for edge, pair in zip(found.edges, pairwise(way), strict=True):
        assert {edge.source, edge.target} == set(pair)
        assert edge.evidence and all(e.quote for e in edge.evidence)
    assert len(path(store, b, a).edges) == steps


def test_no_path_is_longer_than_that_of_networkx(store: Store) -> None:
    network = whole(store)
    for one, other in combinations(sorted(network)[::3], 2):
        steps = len(path_between(network, one, other))
        found = len(path(store, one, other).edges)
        assert found <= steps or steps == 0 or steps > 6, (one, other)
        assert found or not 0 < steps <= 6


def test_what_a_body_does_comes_before_what_a_document_cites(store: Store) -> None:
    (edge,) = path(store, DEPARTMENT, RESOLUTION).edges
    assert (edge.relation, edge.role, edge.inferred) == ("responsible", "lead", False)


def test_where_there_is_no_path(store: Store) -> None:
    assert ids(store, DEPARTMENT, "body/khong-co") == [] == ids(store, "body/khong-co", DEPARTMENT)
    assert ids(store, DEPARTMENT, PARK, longest=2) == []
    assert ids(store, DEPARTMENT, DEPARTMENT) == [DEPARTMENT]
