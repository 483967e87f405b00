"""What pages take from the query string: their own parameters. A stranger's means nothing, a slip in a name is told."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kb.query.parameters import put_right, slips, without_strangers

from .errors import error_page

type View = Callable[..., HttpResponse]


def takes(*names: str) -> Callable[[View], View]:
    """Ask the view with these parameters alone; 400 with the address put right where a name is a slip of one of them.

    The names are kept as `takes` on the view, for whoever passes its query string on.
    """

    def decorated(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **address: Any) -> HttpResponse:
            if meant := slips(request.GET, names):
                return _refused(request, meant)
            request.GET = without_strangers(request.GET, names)  # type: ignore[assignment]  # a copy, which nobody changes
            return view(request, *args, **address)

        answer.takes = names  # type: ignore[attr-defined]  # asked with getattr
        return answer

    return decorated


def _refused(request: HttpRequest, meant: dict[str, str]) -> HttpResponse:
    query = put_right(request.GET.lists(), meant)
    return error_page(
        400,
        _("This address has a slip in it"),
        _("A name in it is like one that this page takes, and not the same."),
        suggestions=[{"label": unquote_plus(query), "url": f"{request.path}?{query}"}],
    )
