"""The kinds of record that a search looks for, each a section of its own."""

from enum import StrEnum

from django.utils.translation import gettext as _


class Section(StrEnum):
    """What kind of record is looked for; the values of the parameter `in`."""

    PASSAGES = "passages"
    CLAIMS = "claims"
    DOCUMENTS = "documents"
    INSTRUMENTS = "instruments"
    INSTITUTIONS = "institutions"


def section_name(section: Section) -> str:
    """What a section is called."""
    return {
        Section.PASSAGES: _("Passages"),
        Section.CLAIMS: _("Claims"),
        Section.DOCUMENTS: _("Documents"),
        Section.INSTRUMENTS: _("Legal instruments"),
        Section.INSTITUTIONS: _("Institutions and people"),
    }[section]
