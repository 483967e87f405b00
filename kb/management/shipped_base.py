"""The base that ships with the project, and whether the demo may bring it: never over one loaded from elsewhere."""

from pathlib import Path

from django.conf import settings

from kb.ingest.base.files import digest_of, name_of
from kb.models import LoadedBase


def is_replaced() -> bool:
    """Whether somebody loaded another version of it since the demo last did."""
    loaded, brought = _loaded(), _brought()
    return bool(loaded and brought) and loaded not in (brought, digest_of(_directory()))


def remember() -> None:
    """The demo has brought the version that is loaded now."""
    _mark().write_text(_loaded(), encoding="utf-8")


def _loaded() -> str:
    known = LoadedBase.objects.filter(name=name_of(_directory()))
    return known.values_list("digest", flat=True).first() or ""


def _brought() -> str:
    """The digest of the version that the demo brought last; "" where it never did, or before that was remembered."""
    return _mark().read_text(encoding="utf-8") if _mark().exists() else ""


def _directory() -> Path:
    return Path(settings.BASE_DIR) / "fixtures"


def _mark() -> Path:
    return Path(settings.VAR) / "demo-base"
