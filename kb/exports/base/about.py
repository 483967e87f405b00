"""What a dump says of itself: which base it is, under which licence, in which form."""

from pathlib import Path

from django.conf import settings

from kb.models import LoadedBase
from kb.representing import RecordMapping, layout

#: The licence of the base that ships, and of what curators add to it (CONTRIBUTING.md).
LICENCE = "CC-BY-4.0"
LICENCE_FILE = Path(settings.BASE_DIR) / "LICENSE-BASE"


def about(name: str = "") -> RecordMapping:
    """The record of the file; without a name, that of the base this one was filled from, else of the site."""
    known = LoadedBase.objects.exclude(name__in=["", layout.SHIPPED]).order_by("-loaded_at").first()
    shipped = LoadedBase.objects.filter(name=layout.SHIPPED).first()
    name = name or (known.name if known else settings.SITE_HOST)
    same = next((one for one in (known, shipped) if one is not None and one.name == name), None)
    return {
        "name": name,
        "title": same.title if same and same.title else settings.SITE_NAME,
        "licence": same.licence if same and same.licence else LICENCE,
        "format": layout.FORMAT,
    }
