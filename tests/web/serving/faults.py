"""Addresses that fail in chosen ways, for the tests of error pages, headers and logs."""

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import condition


def raising(error: Exception):
    def view(request: HttpRequest, what: str = "") -> HttpResponse:
        raise error

    return view


@condition(etag_func=lambda request: '"same"')
def unchanged(request: HttpRequest) -> HttpResponse:
    return HttpResponse("same")


def database_is_slow(request: HttpRequest) -> HttpResponse:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 20")
        cursor.execute("SELECT pg_sleep(5), %s", [request.GET.get("q")])
    return HttpResponse("slow")


def database_takes_long(request: HttpRequest, what: str) -> HttpResponse:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(60), %s", [what])
    return HttpResponse("long")


urlpatterns = [
    path("fault/broken/", raising(RuntimeError("canary-in-a-message"))),
    path("fault/database/", raising(OperationalError("canary-in-a-message"))),
    path("fault/forbidden/", raising(PermissionDenied("canary-in-a-message"))),
    path("fault/too-large/", raising(RequestDataTooBig("canary-in-a-message"))),
    path("fault/slow/", database_is_slow),
    path("fault/broken/<str:what>/", raising(RuntimeError("canary-in-a-message"))),
    path("fault/long/<str:what>/", database_takes_long),
    path("unchanged/", unchanged),
    path("", include("kb.urls")),
]
handler400 = "kb.web.serving.errors.bad_request"
handler403 = "kb.web.serving.errors.permission_denied"
handler404 = "kb.web.serving.errors.page_not_found"
handler500 = "kb.web.serving.errors.server_error"
