"""Two short answers for whoever watches over the site: the process is alive; database and index can be asked."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kb.faults import UNPREPARED, fault_of
from kb.ingest import first_load
from kb.search.errors import REBUILDING, SearchUnavailable
from kb.search.reader import current_version, searcher_for, stands_in
from kb.search.storage import is_writable

from .alive import ALIVE

DAMAGED = "the search index is damaged and is being rebuilt"


@require_safe
@cache_control(no_store=True)
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as this process answers at all."""
    return HttpResponse(ALIVE, content_type="text/plain")


@require_safe
@cache_control(no_store=True)
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when database and index can be asked and kept up, else 503 with what is missing, a line each."""
    missing = list(_missing())
    content = "".join(f"{line}\n" for line in missing or ["ready"])
    return HttpResponse(content, status=503 if missing else 200, content_type="text/plain")


def _missing() -> Iterator[str]:
    done = first_load.percent()
    if done is not None:
        yield f"the base is being loaded: {done} %"
    try:
        version = current_version()
        searcher_for(version)
    except SearchUnavailable as error:
        yield DAMAGED if error.fault is REBUILDING else "no search index"
    except Exception as error:
        fault = fault_of(error)
        if fault is None:
            raise
        yield "the database is not migrated" if fault is UNPREPARED else "no database"
        return
    else:
        if stands_in(version):
            yield DAMAGED
    if not is_writable():
        yield "the folder of the search index cannot be written"
