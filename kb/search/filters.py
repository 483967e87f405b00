"""The parameters of a search, declared and checked once for the page, the feeds, the exports and the API."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.models import Passage
from kb.query import QueryError

from .cited import read_query
from .facets import FACET, FACETS, Facet
from .request import MAX_PAGE, Format, Sort
from .section import Section
from .vocabulary import Vocabulary

MAX_VALUES = 50
FIRST_YEAR, LAST_YEAR = 1, 9999

LABELS = {
    "q": gettext_lazy("Words"),
    "in": gettext_lazy("Search in"),
    **{facet.parameter: facet.label for facet in FACETS},
    "year_from": gettext_lazy("From year"),
    "year_to": gettext_lazy("To year"),
    "sort": gettext_lazy("Order"),
    "page": gettext_lazy("Page"),
    "format": gettext_lazy("Format"),
}


class QueryField(forms.CharField):
    """The text of a query; a mistake in it keeps the parser's error as the parameter `error`."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if not value:
            return
        try:
            read_query(value)
        except QueryError as error:
            raise ValidationError("query", code="query", params={"error": error}) from error


class ValuesField(forms.Field):
    """Values of one facet; unknown ones are kept as the parameter `values`."""

    widget = forms.SelectMultiple

    def __init__(self, *, facet: Facet, vocabulary: Vocabulary | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.facet = facet
        self.vocabulary = vocabulary

    def to_python(self, value: Iterable[str] | None) -> tuple[str, ...]:
        return tuple(sorted({text for text in value or [] if text}))

    def validate(self, value: tuple[str, ...]) -> None:
        super().validate(value)
        if len(value) > MAX_VALUES:
            raise ValidationError(
                _("At most %(maximum)s values can be chosen."), code="many", params={"maximum": MAX_VALUES}
            )
        if not value or self.vocabulary is None:
            return
        readable = {text for text in value if text.isprintable()}
        if unknown := set(value) - self.facet.known(readable, self.vocabulary):
            raise ValidationError("unknown", code="unknown", params={"values": sorted(unknown)})
        if shared := self.facet.ambiguous(value, self.vocabulary):
            raise ValidationError("ambiguous", code="ambiguous", params={"values": sorted(shared)})


class ValuesFilter(django_filters.Filter):
    """A facet: repeatable, its values alternatives."""

    field_class = ValuesField

    @property
    def field(self) -> forms.Field:
        """A new field that knows the vocabulary of the filter set it is used in."""
        vocabulary = getattr(getattr(self, "parent", None), "vocabulary", None)
        return ValuesField(
            facet=FACET[self.field_name or ""], vocabulary=vocabulary, required=False, label=self.label
        )


class QueryFilter(django_filters.CharFilter):
    """The text of the query."""

    field_class = QueryField


class WholeNumberFilter(django_filters.Filter):
    """A whole number within bounds."""

    field_class = forms.IntegerField


def _one_of(name: str, choices: type[StrEnum]) -> django_filters.ChoiceFilter:
    values = [choice.value for choice in choices]
    message = format_lazy(gettext_lazy("Choose one of: {values}."), values=", ".join(values))
    return django_filters.ChoiceFilter(
        choices=[(value, value) for value in values],
        label=LABELS[name],
        error_messages={"invalid_choice": message},
    )


def _number(name: str, lowest: int, highest: int) -> WholeNumberFilter:
    message = format_lazy(
        gettext_lazy("Give a whole number from {lowest} to {highest}."), lowest=lowest, highest=highest
    )
    return WholeNumberFilter(
        label=LABELS[name],
        min_value=lowest,
        max_value=highest,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), message),
    )


class SearchFilterSet(django_filters.FilterSet):
    """Checks parameters against a vocabulary; it filters no queryset, the index does that."""

    def __init__(self, data: Any, *, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        super().__init__(data, queryset=Passage.objects.none())


#: Every parameter of a search by name, in the order in which pages and schemas list them.
PARAMETERS: dict[str, django_filters.Filter] = {
    "q": QueryFilter(label=LABELS["q"]),
    "in": _one_of("in", Section),
    **{name: ValuesFilter(field_name=name, label=facet.label) for name, facet in FACET.items()},
    "year_from": _number("year_from", FIRST_YEAR, LAST_YEAR),
    "year_to": _number("year_to", FIRST_YEAR, LAST_YEAR),
    "sort": _one_of("sort", Sort),
    "page": _number("page", 1, MAX_PAGE),
    "format": _one_of("format", Format),
}
#: The declarations as a django-filter class ("in" is a word of Python, so the class cannot be written out).
SearchFilters = type("SearchFilters", (SearchFilterSet,), {**PARAMETERS, "__module__": __name__})
