"""Two short answers for whoever watches over the site: the process is alive; database and index can be asked."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kb.faults import fault_of
from kb.search.errors import SearchUnavailable
from kb.search.reader import current_version, searcher_for

from .alive import ALIVE


@require_safe
@cache_control(no_store=True)
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as this process answers at all."""
    return HttpResponse(ALIVE, content_type="text/plain")


@require_safe
@cache_control(no_store=True)
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when database and index can be asked, else 503 with which of them cannot."""
    try:
        searcher_for(current_version())
    except SearchUnavailable:
        return HttpResponse("no search index\n", status=503, content_type="text/plain")
    except Exception as error:
        if fault_of(error) is None:
            raise
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")
