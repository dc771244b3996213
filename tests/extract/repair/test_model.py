"""The packed model, the channel and the decoder."""

from __future__ import annotations

import gzip
import random
from collections import Counter
from pathlib import Path

import numpy as np
import phancong.extract.repair as package
import pytest
from phancong.extract.repair.build_model import Order, alone, known
from phancong.extract.repair.channel import Engine, channel
from phancong.extract.repair.decoder import Slot, decode, probabilities
from phancong.extract.repair.model import UNKNOWN, cuckoo, model
from phancong.extract.repair.strokes import Strokes
from phancong.extract.repair.syllables import bare, letter, modern, split

FOLDER = Path(package.__file__).parent

READINGS: list[tuple[Engine, str, str]] = [
    ("vi", "ừong", "trong"),
    ("vi", "ứiực", "thực"),
    ("vi", "idiăn", "khăn"),
    ("vi", "tỉnli", "tỉnh"),
    ("vi", "hưótig", "hướng"),
    ("vi", "tmờng", "trường"),
    ("vi", "chưcmg", "chương"),
    ("vi", "kê", "kế"),
    ("vi", "l<ỷ", "kỷ"),
    ("en", "hién", "hiện"),
    ("en", "1am", "lâm"),
    ("en", "s6", "số"),
    ("en", "nhitng", "những"),
    ("en", "ngimg", "ngừng"),
    ("en", "lugng", "lượng"),
    ("bare", "nguoi", "người"),
    ("bare", "dat", "đạt"),
]


@pytest.mark.parametrize(("engine", "written", "printed"), READINGS)
def test_the_channel_offers_what_was_printed(engine: Engine, written: str, printed: str) -> None:
    assert printed in [c.text for c in channel(engine).candidates(written)]


def test_a_whole_syllable_stays_cheapest() -> None:
    for word in ("tỉnh", "kế", "hoạch", "quyết", "giỏi"):
        found = channel("vi").candidates(word)
        assert min(found, key=lambda c: c.cost).text == word


@pytest.mark.parametrize(
    ("syllable", "parts"),
    [
        ("nghiêng", ("ngh", "iêng")),
        ("gì", ("g", "ì")),
        ("giá", ("gi", "á")),
        ("quỳnh", ("qu", "ỳnh")),
        ("ủy", ("", "ủy")),
        ("đường", ("đ", "ường")),
        ("quyêt", None),  # a stop takes a sharp or heavy tone
        ("aac", None),
        ("samsung", None),
    ],
)
def test_syllables_are_taken_apart(syllable: str, parts: tuple[str, str] | None) -> None:
    assert split(syllable) == parts


@pytest.mark.parametrize(
    ("old", "new"), [("uỷ", "ủy"), ("hoá", "hóa"), ("khoẻ", "khỏe"), ("quý", "quý"), ("hoàn", "hoàn"), ("toán", "toán")]
)
def test_modern_spelling(old: str, new: str) -> None:
    assert modern(old) == new


def test_letters() -> None:
    assert letter("ề") == ("e", "\u0302", "\u0300")
    assert bare("Đường Ủy") == "Duong Uy"


def test_the_model_prefers_what_is_said() -> None:
    lm = model()

    def cost(*words: str) -> float:
        ids = [np.array([lm.index[w]], np.uint64) for w in words]
        return float((lm.bigram if len(ids) == 2 else lm.trigram)(*ids)[0])

    assert cost("kế", "hoạch") < cost("kê", "hoạch") < cost("kẽ", "hoạch")
    assert cost("ủy", "ban", "nhân") < cost("bản", "ban", "nhân")
    assert cost("huyện", "kiến", "xương") < cost("huyện", "kiên", "xưởng")


def test_cuckoo_tables_hold_every_key() -> None:
    keys = np.unique(np.random.default_rng(1).integers(0, 1 << 42, 5000).astype(np.uint64))
    arrays = cuckoo("t", keys, value=np.arange(len(keys)).astype(np.uint8))
    assert len(arrays["t_print"]) == len(keys) == len(arrays["value"])
    assert int(np.unpackbits(arrays["t_used"]).sum()) == len(keys)


def test_law_and_our_own_texts_have_their_say_and_the_sum_is_one() -> None:
    alone = {"a": 0.5, "b": 0.2, "c": 0.3}
    law = Counter({("a", "a"): 850, ("a", "b"): 50})
    after = Order(law, Counter({("a",): 900}), {("a", "c"): 2.0}, lambda gram: alone[gram[0]])
    assert sum(after.probability.values()) == pytest.approx(1)
    assert after.probability["a", "c"] > after.probability["a", "b"]  # though law has never seen it
    assert after.passed(("c",)) == 1  # an unknown context leaves all to the shorter one


def test_a_context_that_our_own_texts_hardly_know_is_left_to_law() -> None:
    law, met = Counter({("a", "b"): 900}), Counter({("a",): 1000})
    rare, usual = (Order(law, met, {("a", "c"): n}, lambda _: 0.0).probability["a", "c"] for n in (1.0, 50.0))
    assert 0 < 3 * rare < usual


def test_unknown_words_lend_context_and_are_not_expected() -> None:
    _, pairs = known([Counter({("a",): 9, ("zz",): 9}), Counter({("zz", "a"): 9, ("a", "zz"): 9})], {"a"})
    assert pairs == {(UNKNOWN, "a"): 9}


def test_a_word_tied_to_one_partner_is_unlikely_alone() -> None:
    prose = Counter({("tied",): 10, ("free",): 10})
    after = Counter({("tied",): 1, ("free",): 10})
    chances = alone({"prose": prose, "after in prose": after}, ["tied", "free"])
    assert chances["tied"] < chances["free"]


STROKES = [
    ("năiĩi", "năm"),
    ("hàiili", "hành"),
    ("kuih", "kinh"),
    ("tărĩg", "tăng"),
    ("vẫri", "vẫn"),
    ("qiíý", "quý"),
    ("rigưcri", "người"),
    ("trouẹ", "trong"),
]


@pytest.mark.parametrize(("written", "printed"), STROKES)
def test_strokes_tell_what_no_rule_explains(written: str, printed: str) -> None:
    found = dict(Strokes(word for word in model().words if split(word)).readings(written))
    assert found[printed] < min(found.values()) + 1.5
    assert "bộ" not in found


def test_doubtful_readings_share_a_position() -> None:
    index = model().index
    kê, kế, hoạch = (index[w] for w in ("kê", "kế", "hoạch"))
    row = [Slot((kê, kế), (0.0, 2.2), ("kê", "kế")), Slot((hoạch,), (0.0,), ())] * 100
    likely = probabilities(row)
    assert [len(p) for p in likely] == [2, 1] * 100
    assert all(sum(p) == pytest.approx(1) for p in likely)
    assert all(p[1] > p[0] for p in likely[::2])


def test_decoding_long_rows_needs_no_luck_at_the_seams() -> None:
    index = model().index
    kê, kế, hoạch = (index[w] for w in ("kê", "kế", "hoạch"))
    row = [Slot((kê, kế), (0.0, 2.2), ("kê", "kế")), Slot((hoạch,), (0.0,), ())] * 2000
    assert decode(row)[::2] == [1] * 2000
    assert decode([]) == []
    assert decode(row[:1]) in ([0], [1])


def test_kept_alignments_are_those_of_the_rules() -> None:
    """Run learn_confusions.py after a change of confusions.toml, of the costs or of the model."""
    lines = gzip.decompress((FOLDER / "alignments.tsv.gz").read_bytes()).decode().splitlines()
    for line in random.Random(7).sample(lines, 60):
        engine, level, written, row = line.split("\t")
        assert channel(engine).align(written, int(level)) == row  # type: ignore[arg-type]
