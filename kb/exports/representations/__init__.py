"""Records of every kind as plain data for other programs: names from SKOS, CSL, Web Annotation, EDTF and BCP 47."""

from .envelope import represent
from .registry import REPRESENTATIONS, Representation

__all__ = ["REPRESENTATIONS", "Representation", "represent"]
