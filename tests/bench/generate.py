"""Documents like those the project reads, any number of them, the same for the same seed: `generate.py 1000 --out DIR`.

The grammar is grammar.toml. Noise does to a share of the documents what scanning does: an engine for Vietnamese takes
`th` for `ứi` and `kh` for `Id`, one for English loses the marks.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from phancong.ontology.gazetteer import provinces

_SYMBOL = re.compile(r"<(=?)(?:(\d+),(\d)\.\.(\d+),(\d)|(\d+)\.\.(\d+)|(\w+))>")
_SCANNED = (("th", "ứi"), ("tr", "ừ"), ("kh", "Id"), ("ính", "ínli"), ("ư", "ir"), ("ơ", "o"))
_TERM = 5
"""Years for which the figures of a province stay what they are."""
_DISAGREE = 0.05
"""Share of its figures that a document has otherwise than the others of the province."""
_MIDDLE = 0.3
"""Share of the damaged documents that lost their marks altogether."""


@cache
def grammar() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "grammar.toml").read_text(encoding="utf-8"))


def document(number: int, *, seed: int = 0, noise: float = 0.0) -> str:
    """The text of a document; `noise` is the chance that it was scanned, and the share of its words then hurt."""
    chance = random.Random(f"{seed}/{number}")
    province = chance.choice(provinces()).name
    year = chance.randint(2015, 2025)
    fixed = {
        "province": province,
        "PROVINCE": province.upper(),
        "year": str(year),
        "before": str(year - 1),
        "next": str(year + 1),
        "own": str(number % 990 + 1),
        "parent": str(chance.randint(1, 60)),
    }

    def expand(match: re.Match[str]) -> str:
        if match[8]:
            return fixed.get(match[8]) or _SYMBOL.sub(expand, chance.choice(grammar()[match[8]]))
        draw = chance
        if match[1] and chance.random() >= _DISAGREE:
            draw = random.Random(f"{seed}/{province}/{year // _TERM}/{match.string}/{match.start()}")
        if match[6]:
            return str(draw.randint(int(match[6]), int(match[7])))
        value = draw.randint(int(match[2] + match[3]), int(match[4] + match[5]))
        return f"{value // 10},{value % 10}"

    text = _SYMBOL.sub(expand, "<document>")
    return _scanned(text, chance, noise) if chance.random() < noise else text


def _scanned(text: str, chance: random.Random, noise: float) -> str:
    if chance.random() < _MIDDLE:
        bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        return bare.replace("đ", "d").replace("Đ", "D")
    return re.sub(r"\w+", lambda m: _hurt(m[0], chance) if chance.random() < noise else m[0], text)


def _hurt(word: str, chance: random.Random) -> str:
    old, new = chance.choice(_SCANNED)
    return word.replace(old, new, 1)


def documents(count: int, *, seed: int = 0, noise: float = 0.0) -> Iterator[tuple[str, str]]:
    """(file name, text) of each document."""
    for number in range(count):
        yield f"{number // 1000:04}/van-ban-{number:07}.txt", document(number, seed=seed, noise=noise)


def write(folder: Path, count: int, *, seed: int = 0, noise: float = 0.0) -> Path:
    """The documents as files below the folder, a thousand in each of its folders."""
    for name, text in documents(count, seed=seed, noise=noise):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description="Write generated documents.")
    parser.add_argument("count", type=int)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--noise", type=float, default=0.0)
    options = parser.parse_args()
    write(options.out, options.count, seed=options.seed, noise=options.noise)


if __name__ == "__main__":
    main()
