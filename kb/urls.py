"""Which part of the site answers which address."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path, reverse

from kb.admin import desks
from kb.api import answers
from kb.web.serving import errors

urlpatterns = [
    path("admin/", desks.urls),
    path("api/", include("kb.api.urls")),
    path("", include("kb.web.urls")),
    path("", include("kb.api.record_urls")),
]

handler400 = "kb.urls.bad_request"
handler403 = "kb.web.serving.errors.permission_denied"
handler404 = "kb.web.serving.errors.page_not_found"
handler500 = "kb.urls.server_error"


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without a valid token; one of the desks with words is shown to whoever it was made for.

    Only desks have forms: whatever else is sent something can only be read, 405.
    """
    if not request.path.startswith(reverse("admin:index")):
        return errors.method_not_allowed("GET, HEAD")
    return desks.expired_form(request) or errors.csrf_failure(request, reason)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 for an address or a form that cannot be read, in the form of what was asked."""
    return (answers.unreadable if _is_for_programs(request) else errors.bad_request)(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 for a fault of the program, in the form of what was asked."""
    return (answers.broken if _is_for_programs(request) else errors.server_error)(request)


def _is_for_programs(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")
