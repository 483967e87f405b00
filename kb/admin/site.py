"""The site of the desks: who may enter, what its first page tells, and where the pages of each desk are."""

from collections.abc import Callable
from functools import update_wrapper
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.models import Curated
from kb.search.upkeep import trouble

from .desk_list import DESKS, MAIN
from .forms import kept_words
from .forms.marks import new_mark
from .lists.filtered_list import Filtered
from .signed_in import account_of
from .work import by_document, what_waits

if TYPE_CHECKING:  # a desk knows its site
    from .records.desk import RecordAdmin


#: The pages where people begin, which also tell them what keeps their work from being found.
TELLING = {"index", "work", "imports"}


def with_referrer(response: HttpResponse) -> HttpResponse:
    """The answer, letting the browser name this site to itself."""
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _fixed_words_first(page: URLPattern) -> str:
    """For sorting pages: an address that says a word stands before one that takes any word in its place."""
    return str(page.pattern).replace("<", "~")  # which sorts behind every letter


class DeskSite(admin.AdminSite):
    """Everybody with an active account may enter; what they may do there is asked record by record."""

    site_title = gettext_lazy("Curators' desks")
    site_header = gettext_lazy("Curators' desks")
    index_title = gettext_lazy("What waits, and where it is done")
    index_template = "admin/desks.html"
    enable_nav_sidebar = False

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._pages: list[URLPattern] = []

    def page[View: Callable[..., HttpResponse]](self, address: str, *, name: str) -> Callable[[View], View]:
        """Declare a view as the page at this address below the desks' own; `name` is what `reverse` calls it."""

        def declare(view: View) -> View:
            self._pages.append(path(address, self.admin_view(view), name=name))
            return view

        return declare

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The pages that the desks declared, and the lists and forms of every kind of record."""
        return [*sorted(self._pages, key=_fixed_words_first), *super().get_urls()]

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Pages of the desks tell themselves, and nobody else, where a form was sent from.

        Under the site's `no-referrer` a browser sends forms with `Origin: null`, which the check against forged forms
        refuses: nobody could sign in or save.
        """
        guarded = super().admin_view(view, cacheable)

        def same_origin(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            kept = kept_words.sent_after_the_end(request)
            if kept is not None:
                return with_referrer(kept_words.ask_to_sign_in(self, request, kept))
            return with_referrer(guarded(request, *args, **kwargs))

        return update_wrapper(same_origin, guarded)

    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        """Sign in; words that were typed before the session ended are there afterwards."""
        kept = kept_words.kept_in(request) if request.method == "POST" else None
        extra = {**(extra_context or {}), **({"kept": kept.seal()} if kept else {})}
        response = super().login(request, extra)
        if kept is not None and request.user.is_authenticated:
            response = kept_words.after_signing_in(self, request, kept) or response
        return with_referrer(response)

    def expired_form(self, request: HttpRequest) -> HttpResponse | None:
        """The words of a form whose token is too old, for whoever its page was made for; None for any other form."""
        kept = kept_words.refused_as_old(request)
        return with_referrer(kept_words.with_new_token(self, request, kept)) if kept is not None else None

    def desk_of(self, model: type[Curated]) -> "RecordAdmin":
        """The desk of one kind of record."""
        desk: RecordAdmin = self._registry[model]  # type: ignore[assignment]  # as every record's is
        return desk

    def each_context(self, request: HttpRequest) -> dict[str, object]:
        context = {**super().each_context(request), "desks": self._desks(request)}
        context["form_mark"] = new_mark(request)
        page = (request.resolver_match and request.resolver_match.url_name) or ""
        context["index_trouble"] = trouble if page in TELLING else ""
        return {**context, "list_url": self._list_above(page, request)}

    def _list_above(self, page: str, request: HttpRequest) -> str:
        """The list that a record's page stands below, as narrow as it was left; "" for a page of no one list."""
        above = next((one for one in self._registry if page.startswith(f"kb_{one._meta.model_name}_")), None)
        desk: Filtered | None = self._registry[above] if above else None  # type: ignore[assignment]  # as all are
        return desk.url("changelist", within=request) if desk else ""

    def _desks(self, request: HttpRequest) -> list[dict[str, object]]:
        """The desks that this person may sit at, each with its lists."""
        by_name = {model._meta.model_name: desk for model, desk in self._registry.items()}
        shown: list[dict[str, object]] = []
        for desk in DESKS:
            lists = [
                {
                    "name": by_name[name].opts.verbose_name_plural,
                    "model": name,
                    "url": reverse(f"admin:kb_{name}_changelist"),
                    "main": name in MAIN,
                    "add": by_name[name].has_add_permission(request),
                }
                for name in desk.models
                if name in by_name and by_name[name].has_view_permission(request)
            ]
            if lists:
                shown.append({"title": desk.title, "purpose": desk.purpose, "lists": lists})
        return shown

    def index(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> TemplateResponse:
        return super().index(
            request,
            {
                "title": _("What waits, and where it is done"),
                "counts": what_waits.counts(),
                "mine": what_waits.counts_of(account_of(request)),
                "came_back": what_waits.came_back(account_of(request)),
                "documents": by_document.progress_of_documents(),
                "not_checked": what_waits.not_checked(),
                "differences": what_waits.differences(),
                "carryings": by_document.carryings(),
                **(extra_context or {}),
            },
        )

    def password_change(  # type: ignore[override]  # it leads elsewhere
        self, request: HttpRequest, extra_context: object = None
    ) -> HttpResponse:
        """One's own account page changes the password, through kb.curation.accounts."""
        return HttpResponseRedirect(reverse("admin:own_account"))

    password_change_done = password_change  # type: ignore[assignment]  # it leads elsewhere, too

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Django's own list of applications has no place here: desks are arranged by what people do."""
        return []


desks = DeskSite(name="admin")
