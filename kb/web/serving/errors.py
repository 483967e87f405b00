"""Error pages: what happened, in words, with what to do next; no trace of the program.

Of the request nothing is repeated but an address that is put right.
"""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.faults import Fault, fault_of

#: Title and advice of pages that the web server also gives where a request never became one of ours.
UNREADABLE = (
    gettext_lazy("This request cannot be read"),
    gettext_lazy("The address or the form holds something that is not text we understand."),
)
TOO_LARGE = (
    gettext_lazy("Too much at once"),
    gettext_lazy("Send less in one go: shorten the text or split the file."),
)
BROKEN = (
    gettext_lazy("Something broke"),
    gettext_lazy("The fault is ours and has been noted. Try again in a little while."),
)
LOCKED_FOR = 30 * 60  # seconds, as AXES_COOLOFF_TIME


def error_page(status: int, title: str, advice: str, **context: object) -> HttpResponse:
    """The page for one status. Rendered without request and context processors: it must work when little else does."""
    content = {"status": status, "title": title, "advice": advice, **context}
    try:
        html = loader.select_template([f"errors/{status}.html", "errors/error.html"]).render(content)
    except Exception:  # whatever broke a page may break the frame of its error page too
        html = loader.get_template("errors/bare.html").render(content)
    response = HttpResponse(html, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _way_back(request: HttpRequest) -> dict[str, str]:
    """The way to the desks, for whoever went astray there."""
    desks = reverse("admin:index")
    return {"desks": desks} if request.path.startswith(desks) else {}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 for an address or a form that cannot be read; 413 for one that is too large."""
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent)):
        return content_too_large(request, exception)
    return error_page(400, *map(str, UNREADABLE), **_way_back(request))


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 for a signed-in person without the right to do this."""
    return error_page(
        403,
        _("Not allowed"),
        _("Your account may not do this. An administrator can change your role."),
        **_way_back(request),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that did not come from a page of this site, or whose page is too old."""
    return error_page(
        403,
        _("This form has expired"),
        _(
            "Nothing was stored. Go back: what you had typed still stands in the form. Copy what you need of it, "
            "then load the page again and send the form once more."
        ),
        **_way_back(request),
    )


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 for an address that never was one of ours."""
    return error_page(
        404,
        _("Nothing is at this address"),
        _("Check the address, or search for what you are after."),
        **_way_back(request),
    )


def method_not_allowed(allowed: str) -> HttpResponse:
    """405 for an address that can only be read, or only be sent to; `allowed` are the methods it takes."""
    response = error_page(
        405,
        _("This cannot be done here"),
        _("Open the address in the usual way, without sending anything to it."),
    )
    response.headers["Allow"] = allowed
    return response


def content_too_large(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """413 for more data than a form may carry."""
    return error_page(413, *map(str, TOO_LARGE), **_way_back(request))


def too_many_attempts(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """429 for an account name that is locked after wrong passwords, whether or not such an account exists."""
    response = error_page(
        429, _("Too many wrong passwords"), _("This account name is locked for half an hour. Then try again.")
    )
    response.headers["Retry-After"] = str(LOCKED_FOR)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500 for a fault of the program; a fault of the machine has its own status and sentence."""
    fault = fault_of(sys.exc_info()[1])
    if fault is not None:
        return faulty(request, fault)
    return error_page(500, *map(str, BROKEN), **_way_back(request))


def faulty(request: HttpRequest, fault: Fault, **context: object) -> HttpResponse:
    """503 or 507 where the machine cannot do now what was asked; a page that was only read comes back by itself."""
    was_sent = request.method not in ("GET", "HEAD")
    context |= {"was_sent": was_sent, "again": _what_was_typed(request) if was_sent else []}
    context["leaves_open"] = fault.leaves_open
    response = error_page(fault.status, str(fault.title), str(fault.advice), **context)
    if context["again"]:  # or the browser would not say where the form comes from, and it would be refused
        response.headers["Referrer-Policy"] = "same-origin"
    if fault.retry_after:
        response.headers["Retry-After"] = str(fault.retry_after)
        if fault.passes and not was_sent:
            response.headers["Refresh"] = str(fault.retry_after)
    return response


def _what_was_typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of a form that somebody who has signed in sent from a desk, to be sent again; no file, no password.

    The one page that repeats something of a request: it is never kept, and what was typed is lost without it.
    """
    try:
        fields, files = request.POST, request.FILES
    except Exception:  # what broke the request may have broken its reading
        return []
    at_a_desk = settings.SESSION_COOKIE_NAME in request.COOKIES and request.path.startswith(
        reverse("admin:index")
    )
    if not at_a_desk or files or any("password" in name for name in fields):
        return []
    return [(name, value) for name, values in fields.lists() for value in values]
