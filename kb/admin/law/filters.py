"""What narrows the lists of instruments, provisions and citations."""

from django.utils.translation import gettext_lazy as _

from ..lists.filter_set import OfRecords
from ..lists.filters import Among, IsGiven, Named, YesNo


class InstrumentFilters(OfRecords):
    """Instruments by form, force and jurisdiction."""

    form = Among("form")  # type: ignore[assignment]  # is taken out when the class is made
    binding = YesNo("binding")
    jurisdiction = Named("jurisdiction", "concept", label=_("jurisdiction"))
    of_a_jurisdiction = IsGiven("jurisdiction", label=_("jurisdiction is given"))


class ProvisionFilters(OfRecords):
    """Provisions by instrument."""

    instrument = Named("instrument", "instrument", label=_("instrument"))


class CitationFilters(OfRecords):
    """Citations by relation, by where they come from, and by instrument."""

    relation = Among("relation")
    origin = Among("origin")
    instrument = Named("instrument", "instrument", label=_("instrument"))
