"""Where a record stands on the web: its permanent address, and those of its files and citations."""

from django.conf import settings
from django.urls import reverse

from kb.identifying import display
from kb.models import Addressed, Claim, Concept, Passage, Provision
from kb.representing import kind_of


def absolute_url(path: str) -> str:
    """The full address of a path of this site, from the setting alone."""
    return f"{settings.SITE_URL}{path}"


def record_url(record: Addressed) -> str:
    """The absolute permanent address of a record."""
    return absolute_url(record.get_absolute_url())


def file_path(record: Addressed, extension: str) -> str:
    """The path of the same record in another format: its address, a dot, the extension."""
    return f"{record.get_absolute_url().rstrip('/')}.{extension}"


def record_key(record: Addressed) -> str:
    """What names a record of its kind in an address: public id, slug, scheme:slug or instrument:path."""
    if isinstance(record, (Passage, Claim)):
        return display(record.public_id)
    if isinstance(record, Concept):
        return f"{record.scheme.slug}:{record.slug}"
    return record.key if isinstance(record, Provision) else record.slug


def cite_path(record: Addressed) -> str:
    """The path of the page that holds the citations of a record."""
    return reverse("cite", kwargs={"kind": kind_of(record), "key": record_key(record)})
