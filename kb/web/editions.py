"""The edition that an address asks for by its number: one that readers see, or why there is none."""

from collections.abc import Iterable

from django.http import Http404

from kb.models import Document, Edition
from kb.representing.finding import Ended


def asked_for(document: Document, readable: Iterable[Edition], number: str) -> Edition | None:
    """The one of the readable editions with this number, None where no number is given.

    Raises Ended for one that readers saw once, Http404 for any other number.
    """
    if not number:
        return None
    for edition in readable:
        if str(edition.number) == number:
            return edition
    if number.isascii() and number.isdecimal() and number == str(int(number[:6])):
        gone = Edition.objects.seen_before().filter(document=document, number=int(number))
        if (ended := gone.defer("text").first()) is not None:
            raise Ended(ended)
    raise Http404
