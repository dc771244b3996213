"""The data of the name grammar: every category is known to the ontology, the trie finds the longest head."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from phancong.extract.facts import ProjectCategory
from phancong.extract.projects.heads import category_of, head_pattern, heads, trie_pattern
from phancong.extract.vietnamese import fold
from phancong.ontology import vocabulary


def test_categories_are_those_of_the_vocabulary() -> None:
    assert {concept["id"] for concept in vocabulary("project_categories")} == set(get_args(ProjectCategory))
    assert {head.category for head in heads().values()} <= set(get_args(ProjectCategory))


def test_every_form_of_every_head_is_found_whole() -> None:
    for form in heads():
        match = head_pattern().search(f"x {form} y")
        assert match and match[0] == form


def test_trie_pattern_takes_the_longest_word() -> None:
    pattern = re.compile(trie_pattern(["khu", "khu do thi", "khu do thi moi", "kho"]))
    assert [m[0] for m in pattern.finditer("khu do thi moi khu do thi khu kho")] == [
        "khu do thi moi", "khu do thi", "khu", "kho",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "default", "near", "expected"),
    [
        ("Nhà máy điện rác Trà Xom", "other", "", "waste"),
        ("Nhà máy nhiệt điện LNG", "other", "", "energy"),
        ("Đường dây 500kV mạch 3 Quảng Trạch - Phố Nối", "energy", "", "energy"),
        ("Dự án hạ tầng kỹ thuật khu dân cư Đông Hòa", "other", "", "housing"),
        ("Dự án nâng cấp đê tả sông Hồng", "other", "", "water"),
        ("Hồ Xuân Hương", "water", "chỉnh trang cảnh quan đô thị", "urban"),
        ("Hồ Núi Cốc", "water", "nâng cấp hồ", "water"),
        ("Khu công nghiệp Điện Nam - Điện Ngọc", "industrial_park", "", "industrial_park"),
    ],
)
def test_category_by_name(name: str, default: ProjectCategory, near: str, expected: str) -> None:
    assert category_of(name, default, fold(near)) == expected
