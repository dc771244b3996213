"""The ontology for people, one page a language: `python -m phancong.ontology.pages DIR` writes vi.html, en.html and
style.css; the server shows them under /ontology. Made from phancong.ttl and vocab/*.ttl alone."""

from __future__ import annotations

import sys
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from . import resource

PC = "https://w3id.org/phancong/ns#"
LANGUAGES = ("vi", "en")
WORDS = {
    "vi": {
        "Class": "Lớp", "Property": "Thuộc tính", "Vocabulary": "Bộ từ vựng", "subClassOf": "là một loại",
        "subPropertyOf": "là trường hợp của", "domain": "của", "range": "giá trị", "inverseOf": "ngược với",
        "other": '<a href="en.html" hreflang="en">English</a>', "contents": "Nội dung",
    },
    "en": {
        "Class": "Classes", "Property": "Properties", "Vocabulary": "Vocabularies", "subClassOf": "a kind of",
        "subPropertyOf": "a case of", "domain": "of", "range": "value", "inverseOf": "inverse of",
        "other": '<a href="vi.html" hreflang="vi">Tiếng Việt</a>', "contents": "Contents",
    },
}  # fmt: skip
RELATIONS = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.inverseOf)
STYLE = """:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 46rem; padding: 1rem; }
code { font-size: .9em; overflow-wrap: anywhere; }
h3 { margin: 1.5rem 0 0; }
h3 + p { margin: 0; }
nav ul { columns: 14rem; list-style: none; padding: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .25rem 0; }
dd { margin: 0; }
dt { opacity: .7; }
:target { outline: 2px solid; outline-offset: .25rem; }
"""


@cache
def _graph() -> Graph:
    graph = Graph().parse(data=resource("phancong.ttl").read_bytes(), format="turtle")
    for file in sorted((f for f in resource("vocab").iterdir() if f.name.endswith(".ttl")), key=lambda f: f.name):
        graph.parse(data=file.read_bytes(), format="turtle")
    return graph


@cache
def page(language: str) -> str:
    """The page in 'vi' or 'en'. Raises KeyError for another language."""
    words, graph = WORDS[language], _graph()
    ontology = next(graph.subjects(RDF.type, OWL.Ontology))
    title, about = _text(ontology, DCTERMS.title, language), _text(ontology, DCTERMS.description, language)
    own = sorted((s for s in set(graph.subjects(RDFS.isDefinedBy)) if str(s).startswith(PC)), key=str)
    classes = [s for s in own if (s, RDF.type, OWL.Class) in graph]
    properties = [s for s in own if str(s).removeprefix(PC)[0].islower() and s not in classes]
    schemes = sorted(set(graph.subjects(RDF.type, SKOS.ConceptScheme)), key=str)
    parts = [("Class", classes), ("Property", properties)]
    contents = "".join(
        f"<h3>{words[name]}</h3><ul>{''.join(f'<li>{_link(term, language)}</li>' for term in terms)}</ul>"
        for name, terms in parts
    )
    body = "".join(
        f"<section><h2>{words[name]}</h2>{''.join(_term(term, language) for term in terms)}</section>"
        for name, terms in parts
    )
    body += f"<section><h2>{words['Vocabulary']}</h2>{''.join(_scheme(s, language) for s in schemes)}</section>"
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="style.css"></head><body>'
        f'<header><p>{words["other"]} · <a href="phancong.ttl">Turtle</a></p><h1>{escape(title)}</h1>'
        f"<p><code>{escape(str(ontology))}#</code></p><p>{escape(about)}</p></header>"
        f"<nav><h2>{words['contents']}</h2>{contents}</nav><main>{body}</main></body></html>\n"
    )


def _text(node: object, property: URIRef, language: str) -> str:
    """A text of a node in the language, else in any, else nothing."""
    found = {v.language: str(v) for v in _graph().objects(node, property) if isinstance(v, Literal)}  # type: ignore[arg-type]
    return found.get(language) or next(iter(found.values()), "")


def _link(node: object, language: str) -> str:
    """A term by its label, linked here where it is our own and to its definition where it is not."""
    iri = str(node)
    if iri.startswith(PC):
        return f'<a href="#{escape(iri.removeprefix(PC))}">{escape(_text(node, RDFS.label, language))}</a>'
    short = _graph().namespace_manager.normalizeUri(iri).strip("<>")
    return f'<a href="{escape(iri)}"><code>{escape(short)}</code></a>'


def _term(node: object, language: str) -> str:
    name = escape(str(node).removeprefix(PC))
    rows = "".join(
        f"<dt>{WORDS[language][str(relation).rpartition('#')[2]]}</dt><dd>"
        f"{', '.join(_link(v, language) for v in values)}</dd>"
        for relation in RELATIONS
        if (values := sorted((v for v in _graph().objects(node, relation) if isinstance(v, URIRef)), key=str))  # type: ignore[arg-type]
    )
    return (
        f'<article id="{name}"><h3>{escape(_text(node, RDFS.label, language))}</h3><p><code>pc:{name}</code></p>'
        f"<p>{escape(_text(node, RDFS.comment, language))}</p>{f'<dl>{rows}</dl>' if rows else ''}</article>"
    )


def _scheme(node: object, language: str) -> str:
    concepts = sorted(_text(c, SKOS.prefLabel, language) for c in _graph().subjects(SKOS.inScheme, node))  # type: ignore[arg-type]
    label = _text(node, SKOS.prefLabel, language) or _text(node, RDFS.label, language) or str(node)
    listed = "; ".join(escape(c) for c, _ in groupby(concepts) if c)
    return f"<article><h3>{escape(label)}</h3><p><code>{escape(str(node))}</code></p><p>{listed}</p></article>"


def write(folder: Path) -> None:
    """Write the pages, the style and the Turtle into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        (folder / f"{language}.html").write_text(page(language), encoding="utf-8")
    (folder / "style.css").write_text(STYLE, encoding="utf-8")
    (folder / "phancong.ttl").write_bytes(resource("phancong.ttl").read_bytes())


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "ontology-pages"))
