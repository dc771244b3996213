"""The Model Context Protocol server, asked over stdio by the official client; `phancong doctor`."""

from __future__ import annotations

import json
import sys
from typing import Any

import anyio
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from phancong.api import doctor

CLI = ["-c", "from phancong.api.cli import main; main()"]


async def _ask(store: str, calls: list[tuple[str, dict[str, Any]]]) -> tuple[list[Any], list[dict[str, Any]]]:
    server = StdioServerParameters(command=sys.executable, args=[*CLI, "mcp", "--store", store])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        tools = (await session.list_tools()).tools
        said = [await session.call_tool(name, arguments) for name, arguments in calls]
    return tools, [json.loads(one.content[0].text) for one in said]


def test_tools_over_stdio(store_path: str) -> None:
    calls: list[tuple[str, dict[str, Any]]] = [
        ("search", {"query": "vsip"}),
        ("implementers", {"directive": "29-NQ/TW", "role": "lead"}),
        ("responsibilities", {"body": "so cong thuong thai binh"}),
        ("project", {"name": "VSIP"}),
        ("target", {"indicator": "GRDP bình quân đầu người", "year": 2024}),
        ("responsibilities", {"body": "Bộ Quốc phòng"}),
    ]
    tools, said = anyio.run(_ask, store_path, calls)
    assert {t.name for t in tools} == {"search", "implementers", "responsibilities", "project", "target", "evidence"}
    found, leaders, tasks, project, figures, nobody = said
    assert any("VSIP" in hit["label"] for hit in found["items"])
    assert leaders["implementers"] and all(row["role"] == "lead" for row in leaders["implementers"])
    assert tasks["total"] == 3
    assert "VSIP" in json.dumps(project, ensure_ascii=False)
    assert figures["items"]
    assert nobody["found"] is False and "Không có trong kho tài liệu" in nobody["said"]
    proof = tasks["items"][0]["evidence"][0]
    place = {name: proof[name] for name in ("document", "start", "end")}
    _, (quote,) = anyio.run(_ask, store_path, [("evidence", place)])
    assert proof["quote"] in quote.values()


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("implementers", {"directive": "999-NQ/TW"}),
        ("responsibilities", {"body": "http://example.org/nobody"}),
        ("project", {"name": "dự án chưa ai nghe tên"}),
        ("evidence", {"document": "../../etc/passwd", "start": 0, "end": 9}),
    ],
)
def test_what_is_not_there_is_said(store_path: str, tool: str, arguments: dict[str, Any]) -> None:
    _, (said,) = anyio.run(_ask, store_path, [(tool, arguments)])
    assert said["found"] is False


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("implementers", {"directive": "29-NQ/TW", "role": "boss"}),
        ("implementers", {"directive": "29-NQ/TW", "date": "yesterday"}),
        ("target", {"indicator": "GRDP", "status": "best"}),
        ("search", {"query": "x", "limit": 9999}),
    ],
)
def test_what_a_tool_does_not_know_is_an_error(store_path: str, tool: str, arguments: dict[str, Any]) -> None:
    """Not an empty answer, which a model would take for a fact."""

    async def ask() -> Any:
        server = StdioServerParameters(command=sys.executable, args=[*CLI, "mcp", "--store", store_path])
        async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            assert all(t.annotations and t.annotations.read_only_hint for t in (await session.list_tools()).tools)
            return await session.call_tool(tool, arguments)

    assert anyio.run(ask).is_error


def test_doctor(store_path: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    states = {found.name: found.state for found in doctor.examine(store_path)}
    assert states["python"] == states["models"] == states["store"] == "ok"
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    states = {found.name: found.state for found in doctor.examine(str(tmp_path / "none.store"))}
    assert states["store"] == states["tesseract"] == states["chromium"] == "optional"
    (tmp_path / "broken.store").write_text("no store")
    states = {found.name: found.state for found in doctor.examine(str(tmp_path / "broken.store"))}
    assert states["store"] == "broken"
