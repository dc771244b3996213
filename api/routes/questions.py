"""/api/ask: a question in Vietnamese."""

from __future__ import annotations

from fastapi import APIRouter

from ..ask import ask as answer_to
from ..models import Answered
from .common import Text, TheLanguage, TheStore, documented

router = APIRouter(tags=["Questions"])


@router.get("/api/ask", responses=documented("ask"))
def ask(store: TheStore, language: TheLanguage, q: Text) -> Answered:
    """Answer a question from the graph, with how it was understood, the evidence and the SPARQL that ran.

    When the graph does not say, `answer` is empty and `text` says so.
    """
    return answer_to(store, q, language)
