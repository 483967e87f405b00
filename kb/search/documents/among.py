"""Asking for thousands of records at once, as one parameter instead of thousands."""

from collections.abc import Iterable

from django.db.models.expressions import RawSQL


def among(pks: Iterable[int]) -> RawSQL:
    """The right-hand side of an `__in` condition: the keys travel as one array, which costs less to write and read."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(pks)])
