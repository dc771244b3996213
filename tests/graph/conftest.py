"""A small collection, written as facts by hand, and the stores built from it.

A document is a JSON file: text, province, and facts as FACTS.md has them, without offsets: a quote is looked up in the
text (`nth` tells its occurrences apart), and so are the first words of its `pages`. `read` is the reader that builds
get.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from phancong.extract.facts import Fact
from phancong.graph.build import BuildReport, build
from phancong.graph.record import DocumentRecord, PartRecord, Section
from phancong.graph.store import Store, open_store

VERSION = "test+rules"


class ReadError(Exception):
    """What a reader raises for a file it cannot read."""


def record_of(name: str, data: dict[str, Any], sha256: str = "0" * 64) -> DocumentRecord:
    """A record from the JSON of a document."""
    text = data["text"]
    facts = []
    for fact in data["facts"]:
        values = dict(fact)
        start = -1
        for _ in range(values.pop("nth", 1)):
            start = text.index(values["quote"], start + 1)
        end = start + len(values["quote"])
        facts.append(Fact.from_json({"confidence": 0.9, "rule": "hand", **values, "start": start, "end": end}))
    parts = data.get("parts") or [{}]
    shared = {k: data[k] for k in ("province", "level", "year") if k in data}
    return DocumentRecord(
        name=name,
        sha256=sha256,
        text=text,
        media_type="text/plain",
        parts=tuple(
            PartRecord(number, 0, len(text), **{**shared, **part}, sections=(Section(0, "I. TỔ CHỨC THỰC HIỆN"),))
            for number, part in enumerate(parts, 1)
        ),
        facts=tuple(facts),
        pages=tuple(text.index(words) for words in data.get("pages", ())),
    )


def read(path: str) -> DocumentRecord:
    """The reader of the tests."""
    raw = Path(path).read_bytes()
    try:
        data = json.loads(raw)
    except ValueError:
        raise ReadError(f"{Path(path).name}: không đọc được") from None
    return record_of(Path(path).name, data, hashlib.sha256(raw).hexdigest())


def metadata(quote: str, **values: Any) -> dict[str, Any]:
    return {"kind": "metadata", "quote": quote, **values}


def citation(quote: str, number: str, **values: Any) -> dict[str, Any]:
    return {"kind": "citation", "quote": quote, "type": "Nghị quyết", "number": number, **values}


def task(quote: str, body: str, role: str, directives: list[str], **values: Any) -> dict[str, Any]:
    return {
        "kind": "assignment", "quote": quote, "body": body, "role": role,
        "directives": directives, **{"task": quote.lower(), **values},
    }  # fmt: skip


def relation(quote: str, subject: str, name: str, target: str, **values: Any) -> dict[str, Any]:
    return {"kind": "doc_relation", "quote": quote, "subject": subject, "relation": name, "object": target, **values}


def figure(quote: str, low: float, **values: Any) -> dict[str, Any]:
    return {
        "kind": "indicator", "quote": quote, "indicator": "Tốc độ tăng trưởng GRDP", "low": low, "high": low,
        "comparator": "eq", "unit": "%", "year": 2023, "status": "estimate", "place": None, **values,
    }  # fmt: skip


PROGRAMME = {
    "province": "Nam Định",
    "level": "province",
    "year": 2023,
    "text": "BAN THƯỜNG VỤ TỈNH ỦY, số 31-CTr/TU, 10/4/2023\n"
    "Chương trình này thực hiện Nghị quyết số 29-NQ/TW ngày 17/11/2022 về công nghiệp hóa.\n"
    "Sở Kế hoạch và Đầu tư chủ trì tổng hợp kết quả thực hiện Nghị quyết 29-NQ/TW.\n"
    "Ban Tuyên giáo Tỉnh ủy tuyên truyền Chương trình này. Phấn đấu GRDP tăng 10% năm 2025.\n"
    "Khởi công Khu công nghiệp Mỹ Thuận trong quý III.\n",
    "pages": ["BAN THƯỜNG VỤ", "Sở Kế hoạch"],
    "facts": [
        metadata(
            "số 31-CTr/TU", type="Chương trình hành động", number="31-CTr/TU", date="2023-04-10",
            issuer="Ban Thường vụ Tỉnh ủy Nam Định", place="Nam Định", signer="Nguyễn Văn A",
            subject="thực hiện Nghị quyết số 29-NQ/TW",
        ),
        citation("Nghị quyết số 29-NQ/TW ngày 17/11/2022", "29-NQ/TW", date="2022-11-17"),
        citation("Nghị quyết 29-NQ/TW", "29-NQ/TW"),
        relation("thực hiện Nghị quyết số 29-NQ/TW", "this", "implements", "29-NQ/TW"),
        task("Sở Kế hoạch và Đầu tư chủ trì tổng hợp kết quả thực hiện Nghị quyết 29-NQ/TW",
             "Sở Kế hoạch và Đầu tư", "lead", ["29-NQ/TW"], partners=["Cục Thống kê tỉnh Nam Định"]),
        task("Ban Tuyên giáo Tỉnh ủy tuyên truyền Chương trình này", "Ban Tuyên giáo Tỉnh ủy Nam Định",
             "propagate", []),
        figure("GRDP tăng 10% năm 2025", 10, year=2025, status="target", place="Nam Định"),
        {"kind": "project", "quote": "Khu công nghiệp Mỹ Thuận", "name": "Khu công nghiệp Mỹ Thuận",
         "aliases": ["KCN Mỹ Thuận"], "category": "industrial_park"},
        {"kind": "project_fact", "quote": "Khởi công Khu công nghiệp Mỹ Thuận trong quý III",
         "project": "KCN Mỹ Thuận", "relation": "milestone", "object": "khởi công trong quý III"},
        {"kind": "body", "quote": "Ban Tuyên giáo Tỉnh ủy", "name": "Ban Tuyên giáo Tỉnh ủy Nam Định"},
    ],
}  # fmt: skip
PLAN = "Kế hoạch triển khai Chương trình hành động của Tỉnh ủy Nam Định thực hiện Nghị quyết 29-NQ/TW"
ACTION = "Chương trình hành động của Tỉnh ủy Nam Định thực hiện Nghị quyết 29-NQ/TW"
REPORT = {
    "province": "Nam Định",
    "level": "province",
    "year": 2023,
    "text": "Nam Định, tháng 12 năm 2023. BÁO CÁO tình hình kinh tế - xã hội.\n"
    "UBND tỉnh ban hành Kế hoạch triển khai Chương trình hành động của Tỉnh ủy thực hiện Nghị quyết 29-NQ/TW về đẩy "
    "mạnh công nghiệp hóa, hiện đại hóa đất nước.\n"
    "Sơ kết Nghị quyết số 29-NQ/TW ngày 04/11/2013 về giáo dục. GRDP ước tăng 10,2%. Tốc độ tăng GRDP ước 10,2%.\n"
    "Dự án KCN Mỹ Thuận, Nghị quyết 01-NQ/TU của Tỉnh ủy.\n",
    "facts": [
        metadata("tháng 12 năm 2023", type="Báo cáo", number=None, issuer="Ủy ban nhân dân tỉnh Nam Định",
                 date="2023-12", place="Nam Định", signer=None, subject="tình hình kinh tế - xã hội"),
        citation("Nghị quyết 29-NQ/TW", "29-NQ/TW"),
        citation("Nghị quyết số 29-NQ/TW ngày 04/11/2013", "29-NQ/TW", date="2013-11-04"),
        citation("Nghị quyết 01-NQ/TU của Tỉnh ủy", "01-NQ/TU", issuer="Tỉnh ủy Nam Định"),
        {"kind": "named_document", "quote": "Kế hoạch triển khai Chương trình hành động của Tỉnh ủy",
         "type": "Kế hoạch", "name": PLAN},
        relation("Kế hoạch triển khai Chương trình hành động của Tỉnh ủy", PLAN, "implements", ACTION),
        relation("Chương trình hành động của Tỉnh ủy thực hiện Nghị quyết 29-NQ/TW", ACTION, "implements", "29-NQ/TW"),
        task("UBND tỉnh ban hành Kế hoạch triển khai Chương trình hành động của Tỉnh ủy",
             "Ủy ban nhân dân tỉnh Nam Định", "implement", ["29-NQ/TW"],
             task="ban hành Kế hoạch triển khai Chương trình hành động của Tỉnh ủy"),
        figure("GRDP ước tăng 10,2%", 10.2, place="Nam Định"),
        figure("Tốc độ tăng GRDP ước 10,2%", 10.2, place="Nam Định"),
        {"kind": "project", "quote": "Dự án KCN Mỹ Thuận", "name": "Dự án KCN Mỹ Thuận", "aliases": [],
         "category": "industrial_park"},
    ],
}  # fmt: skip
OTHER = {
    "province": "Hà Nam",
    "level": "province",
    "year": 2022,
    "text": "HÀ NAM 2022. Nghị quyết 01-NQ/TU của Tỉnh ủy; KCN Mỹ Thuận.",
    "facts": [
        metadata("HÀ NAM 2022", type="Báo cáo", number=None, issuer="Ủy ban nhân dân tỉnh Hà Nam", date="2022-12-01",
                 place="Hà Nam", signer=None, subject="kết quả"),
        citation("Nghị quyết 01-NQ/TU của Tỉnh ủy", "01-NQ/TU", issuer="Tỉnh ủy Hà Nam"),
        {"kind": "project", "quote": "KCN Mỹ Thuận", "name": "Khu công nghiệp Mỹ Thuận", "aliases": [],
         "category": "industrial_park"},
    ],
}  # fmt: skip
COLLECTION = {"chuong-trinh.json": PROGRAMME, "bao-cao.json": REPORT, "ha-nam.json": OTHER}


def write_collection(folder: Path) -> Path:
    """The collection as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in COLLECTION.items():
        (folder / name).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return folder


def build_at(store: Path, *paths: Path, **options: Any) -> BuildReport:
    """Build with the reader of the tests."""
    return build([str(p) for p in paths], str(store), read, VERSION, **{"workers": 1, **options})


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the collection. Not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    report = build_at(folder / "store", write_collection(folder / "files"))
    assert not report.failures
    return folder / "store"


@pytest.fixture
def store(built: Path) -> Iterator[Store]:
    with open_store(str(built), read_only=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def tools() -> Any:
    """The helpers of this file for tests that build stores of their own."""

    class Tools:
        build_at = staticmethod(build_at)
        write_collection = staticmethod(write_collection)
        record_of = staticmethod(record_of)
        read = staticmethod(read)
        collection = COLLECTION

    return Tools


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of an Oxigraph server on a free port."""
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if binary is None:
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [binary, "serve", "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        url = f"http://127.0.0.1:{port}"
        for _ in range(100):
            try:
                httpx.get(url, timeout=1)
                break
            except httpx.HTTPError:
                if process.poll() is not None:
                    pytest.fail(process.stdout.read() if process.stdout else "the server ended")
                time.sleep(0.05)
        yield url
        process.terminate()
