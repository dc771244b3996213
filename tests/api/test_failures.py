"""Every failure that people can meet is said in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from phancong.api.failures import told

ROOT = Path(__file__).parents[2]
ENGLISH = {"StoreError", "StoreLocked", "EvaluationError"}
VIETNAMESE = {"ReadError", "Unreadable"}


def _messages(kinds: set[str]) -> Iterator[str]:
    """The texts with which errors of these kinds are raised; what is filled in is 'X'."""
    for file in (*ROOT.glob("graph/**/*.py"), *ROOT.glob("extract/**/*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in kinds:
                continue
            for argument in node.args:
                if isinstance(argument, ast.Constant):
                    yield str(argument.value)
                elif isinstance(argument, ast.JoinedStr):
                    parts = (str(p.value) if isinstance(p, ast.Constant) else "X" for p in argument.values)
                    yield "".join(parts)


def _says_something(message: str) -> bool:
    return any(char.isalpha() and char != "X" for char in message)


@pytest.mark.parametrize("message", sorted(filter(_says_something, set(_messages(ENGLISH)))))
def test_in_vietnamese(message: str) -> None:
    assert told(message, "vi") != message
    assert told(told(message, "vi"), "en") == message


@pytest.mark.parametrize("message", sorted(filter(_says_something, set(_messages(VIETNAMESE)))))
def test_in_english(message: str) -> None:
    assert told(message, "en") != message
    assert told(f"a: {message}", "en") != f"a: {message}"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Error: Missing argument 'QUERY'.", "Lỗi: Thiếu đối số 'QUERY'."),
        (
            "Error: Invalid value for '--port': Input should be less than or equal to 65535",
            "Lỗi: Giá trị của '--port' không hợp lệ: phải nhỏ hơn hoặc bằng 65535",
        ),
        ("/a: cannot be written ([Errno 28] No space left on device)", "/a: không ghi được (đĩa đã đầy)"),
        ("a sentence nobody has put into the table", "a sentence nobody has put into the table"),
        ("{a}: no such file", "{a}: không có tệp này"),
    ],
)
def test_what_is_filled_in(message: str, said: str) -> None:
    assert told(message, "vi") == said
