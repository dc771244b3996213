"""When a fact is the one that was annotated: one function a kind, 0 for no, else how well they fit (at most 1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from .likeness import body_ratio, jaccard, key, near, number_key, overlap, ratio, same_number_or_name

Record = dict[str, Any]
Match = Callable[[Record, Record, str], float]
Equal = Callable[[Any, Any], bool]


def _citation(gold: Record, fact: Record, source: str) -> float:
    if number_key(gold["number"]) != number_key(fact.get("number")):
        return 0.0
    start, end, quote = fact.get("start"), fact.get("end"), gold["quote"]
    if start is None or end is None or not quote:
        return 0.0
    return float(any(start < m.end() and m.start() < end for m in re.finditer(re.escape(quote), source)))


def _names(record: Record) -> list[str]:
    return [name for name in (record.get("name"), *(record.get("aliases") or ())) if name]


def _name(threshold: float, alike: Callable[[object, object], float]) -> Match:
    def match(gold: Record, fact: Record, source: str) -> float:
        best = max((alike(a, b) for a in _names(gold) for b in _names(fact)), default=0.0)
        return best if best >= threshold else 0.0

    return match


def _indicator(gold: Record, fact: Record, source: str) -> float:
    if not (near(gold["low"], fact.get("low")) and near(gold["high"], fact.get("high"))):
        return 0.0
    if str(gold["year"]) != str(fact.get("year")):
        return 0.0
    a, b = gold["indicator"], fact.get("indicator")
    alike = max(jaccard(a, b), 0.8 * overlap(a, b))
    return alike if alike >= 0.5 else 0.0


def _assignment(gold: Record, fact: Record, source: str) -> float:
    body = body_ratio(gold["body"], fact.get("body"))
    if body < 0.85:
        return 0.0
    a, b = gold["task"], fact.get("task")
    task = max(jaccard(a, b), 0.9 * overlap(a, b))
    return body * task if task >= 0.5 else 0.0


def _doc_relation(gold: Record, fact: Record, source: str) -> float:
    return float(
        gold["relation"] == fact.get("relation")
        and same_number_or_name(gold["subject"], fact.get("subject"))
        and same_number_or_name(gold["object"], fact.get("object"))
    )


def _project_fact(gold: Record, fact: Record, source: str) -> float:
    if gold["relation"] != fact.get("relation") or ratio(gold["project"], fact.get("project")) < 0.85:
        return 0.0
    a, b = gold["object"], fact.get("object")
    alike = max(ratio(a, b), overlap(a, b) * 0.9)
    return alike if same_number_or_name(a, b) or alike >= 0.75 else 0.0


def _metadata(gold: Record, fact: Record, source: str) -> float:
    return float((gold.get("part") or 1) == (fact.get("part") or 1))


def _same(a: Any, b: Any) -> bool:
    return bool(a == b)


def _same_text(a: Any, b: Any) -> bool:
    return key(str(a or "")) == key(str(b or ""))


def _same_unit(a: Any, b: Any) -> bool:
    return _same_text(a, b) and ("%" in str(a)) == ("%" in str(b))


def _holds_directives(gold: Sequence[str], found: Sequence[str] | None) -> bool:
    return {number_key(x) for x in gold} <= {number_key(x) for x in found or ()}


MATCH: dict[str, Match] = {
    "metadata": _metadata,
    "citation": _citation,
    "named_document": _name(0.85, ratio),
    "body": _name(0.9, body_ratio),
    "project": _name(0.88, ratio),
    "indicator": _indicator,
    "target": _indicator,
    "assignment": _assignment,
    "doc_relation": _doc_relation,
    "project_fact": _project_fact,
}
"""By kind; 'target' is the indicators that somebody set as a goal or plan."""

FIELDS: dict[str, dict[str, Equal]] = {
    "metadata": {
        "type": _same_text,
        "number": lambda a, b: number_key(a) == number_key(b),
        "issuer": lambda a, b: body_ratio(a, b) >= 0.9,
        "date": _same,
        "signer": _same_text,
    },
    "citation": {"type": _same_text, "date": _same, "issuer": lambda a, b: body_ratio(a, b) >= 0.85},
    "project": {"category": _same},
    "indicator": {"unit": _same_unit, "status": _same, "comparator": _same},
    "assignment": {"role": _same, "directives": _holds_directives},
}
"""The fields whose accuracy is told over the facts that matched."""


def pair(gold: Sequence[Record], facts: Sequence[Record], match: Match, source: str) -> list[tuple[Record, Record]]:
    """Pair records one to one, the best fit first."""
    fits = [(fit, i, j) for i, g in enumerate(gold) for j, f in enumerate(facts) if (fit := match(g, f, source)) > 0]
    pairs: list[tuple[Record, Record]] = []
    used_gold: set[int] = set()
    used_facts: set[int] = set()
    for _, i, j in sorted(fits, reverse=True):
        if i not in used_gold and j not in used_facts:
            used_gold.add(i)
            used_facts.add(j)
            pairs.append((gold[i], facts[j]))
    return pairs
