"""The vocabulary desk: concepts of the five schemes, with their labels, their place in the tree and their matches."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kb.models import Concept, ConceptLabel, ConceptMatch, Scheme

from .lists.filter_set import OfRecords
from .lists.filters import Among, Choices, Earlier
from .records.desk import RecordAdmin
from .records.record_page import Panel
from .records.row_inlines import rows
from .site import desks


class OfScheme(Among):
    """Of one of the five schemes."""

    def __init__(self) -> None:
        super().__init__("scheme__slug", choices=self._schemes, label=_("scheme"))

    def earlier(self) -> Earlier:
        numbers = ("scheme", "scheme__exact", "scheme__id", "scheme__id__exact")
        return {**super().earlier(), **dict.fromkeys(numbers, self._slug_of_number)}

    @staticmethod
    def _schemes() -> Choices:
        return Scheme.objects.values_list("slug", "label")

    @staticmethod
    def _slug_of_number(value: str) -> str:
        return next(
            (slug for pk, slug in Scheme.objects.values_list("pk", "slug") if str(pk) == value), value
        )


class ConceptFilters(OfRecords):
    """Concepts by scheme."""

    scheme = OfScheme()


@admin.register(Concept, site=desks)
class ConceptAdmin(RecordAdmin):
    """Concepts (SKOS); the English preferred label is what lists and pages call them."""

    fixed = ("scheme",)
    mergeable = renameable = True
    fields = ("scheme", "slug", "parent", "notation", "definition", "scope_note", "related")
    inlines = (rows(ConceptLabel, extra=2), rows(ConceptMatch))
    panels = (Panel("narrower", "parent", ("scheme",)),)
    list_display = ("label", "slug", "scheme", "parent", "status", "updated_at")
    filters = ConceptFilters
    search_fields = ("label", "slug", "labels__text", "notation")
    ordering = ("scheme__position", "label")
