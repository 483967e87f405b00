"""Reading the base: one question in, hits with facets and reasons out; the engine stays behind this door."""

from .engine import search
from .errors import InvalidSearch, MovedValue, ParameterError, SearchUnavailable
from .request import MAX_PAGE, PAGE_SIZE, Format, SearchRequest, Sort
from .request_parameters import parse_search
from .result import (
    Facet,
    FacetValue,
    Fragment,
    Hit,
    Quotation,
    Recognised,
    SearchResult,
    Suggestion,
    Theme,
    Why,
    YearCount,
)
from .section import Section, section_name
from .serialise import error_to_json, to_json

__all__ = [
    "MAX_PAGE",
    "PAGE_SIZE",
    "Facet",
    "FacetValue",
    "Format",
    "Fragment",
    "Hit",
    "InvalidSearch",
    "MovedValue",
    "ParameterError",
    "Quotation",
    "Recognised",
    "SearchRequest",
    "SearchResult",
    "SearchUnavailable",
    "Section",
    "Sort",
    "Suggestion",
    "Theme",
    "Why",
    "YearCount",
    "error_to_json",
    "parse_search",
    "search",
    "section_name",
    "to_json",
]
