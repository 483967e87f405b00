"""What the rows of a list hold, column by column, as the page writes it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import display_for_field, display_for_value, lookup_field
from django.db.models import Model

if TYPE_CHECKING:  # a list knows its cells
    from .filtered_list import FilteredList


@dataclass(frozen=True)
class Cell:
    """One value of a record: whether something holds, when it was, or words; and where it leads, or ""."""

    column: str
    holds: bool | None
    when: datetime | None
    words: str
    url: str


def cells_of(shown: "FilteredList", record: Model) -> Iterator[Cell]:
    """The record's cells; the first leads to its page."""
    for number, name in enumerate(map(str, shown.list_display)):
        column, _attribute, value = lookup_field(name, record, shown.model_admin)
        yield Cell(
            column=name.strip("_"),
            holds=value if isinstance(value, bool) else None,
            when=value if isinstance(value, datetime) else None,
            words=_words(shown, column, value),
            url="" if number else shown.url_of(record),
        )


def _words(shown: "FilteredList", column: Any, value: Any) -> str:
    empty = shown.model_admin.get_empty_value_display()
    found = display_for_value(value, empty) if column is None else display_for_field(value, column, empty)
    return str(found)
