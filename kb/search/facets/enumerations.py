"""Facets of closed lists: what a source or a claim is, what evidence does, how a claim was checked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kb.models import Claim, Document, Evidence, Verification

from ..section import Section
from .facet import SOURCES, Facet, Known


@dataclass(frozen=True, kw_only=True)
class EnumerationFacet(Facet):
    """The values of a closed list."""

    choices: type[TextChoices]

    def known(self, values: Iterable[str], base: Known) -> set[str]:
        return set(values) & set(self.choices.values)

    def candidates(self, value: str, base: Known) -> list[str]:
        return list(self.choices.values)

    def called(self, value: str, base: Known) -> str:
        label = str(self.choices(value).label)
        return label[:1].upper() + label[1:]


ENUMERATIONS = (
    EnumerationFacet(
        parameter="doc_kind",
        label=_("Kind of source"),
        lead=_("from the source type"),
        sections=SOURCES,
        choices=Document.Kind,
    ),
    EnumerationFacet(
        parameter="claim_kind",
        label=_("Kind of claim"),
        lead=_("of the kind"),
        sections=frozenset({Section.CLAIMS, Section.INSTITUTIONS}),
        choices=Claim.Kind,
    ),
    EnumerationFacet(
        parameter="role",
        label=_("What the passage does for a claim"),
        lead=_("that evidence"),
        sections=frozenset({Section.PASSAGES, Section.CLAIMS}),
        choices=Evidence.Role,
    ),
    EnumerationFacet(
        parameter="verification",
        label=_("Checked against the primary text"),
        lead=_("checked with the result"),
        sections=frozenset({Section.CLAIMS, Section.INSTITUTIONS}),
        choices=Verification.Outcome,
    ),
    EnumerationFacet(
        parameter="addressee",
        label=_("Addressed to"),
        lead=_("addressed to"),
        sections=frozenset({Section.CLAIMS}),
        choices=Claim.Addressee,
    ),
)
