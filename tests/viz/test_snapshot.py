"""The snapshot is one file that needs nothing else, shows every sentence as text, and can be read."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from phancong.graph import answers
from phancong.graph.answers.types import Edge, Evidence, Neighbourhood, Node
from phancong.graph.store import Store
from phancong.viz.focus import focus
from phancong.viz.look import kinds
from phancong.viz.snapshot import snapshot

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
EVIDENCE = (Evidence("urn:source", f"giao Sở Y tế {HOSTILE}", 0, 9, "III", document_label=HOSTILE),)
VIEW = Neighbourhood(
    (Node("d", f"Nghị quyết {HOSTILE}", "directive"), Node("b", "Sở Y tế", "body"), Node("p", "VSIP", "project")),
    (Edge("b", "d", "responsible", "lead", EVIDENCE), Edge("d", "p", "speaks_of", None, (), True)),
)


@pytest.fixture
def drawn(store: Store, tmp_path: Path) -> Path:
    found, _ = answers.find_directive(store, "29-NQ/TW")
    assert found is not None
    view = focus(answers.around(store, found.id, depth=2, limit=2000), found.id, 50)
    file = tmp_path / "29.html"
    file.write_text(snapshot(view, found.id), "utf-8")
    return file


def test_it_needs_nothing_from_outside(drawn: Path) -> None:
    page = drawn.read_text("utf-8")
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*\s(?:src|href)=", page)
    assert "@import" not in page
    assert "default-src 'none'" in page
    assert '<html lang="vi">' in page and "Chú giải" in page


def test_no_label_covers_another_when_it_opens(drawn: Path, page: Page) -> None:
    page.goto(drawn.as_uri())
    boxes = page.evaluate(
        """() => phancong.nodes.map(({ id }) => {
             const { left, right, top, bottom } = phancong.network.getBoundingBox(id);
             return [left, right, top, bottom];
           })"""
    )
    assert len(boxes) > 20
    for (al, ar, at, ab), (bl, br, bt, bb) in combinations(boxes, 2):
        assert ar <= bl or br <= al or ab <= bt or bb <= at
    assert page.evaluate("phancong.network.getScale()") > 0.4
    assert "29-NQ/TW" in page.inner_text("h1")
    assert page.locator("blockquote").count() > 5


def test_kinds_differ_by_colour_and_by_shape() -> None:
    used = [look for name, look in kinds().items() if name not in ("source", "term")]
    assert len({look.color for look in used}) == len({look.shape for look in used}) == len(used)


def test_what_documents_say_is_text(tmp_path: Path, page: Page) -> None:
    file = tmp_path / "hostile.html"
    file.write_text(snapshot(VIEW, "d"), "utf-8")
    page.goto(file.as_uri())
    page.wait_for_timeout(200)
    assert "owned" not in page.title() or "<script>" in page.title()
    assert page.locator("img").count() == 0
    assert HOSTILE in page.inner_text("aside")


def test_english_words(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "en.html"
    file.write_text(snapshot(VIEW, "d", "en"), "utf-8")
    page.goto(file.as_uri())
    assert "Sở Y tế: leads" in page.inner_text("aside")
    assert "Directive" in page.inner_text(".legend")
