"""Who carries a body's duties on a later day: mergers of provinces, ministries and departments, from the tables of
ontology/reference (each change with its legal basis)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ...ontology.gazetteer import ReferenceBody, communes, local_bodies
from ...ontology.gazetteer import bodies as central_bodies
from .names import key
from .places import place_in
from .places import province as province_named


@dataclass(frozen=True, slots=True)
class Change:
    """From `since` on, the bodies of `names` carry the duties; `basis` is the document that says so. Several where a
    body was divided: then which of them carries a task depends on the task."""

    names: tuple[str, ...]
    since: str
    basis: str

    @property
    def name(self) -> str:
        """All heirs in one line."""
        return "; ".join(self.names)


@cache
def _by_id() -> dict[str, ReferenceBody]:
    return {b.id: b for b in (*central_bodies(), *local_bodies())}


@cache
def _central() -> dict[str, ReferenceBody]:
    return {key(b.name): b for b in central_bodies()}


@cache
def _heads() -> tuple[ReferenceBody, ...]:
    """Templates, the longest name first."""
    return tuple(sorted(local_bodies(), key=lambda b: (-len(b.name), b.id)))


@lru_cache(maxsize=16384)
def change(name: str, after: str = "") -> Change | None:
    """The next change of a body on or after a day: 'Sở Kế hoạch và Đầu tư tỉnh Thái Bình' -> Sở Tài chính tỉnh Thái
    Bình (2025-03-01) -> Sở Tài chính tỉnh Hưng Yên (2025-07-01)."""
    steps = [c for c in (_of_body(name), _of_place(name), _of_district(name)) if c and c.since >= after]
    return min(steps, key=lambda c: c.since, default=None)


def successor(name: str, on: str) -> Change | None:
    """The bodies that carry the duties on the day (ISO), where they are others; `since` the last of their changes."""
    heirs, last, frontier = [], Change((), "", ""), [(name, "")]
    while frontier:
        at, after = frontier.pop(0)
        step = change(at, after)
        if step is None or step.since > on:
            heirs.append(at)
            continue
        last = max(last, step, key=lambda c: c.since)
        frontier += [(heir, step.since) for heir in step.names]
    return Change(tuple(dict.fromkeys(heirs)), last.since, last.basis) if last.since else None


def _of_body(name: str) -> Change | None:
    record, rest = _central().get(key(name)), ""
    if record is None:
        place = place_in(name)
        if place is None or place.district:
            return None
        record = next((h for h in _heads() if name.casefold().startswith(f"{h.name} ".casefold())), None)
        rest = name[len(record.name) :] if record else ""
    if record is None or not record.until:
        return None
    heirs = [heir for id_ in record.successors if (heir := _by_id().get(id_))]
    if rest and record.level != "any":
        heirs = [heir for heir in heirs if heir.level not in ("commune", "district")]
    return Change(tuple(heir.name + rest for heir in heirs), record.until, record.legal_basis) if heirs else None


def _of_place(name: str) -> Change | None:
    place = place_in(name)
    if place is None or place.district or name.startswith(tuple(o for o, (_, kind) in ORGANS.items() if kind != " ")):
        return None
    old = province_named(place.province)
    if old is None or not old.until or not old.successor:
        return None
    new = province_named(old.successor)
    if new is None:
        return None
    renamed, count = re.subn(rf"\b{re.escape(old.official)}\b", new.official, name, flags=re.IGNORECASE)
    if not count:
        renamed = re.sub(rf"\b{re.escape(old.name)}\b", new.name, name)
        if new.type == "thành phố":
            renamed = re.sub(r"\bTỉnh ủy\b", "Thành ủy", renamed)
    return Change((renamed,), old.until, old.legal_basis)


DISTRICTS_ENDED, DISTRICTS_BASIS = "2025-07-01", "Nghị quyết 203/2025/QH15 ngày 16/6/2025"
"""Article 2 of the amendment of the Constitution: districts end on that day."""
ORGANS = {
    "Ủy ban nhân dân": ("Ủy ban nhân dân", " "),
    "Hội đồng nhân dân": ("Hội đồng nhân dân", " "),
    "Huyện ủy": ("Đảng ủy", " huyện "),
    "Thị ủy": ("Đảng ủy", " thị xã "),
    "Quận ủy": ("Đảng ủy", " quận "),
}
"""Organ of a district -> the organ of a commune that carries its duties, and what stands before the district's name."""


@cache
def _communes() -> dict[tuple[str, str], tuple[str, ...]]:
    """(Province, district) -> 'xã X, tỉnh Y' of today, all that took in a commune of the district or part of one."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for row in communes():
        new = province_named(row.province)
        where = new.official if new else row.province
        found.setdefault((row.old_province, row.old_district), {})[f"{row.type} {row.name}, {where}"] = None
    return {k: tuple(sorted(v)) for k, v in found.items()}


def _of_district(name: str) -> Change | None:
    """The duties of a district's council, people's committee and Party committee went to those of its communes; of its
    other bodies nothing general can be said."""
    organ = next((o for o in ORGANS if name.startswith(f"{o} ")), None)
    if organ is None:
        return None
    heir, kind = ORGANS[organ]
    place = place_in(name.replace(organ, organ + kind.rstrip(), 1))
    if (
        place is None
        or not place.district
        or not name.removeprefix(organ)
        .strip()
        .casefold()
        .startswith(tuple(d.casefold() for d in (place.district, place.district.removeprefix(kind.strip() + " "))))
    ):
        return None
    bare = re.sub(r"^(?:huyện|quận|thị xã|thành phố) ", "", place.district)
    names = tuple(f"{heir} {where}" for where in _communes().get((place.province, bare), ()))
    return Change(names, DISTRICTS_ENDED, DISTRICTS_BASIS) if names else None
