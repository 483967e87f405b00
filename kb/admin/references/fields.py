"""Form fields for references: one line, or several, of handles; a list of suggestions is added where scripts run."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kb.models import Curated

from .lookup import NUMBERED, handle_of, resolve

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class SuggestInput(forms.TextInput):
    """A plain text field that says what kind of record it takes; desk-suggest.js offers matches in a datalist."""

    def __init__(self, kind: str) -> None:
        super().__init__({"data-suggest": kind, "autocomplete": "off", "spellcheck": "false", "size": 40})


class SuggestLines(forms.Textarea):
    """One handle per line; desk-suggest.js adds a field that appends to it."""

    def __init__(self, kind: str) -> None:
        super().__init__({"data-suggest-lines": kind, "rows": 3, "cols": 40, "spellcheck": "false"})


def help_text(kind: str) -> "StrPromise":
    """What may be written in a field for one record of the kind."""
    if kind in NUMBERED:
        return _("Its handle or its id (such as 7K3F-9Q2X); for some of its words, matches are offered.")
    return _("Its handle or exact name; for some words of it, matches are offered.")


class HandleField(forms.Field):
    """A reference to one record, written as its handle (themes/privacy, iccpr:17), public id or exact name."""

    def __init__(self, *, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        kwargs.setdefault("widget", SuggestInput(kind))
        kwargs.setdefault("help_text", help_text(kind))
        super().__init__(**kwargs)

    def to_python(self, value: object) -> Curated | None:
        if isinstance(value, Curated):
            return value
        text = str(value or "").strip()
        return resolve(self.kind, text) if text else None

    def prepare_value(self, value: object) -> str:
        return handle_of(value, self.kind) if isinstance(value, Curated) else str(value or "")

    def has_changed(self, initial: object, data: object) -> bool:
        return self.prepare_value(initial).strip() != str(data or "").strip()


class HandlesField(HandleField):
    """References to several records, one per line."""

    def __init__(self, *, kind: str, **kwargs: Any) -> None:
        kwargs.setdefault("widget", SuggestLines(kind))
        kwargs.setdefault("help_text", _("One handle or exact name per line."))
        super().__init__(kind=kind, **kwargs)

    def to_python(  # type: ignore[override]  # several records, where the other field holds one
        self, value: str | Iterable[Curated] | None
    ) -> list[Curated]:
        if not isinstance(value, str):
            return list(value or [])
        found: list[Curated] = []
        wrong: list[str] = []
        for line in filter(None, map(str.strip, value.splitlines())):
            try:
                record = resolve(self.kind, line)
            except ValidationError as error:
                wrong.extend(error.messages)
                continue
            if record not in found:
                found.append(record)
        if wrong:
            raise ValidationError(wrong)
        return found

    def prepare_value(self, value: object) -> str:
        if isinstance(value, list | tuple | models.QuerySet):
            return "\n".join(super(HandlesField, self).prepare_value(item) for item in value)
        return str(value or "")

    def has_changed(self, initial: object, data: object) -> bool:
        return self.prepare_value(initial).split() != str(data or "").split()
