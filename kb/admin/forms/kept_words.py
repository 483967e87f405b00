"""Words in a form that came too late, kept over signing in again and sent on by the person who typed them.

A form is too late where its session ended, where somebody signed out beside it, and where signing in again made its
token invalid. Only what comes from a page of this site is ever shown: the check against forged forms has passed and the
browser had a session or the form a mark, or the mark was signed for the very account. The settings bound its size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.sessions.models import Session
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from .marks import mark_of
from .names import is_control, typed_words

SALT = "kb.admin.kept_words"
#: How long somebody may take to sign in again, in seconds.
PATIENCE = 12 * 60 * 60
#: The field of the sign-in form that carries the words; nothing of them is stored.
FIELD = "kept"


@dataclass(frozen=True)
class Kept:
    """A form that was sent after its session had ended: where to, from which page, its fields, and whose it was."""

    path: str
    page: str
    fields: list[tuple[str, str]]
    whose: str

    def seal(self) -> str:
        content = {"path": self.path, "page": self.page, "fields": self.fields, "whose": self.whose}
        return signing.dumps(content, salt=SALT, compress=True)


def kept_in(request: HttpRequest) -> Kept | None:
    """The words that the sign-in form carries; None where there are none, or where they were altered or are too old."""
    try:
        content = signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=PATIENCE)
    except signing.BadSignature:
        return None
    fields = [(name, value) for name, value in content["fields"]]
    return Kept(content["path"], content["page"], fields, content["whose"])


def sent_after_the_end(request: HttpRequest) -> Kept | None:
    """The form, if it was sent by somebody who is not signed in any more and holds words."""
    if request.method != "POST" or request.user.is_authenticated:
        return None
    ended = settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.is_empty()
    if not ended and mark_of(request) is None:  # no page was ever made for them here
        return None
    return _kept(request, _whose(request))


def refused_as_old(request: HttpRequest) -> Kept | None:
    """The form whose token is no longer valid, if it comes from a page that was made for whoever is signed in here.

    Where nobody is signed in it is kept for the account that the page was made for.
    """
    at_a_desk = request.method == "POST" and request.path.startswith(reverse("admin:index"))
    mark = mark_of(request) if at_a_desk and _comes_from_here(request) else None
    if mark is None or (request.user.is_authenticated and mark.whose != str(request.user.pk)):
        return None
    return _kept(request, mark.whose)


def _comes_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of this site."""
    ours = f"{request.scheme}://{request.get_host()}"
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin in (ours, *settings.CSRF_TRUSTED_ORIGINS)
    came_from = urlsplit(request.headers.get("Referer", ""))
    return f"{came_from.scheme}://{came_from.netloc}" == ours


def _kept(request: HttpRequest, whose: str) -> Kept | None:
    fields = fields_sent(request)
    return Kept(request.get_full_path(), _page(request), fields, whose) if holds_words(fields) else None


def fields_sent(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of the form, without its token and without passwords."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]


def holds_words(fields: Sequence[tuple[str, str]]) -> bool:
    """Whether there is anything among the fields but controls."""
    return any(not is_control(name) and value.strip() for name, value in fields)


def _page(request: HttpRequest) -> str:
    """The page of the desks that the form stood on: its own address may answer to forms alone."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    ours = came_from.netloc == request.get_host() and came_from.path.startswith(reverse("admin:index"))
    query = f"?{came_from.query}" if came_from.query else ""
    return f"{came_from.path}{query}" if ours else reverse("admin:index")


def _whose(request: HttpRequest) -> str:
    """The account that the page was made for, or of the ended session, as far as the server still knows; else ""."""
    mark = mark_of(request)
    if mark is not None:
        return mark.whose
    known = getattr(request, "ended_session_of", None)
    if known is not None:
        return str(known)
    row = Session.objects.filter(session_key=request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")).first()
    return str(row.get_decoded().get("_auth_user_id", "")) if row else ""


def ask_to_sign_in(site: AdminSite, request: HttpRequest, kept: Kept) -> HttpResponse:
    """The sign-in form, which carries the words along; nothing of them was stored."""
    context = {
        **site.each_context(request),
        "title": _("Your session has ended"),
        "app_path": reverse("admin:login"),
        "form": AdminAuthenticationForm(request),
        "kept": kept.seal(),
        "next": kept.page,
    }
    return TemplateResponse(request, "admin/login.html", context, status=403)


def after_signing_in(site: AdminSite, request: HttpRequest, kept: Kept) -> HttpResponse | None:
    """The words, to be sent on with one press; None where they are somebody else's, who alone may see them.

    Then it is said that they are gone: whoever signed in may have typed them, at a page of another account.
    """
    if kept.whose and kept.whose != str(request.user.pk):
        messages.warning(
            request,
            _("What was sent came from a page of another account: it was neither stored nor kept."),
        )
        return None
    why = _("Your session had ended before you sent it, so nothing was stored.")
    return _to_send(site, request, kept, why)


def with_new_token(site: AdminSite, request: HttpRequest, kept: Kept) -> HttpResponse:
    """The words of a form whose token was too old: to be sent by the press of a button, or kept over signing in."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(site, request, kept)
    why = _("You signed in again after this page had been opened, so nothing was stored.")
    return _to_send(site, request, kept, why, status=403)


def _to_send(site: AdminSite, request: HttpRequest, kept: Kept, why: str, status: int = 200) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": _("What you had typed is still here"),
        "why": why,
        "kept": kept,
        "typed": typed_words(site, request, kept.path, kept.fields),
    }
    return TemplateResponse(request, "admin/kept_words.html", context, status=status)
