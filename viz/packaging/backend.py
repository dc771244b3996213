"""The build backend: setuptools, with the front end bundled first, so that wheel and sdist carry it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bundle import bundle, requirements
from setuptools import build_meta
from setuptools.build_meta import (  # the hooks that need nothing more
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]


def _needing_node(hook: Callable[..., list[str]]) -> Callable[..., list[str]]:
    def required(config_settings: Any = None) -> list[str]:
        return [*hook(config_settings), *requirements()]

    return required


def _bundled(hook: Callable[..., str]) -> Callable[..., str]:
    def build(*arguments: Any, **named: Any) -> str:
        bundle()
        return hook(*arguments, **named)

    return build


get_requires_for_build_wheel = _needing_node(build_meta.get_requires_for_build_wheel)
get_requires_for_build_sdist = _needing_node(build_meta.get_requires_for_build_sdist)
get_requires_for_build_editable = _needing_node(build_meta.get_requires_for_build_editable)
build_wheel = _bundled(build_meta.build_wheel)
build_sdist = _bundled(build_meta.build_sdist)
build_editable = _bundled(build_meta.build_editable)
