"""The vocabulary desk: concepts of the five schemes, with their labels, their place in the tree and their matches."""

from django.contrib import admin

from kb.models import Concept, ConceptLabel, ConceptMatch

from .records.desk import RecordAdmin
from .records.record_page import Panel
from .records.row_inlines import rows
from .site import desks


@admin.register(Concept, site=desks)
class ConceptAdmin(RecordAdmin):
    """Concepts (SKOS); the English preferred label is what lists and pages call them."""

    fixed = ("scheme",)
    mergeable = renameable = True
    fields = ("scheme", "slug", "parent", "notation", "definition", "scope_note", "related")
    inlines = (rows(ConceptLabel, extra=2), rows(ConceptMatch))
    panels = (Panel("narrower", "parent", ("scheme",)),)
    list_display = ("label", "slug", "scheme", "parent", "status", "updated_at")
    list_filter = ("status", "scheme")
    search_fields = ("label", "slug", "labels__text", "notation")
    ordering = ("scheme__position", "label")
