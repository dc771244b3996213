"""/ontology: the classes and properties for people, in the language they ask for, and as Turtle."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from ...ontology import resource
from ...ontology.pages import STYLE, page
from .common import TheLanguage

router = APIRouter(include_in_schema=False)


@router.get("/ontology")
def ontology(language: TheLanguage) -> Response:
    return RedirectResponse(f"/ontology/{language}.html", status_code=303, headers={"Vary": "Accept-Language"})


@router.get("/ontology/style.css")
def style() -> Response:
    return Response(STYLE, media_type="text/css")


@router.get("/ontology/phancong.ttl")
def turtle() -> Response:
    return Response(resource("phancong.ttl").read_bytes(), media_type="text/turtle")


@router.get("/ontology/{language}.html")
def ontology_page(language: Literal["vi", "en"]) -> Response:
    return Response(page(language), media_type="text/html")
