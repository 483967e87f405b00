"""Claims as cards: the sentence, who makes it, and under it, in place, the quoted words."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format

from kb.models import Attribution, Claim, Evidence, Quantity, Verification
from kb.web.elements.dates import date_words
from kb.web.elements.links import Link, Name, claimant_names, is_readable, law_link, tag_links
from kb.web.elements.pinpoints import pinpoint

from .older_words import OlderWords, older_words

#: How many pieces of evidence a card shows before it says how many more there are.
SHOWN = 2


@dataclass(frozen=True)
class Source:
    """The document that words come from."""

    title: str
    url: str
    language: str


@dataclass(frozen=True)
class EvidenceView:
    """One piece of evidence, as _evidence.html takes it."""

    role: str
    quote: str
    language: str
    document: Source
    pinpoint: str
    url: str
    date: str
    note: str
    context: str = ""
    older: OlderWords | None = None


@dataclass(frozen=True)
class QuantityView:
    """A figure, as _quantity.html takes it."""

    value: str
    qualifier: str
    unit: str
    period: str
    self_reported: bool
    note: str


@dataclass(frozen=True)
class VerificationView:
    """What checking has shown, as _verification.html takes it."""

    status: str
    note: str
    checked: str
    source: Link | None


@dataclass(frozen=True)
class ClaimCard:
    """A claim, as _claim_card.html takes it; hashable, so that a rendered card is remembered."""

    public_id: str
    statement: str
    url: str
    kind: str
    kind_label: str
    claimants: tuple[Name, ...]
    reporters: tuple[Name, ...]
    as_of: str
    evidence: tuple[EvidenceView, ...]
    language: str = "en"
    as_of_edtf: str = ""
    quantities: tuple[QuantityView, ...] = ()
    addressees: tuple[Name, ...] = ()
    verification: VerificationView | None = None
    more_evidence: int = 0
    contradictions: int = 0
    tags: tuple[Link, ...] = ()


def evidence_view(evidence: Evidence, *, with_context: bool = False) -> EvidenceView:
    """A visible piece of evidence with its source, and on request the whole passage in our words."""
    passage = evidence.passage
    document = passage.edition.document
    return EvidenceView(
        role=evidence.role,
        quote=evidence.quote,
        language=passage.language,
        document=Source(document.title, document.get_absolute_url(), document.language),
        pinpoint=pinpoint(passage),
        url=passage.get_absolute_url(),
        date=date_words(document.date),
        note=evidence.note,
        context=passage.summary if with_context else "",
        older=older_words(evidence),
    )


def quantity_view(quantity: Quantity) -> QuantityView:
    exactly = quantity.qualifier == Quantity.Qualifier.EXACTLY
    return QuantityView(
        value=_number(quantity.value),
        qualifier="" if exactly else str(quantity.get_qualifier_display()),
        unit=quantity.unit,
        period=date_words(quantity.period),
        self_reported=quantity.self_reported,
        note=quantity.note,
    )


def _number(value: Decimal) -> str:
    """Grouped for the reader, without trailing noughts."""
    return str(number_format(f"{value.normalize():f}", use_l10n=True, force_grouping=True))


def verification_view(verification: Verification | None) -> VerificationView | None:
    """None for a claim that nobody set out to verify."""
    if verification is None:
        return None
    source = law_link(verification.instrument, verification.provision)
    passage = verification.passage
    if source is None and passage is not None and is_readable(passage):
        source = Link(str(passage), passage.get_absolute_url())
    checked = date_words(verification.checked)
    return VerificationView(verification.outcome, verification.note, checked, source)


def claim_card(claim: Claim, *, shown: int = SHOWN, whole: bool = False) -> ClaimCard:
    """The card of a claim loaded with `for_cards()`, with at most `shown` pieces of evidence.

    With none shown it does not say how many there are: the page shows them elsewhere. A `whole` card has all evidence
    in its context, and tags.
    """
    roles = Attribution.Role
    evidence = claim.visible_evidence
    shown = len(evidence) if whole else shown
    return ClaimCard(
        public_id=claim.public_id,
        statement=claim.statement,
        url=claim.get_absolute_url(),
        kind=claim.kind,
        kind_label=str(claim.get_kind_display()),
        claimants=tuple(claimant_names(claim.visible_attributions, roles.CLAIMANT)),
        reporters=tuple(claimant_names(claim.visible_attributions, roles.REPORTER)),
        as_of=date_words(claim.as_of),
        as_of_edtf=str(claim.as_of),
        quantities=tuple(quantity_view(quantity) for quantity in claim.quantities.all()),
        addressees=tuple(Name(label) for label in claim.addressee_labels),
        verification=verification_view(claim.visible_verification),
        evidence=tuple(evidence_view(one, with_context=whole) for one in evidence[:shown]),
        more_evidence=max(0, len(evidence) - shown) if shown else 0,
        contradictions=claim.contradictions,
        tags=tuple(tag_links(claim.visible_tags)) if whole else (),
    )
