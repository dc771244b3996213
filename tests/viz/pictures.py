"""Pictures of every action: `python tests/viz/pictures.py URL` for docs/images, `... URL DIR` for all sizes to look at.

URL serves the samples (`phancong demo`).
"""

from __future__ import annotations

import io
import itertools
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

if __package__:
    from .actions import ACTIONS, SIZES
else:
    from actions import ACTIONS, SIZES  # type: ignore[import-not-found, no-redef]

IMAGES = Path(__file__).resolve().parents[2] / "docs/images"
# What docs/explorer.md shows: size, language and colours of each action's picture; the others are desktop-vi-light.
SHOWN = {
    "search": "phone-vi-light",
    "table": "desktop-en-light",
    "timeline": "desktop-vi-dark",
    "figures": "desktop-en-dark",
    "today": "phone-vi-dark",
    "exports": "phone-en-light",
}


def main(url: str, folder: Path | None) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size, language, scheme in itertools.product(SIZES, ("vi", "en"), ("light", "dark")):
            kind = f"{size}-{language}-{scheme}"
            wanted = [name for name in ACTIONS if folder or SHOWN.get(name, "desktop-vi-light") == kind]
            context = browser.new_context(viewport=SIZES[size], color_scheme=scheme)
            context.add_init_script(f"localStorage.setItem('lang', '{language}')")
            page = context.new_page()
            for name in wanted:
                ACTIONS[name](page, url)
                page.wait_for_timeout(400)
                picture = Image.open(io.BytesIO(page.screenshot()))
                shown = "explorer.png" if name == "node" else f"explorer-{name}.png"
                file = folder / f"{name}-{kind}.png" if folder else IMAGES / shown
                # As many colours are enough for lines and text, and take a third of the room.
                picture.convert("RGB").quantize(200, dither=Image.Dither.NONE).save(file, optimize=True)
            context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else None)
