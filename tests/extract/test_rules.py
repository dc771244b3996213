"""Every rule record, both ways: its examples match, its counter-examples do not."""

from __future__ import annotations

import importlib
import pkgutil
from importlib.resources import files

import phancong.extract
import pytest
from phancong.extract.rules import Rule, load_rules


def rules() -> list[tuple[str, Rule]]:
    found = []
    for module in pkgutil.iter_modules(phancong.extract.__path__, "phancong.extract."):
        if module.ispkg:
            for resource in sorted(files(importlib.import_module(module.name)).iterdir(), key=lambda r: r.name):
                if resource.name.endswith("patterns.toml"):
                    found += [(module.name, rule) for rule in load_rules(module.name, resource.name)]
    return found


@pytest.mark.parametrize(("family", "rule"), rules(), ids=lambda x: x.id if isinstance(x, Rule) else x)
def test_rule_record(family: str, rule: Rule) -> None:
    assert rule.examples, f"{family}: rule {rule.id} has no example"
    assert rule.source, f"{family}: rule {rule.id} names no source"
    for example in rule.examples:
        assert rule.pattern.search(example), f"{rule.id} does not match its example {example!r}"
    for example in rule.counter_examples:
        assert not rule.pattern.search(example), f"{rule.id} matches its counter-example {example!r}"


def test_ids_are_unique() -> None:
    ids = [rule.id for _, rule in rules()]
    assert len(ids) == len(set(ids))
