"""Links and names as templates take them, and which linked records readers may see."""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.models import (
    Attribution,
    ClaimTag,
    Concept,
    Institution,
    LegalInstrument,
    Passage,
    PassageTag,
    Person,
    Provision,
    ProvisionCitation,
)


@dataclass(frozen=True)
class Link:
    """A label that leads somewhere."""

    label: str
    url: str
    language: str = ""


@dataclass(frozen=True)
class Name:
    """The name of somebody or of a body; without an address it is not a record of this base."""

    name: str
    url: str = ""
    language: str = ""


def name_of(record: Institution | Person | LegalInstrument) -> Name:
    """A published institution or person as a name."""
    return Name(record.name, record.get_absolute_url())


def claimant_names(attributions: Iterable[Attribution], role: str) -> list[Name]:
    """The claimants or the reporters among visible attributions."""
    return [name_of(one.claimant) for one in attributions if one.role == role]


def concept_link(concept: Concept) -> Link:
    return Link(concept.label, concept.get_absolute_url())


def tag_links(tags: Iterable[PassageTag | ClaimTag]) -> list[Link]:
    """The concepts of visible tags."""
    return [concept_link(tag.concept) for tag in tags]


def law_link(instrument: LegalInstrument | None, provision: Provision | None) -> Link | None:
    """The provision where one is named and published, else the instrument where it is published."""
    if instrument is None or not instrument.is_published:
        return None
    if provision is not None and provision.is_published:
        return Link(str(provision), provision.get_absolute_url())
    return Link(instrument.name, instrument.get_absolute_url())


def is_readable(passage: Passage | None) -> bool:
    """Whether readers can open the passage; its edition and document must be loaded."""
    return passage is not None and passage.is_published and passage.edition.document.is_published


@dataclass(frozen=True)
class CitedLaw:
    """A provision or instrument that a claim or passage refers to, and how."""

    label: str
    url: str
    relation: str
    as_printed: str = ""


def cited_law(citations: Iterable[ProvisionCitation]) -> list[CitedLaw]:
    """Visible citations as templates show them."""
    linked = ((citation, law_link(citation.instrument, citation.provision)) for citation in citations)
    return [
        CitedLaw(link.label, link.url, str(citation.get_relation_display()), citation.as_printed)
        for citation, link in linked
        if link
    ]
