"""Long lists in pages with numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

PAGE_SIZE = 60
#: How many pages around the present one are linked.
AROUND = 2


@dataclass(frozen=True)
class PageLink:
    """A page of a list; without a number it is a gap."""

    number: int | None
    url: str = ""


@dataclass(frozen=True)
class Pages:
    """The pages of a list, as _pagination.html takes them."""

    current: int
    total: int
    links: list[PageLink]
    previous: str
    next: str


def pages_of(current: int, total: int, address: Callable[[int], str]) -> Pages:
    """First and last page, those around the present one, and gaps between; `address` is that of a page."""
    near = range(current - AROUND, current + AROUND + 1)
    links: list[PageLink] = []
    for number in sorted({1, total, *near} & set(range(1, total + 1))):
        if links and links[-1].number != number - 1:
            links.append(PageLink(None))
        links.append(PageLink(number, address(number)))
    return Pages(
        current=current,
        total=total,
        links=links,
        previous=address(current - 1) if current > 1 else "",
        next=address(current + 1) if current < total else "",
    )


def page_of(request: HttpRequest, records: QuerySet[Any], size: int = PAGE_SIZE) -> "Page[Any]":
    """The page that `?page=` names, the first unless told; Http404 for one that there is not."""
    try:
        return Paginator(records, size).page(request.GET.get("page", "1"))
    except (EmptyPage, PageNotAnInteger):
        raise Http404 from None


def page_links(page: "Page[Any]", path: str) -> Pages:
    """The pages of a list that stands at a path."""
    return pages_of(
        page.number,
        page.paginator.num_pages,
        lambda number: path if number == 1 else f"{path}?page={number}",
    )
