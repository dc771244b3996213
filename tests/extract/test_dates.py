"""Dates: tables of (text, ISO)."""

from __future__ import annotations

import pytest
from phancong.extract.dates import date_at, find_dates, parse_date

DATES = [
    ("ngày 17/11/2022", "2022-11-17"),
    ("ngày 5/6/2020", "2020-06-05"),
    ("Hà Nội, ngày 07 tháng 9 năm 2016", "2016-09-07"),
    ("NGÀY 07 THÁNG 9 NĂM 2016", "2016-09-07"),
    ("ngày 16 tháng 7, năm 2021", "2021-07-16"),
    ("ngày 16 tháng 07/2021", "2021-07-16"),
    ("(17-11-2022)", "2022-11-17"),
    ("17.11.2022", "2022-11-17"),
    ("ngày 23/11 /2022", "2022-11-23"),
    ("ngày I4/11/2023", "2023-11-14"),
    ("ngày O9/8/2023", "2023-08-09"),
    ("ngày 05/9/06", "2006-09-05"),
    ("ngày     tháng 11 năm 2023", "2023-11"),
    ("ngày ... tháng ... năm 2023", "2023"),
    ("ngày …/…/2023 và tháng 12/2023", "2023-12"),
    ("ngày tháng năm 2023", "2023"),
    ("tháng 11 năm 2023", "2023-11"),
    ("tháng 3/2024", "2024-03"),
    ("tháng Tư năm 1975", "1975-04"),
    ("ngày 30 tháng Tư năm 1975", "1975-04-30"),
    ("ngày mùng 2 tháng Chín năm 1945", "1945-09-02"),
    ("ngày 29/02/2024", "2024-02-29"),
    ("ngày 30/02/2024", None),
    ("ngày 12/13/2024", None),
    ("năm 2023", None),
    ("1.234.2020", None),
    ("số 12/2023/NQ-HĐND", None),
    ("100/20/2020/5", None),
]


@pytest.mark.parametrize(("text", "iso"), DATES)
def test_parse_date(text: str, iso: str | None) -> None:
    assert parse_date(text) == iso


def test_spans_are_exact() -> None:
    text = "Quyết định ngày 29/8/2023, sửa đổi ngày 01 tháng 7 năm 2025."
    assert [(text[d.start : d.end], d.iso) for d in find_dates(text)] == [
        ("ngày 29/8/2023", "2023-08-29"),
        ("ngày 01 tháng 7 năm 2025", "2025-07-01"),
    ]


def test_date_at_wants_the_very_place() -> None:
    text = "số 1, ngày 29/8/2023"
    assert date_at(text, 6) is not None
    assert date_at(text, 0) is None
