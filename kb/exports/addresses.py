"""Where a record stands on the web: its permanent address, and those of its files and citations."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

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


def passage_path(public_id: str) -> str:
    """`/p/…` of a stored public id."""
    return _path(get_language(), "passage", public_id=display(public_id))


def claim_path(public_id: str) -> str:
    """`/c/…` of a stored public id."""
    return _path(get_language(), "claim", public_id=display(public_id))


def scheme_path(slug: str) -> str:
    return _path(get_language(), "scheme", scheme=slug)


def concept_path(scheme: str, slug: str) -> str:
    return _path(get_language(), "concept", scheme=scheme, slug=slug)


def law_path(instrument: str, path: str | None = None) -> str:
    """That of the provision where a path names one, else that of the instrument."""
    if path is None:
        return slug_path("instrument", instrument)
    return _path(get_language(), "provision", slug=instrument, path=path)


def slug_path(kind: str, slug: str) -> str:
    """The path of a record of a kind that a slug alone names: document, issue, instrument, institution, person."""
    return _path(get_language(), kind, slug=slug)


def comparison_path(document: str, old: int | None = None, new: int | None = None) -> str:
    """Where editions of the document of this slug are compared: two by their numbers, or those the page chooses."""
    path = _path(get_language(), "document-changes", slug=document)
    return path if old is None else f"{path}?from={old}&to={new}"


@lru_cache(maxsize=20_000)
def _path(language: str | None, name: str, **parts: str) -> str:
    """The path in the active language, which is the first argument so that each language is remembered apart.

    Made once for each: a long page links the same concept many times.
    """
    return reverse(name, kwargs=parts)
