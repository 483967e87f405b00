"""The list of a desk: Django's, narrowed by a set of filters in place of Django's own, which look up every choice."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.templatetags.admin_list import result_headers
from django.contrib.admin.views.main import ERROR_FLAG, IGNORED_PARAMS, PAGE_VAR, SEARCH_VAR, ChangeList
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ..bounded_counts import BoundedPaginator
from .cells import Cell, cells_of
from .filter_set import DeskFilters
from .mistakes import Mistake, mistakes_of
from .way_back import CARRIED, carried_in, carrying

#: Parameters of a list that narrow nothing.
BESIDE = frozenset((*IGNORED_PARAMS, PAGE_VAR, ERROR_FLAG))


class FilteredList(ChangeList):
    """A list whose filters are a filter set, and whose links say them as that set would."""

    filters: DeskFilters
    model_admin: "Filtered"

    def get_filters(self, request: HttpRequest) -> Any:
        """What Django asks for its own filters: here there are none of those, and the records are narrowed already."""
        self.filters = self.model_admin.filters(request.GET, self.root_queryset, beside=BESIDE)
        self.root_queryset = self.filters.narrowed
        kept = {name: value for name, value in self.params.items() if name in BESIDE}
        self.params = {**kept, **self.filters.canonical()}
        self.filter_params = {name: [value] for name, value in self.params.items()}
        return [], bool(self.filters.filters), {}, False, bool(self.filters.given or self.filters.form.errors)

    def get_results(self, request: HttpRequest) -> None:
        """The page that was asked for; the first one where there is none, for which Django drops all filters."""
        try:
            super().get_results(request)
        except IncorrectLookupParameters:
            self.page_num = 1
            super().get_results(request)

    @property
    def query_of_page(self) -> str:
        """What this page of the list is asked for by; "" where nothing narrows or orders it."""
        return self._query_of(self.page_num)

    @property
    def headers(self) -> list[dict[str, Any]]:
        """The headings of the columns, each with the address of the list in that order."""
        return list(result_headers(self))

    @property
    def rows(self) -> list[list[Cell]]:
        """The records of the page in cells."""
        return [list(cells_of(self, record)) for record in self.result_list]

    @property
    def pages(self) -> list[tuple[int | str, str]]:
        """The pages that are offered, each with its address; what stands for those between them has none."""
        numbers = self.paginator.get_elided_page_range(self.page_num)
        return [(one, self._page(one) if isinstance(one, int) else "") for one in numbers]

    def url_of(self, record: Model) -> str:
        """The page of a record, which leads back to this page of the list."""
        return carrying(self.model_admin.url("change", record.pk), self.query_of_page)

    @property
    def add_url(self) -> str:
        """The form of a new record, which leads back to this page."""
        return carrying(self.model_admin.url("add"), self.query_of_page)

    @property
    def beside_filters(self) -> dict[str, str]:
        """What the form of the filters carries along: the words that are looked for, and the order."""
        return {name: value for name, value in self.params.items() if name in BESIDE}

    @property
    def chosen(self) -> list[dict[str, object]]:
        """The filters that are set, and the words that are looked for, each with the address of the list without it."""
        told = [*self.filters.told(), *([(SEARCH_VAR, "", f"“{self.query}”")] if self.query else [])]
        return [
            {"lead": label, "values": [{"label": value, "remove_url": self._without(name)}]}
            for name, label, value in told
        ]

    @property
    def mistakes(self) -> list[Mistake]:
        """What was not understood, each with what may have been meant."""
        return list(mistakes_of(self))

    def narrowed_by(self, **filters: str) -> str:
        """The address of the list with these filters set, whatever they were set to."""
        return carrying(
            self.model_admin.url("changelist"), urlencode({**self.params, **filters}), is_list=True
        )

    @property
    def without_any(self) -> str:
        """The address of the list with nothing that narrows it."""
        return self._without(SEARCH_VAR, *self.filters.filters)

    def _page(self, number: int) -> str:
        return carrying(self.model_admin.url("changelist"), self._query_of(number), is_list=True)

    def _query_of(self, number: int) -> str:
        return urlencode({**self.params, **({PAGE_VAR: str(number)} if number > 1 else {})})

    def _without(self, *names: str) -> str:
        kept = {name: value for name, value in self.params.items() if name not in names}
        return carrying(self.model_admin.url("changelist"), urlencode(kept), is_list=True)


class Filtered(admin.ModelAdmin):
    """A desk whose list is narrowed by `filters`; counted and told page by page within bounds."""

    filters: type[DeskFilters] = DeskFilters
    change_list_template = "admin/record_list.html"
    actions = None
    list_per_page = 50
    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def url(self, name: str, *args: object, within: HttpRequest | None = None) -> str:
        """The address of one of this desk's pages; with the narrowed list that the request at hand came from."""
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}", args=args)
        query = carried_in(self, within) if within is not None else ""
        return carrying(address, query, is_list=name == "changelist")

    def get_preserved_filters(self, request: HttpRequest) -> str:
        """What Django writes into addresses of its own: the list as it is carried; a list itself knows better."""
        query = carried_in(self, request)
        return urlencode({CARRIED: query}) if query else ""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return FilteredList

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, or what is wrong with its filters."""
        answer = super().changelist_view(request, extra_context)
        shown = getattr(answer, "context_data", None) or {}
        if "cl" in shown and shown["cl"].filters.form.errors:
            answer.status_code = 400
        return answer
