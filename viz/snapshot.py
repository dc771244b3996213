"""One self-contained HTML file of a neighbourhood: pyvis keeps the network, our own template holds the page.

pyvis's own templates link to a CDN whatever is asked (shared/LIBRARIES.md), so vis-network is put inline from the pyvis
wheel. Positions are given and physics is off: the page stands still from the first frame and needs no network.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from ..graph.answers.types import Edge, Neighbourhood, Node
from .layout import FONT_SIZE, box, spread, wrap
from .look import edge_words, kind_look

_WORDS = {
    "vi": {
        "title": "Mạng lưới thực hiện",
        "legend": "Chú giải",
        "group_node": "đang xem",
        "hint": "Bấm vào một nút hoặc một đường nối để đọc câu làm bằng chứng. Cuộn để phóng to, kéo để di chuyển.",
        "evidence": "Bằng chứng",
        "none": "Không có câu làm bằng chứng kèm theo.",
        "inferred": "suy ra từ các văn bản",
        "counts": "{nodes} nút, {edges} quan hệ",
        "more": "và {count} câu nữa",
        "panel": "Nội dung",
        "strong": "thực hiện, ban hành",
        "weak": "viện dẫn, suy ra",
        "task": "giao nhiệm vụ",
    },
    "en": {
        "title": "Implementation network",
        "legend": "Legend",
        "group_node": "in view",
        "hint": "Click a node or a line to read the sentence that says so. Scroll to zoom, drag to move.",
        "evidence": "Evidence",
        "none": "No sentence is attached.",
        "inferred": "inferred from the documents",
        "counts": "{nodes} nodes, {edges} relations",
        "more": "and {count} more sentences",
        "panel": "Details",
        "strong": "implements, issued",
        "weak": "cites, inferred",
        "task": "is given a task",
    },
}
_STRONG = frozenset({"implements", "issued", "promulgates", "approves"})
_WEAK = frozenset({"cites", "candidate", "basis"})
_TOOLTIP_QUOTES = 3
_QUOTE_LENGTH = 260


@cache
def _vis_network_js() -> str:
    """The vis-network library as the pyvis wheel carries it."""
    folder = files("pyvis").joinpath("lib")
    newest = max((f for f in folder.iterdir() if f.name.startswith("vis-")), key=lambda f: f.name)
    return newest.joinpath("vis-network.min.js").read_text("utf-8")


def snapshot(view: Neighbourhood, centre: str | None = None, language: str = "vi") -> str:
    """The page that shows `view`, with the node `centre` in its middle and its name in the title."""
    from jinja2 import Environment
    from pyvis.network import Network

    words = _WORDS[language]
    network = Network(height="100%", width="100%", directed=True)
    network.set_options(json.dumps(_OPTIONS))
    named = {node.id: node for node in view.nodes}
    links = _bundle([edge for edge in view.edges if edge.source in named and edge.target in named])
    degree: dict[str, int] = defaultdict(int)
    for source, target in links:
        degree[source] += 1
        degree[target] += 1
    sizes = {node.id: _size(node, degree[node.id], node.id == centre) for node in view.nodes}
    labels = {node.id: wrap(node.label) for node in view.nodes}
    kinds = {node.id: node.kind for node in view.nodes}
    places = spread({name: box(labels[name], sizes[name]) for name in named}, links, centre, kinds)
    for node in view.nodes:
        look = kind_look(node.kind)
        x, y = places[node.id]
        network.add_node(
            node.id,
            label=labels[node.id],
            shape=look.shape,
            color={"background": look.color, "border": "#1a1a1a" if node.id == centre else look.color},
            borderWidth=4 if node.id == centre else 1,
            size=sizes[node.id],
            title="\n".join(filter(None, (look.label[language], node.label, node.title))),
            x=x,
            y=y,
        )
    for (source, target), edges in links.items():
        network.add_edge(source, target, **_stroke(edges), title=_tooltip(edges, named, language))
    shown = list(dict.fromkeys(node.kind for node in view.nodes))
    page = Environment(autoescape=True).from_string(
        files(__package__).joinpath("templates/snapshot.html").read_text("utf-8")
    )
    heading = named[centre].label if centre in named else words["title"]
    return page.render(
        language=language,
        words=words,
        heading=heading,
        subtitle=named[centre].title if centre in named and named[centre].title != heading else None,
        counts=words["counts"].format(nodes=len(view.nodes), edges=len(view.edges)),
        legend=[(kind_look(kind).shape, kind_look(kind).color, kind_look(kind).label[language]) for kind in shown],
        library=_vis_network_js(),
        nodes=network.nodes,
        edges=[{**edge, "id": number} for number, edge in enumerate(network.edges)],
        options=network.options,
        statements=_statements(links, named, language),
        centre=centre if centre in named else None,
    )


_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {
        "font": {
            "size": FONT_SIZE,
            "face": "Arial, Helvetica, 'DejaVu Sans', sans-serif",
            "background": "rgba(255,255,255,.85)",
        }
    },
    "edges": {"smooth": False, "selectionWidth": 2, "arrowStrikethrough": False},
}


def _bundle(edges: Sequence[Edge]) -> dict[tuple[str, str], list[Edge]]:
    """Edges by their ends: several statements between two nodes are one line."""
    links: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        links[edge.source, edge.target].append(edge)
    return dict(links)


def _size(node: Node, degree: int, centre: bool) -> float:
    """Radius in pixels: grows slowly with the number of lines."""
    return 26.0 if centre else round(min(20.0, 9.0 + 1.6 * degree**0.5), 1)


def _stroke(edges: Sequence[Edge]) -> dict[str, Any]:
    """How a line looks: strong where one document carries out another, dashed where it is cited or inferred."""
    relations = {edge.relation for edge in edges}
    if relations & _STRONG:
        return {"width": 2.5, "color": "#3b6ea5", "arrows": "to", "dashes": all(edge.inferred for edge in edges)}
    if relations <= _WEAK or all(edge.inferred for edge in edges):
        return {"width": 1, "color": "#b9bec6", "arrows": "to", "dashes": [4, 4]}
    return {"width": min(3.0, 1 + 0.3 * len(edges)), "color": "#c99a4a", "arrows": "to", "dashes": False}


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= _QUOTE_LENGTH else text[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"


def _tooltip(edges: Sequence[Edge], named: dict[str, Node], language: str) -> str:
    """The words of a line and its first sentences, as plain text."""
    words = _WORDS[language]
    verbs = ", ".join(dict.fromkeys(edge_words(e.relation, e.role, language) for e in edges))
    first = edges[0]
    lines = [f"{named[first.source].label} — {verbs} → {named[first.target].label}"]
    found = [evidence for edge in edges for evidence in edge.evidence]
    lines += [
        f"“{_short(e.quote)}”" + (f" ({e.document_label})" if e.document_label else "") for e in found[:_TOOLTIP_QUOTES]
    ]
    if len(found) > _TOOLTIP_QUOTES:
        lines.append(words["more"].format(count=len(found) - _TOOLTIP_QUOTES))
    if not found:
        lines.append(words["inferred"] if all(e.inferred for e in edges) else words["none"])
    return "\n\n".join(lines)


def _statements(
    links: dict[tuple[str, str], list[Edge]], named: dict[str, Node], language: str
) -> list[dict[str, Any]]:
    """What the panel shows for each line, in the order of the lines' numbers."""
    return [
        {
            "source": named[source].label,
            "target": named[target].label,
            "edges": [
                {
                    "verb": edge_words(edge.relation, edge.role, language),
                    "inferred": edge.inferred,
                    "evidence": [
                        {
                            "quote": " ".join(e.quote.split()),
                            "document": e.document_label or "",
                            "section": e.section or "",
                        }
                        for e in edge.evidence
                    ],
                }
                for edge in edges
            ],
        }
        for (source, target), edges in links.items()
    ]
