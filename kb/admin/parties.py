"""The desk of institutions and people: who publishes, hosts, issues law and makes claims."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kb.models import (
    Affiliation,
    Institution,
    InstitutionIdentifier,
    InstitutionName,
    InstitutionRelation,
    Person,
    PersonIdentifier,
    PersonName,
)

from .lists.filter_set import OfRecords
from .lists.filters import Among, IsGiven, Named
from .records.desk import RecordAdmin
from .records.row_inlines import rows
from .site import desks


class InstitutionFilters(OfRecords):
    """Institutions by type and place."""

    type = Among("type")
    place = Named("place", "concept", label=_("place"))
    at_a_place = IsGiven("place", label=_("place is given"))


@admin.register(Institution, site=desks)
class InstitutionAdmin(RecordAdmin):
    """Bodies, with names in every language, identifiers and dated relations."""

    mergeable = renameable = True
    inlines = (
        rows(InstitutionName),
        rows(InstitutionIdentifier),
        rows(InstitutionRelation, fk_name="institution", joined=("other",)),
    )
    list_display = ("name", "slug", "type", "place", "parent", "status", "updated_at")
    filters = InstitutionFilters
    search_fields = ("name", "slug", "names__text", "identifiers__value")


@admin.register(Person, site=desks)
class PersonAdmin(RecordAdmin):
    """People known here through published work."""

    mergeable = renameable = True
    inlines = (rows(PersonName), rows(PersonIdentifier), rows(Affiliation, joined=("institution",)))
    list_display = ("name", "slug", "family", "given", "status", "updated_at")
    search_fields = ("name", "slug", "family", "given", "names__text")
