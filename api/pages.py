"""HTML pages of linked data. Every value is escaped: labels, quotes and file names come from documents."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, Template, select_autoescape

from ..graph.answers.types import Description, Quote
from ..viz.look import kind_look, property_words

_WORDS = {
    "vi": {
        "statements": "Những điều đã biết",
        "used": "Được nhắc đến ở",
        "evidence": "Câu làm bằng chứng",
        "formats": "Dạng cho máy",
        "explorer": "Xem trên mạng lưới",
        "empty": "Chưa có.",
        "property": "Thuộc tính",
        "value": "Giá trị",
        "document": "Văn bản",
    },
    "en": {
        "statements": "Statements",
        "used": "Where it is used",
        "evidence": "Sentences that say so",
        "formats": "For machines",
        "explorer": "Show in the network",
        "empty": "None.",
        "property": "Property",
        "value": "Value",
        "document": "Document",
    },
}


@cache
def _template(name: str) -> Template:
    environment = Environment(autoescape=select_autoescape(default=True, default_for_string=True))
    return environment.from_string(files(__package__).joinpath(f"templates/{name}").read_text("utf-8"))


def local(iri: str, base: str) -> str | None:
    """The path on this server of a thing the store names; other web addresses as they are; None for the rest."""
    if iri.startswith(base):
        return "/id/" + iri[len(base) :]
    return iri if iri.startswith(("http://", "https://")) else None


def thing_page(found: Description, base: str, path: str, language: str, around: Quote | None = None) -> str:
    """The page about a thing. `around`: its only sentence with what stands around it."""
    return _template("thing.html").render(
        found=found,
        path=path,
        around=around,
        language=language,
        words=_WORDS[language],
        kind=kind_look(found.kind).label[language],
        href=lambda iri: local(iri, base),
        called=lambda property: property_words(property.id, property.label, language),
    )
