"""Which public page answers which address."""

from django.urls import URLPattern, URLResolver, path

from . import reference_urls
from .claim import claim
from .compare import compare
from .document import document
from .document_changes import document_changes
from .health import healthz, readyz
from .home import home
from .issue import issue
from .issues import issues
from .passage import passage
from .search import claims, documents, search

finding = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("claims/", claims, name="claims"),
    path("documents/", documents, name="documents"),
]

sources = [
    path("documents/<slug:slug>/", document, name="document"),
    path("documents/<slug:slug>/changes/", document_changes, name="document-changes"),
    path("p/<public_id:public_id>", passage, name="passage"),
]

disputes = [
    path("c/<public_id:public_id>", claim, name="claim"),
    path("issues/", issues, name="issues"),
    path("issues/<slug:slug>/", issue, name="issue"),
    path("compare/", compare, name="compare"),
]

watching = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *finding,
    *sources,
    *disputes,
    *watching,
    *reference_urls.urlpatterns,
]
