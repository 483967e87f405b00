"""The narrowed list that a record was opened from: addresses of its desk carry it, and every way back leads there."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR, SEARCH_VAR
from django.http import HttpRequest, QueryDict

if TYPE_CHECKING:  # a desk knows how its list is carried
    from .filtered_list import Filtered

#: The parameter of a record's address that holds what its list was narrowed by, as the list's own query.
CARRIED = "_changelist_filters"
#: What a list is asked for beside its filters, and how that is written.
_BESIDE = {SEARCH_VAR: r"[^\0]+", ORDER_VAR: r"-?\d+(\.-?\d+)*", PAGE_VAR: r"\d{1,9}"}


def carried_in(desk: "Filtered", request: HttpRequest) -> str:
    """The query of the list that the address carries, in today's words; "" for none, or one that no list takes."""
    given = QueryDict(request.GET.get(CARRIED, ""))
    if not given:
        return ""
    filters = desk.filters(given, desk.model._default_manager.none(), beside=_BESIDE)
    if filters.form.errors:
        return ""
    beside = {
        name: given[name] for name, written in _BESIDE.items() if re.fullmatch(written, given.get(name, ""))
    }
    return urlencode({**beside, **filters.canonical()})


def carrying(address: str, query: str, *, is_list: bool = False) -> str:
    """The address with the query of the list: of the list itself as its own, else to be carried; bare without one."""
    if not query:
        return address
    return f"{address}?{query if is_list else urlencode({CARRIED: query})}"
