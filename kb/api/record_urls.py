"""The records as JSON at their own addresses: the address of the page with ".json" at its end."""

from django.urls import URLPattern, URLResolver, path

import kb.exports.address_patterns  # noqa: F401  (names the parts of addresses)
from kb.representing import Service, taking_part

from .records import record_at_address

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{kind.address}.json", record_at_address, {"kind": name}, f"{name}-json")
    for name, kind in taking_part(Service.ADDRESSED).items()
]
