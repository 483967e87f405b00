"""Which edition of a document readers see: the usual one, or the one that an address asks for by its number."""

from collections.abc import Iterable, Sequence

from django.http import Http404

from kb.models import Document, Edition
from kb.representing.finding import Ended


def readable_editions(document: Document) -> list[Edition]:
    """The editions that readers see, newest first, without their texts."""
    return list(Edition.objects.readable().filter(document=document).defer("text"))


def usual(document: Document, readable: Sequence[Edition]) -> Edition | None:
    """The newest text where readers may see it in full, otherwise the summaries, otherwise whatever there is."""
    basis = Edition.Basis.TEXT if document.text_policy == Document.TextPolicy.FULL else Edition.Basis.SUMMARY
    return next((one for one in readable if one.basis == basis), readable[0] if readable else None)


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
