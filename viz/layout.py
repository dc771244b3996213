"""Places for nodes and their labels, computed beforehand so that no label covers another when the page opens.

Every node lies as near to its parent (its neighbour on the way to the centre) as boxes of figure and label allow,
nodes of one kind side by side; a node with children takes its whole family along. Lengths are pixels at zoom 1; y grows
downwards, as on the screen.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

LABEL_COLUMNS = 24
LABEL_LINES = 3
FONT_SIZE = 14
# Widest average of Vietnamese labels in the sans-serif faces of Windows, macOS and Linux, and the height vis-network
# gives a line.
_CHARACTER = 0.58 * FONT_SIZE
_LINE = 1.18 * FONT_SIZE
_GAP = 12.0
_ASPECT = 1.45
_ANGLES = 72
_STRAY = 0.45

Positions = dict[str, tuple[float, float]]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """Room about a point: how far it reaches to the left, right, up and down."""

    left: float
    right: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class _Family:
    """A node with all its descendants placed about it, and the room they take together."""

    places: Positions
    room: Box


def wrap(label: str, columns: int = LABEL_COLUMNS, lines: int = LABEL_LINES) -> str:
    """The label on at most `lines` lines of about `columns` characters, cut with an ellipsis."""
    return "\n".join(textwrap.wrap(label, columns, max_lines=lines, placeholder=" …", break_on_hyphens=False))


def box(label: str, size: float) -> Box:
    """The box of a figure of radius `size` with the wrapped label below it."""
    rows = label.split("\n")
    half = max(size, max(map(len, rows)) * _CHARACTER / 2) + _GAP / 2
    return Box(half, half, size + _GAP / 2, size + len(rows) * _LINE + _GAP)


def spread(
    boxes: Mapping[str, Box],
    edges: Iterable[tuple[str, str]],
    centre: str | None = None,
    kinds: Mapping[str, str] | None = None,
) -> Positions:
    """Positions of all nodes of `boxes`, without overlap of their boxes; equal input gives equal places.

    The centre (by default the node with most neighbours) stands at (0, 0).
    """
    if not boxes:
        return {}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(boxes)
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    root = centre if centre is not None and centre in boxes else max(boxes, key=lambda name: (graph.degree(name), name))
    tree: nx.DiGraph[str] = nx.bfs_tree(graph, root)
    # What hangs on nothing stands in the outer rows, with its own family.
    for component in nx.connected_components(graph):
        if root not in component:
            head = max(component, key=lambda name: (graph.degree(name), name))
            tree.update(nx.bfs_tree(graph, head))
            tree.add_edge(root, head)
    families: dict[str, _Family] = {}
    for name in reversed(list(nx.topological_sort(tree))):
        children = sorted(tree.successors(name), key=lambda child: _order(child, families, kinds))
        families[name] = _gather(name, boxes[name], [(c, families.pop(c)) for c in children], kinds or {})
    places = families[root].places
    return {name: (round(x, 1), round(y, 1)) for name, (x, y) in places.items()}


def _order(name: str, families: Mapping[str, _Family], kinds: Mapping[str, str] | None) -> tuple[float, str, str]:
    """Large families first: they are hardest to place; then kind by kind."""
    room = families[name].room
    single = len(families[name].places) == 1
    area = 0.0 if single else -(room.left + room.right) * (room.above + room.below)
    return (area, (kinds or {}).get(name, ""), name)


def _gather(name: str, own: Box, children: Sequence[tuple[str, _Family]], kinds: Mapping[str, str]) -> _Family:
    """Place the children's families about a node, each as near as it goes in the sector of its kind."""
    places: Positions = {name: (0.0, 0.0)}
    if not children:
        return _Family(places, own)
    placed = [(-own.left, own.right, -own.above, own.below)]
    area = sum((f.room.left + f.room.right) * (f.room.above + f.room.below) for _, f in children)
    reach = 1.1 * math.sqrt(area) + own.right + max(f.room.left + f.room.right for _, f in children)
    points, radii, angles = _candidates(reach)
    for (_, family), wanted in zip(children, _sectors([kinds.get(c, "") for c, _ in children]), strict=True):
        room = family.room
        # A family sits about the middle of its room, not about its head.
        shift = np.array([(room.left - room.right) / 2, (room.above - room.below) / 2])
        at = points + shift
        taken = np.array(placed)
        clash = (
            (at[:, :1] - room.left < taken[:, 1])
            & (at[:, :1] + room.right > taken[:, 0])
            & (at[:, 1:] - room.above < taken[:, 3])
            & (at[:, 1:] + room.below > taken[:, 2])
        ).any(axis=1)
        turn = np.abs((angles - wanted + math.pi) % (2 * math.pi) - math.pi) / math.pi
        cost = np.where(clash, np.inf, radii * (1 + _STRAY * turn))
        best = int(np.argmin(cost))
        x, y = (float(value) for value in at[best])
        placed.append((x - room.left, x + room.right, y - room.above, y + room.below))
        for member, (dx, dy) in family.places.items():
            places[member] = (x + dx, y + dy)
    edges = np.array(placed)
    room = Box(-edges[:, 0].min(), edges[:, 1].max(), -edges[:, 2].min(), edges[:, 3].max())
    return _Family(places, room)


def _candidates(reach: float) -> tuple[Array, Array, Array]:
    """Points to try on ellipses about the origin, with their radius and angle; the last ring lies beyond everything."""
    rings = np.append(np.arange(20.0, reach, 12.0), 3 * reach)
    turns = np.linspace(0, 2 * math.pi, _ANGLES, endpoint=False)
    radii, angles = (grid.ravel() for grid in np.meshgrid(rings, turns, indexing="ij"))
    points = np.column_stack((radii * np.cos(angles) * math.sqrt(_ASPECT), radii * np.sin(angles) / math.sqrt(_ASPECT)))
    return points, radii, angles


def _sectors(kinds: Sequence[str]) -> list[float]:
    """For each child the angle it would like: kinds share the circle by their number, from the top clockwise."""
    order = sorted(set(kinds), key=lambda kind: (-kinds.count(kind), kind))
    starts: dict[str, float] = {}
    angle = -math.pi / 2
    for kind in order:
        starts[kind] = angle
        angle += 2 * math.pi * kinds.count(kind) / len(kinds)
    seen: dict[str, int] = {}
    wanted: list[float] = []
    for kind in kinds:
        seen[kind] = seen.get(kind, 0) + 1
        wanted.append(starts[kind] + 2 * math.pi * (seen[kind] - 0.5) / len(kinds))
    return wanted
