"""The handles by which records name each other in writing: themes/privacy, iccpr:17, wp3298-theme-2#rec.1."""

from collections.abc import Callable
from typing import Any, Literal, overload

from django.db import models

from kb.models import (
    Claim,
    ClaimRelation,
    ClaimTag,
    Concept,
    Curated,
    Document,
    Edition,
    Evidence,
    Institution,
    Issue,
    LegalInstrument,
    Passage,
    PassageTag,
    Person,
    Provision,
    ProvisionCitation,
    Verification,
)

from .errors import UnknownReference

KINDS: dict[str, type[Curated]] = {
    "claim": Claim,
    "concept": Concept,
    "document": Document,
    "edition": Edition,
    "institution": Institution,
    "instrument": LegalInstrument,
    "issue": Issue,
    "passage": Passage,
    "person": Person,
    "provision": Provision,
    "passage-tag": PassageTag,
    "claim-tag": ClaimTag,
    "evidence": Evidence,
    "claim-relation": ClaimRelation,
    "provision-citation": ProvisionCitation,
    "verification": Verification,
}
_KIND_OF = {model: kind for kind, model in KINDS.items()}


def kind_of(record: Curated | type[Curated]) -> str:
    """The word for a record's kind, as history, handles and the API use it."""
    return _KIND_OF[record if isinstance(record, type) else type(record)]


def model_of(kind: str) -> type[Curated]:
    """The model behind a kind; KeyError for a word that is none."""
    return KINDS[kind]


def _passage(passage: Passage) -> str:
    edition = passage.edition
    number = "" if edition.basis == Edition.Basis.SUMMARY else f"/{edition.number}"
    return f"{edition.document.slug}{number}#{passage.path}"


def _law(record: ProvisionCitation) -> str:
    return handle(record.provision or record.instrument)


_HANDLES: dict[type[Curated], Callable[[Any], str]] = {
    Claim: lambda record: record.slug,
    Concept: lambda record: f"{record.scheme.slug}/{record.slug}",
    Document: lambda record: record.slug,
    Edition: lambda record: f"{record.document.slug}/{record.number}",
    Institution: lambda record: record.slug,
    LegalInstrument: lambda record: record.slug,
    Issue: lambda record: record.slug,
    Passage: _passage,
    Person: lambda record: record.slug,
    Provision: lambda record: record.key,
    PassageTag: lambda record: f"{handle(record.passage)} → {handle(record.concept)}",
    ClaimTag: lambda record: f"{handle(record.claim)} → {handle(record.concept)}",
    Evidence: lambda record: f"{handle(record.claim)} ← {handle(record.passage)}",
    ClaimRelation: lambda record: f"{handle(record.claim)} {record.kind} {handle(record.other)}",
    ProvisionCitation: lambda record: f"{handle(record.passage or record.claim)} → {_law(record)}",
    Verification: lambda record: f"{handle(record.claim)} verification",
}


def handle(record: Curated) -> str:
    """The record's handle, unique within its kind for records that others refer to."""
    return _HANDLES[type(record)](record)


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
        try:
            return _LOOKUPS[kind](reference)
        except (models.ObjectDoesNotExist, ValueError) as error:
            raise UnknownReference(f"There is no {kind} “{reference}”.") from error


def _by_slug(model: type[Curated], prefix: str = "") -> Callable[[str], Curated]:
    """By slug, also where it is written as where claimants are of several kinds: people/…."""
    return lambda reference: model.objects.get(**{"slug": reference.removeprefix(prefix)})


def _concept(reference: str) -> Concept:
    scheme, _, slug = reference.partition("/")
    return Concept.objects.select_related("scheme").get(scheme__slug=scheme, slug=slug)


def _provision(reference: str) -> Provision:
    slug, _, path = reference.partition(":")
    return Provision.objects.select_related("instrument").get(instrument__slug=slug, path=path)


def _edition(reference: str) -> Edition:
    slug, _, number = reference.rpartition("/")
    return Edition.objects.select_related("document").get(document__slug=slug, number=int(number))


def _find_passage(reference: str) -> Passage:
    place, _, path = reference.partition("#")
    slug, _, number = place.partition("/")
    passages = Passage.objects.select_related("edition__document")
    if number:
        return passages.get(edition__document__slug=slug, edition__number=int(number), path=path)
    found = list(passages.filter(edition__document__slug=slug, path=path))
    summaries = [one for one in found if one.edition.basis == Edition.Basis.SUMMARY]
    if len(summaries or found) != 1:
        raise Passage.DoesNotExist  # of several texts nobody has said which
    return (summaries or found)[0]


_LOOKUPS: dict[str, Callable[[str], Curated]] = {
    "claim": _by_slug(Claim),
    "concept": _concept,
    "document": _by_slug(Document),
    "edition": _edition,
    "institution": _by_slug(Institution, "institutions/"),
    "instrument": _by_slug(LegalInstrument),
    "issue": _by_slug(Issue),
    "passage": _find_passage,
    "person": _by_slug(Person, "people/"),
    "provision": _provision,
}
