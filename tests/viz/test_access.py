"""Every action can be read and reached by everybody: axe-core finds nothing serious, at both sizes, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from .actions import ACTIONS, SIZES, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).resolve().parents[2] / "viz/node_modules/axe-core/axe.min.js"
_FOUND = """async () => (await axe.run({ preload: false, resultTypes: ["violations"] })).violations
  .filter(({ impact }) => impact === "serious" || impact === "critical")
  .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((one) => one.html.slice(0, 160)).join(" | ")}`)"""


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not fetched: python viz/packaging/bundle.py types")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("action", ACTIONS)
def test_nothing_serious_stands_in_the_way(page: Page, server: str, action: str, size: str) -> None:
    page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
    page.emulate_media(reduced_motion="reduce")
    ACTIONS[action](page, server)
    page.evaluate(AXE.read_text("utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert page.evaluate(_FOUND) == [], scheme


def test_a_key_leads_everywhere(page: Page, server: str) -> None:
    """Tab reaches every control in the order of the page and goes through the SPARQL editor."""
    page.goto(f"{server}/query")
    page.wait_for_selector("#answer table")
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.closest('[id]')?.id"))
    assert [name for name in dict.fromkeys(seen) if name] == ["cookbook", "query", "run", "csv", "answer"]
    page.focus("#query textarea")
    page.keyboard.press("Control+a")
    page.keyboard.type("ASK { ?s ?p ?o }")
    page.keyboard.press("Control+Enter")
    until(page, "document.querySelector('#query-status').textContent === 'Đúng'")


@pytest.mark.parametrize(
    ("query", "told", "failed"),
    [
        ("SELECT ?s WHERE { ?s <urn:none> ?o }", "không có dòng nào khớp", False),
        ("SELECT ?s WHERE {", "Không đọc được dữ liệu: ", True),
        ("SELECT ?s WHERE { ?s ?p ?o } # mất mạng", "không nối được với máy chủ", True),
    ],
    ids=["empty", "wrong", "offline"],
)
def test_an_answer_that_fails_says_so(browser: Browser, server: str, query: str, told: str, failed: bool) -> None:
    page = browser.new_page()
    if "mất mạng" in query:
        page.route("**/sparql", lambda route: route.abort())
    page.goto(f"{server}/query?query={quote(query)}")
    until(page, "(words) => document.querySelector('#query-status')?.textContent.includes(words)", told)
    assert page.locator("#query-status.failed").count() == failed
    assert page.locator("#answer table").count() == 0
    assert page.is_disabled("#csv")
    page.close()


def test_the_editor_offers_our_own_names(page: Page, server: str) -> None:
    page.goto(f"{server}/query")
    page.wait_for_selector("#answer table")
    page.evaluate("phancong.editor.setValue('PREFIX pc: <https://w3id.org/phancong/ns#> SELECT * WHERE { ?s pc:bod')")
    page.focus("#query textarea")
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Space")
    until(page, "document.body.textContent.includes('pc:body') || phancong.editor.getValue().includes('pc:body')")
