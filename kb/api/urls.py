"""Which record or list answers which address below /api/."""

from django.urls import URLPattern, URLResolver, path

from .overview import newest, nothing_here, overview
from .records import record, records
from .search import search_records

urlpatterns: list[URLPattern | URLResolver] = [
    path("", newest),
    path("v1/", overview, name="api"),
    path("v1/search/", search_records, name="api-search"),
    path("v1/<slug:plural>/", records, name="api-records"),
    path("v1/<slug:plural>/<str:key>/", record, name="api-record"),
    path("v1/<path:rest>", nothing_here, name="api-nothing"),
]
