"""The reference tables hold together."""

from __future__ import annotations

import re

import pytest
from phancong.ontology import gazetteer

BODIES = (*gazetteer.bodies(), *gazetteer.local_bodies())
IDS = {body.id for body in BODIES}
DATE = re.compile(r"\d{4}(?:-\d\d-\d\d)?")


def test_ids_are_unique_and_references_lead_somewhere() -> None:
    assert len(IDS) == len(BODIES)
    assert {ref for body in BODIES for ref in (body.parent, *body.successors) if ref} <= IDS


def test_who_ends_says_when_and_a_successor_began_by_then() -> None:
    by_id = {body.id: body for body in BODIES}
    for body in BODIES:
        assert not body.since or DATE.fullmatch(body.since), body.id
        assert not body.until or DATE.fullmatch(body.until), body.id
        assert not body.successors or body.until, body.id
        for successor in body.successors:
            assert by_id[successor].since <= body.until, (body.id, successor)


@pytest.mark.parametrize(
    ("ended", "successor"),
    [
        ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
        ("Bộ Giao thông vận tải", "Bộ Xây dựng"),
        ("Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Môi trường"),
        ("Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"),
        ("Ban Dân vận", "Ban Tuyên giáo và Dân vận"),
        ("Ban Tuyên giáo Trung ương", "Ban Tuyên giáo và Dân vận Trung ương"),
    ],
)
def test_mergers(ended: str, successor: str) -> None:
    body = next(b for b in BODIES if b.name == ended)
    assert successor in {b.name for b in BODIES if b.id in body.successors}


def test_provinces_of_before_and_after_july_2025() -> None:
    today = {p.name for p in gazetteer.provinces() if not p.until}
    assert len(today) == 34
    assert all(p.successor in today for p in gazetteer.provinces() if p.until)
    assert {p.name: p.successor for p in gazetteer.provinces()}["Thái Bình"] == "Hưng Yên"


def test_districts_and_communes_lie_in_known_provinces() -> None:
    names = {p.name for p in gazetteer.provinces()}
    assert len(gazetteer.districts()) == 696
    assert {d.province for d in gazetteer.districts()} <= names
    assert {c.province for c in gazetteer.communes()} <= names
    assert len({c.id for c in gazetteer.communes()}) > 3300
