"""The outlines of whole documents: our own examples, and the sample documents where they are beside the checkout.

After a change that is meant, write them anew: UPDATE_OUTLINES=1 pytest tests/extract/structure/test_outlines.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from phancong.extract.pipeline import parse
from phancong.extract.reading import read
from phancong.extract.structure import outline

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = Path(__file__).parent / "outlines"
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".md"))
SAMPLES = sorted((ROOT.parent / "shared" / "corpus").glob("*.txt"))


def short(tree: str) -> str:
    """The outline with its titles cut short."""
    return "".join(re.sub(r"^(\s*\S+(?: \S+){5}).*", r"\1", line) + "\n" for line in tree.splitlines())


def check(path: Path) -> None:
    found = short(outline(parse(read(path))))
    golden = GOLDEN / f"{path.stem}.txt"
    if os.environ.get("UPDATE_OUTLINES"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_outline_of_an_example(path: Path) -> None:
    check(path)


@pytest.mark.skipif(not SAMPLES, reason="the sample documents are not beside the checkout")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_outline_of_a_sample(path: Path) -> None:
    check(path)
