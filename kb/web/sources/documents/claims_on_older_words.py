"""How readers of a document are told of claims that rest on words of its older editions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kb.models import Document, InNewerEdition
from kb.web.elements.links import Link
from kb.web.sources.passages.in_the_margin import ClaimBeside


@dataclass(frozen=True)
class ClaimsOnOlderWords:
    """What a reader of a newer edition must know of claims whose words it has not got, or may not have."""

    text: str
    links: tuple[Link, ...]


def claims_on_older_words(document: Document, claims: Sequence[ClaimBeside]) -> ClaimsOnOlderWords | None:
    """For claims on words of older editions that go on nowhere in the one that is shown; None where there are none.

    What nobody has compared or decided is told as that, and never as words that are not there.
    """
    if not claims:
        return None
    told = [
        sentence(count) % {"n": count}
        for known, sentence in _SENTENCES.items()
        if (count := len({claim.key for claim in claims if claim.known == known}))
    ]
    numbers = sorted({claim.older for claim in claims if claim.older is not None})
    address = document.get_absolute_url()
    read = [
        Link(_("Read edition %(number)d") % {"number": one}, f"{address}?edition={one}") for one in numbers
    ]
    return ClaimsOnOlderWords(" ".join(told), tuple(read))


_SENTENCES: dict[InNewerEdition, Callable[[int], str]] = {
    InNewerEdition.NOT_COMPARED: lambda n: ngettext(
        "%(n)d claim rests on words of an older edition that nobody has compared with this one yet.",
        "%(n)d claims rest on words of an older edition that nobody has compared with this one yet.",
        n,
    ),
    InNewerEdition.UNDECIDED: lambda n: ngettext(
        "%(n)d claim rests on words of an older edition that were not found here unchanged; nobody has decided about "
        "it yet.",
        "%(n)d claims rest on words of an older edition that were not found here unchanged; nobody has decided about "
        "them yet.",
        n,
    ),
    InNewerEdition.UNSETTLED: lambda n: ngettext(
        "%(n)d claim rests on words of an older edition; whether they hold in this one has not been decided yet.",
        "%(n)d claims rest on words of an older edition; whether they hold in this one has not been decided yet.",
        n,
    ),
    InNewerEdition.IN_REVIEW: lambda n: ngettext(
        "%(n)d claim rests on words of an older edition; what this one says is being reviewed.",
        "%(n)d claims rest on words of an older edition; what this one says is being reviewed.",
        n,
    ),
    InNewerEdition.GONE: lambda n: ngettext(
        "%(n)d claim rests on words of an older edition that this one does not have.",
        "%(n)d claims rest on words of an older edition that this one does not have.",
        n,
    ),
}
