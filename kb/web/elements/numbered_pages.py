"""Long lists in pages with numbers, for lists that are not searches."""

from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from kb.web.search.around_hits import PageLink, Pages

PAGE_SIZE = 60
#: How many pages around the present one are linked.
AROUND = 2


def page_of(request: HttpRequest, records: QuerySet[Any], size: int = PAGE_SIZE) -> "Page[Any]":
    """The page that `?page=` names, the first unless told; Http404 for one that there is not."""
    try:
        return Paginator(records, size).page(request.GET.get("page", "1"))
    except (EmptyPage, PageNotAnInteger):
        raise Http404 from None


def page_links(page: "Page[Any]", path: str) -> Pages:
    """What _pagination.html takes."""
    total, current = page.paginator.num_pages, page.number
    near = range(current - AROUND, current + AROUND + 1)
    numbers = sorted({1, total, *near} & set(page.paginator.page_range))
    links: list[PageLink] = []
    for number in numbers:
        if links and links[-1].number != number - 1:
            links.append(PageLink(None))
        links.append(PageLink(number, _address(path, number)))
    return Pages(
        current=current,
        total=total,
        links=links,
        previous=_address(path, current - 1) if page.has_previous() else "",
        next=_address(path, current + 1) if page.has_next() else "",
    )


def _address(path: str, number: int) -> str:
    return path if number == 1 else f"{path}?page={number}"
