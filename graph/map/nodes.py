"""The nodes that documents share, as one document speaks of them: their IRIs, and what it takes to describe them."""

from __future__ import annotations

from typing import Any

from ...extract.facts import Indicator
from ..identity.names import short_hash, slug
from ..identity.places import Place, place_in
from ..store.terms import Iri, decimal
from .asked import Asked
from .figures import label_of
from .iris import Iris

Telling = dict[str, Any]
"""What only the text tells of a node: of a place its name, of a figure its value. Empty where the registry knows all.
JSON can hold it."""
FIGURE = "figure/"
"""What the paths of figures begin with."""


class Nodes:
    """Names nodes for one source. `spoken`: the path of every node it speaks of, with what it tells of it."""

    def __init__(self, asked: Asked, iris: Iris) -> None:
        self._asked, self._iris = asked, iris
        self.spoken: dict[str, Telling] = {}

    def _node(self, path: str, telling: Telling | None = None) -> Iri:
        self.spoken.setdefault(path, telling or {})
        return self._iris.of(path)

    def document(self, path: str) -> Iri:
        """A document by its path."""
        return self._node(path)

    def body(self, name: str, province: str | None) -> Iri:
        """A body by a name of it in a text of the province."""
        return self._node(self._asked.body(name, province))

    def project(self, name: str, province: str | None) -> Iri | None:
        """A project by a name of it; None where it is none."""
        path = self._asked.project(name, province)
        return self._node(path) if path else None

    def place(self, name: str, province: str | None) -> Iri:
        """A place by its name as a figure or project has it."""
        found = place_in(name, province if name != province else None)
        if found and (found.district or name.endswith(found.province)):
            return self._place(found)
        if province:
            self._place(Place(province))
        path = f"place/{slug(province) + '/' if province else ''}{slug(name)}"
        return self._node(path, {"name": name, "province": province})

    def _place(self, place: Place) -> Iri:
        return self._node(f"place/{place.path}", {"place": [place.province, place.district]})

    def figure(self, content: Indicator, place_name: str | None, province: str | None) -> tuple[Iri, Iri]:
        """The observation of a figure and its indicator. The same figure from several mentions is one node."""
        indicator, name = self._asked.indicator(content.indicator)
        place = self.place(place_name, province) if place_name else None
        period = str(content.year).replace(" ", "") if content.year is not None else ""
        low, high = (None if v is None else decimal(float(v)) for v in (content.low, content.high))
        rest = "|".join((low or "", high or "", content.comparator, content.unit or ""))
        where = place.removeprefix(self._iris.of("place/")) if place else ""
        telling = {
            "label": label_of(content, name, place_name),
            "indicator": indicator,
            "place": place.removeprefix(self._iris.base) if place else None,
            "period": period,
            "status": content.status,
            "comparator": content.comparator,
            "low": low,
            "high": high,
            "unit": content.unit,
        }
        key = (indicator.removeprefix("indicator/"), where or "-", slug(period) if period else "-", content.status)
        path = FIGURE + "/".join((*key, short_hash(rest)))
        return self._node(path, telling), self._node(indicator)
