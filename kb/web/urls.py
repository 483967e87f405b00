"""Which public page answers which address."""

from django.urls import URLPattern, URLResolver, path

from . import reference_urls
from .claims.claim_page import claim
from .disputes.compare_page import compare
from .disputes.issue_page import issue
from .disputes.issues_page import issues
from .search.search_page import claims, documents, search
from .serving.health import healthz, readyz
from .site.home_page import home
from .sources.documents.document_page import document
from .sources.editions.changes_page import document_changes
from .sources.passages.passage_page import passage

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
