"""The pages name every term of ours in their language, and hold no dead links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from phancong.api.routes.ontology import router
from phancong.ontology import resource
from phancong.ontology.pages import LANGUAGES, page, write

TERMS = set(re.findall(r"^pc:(\w+) a ", resource("phancong.ttl").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_there_and_every_link_leads_somewhere(language: str) -> None:
    text = page(language)
    ids = set(re.findall(r'id="(\w+)"', text))
    assert TERMS - {"figures", "figureStructure"} <= ids
    assert set(re.findall(r'href="#(\w+)"', text)) <= ids
    assert f'<html lang="{language}">' in text and "<script" not in text and "style=" not in text


def test_one_language_a_page() -> None:
    assert "Văn bản chỉ đạo" in page("vi") and "Văn bản chỉ đạo" not in page("en")
    assert "A document issued so that bodies carry it out" in page("en")


def test_the_pages_are_written_and_served(tmp_path: Path) -> None:
    write(tmp_path)
    assert {f.name for f in tmp_path.iterdir()} == {"vi.html", "en.html", "style.css", "phancong.ttl"}
    app = FastAPI()
    app.include_router(router)
    client = TestClient(app)
    for asked, title in (("en", "which body implements"), ("vi", "ai thực hiện văn bản nào")):
        found = client.get("/ontology", headers={"Accept-Language": asked})
        assert found.status_code == 200 and title in found.text
    assert client.get("/ontology/fr.html").status_code == 422
    assert client.get("/ontology/phancong.ttl").headers["content-type"].startswith("text/turtle")
