"""One shape for every error: problem+json (RFC 9457) with `code`, the key of the message in api/messages.toml."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.routing import Match

from ..graph.store import StoreError
from .messages import say
from .security import HEADERS
from .sparql.guard import Refused, brief
from .sparql.negotiation import languages
from .sparql.pool import QueryError

logger = logging.getLogger("phancong.api")

MEDIA_TYPE = "application/problem+json"
_STATUS_OF = {
    "sparql_malformed": 400,
    "sparql_no_form": 400,
    "sparql_update_refused": 400,
    "sparql_service_refused": 400,
    "sparql_timeout": 503,
    "sparql_busy": 503,
    "sparql_died": 503,
    "sparql_too_large": 413,
    "sparql_failed": 502,
    "store_unreadable": 503,
    "store_locked": 503,
    "write_timeout": 503,
    "not_found": 404,
}


class Problem(BaseModel):
    """The body of every error answer."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "urn:phancong:problem:not_found",
                    "title": "Not Found",
                    "status": 404,
                    "code": "not_found",
                    "detail": "Không có «99-NQ/TW» trong kho",
                    "instance": "/api/implementers",
                }
            ]
        }
    )
    type: str = Field(description="URN of the kind of problem")
    title: str = Field(description="The HTTP status in words")
    status: int
    code: str = Field(description="Stable code for programs")
    detail: str = Field(description="One sentence in the language of the request")
    instance: str = Field(description="Path of the request")


class Failure(Exception):
    """An answer that is an error: HTTP status, message key and the message's values."""

    def __init__(self, status: int, code: str, headers: Mapping[str, str] | None = None, **values: object) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.values = values
        self.headers = dict(headers or {})


def problem(request: Request, failure: Failure) -> JSONResponse:
    """The error answer to a request."""
    language = languages(request.headers.get("accept-language"))
    body = Problem(
        type=f"urn:phancong:problem:{failure.code}",
        title=HTTPStatus(failure.status).phrase,
        status=failure.status,
        code=failure.code,
        detail=say(failure.code, language, **failure.values),
        instance=request.url.path,
    )
    headers = {**failure.headers, "Content-Language": language, "Vary": "Accept-Language"}
    return JSONResponse(body.model_dump(), failure.status, headers, MEDIA_TYPE)


def _query_failure(error: QueryError, request: Request) -> Failure:
    limits = request.app.state.service.limits
    values: dict[str, Any] = {
        "detail": brief(error.detail),
        "what": error.detail,
        "seconds": f"{limits.write_seconds if error.reason == 'write_timeout' else limits.seconds:g}",
        "bytes": limits.answer_bytes,
    }
    headers = {"Retry-After": "5"} if error.reason in ("sparql_busy", "store_locked") else {}
    return Failure(_STATUS_OF[error.reason], error.reason, headers, **values)


def _allowed(request: Request) -> str:
    """The methods that the path of the request has: the framework names those of one of its routes."""
    scope = dict(request.scope)
    methods = ["HEAD"]
    for method in ("GET", "POST", "PUT", "DELETE"):
        scope["method"] = method
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.routes):
            methods.append(method)
    return ", ".join(methods if "GET" in methods else methods[1:])


def install(app: FastAPI) -> None:
    """Turn every exception that reaches the app into a problem."""

    @app.exception_handler(Failure)
    def failed(request: Request, error: Failure) -> JSONResponse:
        return problem(request, error)

    @app.exception_handler(Refused)
    def refused(request: Request, error: Refused) -> JSONResponse:
        return problem(request, Failure(_STATUS_OF[error.reason], error.reason))

    @app.exception_handler(QueryError)
    def query_failed(request: Request, error: QueryError) -> JSONResponse:
        if error.reason == "store_unreadable":
            return unreadable(request, error)
        return problem(request, _query_failure(error, request))

    @app.exception_handler(StoreError)
    @app.exception_handler(sqlite3.Error)
    def unreadable(request: Request, error: Exception) -> JSONResponse:
        # Where the store lies and what is wrong with it is for the log, not for everybody.
        logger.error("%s %s: %s", request.method, request.url.path, error)
        return problem(request, Failure(503, "store_unreadable"))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        details = "; ".join(f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors())
        return problem(request, Failure(422, "invalid", details=details))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> JSONResponse:
        if error.status_code == 405:
            failure = Failure(405, "method", {"Allow": _allowed(request)}, method=request.method)
        elif error.status_code == 404:
            failure = Failure(404, "no_path", path=request.url.path)
        else:
            failure = Failure(error.status_code, "invalid", dict(error.headers or {}), details=str(error.detail))
        return problem(request, failure)

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> JSONResponse:
        logger.error("%s %s", request.method, request.url.path, exc_info=error)
        # This one is answered outside the middleware that guards all others.
        return problem(request, Failure(500, "internal", HEADERS))
