"""Write provinces.csv, districts.csv and communes.csv.gz from the two tables of the statistics office.

`python -m phancong.ontology.reference.build_places 2025-01.csv 2025-07.csv`: the units of 4 January 2025 and the
conversion of 1 July 2025, as kept in the public repository sunshine-tech/VietnamProvinces. Needed only to make the
data anew; nothing that runs reads those tables.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
LAW_2025 = "Nghị quyết 202/2025/QH15 ngày 12/6/2025"
EARLIER = (
    ("28", "Hà Tây", "tỉnh", "2008-08-01", "Hà Nội", "Nghị quyết 15/2008/QH12 ngày 29/5/2008"),
    ("46", "Thừa Thiên Huế", "tỉnh", "2025-01-01", "Huế", "Nghị quyết 175/2024/QH15 ngày 30/11/2024"),
)
"""Provinces that ended before the first table: code, name, type, until, successor, legal basis."""
TYPES = ("thành phố", "thị xã", "thị trấn", "đặc khu", "huyện", "quận", "phường", "tỉnh", "xã")
_OLD_TONES = dict(zip("oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),  # noqa: SIM905
                      "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(), strict=True))  # fmt: skip  # noqa: SIM905
_OLD_TONE = re.compile(rf"(?<![qQ])(?:{'|'.join(_OLD_TONES)})(?!\w)")
_CODE = re.compile(r"\s*\((\d+)\)\s*$")


def clean(text: str) -> str:
    """NFC, modern tone marks, single spaces: the spelling of all reference data."""
    return _OLD_TONE.sub(lambda m: _OLD_TONES[m[0]], " ".join(unicodedata.normalize("NFC", text).split()))


def split_type(name: str) -> tuple[str, str]:
    """'Thành phố Thái Bình' -> ('thành phố', 'Thái Bình'). A few communes stand without their type in the table."""
    text = clean(_CODE.sub("", name))
    for kind in TYPES:
        if text.lower().startswith(kind + " "):
            return kind, text[len(kind) + 1 :]
    return "xã", text


def districts(table: Path) -> Iterator[tuple[str, str, str, str]]:
    """Code, name, type and province of every district, once each."""
    seen = set()
    with table.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["Mã QH"] not in seen:
                seen.add(row["Mã QH"])
                kind, name = split_type(row["Quận Huyện"])
                yield row["Mã QH"], name, kind, split_type(row["Tỉnh Thành Phố"])[1]


def provinces(before: Path, after: Path) -> Iterator[tuple[str, ...]]:
    """Code, name, type, until, successor and legal basis of every province; the last three empty for today's."""
    successor = {row[4]: row[8] for row in communes(after)}
    seen = set()
    with before.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["Mã TP"] not in seen:
                seen.add(row["Mã TP"])
                kind, name = split_type(row["Tỉnh Thành Phố"])
                ended = ("", "", "") if successor[name] == name else ("2025-07-01", successor[name], LAW_2025)
                yield row["Mã TP"], name, kind, *ended
    yield from EARLIER


def communes(table: Path) -> Iterator[tuple[str, ...]]:
    """Old commune with its district and province, new commune with its province, and whether only a part went there."""
    with table.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.reader(lines):
            if len(row) < 8 or not row[2].strip().isdigit() or not row[4].strip().isdigit():
                continue
            new_kind, new_name = split_type(row[1])
            old_kind, old_name = split_type(row[3])
            old_district = split_type(row[6])[1] if row[6].strip() else ""
            part = "part" if "một phần" in row[5].lower() else "whole"
            yield (
                row[4].strip(), old_name, old_kind, old_district, split_type(row[7])[1],
                row[2].strip(), new_name, new_kind, split_type(row[0])[1], part,
            )  # fmt: skip


def main(before: Path, after: Path) -> None:
    with (HERE / "provinces.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("id", "name", "type", "until", "successor", "legal_basis"))
        writer.writerows(provinces(before, after))
    with (HERE / "districts.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("id", "name", "type", "province"))
        writer.writerows(districts(before))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ("old_id", "old_name", "old_type", "old_district", "old_province", "id", "name", "type", "province", "extent")
    )
    writer.writerows(communes(after))
    (HERE / "communes.csv.gz").write_bytes(gzip.compress(text.getvalue().encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
