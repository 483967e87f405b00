"""Lists of records that have a public id: typed into the search of the list, it leads to its record."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from kb.ingest.lookup.records import with_public_id


class NumberedList(admin.ModelAdmin):
    """A list that is also searched by public id, however that is written."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        numbered = with_public_id(queryset, search_term)
        if numbered is not None:
            return queryset.filter(pk=numbered.pk), False
        return super().get_search_results(request, queryset, search_term)
