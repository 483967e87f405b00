"""Which page of the works of reference answers which address: vocabulary, law, institutions, citations, the site itself."""

from django.urls import URLPattern, URLResolver, path

from . import addresses  # noqa: F401  (names the parts of addresses)
from .concept import concept
from .scheme import scheme

vocabulary = [
    path("<scheme:scheme>/", scheme, name="scheme"),
    path("<scheme:scheme>/<slug:slug>/", concept, name="concept"),
]

urlpatterns: list[URLPattern | URLResolver] = [*vocabulary]
