"""Every address pattern of the site, as the resolver knows it."""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver


def patterns() -> list[str]:
    """The routes of all views, those of the desks included, in order and once each."""
    return list(dict.fromkeys(_routes(get_resolver(), "")))


def _routes(resolver: URLResolver, before: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern).removeprefix("^")  # as a match of a regular expression tells it
        if isinstance(entry, URLResolver):
            yield from _routes(entry, route)
        else:
            yield route
