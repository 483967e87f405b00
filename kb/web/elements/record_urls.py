"""Addresses of records from what names them, made once for each: a long page links the same concept many times."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language

from kb.identifying import display


def passage_url(public_id: str) -> str:
    """`/p/…` of a stored public id."""
    return _address(get_language(), "passage", public_id=display(public_id))


def claim_url(public_id: str) -> str:
    """`/c/…` of a stored public id."""
    return _address(get_language(), "claim", public_id=display(public_id))


def concept_url(scheme: str, slug: str) -> str:
    return _address(get_language(), "concept", scheme=scheme, slug=slug)


def law_url(instrument: str, path: str | None) -> str:
    """That of the provision where a path names one, else that of the instrument."""
    if path is None:
        return _address(get_language(), "instrument", slug=instrument)
    return _address(get_language(), "provision", slug=instrument, path=path)


@lru_cache(maxsize=20_000)
def _address(language: str | None, name: str, **parts: str) -> str:
    """The address in the active language, which is the first argument so that each language is remembered apart."""
    return reverse(name, kwargs=parts)
