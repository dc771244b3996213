"""A store of the sample documents, the app on it, and a real server, for all tests of the doors."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from phancong.api.app import create_app
from phancong.api.intake import read_document, reader_version
from phancong.api.sparql.pool import Limits
from phancong.graph.build import build
from phancong.graph.store import Store, open_store

SAMPLES = Path(__file__).resolve().parents[2] / "examples"
RESOLUTION = "document/nghi-quyet/29-nq-tw/2022-11-17"
HOSTILE = """Số: 7/QĐ-UBND
Hà Nội, ngày 01 tháng 02 năm 2024
QUYẾT ĐỊNH
Về việc <script>alert(1)</script>
Điều 1. Giao Sở Y tế chủ trì thực hiện Nghị quyết số 29-NQ/TW, ngày 17/11/2022 <img src=x onerror=alert(1)>
năm 2024.
"""


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("doors")
    hostile = folder / "van-ban-<b>la.txt"
    hostile.write_text(HOSTILE, "utf-8")
    target = str(folder / "samples.store")
    report = build([str(SAMPLES), str(hostile)], target, read_document, reader_version(), workers=1)
    assert not report.failures
    return target


@pytest.fixture(scope="session")
def store(store_path: str) -> Iterator[Store]:
    with open_store(store_path, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(store_path: str) -> Iterator[TestClient]:
    app = create_app(store_path, Limits(seconds=60, workers=2))
    with TestClient(app, follow_redirects=False, raise_server_exceptions=False) as made:
        yield made


@pytest.fixture(scope="session")
def server(store_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of `phancong serve` on a free port, without a slash at its end."""
    log = tmp_path_factory.mktemp("server") / "stderr"
    command = [sys.executable, "-c", "from phancong.api.cli import main; main()", "serve"]
    with log.open("w") as stderr:
        process = subprocess.Popen(
            [*command, "--store", store_path, "--port", "0", "--timeout", "60"],
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    assert process.stdout is not None
    url = process.stdout.readline().strip().rstrip("/")
    assert url, log.read_text()
    yield url
    process.terminate()
    process.wait(60)
    assert "Traceback" not in log.read_text(), log.read_text()
