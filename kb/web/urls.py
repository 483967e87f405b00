"""Which public page answers which address, by what it shows."""

from django.urls import URLPattern, URLResolver, path

import kb.exports.address_patterns  # noqa: F401  (names the parts of addresses)
from kb.representing import Service, taking_part

from .claims.claim_page import claim
from .disputes.compare_page import compare
from .disputes.issue_page import issue
from .disputes.issues_page import issues
from .law.instrument_page import instrument
from .law.instruments_page import instruments
from .law.provision_page import provision
from .parties.institution_page import institution
from .parties.people_page import people
from .parties.person_page import person
from .records.citation_files import citation_file
from .records.cite_page import cite
from .search.search_page import claims, documents, institutions, search
from .serving.health import healthz, readyz
from .site.about_pages import about, accessibility, data, help_search, method, privacy, robots, security
from .site.changes_page import changes
from .site.home_page import home
from .sources.documents.document_page import document
from .sources.editions.changes_page import document_changes
from .sources.passages.passage_page import passage
from .vocabulary.concept_page import concept
from .vocabulary.scheme_page import scheme

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

vocabulary = [
    path("<scheme:scheme>/", scheme, name="scheme"),
    path("<scheme:scheme>/<slug:slug>/", concept, name="concept"),
]

law = [
    path("instruments/", instruments, name="instruments"),
    path("instruments/<slug:slug>/", instrument, name="instrument"),
    path("instruments/<slug:slug>/<provision_path:path>/", provision, name="provision"),
]

parties = [
    path("institutions/", institutions, name="institutions"),
    path("institutions/<slug:slug>/", institution, name="institution"),
    path("people/", people, name="people"),
    path("people/<slug:slug>/", person, name="person"),
]

citations = [
    path("cite/<str:kind>/<str:key>", cite, name="cite"),
    *(
        path(f"{kind.address}.<cited_as:extension>", citation_file, {"kind": name}, f"{name}-file")
        for name, kind in taking_part(Service.CITED).items()
    ),
]

itself = [
    path("about/", about, name="about"),
    path("about/method/", method, name="about-method"),
    path("about/privacy/", privacy, name="about-privacy"),
    path("about/accessibility/", accessibility, name="about-accessibility"),
    path("help/search/", help_search, name="help-search"),
    path("data/", data, name="data"),
    path("changes/", changes, name="changes"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *finding,
    *sources,
    *disputes,
    *watching,
    *vocabulary,
    *law,
    *parties,
    *citations,
    *itself,
]
