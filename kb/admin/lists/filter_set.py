"""What an address says about the filters of a list, under today's names and earlier ones; never half understood."""

from collections.abc import Collection, Iterator
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from kb.query.parameters import is_tracker, meant_by

from .filters import Among, DeskFilter, Named

#: So much of a name that nobody knows is told.
_TOLD = 60


class SlipOfFilter(ValidationError):
    """A parameter that is nearly the name of a filter: which filter, what it is called, and what it would be set to."""

    def __init__(self, name: str, meant: str, label: str, value: str) -> None:
        self.meant, self.label, self.value = meant, label, value
        self.lead = _("There is no filter “%(name)s” here. Did you mean:") % {"name": name[:_TOLD]}
        super().__init__(f"{self.lead} {meant}?")


class DeskFilters(django_filters.FilterSet):
    """The filters of one list; where one of them is not understood, nothing is listed, and the form says why.

    `beside` names the parameters that the address of a list has for other things.
    """

    def __init__(self, parameters: QueryDict, queryset: QuerySet[Any], *, beside: Collection[str]) -> None:
        super().__init__({}, queryset)
        self._parameters = parameters
        self._beside = beside
        given = dict(self._understood())
        self.given = {name: given[name] for name in self.filters if given.get(name)}
        self.data = self.given

    @property
    def form(self) -> Any:
        """The form, with what is wrong with the address beside what is wrong with values."""
        seen = hasattr(self, "_form")
        form = super().form
        if not seen:
            form.is_valid()  # first: whatever is added before that is forgotten
            for mistake in self._mistakes():
                form.add_error(None, mistake)
        return form

    @property
    def narrowed(self) -> QuerySet[Any]:
        """The records that the filters leave; none where one of them was not understood."""
        return self.qs if self.is_valid() else self.qs.none()

    def canonical(self) -> dict[str, str]:
        """The filters that are set as the parameters of an address; what was not understood as it was typed."""
        return {name: self._written(name) for name in self.given}

    def told(self) -> Iterator[tuple[str, str, str]]:
        """Of each filter that is set its parameter, its label, and what it is set to as people read it."""
        for name in self.given:
            value, declared = self.form.cleaned_data.get(name), self._filter(name)
            yield name, declared.called, declared.told(value) if value else self.given[name]

    def _filter(self, name: str) -> DeskFilter:
        found: DeskFilter = self.filters[name]  # type: ignore[assignment]  # as all filters of the desks are
        return found

    def _written(self, name: str) -> str:
        value, declared = self.form.cleaned_data.get(name), self._filter(name)
        return declared.handle(value) if value and isinstance(declared, Named) else self.given[name]

    @cached_property
    def _earlier(self) -> dict[str, str]:
        """Parameters of earlier addresses, each with the filter that it is now."""
        return {before: name for name in self.filters for before in self._filter(name).earlier()}

    def _understood(self) -> Iterator[tuple[str, str]]:
        for given in self._parameters:
            name, values = self._today(given), self._values(given)
            if name and values:
                yield name, self._filter(name).earlier().get(given, str)(values[-1])

    def _today(self, given: str) -> str:
        """The filter that a parameter stands for; "" for none."""
        return given if given in self.filters else self._earlier.get(given, "")

    def _values(self, given: str) -> list[str]:
        """What the parameter is set to: an empty value sets nothing."""
        return [value for one in self._parameters.getlist(given) if (value := str(one).strip())]

    def _mistakes(self) -> Iterator[ValidationError]:
        given = [name for name in self._parameters if name not in self._beside and not is_tracker(name)]
        for name in given:
            if not self._today(name):
                yield self._unknown(name)
        names = [self._today(name) for name in given for _value in self._values(name)]
        for name in self.filters:
            if names.count(name) > 1:
                told = _("The filter “%(label)s” was given more than once: take one of its values.")
                yield ValidationError(told % {"label": self._filter(name).called})

    def _unknown(self, name: str) -> ValidationError:
        meant = meant_by(name, [*self.filters])
        if meant is not None:
            return SlipOfFilter(name, meant, self._filter(meant).called, "".join(self._values(name)[-1:]))
        told = _("There is no filter “%(name)s” here: take those that this list offers.")
        return ValidationError(told % {"name": name[:_TOLD]})


class OfRecords(DeskFilters):
    """Of curated records: by where they stand."""

    status = Among("status")
