"""Reading the base: one question in, hits with facets and reasons out; the engine stays behind this door."""

from .errors import InvalidSearch, MovedValue, ParameterError, SearchUnavailable
from .request import MAX_PAGE, PAGE_SIZE, Format, SearchRequest, Section, Sort
from .result import Facet, FacetValue, Fragment, Hit, SearchResult, Suggestion, Theme, Why, YearCount

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
    "SearchRequest",
    "SearchResult",
    "SearchUnavailable",
    "Section",
    "Sort",
    "Suggestion",
    "Theme",
    "Why",
    "YearCount",
]
