"""The records as JSON at their own addresses: the address of the page with ".json" at its end."""

from django.urls import URLPattern, URLResolver, path

import kb.exports.address_parts  # noqa: F401  (names the parts of addresses)

from .records import record_at_address

_ADDRESSES = {
    "document": "documents/<slug:slug>",
    "passage": "p/<public_id:public_id>",
    "claim": "c/<public_id:public_id>",
    "issue": "issues/<slug:slug>",
    "concept": "<scheme:scheme>/<slug:slug>",
    "instrument": "instruments/<slug:slug>",
    "provision": "instruments/<slug:slug>/<provision_path:path>",
    "institution": "institutions/<slug:slug>",
    "person": "people/<slug:slug>",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{address}.json", record_at_address, {"kind": kind}, f"{kind}-json")
    for kind, address in _ADDRESSES.items()
]
