"""The answers on the small collection: who implements, what is kept apart, what is one."""

from __future__ import annotations

import pytest
from phancong.graph.answers import (
    around,
    bodies,
    body,
    describe,
    directive,
    directives,
    evidence,
    find_directive,
    implementers,
    project,
    projects,
    responsibilities,
    search,
    summary,
    targets,
)
from phancong.graph.store import Store

INDUSTRY, EDUCATION = (f"document/nghi-quyet/29-nq-tw/{date}" for date in ("2022-11-17", "2013-11-04"))


def rows(store: Store, directive: str = "29-NQ/TW", **options: str) -> set[tuple[str, str, str]]:
    return {
        (r.body.name, r.role, r.basis) for r in implementers(store, directive, on="2023-12-31", **options).implementers
    }


def test_who_implements_a_resolution(store: Store) -> None:
    assert rows(store) == {
        ("Sở Kế hoạch và Đầu tư tỉnh Nam Định", "lead", "task"),
        ("Ban Tuyên giáo Tỉnh ủy Nam Định", "propagate", "task"),  # names no directive: stands under the programme
        ("Ban Thường vụ Tỉnh ủy Nam Định", "implement", "issuer"),
        ("Ủy ban nhân dân tỉnh Nam Định", "implement", "task"),
        ("Ủy ban nhân dân tỉnh Nam Định", "implement", "issuer"),  # of the plan that carries out the programme
    }


def test_every_row_shows_its_sentence_and_its_way(store: Store) -> None:
    for row in implementers(store, "29-NQ/TW").implementers:
        assert row.evidence and 0 < row.confidence <= 1
        assert row.via or row.basis == "task", row
        for found in row.evidence:
            context = evidence(store, found.document, found.start, found.end)
            assert context is not None and context.quote == found.quote
            assert found.section == "I. TỔ CHỨC THỰC HIỆN"


def test_the_plan_leads_through_the_programme(store: Store) -> None:
    rows = implementers(store, "29-NQ/TW").implementers
    row = next(r for r in rows if r.body.name.startswith("Ủy ban") and r.basis == "issuer")
    assert [ref.label for ref in row.via] == [
        "Kế hoạch triển khai Chương trình hành động của Tỉnh ủy Nam Định thực hiện Nghị quyết 29-NQ/TW",
        "Chương trình hành động số 31-CTr/TU ngày 10/04/2023",
    ]


def test_resolutions_of_one_number_are_kept_apart(store: Store) -> None:
    answer = implementers(store, "29-NQ/TW")
    assert answer.directive and answer.directive.date == "2022-11-17"
    assert [d.date for d in answer.alternatives] == ["2013-11-04"]
    other = implementers(store, "29-NQ/TW", date="2013-11-04")
    assert other.directive and other.directive.date == "2013-11-04" and other.implementers == ()


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({"role": "lead"}, {"Sở Kế hoạch và Đầu tư tỉnh Nam Định"}),
        ({"place": "ha nam"}, set()),
        ({"place": "nam dinh", "role": "propagate"}, {"Ban Tuyên giáo Tỉnh ủy Nam Định"}),
    ],
)
def test_filters_of_implementers(store: Store, options: dict[str, str], names: set[str]) -> None:
    assert {name for name, _, _ in rows(store, **options)} == names


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2023-12-31", None),
        ("2025-04-01", "Sở Tài chính tỉnh Nam Định"),
        ("2026-01-01", "Sở Tài chính tỉnh Ninh Bình"),
    ],
)
def test_the_body_that_carries_the_duty_on_a_day(store: Store, on: str, name: str | None) -> None:
    row = implementers(store, "29-NQ/TW", role="lead", on=on).implementers[0]
    assert row.body.name == "Sở Kế hoạch và Đầu tư tỉnh Nam Định"
    assert (row.successor.name if row.successor else None) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("29-NQ/TW", INDUSTRY),
        ("29-nq/tw", INDUSTRY),
        ("Nghị quyết số 29-NQ/TW", INDUSTRY),
        (INDUSTRY, INDUSTRY),
        (EDUCATION, EDUCATION),
        ("31-CTr/TU", "document/chuong-trinh/31-ctr-tu/nam-dinh/2023-04-10"),
        ("99-NQ/TW", None),
        ("khong co gi", None),
        ("a:b", None),
        ("n q", None),
        ("nghị quyết", None),
        ("Kế hoạch công nghiệp hóa", None),
    ],
)
def test_finding_a_directive(store: Store, text: str, found: str | None) -> None:
    document, _ = find_directive(store, text)
    assert (document.id.removeprefix(store.base) if document else None) == found


def test_words_that_name_no_directive_offer_what_is_near(store: Store) -> None:
    document, near = find_directive(store, "nghị quyết")
    assert document is None
    assert near and all(one.label.startswith("Nghị quyết") for one in near)
    assert find_directive(store, "a:b") == (None, ())


def test_a_named_programme_is_the_document_it_must_be(store: Store) -> None:
    detail = directive(store, "document/chuong-trinh/31-ctr-tu/nam-dinh/2023-04-10")
    assert detail is not None and detail.signer == "Nguyễn Văn A"
    sources = {e.document_label for e in detail.evidence}
    assert sources == {"chuong-trinh.json", "bao-cao.json"}
    assert ("implements", INDUSTRY) in {
        (link.relation, link.document.id.removeprefix(store.base)) for link in detail.out
    }


def test_a_number_of_two_provinces_is_two_documents(store: Store) -> None:
    found = directives(store, number="01-NQ/TU")
    assert {(d.place, d.issuer) for d in found.items} == {
        ("Nam Định", "Tỉnh ủy Nam Định"),
        ("Hà Nam", "Tỉnh ủy Hà Nam"),
    }


@pytest.mark.parametrize(
    ("options", "total"),
    [({"type": "Chương trình hành động"}, 1), ({"place": "Nam Dinh"}, 4), ({"q": "cong nghiep hoa", "year": 2022}, 1)],
)
def test_lists_of_directives(store: Store, options: dict[str, str], total: int) -> None:
    assert directives(store, **options).total == total  # type: ignore[arg-type]


def test_one_figure_from_two_sentences_is_one_observation(store: Store) -> None:
    found = targets(store, indicator="tang truong GRDP", place="Nam Định", year=2023)
    assert found.total == 1
    assert found.items[0].low == 10.2 and len(found.items[0].evidence) == 2
    assert targets(store, year=2025).items[0].status == "target"
    assert targets(store, indicator="không có").total == 0


def test_a_project_is_one_in_a_province_and_two_in_two(store: Store) -> None:
    found = projects(store, q="my thuan")
    assert sorted((p.name, p.place or "") for p in found.items) == [
        ("Khu công nghiệp Mỹ Thuận", "Hà Nam"),
        ("Khu công nghiệp Mỹ Thuận", "Nam Định"),
    ]
    detail = project(store, next(p.id for p in found.items if p.place == "Nam Định"))
    assert detail is not None and set(detail.project.aliases) >= {"KCN Mỹ Thuận", "Dự án KCN Mỹ Thuận"}
    assert [(s.relation, s.value) for s in detail.statements] == [("milestone", "khởi công trong quý III")]
    assert {e.document_label for e in detail.evidence} == {"chuong-trinh.json", "bao-cao.json"}


def test_bodies_and_their_responsibilities(store: Store) -> None:
    found = bodies(store, q="so ke hoach")
    assert [b.name for b in found.items] == ["Sở Kế hoạch và Đầu tư tỉnh Nam Định"]
    one = body(store, found.items[0].id, on="2026-01-01")
    assert one is not None and one.responsibilities == 1 and one.successor is not None
    duties = responsibilities(store, one.id, directive="29-NQ/TW")
    assert [d.role for d in duties.items] == ["lead"]
    assert [p.name for p in duties.items[0].partners] == ["Cục Thống kê tỉnh Nam Định"]
    assert responsibilities(store, one.id, directive="01-NQ/TU").total == 0
    assert body(store, "body/khong-co") is None


def test_the_neighbourhood_of_a_directive(store: Store) -> None:
    near = around(store, INDUSTRY, depth=1)
    ids = {node.id for node in near.nodes}
    assert near.nodes[0].id == store.base + INDUSTRY
    assert all(edge.source in ids and edge.target in ids for edge in near.edges)
    assert {"implements", "responsible", "cites", "issued"} <= {edge.relation for edge in near.edges}
    assert len(around(store, INDUSTRY, depth=3, limit=4).nodes) == 4
    assert around(store, "document/khong-co").nodes == ()
    inferred = {(e.source, e.target): e.inferred for e in near.edges if e.relation == "implements"}
    assert set(inferred.values()) == {True, False}  # the plan reaches the resolution through the programme only


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("uy ban nhan dan nam dinh", "Ủy ban nhân dân tỉnh Nam Định"),
        ("Ủy ban Nam Định", "Ủy ban nhân dân tỉnh Nam Định"),
        ("kcn my thuan", "Khu công nghiệp Mỹ Thuận"),
        ("29-NQ/TW 2022", "Nghị quyết số 29-NQ/TW ngày 17/11/2022"),
        ("tang truong", "Tốc độ tăng trưởng GRDP"),
    ],
)
def test_search_needs_no_diacritics(store: Store, words: str, label: str) -> None:
    assert label in [hit.label for hit in search(store, words, limit=5)]


@pytest.mark.parametrize("words", ["", "   ", '"', "*", "NEAR(", "-", "' OR 1=1", "không-có-gì-cả", "xq* AND zw"])
def test_search_takes_words_as_words(store: Store, words: str) -> None:
    assert search(store, words) == ()


def test_describe(store: Store) -> None:
    found = describe(store, INDUSTRY)
    assert found is not None and found.kind == "directive" and found.evidence
    assert "Ban Chấp hành Trung ương Đảng" in {s.value_label for s in found.out}
    assert describe(store, "document/khong-co") is None


def test_evidence_outside_the_text_is_none(store: Store) -> None:
    source = "source/chuong-trinh.json"
    assert evidence(store, source, 0, 10) is not None
    assert evidence(store, source, 5, 10**6) is None
    assert evidence(store, source, -1, 3) is None
    assert evidence(store, "source/khong-co", 0, 1) is None


def test_summary(store: Store) -> None:
    found = summary(store)
    assert (found.sources, found.projects, found.responsibilities, found.observations) == (3, 2, 3, 2)
    assert found.triples > 1000


def test_evidence_names_the_page_where_the_file_has_pages(store: Store) -> None:
    found = [e for row in implementers(store, "29-NQ/TW").implementers for e in row.evidence]
    pages = {
        label: {e.page for e in found if e.document_label == label} for label in ("chuong-trinh.json", "bao-cao.json")
    }
    assert pages == {"chuong-trinh.json": {2}, "bao-cao.json": {None}}
