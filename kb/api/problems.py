"""Errors as RFC 9457 problem documents: what happened and what to do; nothing of the request is repeated."""

import json
from typing import Any

from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"


class BadParameters(Exception):
    """Parameters that cannot be used; each error names one and says what is allowed."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__(f"{len(errors)} errors")
        self.errors = errors


def problem(status: int, title: str, detail: str, **more: Any) -> HttpResponse:
    """A problem document; `more` are its extension members."""
    content = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    response = HttpResponse(json.dumps(content, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response
