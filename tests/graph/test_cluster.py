"""Reading on a Dask cluster gives what reading here gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from phancong.api.intake import read_document, reader_version
from phancong.graph.build import build
from phancong.graph.store import StoreError, open_store

distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install 'phancong[cluster]'")
SAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as started:
        yield started.scheduler_address


def dump(store: Path) -> list[bytes]:
    with open_store(str(store), read_only=True) as opened:
        return sorted(opened.dump("application/n-quads").splitlines())


def test_a_cluster_builds_the_same_graph(cluster: str, tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for sample in SAMPLES.iterdir():
        if sample.suffix in (".txt", ".md"):
            (files / sample.name).write_bytes(sample.read_bytes())
    (files / "hong.docx").write_bytes(b"PK\x03\x04 not a document")
    reports = [
        build([str(files)], str(tmp_path / name), read_document, reader_version(), **options)
        for name, options in (("here", {"workers": 2}), ("there", {"scheduler": cluster}))
    ]
    assert dump(tmp_path / "here") == dump(tmp_path / "there")
    assert [report.sources for report in reports] == [5, 5]
    assert [[Path(f.path).name for f in report.failures] for report in reports] == [["hong.docx"]] * 2


def test_a_file_that_outlives_its_time_on_the_cluster(cluster: str, tmp_path: Path) -> None:
    def slow(path: str) -> Any:  # a nested function goes to the cluster by value: it could not import this module
        import time

        from phancong.graph.record import DocumentRecord, PartRecord

        if path.endswith("a.txt"):
            time.sleep(600)
        return DocumentRecord("b.txt", "0" * 64, "b", "text/plain", (PartRecord(1, 0, 1),), ())

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    report = build([str(tmp_path / "*.txt")], str(tmp_path / "store"), slow, "v", scheduler=cluster, time_limit=10)
    assert [(Path(f.path).name, "quá 10 giây" in f.message) for f in report.failures] == [("a.txt", True)]
    assert report.sources == 1


def test_a_scheduler_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    with pytest.raises(StoreError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler"):
        build([str(tmp_path / "a.txt")], str(tmp_path / "store"), read_document, "v", scheduler="tcp://127.0.0.1:9")
