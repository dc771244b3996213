"""What the mapping of one document asks of the registry: where every answer is what it was, so is the graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import orjson

from ...extract.facts import DocRelation, Fact
from ..identity.documents import Resolution
from ..identity.indicators import path_of
from ..identity.registry import Registry

Question = tuple[str | int | None, ...]
"""What is asked, and of what: ('body', 'Sở Tài chính', 'Hà Nam')."""


class Asked:
    """The registry as a source asks it."""

    def __init__(self, registry: Registry, source: str) -> None:
        self._registry, self._source = registry, source
        self._answers: dict[Question, Any] = {}

    def part(self, number: int | None) -> str:
        """The document that a part of the source is."""
        return str(self._ask("part", number))

    def document(self, index: int, slot: str = "") -> Resolution | None:
        """What a fact's slot means; None where it names no document."""
        found: Resolution | None = self._ask("document", index, slot)
        return found

    def subject(self, index: int, fact: Fact) -> str | None:
        """The path of a relation's subject."""
        assert isinstance(fact.content, DocRelation)
        found: str | None = self._ask("subject", index, fact.content.subject, fact.part)
        return found

    def issued(self, path: str) -> bool:
        """Whether it is known who issued a document."""
        return bool(self._ask("issued", path))

    def body(self, name: str, province: str | None) -> str:
        """The path of the body that a text of the province means by a name."""
        return str(self._ask("body", name, province))

    def project(self, name: str, province: str | None) -> str | None:
        """The path of a project; None where the name is that of none."""
        found: str | None = self._ask("project", name, province)
        return found

    def indicator(self, name: str) -> tuple[str, str]:
        """The path of an indicator and its preferred name."""
        path, preferred = self._ask("indicator", name)
        return path, preferred

    def _ask(self, *question: str | int | None) -> Any:
        if question not in self._answers:
            self._answers[question] = _answer(self._registry, self._source, question)
        return self._answers[question]

    def questions(self) -> bytes:
        """What was asked, for `answers`."""
        return orjson.dumps(list(self._answers))

    def answered(self) -> str:
        """A hash of the answers."""
        return _hash(self._answers.values())


def answers(registry: Registry, source: str, questions: bytes) -> str | None:
    """The hash of the answers that the registry gives now; None where it cannot answer one."""
    try:
        return _hash(_answer(registry, source, tuple(question)) for question in orjson.loads(questions))
    except KeyError:
        return None


def _hash(found: Iterable[Any]) -> str:
    return hashlib.sha256(repr(list(found)).encode()).hexdigest()


def _answer(registry: Registry, source: str, question: Question) -> Any:
    match question:
        case ("part", int() | None as number):
            return registry.part(source, number)
        case ("document", int(index), str(slot)):
            return registry.document(source, index, slot)
        case ("subject", int(index), str(subject), int() | None as part):
            return registry.subject(source, index, subject, part)
        case ("issued", str(path)):
            return registry.documents[path].issuer is not None
        case ("body", str(name), str() | None as province):
            return registry.bodies.path(name, province)
        case ("project", str(name), str() | None as province):
            return registry.projects.path(name, province)
        case ("indicator", str(name)):
            path = path_of(name)
            return path, registry.indicators.identities()[path].name
    raise ValueError(f"not a question: {question!r}")
