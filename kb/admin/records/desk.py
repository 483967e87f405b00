"""The desk of one kind of record: Django's lists and forms, every change through a verb of kb.curation."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import curation
from kb.curation import CurationError, Gone, StaleRecord, Verb, allowed_verbs
from kb.curation.revising import as_proposed, open_revision, proposed_mapping
from kb.models import Curated
from kb.representing import RecordMapping, kind_of, shape_of

from ..claims import alike
from ..forms import sent_twice
from ..lists.filter_set import DeskFilters, OfRecords
from ..lists.filtered_list import Filtered
from ..meanwhile import conflicts, ended_meanwhile
from ..meanwhile.overtaken_form import overtaken
from ..signed_in import account_of
from . import histories, record_page, revisions, workflow
from .forms import CONTROLS, RecordForm, form_field, widget_for
from .mapping_of_form import filled, mapping_of
from .record_page import Panel
from .without_log import WithoutLog

_PROPOSED = gettext_lazy("Proposed. Readers keep the old words until somebody else publishes the change.")


class RecordAdmin(WithoutLog, Filtered):
    """Lists, forms, workflow and history of one kind of curated record."""

    form = RecordForm
    change_form_template = "admin/record_form.html"
    filters: type[DeskFilters] = OfRecords
    save_as = False
    #: Fields fixed for good when the record is made, and those fixed once readers have known the record.
    fixed: tuple[str, ...] = ()
    permanent: tuple[str, ...] = ("slug",)
    panels: tuple[Panel, ...] = ()
    mergeable = False
    renameable = False

    # ---- who may do what: asked of the verbs, through the role ----

    def has_change_permission(self, request: HttpRequest, obj: Curated | None = None) -> bool:
        """Asked about this very record: what a curator may change depends on where it stands."""
        return request.user.has_perm(f"kb.change_{self.opts.model_name}", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Curated | None = None) -> bool:
        """Deleting is a verb like the others, for drafts only; Django's own page for it stays closed."""
        return False

    def has_verb(self, request: HttpRequest, record: Curated, verb: Verb) -> bool:
        """Whether this desk offers the verb for this record to this person now."""
        if (verb == Verb.MERGE and not self.mergeable) or (verb == Verb.RENAME and not self.renameable):
            return False
        return verb in allowed_verbs(account_of(request), record)

    # ---- what is read ----

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        joined = shape_of(self.model).joined
        records = super().get_queryset(request)
        return records.select_related(*joined) if joined else records

    def get_list_select_related(self, request: HttpRequest) -> tuple[str, ...] | bool:
        return tuple(shape_of(self.model).joined)

    # ---- the form ----

    def get_fields(self, request: HttpRequest, obj: Curated | None = None) -> list[Any]:
        return [name for name in super().get_fields(request, obj) if name not in CONTROLS]

    def get_readonly_fields(self, request: HttpRequest, obj: Curated | None = None) -> list[str]:
        if obj is None:
            return list(self.readonly_fields)
        permanent = self.permanent if obj.published_at else ()
        return [*self.readonly_fields, *self.fixed, *permanent]

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        own = form_field(db_field)
        return own or super().formfield_for_dbfield(db_field, request, **{**kwargs, **widget_for(db_field)})

    def get_form(
        self, request: HttpRequest, obj: Curated | None = None, change: bool = False, **kwargs: Any
    ) -> type:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"refusal": getattr(request, "refusal", None)})

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, str | list[str]]:
        """What the address says about a new record, for fields that the form has."""
        return {name: str(value) for name, value in request.GET.items() if "\0" not in value}

    # ---- saving: once, through a verb ----

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """The form; a refused change is shown again with the reason, a stale one with both texts.

        Whether somebody saved meanwhile is looked at before anything else: a form on an older record may well be wrong
        on the newer one, and its words are what matters.
        """
        if request.method != "POST":
            return self._as_proposed(request, object_id, form_url, extra_context)
        if object_id and (gone := ended_meanwhile.of_desk(self, request, object_id)) is not None:
            return gone
        if object_id and conflicts.ANSWER in request.POST:
            return conflicts.settle(self, request, object_id)
        if object_id and (newer := overtaken(self, request, object_id)) is not None:
            return newer
        if object_id is None:
            return sent_twice.once(request, lambda: self._sent(request, None, form_url, extra_context))
        return self._sent(request, object_id, form_url, extra_context)

    def _sent(
        self,
        request: HttpRequest,
        object_id: str | None,
        form_url: str,
        extra_context: dict[str, object] | None,
    ) -> HttpResponse:
        """Store what the form says, through the verb of this desk."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except StaleRecord as stale:
            return conflicts.page(self, request, object_id or "", stale)
        except CurationError as refusal:
            if object_id and (gone := ended_meanwhile.of_desk(self, request, object_id)) is not None:
                return gone
            request.refusal = refusal  # type: ignore[attr-defined]  # for the form that is shown again
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _as_proposed(
        self,
        request: HttpRequest,
        object_id: str | None,
        form_url: str,
        extra_context: dict[str, object] | None,
    ) -> HttpResponse:
        """The page with the words of the record's open revision, if it has one: they are what is being worked on."""
        record = self.get_object(request, object_id) if object_id else None
        if record is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with as_proposed(record):
            response = super().changeform_view(request, object_id, form_url, extra_context)
            return response.render() if hasattr(response, "render") else response

    def save_model(self, request: HttpRequest, obj: Curated, form: ModelForm, change: bool) -> None:
        """Nothing: the record and its rows are stored together in `save_related`."""

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Iterable[BaseInlineFormSet], change: bool
    ) -> None:
        """Hand the whole form to one verb."""
        if not change:
            form.instance.pk = self.create_record(request, form, mapping_of(form, formsets)).pk
            self.message_user(request, _("Made. It is a draft until it is submitted."), messages.SUCCESS)
            return
        self.change_record(request, form, mapping_of(form, formsets))

    def create_record(self, request: HttpRequest, form: ModelForm, mapping: RecordMapping) -> Curated:
        """Make the record; desks of links call their own verb here."""
        by, columns = account_of(request), self.columns(form)
        made: Curated = curation.create(kind=self.model, mapping=mapping, by=by, **columns)
        return made

    def change_record(self, request: HttpRequest, form: ModelForm, mapping: RecordMapping) -> None:
        version = form.cleaned_data["version"]
        record = self.model._default_manager.filter(pk=form.instance.pk).first()
        if record is None:
            raise Gone
        present = self.present(record)
        if self.seen(record)[0] == version and filled({**present, **mapping}) == filled(present):
            self.message_user(request, _("Nothing was changed."), messages.INFO)
            return
        curation.edit(
            record=record,
            mapping=mapping,
            by=account_of(request),
            version=version,
            proposal=form.cleaned_data["proposal"],
            why=form.cleaned_data["why"],
        )
        waits = open_revision(record) is not None
        self.message_user(request, _PROPOSED if waits else _("Saved."), messages.SUCCESS)

    def columns(self, form: ModelForm) -> dict[str, Any]:
        """Columns of a new record that its mapping does not hold."""
        return {name: form.cleaned_data[name] for name in self.fixed}

    def response_add(
        self, request: HttpRequest, obj: Curated, post_url_continue: str | None = None
    ) -> HttpResponse:
        if "_addanother" in request.POST:
            return HttpResponseRedirect(request.get_full_path())
        return HttpResponseRedirect(self.url("change", obj.pk, within=request))

    def response_change(self, request: HttpRequest, obj: Curated) -> HttpResponse:
        return HttpResponseRedirect(self.url("change", obj.pk, within=request))

    # ---- the page around the form ----

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        obj = kwargs.get("obj")
        if obj is not None and request.method != "POST":
            form = context["adminform"].form
            form.initial["version"], form.initial["proposal"] = self.seen(obj)
            form.initial["opened"] = conflicts.sealed(shape_of(obj).read_again(obj))
        if obj is not None:
            context.update(self.record_context(request, self.model._default_manager.get(pk=obj.pk)))
        context |= alike.shown(request)
        context["fields_shown"] = flatten_fieldsets(self.get_fieldsets(request, obj))
        return super().render_change_form(request, context, *args, **kwargs)

    def record_context(self, request: HttpRequest, record: Curated) -> dict[str, object]:
        """Where the record stands, what may be done to it, and what hangs on it."""
        return record_page.around(self, request, record)

    def desk_links(self, record: Curated) -> list[tuple[str, str]]:
        """Other desks on which this record is worked on, as address and words."""
        return []

    # ---- workflow and history ----

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        own = [
            path("<path:object_id>/verbs/<slug:verb>/", wrap(self.verb_view), name=f"{name}_verb"),
            path(
                "<path:object_id>/proposal/<slug:action>/", wrap(self.proposal_view), name=f"{name}_proposal"
            ),
            path(
                "<path:object_id>/history/<int:event>/revert/", wrap(self.revert_view), name=f"{name}_revert"
            ),
        ]
        return [*own, *super().get_urls()]

    def verb_view(self, request: HttpRequest, object_id: str, verb: str) -> HttpResponse:
        gone = ended_meanwhile.of_desk(self, request, object_id) if request.method == "POST" else None
        return gone or workflow.view(self, request, object_id, verb)

    def proposal_view(self, request: HttpRequest, object_id: str, action: str) -> HttpResponse:
        return revisions.view(self, request, object_id, action)

    def revert_view(self, request: HttpRequest, object_id: str, event: int) -> HttpResponse:
        return histories.revert_view(self, request, object_id, event)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        return histories.view(self, request, object_id)

    # ---- what the pages of both texts and of the workflow ask ----

    @property
    def kind(self) -> str:
        return kind_of(self.model)

    def shape_keys(self) -> list[str]:
        return shape_of(self.model).keys

    def present(self, record: Curated) -> RecordMapping:
        """The record's mapping as it is now, with what is proposed."""
        return proposed_mapping(shape_of(record).read_again(record), open_revision(record))

    def seen(self, record: Curated) -> tuple[int, str]:
        """What a form carries to say which words it was opened on: the version, and the open revision's token."""
        revision = open_revision(record)
        return record.version, revision.token if revision else ""
