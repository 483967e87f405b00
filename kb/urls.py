"""Which part of the site answers which address."""

from django.urls import include, path

from kb.admin import desks

urlpatterns = [
    path("admin/", desks.urls),
    path("api/", include("kb.api.urls")),
    path("", include("kb.web.urls")),
    path("", include("kb.api.record_urls")),
]

handler400 = "kb.web.errors.bad_request"
handler403 = "kb.web.errors.permission_denied"
handler404 = "kb.web.errors.page_not_found"
handler500 = "kb.web.errors.server_error"
