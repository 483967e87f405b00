"""The facets, one object each, in the order in which pages list them; a module holds those of one family.

To add one, see docs/how-to/add-a-facet.md.
"""

from .concepts import CONCEPTS, FACET_OF_SCHEME, ConceptFacet
from .enumerations import ENUMERATIONS
from .facet import Facet, Known, Reading
from .languages import LANGUAGES, language_name
from .named import named_rows
from .records import RECORDS

FACETS: tuple[Facet, ...] = (*CONCEPTS, *RECORDS, *ENUMERATIONS, *LANGUAGES)
FACET = {facet.parameter: facet for facet in FACETS}

__all__ = [
    "CONCEPTS",
    "FACET",
    "FACETS",
    "FACET_OF_SCHEME",
    "ConceptFacet",
    "Facet",
    "Known",
    "Reading",
    "language_name",
    "named_rows",
]
