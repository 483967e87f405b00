"""What a form calls its fields and rows, so that what was typed can be shown outside the form as well."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.choices import flatten_choices
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..imports.forms import BringForm, DescribeForm
from ..passages.forms import FORMS

type Fields = Mapping[str, Any]  # form fields by the names of their controls

#: What no person typed, unless the form itself has a visible field of that name.
CONTROLS = frozenset(
    ("csrfmiddlewaretoken", "version", "proposal", "opened", "attempted", "token", "seen", "kept", "form_mark", "_save",
     "_addanother", "_continue", "both_texts", "at", "edition", "next", "seen", "passage", "keep", "accept", "into",
     "page", "link", "suggestion", "carrying", "what", "afresh")
)  # fmt: skip
_OF_ROWS = re.compile(r"-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$|-ORDER$|-(\d+|__prefix__)-id$")
_IN_A_ROW = re.compile(r"(?P<rows>.+)-(?P<number>\d+)-(?P<name>\w+)")


@dataclass(frozen=True)
class FormNames:
    """The fields of a form, and its rows by prefix: what one is called, and its fields."""

    fields: Fields = field(default_factory=dict)
    rows: Mapping[str, tuple[str, Fields]] = field(default_factory=dict)


def typed_words(
    site: AdminSite, request: HttpRequest, path: str, fields: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """What a person typed or chose in the form that is sent to the path, under the names that the form shows."""
    names = _names_at(site, request, path)
    empty = _rows_left_alone(names, fields)
    told: dict[str, list[str]] = {}
    for name, value in fields:
        found = _field(names, name)
        if not value.strip() or _is_internal(names, name) or _row_of(name) in empty:
            continue
        told.setdefault(_label(names, name), []).append(_shown(found, value))
    return [(label, "\n".join(values)) for label, values in told.items()]


def is_control(name: str) -> bool:
    """Whether a control of this name is, in most forms, none that a person fills in."""
    return name in CONTROLS or bool(_OF_ROWS.search(name)) or "__prefix__" in name


def _is_internal(names: FormNames, name: str) -> bool:
    """Whether the control is the form's own affair; what a known row does not show is, too."""
    found, row = _field(names, name), _IN_A_ROW.fullmatch(name)
    if found is not None:
        return bool(found.widget.is_hidden)
    return is_control(name) or bool(row and row["rows"] in names.rows and row["name"] != "DELETE")


def _label(names: FormNames, name: str) -> str:
    found, row = _field(names, name), _IN_A_ROW.fullmatch(name)
    called = str(found.label) if found and found.label else _in_words(row["name"] if row else name)
    if row is None:
        return called
    rows = names.rows[row["rows"]][0] if row["rows"] in names.rows else _in_words(row["rows"])
    return f"{rows} {int(row['number']) + 1}: {capfirst(called)}"


def _in_words(name: str) -> str:
    return _("remove") if name == "DELETE" else name.replace("_", " ").replace("-", " ")


def _field(names: FormNames, name: str) -> forms.Field | None:
    row = _IN_A_ROW.fullmatch(name)
    if row and row["rows"] in names.rows:
        return names.rows[row["rows"]][1].get(row["name"])
    return names.fields.get(name)


def _row_of(name: str) -> tuple[str, str] | None:
    row = _IN_A_ROW.fullmatch(name)
    return (row["rows"], row["number"]) if row else None


def _rows_left_alone(names: FormNames, fields: Sequence[tuple[str, str]]) -> set[tuple[str, str] | None]:
    """The rows in which nothing stands but what an empty line begins with."""
    all_rows = {row for name, _value in fields if (row := _row_of(name))}
    filled = {_row_of(name) for name, value in fields if _is_filled(names, name, value)}
    return {row for row in all_rows if row not in filled}


def _is_filled(names: FormNames, name: str, value: str) -> bool:
    found = _field(names, name)
    begun_with = found.initial if found is not None else None
    begun_with = begun_with() if callable(begun_with) else begun_with
    return bool(value.strip()) and not _is_internal(names, name) and value != str(begun_with)


def _shown(found: forms.Field | None, value: str) -> str:
    """The value as the form shows it: a choice by its words."""
    if isinstance(found, forms.BooleanField):
        return _("yes")
    if isinstance(found, forms.ModelChoiceField):
        try:
            return str(found.label_from_instance(found.to_python(value)))
        except ValidationError:
            return value
    choices = getattr(found, "choices", None)
    return str(dict(flatten_choices(choices)).get(value, value)) if choices else value


def _names_at(site: AdminSite, request: HttpRequest, path: str) -> FormNames:
    """The names of the form that is sent there; none where nobody knows it."""
    try:
        match = resolve(path.partition("?")[0])
    except Resolver404:
        return FormNames()
    if match.url_name == "passage_desk_act":
        return _with_prefix(match.kwargs["action"])
    if match.url_name in ("imports", "import_act"):
        return FormNames((BringForm if match.url_name == "imports" else DescribeForm).base_fields)
    for model, desk in site._registry.items():
        if match.url_name in (f"kb_{model._meta.model_name}_add", f"kb_{model._meta.model_name}_change"):
            return _of_record(desk, request)
    return FormNames()


def _with_prefix(action: str) -> FormNames:
    form = FORMS.get(action)
    found: dict[str, forms.Field] = getattr(form, "base_fields", {})
    return FormNames({f"{action}-{name}": one for name, one in found.items()})


def _of_record(desk: "ModelAdmin[Any]", request: HttpRequest) -> FormNames:
    rows = {}
    for inline in desk.get_inline_instances(request):
        formset = inline.get_formset(request)
        shown = {name: one for name, one in formset.form.base_fields.items() if name != formset.fk.name}  # type: ignore[attr-defined]  # it is a column
        rows[formset.get_default_prefix()] = (str(inline.verbose_name), shown)
    return FormNames(desk.get_form(request).base_fields, rows)
