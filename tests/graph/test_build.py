"""Builds: what is read, what is replaced, what is left alone; workers, failures, locks."""

from __future__ import annotations

import copy
import json
import multiprocessing
import os
import time
from pathlib import Path
from typing import Any

import pytest
from phancong.graph import writing
from phancong.graph.answers import implementers, summary
from phancong.graph.build import build
from phancong.graph.settings import folder_beside
from phancong.graph.sources import find_sources, source_name
from phancong.graph.store import StoreLocked, open_store
from phancong.graph.store.lock import FileLock
from phancong.graph.written import Written


def dump(store: Path) -> dict[str, bytes]:
    """Every graph of a store, lines in order."""
    with open_store(str(store), read_only=True) as opened:
        return {
            graph: b"\n".join(sorted(opened.dump("application/n-triples", graph).splitlines()))
            for graph in opened.graphs()
        }


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_second_build_of_unchanged_files_does_nothing(tmp_path: Path, tools: Any) -> None:
    files, store = tools.write_collection(tmp_path / "files"), tmp_path / "store"
    first = tools.build_at(store, files)
    assert (first.read, first.unchanged, first.graphs, first.sources, first.exit_status) == (3, 0, 5, 3, 0)
    before = {p: p.stat().st_mtime_ns for p in store.rglob("*.json")}
    again = tools.build_at(store, files)
    assert (again.read, again.unchanged, again.graphs, again.sources) == (0, 3, 0, 3)
    assert before == {p: p.stat().st_mtime_ns for p in store.rglob("*.json")}


def test_a_changed_file_replaces_its_graph_alone(tmp_path: Path, tools: Any) -> None:
    files, store = tools.write_collection(tmp_path / "files"), tmp_path / "store"
    tools.build_at(store, files)
    before = dump(store)
    change(files / "ha-nam.json", "KCN Mỹ Thuận", "KCN  Mỹ Thuận")
    report = tools.build_at(store, files)
    assert (report.read, report.unchanged) == (1, 2)
    after = dump(store)
    changed = {graph.rpartition("/")[2] for graph in after if before[graph] != after[graph]}
    assert changed == {"ha-nam.json"}
    fresh = tmp_path / "fresh"
    tools.build_at(fresh, files)
    assert dump(fresh) == after, "the same as a build from nothing"


def edit(data: dict[str, Any], kind: str, **values: Any) -> dict[str, Any]:
    """The document with the first fact of a kind changed."""
    changed = copy.deepcopy(data)
    next(f for f in changed["facts"] if f["kind"] == kind).update(values)
    return changed


PROGRAMME, REPORT, OTHER = "chuong-trinh.json", "bao-cao.json", "ha-nam.json"
NAMESAKE = {"type": "Kế hoạch", "number": "8-KH/TU", "issuer": "Tỉnh ủy Hà Nam"}


@pytest.mark.parametrize(
    ("name", "kind", "values", "mapped"),
    [
        (OTHER, "metadata", NAMESAKE, {OTHER}),
        # What the report calls by a name, and carries out what the name says, is the programme: or no more.
        (PROGRAMME, "metadata", {"number": "32-CTr/TU"}, {PROGRAMME, REPORT}),
        (PROGRAMME, "metadata", {"issuer": None}, {PROGRAMME}),
        (PROGRAMME, "citation", {"date": "2013-11-04"}, {PROGRAMME, REPORT}),
        # The project of the province has another name in all its documents.
        (
            REPORT,
            "project",
            {"name": "Khu công nghiệp Mỹ Thuận mở rộng", "aliases": ["KCN Mỹ Thuận"]},
            {PROGRAMME, REPORT},
        ),
        # Alias and preferred name of an indicator; a figure that only one document has.
        (REPORT, "indicator", {"indicator": "Tổng sản phẩm trên địa bàn (GRDP)"}, {REPORT}),
        (PROGRAMME, "indicator", {"low": 11, "high": 11}, {PROGRAMME}),
        (PROGRAMME, "indicator", {"low": 10.2, "high": 10.2, "year": 2023, "status": "estimate"}, {PROGRAMME}),
        (PROGRAMME, "assignment", {"body": "Sở Tài chính", "partners": []}, {PROGRAMME}),
        (PROGRAMME, "doc_relation", {"relation": "basis"}, {PROGRAMME, REPORT}),
        (REPORT, None, {}, set()),
        (PROGRAMME, None, {}, {REPORT}),
        (OTHER, None, {}, set()),
    ],
)
def test_what_is_mapped_again(
    tmp_path: Path,
    tools: Any,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    kind: str | None,
    values: dict[str, Any],
    mapped: set[str],
) -> None:
    """Of a change only the documents whose mentions mean something else; there and back, as a build from nothing."""
    files, store = tools.write_collection(tmp_path / "files"), tmp_path / "store"
    tools.build_at(store, files)
    before = dump(store)
    asked: list[str] = []
    real = writing.map_document
    monkeypatch.setattr(writing, "map_document", lambda source, *rest: asked.append(source) or real(source, *rest))
    if kind is None:
        (files / name).unlink()
    else:
        data = edit(tools.collection[name], kind, **values)
        (files / name).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    tools.build_at(store, files)
    assert set(asked) == mapped
    tools.build_at(tmp_path / "fresh", files)
    assert dump(store) == dump(tmp_path / "fresh") != before
    tools.write_collection(files)
    tools.build_at(store, files)
    assert dump(store) == before


def test_a_file_that_went_away_from_a_folder(tmp_path: Path, tools: Any) -> None:
    files, store = tools.write_collection(tmp_path / "files"), tmp_path / "store"
    tools.build_at(store, files)
    (files / "ha-nam.json").unlink()
    assert tools.build_at(store, files / "bao-cao.json").sources == 3, "the other folder may be away for a while"
    report = tools.build_at(store, files)
    assert (report.removed, report.sources) == (1, 2)
    fresh = tmp_path / "fresh"
    tools.build_at(fresh, files)
    assert dump(fresh) == dump(store)
    assert len(list((store / "texts").iterdir())) == 2


def test_files_added_one_by_one_give_the_same_graph(tmp_path: Path, tools: Any) -> None:
    files = tools.write_collection(tmp_path / "files")
    for name in ("ha-nam.json", "bao-cao.json", "chuong-trinh.json"):
        tools.build_at(tmp_path / "slow", files / name)
    tools.build_at(tmp_path / "fast", files)
    assert dump(tmp_path / "slow") == dump(tmp_path / "fast")


def test_the_number_of_workers_does_not_matter(tmp_path: Path, tools: Any) -> None:
    files = tools.write_collection(tmp_path / "files")
    for workers in (1, 3):
        tools.build_at(tmp_path / f"store{workers}", files, workers=workers)
    assert dump(tmp_path / "store1") == dump(tmp_path / "store3")


def test_a_bad_file_is_named_and_the_build_goes_on(tmp_path: Path, tools: Any) -> None:
    files = tools.write_collection(tmp_path / "files")
    (files / "hong.json").write_bytes(b"\xff\x00 not json")
    seen = []
    report = tools.build_at(
        tmp_path / "store", files, tmp_path / "nothing", progress=lambda *args: seen.append(args[:2])
    )
    assert report.exit_status == 1 and report.sources == 3
    messages = sorted(f.message for f in report.failures)
    assert messages[0].endswith("nothing: không có tệp nào") and messages[1] == "hong.json: không đọc được"
    assert all("\n" not in message for message in messages)
    assert seen == [(i, 4) for i in range(1, 5)]


def crash(path: str) -> Any:
    """A reader whose process ends on one file."""
    if path.endswith("ha-nam.json"):
        os._exit(9)
    name = Path(path).name
    record = json.loads(Path(path).read_text(encoding="utf-8"))
    from phancong.graph.record import DocumentRecord, PartRecord

    return DocumentRecord(name, "0" * 64, record["text"], "text/plain", (PartRecord(1, 0, 1),), ())


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="a test module is not importable elsewhere")
def test_a_file_that_ends_its_worker_is_reported(tmp_path: Path, tools: Any) -> None:
    files = tools.write_collection(tmp_path / "files")
    report = build([str(files)], str(tmp_path / "store"), crash, "v", workers=2)
    assert [Path(f.path).name for f in report.failures] == ["ha-nam.json"]
    assert report.sources == 2


def test_two_builds_at_once(tmp_path: Path, tools: Any) -> None:
    files = tools.write_collection(tmp_path / "files")
    with FileLock(tmp_path / ".store.lock"), pytest.raises(StoreLocked, match="another build"):
        tools.build_at(tmp_path / "store", files)
    tools.build_at(tmp_path / "store", files)


def hang(path: str) -> Any:
    """A reader that does not come back from one file."""
    if path.endswith("ha-nam.json"):
        time.sleep(600)
    return crash(path)


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="a test module is not importable elsewhere")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_outlives_its_time_is_reported(tmp_path: Path, tools: Any, workers: int) -> None:
    files = tools.write_collection(tmp_path / "files")
    report = build([str(files)], str(tmp_path / "store"), hang, "v", workers=workers, time_limit=5)
    assert [(Path(f.path).name, "quá 5 giây" in f.message) for f in report.failures] == [("ha-nam.json", True)]
    assert report.sources == 2


def test_a_build_that_was_ended_before_it_noted_its_graphs(tmp_path: Path, tools: Any) -> None:
    files, store = tools.write_collection(tmp_path / "files"), tmp_path / "store"
    tools.build_at(store, files)
    whole = dump(store)
    with open_store(str(store)) as opened:
        assert opened.build_folder is not None
        with Written(opened.build_folder / "graphs.sqlite") as hashes:
            hashes.change(drop=["*", "bao-cao.json", "entities"])
        opened.delete_graph(opened.base + "graph/chuong-trinh.json")
        opened.replace_graph(opened.base + "graph/inferred", b"")
    report = tools.build_at(store, files)
    assert report.read == 0 and report.graphs == 3
    assert dump(store) == whole


def test_another_version_of_the_reader_reads_again(tmp_path: Path, tools: Any) -> None:
    files, store = tools.write_collection(tmp_path / "files"), tmp_path / "store"
    tools.build_at(store, files)
    report = build([str(files)], str(store), tools.read, "other+rules", workers=1)
    assert (report.read, report.sources) == (3, 3)
    with open_store(str(store), read_only=True) as opened:
        rows = opened.select("SELECT DISTINCT ?v WHERE { ?r <https://w3id.org/phancong/ns#softwareVersion> ?v }")
        assert [row["v"].value for row in rows] == ["other"]  # type: ignore[union-attr]


def test_other_documents_can_change_what_a_mention_means(tmp_path: Path, tools: Any) -> None:
    """A plan named in a report becomes the plan itself when its file arrives; its graph is written anew."""
    files = tools.write_collection(tmp_path / "files")
    tools.build_at(tmp_path / "store", files / "bao-cao.json")
    with open_store(str(tmp_path / "store"), read_only=True) as opened:
        assert implementers(opened, "31-CTr/TU").directive is None
    report = tools.build_at(tmp_path / "store", files / "chuong-trinh.json")
    assert report.read == 1 and report.graphs >= 3
    with open_store(str(tmp_path / "store"), read_only=True) as opened:
        names = {row.body.name for row in implementers(opened, "31-CTr/TU").implementers}
        assert "Ủy ban nhân dân tỉnh Nam Định" in names and summary(opened).sources == 2


def test_documents_bound_in_one_file_are_documents_each(tmp_path: Path, tools: Any) -> None:
    data = copy.deepcopy(tools.collection["ha-nam.json"])
    data["parts"] = [{}, {}]
    header = dict(data["facts"][0], part=2, type="Nghị quyết", issuer="Hội đồng nhân dân tỉnh Hà Nam")
    data["facts"] = [dict(data["facts"][0], part=1), header]
    (tmp_path / "bound.json").write_text(json.dumps(data), encoding="utf-8")
    tools.build_at(tmp_path / "store", tmp_path / "bound.json")
    with open_store(str(tmp_path / "store"), read_only=True) as opened:
        rows = opened.select("SELECT DISTINCT ?d WHERE { ?d <https://w3id.org/phancong/ns#partOf> ?s }")
        assert sorted(str(row["d"]).removeprefix(opened.base) for row in rows) == [
            "document/bao-cao/uy-ban-nhan-dan-tinh-ha-nam/2022-12-01/bound.json-1",
            "document/nghi-quyet/hoi-dong-nhan-dan-tinh-ha-nam/2022-12-01/bound.json-2",
        ]


def test_the_base_of_a_store_is_its_own(tmp_path: Path, tools: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    files, store = tools.write_collection(tmp_path / "files"), tmp_path / "store"
    monkeypatch.setenv("PHANCONG_BASE", "https://du-lieu.example.vn/phan-cong")
    tools.build_at(store, files)
    monkeypatch.delenv("PHANCONG_BASE")
    assert tools.build_at(store, files).graphs == 0
    with open_store(str(store), read_only=True) as opened:
        assert opened.base == "https://du-lieu.example.vn/phan-cong/"
        assert all(g.startswith(opened.base) for g in opened.graphs())


def test_what_lies_beside_a_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each server has a folder of its own, whoever logs in; $PHANCONG_FOLDER names another."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    one = folder_beside("http://user:secret@db:7878/query")
    assert one == folder_beside("http://db:7878/query") and one.parent == tmp_path / "phancong"
    assert one != folder_beside("http://db:7879/query") and "secret" not in str(one)
    monkeypatch.setenv("PHANCONG_FOLDER", "/srv/phancong")
    assert folder_beside("http://db:7878/query") == Path("/srv/phancong")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Báo cáo 2023.txt", "bao-cao-2023.txt"),
        ("Tỉnh A/Nghị quyết.PDF", "tinh-a/nghi-quyet.pdf"),
        ("<script>.txt", "script.txt"),
    ],
)
def test_names_of_sources(path: str, name: str) -> None:
    assert source_name(Path(path)) == name


def test_finding_sources(tmp_path: Path) -> None:
    for name in ("a/x.txt", "b/x.txt", "b/.hidden", ".git/y.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    found, missing = find_sources([str(tmp_path)])
    assert [f.source for f in found] == ["a/x.txt", "b/x.txt"] and not missing
    found, _ = find_sources([str(tmp_path / "a" / "x.txt"), str(tmp_path / "b" / "*.txt"), str(tmp_path / "a")])
    assert len(found) == 2 and found[0].source == "x.txt" and found[1].source.startswith("x.txt-")
    _, missing = find_sources([str(tmp_path / "*.pdf")])
    assert len(missing) == 1
