"""From a filled-in form to the record's mapping: read with the same codecs as history, so that keys and forms agree."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.forms import BaseInlineFormSet, ModelForm

from kb.representing import Plain, RecordMapping, Shape, shape_of
from kb.representing.codecs import ReferenceList, Rows
from kb.representing.column_codecs import Codec


class Related(list):
    """Rows that were filled in and not stored, asked as a relation is asked."""

    def all(self) -> "Related":
        return self


class Drafted:
    """A record as the form has it: its own columns, and relations that are not in the database yet."""

    def __init__(self, record: models.Model, related: dict[str, Related]) -> None:
        self._record = record
        self._related = related

    def __getattr__(self, name: str) -> Any:
        return self._related[name] if name in self._related else getattr(self._record, name)


def mapping_of(form: ModelForm, formsets: Iterable[BaseInlineFormSet]) -> RecordMapping:
    """The record's mapping as the form and its rows say it, with None for every key that is left empty."""
    shape = shape_of(form.instance)
    related = {name: Related() for name in _relations(shape.codecs)} if form.instance.pk is None else {}
    related.update(_chosen(form))
    for formset in formsets:
        accessor = formset.fk.remote_field.get_accessor_name()
        related[accessor] = Related(_drafted(row) for row in kept_rows(formset))
    return whole(shape, shape.read(Drafted(form.instance, related)))


def whole(shape: Shape, mapping: RecordMapping) -> RecordMapping:
    """The mapping with every key of the shape, None where it is empty, line ends as one character."""
    return {key: one_line_end(mapping.get(key)) for key in shape.keys}


def one_line_end(value: Plain) -> Plain:
    """Forms send CR LF; the base holds LF."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, dict):
        return {key: one_line_end(item) for key, item in value.items()}
    return [one_line_end(item) for item in value] if isinstance(value, list) else value


def filled(mapping: RecordMapping) -> RecordMapping:
    """Only what is there, for comparing."""
    return {key: value for key, value in mapping.items() if value not in (None, "", [], {}, False)}


def kept_rows(formset: BaseInlineFormSet) -> list[ModelForm]:
    """The rows that stand, in the order the person gave them: numbered ones by number, the others after."""
    rows = [
        row
        for row in formset.forms
        if row.has_changed() and hasattr(row, "cleaned_data") and not row.cleaned_data.get("DELETE")
    ]
    return sorted(rows, key=lambda row: row.cleaned_data.get("ORDER") or len(rows) + 1)


def _drafted(row: ModelForm) -> Drafted:
    return Drafted(row.instance, _chosen(row))


def _chosen(form: ModelForm) -> dict[str, Related]:
    """Relations that a single field holds: many-to-many columns, and what a form says in `related_rows`."""
    many = {column.name for column in form.instance._meta.many_to_many} & form.cleaned_data.keys()
    chosen = {name: Related(form.cleaned_data[name] or []) for name in many}
    extra = getattr(form, "related_rows", None)
    return {**chosen, **{name: Related(rows) for name, rows in extra().items()}} if extra else chosen


def _relations(codecs: Iterable[Codec]) -> set[str]:
    rows = {codec.relation for codec in codecs if isinstance(codec, Rows)}
    return rows | {codec.column or codec.key for codec in codecs if isinstance(codec, ReferenceList)}
