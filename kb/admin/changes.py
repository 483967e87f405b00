"""The changes desk: the whole account of changes, and the redirects that renaming left; nothing here can be changed."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.curation.history_verbs import HISTORY_VERBS
from kb.models import Concept, HistoryEvent, LegalInstrument, Provision, Scheme, SlugRedirect
from kb.representing import KINDS, Service, kind_of, model_of, taking_part

from .lists.filter_set import DeskFilters
from .lists.filtered_list import Filtered
from .lists.filters import Among, Choices, DeskFilter, YesNo
from .records.histories import told
from .records.values_in_words import words_for_kind
from .site import desks


def verbs() -> Choices:
    """What the history may say was done."""
    return [(verb, verb) for verb in HISTORY_VERBS]


def kinds() -> Choices:
    """The kinds of record that the history tells of."""
    return sorted(((kind, words_for_kind(kind)) for kind in KINDS), key=lambda choice: choice[1])


class ChangeFilters(DeskFilters):
    """Changes by verb and kind of record, and whether readers are told."""

    verb = Among("verb", choices=verbs)
    kind = Among("kind", choices=kinds)
    public = YesNo("public")


class KindOfAddress(forms.CharField):
    """A kind of record that has an address, perhaps with what its names are unique in: `concept/themes`."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if not value:
            return
        kind, within, name = value.partition("/")
        known = taking_part(Service.ADDRESSED)
        if kind not in known:
            told = _("There is no such kind. Begin with one of: %(known)s.")
            raise ValidationError(told % {"known": ", ".join(known)})
        if within:
            _refuse_unknown(kind, name)


def _refuse_unknown(kind: str, name: str) -> None:
    """Raise ValidationError unless there is something of that name in which names of the kind are unique."""
    if kind == kind_of(Concept):
        known = list(Scheme.objects.values_list("slug", flat=True))
        if name not in known:
            told = _("There is no such scheme. Take one of: %(known)s.")
            raise ValidationError(told % {"known": ", ".join(f"{kind}/{one}" for one in known)})
    elif kind == kind_of(Provision):
        # An instrument that was renamed since: its old name still stands with the redirects of its provisions.
        stands = SlugRedirect.objects.filter(kind=f"{kind}/{name}").exists()
        if not stands and not LegalInstrument.objects.filter(slug=name).exists():
            told = _("There is no instrument “%(name)s”: write %(kind)s/ and the handle of one.")
            raise ValidationError(told % {"name": name[:60], "kind": kind})
    else:
        told = _("Names of this kind are unique in the whole base: write “%(kind)s” alone.")
        raise ValidationError(told % {"kind": kind})


class OfKind(DeskFilter):
    """Redirects of a kind, and of all that its names are unique in unless one of those is said."""

    field_class = KindOfAddress

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return qs.filter(Q(kind=value) | Q(kind__startswith=f"{value}/")) if value else qs


class RedirectFilters(DeskFilters):
    """Redirects by kind of record."""

    kind = OfKind("kind", help_text=gettext_lazy("Such as document, concept or concept/themes."))


class ReadOnlyAdmin(Filtered):
    """A list to read; rights to change it belong to nobody."""

    change_form_template = "admin/record_form.html"


@admin.register(HistoryEvent, site=desks)
class HistoryEventAdmin(ReadOnlyAdmin):
    """Every change: who, what, when and why."""

    list_display = ("at", "actor", "verb", "kind_in_words", "title", "why", "public")
    filters = ChangeFilters
    search_fields = ("title", "handle", "actor", "why")
    ordering = ("-pk",)

    @admin.display(description=gettext_lazy("kind of record"), ordering="kind")
    def kind_in_words(self, event: HistoryEvent) -> str:
        return words_for_kind(event.kind)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """The change field by field, with the way to its record while that is there."""
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        event = self.get_object(request, object_id)
        if event is None:
            raise Http404
        record = model_of(event.kind)._default_manager.filter(pk=event.record_pk).first()
        address = f"admin:kb_{model_of(event.kind)._meta.model_name}_change"
        context = {
            **self.admin_site.each_context(request),
            "title": _("A change"),
            "opts": self.opts,
            "told": told(event),
            "record": record,
            "record_url": reverse(address, args=[event.record_pk]) if record else "",
        }
        return TemplateResponse(request, "admin/one_change.html", context)


@admin.register(SlugRedirect, site=desks)
class SlugRedirectAdmin(ReadOnlyAdmin):
    """Old names of records and where they lead."""

    list_display = ("kind", "old_slug", "new_slug", "created_at")
    filters = RedirectFilters
    search_fields = ("old_slug", "new_slug")
