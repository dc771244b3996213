"""What people do in the explorer, each as a function that leaves the page where the action ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

BASE = "https://phancong.example/id/"
NODE = BASE + "document/nghi-quyet/29-nq-tw/2022-11-17"
ABOLISHED = BASE + "body/so-giao-thong-van-tai-tinh-thai-binh"
INDICATOR = BASE + "indicator/toc-do-tang-truong-grdp"
SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 360, "height": 740}}


def until(page: Page, expression: str, argument: object = None) -> None:
    """Wait until an expression, or a function of the argument, is true in the page.

    Playwright's own wait_for_function evaluates strings in the page, which our content policy rightly refuses.
    """
    deadline = time.monotonic() + 120
    while not page.evaluate(expression, argument):
        assert time.monotonic() < deadline, f"never true: {expression}"
        page.wait_for_timeout(50)


def opened(page: Page, address: str) -> None:
    """Go to an address of the explorer and wait for network and panel."""
    page.goto(address)
    until(page, "window.phancong?.counts?.nodes > 0 && document.querySelector('#panel h1')")


def start(page: Page, url: str) -> None:
    opened(page, url)


def search(page: Page, url: str) -> None:
    opened(page, url)
    page.keyboard.press("/")
    page.keyboard.type("so giao thong")
    page.wait_for_selector("#hits li")


def node(page: Page, url: str) -> None:
    opened(page, f"{url}/?node={NODE}")
    page.locator(".evidence").first.scroll_into_view_if_needed()
    until(page, "document.querySelector('.evidence p').childNodes.length === 3")


def expand(page: Page, url: str) -> None:
    opened(page, f"{url}/?node={NODE}&open={BASE}body/so-cong-thuong-tinh-thai-binh")


def filters(page: Page, url: str) -> None:
    opened(page, f"{url}/?node={NODE}")
    page.click("#filters summary")
    page.uncheck("input[name='role:inspect']")


def table(page: Page, url: str) -> None:
    opened(page, f"{url}/?node={NODE}&view=table")


def timeline(page: Page, url: str) -> None:
    opened(page, f"{url}/?node={NODE}&view=time")


def path(page: Page, url: str) -> None:
    opened(page, f"{url}/?node={ABOLISHED}&to={NODE}")


def figures(page: Page, url: str) -> None:
    opened(page, f"{url}/?node={INDICATOR}")
    page.wait_for_selector("svg.chart")
    page.locator("svg.chart").first.scroll_into_view_if_needed()


def today(page: Page, url: str) -> None:
    opened(page, f"{url}/?node={ABOLISHED}")
    page.wait_for_selector("#panel > .today:not([hidden])")
    page.locator("#panel > .today").scroll_into_view_if_needed()


def exports(page: Page, url: str) -> None:
    opened(page, f"{url}/?node={NODE}&layout=free")
    page.click("#exports summary")


def sparql(page: Page, url: str) -> None:
    opened(page, f"{url}/?node={NODE}")
    page.click("#panel a[href^='/query']")
    page.wait_for_selector("#answer table")


ACTIONS: dict[str, Callable[[Page, str], None]] = {
    function.__name__: function
    for function in (start, search, node, expand, filters, table, timeline, path, figures, today, exports, sparql)
}
