"""Names of bodies, projects, places: what is one, what is two, who comes after whom."""

from __future__ import annotations

import pytest
from phancong.graph.identity.bodies import Bodies, canonical
from phancong.graph.identity.damage import is_damaged, undamaged
from phancong.graph.identity.names import commonest, key, slug
from phancong.graph.identity.places import Place, place_in
from phancong.graph.identity.projects import Projects, core
from phancong.graph.identity.succession import successor
from phancong.ontology.gazetteer import provinces


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Sở Xây dựng", "so-xay-dung"), ("Đắk Lắk – 2", "dak-lak-2"), ("(", "khong-ten"), ("uỷ/ủy", "uy-uy")],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected
    assert slug(expected.replace("-", " ")) == expected


def test_long_slugs_are_cut_and_stay_apart() -> None:
    one, two = slug("kế hoạch " * 30 + "a"), slug("kế hoạch " * 30 + "b")
    assert one != two and max(len(one), len(two)) <= 90


def test_keys_and_the_commonest_name() -> None:
    assert key("Ủy ban  nhân dân,") == key("uỷ Ban nhân dân") == "uy ban nhan dan"
    assert commonest(["b", "a", "a"]) == "a" and commonest(["b", "a"]) == "a" and commonest(["b", "ab"]) == "ab"


@pytest.mark.parametrize(
    ("name", "default", "place"),
    [
        ("Ủy ban nhân dân tỉnh Thái Bình", None, Place("Thái Bình")),
        ("Ủy ban nhân dân huyện Vũ Thư, tỉnh Thái Bình", None, Place("Thái Bình", "huyện Vũ Thư")),
        ("Huyện Vũ Thư", "Thái Bình", Place("Thái Bình", "huyện Vũ Thư")),
        ("Bộ Tài chính", None, None),
        ("Sở Tài chính", "Hà Nam", Place("Hà Nam")),
        ("thái bình", None, None),
    ],
)
def test_places_in_names(name: str, default: str | None, place: Place | None) -> None:
    assert place_in(name, default) == place


@pytest.mark.parametrize(
    ("name", "province", "official"),
    [
        ("Ban Chấp hành Trung ương Đảng khóa XIII", "Thái Bình", "Ban Chấp hành Trung ương Đảng"),
        ("Ban Bí thư", None, "Ban Bí thư Trung ương Đảng"),
        ("Sở Công Thương", "Thái Bình", "Sở Công Thương tỉnh Thái Bình"),
        ("Sở Công Thương", "Hà Nội", "Sở Công Thương thành phố Hà Nội"),
        ("Tỉnh ủy", "Hà Nam", "Tỉnh ủy Hà Nam"),
        ("Chính phủ", "Hà Nam", "Chính phủ"),
        ("Các cấp ủy", "Hà Nam", "Các cấp ủy"),
        ("Tập đoàn Dầu khí Quốc gia Việt Nam", "Hà Nam", "Tập đoàn Dầu khí Quốc gia Việt Nam"),
    ],
)
def test_official_names(name: str, province: str | None, official: str) -> None:
    found, path, place = canonical(name, province)
    assert found == official
    again = canonical(found, province)
    assert again == (found, path, place), "once more changes nothing"


def test_bodies_without_a_place_are_those_of_the_text() -> None:
    assert canonical("Các cấp ủy", "Hà Nam")[1] != canonical("Các cấp ủy", "Nam Định")[1]
    assert canonical("Chính phủ", "Hà Nam")[1] == canonical("Chính phủ", "Nam Định")[1]


def test_names_with_a_recognition_error_join_the_name_without() -> None:
    bodies = Bodies()
    for name in ("Ủy ban nhân dân tỉnh Hà Nam", "Ủy ban nrẫn dân tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Nam Định"):
        bodies.add(name, None)
    identities = bodies.identities()
    assert {i.name for i in identities.values()} == {"Ủy ban nhân dân tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Nam Định"}
    assert bodies.path("Ủy ban nrẫn dân tỉnh Hà Nam", None) == bodies.path("Ủy ban nhân dân tỉnh Hà Nam", None)


@pytest.mark.parametrize(
    ("name", "damaged"),
    [
        ("Ban Thumg vụ", True),
        ("Ủy ban nrẫn dân", True),
        ("Sở Khoa học và Công nghệ", False),
        ("KCN VSIP (xyzq)", False),
    ],
)
def test_damage(name: str, damaged: bool) -> None:
    assert is_damaged(name) is damaged


def test_real_names_are_never_joined() -> None:
    assert undamaged({"a": ("Sở Nội vụ tỉnh Hà Nam", 1), "b": ("Sở Ngoại vụ tỉnh Hà Nam", 1)}) == {}
    assert undamaged({"a": ("Ban Thumg vụ Tỉnh ủy", 1), "b": ("Ban Thường vụ Tỉnh ủy", 2)}) == {}


@pytest.mark.parametrize(
    ("name", "on", "heir"),
    [
        ("Ủy ban nhân dân tỉnh Thái Bình", "2025-06-30", None),
        ("Ủy ban nhân dân tỉnh Thái Bình", "2025-07-01", "Ủy ban nhân dân tỉnh Hưng Yên"),
        ("Tỉnh ủy Hải Dương", "2026-01-01", "Thành ủy Hải Phòng"),
        ("Ủy ban nhân dân tỉnh Hải Dương", "2026-01-01", "Ủy ban nhân dân thành phố Hải Phòng"),
        ("Bộ Kế hoạch và Đầu tư", "2026-01-01", "Bộ Tài chính"),
        ("Bộ Giao thông vận tải", "2024-01-01", None),
        ("Sở Giao thông vận tải tỉnh Hà Nam", "2025-05-01", "Sở Xây dựng tỉnh Hà Nam"),
        ("Sở Giao thông vận tải tỉnh Hà Nam", "2026-01-01", "Sở Xây dựng tỉnh Ninh Bình"),
        ("Ủy ban nhân dân tỉnh Hưng Yên", "2026-01-01", None),
        ("Ủy ban nhân dân huyện Vũ Thư, tỉnh Thái Bình", "2025-06-30", None),
        ("Phòng Nội vụ huyện Vũ Thư, tỉnh Thái Bình", "2026-01-01", None),
        ("Bộ Thông tin và Truyền thông", "2025-03-01", "Bộ Khoa học và Công nghệ; Bộ Văn hóa, Thể thao và Du lịch"),
        ("Tập đoàn Thái Dương", "2026-01-01", None),
    ],
)
def test_who_carries_the_duties(name: str, on: str, heir: str | None) -> None:
    found = successor(name, on)
    assert (found.name if found else None) == heir
    if found:
        assert found.basis and found.since <= on


@pytest.mark.parametrize(
    ("name", "heir", "count"),
    [
        ("Ủy ban nhân dân huyện Vũ Thư, tỉnh Thái Bình", "Ủy ban nhân dân xã Thư Trì, tỉnh Hưng Yên", 8),
        ("Huyện ủy Vũ Thư, tỉnh Thái Bình", "Đảng ủy xã Thư Trì, tỉnh Hưng Yên", 8),
    ],
)
def test_the_duties_of_a_district_went_to_its_communes(name: str, heir: str, count: int) -> None:
    found = successor(name, "2025-07-01")
    assert found and heir in found.names and len(found.names) == count


def test_every_province_of_today_and_before() -> None:
    ended = [p for p in provinces() if p.until == "2025-07-01"]
    assert len(ended) == 29 and all("202/2025/QH15" in p.legal_basis for p in ended)
    assert len([p for p in provinces() if not p.until]) == 34
    for province in ended:
        found = successor(f"Ủy ban nhân dân {province.official}", "2025-07-01")
        assert found and province.successor in found.name and found.since == province.until
        assert successor(f"Ủy ban nhân dân {province.official}", "2025-06-30") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KCN Hải Long", "Khu công nghiệp Hải Long"),
        ("Dự án đầu tư xây dựng KCN Hải Long, tỉnh Thái Bình", "Khu công nghiệp Hải Long"),
        ("Tuyến đường bộ ven biển đoạn qua tỉnh Thái Bình", "Đường bộ ven biển"),
    ],
)
def test_the_core_of_a_project_name(one: str, other: str) -> None:
    assert core(one, "Thái Bình") == core(other, "Thái Bình")


def project_paths(*mentions: tuple[str, str | None, str]) -> list[str | None]:
    projects = Projects()
    for name, province, category in mentions:
        projects.add(name, province, category)
    return [projects.path(name, province) for name, province, _ in mentions]


ROUTE = "Cao tốc Ninh Bình - Hải Phòng"
PARK, ROAD, POWER = "industrial_park", "transport", "energy"


@pytest.mark.parametrize(
    ("mentions", "count"),
    [
        ([("Khu công nghiệp VSIP Thái Bình", "Thái Bình", PARK), ("KCN VSIP", "Thái Bình", PARK)], 1),
        ([("KCN VSIP", "Thái Bình", PARK), ("KCN VSIP", "Hải Dương", PARK)], 2),
        ([("KCN VSIP I", "Bình Dương", PARK), ("KCN VSIP II", "Bình Dương", PARK)], 2),
        ([("Nhà máy LNG", "Thái Bình", POWER), ("Khu phụ trợ LNG", "Thái Bình", PARK)], 2),
        ([("Cao tốc Ninh Bình - Hải Phòng (CT.08)", "Thái Bình", ROAD), ("Tuyến CT08", "Hải Phòng", ROAD)], 1),
        ([("Cao tốc Ninh Bình - Hải Phòng (CT.08)", "Thái Bình", ROAD), (ROUTE, "Hà Nam", ROAD)], 1),
        ([("Đường vành đai phía Nam", "Hà Nam", ROAD), ("Đường vành đai phía Nam", "Nam Định", ROAD)], 2),
        ([("Nhà máy nhiệt điện LNG", "Thái Bình", POWER), ("Khu phụ trợ điện khí LNG", "Thái Bình", "other")], 2),
        ([("Nhà máy nhiệt điện LNG", "Thái Bình", POWER), ("Dự án LNG", "Thái Bình", "other")], 1),
        ([("Cầu Sa Cao", "Thái Bình", ROAD), ("Cầu An Đồng", "Thái Bình", ROAD)], 2),
    ],
)
def test_projects(mentions: list[tuple[str, str | None, str]], count: int) -> None:
    paths = project_paths(*mentions)
    assert None not in paths and len(set(paths)) == count
    assert project_paths(*reversed(mentions)) == paths[::-1]
