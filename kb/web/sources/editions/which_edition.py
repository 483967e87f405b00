"""Which edition of a document readers see: the usual one, or the one that an address asks for by its number."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.db.models import Count, Max, Sum
from django.http import Http404

from kb.anchoring.repeated_words import Repeated
from kb.models import Document, Edition
from kb.representing.finding import Ended

#: What of a removal are words of the text.
_QUOTING = ("hint", "text", "note")


def readable_editions(document: Document) -> list[Edition]:
    """The editions that readers see, newest first, without their texts.

    What cleaning removed from a text is told without the words where these stand in a passage that is withheld from
    readers; by what a summary edition names removals, people have chosen.
    """
    editions = list(Edition.objects.readable().filter(document=document).defer("text"))
    texts = [edition for edition in editions if edition.basis == Edition.Basis.TEXT and edition.cleaned]
    if texts:
        told = {row[column] for edition in texts for row in edition.cleaned for column in _QUOTING}
        withheld = _withheld_of(document, frozenset(told))
        for edition in texts:
            edition.cleaned = [_without_words(row, withheld) for row in edition.cleaned]
    return editions


def _without_words(removal: dict[str, str], withheld: frozenset[str]) -> dict[str, str]:
    if withheld.isdisjoint(removal[column] for column in _QUOTING):
        return removal
    return removal | dict.fromkeys(_QUOTING, "")


def _withheld_of(document: Document, told: frozenset[str]) -> frozenset[str]:
    """Those of these words that stand in a passage withheld from readers, read anew when such passages change."""
    hidden = Edition.objects.filter(document=document).withheld()
    state = hidden.aggregate(number=Count("pk"), sum=Sum("pk"), last=Max("updated_at"))
    return _repeated(document.pk, tuple(state.values()), told) if state["number"] else frozenset()


@lru_cache(maxsize=256)
def _repeated(document: int, state: tuple[object, ...], told: frozenset[str]) -> frozenset[str]:
    """A withdrawn edition may have thousands of passages, and every reader of the document asks."""
    hidden = Edition.objects.filter(document=document).withheld()
    words = Repeated(hidden.order_by("pk").values_list("text", flat=True))
    return frozenset(one for one in told if words.is_in(one))


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
