"""What every request passes on its way to a page: readable or refused, in one language, compressed, calm in a fault."""

import logging
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation

from kb.faults import AWAY, Unavailable, fault_of
from kb.web.serving.errors import bad_request, faulty, method_not_allowed

logger = logging.getLogger(__name__)

type GetResponse = Callable[[HttpRequest], HttpResponse]


class ReadableRequestMiddleware:
    """Answers 400 where path, query or cookies hold NUL characters, or the query holds bytes that are not UTF-8.

    Left alone, a NUL reaches the database as an error 500, and Django replaces broken bytes silently. (In a path Django
    has already turned those into `%FF` and the like, which names nothing: 404.)
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = unquote_to_bytes(request.META.get("QUERY_STRING", "").encode("latin-1"))
        cookies = "".join(request.COOKIES.values())
        if "\0" in request.path_info or "\0" in cookies or b"\0" in query or not _is_utf_8(query):
            raise BadRequest("The request holds bytes that are not text.")
        return self.get_response(request)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class LanguageFromPathMiddleware:
    """Chooses the language by the first part of the path alone, so that an address shows everybody the same page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


class AnonymousGZipMiddleware(GZipMiddleware):
    """Compresses pages for readers; never for signed-in people, whose pages mix secrets with what others can send."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES or "no-store" in response.get("Cache-Control", ""):
            return response
        return super().process_response(request, response)


class ReadableFormMiddleware:
    """Answers 400 where a NUL in a form has reached the database, which takes none and was asked nothing.

    Fields whose words a person types refuse it by name before that, with all the others as they were.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, DataError) and _holds_nul(request):
            return bad_request(request, exception)
        return None


def _holds_nul(request: HttpRequest) -> bool:
    return any("\0" in one for name, values in request.POST.lists() for one in (name, *values))


class FaultMiddleware:
    """Answers calmly, with the true sentence, while the database, the search or the disk cannot do what is asked."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        fault = fault_of(exception)
        if fault is None:
            return None
        if fault is not AWAY and not isinstance(
            exception, Unavailable
        ):  # those are told once, not at every page
            logger.warning("A page could not be made.", exc_info=exception)
        return faulty(request, fault)


class MethodNotAllowedMiddleware:
    """Gives the empty answer 405 of Django's decorators a page like that of every other error."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.streaming and not response.content:
            return method_not_allowed(response.headers.get("Allow", ""))
        return response
