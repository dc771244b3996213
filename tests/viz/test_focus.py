"""What is drawn first where not everything can be."""

from phancong.graph.answers.types import Edge, Neighbourhood, Node
from phancong.viz.focus import focus


def _view(*edges: tuple[str, str, str]) -> Neighbourhood:
    names = dict.fromkeys(name for source, target, _ in edges for name in (source, target))
    return Neighbourhood(
        tuple(Node(name, name, "directive") for name in names),
        tuple(Edge(source, target, relation, None, ()) for source, target, relation in edges),
    )


def test_chains_and_tasks_go_before_citations() -> None:
    view = _view(("c", "a", "cites"), ("p", "c", "implements"), ("b", "p", "responsible"), ("p", "x", "cites"))
    kept = focus(view, "c", 3)
    assert {node.id for node in kept.nodes} == {"c", "p", "b"}
    assert {edge.relation for edge in kept.edges} == {"implements", "responsible"}


def test_a_small_view_is_kept_whole() -> None:
    view = _view(("c", "a", "cites"))
    assert focus(view, "c", 2) is view
