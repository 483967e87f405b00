"""Which part of the site answers which address."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from kb.admin import desks
from kb.web.serving import errors

urlpatterns = [
    path("admin/", desks.urls),
    path("api/", include("kb.api.urls")),
    path("", include("kb.web.urls")),
    path("", include("kb.api.record_urls")),
]

handler400 = "kb.web.serving.errors.bad_request"
handler403 = "kb.web.serving.errors.permission_denied"
handler404 = "kb.web.serving.errors.page_not_found"
handler500 = "kb.web.serving.errors.server_error"


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without a valid token; one of the desks with words is shown to whoever it was made for."""
    return desks.expired_form(request) or errors.csrf_failure(request, reason)
