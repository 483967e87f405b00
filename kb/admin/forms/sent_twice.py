"""A form that is sent twice, by a double click or an impatient press, makes one thing and leads to it."""

import hashlib
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from kb.curation.sessions import SessionStore

from .kept_words import fields_sent
from .marks import mark_of


def once(request: HttpRequest, make: Callable[[], HttpResponse]) -> HttpResponse:
    """What `make` answers; where the very same form has made something already, the way to that.

    The same is one page's form with the same contents: whoever goes back and changes a word makes something new. Of two
    that come at once the second waits for the first.
    """
    form = _form_of(request)
    if form is None:
        return make()
    session: SessionStore = request.session  # type: ignore[assignment]  # the settings name this store
    with session.one_at_a_time(form):
        address = session.made_by(form)
        if address:
            messages.info(request, _("Made already: this form came twice, and was stored once."))
            return HttpResponseRedirect(address)
        response = make()
        if isinstance(response, HttpResponseRedirect):
            session.note_made(form, response.url)
        return response


def _form_of(request: HttpRequest) -> str | None:
    """The form by its mark and contents; None for one that this person's page did not hold."""
    mark = mark_of(request) if request.method == "POST" else None
    if mark is None or mark.whose != str(request.user.pk):
        return None
    files = [
        (name, file.name, file.size) for name, file in request.FILES.items() if not isinstance(file, list)
    ]
    contents = repr((request.path, mark.once, sorted(fields_sent(request)), files))
    return hashlib.sha256(contents.encode(errors="surrogatepass")).hexdigest()
