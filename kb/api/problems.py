"""Errors as RFC 9457 problem documents: what happened and what to do; nothing of the request is repeated."""

import json
from collections.abc import Mapping, Sequence

from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"


class BadParameters(Exception):
    """Parameters that cannot be used; each error names one and says what is allowed.

    `instead` is the path and query at which the same can be asked, where that is another address.
    """

    def __init__(self, errors: Sequence[Mapping[str, object]], instead: str = "") -> None:
        super().__init__(f"{len(errors)} errors")
        self.errors = errors
        self.instead = instead


def problem(status: int, title: str, detail: str, **more: object) -> HttpResponse:
    """A problem document; `more` are its extension members."""
    content = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    response = HttpResponse(json.dumps(content, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response
