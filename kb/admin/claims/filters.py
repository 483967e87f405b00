"""What narrows the lists of claims and of what hangs on them."""

from django.utils.translation import gettext_lazy as _

from ..lists.filter_set import OfRecords
from ..lists.filters import Among, Named


class ClaimFilters(OfRecords):
    """Claims by kind, by what the primary text says, by the document they rest on, and by tag."""

    kind = Among("kind")
    outcome = Among("verification__outcome", label=_("primary text"))
    document = Named("evidence__passage__edition__document", "document", label=_("document"))
    concept = Named("tags__concept", "concept", label=_("concept"))


class EvidenceFilters(OfRecords):
    """Evidence by role and document."""

    role = Among("role")
    document = Named("passage__edition__document", "document", label=_("document"))


class ClaimTagFilters(OfRecords):
    """Tags by concept."""

    concept = Named("concept", "concept", label=_("concept"))


class ClaimRelationFilters(OfRecords):
    """Relations by kind."""

    kind = Among("kind")


class VerificationFilters(OfRecords):
    """Verifications by what was found."""

    outcome = Among("outcome")
