"""What a person does in the explorer, in a real browser, on a real server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .actions import NODE, SIZES, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

DESKTOP, PHONE = SIZES["desktop"], SIZES["phone"]


def _ready(page: Page) -> None:
    until(page, "window.phancong?.counts?.nodes > 0 && document.querySelector('#panel h1')")


def test_it_opens_on_what_matters(page: Page, server: str) -> None:
    page.goto(server)
    _ready(page)
    assert "29-NQ/TW" in page.inner_text("#panel")
    assert "nhiều cơ quan thực hiện nhất" in page.inner_text("h1")
    assert page.evaluate("phancong.counts.nodes") > 3


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_search_to_highlighted_quote_without_a_mouse(page: Page, server: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(server)
    _ready(page)
    page.keyboard.press("/")
    page.keyboard.type("29-NQ/TW")
    page.wait_for_selector("#hits li")
    while "2022" not in page.inner_text("#hits li[aria-selected=true]"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#panel h1')?.textContent.includes('17/11/2022')")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.locator(".evidence").first.scroll_into_view_if_needed()
    until(page, "document.querySelector('.evidence p').childNodes.length === 3")
    quote = page.locator(".evidence mark").first
    assert quote.inner_text().strip()
    assert len(page.locator(".evidence p").first.inner_text()) > len(quote.inner_text())
    assert "node=" in page.url


def test_a_view_has_an_address(page: Page, server: str) -> None:
    page.goto(f"{server}/?node={NODE}&hide=kind:body&lang=en")
    _ready(page)
    assert page.inner_text("#home") == "Start"
    assert page.evaluate("phancong.shown.nodes.get().every((node) => phancong.nodes.get(node.id).kind !== 'body')")
    page.click("#home")
    until(page, "!location.search.includes('node=')")
    page.go_back()
    until(page, "document.querySelector('#panel h1')?.textContent.includes('29-NQ/TW')")
    assert "node=" in page.url


def test_click_expands_and_collapses(page: Page, server: str) -> None:
    page.goto(f"{server}/?node={NODE}")
    _ready(page)
    before = page.evaluate("phancong.counts.nodes")
    other = page.evaluate("[...phancong.nodes.values()].find((n) => n.label.includes('31-CTr/TU')).id")
    place = page.evaluate("(id) => phancong.drawing.canvasToDOM(phancong.drawing.getPosition(id))", other)
    canvas = page.locator("#network canvas").bounding_box()
    assert canvas is not None
    page.mouse.click(canvas["x"] + place["x"], canvas["y"] + place["y"])
    until(page, "(n) => phancong.counts.nodes > n", before)
    assert "open=" in page.url
    until(page, "document.querySelector('#panel h1').textContent.includes('31-CTr/TU')")
    page.locator("#panel .actions button", has_text="Thu gọn").click()
    until(page, "(n) => phancong.counts.nodes === n", before)


def test_filters_by_kind_relation_and_role(page: Page, server: str) -> None:
    page.goto(f"{server}/?node={NODE}")
    _ready(page)
    before = page.evaluate("phancong.counts")
    page.click("#filters summary")
    page.uncheck("input[name='role:inspect']")
    page.uncheck("input[name='kind:body']")
    until(page, "(n) => phancong.counts.nodes < n", before["nodes"])
    assert "hide=kind%3Abody" in page.url
    page.check("input[name='kind:body']")
    assert page.evaluate("phancong.counts.nodes") == before["nodes"]


def test_labels_do_not_cover_one_another(page: Page, server: str) -> None:
    page.goto(f"{server}/?node={NODE}")
    _ready(page)
    overlaps = page.evaluate(
        """() => {
          const boxes = phancong.shown.nodes.getIds().map((id) => phancong.drawing.getBoundingBox(id));
          let count = 0;
          boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
            if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) count++;
          }));
          return count;
        }"""
    )
    assert overlaps == 0


def test_language_and_theme(page: Page, server: str) -> None:
    page.goto(server)
    _ready(page)
    page.click("#language")
    until(page, "document.querySelector('#panel h1').textContent.includes('most bodies')")
    assert page.get_attribute("html", "lang") == "en"
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.click("#theme")
    assert page.evaluate(paper) != before


def test_nothing_is_wider_than_a_phone(page: Page, server: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for path in ("/", f"/?node={NODE}", "/query", "/docs", "/page/document/nghi-quyet/29-nq-tw/2022-11-17"):
        page.goto(server + path)
        page.wait_for_timeout(400)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


def test_what_documents_say_is_text(page: Page, server: str) -> None:
    page.goto(server)
    _ready(page)
    page.fill("#search", "7/QĐ-UBND")
    page.wait_for_selector("#hits li")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#panel h1')?.textContent.includes('7/QĐ-UBND')")
    page.wait_for_timeout(300)
    assert page.locator("img, #panel script").count() == 0


def test_the_api_page_answers(page: Page, server: str) -> None:
    page.goto(f"{server}/docs")
    box = page.locator("details", has_text=re.compile("/api/implementers"))
    box.locator("summary").first.click()
    box.locator("form button").click()
    until(page, "[...document.querySelectorAll('pre')].some((p) => p.textContent.startsWith('200'))")
