"""Pages while the base is loaded for the first time: a calm one that says how far it is and comes back by itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kb.ingest import first_load

from . import health
from .errors import faulty


class LoadingMiddleware:
    """Stands before every public page; desks, the API and the two answers for watchdogs speak for themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_arguments: object
    ) -> HttpResponse | None:
        if not view.__module__.startswith("kb.web.") or view.__module__ == health.__name__:
            return None
        done = first_load.percent()
        return None if done is None else faulty(request, first_load.loading(done), progress=done)
