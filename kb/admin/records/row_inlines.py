"""Rows that belong to a record (names, identifiers, events …), edited with it and stored with it in one change."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import BaseInlineFormSet
from django.forms.models import _get_foreign_key
from django.http import HttpRequest

from kb.models import Curated

from .forms import HandleForm, form_field, widget_for


class RowFormSet(BaseInlineFormSet):
    """Rows as plain data, without numbers of their own: what the page holds is what the record will hold.

    So a form stays readable whoever changed the record's rows meanwhile. `stored` on each form says whether it stands
    for a row rather than for an empty line to fill in.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound and self.instance.pk:
            self.initial_extra = [dict(self.form(instance=row).initial) for row in self.get_queryset()]
            self.extra += len(self.initial_extra)

    def initial_form_count(self) -> int:
        return 0

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if self.model is not None:
            form.fields.pop(self.model._meta.pk.name, None)
        rows = len(self.initial_extra or ())
        form.stored = form.has_changed() if self.is_bound else index is not None and index < rows
        if form.stored and not self.is_bound and index is not None:
            form.fields["ORDER"].initial = index + 1

    def validate_unique(self) -> None:
        """Asked of the base, which tells it in a sentence."""


class RowInline(admin.TabularInline):
    """Rows in their order; who may change the record may change them."""

    form = HandleForm
    template = "admin/rows.html"
    extra = 1
    exclude = ("position", "order")
    #: What the references of a row need, so that a long list costs one query.
    joined: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        rows = super().get_queryset(request)
        return rows.select_related(*self.joined) if self.joined else rows

    def get_formset(
        self, request: HttpRequest, obj: Curated | None = None, **kwargs: Any
    ) -> type[BaseInlineFormSet]:
        # Rows of a record that this person can only read are shown as they are stored.
        formset = RowFormSet if self.has_change_permission(request, obj) else BaseInlineFormSet
        return super().get_formset(request, obj, **{"can_order": True, "formset": formset, **kwargs})

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        # The column that names the record itself is not a choice: the formset fills it in.
        whose = _get_foreign_key(self.parent_model, self.model, fk_name=self.fk_name)
        own = None if db_field == whose else form_field(db_field)
        return own or super().formfield_for_dbfield(db_field, request, **{**kwargs, **widget_for(db_field)})

    def has_view_permission(self, request: HttpRequest, obj: Curated | None = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Curated | None = None) -> bool:
        opts = self.parent_model._meta
        return request.user.has_perm(f"kb.{'change' if obj else 'add'}_{opts.model_name}", obj)

    has_add_permission = has_delete_permission = has_change_permission


def rows(model: type[models.Model], **options: Any) -> type[RowInline]:
    """An inline for this model; options are attributes of RowInline."""
    return type(f"{model.__name__}Rows", (RowInline,), {"model": model, **options})
