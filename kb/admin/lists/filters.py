"""What narrows a list of the desks: one value of few is chosen, one record of many is named as in every other form."""

from collections.abc import Callable, Iterable
from typing import Any

import django_filters
from django.contrib.admin.utils import get_fields_from_path
from django.core.exceptions import ValidationError
from django.db.models import Exists, ForeignObjectRel, Model, OuterRef, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kb.faults import Text
from kb.models import Curated
from kb.representing import model_of

from ..references.fields import HandleField
from ..references.lookup import handle_of, resolve

type Choices = Iterable[tuple[str, Text]]

#: Parameters that meant the same in addresses of an earlier version, each with what makes of its value one of today.
type Earlier = dict[str, Callable[[str], str]]
#: How addresses of before named a record by its number.
_KEYS = ("id", "id__exact", "pk", "pk__exact", "exact")


class DeskFilter(django_filters.Filter):
    """By one column, here or across relations."""

    #: What is listed; known as soon as the filter stands in a set.
    model: type[Model]

    def __init__(self, path: str, *, label: Text | None = None, **options: Any) -> None:
        super().__init__(field_name=path, label=label, **options)
        self.path = path
        self._called = label

    @property
    def called(self) -> str:
        """What the filter is called in the middle of a sentence: by its own name, or as the column is."""
        return str(self._called or self.column.verbose_name)

    @property
    def column(self) -> Any:
        return get_fields_from_path(self.model, self.path)[-1]

    def earlier(self) -> Earlier:
        return dict.fromkeys((self.path, f"{self.path}__exact"), str)

    def told(self, value: Any) -> str:
        """A value that was understood, as people read it."""
        return str(value)


class Among(DeskFilter, django_filters.ChoiceFilter):
    """One of few values: those that the column may have, or those that are given."""

    def __init__(self, path: str, choices: Callable[[], Choices] | None = None, **options: Any) -> None:
        super().__init__(path, empty_label=_("any"), **options)
        self._given = choices

    @property
    def choices(self) -> Choices:
        if self._given is not None:
            return self._given()
        return self.column.choices or ()

    @property
    def field(self) -> Any:
        if "choices" not in self.extra:
            self.extra["choices"] = list(self.choices)
            values = ", ".join(str(label) for _value, label in self.extra["choices"])
            told = format_lazy(_("There is no such choice. Take one of: {values}."), values=values)
            self.extra["error_messages"] = {"invalid_choice": told}
        return super().field

    def told(self, value: Any) -> str:
        return str(dict(self.extra["choices"])[value])


class YesNo(Among):
    """Whether something holds."""

    _BEFORE = {"1": "yes", "True": "yes", "0": "no", "False": "no"}

    def __init__(self, path: str, **options: Any) -> None:
        super().__init__(path, choices=lambda: (("yes", _("yes")), ("no", _("no"))), **options)

    def earlier(self) -> Earlier:
        return dict.fromkeys((self.path, f"{self.path}__exact"), self._of_before)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return super().filter(qs, value == "yes" if value else "")

    def _of_before(self, value: str) -> str:
        return self._BEFORE.get(value, value)


class IsGiven(YesNo):
    """Whether a reference is given at all."""

    _BEFORE = {"1": "no", "True": "no", "0": "yes", "False": "yes"}

    def earlier(self) -> Earlier:
        return {f"{self.path}__isnull": self._of_before}

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return qs.filter(**{f"{self.path}__isnull": value == "no"}) if value else qs


class Named(DeskFilter):
    """What belongs to one record of a kind, written as in every field for a record; there may be any number of them."""

    field_class = HandleField

    def __init__(self, path: str, kind: str, **options: Any) -> None:
        super().__init__(path, kind=kind, **options)
        self._kind = kind

    def earlier(self) -> Earlier:
        numbers = dict.fromkeys((f"{self.path}__{key}" for key in _KEYS), self._handle_of_number)
        slugs = dict.fromkeys((f"{self.path}__slug", f"{self.path}__slug__exact"), str)
        return {self.path: self._handle_of_name_or_number, **numbers, **slugs}

    def filter(self, qs: QuerySet[Any], value: Curated | None) -> QuerySet[Any]:
        if value is None:
            return qs
        first, _dots, further = self.path.partition("__")
        relation = qs.model._meta.get_field(first)
        if not isinstance(relation, ForeignObjectRel):
            return qs.filter(**{self.path: value})
        # Asked for, not joined: nothing comes twice, and no list has to be sorted whole to find that out.
        rows = relation.related_model._base_manager.filter(
            **{relation.field.name: OuterRef("pk"), further: value}
        )
        return qs.filter(Exists(rows))

    def handle(self, value: Curated) -> str:
        return handle_of(value, self._kind)

    def _handle_of_name_or_number(self, value: str) -> str:
        """The value, unless it names nothing and is the number of a record: a book may be called 1984."""
        try:
            resolve(self._kind, value)
        except ValidationError:
            return self.handle(found) if (found := self._numbered(value)) else value
        return value

    def _handle_of_number(self, value: str) -> str:
        return self.handle(found) if (found := self._numbered(value)) else _("no. %s") % value

    def _numbered(self, value: str) -> Curated | None:
        is_number = value.isascii() and value.isdecimal() and len(value) < 19
        return model_of(self._kind)._base_manager.filter(pk=int(value)).first() if is_number else None
