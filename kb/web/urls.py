"""Which public page answers which address."""

from django.urls import URLPattern, URLResolver, path, register_converter

from .addresses import ProvisionPathConverter, PublicIdConverter, SchemeConverter
from .compare import compare
from .health import healthz, readyz
from .issues import issues

register_converter(PublicIdConverter, "public_id")
register_converter(SchemeConverter, "scheme")
register_converter(ProvisionPathConverter, "provision_path")

disputes = [
    path("issues/", issues, name="issues"),
    path("compare/", compare, name="compare"),
]

watching = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]

urlpatterns: list[URLPattern | URLResolver] = [*disputes, *watching]
