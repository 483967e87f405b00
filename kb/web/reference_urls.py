"""Which page answers which address: vocabulary, law, institutions, people, citations, the site itself."""

from django.urls import URLPattern, URLResolver, path

import kb.exports.address_parts  # noqa: F401  (names the parts of addresses)

from .citation_files import citation_file
from .cite import cite
from .concept import concept
from .institution import institution
from .instrument import instrument
from .people import people
from .person import person
from .provision import provision
from .scheme import scheme

vocabulary = [
    path("<scheme:scheme>/", scheme, name="scheme"),
    path("<scheme:scheme>/<slug:slug>/", concept, name="concept"),
]

law = [
    path("instruments/<slug:slug>/", instrument, name="instrument"),
    path("instruments/<slug:slug>/<provision_path:path>/", provision, name="provision"),
]

parties = [
    path("institutions/<slug:slug>/", institution, name="institution"),
    path("people/", people, name="people"),
    path("people/<slug:slug>/", person, name="person"),
]

citations = [
    path("cite/<str:kind>/<str:key>", cite, name="cite"),
    path("documents/<slug:slug>.<cited_as:extension>", citation_file, {"kind": "document"}, "document-file"),
    path("p/<public_id:public_id>.<cited_as:extension>", citation_file, {"kind": "passage"}, "passage-file"),
    path("c/<public_id:public_id>.<cited_as:extension>", citation_file, {"kind": "claim"}, "claim-file"),
    path(
        "instruments/<slug:slug>.<cited_as:extension>",
        citation_file,
        {"kind": "instrument"},
        "instrument-file",
    ),
    path(
        "instruments/<slug:slug>/<provision_path:path>.<cited_as:extension>",
        citation_file,
        {"kind": "provision"},
        "provision-file",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [*vocabulary, *law, *parties, *citations]
