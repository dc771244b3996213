"""Who carries a duty on three days, from the facts to the answers and the REST door."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from phancong.api.app import create_app
from phancong.graph.answers import implementers
from phancong.graph.store import Store, open_store
from starlette.testclient import TestClient

DISTRICT, MINISTRY = "Ủy ban nhân dân huyện Vũ Thư, tỉnh Thái Bình", "Bộ Thông tin và Truyền thông"
PLANNING = "Sở Kế hoạch và Đầu tư tỉnh Thái Bình"
HEIRS = {
    "2025-02-28": {DISTRICT: None, MINISTRY: None, PLANNING: None},
    "2025-03-01": {
        DISTRICT: None,
        MINISTRY: "Bộ Khoa học và Công nghệ; Bộ Văn hóa, Thể thao và Du lịch",
        PLANNING: "Sở Tài chính tỉnh Thái Bình",
    },
    "2025-07-01": {
        DISTRICT: "Ủy ban nhân dân phường Thái Bình, tỉnh Hưng Yên; Ủy ban nhân dân phường Vũ Phúc, tỉnh Hưng Yên; "
        "Ủy ban nhân dân xã Thư Trì, tỉnh Hưng Yên và 5 cơ quan khác",
        MINISTRY: "Bộ Khoa học và Công nghệ; Bộ Văn hóa, Thể thao và Du lịch",
        PLANNING: "Sở Tài chính tỉnh Hưng Yên",
    },
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, tools: Any) -> Path:
    text = "BÁO CÁO 2024. " + " ".join(
        f"{body} thực hiện Nghị quyết 29-NQ/TW." for body in (DISTRICT, MINISTRY, PLANNING)
    )
    tasks = [
        {"kind": "assignment", "quote": f"{body} thực hiện", "body": body, "role": "implement",
         "task": "thực hiện Nghị quyết", "directives": ["29-NQ/TW"], "partners": [], "deadline": None}
        for body in (DISTRICT, MINISTRY, PLANNING)
    ]  # fmt: skip
    cited = {"kind": "citation", "quote": "Nghị quyết 29-NQ/TW", "type": "Nghị quyết", "number": "29-NQ/TW",
             "date": "2022-11-17"}  # fmt: skip
    file = tmp_path_factory.mktemp("time") / "bao-cao.json"
    file.write_text(json.dumps({"province": "Thái Bình", "text": text, "facts": [cited, *tasks]}), encoding="utf-8")
    tools.build_at(file.parent / "store", file)
    return file.parent / "store"


@pytest.fixture
def opened(folder: Path) -> Iterator[Store]:
    with open_store(str(folder), read_only=True) as store:
        yield store


@pytest.mark.parametrize("day", HEIRS)
def test_the_answer_names_the_body_of_the_day(opened: Store, day: str) -> None:
    rows = implementers(opened, "29-NQ/TW", on=day).implementers
    assert {r.body.name: r.successor.name if r.successor else None for r in rows if r.basis == "task"} == HEIRS[day]
    assert all(r.successor is None or r.successor.since <= day for r in rows)


@pytest.mark.parametrize("day", HEIRS)
def test_the_door_does_too(folder: Path, day: str) -> None:
    with TestClient(create_app(str(folder))) as client:
        rows = client.get("/api/implementers", params={"directive": "29-NQ/TW", "on": day}).json()["implementers"]
    assert {r["body"]["name"]: (r["successor"] or {}).get("name") for r in rows if r["role"] == "implement"} == HEIRS[
        day
    ]
