"""How fast the explorer is, in headless Chromium: `python tests/viz/measure.py URL` prints what docs/explorer.md says.

First useful frame: from the start of navigation (Performance API) until the frame after network and panel are filled,
median of seven openings, each with an empty browser cache. Dragging: frames a second while the mouse draws the canvas,
and while it draws one node, about for three seconds with NODES nodes in view.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NODES = 2000
_PROBE = """
(() => {
  const look = () => {
    const filled = window.phancong?.counts?.nodes > 0 && document.querySelector("#panel h1");
    requestAnimationFrame(filled ? () => { window.useful = performance.now(); } : look);
  };
  requestAnimationFrame(look);
})();
"""
# A view of NODES nodes in trees of 20 and half as many lines again between them.
_MANY = """
(count) => {
  const kinds = ["body", "directive", "project", "indicator"];
  const nodes = Array.from({ length: count }, (_, n) => (
    { id: `n${n}`, label: `Ủy ban nhân dân xã số ${n}`, kind: kinds[n % 4] }));
  const line = (a, b) => (
    { source: `n${a}`, target: `n${b}`, relation: "responsible", role: "lead", evidence: [], inferred: false });
  const edges = [
    ...nodes.slice(1).map((_, n) => line(n + 1, Math.floor(n / 20))),
    ...nodes.slice(count / 2).map((_, n) => line(n, (n * 7919) % count)),
  ];
  const before = performance.now();
  phancong.start({ nodes, edges }, null);
  phancong.fit(true);
  return performance.now() - before;
}
"""
_FRAMES = "() => { window.frames_seen = 0; const step = () => (frames_seen++, requestAnimationFrame(step)); step(); }"


def first_frame(browser: Browser, url: str) -> float:
    """Seconds until the first useful frame."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.add_init_script(_PROBE)
    page.goto(url)
    while not page.evaluate("window.useful ?? 0"):
        page.wait_for_timeout(20)
    seconds = page.evaluate("window.useful") / 1000
    context.close()
    return float(seconds)


def frames(page: Page, x: float, y: float, seconds: float = 3) -> float:
    """Frames a second while the mouse, held down, goes about from a place in the page."""
    page.mouse.move(x, y)
    page.mouse.down()
    start = page.evaluate("[performance.now(), frames_seen]")
    step = 0
    while page.evaluate("performance.now()") - start[0] < 1000 * seconds:
        step += 1
        page.mouse.move(x + 120 * ((step % 40) / 20 - 1), y + 60 * ((step % 24) / 12 - 1))
    end = page.evaluate("[performance.now(), frames_seen]")
    page.mouse.up()
    return float(1000 * (end[1] - start[1]) / (end[0] - start[0]))


def main(url: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        first_frame(browser, url)
        opened = [first_frame(browser, url) for _ in range(7)]
        print(f"first useful frame: {statistics.median(opened):.2f} s ({min(opened):.2f}-{max(opened):.2f})")
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(url)
        while not page.evaluate("window.phancong?.counts?.nodes ?? 0"):
            page.wait_for_timeout(50)
        print(f"{NODES} nodes laid out and drawn: {page.evaluate(_MANY, NODES) / 1000:.2f} s")
        page.evaluate(_FRAMES)
        box = page.locator("#network canvas").bounding_box()
        assert box
        for words, whole in (("all in sight", "true"), ("at reading size", "false")):
            page.evaluate(f"phancong.fit({whole})")
            view = frames(page, box["x"] + box["width"] / 2, box["y"] + 5)
            page.evaluate(f"phancong.choose('n0'); phancong.fit({whole})")
            place = page.evaluate("phancong.drawing.canvasToDOM(phancong.drawing.getPosition('n0'))")
            node = frames(page, box["x"] + place["x"], box["y"] + place["y"])
            print(f"dragging, {words}: the view {view:.0f}, a node {node:.0f} frames/s")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
