"""The collection is sound, and each shape and check catches what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from phancong.graph.namespaces import prologue
from phancong.graph.store import Store, open_store
from phancong.graph.store.embedded import EmbeddedStore
from phancong.graph.validate import Check, Problem, check_shapes, checks, validate

PC = "https://w3id.org/phancong/ns#"
PROGRAMME, ENTITIES, INFERRED = "graph/chuong-trinh.json", "graph/entities", "graph/inferred"


def test_the_collection_is_sound(store: Store) -> None:
    assert validate(store) == ()


def with_change(built: Path, graph: str, update: str) -> EmbeddedStore:
    """A copy of the store in memory after an update of one graph (`G` in the update)."""
    copy = EmbeddedStore()
    with open_store(str(built), read_only=True) as original:
        copy.load_graphs((g, original.dump("application/n-triples", g)) for g in original.graphs())
    before = set(copy.dump("application/n-quads").splitlines())
    copy.update(prologue() + update.replace("GRAPH G", f"GRAPH <{copy.base}{graph}>"))
    assert set(copy.dump("application/n-quads").splitlines()) != before, "the update did nothing"
    return copy


def drop(kind: str, predicate: str) -> str:
    """An update that takes a property from nodes of a class."""
    return f"DELETE {{ GRAPH G {{ ?x {predicate} ?y }} }} WHERE {{ GRAPH G {{ ?x a {kind} ; {predicate} ?y }} }}"


def swap(kind: str, predicate: str, value: str) -> str:
    """An update that gives nodes of a class another value."""
    return (
        f"DELETE {{ GRAPH G {{ ?x {predicate} ?y }} }} INSERT {{ GRAPH G {{ ?x {predicate} {value} }} }}"
        f" WHERE {{ GRAPH G {{ ?x a {kind} ; {predicate} ?y }} }}"
    )


def add(kind: str, predicate: str, value: str) -> str:
    """An update that gives nodes of a class one value more."""
    return f"INSERT {{ GRAPH G {{ ?x {predicate} {value} }} }} WHERE {{ GRAPH G {{ ?x a {kind} }} }}"


@pytest.mark.parametrize(
    ("graph", "update", "word"),
    [
        (PROGRAMME, drop("pc:Responsibility", "pc:evidence"), "chứng cứ"),
        (PROGRAMME, drop("rdf:Statement", "pc:evidence"), "chứng cứ"),
        (PROGRAMME, drop("pc:Responsibility", "pc:body"), "một cơ quan"),
        (PROGRAMME, swap("oa:SpecificResource", "pc:page", "0"), "Số trang"),
        (PROGRAMME, swap("pc:Responsibility", "pc:role", "<https://w3id.org/phancong/vocab/role/boss>"), "vai trò"),
        (PROGRAMME, add("pc:Responsibility", "pc:task", '"khác"'), "nhiệm vụ"),
        (PROGRAMME, drop("pc:Responsibility", "pc:statedIn"), "văn bản chứa nó"),
        (PROGRAMME, drop("pc:ProjectStatement", "pc:project"), "dự án"),
        (PROGRAMME, swap("pc:ProjectStatement", "pc:relation", "pc:value"), "bộ từ vựng"),
        (PROGRAMME, drop("pc:ProjectStatement", "pc:value"), "giá trị"),
        (PROGRAMME, swap("oa:Annotation", "pc:confidence", "1.5"), "tin cậy"),
        (PROGRAMME, drop("oa:Annotation", "oa:hasTarget"), "đoạn văn"),
        (PROGRAMME, drop("oa:Annotation", "prov:wasGeneratedBy"), "lần trích xuất"),
        (PROGRAMME, drop("oa:Annotation", "oa:hasBody"), "nói về điều gì"),
        (PROGRAMME, drop("oa:SpecificResource", "oa:hasSource"), "tệp nguồn"),
        (PROGRAMME, drop("oa:TextPositionSelector", "oa:start"), "đầu"),
        (PROGRAMME, swap("oa:TextPositionSelector", "oa:start", "100000"), "trước"),
        (PROGRAMME, drop("oa:TextPositionSelector", "a"), "vị trí"),
        (PROGRAMME, drop("oa:TextQuoteSelector", "a"), "nguyên văn"),
        (PROGRAMME, swap("oa:TextQuoteSelector", "oa:exact", '""'), "trống"),
        (PROGRAMME, swap("pc:SourceFile", "pc:sha256", '"x"'), "SHA-256"),
        (PROGRAMME, drop("pc:ExtractionRun", "pc:softwareVersion"), "phần mềm"),
        (PROGRAMME, drop("pc:ExtractionRun", "prov:used"), "tệp đã đọc"),
        (PROGRAMME, drop("rdf:Statement", "rdf:object"), "đối tượng"),
        (ENTITIES, drop("eli:LegalResource", "skos:prefLabel"), "nhãn"),
        (ENTITIES, add("pc:Project", "skos:prefLabel", '"khác"@vi'), "nhãn"),
        (ENTITIES, drop("org:FormalOrganization", "skos:prefLabel"), "nhãn"),
        (ENTITIES, drop("pc:Place", "skos:prefLabel"), "nhãn"),
        (ENTITIES, drop("pc:Indicator", "skos:prefLabel"), "nhãn"),
        (ENTITIES, swap("eli:LegalResource", "eli:date_document", '"2022-13-40"^^xsd:date'), "Ngày"),
        (ENTITIES, add("eli:LegalResource", "eli:number", '"x"'), "số hiệu"),
        (ENTITIES, add("eli:LegalResource", "eli:passed_by", "<urn:x>"), "ban hành"),
        (ENTITIES, swap("eli:LegalResource", "eli:type_document", "<urn:x>"), "Loại văn bản"),
        (ENTITIES, add("eli:LegalResource", "pc:open", "true"), "chưa xác định"),
        (ENTITIES, swap("pc:Project", "pc:category", "<urn:x>"), "loại"),
        (ENTITIES, drop("org:ChangeEvent", "pc:since"), "hiệu lực"),
        (ENTITIES, drop("org:ChangeEvent", "org:resultingOrganization"), "sau đó"),
        (ENTITIES, drop("org:ChangeEvent", "org:originalOrganization"), "trước đó"),
        (ENTITIES, add("org:FormalOrganization", "pc:place", "<urn:x>, <urn:y>"), "địa phương"),
        (ENTITIES, drop("qb:Observation", "pc:indicator"), "chỉ tiêu"),
        (ENTITIES, swap("qb:Observation", "pc:status", "<urn:x>"), "trạng thái"),
        (ENTITIES, swap("qb:Observation", "pc:comparator", "<urn:x>"), "so sánh"),
        (ENTITIES, swap("qb:Observation", "pc:low", "999.0"), "lớn hơn"),
        (ENTITIES, swap("qb:Observation", "pc:low", '"x"'), "số"),
        (ENTITIES, swap("qb:Observation", "pc:high", '"x"'), "số"),
        (ENTITIES, swap("qb:Observation", "pc:period", '"năm nay"'), "Kỳ"),
        (INFERRED, drop("rdf:Statement", "prov:wasDerivedFrom"), "suy ra"),
    ],
)
def test_each_shape_catches_what_it_is_for(built: Path, graph: str, update: str, word: str) -> None:
    changed = with_change(built, graph, update)
    problems = check_shapes(changed.dump("application/n-triples", changed.base + graph))
    assert any(word in p.message_vi and p.message_en and p.node for p in problems), problems


def test_a_figure_without_a_value(built: Path) -> None:
    values = "{ GRAPH G { ?x pc:low ?low ; pc:high ?high } }"
    changed = with_change(built, ENTITIES, f"DELETE {values} WHERE {values}")
    problems = check_shapes(changed.dump("application/n-triples", changed.base + ENTITIES))
    assert any("phải có giá trị" in p.message_vi for p in problems)


def test_what_was_found_sound_is_not_looked_at_again_until_it_changes(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered, looked = tmp_path / "validated.txt", []

    def watched(triples: bytes, graph: str = "") -> list[Problem]:
        looked.append(graph)
        return check_shapes(triples, graph)

    monkeypatch.setattr("phancong.graph.validate.check_shapes", watched)
    with open_store(str(built), read_only=True) as store:
        assert validate(store, remembered=remembered) == () and len(looked) == len(store.graphs()) - 1
        looked.clear()
        assert validate(store, remembered=remembered) == () and looked == []
    changed = with_change(built, PROGRAMME, drop("pc:Responsibility", "pc:evidence"))
    for _ in range(2):
        assert any("chứng cứ" in p.message_vi for p in validate(changed, remembered=remembered))
        assert looked == [changed.base + PROGRAMME]
        looked.clear()


FAULTS: dict[str, tuple[str, str]] = {
    "circles": (INFERRED, "INSERT { GRAPH G { ?a pc:implements ?a } } WHERE { GRAPH ?any { ?a pc:implements ?b } }"),
    "contradictions": (INFERRED, "INSERT DATA { GRAPH G { <urn:one> pc:contradicts <urn:two> } }"),
    "dates": (
        ENTITIES,
        "DELETE { GRAPH G { ?a eli:date_document ?d } }"
        ' INSERT { GRAPH G { ?a eli:date_document "1999-01-01"^^xsd:date } }'
        " WHERE { GRAPH ?g { ?a pc:implements ?b } GRAPH G { ?a eli:date_document ?d } }",
    ),
    "evidence": (ENTITIES, "INSERT DATA { GRAPH G { <urn:figure> a qb:Observation } }"),
    "inferred": (
        INFERRED,
        "DELETE { GRAPH G { ?s prov:wasDerivedFrom ?f } } INSERT { GRAPH G { ?s prov:wasDerivedFrom <urn:nothing> } }"
        " WHERE { GRAPH G { ?s prov:wasDerivedFrom ?f } }",
    ),
    "labels": (
        ENTITIES,
        'INSERT DATA { GRAPH G { <urn:one> a pc:Project ; skos:prefLabel "Cầu"@vi . '
        '<urn:two> a pc:Project ; skos:prefLabel "Cầu"@vi } }',
    ),
    "passages": (
        PROGRAMME,
        "INSERT DATA { GRAPH G { <urn:span> oa:hasSource <BASEsource/chuong-trinh.json> ; oa:hasSelector <urn:p> ."
        " <urn:p> oa:end 1000000 } }",
    ),
    "statements": (PROGRAMME, "INSERT DATA { GRAPH G { <urn:one> eli:cites <urn:two> } }"),
}


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_each_check_catches_what_it_is_for(built: Path, check: Check) -> None:
    graph, update = FAULTS[check.name]
    changed = with_change(built, graph, update.replace("BASE", EmbeddedStore().base))
    assert check.name in {p.check for p in validate(changed, graphs=())}
    assert check.vi and check.en and not check.vi.startswith("#")
