"""The handles by which records name each other in writing: themes/privacy, iccpr:17, wp3298-theme-2#rec.1."""

from typing import Literal, overload

from django.db import models

from kb.models import (
    Claim,
    Concept,
    Curated,
    Document,
    Institution,
    LegalInstrument,
    Passage,
    Person,
    Provision,
)

from .errors import UnknownReference
from .kinds import KINDS


def party_handle(record: Institution | Person) -> str:
    """The handle of a claimant or contributor, who may be an institution or a person."""
    prefix = "people" if isinstance(record, Person) else "institutions"
    return f"{prefix}/{record.slug}"


class References:
    """Finds records by handle and remembers them, so that loading a whole base asks for each record once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Curated] = {}

    def remember(self, kind: str, reference: str, record: Curated) -> None:
        self._known[kind, reference] = record

    @overload
    def find(self, kind: Literal["claim"], reference: str) -> Claim: ...

    @overload
    def find(self, kind: Literal["concept"], reference: str) -> Concept: ...

    @overload
    def find(self, kind: Literal["document"], reference: str) -> Document: ...

    @overload
    def find(self, kind: Literal["instrument"], reference: str) -> LegalInstrument: ...

    @overload
    def find(self, kind: Literal["passage"], reference: str) -> Passage: ...

    @overload
    def find(self, kind: Literal["provision"], reference: str) -> Provision: ...

    @overload
    def find(self, kind: str, reference: str) -> Curated: ...

    def find(self, kind: str, reference: str) -> Curated:
        """The record of this kind with this handle; UnknownReference if there is none."""
        key = (kind, reference)
        if key not in self._known:
            self._known[key] = self._load(kind, reference)
        return self._known[key]

    def find_party(self, reference: str) -> Institution | Person:
        """The institution or person behind institutions/<slug> or people/<slug>."""
        prefix, _, slug = reference.partition("/")
        kinds = {"people": "person", "institutions": "institution"}
        if prefix not in kinds or not slug:
            raise UnknownReference(f"“{reference}” is neither institutions/… nor people/….")
        party = self.find(kinds[prefix], slug)
        return party  # type: ignore[return-value]  # of one of these two kinds

    def find_law(self, reference: str) -> tuple[LegalInstrument, Provision | None]:
        """The instrument, and the provision where the reference (udhr, iccpr:17) names one."""
        slug, _, path = reference.partition(":")
        instrument = self.find("instrument", slug)
        return instrument, self.find("provision", reference) if path else None

    def _load(self, kind: str, reference: str) -> Curated:
        look_up = KINDS[kind].look_up
        if look_up is None:
            raise KeyError(kind)
        try:
            return look_up(reference)
        except (models.ObjectDoesNotExist, ValueError) as error:
            raise UnknownReference(f"There is no {kind} “{reference}”.") from error
