"""What a person settles is honoured by every build, changes nothing else, and is undone by taking the line away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from phancong.graph.answers import bodies, directives, projects
from phancong.graph.doubts import doubts
from phancong.graph.identity.decisions import parse_decisions
from phancong.graph.settings import base_iri
from phancong.graph.store import StoreError, open_store

BASE = base_iri()
TEXT = (
    "BÁO CÁO năm 2024. Theo Nghị quyết số 01/NQ-CP ngày 06/01/2023 và Nghị quyết số 01/NQ-CP ngày 05/01/2024.\n"
    "Sở Công Thuương báo cáo; Sở Công Thương tổng hợp.\n"
    "KCN LNG Hải Long; Cụm công nghiệp Vũ Hội; Cụm công nghiệp Vũ Hộị; Khu công nghiệp LNG.\n"
)


def cited(quote: str, date: str | None = None) -> dict[str, Any]:
    return {"kind": "citation", "quote": quote, "type": "Nghị quyết", "number": "01/NQ-CP", "date": date}


DOCUMENT = {
    "province": "Thái Bình",
    "year": None,
    "text": TEXT,
    "facts": [
        {"kind": "metadata", "quote": "BÁO CÁO", "type": "Báo cáo", "number": None, "date": "2024-12-01",
         "issuer": "Ủy ban nhân dân tỉnh Thái Bình", "place": "Thái Bình", "signer": None, "subject": "kết quả"},
        cited("Nghị quyết số 01/NQ-CP ngày 06/01/2023", "2023-01-06"),
        cited("Nghị quyết số 01/NQ-CP ngày 05/01/2024", "2024-01-05"),
        {"kind": "body", "quote": "Sở Công Thuương", "name": "Sở Công Thuương tỉnh Thái Bình"},
        {"kind": "body", "quote": "Sở Công Thương", "name": "Sở Công Thương tỉnh Thái Bình"},
        {"kind": "project", "quote": "KCN LNG Hải Long", "name": "Khu công nghiệp LNG Hải Long", "aliases": [],
         "category": "industrial_park"},
        {"kind": "project", "quote": "Khu công nghiệp LNG", "name": "Khu công nghiệp LNG", "aliases": [],
         "category": "industrial_park"},
        {"kind": "project", "quote": "Cụm công nghiệp Vũ Hội", "name": "Cụm công nghiệp Vũ Hội", "aliases": [],
         "category": "industrial_cluster"},
        {"kind": "project", "quote": "Cụm công nghiệp Vũ Hộị", "name": "Cụm công nghiệp VQ Hội", "aliases": [],
         "category": "industrial_cluster"},
    ],
}  # fmt: skip
LETTER = {
    "province": "Thái Bình",
    "text": "CÔNG VĂN năm 2025. Ngành tiếp tục làm theo Nghị quyết số 01/NQ-CP của Chính phủ.",
    "facts": [
        {"kind": "metadata", "quote": "CÔNG VĂN", "type": "Công văn", "number": None, "date": "2025-02-01",
         "issuer": "Ủy ban nhân dân tỉnh Thái Bình", "place": "Thái Bình", "signer": None, "subject": None},
        cited("Nghị quyết số 01/NQ-CP của Chính phủ"),
    ],
}  # fmt: skip
SPAN = "source/cong-van.json#char=43,79"
DAMAGED, SOUND = "body/so-cong-thuuong-tinh-thai-binh", "body/so-cong-thuong-tinh-thai-binh"
LNG, PARK = "project/thai-binh/khu-cong-nghiep-lng", "project/thai-binh/khu-cong-nghiep-lng-hai-long"
MISREAD, CLUSTER = "project/thai-binh/cum-cong-nghiep-vq-hoi", "project/thai-binh/cum-cong-nghiep-vu-hoi"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in (("bao-cao", DOCUMENT), ("cong-van", LETTER)):
        file = tmp_path / "files" / f"{name}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def state(folder: Path) -> tuple[set[str], set[str], set[str]]:
    """The numbered documents with open ones marked, the bodies, the projects."""
    with open_store(str(folder / "store"), read_only=True) as store:
        return (
            {("?" if d.open else "") + d.id.removeprefix(BASE) for d in directives(store, number="01/NQ-CP").items},
            {b.id.removeprefix(BASE) for b in bodies(store, place="Thái Bình", limit=500).items},
            {p.id.removeprefix(BASE) for p in projects(store, limit=500).items},
        )


OPEN = "document/nghi-quyet/01-nq-cp"


def test_doubts_are_listed_with_reason_and_choices(folder: Path, tools: Any) -> None:
    tools.build_at(folder / "store", folder / "files")
    found = {(d.kind, d.path): d for d in doubts(folder / "store", BASE)}
    mention = found["mention", SPAN]
    assert [c.path for c in mention.choices] == [f"{OPEN}/2023-01-06", f"{OPEN}/2024-01-05"]
    assert mention.reason and mention.quote == "Nghị quyết số 01/NQ-CP của Chính phủ"
    assert ("joined", DAMAGED) in found and ("alike", MISREAD) in found
    assert {("joined", LNG), ("joined", PARK)} & set(found)


@pytest.mark.parametrize(
    ("line", "gone", "come"),
    [
        (f"<{SPAN}> pc:means <{OPEN}/2023-01-06> .", {"?" + OPEN}, set()),
        (f"<{OPEN}> owl:sameAs <{OPEN}/2024-01-05> .", {"?" + OPEN}, set()),
        (f"<{DAMAGED}> owl:differentFrom <{SOUND}> .", set(), {DAMAGED}),
        (f"<{MISREAD}> owl:sameAs <{CLUSTER}> .", {MISREAD}, set()),
        (f"<{CLUSTER}> owl:sameAs <{MISREAD}> .", {CLUSTER}, set()),
        (f"<{LNG}> owl:differentFrom <{PARK}> .", set(), {LNG}),
    ],
)
def test_a_decision_is_honoured_and_undone(folder: Path, tools: Any, line: str, gone: set[str], come: set[str]) -> None:
    store = folder / "store"
    tools.build_at(store, folder / "files")
    before = state(folder)
    (store / "decisions.ttl").write_text(f"@base <{BASE}> .\n# người rà soát\n{line}\n", encoding="utf-8")
    report = tools.build_at(store, folder / "files")
    assert report.read == 0 and report.unused_decisions == ()
    after = state(folder)
    assert set().union(*before) - set().union(*after) == gone
    assert set().union(*after) - set().union(*before) == come
    assert not any(line in d.lines for d in doubts(store, BASE)), "settled, yet still asked"
    (store / "decisions.ttl").unlink()
    tools.build_at(store, folder / "files")
    assert state(folder) == before


def test_a_mention_goes_where_it_is_sent(folder: Path, tools: Any) -> None:
    settled = folder / "quyet-dinh.ttl"
    settled.write_text(f"<{SPAN}> pc:means <{OPEN}/2023-01-06> .", encoding="utf-8")
    tools.build_at(folder / "store", folder / "files", decisions=str(settled))
    with open_store(str(folder / "store"), read_only=True) as store:
        rows = store.select(
            "PREFIX pc: <https://w3id.org/phancong/ns#> PREFIX oa: <http://www.w3.org/ns/oa#>"
            f" SELECT ?why WHERE {{ ?note oa:hasBody <{BASE}{OPEN}/2023-01-06> ; oa:hasTarget <{BASE}{SPAN}> ;"
            " pc:resolution ?why ; pc:resolutionScore 1.0 }"
        )
    assert rows


def test_a_document_that_it_is_not_is_no_candidate(folder: Path, tools: Any) -> None:
    settled = folder / "quyet-dinh.ttl"
    settled.write_text(f"<{OPEN}> owl:differentFrom <{OPEN}/2023-01-06> .", encoding="utf-8")
    tools.build_at(folder / "store", folder / "files", decisions=str(settled))
    left = [d.choices for d in doubts(folder / "store", BASE, settled) if d.path == SPAN]
    assert [[c.path for c in choices] for choices in left] == [[f"{OPEN}/2024-01-05"]]


def test_what_a_decision_names_in_vain_is_told(folder: Path, tools: Any) -> None:
    settled = folder / "quyet-dinh.ttl"
    settled.write_text("<body/khong-co> owl:sameAs <body/cung-khong-co> .", encoding="utf-8")
    report = tools.build_at(folder / "store", folder / "files", decisions=str(settled))
    assert report.unused_decisions == ("body/cung-khong-co", "body/khong-co")


@pytest.mark.parametrize(
    "text",
    [
        "<a> owl:sameAs",
        "<body/a> owl:sameAs <body/a> .",
        "<body/a> owl:sameAs <body/b> . <body/b> owl:sameAs <body/a> .",
        "<body/a> owl:sameAs <body/b>, <body/c> .",
        "<body/a> owl:sameAs <project/b> .",
        "<body/a> owl:sameAs <body/b> . <body/b> owl:differentFrom <body/a> .",
        "<body/a> pc:means <document/b> .",
        "<body/a> owl:sameAs <http://elsewhere.example/b> .",
    ],
)
def test_what_cannot_be_honoured_is_refused(text: str) -> None:
    with pytest.raises(StoreError, match=r"x\.ttl"):
        parse_decisions(text, BASE, "x.ttl")
