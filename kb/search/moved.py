"""Where a value went: records that were renamed or merged keep their old slug as a way to the new one."""

from django.db.models import Model

from kb.models import (
    Concept,
    Curated,
    Institution,
    LegalInstrument,
    Person,
    Provision,
    SlugRedirect,
)

from .concepts import SCHEME_OF_PARAMETER
from .vocabulary import readings

_KIND = {"institutions": "institution", "people": "person", "instruments": "instrument"}
_MODEL: dict[str, type[Model]] = {
    "institutions": Institution,
    "people": Person,
    "instruments": LegalInstrument,
}


def moved_value(parameter: str, value: str) -> str | None:
    """The value that stands for an unknown one today, if a record once had it."""
    if parameter in SCHEME_OF_PARAMETER:
        return _moved_concept(SCHEME_OF_PARAMETER[parameter], value)
    if parameter == "provision":
        return _moved_provision(value)
    for kind, slug in readings(parameter, value):
        if new := _moved_record(kind, slug):
            return f"{kind}/{new}" if "/" in value else new
    return None


def _renamed(kind: str, slug: str) -> str | None:
    return SlugRedirect.objects.filter(kind=kind, old_slug=slug).values_list("new_slug", flat=True).first()


def _moved_concept(scheme: str, slug: str) -> str | None:
    """A renamed concept; a merged one names its successor by scheme/slug, which must be of the same scheme."""
    if new := _renamed(f"concept/{scheme}", slug):
        return new
    merged = Concept.objects.filter(scheme__slug=scheme, slug=slug, status=Curated.Status.SUPERSEDED).first()
    successor_scheme, _slash, successor = (merged.replaced_by if merged else "").partition("/")
    return successor if successor and successor_scheme == scheme else None


def _moved_record(kind: str, slug: str) -> str | None:
    if kind not in _MODEL:
        return None
    if new := _renamed(_KIND[kind], slug):
        return new
    merged = _MODEL[kind]._default_manager.filter(slug=slug, status=Curated.Status.SUPERSEDED)
    return merged.values_list("replaced_by", flat=True).first()


def _moved_provision(key: str) -> str | None:
    slug, _colon, path = key.partition(":")
    instrument = _moved_record("instruments", slug) or slug
    new_path = _renamed(f"provision/{instrument}", path)
    if new_path or instrument != slug:
        return f"{instrument}:{new_path or path}"
    merged = Provision.objects.filter(instrument__slug=slug, path=path, status=Curated.Status.SUPERSEDED)
    return merged.values_list("replaced_by", flat=True).first()
