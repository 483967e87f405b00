"""Counts of lists that cost the same however much there is: at most so many rows are counted, then there are more."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.db import connection
from django.db.models import QuerySet
from django.utils.formats import number_format

from kb.models import Curated

#: So many rows are counted, and so many a list shows page by page: whoever looks for others narrows it.
MOST = 10_000


def bounded_count(records: QuerySet[Any]) -> int:
    """How many there are; one more than `MOST` for all that are more."""
    return records.order_by()[: MOST + 1].count()


def told(number: int) -> int | str:
    """A bounded count as people read it: "10,000+" where there are more."""
    return number if number <= MOST else f"{number_format(MOST, use_l10n=True, force_grouping=True)}+"


class BoundedPaginator(Paginator):
    """The first `MOST` records of a queryset by pages."""

    @cached_property
    def counted(self) -> int:
        return bounded_count(self.object_list)  # type: ignore[arg-type]  # of querysets alone

    @cached_property
    def count(self) -> int:
        return min(self.counted, MOST)

    @property
    def told(self) -> int | str:
        """How many records there are, as people read it."""
        return told(self.counted)


def standings(kinds: Iterable[type[Curated]]) -> list[tuple[str, str, int]]:
    """Model name, status and bounded count of the records of each kind, where there are any, in one query."""
    some = [_counting(kind, status) for kind in kinds for status in Curated.Status.values]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(some))
        return [(model, status, number) for model, status, number in cursor.fetchall() if number]


def _counting(kind: type[Curated], status: str) -> str:
    """SQL that stops at the bound; the status stands in it, so that the planner sees which partial index holds it."""
    some = f"SELECT FROM {kind._meta.db_table} WHERE status = '{status}' LIMIT {MOST + 1}"
    return f"SELECT '{kind._meta.model_name}', '{status}', count(*) FROM ({some}) AS counted"  # noqa: S608 - names of ours
