"""From the parameters of a request to a question, or to what is wrong with them."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from kb.query import QueryError
from kb.query.parameters import slips, without_strangers

from .errors import InvalidSearch, MovedValue, ParameterError
from .facets import FACET, FACETS, Facet
from .filters import MAX_VALUES, PARAMETERS, SearchFilters
from .query_messages import message
from .reader import current_version
from .request import Format, SearchRequest, Sort
from .section import Section
from .vocabulary import Vocabulary, vocabulary_at

#: The values of each parameter, in the order given.
type Parameters = Mapping[str, list[str]]

#: How many code points of a refused value are shown again.
_SHOWN = 100


def parse_search(parameters: Parameters) -> SearchRequest:
    """The question that the parameters ask; names unlike all of ours mean nothing.

    Raises `InvalidSearch` with everything that is wrong with them, `MovedValue` where the only fault is a value that
    was renamed or merged, and `SearchUnavailable` where there is no index to check values against.
    """
    vocabulary = vocabulary_at(current_version())
    parameters = without_strangers(dict(parameters), PARAMETERS)
    errors = [*_slips(parameters), *_repeated(parameters)]
    _look_up_names(parameters, vocabulary)
    form = SearchFilters(MultiValueDict(parameters), vocabulary=vocabulary).form
    moved: dict[tuple[str, str], str] = {}
    if not form.is_valid():
        for name, problems in form.errors.as_data().items():
            for problem in problems:
                errors += _told(name, problem, parameters, vocabulary, moved)
    errors += _years_in_order(form.cleaned_data)
    if errors:
        raise InvalidSearch(errors)
    if moved:
        raise MovedValue(_with_moved(parameters, moved))
    return _request(form.cleaned_data, vocabulary)


def _look_up_names(parameters: Parameters, vocabulary: Vocabulary) -> None:
    """Ask for all parties and law that are named in one query; the checks then find them remembered."""
    vocabulary.names(
        reading
        for facet in FACETS
        for value in parameters.get(facet.parameter, [])[:MAX_VALUES]
        if value.isprintable()
        for reading in facet.readings(value.rpartition("/")[2])
    )


def _slips(parameters: Parameters) -> Iterator[ParameterError]:
    for name, meant in slips(parameters, PARAMETERS).items():
        text = _("There is no such parameter. Did you mean “%(meant)s”?") % {"meant": meant}
        yield ParameterError(_shown(name), "", text, meant=meant)


def _repeated(parameters: Parameters) -> Iterator[ParameterError]:
    for name, values in parameters.items():
        if name in PARAMETERS and name not in FACET and len(values) > 1:
            yield ParameterError(name, _shown(values[-1]), _("This parameter can be given only once."))


def _told(
    name: str,
    problem: ValidationError,
    parameters: Parameters,
    vocabulary: Vocabulary,
    moved: dict[tuple[str, str], str],
) -> list[ParameterError]:
    """What a reader is told of one problem; values that have moved are noted instead."""
    details: Mapping[str, Any] = problem.params or {}
    if problem.code == "query":
        return _query_errors(name, details["error"])
    if problem.code == "unknown":
        return [
            error for value in details["values"] for error in _unknown(FACET[name], value, vocabulary, moved)
        ]
    if problem.code == "ambiguous":
        return [_ambiguous(name, value) for value in details["values"]]
    given = parameters.get(name)
    return [ParameterError(name, _shown(given[-1] if given else ""), " ".join(problem.messages))]


def _query_errors(name: str, error: QueryError) -> list[ParameterError]:
    return [
        ParameterError(
            name,
            error.query,
            message(problem),
            position=problem.position,
            length=problem.length,
            understood=error.understood,
        )
        for problem in error.problems
    ]


def _unknown(
    facet: Facet, value: str, vocabulary: Vocabulary, moved: dict[tuple[str, str], str]
) -> list[ParameterError]:
    if value.isprintable():
        new = facet.moved(value)
        if new is not None and facet.known([new], vocabulary):
            moved[facet.parameter, value] = new
            return []
    nearest = tuple(facet.nearest(value[:_SHOWN], vocabulary)) if value.isprintable() else ()
    text = _("There is no such value.")
    if nearest:
        text = _("There is no such value; the nearest are: %(nearest)s.") % {"nearest": ", ".join(nearest)}
    return [ParameterError(facet.parameter, _shown(value), text, nearest)]


def _ambiguous(name: str, value: str) -> ParameterError:
    forms = (f"institutions/{value}", f"people/{value}")
    text = _("An institution and a person have this name; choose %(forms)s.") % {"forms": " or ".join(forms)}
    return ParameterError(name, value, text, forms)


def _years_in_order(cleaned: Mapping[str, Any]) -> Iterator[ParameterError]:
    first, last = cleaned.get("year_from"), cleaned.get("year_to")
    if first is not None and last is not None and first > last:
        yield ParameterError("year_to", str(last), _("The last year must not be before the first."))


def _with_moved(parameters: Parameters, moved: Mapping[tuple[str, str], str]) -> list[tuple[str, str]]:
    return [
        (name, moved.get((name, value), value)) for name, values in parameters.items() for value in values
    ]


def _request(cleaned: Mapping[str, Any], vocabulary: Vocabulary) -> SearchRequest:
    chosen = {
        name: tuple(sorted(set(facet.canonical(cleaned[name], vocabulary).values())))
        for name, facet in FACET.items()
        if cleaned[name]
    }
    return SearchRequest(
        text=cleaned["q"],
        section=Section(cleaned["in"] or Section.PASSAGES),
        filters=tuple(chosen.items()),
        year_from=cleaned["year_from"],
        year_to=cleaned["year_to"],
        sort=Sort(cleaned["sort"] or Sort.RELEVANCE),
        page=cleaned["page"] or 1,
        format=Format(cleaned["format"] or Format.HTML),
    )


def _shown(value: str) -> str:
    """A value as it may be repeated to the reader: printable, and not longer than a line."""
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in value
    )[:_SHOWN]
