"""The competency questions: what the graph must be able to answer, as SPARQL that runs anywhere.

They stand in queries/competency/NN-NAME.rq, their titles in the first two lines; docs/cookbook.md is made from them
(`python -m phancong.graph.competency`), and the explorer offers them as examples.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Question:
    """A question in both languages, and the query that answers it. `file` is its name."""

    file: str
    title_vi: str
    title_en: str
    query: str

    def title(self, language: str) -> str:
        """The title in 'vi' or 'en'."""
        return self.title_en if language == "en" else self.title_vi


@cache
def questions() -> tuple[Question, ...]:
    """All questions in their order."""
    folder = files("phancong.graph").joinpath("queries/competency")
    found = []
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name):
        first, second, query = file.read_text(encoding="utf-8").split("\n", 2)
        found.append(Question(file.name, first.removeprefix("# vi: "), second.removeprefix("# en: "), query))
    return tuple(found)


def cookbook() -> str:
    """The text of docs/cookbook.md."""
    lines = [
        "# Query cookbook",
        "",
        "Generated from `graph/queries/competency/` by `python -m phancong.graph.competency`; do not edit.",
        "",
        "Each query runs as it stands: in the explorer, at `/sparql`, with",
        "`phancong query graph/queries/competency/01-who-implements.rq`, or in any store filled by `phancong export`",
        "(set to show the union of its graphs). The answers on the samples of `phancong demo` are checked in",
        "`tests/graph/competency.toml`.",
    ]
    for number, question in enumerate(questions(), 1):
        lines += ["", f"## {number}. {question.title_en}", "", f"{question.title_vi} (`{question.file}`)", ""]
        lines += ["```sparql", question.query.rstrip(), "```"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(__file__).parents[1].joinpath("docs", "cookbook.md").write_text(cookbook(), encoding="utf-8")
