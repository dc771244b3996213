"""The real documents, read by the real rules. Skipped where the corpus is not beside the checkout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from phancong.api.intake import read_document, reader_version
from phancong.graph.answers import bodies, directives, implementers, projects
from phancong.graph.build import build
from phancong.graph.competency import questions
from phancong.graph.namespaces import prologue
from phancong.graph.store import Literal, Store, open_store
from phancong.graph.validate import validate

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS}")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = str(tmp_path_factory.mktemp("corpus") / "store")
    report = build([str(CORPUS)], folder, read_document, reader_version())
    assert report.failures == () and report.sources == 5
    with open_store(folder, read_only=True) as opened:
        yield opened


IMPLEMENTERS = [
    ("Ban Thường vụ Tỉnh ủy Thái Bình", "implement"),
    ("Ban Tuyên giáo Tỉnh ủy Thái Bình", "advise"),
    ("Các cấp ủy", "implement"),
    ("Đảng đoàn Hội đồng nhân dân tỉnh Thái Bình", "direct"),
    ("Ban cán sự đảng Ủy ban nhân dân tỉnh Thái Bình", "direct"),
    ("Ban Dân vận Tỉnh ủy Thái Bình", "implement"),
    ("Đảng đoàn Mặt trận Tổ quốc Việt Nam tỉnh Thái Bình", "implement"),
    ("Ban Thường vụ Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Thái Bình", "implement"),
    ("Ủy ban Kiểm tra Tỉnh ủy Thái Bình", "implement"),
    ("Văn phòng Tỉnh ủy Thái Bình", "coordinate"),
    ("Ủy ban nhân dân tỉnh Thái Bình", "implement"),
    ("Tỉnh ủy Hải Dương", "implement"),
]


@pytest.mark.parametrize(("body", "role"), IMPLEMENTERS)
def test_who_implements_29_nq_tw(store: Store, body: str, role: str) -> None:
    rows = [r for r in implementers(store, "29-NQ/TW").implementers if r.body.name == body and r.role == role]
    assert rows and all(r.evidence for r in rows)


def test_the_plan_of_the_peoples_committee_is_on_the_way(store: Store) -> None:
    rows = implementers(store, "29-NQ/TW").implementers
    ways = [r.via for r in rows if r.body.name == "Ủy ban nhân dân tỉnh Thái Bình" and r.basis == "issuer"]
    assert any(len(via) == 2 and via[0].label.startswith("Kế hoạch") for via in ways), ways


def test_the_two_resolutions_are_two(store: Store) -> None:
    answer = implementers(store, "29-NQ/TW")
    assert answer.directive and answer.directive.date == "2022-11-17"
    assert [d.date for d in answer.alternatives] == ["2013-11-04"]


def test_who_carries_the_duty_today(store: Store) -> None:
    rows = implementers(store, "29-NQ/TW", on="2026-01-01").implementers
    heirs = {r.body.name: r.successor.name for r in rows if r.successor}
    assert heirs["Ủy ban nhân dân tỉnh Thái Bình"] == "Ủy ban nhân dân tỉnh Hưng Yên"
    assert heirs["Tỉnh ủy Hải Dương"] == "Thành ủy Hải Phòng"


def rows(store: Store, query: str) -> list[dict[str, str]]:
    """The rows of a query as plain text, ids without the base."""
    found = store.select(prologue() + query)
    return [
        {k: v.value if isinstance(v, Literal) else str(v).removeprefix(store.base) for k, v in r.items()} for r in found
    ]


def test_every_mention_of_29_nq_tw_is_attached_to_the_right_one(store: Store) -> None:
    mentions = rows(
        store,
        """SELECT DISTINCT ?node ?source ?start ?quote WHERE {
          ?node pc:numberKey "29-nq-tw" . ?note oa:hasBody ?node ; pc:resolution ?why ; oa:hasTarget ?span .
          ?span oa:hasSource/skos:prefLabel ?source ; oa:hasSelector [ oa:start ?start ] , [ oa:exact ?quote ] . }""",
    )
    assert len(mentions) >= 12
    assert {m["node"].rpartition("/")[2] for m in mentions} == {"2013-11-04", "2022-11-17"}
    education = [m for m in mentions if m["node"].endswith("2013-11-04")]
    assert education and all("2013" in m["quote"] for m in education)
    texts = {source: (CORPUS / source).read_text("utf-8") for source in {m["source"] for m in mentions}}
    for mention in mentions:
        assert texts[mention["source"]][int(mention["start"]) :].startswith(mention["quote"])


def test_a_number_of_a_province_is_its_own(store: Store) -> None:
    found = directives(store, number="01-NQ/TU").items
    places = [d.place for d in found]
    assert len(places) == len(set(places)) and "Thái Bình" in places
    here = [d for d in found if d.place == "Thái Bình"]
    assert [d.id.removeprefix(store.base).split("/")[3] for d in here] == ["thai-binh"]
    sources = rows(
        store,
        f"""SELECT DISTINCT ?source WHERE {{
          <{here[0].id}> pc:evidence/oa:hasTarget/oa:hasSource/skos:prefLabel ?source }}""",
    )
    assert sources and all(s["source"].startswith("thai-binh") for s in sources)


PROJECTS = [
    # what its names hold, the categories it may be taken for, names it must have
    ("vsip", {"industrial_park", "other"}, {"KCN VSIP"}),
    ("ct.08", {"transport", "other"}, {"CT.08"}),
    ("lng", {"energy", "industrial_park", "other"}, {"Nhà máy nhiệt điện LNG Thái Bình"}),
]


@pytest.mark.parametrize(("words", "categories", "aliases"), PROJECTS, ids=[p[0] for p in PROJECTS])
def test_a_project_is_one_node(store: Store, words: str, categories: set[str], aliases: set[str]) -> None:
    named = rows(
        store,
        f"""SELECT ?node ?name ?category WHERE {{ ?node a pc:Project ; skos:prefLabel|skos:altLabel ?name ;
          pc:category ?category FILTER (CONTAINS(LCASE(?name), "{words}")) }}""",
    )
    nodes: dict[str, set[str]] = defaultdict(set)
    for row in named:
        if row["category"].rpartition("/")[2] in categories and "liên hợp" not in row["name"]:
            nodes[row["node"]].add(row["name"])
    assert len(nodes) == 1, nodes
    assert aliases <= next(iter(nodes.values()))


def test_the_lng_complex_is_another_project_than_the_lng_plant(store: Store) -> None:
    found = [p for p in projects(store, q="lng").items if p.place == "Thái Bình"]
    assert sum(p.name.startswith("Khu liên hợp") for p in found) == 1 and len(found) == 2


def test_no_two_nodes_of_a_class_share_label_and_place(store: Store) -> None:
    assert [p for p in validate(store, graphs=()) if p.check == "labels"] == []


def test_the_annex_is_one_observation_with_several_evidences(store: Store) -> None:
    found = rows(
        store,
        """SELECT ?node ?label (COUNT(DISTINCT ?span) AS ?times) WHERE {
          ?node a qb:Observation ; rdfs:label ?label ; pc:evidence/oa:hasTarget ?span .
          ?node pc:indicator/skos:prefLabel "Tốc độ tăng trưởng GRDP"@vi ; pc:place/skos:prefLabel "Thái Bình"@vi .
        } GROUP BY ?node ?label""",
    )
    by_label = {row["label"]: int(row["times"]) for row in found}
    assert len(by_label) == len(found), "no figure is two nodes"
    assert by_label["Tốc độ tăng trưởng GRDP, Thái Bình, 2024: 8,5–9 % (mục tiêu)"] >= 4
    assert by_label["Tốc độ tăng trưởng GRDP, Thái Bình, 2022: 9,52 % (thực hiện)"] >= 2


def test_plan_against_actual_in_one_query(store: Store) -> None:
    question = next(q for q in questions() if q.file.endswith("plan-against-actual.rq"))
    found = [{k: v.value for k, v in r.items() if isinstance(v, Literal)} for r in store.select(question.query)]
    assert {"year": "2023", "plan_low": "11", "result": "7.37", "unit": "%", "result_status": "ước thực hiện"} in [
        {k: v for k, v in row.items() if k != "plan_high"} for row in found
    ]


CONTRADICTED = [("Số giường bệnh/vạn dân", "2024"), ("Thu ngân sách nhà nước trên địa bàn", "2024")]


@pytest.mark.parametrize(("indicator", "year"), CONTRADICTED)
def test_contradictions_are_kept_and_flagged(store: Store, indicator: str, year: str) -> None:
    found = rows(
        store,
        f"""SELECT ?one ?other WHERE {{ ?one pc:contradicts ?other ; pc:period "{year}" ;
          pc:indicator/skos:prefLabel "{indicator}"@vi . ?other pc:contradicts ?one ; pc:evidence ?note }}""",
    )
    assert found
    warned = {p.node for p in validate(store, graphs=()) if p.check == "contradictions" and p.warning}
    assert {f"{store.base}{row['one']}" for row in found} & warned


def test_every_step_of_an_inferred_chain_is_in_the_graph(store: Store) -> None:
    """Walk each inferred `implements` by stated ones only: inference adds nothing its rule cannot justify."""
    stated = defaultdict(set)
    for row in rows(
        store,
        """SELECT ?from ?to WHERE { ?said rdf:predicate pc:implements ; rdf:subject ?from ; rdf:object ?to .
          FILTER NOT EXISTS { ?said pc:rule "chain" } }""",
    ):
        stated[row["from"]].add(row["to"])
    for row in rows(
        store,
        """SELECT ?from ?to WHERE { ?said pc:rule "chain" ; rdf:subject ?from ; rdf:object ?to }""",
    ):
        reached, frontier = set(), {row["from"]}
        while frontier - reached:
            reached |= frontier
            frontier = {to for at in frontier for to in stated[at]}
        assert row["to"] in reached and row["to"] not in stated[row["from"]]


def test_every_body_that_carries_something_out_has_a_reason(store: Store) -> None:
    unfounded = rows(
        store,
        """SELECT ?body ?directive WHERE {
          ?body pc:carriesOut ?directive .
          FILTER NOT EXISTS { ?duty pc:body ?body ; pc:directive/pc:implements* ?directive }
          FILTER NOT EXISTS { ?duty pc:body ?body ; pc:statedIn/pc:implements* ?directive
            FILTER NOT EXISTS { ?duty pc:directive ?named } }
          FILTER NOT EXISTS { ?document eli:passed_by ?body ; pc:implements ?directive }
        }""",
    )
    assert unfounded == []


def test_the_store_is_sound(store: Store) -> None:
    problems = validate(store, graphs=[store.base + "graph/entities", store.base + "graph/inferred"])
    assert [p for p in problems if not p.warning] == []
    assert bodies(store).total > 50
