"""The changes desk: the whole account of changes, and the redirects that renaming left; nothing here can be changed."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kb.models import HistoryEvent, SlugRedirect
from kb.representing import model_of

from .bounded_counts import BoundedPaginator
from .records.histories import told
from .site import desks


class ReadOnlyAdmin(admin.ModelAdmin):
    """A list to read; rights to change it belong to nobody."""

    change_form_template = "admin/record_form.html"
    change_list_template = "admin/record_list.html"
    actions = None
    list_per_page = 50
    paginator = BoundedPaginator
    show_full_result_count = False


@admin.register(HistoryEvent, site=desks)
class HistoryEventAdmin(ReadOnlyAdmin):
    """Every change: who, what, when and why."""

    list_display = ("at", "actor", "verb", "kind", "title", "why", "public")
    list_filter = ("verb", "kind", "public")
    search_fields = ("title", "handle", "actor", "why")
    ordering = ("-pk",)

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
    list_filter = ("kind",)
    search_fields = ("old_slug", "new_slug")
