"""A browser, a store of the samples and a live server for the tests of what people see."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.api.conftest import server, store, store_path

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["server", "store", "store_path"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e .[dev]")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page at desktop size; a script error, a refused resource or a call to another host fails the test."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(120_000)
    made = context.new_page()
    made.on("pageerror", lambda error: faults.append(str(error)))
    made.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)

    def note(url: str) -> None:
        if not url.startswith(("http://localhost:", "http://127.0.0.1:", "file:", "data:", "blob:")):
            faults.append(f"asked for {url}")

    made.on("request", lambda request: note(request.url))
    yield made
    context.close()
    assert faults == []
