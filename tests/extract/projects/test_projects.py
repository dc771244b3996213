"""Project names: a sentence and the (name, category) of each project in it."""

from __future__ import annotations

import pytest
import spacy
from phancong.extract import projects
from phancong.extract.components import mentions_of
from phancong.extract.document import Context
from phancong.extract.facts import Project
from spacy.language import Language

SENTENCES: list[tuple[str, list[tuple[str, str]]]] = [
    # a count, what is told of it, then the names; a count right before them
    (
        "03 KCN đang lập quy hoạch phân khu gồm: Bình Sơn, Phú Lâm mở rộng; và giai đoạn 2 của Minh Quang.",
        [
            ("Khu công nghiệp Bình Sơn", "industrial_park"),
            ("Khu công nghiệp Phú Lâm mở rộng", "industrial_park"),
            ("Khu công nghiệp Minh Quang (giai đoạn 2)", "industrial_park"),
        ],
    ),
    (
        "Có 02 cụm công nghiệp với diện tích 71,5 ha đã lấp đầy là Phú Lâm và Tân Chi.",
        [("Cụm công nghiệp Phú Lâm", "industrial_cluster"), ("Cụm công nghiệp Tân Chi", "industrial_cluster")],
    ),
    (
        "Bàn giao 02 khu công nghiệp Bình Sơn, Minh Quang theo phương án đã duyệt.",
        [("Khu công nghiệp Bình Sơn", "industrial_park"), ("Khu công nghiệp Minh Quang", "industrial_park")],
    ),
    ("Có 05 khu công nghiệp tại các địa phương như: Yên Mỹ, Mỹ Hào.", []),
    ("Các khu công nghiệp đóng trên địa bàn là Nhà nước quản lý.", []),
    ("Có 04 khu công nghiệp thu hút đầu tư từ nhiều nước gồm: Nhật Bản, Hàn Quốc.", []),
    # where a title ends: before whom something is handed to; not inside a kind, and with both of its places
    (
        "Nghiệm thu Dự án Cấp điện nông thôn giai đoạn III để bàn giao cho Công ty Điện lực Lai Châu.",
        [("Dự án Cấp điện nông thôn giai đoạn III", "energy")],
    ),
    (
        "Giao Dự án Năng lượng sạch miền núi II cho Công ty Điện lực Lai Châu.",
        [("Dự án Năng lượng sạch miền núi II", "other")],
    ),
    (
        "Thẩm định Dự án cải tạo nhà Khu đô thị tại xã Tân Chi và xã Phú Lâm.",
        [("Dự án cải tạo nhà Khu đô thị tại xã Tân Chi và xã Phú Lâm", "urban")],
    ),
    (
        "Dự án xây dựng chợ tại xã Tân Chi và đường liên xã.",
        [("Dự án xây dựng chợ tại xã Tân Chi", "other")],
    ),
    # a part behind a hyphen belongs to the name; works of agriculture and sport
    (
        "Thành lập Khu công nghiệp Hòa Phú IV - phân khu 2, có diện tích khoảng 198 ha.",
        [("Khu công nghiệp Hòa Phú IV - phân khu 2", "industrial_park")],
    ),
    ("Khởi công KCN Minh Quang - giai đoạn 3.", [("Khu công nghiệp Minh Quang - giai đoạn 3", "industrial_park")]),
    ("Xây dựng KCN Minh Quang - phân đoạn đầu tiên.", [("Khu công nghiệp Minh Quang", "industrial_park")]),
    (
        "Đầu tư Trung tâm sản xuất giống tôm chất lượng cao tỉnh Bạc Liêu.",
        [("Trung tâm sản xuất giống tôm chất lượng cao tỉnh Bạc Liêu", "agriculture")],
    ),
    ("Nâng cấp Trại giống thủy sản Bình Sơn.", [("Trại giống thủy sản Bình Sơn", "agriculture")]),
    ("Giao Trung tâm giống thủy sản tỉnh cung ứng tôm giống.", []),
    ("Sửa chữa Nhà luyện tập thể dục thể thao Bình Sơn.", [("Nhà luyện tập thể dục thể thao Bình Sơn", "culture")]),
    # a zone whose name folds to that of an office; the letters of a number
    ("Đầu tư vào Khu kinh tế Vân Phong theo công văn số 12/KKT-QLĐT.", [("Khu kinh tế Vân Phong", "industrial_park")]),
    # works on what is also a body or a place, further down a list too
    (
        "Nâng cấp Nghĩa trang nhân dân xã Mỹ Trà, Bệnh viện đa khoa huyện Lấp Vò, Sân vận động huyện Châu Thành.",
        [
            ("Nghĩa trang nhân dân xã Mỹ Trà", "other"),
            ("Bệnh viện đa khoa huyện Lấp Vò", "health"),
            ("Sân vận động huyện Châu Thành", "culture"),
        ],
    ),
    ("Khởi công Trạm bơm tiêu Phú Lợi.", [("Trạm bơm tiêu Phú Lợi", "water")]),
    (
        "Dự án kè bờ Đông sông Hậu đoạn từ cầu Cái Sơn đến bến phà An Hòa.",
        [("Kè bờ Đông sông Hậu đoạn từ cầu Cái Sơn đến bến phà An Hòa", "water")],
    ),
    ("Hồ chứa nước thủy lợi Ea Rớt bị sạt lở.", [("Hồ chứa nước thủy lợi Ea Rớt", "water")]),
    ("Bàn giao Khu đô thị mới bên bờ sông Tiền.", [("Khu đô thị mới bên bờ sông Tiền", "urban")]),
    (
        "Dự án ổn định dân cư thôn Nà Phặc, xã Trung Hòa do xã quản lý.",
        [("Dự án ổn định dân cư thôn Nà Phặc, xã Trung Hòa", "other")],
    ),
    (
        "Nâng cấp đường giao thông từ thôn Kon Hra đi thôn Kon Tum.",
        [("Đường giao thông từ thôn Kon Hra đi thôn Kon Tum", "transport")],
    ),
    # a sum or the size of the land is no part of the name; a common word with a capital is not all of it
    (
        "Điều chỉnh tổng mức đầu tư dự án mở rộng bệnh viện đa khoa huyện Hòa Vang nâng lên gần 120,5 tỷ đồng.",
        [("Dự án mở rộng bệnh viện đa khoa huyện Hòa Vang", "health")],
    ),
    (
        "Duyệt quy hoạch khu nhà ở (diện tích 21.870,8 m2) tại phường Phú Tân.",
        [("Khu nhà ở tại phường Phú Tân", "housing")],
    ),
    (
        "Đầu tư Khu công nghiệp Dịch vụ Dầu khí Soài Rạp, Khu công nghiệp Công nghệ cao Hòa Tâm.",
        [
            ("Khu công nghiệp Dịch vụ Dầu khí Soài Rạp", "industrial_park"),
            ("Khu công nghiệp Công nghệ cao Hòa Tâm", "industrial_park"),
        ],
    ),
    ("Hoàn thành 02 nhà máy Sơn Hà I và II.", [("Nhà máy Sơn Hà I", "other"), ("Nhà máy Sơn Hà II", "other")]),
    (
        "Dự án nhà ở xã hội tại Khu tái định cư Thành Hải.",
        [("Nhà ở xã hội tại Khu tái định cư Thành Hải", "housing")],
    ),
    (
        "Dự án đường kết nối đường Hồ Chí Minh và Quốc lộ 12B đi Quốc lộ 1 được khởi công.",
        [("Đường kết nối đường Hồ Chí Minh và Quốc lộ 12B đi Quốc lộ 1", "transport")],
    ),
    (
        "Chấp thuận dự án đầu tư xây dựng, kinh doanh kết cấu hạ tầng Khu công nghiệp Cổ Lễ.",
        [("Khu công nghiệp Cổ Lễ", "industrial_park")],
    ),
    (
        "Dự án kéo dài tuyến metro Bến Thành - Suối Tiên.",
        [("Dự án kéo dài tuyến metro Bến Thành - Suối Tiên", "transport")],
    ),
    # industrial parks, clusters, zones
    (
        "Rà soát quy hoạch CCN Kỳ Hưng, CCN Kỳ Ninh.",
        [("Cụm công nghiệp Kỳ Hưng", "industrial_cluster"), ("Cụm công nghiệp Kỳ Ninh", "industrial_cluster")],
    ),
    (
        "Thành lập các KCN: Gia Lộc 2, Tân Trường mở rộng và Kim Thành.",
        [
            ("Khu công nghiệp Gia Lộc 2", "industrial_park"),
            ("Khu công nghiệp Tân Trường mở rộng", "industrial_park"),
            ("Khu công nghiệp Kim Thành", "industrial_park"),
        ],
    ),
    ("Tháo gỡ vướng mắc của KCN Dược - Sinh học.", [("Khu công nghiệp Dược - Sinh học", "industrial_park")]),
    ("KCN Sông Công II giai đoạn 2 (250 ha)", [("Khu công nghiệp Sông Công II giai đoạn 2", "industrial_park")]),
    (
        "Dự án xây dựng và kinh doanh hạ tầng KCN Hải Long được khởi công.",
        [("Khu công nghiệp Hải Long", "industrial_park")],
    ),
    ("Thu hút đầu tư vào Khu kinh tế Vũng Áng.", [("Khu kinh tế Vũng Áng", "industrial_park")]),
    (
        "Khảo sát Khu kinh tế thương mại đặc biệt Lao Bảo.",
        [("Khu kinh tế thương mại đặc biệt Lao Bảo", "industrial_park")],
    ),
    # roads and other transport
    ("Khởi công đường Hùng Vương nối dài.", [("Đường Hùng Vương nối dài", "transport")]),
    (
        "Dự án Tuyến đường kết nối giữa cảng Hòn La với Quốc lộ 1.",
        [("Tuyến đường kết nối giữa cảng Hòn La với Quốc lộ 1", "transport")],
    ),
    ("Thi công nền đường Bn=12 m.", []),
    # lines and substations, voltage with a space
    (
        "Đóng điện trạm biến áp 220 kV Lao Bảo và đường dây 220 kV Lao Bảo - Đông Hà.",
        [("Trạm biến áp 220 kV Lao Bảo", "energy"), ("Đường dây 220 kV Lao Bảo - Đông Hà", "energy")],
    ),
    # a consortium is no works; a field of a project is no project
    ("Nhà máy giấy An Tân do Tổ hợp nhà đầu tư Đại Phát thực hiện.", [("Nhà máy giấy An Tân", "other")]),
    ("Địa điểm thực hiện dự án: Xã Quang Trung, huyện An Lão.", []),
    ("Nhóm dự án: Dự án nhóm C.", []),
    (
        "Các công trình: đường vành đai 3 TP. Hồ Chí Minh; cao tốc Biên Hòa - Vũng Tàu; cầu Nhơn Trạch.",
        [
            ("Đường vành đai 3 thành phố Hồ Chí Minh", "transport"),
            ("Cao tốc Biên Hòa - Vũng Tàu", "transport"),
            ("Cầu Nhơn Trạch", "transport"),
        ],
    ),
    ("Nâng cấp QL.37 đoạn Km0 - Km20.", [("Quốc lộ 37 đoạn Km0 - Km20", "transport")]),
    ("Thi công ĐT.454, đoạn thành phố đi Sa Cao.", [("Đường tỉnh 454, đoạn thành phố đi Sa Cao", "transport")]),
    ("Hoàn thiện thủ tục cao tốc CT. 08", [("Cao tốc Ninh Bình - Hải Phòng (CT.08)", "transport")]),
    (
        "Phê duyệt dự án cải tạo, nâng cấp đường tỉnh 295B đoạn qua thành phố Bắc Giang.",
        [("Dự án cải tạo, nâng cấp đường tỉnh 295B đoạn qua thành phố Bắc Giang", "transport")],
    ),
    (
        "Triển khai các tuyến đường trục trong Khu kinh tế Dung Quất.",
        [("Các tuyến đường trục trong Khu kinh tế Dung Quất", "transport")],
    ),
    # energy, water, waste, health, education, urban, housing
    (
        "Đường dây 500kV Quảng Trạch - Phố Nối hoàn thành năm 2024.",
        [("Đường dây 500kV Quảng Trạch - Phố Nối", "energy")],
    ),
    ("Dự án Nhà máy thủy điện Nậm Mức 2 tại xã Pa Ham", [("Nhà máy thủy điện Nậm Mức 2", "energy")]),
    ("Dự án hồ chứa nước Bản Mồng đã tích nước.", [("Hồ chứa nước Bản Mồng", "water")]),
    (
        "Khởi công Nhà máy xử lý rác thải tại xã Cẩm Quan.",
        [("Nhà máy xử lý rác thải tại xã Cẩm Quan", "waste")],
    ),
    (
        "Khánh thành Bệnh viện Sản - Nhi tỉnh Yên Bái (giai đoạn 1).",
        [("Bệnh viện Sản - Nhi tỉnh Yên Bái (giai đoạn 1)", "health")],
    ),
    ("Dự án xây dựng Trường Mầm non xã Trung Nam", [("Trường Mầm non xã Trung Nam", "education")]),
    (
        "Phê duyệt quy hoạch phân khu: KĐT Hoàng Mai, KDC Đồng Rào.",
        [("Khu đô thị Hoàng Mai", "urban"), ("Khu dân cư Đồng Rào", "housing")],
    ),
    # titles and descriptions
    (
        "Dự án Phát triển tổng hợp các đô thị động lực được gia hạn.",
        [("Dự án Phát triển tổng hợp các đô thị động lực", "urban")],
    ),
    (
        "Triển khai dự án khôi phục, trồng mới rừng phòng hộ đầu nguồn.",
        [("Dự án khôi phục, trồng mới rừng phòng hộ đầu nguồn", "agriculture")],
    ),
    # no projects
    ("Tiếp tục đầu tư hạ tầng các khu công nghiệp, cụm công nghiệp quy mô lớn trên địa bàn tỉnh.", []),
    ("Rà soát các dự án chậm tiến độ, dự án trọng điểm, dự án sử dụng đất không hiệu quả.", []),
    ("Công ty TNHH Khu công nghiệp Thăng Long đề nghị điều chỉnh giấy chứng nhận.", []),
    ("Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh chủ trì.", []),
    ("Bệnh viện Bạch Mai tiếp nhận 30 bệnh nhân.", []),
    ("Khắc phục sạt lở tại Quốc lộ 6 và dọc đường tỉnh 101.", []),
    ("Yêu cầu Sở Xây dựng báo cáo môi trường Khu vực 2; trường hợp Hội đồng không họp.", []),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("xx")
    nlp.add_pipe(projects.COMPONENT)
    return nlp


def contents(nlp: Language, text: str, province: str | None = None) -> list[Project]:
    doc = nlp.make_doc(text)
    doc._.context = Context(province=province)
    found = mentions_of(nlp.get_pipe(projects.COMPONENT)(doc), "projects")
    return [mention.content for mention in found if isinstance(mention.content, Project)]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_projects_of_a_sentence(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(project.name, project.category) for project in contents(nlp, text)] == expected


def test_short_names_stay_as_aliases(nlp: Language) -> None:
    (road,) = contents(nlp, "Dự án xây dựng đường Ngô Quyền (đoạn còn lại)")
    assert "đường Ngô Quyền (đoạn còn lại)" in road.aliases
    (park,) = contents(nlp, "KCN VSIP")
    assert park == Project(name="Khu công nghiệp VSIP", aliases=("KCN VSIP",), category="industrial_park")


def test_own_province_is_written_out(nlp: Language) -> None:
    (road,) = contents(nlp, "dự án nâng cấp QL.37 đoạn qua địa phận tỉnh", "Thái Bình")
    assert road.name == "Dự án nâng cấp Quốc lộ 37 đoạn qua địa phận tỉnh Thái Bình"
