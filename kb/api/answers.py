"""What every address of the API has in common: reading only, JSON, open to all, errors as problem documents."""

import json
import sys
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from kb.exports.addresses import absolute_url
from kb.faults import Fault, fault_of
from kb.ingest import first_load
from kb.query.parameters import put_right
from kb.representing.finding import Ended, NothingThere, Renamed
from kb.search import InvalidSearch, MovedValue, error_to_json

from .endings import ending
from .problems import BadParameters, problem

type View = Callable[..., object]

READING = ("GET", "HEAD")


def reading(view: View) -> Callable[..., HttpResponse]:
    """Answer with what the view returns as JSON, to every origin; what it raises becomes a problem document."""

    @wraps(view)
    def answer(request: HttpRequest, **address: str) -> HttpResponse:
        return open_to_all(_answer(view, request, address))

    return csrf_exempt(answer)  # nothing is changed here, and what sends something is told so


def open_to_all(response: HttpResponse) -> HttpResponse:
    """Nothing here depends on who asks, and no cookie is read: any page may fetch it."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 for an address that never became one of ours."""
    detail = _("The address holds something that is not text we understand.")
    return open_to_all(problem(400, _("This request cannot be read"), detail))


def broken(request: HttpRequest) -> HttpResponse:
    """500 for a fault of the program."""
    fault = fault_of(sys.exc_info()[1])
    if fault is not None:
        return open_to_all(faulty(fault))
    detail = _("The fault is ours and has been noted. Try again in a little while.")
    return open_to_all(problem(500, _("Something broke"), detail))


def _answer(view: View, request: HttpRequest, address: dict[str, str]) -> HttpResponse:
    if request.method not in READING:
        response = problem(405, _("Read only"), _("This address can be read with GET and HEAD."))
        response.headers["Allow"] = ", ".join(READING)
        return response
    done = first_load.percent()
    if done is not None:
        return faulty(first_load.loading(done))
    try:
        return json_response(view(request, **address))
    except (BadParameters, InvalidSearch) as error:
        return _bad_parameters(request, error)
    except MovedValue as moved:
        return HttpResponsePermanentRedirect(f"{request.path}?{urlencode(moved.parameters, safe=':/')}")
    except Renamed as renamed:
        return _renamed(request, renamed)
    except Ended as ended:
        return ending(ended.record)
    except (Http404, NothingThere):
        return not_found()
    except Exception as error:
        fault = fault_of(error)
        if fault is None:
            raise
        return faulty(fault)


def json_response(data: object) -> HttpResponse:
    """The data as JSON in UTF-8."""
    return HttpResponse(json.dumps(data, ensure_ascii=False), content_type="application/json")


def not_found() -> HttpResponse:
    """404, the same for what never was and what is not published."""
    return problem(404, _("Nothing is at this address"), _("Check the kind and the id, or search for it."))


def _bad_parameters(request: HttpRequest, error: BadParameters | InvalidSearch) -> HttpResponse:
    """400 with every mistake, and the address with slips in our names put right."""
    errors = error.errors if isinstance(error, BadParameters) else list(map(error_to_json, error.errors))
    meant = {str(one["parameter"]): str(one["meant"]) for one in errors if "meant" in one}
    elsewhere = getattr(error, "instead", "")
    here = f"{request.path}?{put_right(request.GET.lists(), meant)}" if meant else ""
    instead = absolute_url(elsewhere or here) if elsewhere or here else None
    detail = _("Nothing was looked up, because some parameters cannot be used.")
    more: dict[str, object] = {"errors": errors, "instead": instead} if instead else {"errors": errors}
    return problem(400, _("Parameters that cannot be used"), detail, **more)


def _renamed(request: HttpRequest, renamed: Renamed) -> HttpResponse:
    match = request.resolver_match
    if match is None:
        return not_found()
    return HttpResponsePermanentRedirect(reverse(match.view_name, kwargs=match.kwargs | renamed.address))


def faulty(fault: Fault) -> HttpResponse:
    """503 or 507 where the machine cannot do now what was asked."""
    response = problem(fault.status, str(fault.title), str(fault.advice))
    if fault.retry_after:
        response.headers["Retry-After"] = str(fault.retry_after)
    return response
