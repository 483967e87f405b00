"""What of an address a list did not understand, and the addresses that it may have meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.forms import BoundField

from ..references.lookup import NotExact
from .filter_set import SlipOfFilter

if TYPE_CHECKING:  # a list knows its mistakes
    from .filtered_list import FilteredList


@dataclass(frozen=True)
class Mistake:
    """One thing that was not understood, of a field or of none; `offers` are words and the address of each."""

    field: BoundField | None
    told: str
    offers: list[tuple[str, str, str]]


def mistakes_of(shown: "FilteredList") -> Iterator[Mistake]:
    """What is wrong with the address, then what is wrong with its values."""
    form = shown.filters.form
    for error in form.non_field_errors().as_data():
        yield _mistake(shown, None, error)
    for field in form:
        for error in field.errors.as_data():
            yield _mistake(shown, field, error)


def _mistake(shown: "FilteredList", field: BoundField | None, error: ValidationError) -> Mistake:
    if isinstance(error, NotExact) and field is not None:
        offers = [(handle, name, shown.narrowed_by(**{field.name: handle})) for handle, name in error.near]
        return Mistake(field, error.lead, offers)
    if isinstance(error, SlipOfFilter):
        return Mistake(
            field, error.lead, [(error.label, error.value, shown.narrowed_by(**{error.meant: error.value}))]
        )
    return Mistake(field, " ".join(error.messages), [])
