"""The search as JSON: the same question and the same answer as the page."""

from django.http import HttpRequest

from kb.search import parse_search, search, to_json

from .answers import reading


@reading
def search_records(request: HttpRequest) -> dict[str, object]:
    """`/api/v1/search/`, with the parameters of the search page."""
    return to_json(search(parse_search(dict(request.GET.lists()))))
