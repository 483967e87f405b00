"""Counts at the desks: exact up to a bound, then told as more; lists end where the bound is."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kb.admin import bounded_counts
from kb.admin.bounded_counts import BoundedPaginator, bounded_count, standings, told
from kb.models import Concept
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    """At most three are counted."""
    monkeypatch.setattr(bounded_counts, "MOST", 3)


def concepts(number: int) -> None:
    for count in range(number):
        factories.concept(f"counted-{count}", status="submitted", published_at=None)


def submitted() -> QuerySet[Concept]:
    """Those alone, whatever else the base holds."""
    return Concept.objects.filter(status="submitted")


@pytest.mark.parametrize(
    ("number", "counted", "as_told"), [(0, 0, 0), (2, 2, 2), (3, 3, 3), (4, 4, "3+"), (6, 4, "3+")]
)
@pytest.mark.usefixtures("three")
def test_count_is_exact_up_to_the_bound_and_then_told_as_more(
    number: int, counted: int, as_told: object
) -> None:
    concepts(number)
    assert bounded_count(submitted()) == counted
    assert told(counted) == as_told
    told_of = {status: number for _model, status, number in standings([Concept])}
    assert told_of.get("submitted") == (counted or None)


def test_bound_is_told_with_its_thousands_apart() -> None:
    assert (told(10_000), told(10_001)) == (10_000, "10,000+")


@pytest.mark.usefixtures("three")
def test_pages_end_at_the_bound_and_the_query_stops_there() -> None:
    concepts(6)
    with CaptureQueriesContext(connection) as captured:
        pages = BoundedPaginator(submitted().order_by("pk"), 2)
        assert (pages.count, pages.num_pages, pages.told) == (3, 2, "3+")
    [query] = captured.captured_queries
    assert "LIMIT 4" in query["sql"]
    assert len(list(pages.get_page(9))) == 1


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("address", ["/admin/kb/concept/", "/admin/"])
def test_pages_tell_more_than_they_count(ada: Client, address: str) -> None:
    concepts(6)
    assert "3+" in ada.get(address).content.decode()
