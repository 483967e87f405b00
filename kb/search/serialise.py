"""The answer, or what is wrong with the question, as JSON, in the shape that other programs rely on."""

from dataclasses import asdict
from typing import Any

from .errors import ParameterError
from .result import FacetValue, Fragment, Hit, Quotation, SearchResult


def to_json(result: SearchResult) -> dict[str, object]:
    """The answer as plain values, for ?format=json and /api/v1/search/ alike."""
    return {
        "query": {"text": result.request.text, "understood_as": result.understood_as},
        "total": result.total,
        "documents": result.documents,
        "page": result.page,
        "hits": [_hit(hit) for hit in result.hits],
        "facets": {facet.parameter: [_value(value) for value in facet.values] for facet in result.facets},
        "years": [{"year": count.year, "count": count.count} for count in result.years],
        "suggestions": [suggestion.text for suggestion in result.suggestions],
        "recognised": [asdict(one) for one in result.recognised],
        "not_held": [asdict(one) for one in result.not_held],
    }


def error_to_json(error: ParameterError) -> dict[str, object]:
    """One parameter that cannot be used, as plain values."""
    told: dict[str, Any] = {"parameter": error.parameter, "message": error.message}
    if error.suggestions:
        told["suggestions"] = list(error.suggestions)
    if error.position is not None:
        told |= {"position": error.position, "understood_as": error.understood}
    if error.meant:
        told["meant"] = error.meant
    return told


def _hit(hit: Hit) -> dict[str, object]:
    return {
        "id": hit.id,
        "kind": hit.kind,
        "url": hit.url,
        "score": round(hit.score, 4),
        "title": "".join(fragment.text for fragment in hit.title),
        "snippet": [_fragment(fragment) for fragment in hit.snippet],
        "why": [{"field": why.field, "term": why.term, "from": why.matched_form} for why in hit.why],
        "document": _document(hit),
        "edition": hit.edition,
        "number": hit.number,
        "heading_path": hit.heading_path,
        "quotations": [_quotation(quotation) for quotation in hit.quotations],
        "themes": [theme.slug for theme in hit.themes if theme.scheme == "themes"],
        "claims": hit.claim_count,
    }


def _quotation(quotation: Quotation) -> dict[str, object]:
    return {
        "words": [_fragment(fragment) for fragment in quotation.words],
        "language": quotation.language,
        "claim": quotation.claim.get_absolute_url() if quotation.claim else None,
    }


def _fragment(fragment: Fragment) -> dict[str, object]:
    return {"text": fragment.text, "match": fragment.match}


def _document(hit: Hit) -> dict[str, str] | None:
    if hit.document is None:
        return None
    return {"slug": hit.document.slug, "title": hit.document.title, "date": str(hit.document.date)}


def _value(value: FacetValue) -> dict[str, object]:
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
        "broader": value.broader or None,
    }
