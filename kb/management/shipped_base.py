"""The base that ships with the project, and whether the demo may bring it: never over one loaded from elsewhere."""

from pathlib import Path

from django.conf import settings

from kb.ingest.base.files import digest_of, name_of
from kb.models import LoadedBase


def directory() -> Path:
    """Where it lies."""
    return Path(settings.BASE_DIR) / "fixtures"


def is_replaced() -> bool:
    """Whether the version that is here came from elsewhere, and not with this program or an older one."""
    known = _known()
    if known is None or known.digest in ("", digest_of(directory())):
        return False
    brought = _noted_in_a_file() if known.shipped is None else known.shipped
    return brought is not None and known.digest != brought


def remember() -> None:
    """The version that is loaded now is the one that ships."""
    known = _known()
    if known is not None and known.digest == digest_of(directory()):
        LoadedBase.objects.filter(pk=known.pk).update(shipped=known.digest)


def _known() -> LoadedBase | None:
    return LoadedBase.objects.filter(name=name_of(directory())).first()


def _noted_in_a_file() -> str | None:
    """The digest as it was noted before the database had it; None where nobody knows."""
    mark = Path(settings.VAR) / "demo-base"
    return mark.read_text(encoding="utf-8") if mark.exists() else None
