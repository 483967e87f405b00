"""Sessions of signed-in people: an end after twelve hours however busy, and pages that no cache may keep."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

SIGNED_IN_AT = "signed_in_at"  # seconds since 1970, in the session


class SignedInMiddleware:
    """Looks at requests that carry a session cookie, and only at those: readers have none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        carries_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if carries_session:
            self._end_when_too_old(request)
        response = self.get_response(request)
        if carries_session or settings.SESSION_COOKIE_NAME in response.cookies:
            patch_cache_control(response, private=True, no_store=True)
        return response

    def _end_when_too_old(self, request: HttpRequest) -> None:
        if not request.user.is_authenticated:
            return
        since = request.session.setdefault(SIGNED_IN_AT, int(time.time()))
        if time.time() - since > settings.SESSION_ABSOLUTE_AGE:
            request.ended_session_of = request.user.pk  # type: ignore[attr-defined]  # asked with getattr
            logout(request)
