"""The search page, and the lists of claims, documents, law and institutions, the same search in one section."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.citing import FORMATS, export
from kb.exports.addresses import absolute_url
from kb.exports.citation import references
from kb.faults import Fault
from kb.query.parameters import without_strangers
from kb.search import (
    Format,
    InvalidSearch,
    MovedValue,
    ParameterError,
    SearchRequest,
    SearchResult,
    SearchUnavailable,
    Section,
    error_to_json,
    parse_search,
    to_json,
)
from kb.search import search as ask
from kb.search.cache import AnswerCache
from kb.search.filters import LABELS, PARAMETERS
from kb.search.reader import IndexVersion, current_version
from kb.web.elements.links import Link
from kb.web.elements.numbered_pages import pages_of
from kb.web.serving.errors import faulty

from .chips import chips
from .facets import facet_views
from .hits import hit_views
from .listings import Listing, kept_fields
from .mistakes import mistakes
from .other_questions import section_options, sort_options, suggestion_links
from .years import years_view

#: The forms of an answer that this page gives, and those of them that are citations.
_CITED = {Format.RIS: "ris", Format.BIB: "bibtex"}
_OFFERED = (Format.HTML, Format.JSON, *_CITED)

#: Pages as they were last rendered, by question, version of the index and language; some 60 kB each.
_pages: AnswerCache[tuple[Listing, SearchRequest, IndexVersion, str | None], str] = AnswerCache(128)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`/search/`."""
    return _answer(request, Listing("search"))


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """`/claims/`."""
    return _answer(request, Listing("claims", Section.CLAIMS))


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """`/documents/`."""
    return _answer(request, Listing("documents", Section.DOCUMENTS))


@require_safe
def instruments(request: HttpRequest) -> HttpResponse:
    """`/instruments/`."""
    return _answer(request, Listing("instruments", Section.INSTRUMENTS))


@require_safe
def institutions(request: HttpRequest) -> HttpResponse:
    """`/institutions/`."""
    return _answer(request, Listing("institutions", Section.INSTITUTIONS))


def _answer(request: HttpRequest, listing: Listing) -> HttpResponse:
    parameters = without_strangers(request.GET, PARAMETERS)
    if listing.section:
        if "in" in parameters:  # a question about something else is asked of the search page
            return HttpResponseRedirect(f"{reverse('search')}?{parameters.urlencode(safe=':/')}")
        parameters["in"] = listing.section.value
    try:
        return _page(request, listing, _understood(parameters))
    except InvalidSearch as invalid:
        return _refused(request, listing, parameters, invalid)
    except MovedValue as moved:
        return HttpResponsePermanentRedirect(
            listing.address_of([pair for pair in moved.parameters if pair[1]])
        )
    except SearchUnavailable as unavailable:
        return _unavailable(request, parameters, unavailable.fault)


def _unavailable(request: HttpRequest, parameters: QueryDict, fault: Fault) -> HttpResponse:
    """503 as a page, or as JSON where JSON was asked for."""
    if parameters.get("format") != Format.JSON:
        return faulty(request, fault)
    told = {"errors": [{"parameter": "", "message": f"{fault.title}. {fault.advice}"}]}
    return JsonResponse(told, status=fault.status, headers={"Retry-After": str(fault.retry_after)})


def _understood(parameters: QueryDict) -> SearchRequest:
    """The question; InvalidSearch also for a form of answer that these pages do not give."""
    asked = parse_search(dict(parameters.lists()))
    if asked.format not in _OFFERED:
        offered = ", ".join(form.value for form in _OFFERED)
        told = _("Choose one of: %(offered)s.") % {"offered": offered}
        raise InvalidSearch([ParameterError("format", asked.format.value, told)])
    return asked


def _page(request: HttpRequest, listing: Listing, asked: SearchRequest) -> HttpResponse:
    """The answer in the form that was asked for."""
    if asked.format == Format.JSON:
        return JsonResponse(to_json(ask(asked)))
    if asked.format in _CITED:
        return _citations(ask(asked), _CITED[asked.format], listing.name)
    # Equal versions of the index give equal answers, and a page says nothing but the answer.
    key = (listing, asked, current_version(), get_language())
    html = _pages.get(key)
    if html is None:
        html = render_to_string("search/search.html", _context(listing, ask(asked)), request)
        _pages.put(key, html)
    return HttpResponse(html)


def _citations(result: SearchResult, name: str, listing: str) -> HttpResponse:
    """The hits of the page as a file for reference managers."""
    form = FORMATS[name]
    content = export(references([hit.record for hit in result.hits]), name)
    attached = {"Content-Disposition": f'attachment; filename="{listing}.{form.extension}"'}
    return HttpResponse(content, content_type=form.media_type, headers=attached)


def _context(listing: Listing, result: SearchResult) -> dict[str, object]:
    asked, address = result.request, listing.address
    return {
        **_frame(listing, asked.text),
        "canonical_url": absolute_url(address(asked)),
        "result": result,
        "hits": hit_views(result),
        "tabs": section_options(asked, address),
        "sorts": sort_options(asked, address),
        "facets": facet_views(result, address),
        "years": years_view(result.years, asked, address),
        "chips": chips(asked, address),
        "chosen_count": sum(len(values) for _name, values in asked.filters),
        "clear_url": address(asked.without_filters()) if asked.is_narrowed else "",
        "pages": pages_of(result.page, result.pages, lambda number: address(asked.on_page(number))),
        "last_page": address(asked.on_page(result.pages)) if result.pages else "",
        "suggestions": suggestion_links(result, address),
        "form_fields": kept_fields(asked, without=listing.without("q", "page", "format")),
        "facet_fields": kept_fields(asked, without=listing.without("page", "format", *_narrowing(asked))),
        "downloads": [
            Link(label, address(asked.in_format(form)))
            for label, form in (("JSON", Format.JSON), ("RIS", Format.RIS), ("BibTeX", Format.BIB))
        ],
    }


def _narrowing(asked: SearchRequest) -> list[str]:
    """The parameters that the form of facets asks for itself."""
    return ["year_from", "year_to", *(name for name, _values in asked.filters)]


def _frame(listing: Listing, text: str) -> dict[str, object]:
    """What the page has whether or not the question could be answered."""
    return {"section": listing.name, "listing": listing.name, "action": listing.path, "query_text": text}


def _refused(
    request: HttpRequest, listing: Listing, parameters: QueryDict, invalid: InvalidSearch
) -> HttpResponse:
    """400 with what is wrong and where; as JSON where JSON was asked for."""
    if parameters.get("format") == Format.JSON:
        told = [error_to_json(one) for one in invalid.errors]
        return JsonResponse({"errors": told}, status=400)
    if listing.section:
        parameters.pop("in")
    context = {
        **_frame(listing, parameters.get("q", "")),
        "mistakes": mistakes(invalid.errors, parameters, listing.path, _label),
        "canonical_url": absolute_url(listing.path),
    }
    return render(request, "search/refused.html", context, status=400)


def _label(parameter: str) -> str:
    """What a parameter is called; an unknown one by itself."""
    return str(LABELS.get(parameter, parameter))
