"""Every store does the same: in memory, in a folder, behind the Oxigraph server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from phancong.graph.store import Blank, Iri, Literal, Store, StoreError, StoreLocked, Triple, ntriples, open_store
from phancong.graph.store.binding import bound
from phancong.graph.store.embedded import EmbeddedStore
from phancong.graph.store.remote import RemoteStore
from phancong.graph.store.terms import decimal, spell

S, P, G, H = (Iri(f"https://example.org/{name}") for name in "spgh")
TRIPLES = ntriples([Triple(S, P, Literal.of('"Ủy\n ban\\', "vi")), Triple(S, P, Literal.of(8.5)), Triple(S, P, S)])


@pytest.fixture(params=["memory", "folder", "remote"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        opened: Store = EmbeddedStore()
    elif request.param == "folder":
        opened = open_store(str(tmp_path / "store"))
    else:
        opened = RemoteStore(request.getfixturevalue("server"))
        opened.update("DROP ALL")
    with opened:
        yield opened


def test_graphs_are_replaced_whole(store: Store) -> None:
    store.load_graphs([(G, TRIPLES), (H, ntriples([Triple(S, P, Literal.of("h"))]))])
    assert store.graphs() == [G, H]
    store.replace_graph(G, ntriples([Triple(S, P, Literal.of("new"))]))
    rows = store.select("SELECT ?o WHERE { GRAPH $g { ?s ?p ?o } }", {"g": G})
    assert [row["o"] for row in rows] == [Literal.of("new")]
    store.delete_graph(G)
    assert store.graphs() == [H]


def test_terms_come_back_as_they_went(store: Store) -> None:
    store.replace_graph(G, TRIPLES)
    found = {row["o"] for row in store.select("SELECT ?o WHERE { ?s ?p ?o }")}
    assert found == {Literal.of('"Ủy\n ban\\', "vi"), Literal.of(8.5), S}
    assert set(store.construct("CONSTRUCT WHERE { ?s ?p ?o }")) == {Triple(S, P, o) for o in found}


def test_the_default_graph_is_the_union(store: Store) -> None:
    store.load_graphs([(G, ntriples([Triple(S, P, H)])), (H, ntriples([Triple(H, P, G)]))])
    rows = store.select("SELECT ?x WHERE { $s $p+ ?x }", {"s": S, "p": P})
    assert {row["x"] for row in rows} == {H, G}
    assert store.ask("ASK { $s $p/$p $g }", {"s": S, "p": P, "g": G})
    assert not store.ask("ASK { $g $p ?x }", {"p": P, "g": G})


def test_unbound_variables_are_absent(store: Store) -> None:
    store.replace_graph(G, ntriples([Triple(S, P, Literal.of("x"))]))
    rows = store.select("SELECT ?s ?none WHERE { ?s ?p ?o OPTIONAL { ?s <urn:none> ?none } }")
    assert rows == [{"s": S}]


@pytest.mark.parametrize(
    ("query", "accept", "start"),
    [
        ("SELECT ?o WHERE { ?s ?p ?o }", "text/csv", b"o\r\n"),
        ("ASK { ?s ?p ?o }", "application/sparql-results+json", b"{"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle", b"<https://example.org/s>"),
    ],
)
def test_answers_in_wire_formats(store: Store, query: str, accept: str, start: bytes) -> None:
    store.replace_graph(G, ntriples([Triple(S, P, Literal.of("x"))]))
    answer = store.query(query, [accept])
    assert answer.media_type == accept and answer.body.startswith(start)


@pytest.mark.parametrize("query", ["SELECT", "SELEC ?x WHERE { ?x ?y ?z }", "ASK { ?s <not an iri> ?o }"])
def test_bad_queries_raise_one_error(store: Store, query: str) -> None:
    with pytest.raises(StoreError):
        store.select(query)
    with pytest.raises(StoreError):
        store.update(query)


def test_asking_in_the_wrong_way_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError):
        store.select("ASK { ?s ?p ?o }")
    with pytest.raises(StoreError):
        store.ask("SELECT ?s WHERE { ?s ?p ?o }")


def test_dump_and_load_again(store: Store) -> None:
    store.replace_graph(G, TRIPLES)
    lines = store.dump("application/n-triples", G).splitlines()
    assert sorted(lines) == TRIPLES.splitlines()
    assert G.encode() in store.dump("application/n-quads")


def test_a_server_that_is_not_there() -> None:
    with RemoteStore("http://127.0.0.1:9") as nowhere, pytest.raises(StoreError, match=r"127\.0\.0\.1:9"):
        nowhere.select("SELECT * WHERE { ?s ?p ?o }")


def test_a_folder_has_one_writer_and_any_readers(tmp_path: Path) -> None:
    path = str(tmp_path / "store")
    with open_store(path) as writer:
        writer.replace_graph(G, TRIPLES)
        with pytest.raises(StoreLocked):
            open_store(path)
    with open_store(path, read_only=True) as one, open_store(path, read_only=True) as two:
        assert len(one.select("SELECT * WHERE { ?s ?p ?o }")) == len(two.select("SELECT * WHERE { ?s ?p ?o }")) == 3
        with pytest.raises(StoreError):
            one.update("DROP ALL")


def test_a_folder_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="other files"):
        open_store(str(tmp_path))
    with pytest.raises(StoreError, match="no store there"):
        open_store(str(tmp_path / "nothing"), read_only=True)


def test_layouts_of_other_versions(tmp_path: Path) -> None:
    """An older one says how to bring it up to date, and keeps its base IRI then; a newer one is left alone."""
    description = tmp_path / "format.json"
    description.write_text('{"format": 1, "base": "https://x/"}', encoding="utf-8")
    (tmp_path / "rdf").mkdir()
    with pytest.raises(StoreError, match=r"store format 1, .* 'phancong build"):
        open_store(str(tmp_path), read_only=True)
    open_store(str(tmp_path)).close()
    with open_store(str(tmp_path), read_only=True) as upgraded:
        assert upgraded.base == "https://x/" and not (tmp_path / "rdf").exists()
    description.write_text('{"format": 99, "base": "https://x/"}', encoding="utf-8")
    for read_only in (True, False):
        with pytest.raises(StoreError, match="newer program"):
            open_store(str(tmp_path), read_only=read_only)


def test_what_is_written_is_seen_when_it_is_whole(tmp_path: Path) -> None:
    path = str(tmp_path / "store")
    with open_store(path) as writer:
        writer.replace_graph(G, TRIPLES)
    with open_store(path, read_only=True) as before:
        with pytest.raises(ZeroDivisionError), open_store(path) as writer:
            writer.delete_graph(G)
            writer.replace_graph(H, TRIPLES)
            raise ZeroDivisionError
        with open_store(path, read_only=True) as reader:
            assert reader.graphs() == [G]
        with open_store(path) as writer:
            writer.delete_graph(G)
            with open_store(path, read_only=True) as reader:
                assert reader.graphs() == [G]
        with open_store(path, read_only=True) as reader:
            assert reader.graphs() == []
        assert before.graphs() == [G] and len(before.select("SELECT * WHERE { ?s ?p ?o }")) == 3
    assert len([p for p in (tmp_path / "store").iterdir() if p.name.isdigit()]) <= 2


@pytest.mark.parametrize(
    ("term", "spelt"),
    [
        (Iri("https://x/a"), "<https://x/a>"),
        (Iri('https://x/a> . } DROP ALL #"'), "<https://x/a%3E%20.%20%7D%20DROP%20ALL%20#%22>"),
        (Literal.of('a"b\\c\nd'), '"a\\"b\\\\c\\nd"'),
        (Literal.of("xã", "vi"), '"xã"@vi'),
        (Literal.of(3), '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (Literal.date("2022-11"), '"2022-11"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'),
        (Blank("b1"), "_:b1"),
    ],
)
def test_values_are_spelt_so_that_they_cannot_end_early(term: Iri | Literal | Blank, spelt: str) -> None:
    assert spell(term) == spelt


@pytest.mark.parametrize(
    ("bind", "query"),
    [
        (None, "ASK { ?s $p ?o\n  #?q FILTER ($q)\n}"),
        ({"p": P}, "ASK { ?s <https://example.org/p> ?o\n  #?q FILTER ($q)\n}"),
        ({"p": P, "q": Literal.of("$p")}, 'ASK { ?s <https://example.org/p> ?o\n  FILTER ("$p")\n}'),
        ({"p": [P, S]}, "ASK { ?s <https://example.org/p> <https://example.org/s> ?o\n  #?q FILTER ($q)\n}"),
    ],
)
def test_binding(bind: dict[str, Iri | Literal] | None, query: str) -> None:
    assert bound("ASK { ?s $p ?o\n  #?q FILTER ($q)\n}", bind) == query  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "text"), [(8.5, "8.5"), (9.0, "9.0"), (1e-07, "0.0000001"), (67948.0, "67948.0")])
def test_decimals_have_no_exponent(value: float, text: str) -> None:
    assert decimal(value) == text


@pytest.mark.parametrize("given", ["https://a/[", "http://a b/", "no iri", "http://h:port/", 'x:"> } #', "u:\ud800"])
def test_what_is_no_iri_names_nothing(store: Store, given: str) -> None:
    assert store.select("SELECT ?p WHERE { $node ?p ?o }", {"node": Iri(given)}) == []
