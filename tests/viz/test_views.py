"""The same selection in rows, as table, timeline, path and file, in a real browser."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import networkx as nx
import pytest
from lxml import etree
from phancong.graph.competency import questions

from .actions import ABOLISHED, INDICATOR, NODE, SIZES, until

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(params=[(size, language) for size in SIZES for language in ("vi", "en")], ids="-".join)
def view(request: pytest.FixtureRequest, page: Page, server: str) -> Page:
    """The explorer on one resolution, at each size, in each language."""
    size, language = request.param
    page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
    _open(page, f"{server}/?node={NODE}&lang={language}")
    return page


def _open(page: Page, address: str) -> None:
    page.goto(address)
    until(page, "window.phancong?.counts && document.querySelector('#panel h1')")


def _download(page: Page, form: str) -> bytes:
    page.click("#exports summary")
    with page.expect_download() as started:
        page.click(f"#exports [data-form={form}]")
    assert started.value.suggested_filename == f"phan-cong.{form}"
    return Path(started.value.path()).read_bytes()


def test_chains_are_read_from_top_to_bottom(view: Page) -> None:
    heights = view.evaluate(
        """(centre) => {
          const y = (id) => phancong.places.get(id).y;
          const of = (wanted) => [...phancong.edges.values()].filter((e) => e.target === centre && wanted(e))
            .map((e) => y(e.source));
          return {centre: y(centre), issuer: of((e) => e.relation === 'issued'),
            below: of((e) => e.relation === 'implements'), tasks: of((e) => e.role)};
        }""",
        NODE,
    )
    assert heights["below"] and heights["tasks"]
    assert max(heights["issuer"], default=-1e9) < heights["centre"] < min(heights["below"])
    assert view.evaluate("phancong.titles.length") > 1


def test_the_free_layout_is_kept_in_the_address(view: Page) -> None:
    view.click("#layout")
    until(view, "location.search.includes('layout=free') && phancong.titles.length === 0")
    view.reload()
    until(view, "window.phancong?.counts?.nodes > 0 && phancong.layout === 'free'")


def test_a_table_is_sorted_by_a_click(view: Page) -> None:
    view.click("[data-mode=table]")
    assert "view=table" in view.url
    assert view.is_hidden("#network")
    quotes = "[...document.querySelectorAll('#sheet tbody tr')].map((row) => row.cells[3].textContent)"
    assert any(view.evaluate(quotes))
    view.click("[data-column=confidence]")
    view.click("[data-column=confidence]")
    sure = [float(text) for text in view.locator("#sheet tbody td:nth-child(7)").all_inner_texts() if text]
    assert sure == sorted(sure, reverse=True)
    assert view.locator("th[aria-sort=descending]").count() == 1


def test_documents_stand_on_a_timeline(view: Page) -> None:
    view.click("[data-mode=time]")
    years = [text for text in view.locator("#sheet h2").all_inner_texts() if text.isdigit()]
    assert "2022" in years
    assert years == sorted(years)
    view.locator("#sheet .node").first.click()
    until(view, "document.querySelector('#panel h1')")


def test_filters_by_place_year_and_confidence(view: Page) -> None:
    before = view.evaluate("[phancong.counts.nodes, phancong.visibleEdges().length]")
    view.click("#filters summary")
    view.uncheck("input[name='place:Thái Bình']")
    until(view, "(n) => phancong.counts.nodes < n", before[0])
    view.check("input[name='place:Thái Bình']")
    view.select_option("select[name=confidence]", "0.9")
    until(view, "(n) => phancong.visibleEdges().length < n", before[1])
    shown = (
        "phancong.visibleEdges().every((e) => !e.evidence.length || e.evidence.some((one) => one.confidence >= 0.9))"
    )
    assert view.evaluate(shown)
    assert "hide=below" in view.url


def test_a_path_leads_from_one_node_to_another(view: Page) -> None:
    body = view.evaluate("[...phancong.nodes.values()].find((node) => node.kind === 'body')")
    view.locator("#panel .actions button").nth(2).click()
    assert view.evaluate("document.activeElement.id") == "search"
    view.keyboard.type(body["label"])
    view.wait_for_selector("#hits li")
    view.keyboard.press("Enter")
    until(view, "new URLSearchParams(location.search).has('to') && document.querySelector('#panel .evidence mark')")
    assert view.evaluate("phancong.counts.nodes") >= 2


def test_files_hold_what_is_shown(view: Page) -> None:
    shown = view.evaluate("[phancong.visibleNodes().length, phancong.visibleEdges().length]")
    rows = list(csv.reader(io.StringIO(_download(view, "csv").decode("utf-8-sig"))))
    assert len(rows) == shown[1] + 1
    assert rows[0][0] == ("From" if "lang=en" in view.url else "Từ")
    network = nx.read_gexf(io.BytesIO(_download(view, "gexf").replace(b"gexf.net/1.3", b"www.gexf.net/1.2draft")))
    assert network.number_of_nodes() == shown[0]
    drawing = etree.fromstring(_download(view, "svg"))
    assert len(drawing.findall("{*}path")) == shown[0]
    assert _download(view, "png").startswith(b"\x89PNG")


def test_a_snapshot_holds_the_view(view: Page, tmp_path: Path) -> None:
    """What was opened is in it, what is hidden is not, in the language of the page."""
    english = "lang=en" in view.url
    other = view.evaluate("[...phancong.nodes.values()].find((node) => node.label.includes('31-CTr/TU')).id")
    _open(view, f"{view.url}&open={other}&hide=role:lead&hide=kind:project")
    expected = view.evaluate("phancong.visibleNodes().map((node) => node.id).sort()")
    lines = view.evaluate("new Set(phancong.visibleEdges().map(({ source, target }) => source + target)).size")
    assert other in expected
    file = tmp_path / "view.html"
    file.write_bytes(_download(view, "html"))
    view.goto(file.as_uri())
    assert view.evaluate("phancong.nodes.map(({ id }) => id).sort()") == expected
    assert view.evaluate("phancong.edges.length") == lines
    assert view.get_attribute("html", "lang") == ("en" if english else "vi")
    assert ("Directive" if english else "Văn bản") in view.inner_text(".legend")


def test_figures_of_an_indicator_are_drawn(page: Page, server: str) -> None:
    """Plan beside result, year by year, each bar with its value, and the same in words for a screen reader."""
    _open(page, f"{server}/?node={INDICATOR}")
    page.wait_for_selector("svg.chart")
    items = httpx.get(f"{server}/api/targets", params={"indicator": INDICATOR}).json()["items"]
    years = [one["period"] for one in items]
    drawn = page.locator("svg.chart text").all_text_contents()
    assert sorted(text for text in drawn if text in years) == sorted(years)
    assert page.locator("svg.chart rect").count() == len(items) > 2
    bars = page.evaluate("[...document.querySelectorAll('svg.chart rect')].map((bar) => +bar.getAttribute('height'))")
    values = [float(text.replace(",", ".")) for text in drawn if text not in years]
    assert sorted(values) == [value for _, value in sorted(zip(bars, values, strict=True))]
    said = page.get_attribute("svg.chart", "aria-label") or ""
    assert "2024 mục tiêu" in said and "Thái Bình" in said


def test_todays_body_stands_beside_one_that_is_gone(view: Page) -> None:
    english = "lang=en" in view.url
    _open(view, f"{view.url.partition('?')[0]}?node={ABOLISHED}&lang={'en' if english else 'vi'}")
    view.wait_for_selector("#panel > .today:not([hidden])")
    told = view.inner_text("#panel > .today")
    assert "Sở Xây dựng tỉnh Hưng Yên" in told
    assert ("since 01/07/2025" if english else "từ 01/07/2025") in told
    view.click("#panel > .today button")
    until(view, "document.querySelector('#panel h1').textContent === 'Sở Xây dựng tỉnh Hưng Yên'")
    assert view.is_hidden("#panel > .today")


def test_the_cookbook_answers_and_a_node_shows_its_sparql(page: Page, server: str) -> None:
    page.goto(f"{server}/query")
    offered = page.locator("#cookbook option")
    page.wait_for_selector("#answer table")
    assert offered.count() == len(questions())
    told = []
    for number in range(1, offered.count()):
        page.select_option("#cookbook", index=number)
        until(page, "/kết quả|không có dòng/.test(document.querySelector('#query-status').textContent)")
        told.append(page.inner_text("#query-status"))
    assert sum("kết quả" in text for text in told) > 15, told
    _open(page, f"{server}/?node={NODE}")
    page.click("#panel a[href^='/query']")
    until(page, "[...document.querySelectorAll('#answer td')].some((cell) => cell.textContent.includes('29-NQ/TW'))")


def test_a_way_through_the_graph_and_its_end(server: str) -> None:
    edges = httpx.get(f"{server}/api/graph", params={"around": NODE}).json()["edges"]
    other = next(edge["source"] for edge in edges if edge["target"] == NODE)
    found = httpx.get(f"{server}/api/path", params={"from": NODE, "to": other}).json()
    assert [node["id"] for node in found["nodes"]] == [NODE, other]
    assert found["edges"]
    assert httpx.get(f"{server}/api/path", params={"from": NODE, "to": "no/such"}).json()["nodes"] == []


def test_damaged_quotes_are_shown_repaired(server: str) -> None:
    edges = httpx.get(f"{server}/api/graph", params={"around": NODE}).json()["edges"]
    gains = []
    for proof in [edge["evidence"][0] for edge in edges if edge["evidence"]][:12]:
        place = {name: proof[name] for name in ("document", "start", "end")}
        answer = httpx.get(f"{server}/api/evidence/repaired", params=place).json()["text"]
        assert len(answer.split()) == pytest.approx(len(proof["quote"].split()), abs=2)
        gains.append(_marked(answer) - _marked(proof["quote"]))
    assert max(gains) > 3
    assert httpx.get(f"{server}/api/evidence/repaired?document=source/none&start=0&end=1").status_code == 404


def _marked(text: str) -> int:
    return sum(not letter.isascii() for letter in text)
