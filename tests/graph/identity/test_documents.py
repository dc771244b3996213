"""Which document a mention means. Each case: mentions of one number, and what each must mean ('' = stays open).

A mention is (source, date, what else it says); the path is given without 'document/<type>/<number>/'.
"""

from __future__ import annotations

import random
from typing import Any

import pytest
from phancong.graph.identity.documents import Mention, named_path, reference, resolve
from phancong.graph.identity.numbers import parse_number
from phancong.graph.identity.places import Place


def mention(index: int, number: str, source: str, date: str | None, **more: Any) -> Mention:
    parsed = parse_number(number)
    assert parsed is not None
    defaults = {"citing_date": "2023-12-01", "start": 1000 * index}
    return Mention(id=(source, index, ""), number=parsed, date=date, **{**defaults, **more})


INDUSTRY = "tiếp tục đẩy mạnh công nghiệp hóa, hiện đại hóa đất nước"
EDUCATION = "đổi mới căn bản, toàn diện giáo dục và đào tạo"

CASES: dict[str, tuple[str, list[tuple[str, str | None, dict[str, Any], str]]]] = {
    "dated mentions of two resolutions are two": (
        "29-NQ/TW",
        [("a", "2022-11-17", {}, "2022-11-17"), ("a", "2013-11-04", {}, "2013-11-04")],
    ),
    "the same file's date": (
        "29-NQ/TW",
        [("a", "2013-11-04", {}, "2013-11-04"), ("a", None, {"citing_date": "2014-05-01"}, "2013-11-04")],
    ),
    "nobody cites what is not issued yet": ("29-NQ/TW", [("a", None, {"citing_date": "2015-01-01"}, "2013-11-04")]),
    "the title decides against the file's other mention": (
        "29-NQ/TW",
        [("a", "2013-11-04", {}, "2013-11-04"), ("a", None, {"context": INDUSTRY}, "2022-11-17")],
    ),
    "the title decides against the term": ("29-NQ/TW", [("a", None, {"context": EDUCATION}, "2013-11-04")]),
    "the term of the issuer": (
        "29-NQ/TW",
        [
            ("a", None, {"issuer": "Ban Chấp hành Trung ương Đảng khóa XI", "citing_date": None}, "2013-11-04"),
            ("b", None, {"issuer": "Ban Chấp hành Trung ương Đảng khóa XIII", "citing_date": None}, "2022-11-17"),
        ],
    ),
    "the current term, where nothing else tells": ("29-NQ/TW", [("a", None, {}, "2022-11-17")]),
    "nothing tells: open": ("29-NQ/TW", [("a", None, {"citing_date": None}, "")]),
    "one digit of the day is damaged": (
        "29-NQ/TW",
        [("a", "2022-11-17", {}, "2022-11-17"), ("b", "2022-11-11", {}, "2022-11-17")],
    ),
    "a partial date": ("29-NQ/TW", [("a", "2013", {}, "2013-11-04"), ("b", "2022-11", {}, "2022-11-17")]),
    "one number, two provinces": (
        "01-NQ/TU",
        [
            ("a", "2021-10-04", {"province": "Thái Bình"}, "thai-binh/2021-10-04"),
            ("b", "2021-10-04", {"province": "Hải Dương"}, "hai-duong/2021-10-04"),
            ("b", None, {"province": "Hải Dương"}, "hai-duong/2021-10-04"),
            ("c", None, {"province": "Hà Nam"}, "ha-nam"),
        ],
    ),
    "the issuer names another province than the text's": (
        "15/NQ-HĐND",
        [("a", None, {"province": "Hà Nam", "issuer": "HĐND tỉnh Nam Định"}, "nam-dinh")],
    ),
    "the same number in two terms of one province": (
        "05-KL/TU",
        [
            ("a", "2016-03-01", {"province": "Thái Bình"}, "thai-binh/2016-03-01"),
            ("b", "2021-06-01", {"province": "Thái Bình"}, "thai-binh/2021-06-01"),
            ("c", None, {"province": "Thái Bình"}, "thai-binh/2021-06-01"),
        ],
    ),
    "numbers of the State begin anew each year": (
        "12/QĐ-UBND",
        [
            ("a", "2022-01-05", {"province": "Thái Bình"}, "thai-binh/2022-01-05"),
            ("b", "2023-01-06", {"province": "Thái Bình"}, "thai-binh/2023-01-06"),
            ("c", None, {"province": "Thái Bình"}, "thai-binh/2023-01-06"),
        ],
    ),
    "another year than the number says is a damaged date": (
        "61/2023/NĐ-CP",
        [("a", "2028-08-16", {}, ""), ("b", "2023-08-16", {}, "2023-08-16"), ("c", None, {}, "2023-08-16")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_mentions(name: str) -> None:
    number, rows = CASES[name]
    mentions = [mention(i, number, source, date, **more) for i, (source, date, more, _) in enumerate(rows)]
    resolutions, documents = resolve(mentions)
    for one, (_, _, _, expected) in zip(mentions, rows, strict=True):
        found = resolutions[one.id]
        tail = "/".join(found.path.split("/")[3:])
        assert tail == expected, found
        assert found.reason and 0 < found.score <= 1
        assert found.path in documents


@pytest.mark.parametrize("name", CASES)
def test_the_order_of_mentions_does_not_matter(name: str) -> None:
    number, rows = CASES[name]
    mentions = [mention(i, number, source, date, **more) for i, (source, date, more, _) in enumerate(rows)]
    expected = resolve(mentions)
    shuffled = list(mentions)
    for seed in range(3):
        random.Random(seed).shuffle(shuffled)
        assert resolve(shuffled) == expected


def test_an_open_mention_names_its_candidates() -> None:
    resolutions, documents = resolve([mention(0, "29-NQ/TW", "a", None, citing_date=None)])
    document = documents[resolutions["a", 0, ""].path]
    assert document.open and document.date is None
    assert [c.rpartition("/")[2] for c in document.candidates] == ["2013-11-04", "2022-11-17"]


def test_a_document_of_which_no_mention_tells_the_date_is_not_open() -> None:
    _, documents = resolve([mention(0, "232/QĐ-UBND", "a", None, province="Thái Bình")])
    (document,) = documents.values()
    assert (
        not document.open
        and document.issuer == "Ủy ban nhân dân tỉnh Thái Bình"
        and document.place == Place("Thái Bình")
    )


def test_the_reference_table() -> None:
    known = [d for found in reference().values() for d, _ in found]
    assert len(known) > 60 and len({d.path for d in known}) == len(known)
    assert {d.date for d, _ in reference()["29-nq-tw"]} == {"2013-11-04", "2022-11-17"}
    for document in known:
        assert document.title and document.issuer and document.date and not document.title.startswith("về ")


@pytest.mark.parametrize(
    ("kind", "name", "province", "path"),
    [
        ("Quy hoạch", "Quy hoạch tỉnh Thái Bình", "Thái Bình", "document/quy-hoach/quy-hoach-tinh-thai-binh"),
        ("Luật", "Luật Đầu tư", "Thái Bình", "document/luat/luat-dau-tu"),
        ("Kế hoạch", "Kế hoạch sử dụng đất", "Hà Nam", "document/ke-hoach/ha-nam/ke-hoach-su-dung-dat"),
        ("Kế hoạch", "Kế hoạch sử dụng đất", None, "document/ke-hoach/ke-hoach-su-dung-dat"),
        (
            "Chương trình",
            "Chương trình mục tiêu quốc gia",
            "Hà Nam",
            "document/chuong-trinh/chuong-trinh-muc-tieu-quoc-gia",
        ),
    ],
)
def test_names_belong_to_the_province_of_the_text_or_to_the_country(
    kind: str, name: str, province: str | None, path: str
) -> None:
    assert named_path(kind, name, province)[0] == path
