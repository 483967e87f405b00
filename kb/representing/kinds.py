"""The kinds of record, one object each: what it is called, its handle and address, and what it takes part in.

Whatever is keyed by kind elsewhere covers exactly the kinds that take part in it (tests/representing/test_kinds.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

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

from . import lookups


class Service(StrEnum):
    """What a kind of record may take part in."""

    #: It has an address of its own, which answers also when it has ended, and is told there to other programs.
    ADDRESSED = "addressed"
    #: The API lists it.
    LISTED = "listed"
    #: Searches find it, and so do feeds of searches.
    SEARCHED = "searched"
    #: It is cited as a printed source, with files for reference managers at its own address.
    CITED = "cited"
    #: Others name it by its handle, which people type.
    NAMED = "named"
    #: A dump holds it under its own name, also when it has ended.
    DUMPED = "dumped"
    #: It ties records to one another, and is written inside one of them.
    LINK = "link"


@dataclass(frozen=True)
class Kind:
    """A kind of record; `name` is the word for it in history, handles and the API, `plural` that of lists.

    `handle` is unique within the kind for records that others refer to, `look_up` finds a record by it. `address` is
    the route of its page, without the slash at its end.
    """

    name: str
    plural: str
    model: type[Curated]
    handle: Callable[[Any], str]
    services: frozenset[Service]
    look_up: Callable[[str], Curated] | None = None
    address: str = ""


def _slug(record: Any) -> str:
    return str(record.slug)


def _passage(passage: Passage) -> str:
    edition = passage.edition
    number = "" if edition.basis == Edition.Basis.SUMMARY else f"/{edition.number}"
    return f"{edition.document.slug}{number}#{passage.path}"


def _law(record: ProvisionCitation) -> str:
    return handle(record.provision or record.instrument)


_EVERYWHERE = frozenset(Service) - {Service.LINK}
_UNPRINTED = _EVERYWHERE - {Service.CITED}
_UNSEARCHED = _UNPRINTED - {Service.SEARCHED}
_LINK = frozenset({Service.LINK})

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "document",
            "documents",
            Document,
            _slug,
            _EVERYWHERE,
            lookups.by_slug(Document),
            "documents/<slug:slug>",
        ),
        Kind(
            "passage", "passages", Passage, _passage, _EVERYWHERE, lookups.passage, "p/<public_id:public_id>"
        ),
        Kind("claim", "claims", Claim, _slug, _EVERYWHERE, lookups.by_slug(Claim), "c/<public_id:public_id>"),
        Kind(
            "issue",
            "issues",
            Issue,
            _slug,
            _UNSEARCHED - {Service.NAMED},
            lookups.by_slug(Issue),
            "issues/<slug:slug>",
        ),
        Kind(
            "concept",
            "concepts",
            Concept,
            lambda record: f"{record.scheme.slug}/{record.slug}",
            _UNSEARCHED,
            lookups.concept,
            "<scheme:scheme>/<slug:slug>",
        ),
        Kind(
            "instrument",
            "instruments",
            LegalInstrument,
            _slug,
            _EVERYWHERE,
            lookups.by_slug(LegalInstrument),
            "instruments/<slug:slug>",
        ),
        Kind(
            "provision",
            "provisions",
            Provision,
            lambda record: record.key,
            _EVERYWHERE,
            lookups.provision,
            "instruments/<slug:slug>/<provision_path:path>",
        ),
        Kind(
            "institution",
            "institutions",
            Institution,
            _slug,
            _UNPRINTED,
            lookups.by_slug(Institution, "institutions/"),
            "institutions/<slug:slug>",
        ),
        Kind(
            "person",
            "people",
            Person,
            _slug,
            _UNPRINTED,
            lookups.by_slug(Person, "people/"),
            "people/<slug:slug>",
        ),
        Kind(
            "edition",
            "editions",
            Edition,
            lambda record: f"{record.document.slug}/{record.number}",
            frozenset({Service.DUMPED}),
            lookups.edition,
        ),
        Kind(
            "passage-tag",
            "passage-tags",
            PassageTag,
            lambda record: f"{handle(record.passage)} → {handle(record.concept)}",
            _LINK,
        ),
        Kind(
            "claim-tag",
            "claim-tags",
            ClaimTag,
            lambda record: f"{handle(record.claim)} → {handle(record.concept)}",
            _LINK,
        ),
        Kind(
            "evidence",
            "evidence",
            Evidence,
            lambda record: f"{handle(record.claim)} ← {handle(record.passage)}",
            _LINK,
        ),
        Kind(
            "claim-relation",
            "claim-relations",
            ClaimRelation,
            lambda record: f"{handle(record.claim)} {record.kind} {handle(record.other)}",
            _LINK,
        ),
        Kind(
            "provision-citation",
            "provision-citations",
            ProvisionCitation,
            lambda record: f"{handle(record.passage or record.claim)} → {_law(record)}",
            _LINK,
        ),
        Kind(
            "verification",
            "verifications",
            Verification,
            lambda record: f"{handle(record.claim)} verification",
            _LINK,
        ),
    )
}
_KIND_OF = {kind.model: kind for kind in KINDS.values()}


def kind_of(record: Curated | type[Curated]) -> str:
    """The word for a record's kind, as history, handles and the API use it."""
    return _KIND_OF[record if isinstance(record, type) else type(record)].name


def model_of(kind: str) -> type[Curated]:
    """The model behind a kind; KeyError for a word that is none."""
    return KINDS[kind].model


def taking_part(service: Service) -> dict[str, Kind]:
    """The kinds that take part in this, by name."""
    return {name: kind for name, kind in KINDS.items() if service in kind.services}


def handle(record: Curated) -> str:
    """The record's handle, unique within its kind for records that others refer to."""
    return _KIND_OF[type(record)].handle(record)
