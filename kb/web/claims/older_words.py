"""How readers are told that quoted words are those of an older edition, and what became of them in the newest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kb.models import Document, Evidence, InNewerEdition, in_newer_edition
from kb.web.elements.links import Link
from kb.web.sources.passages.in_the_margin import ClaimBeside


@dataclass(frozen=True)
class OlderWords:
    """A sentence or two under a quotation, and where the editions can be compared."""

    text: str
    link: Link


def older_words(evidence: Evidence) -> OlderWords | None:
    """For evidence loaded with `with_newer_edition`; None where its words are those of the newest edition."""
    known = in_newer_edition(evidence)
    if known is None:
        return None
    numbers = {"old": evidence.words_edition, "new": evidence.newer_edition}
    document = evidence.passage.edition.document
    address = reverse("document-changes", kwargs={"slug": document.slug})
    return OlderWords(_SENTENCES[known]() % numbers, Link(_("Compare the editions"), address))


_SENTENCES = {
    InNewerEdition.NOT_COMPARED: lambda: _(
        "Quoted from edition %(old)d. Edition %(new)d of this source has not been compared yet."
    ),
    InNewerEdition.UNDECIDED: lambda: _(
        "Quoted from edition %(old)d. Edition %(new)d does not have this unchanged, and nobody has decided yet "
        "whether it still bears the claim."
    ),
    InNewerEdition.UNSETTLED: lambda: _(
        "Quoted from edition %(old)d. Whether it holds in edition %(new)d, too, has not been decided yet."
    ),
    InNewerEdition.IN_REVIEW: lambda: _(
        "Quoted from edition %(old)d. What edition %(new)d says instead is being reviewed."
    ),
    InNewerEdition.GONE: lambda: _("Quoted from edition %(old)d. Edition %(new)d no longer says this."),
}


@dataclass(frozen=True)
class RestingOnOlder:
    """What a reader of a newer edition must know of claims whose words it has not got, or may not have."""

    text: str
    links: tuple[Link, ...]


def resting_on_older(document: Document, claims: Sequence[ClaimBeside]) -> RestingOnOlder | None:
    """For claims on words of older editions that go on nowhere in the one that is shown; None where there are none.

    What nobody has compared or decided is told as that, and never as words that are not there.
    """
    if not claims:
        return None
    told = [
        sentence(count) % {"n": count}
        for known, sentence in _RESTING.items()
        if (count := len({claim.key for claim in claims if claim.known == known}))
    ]
    numbers = sorted({claim.older for claim in claims if claim.older is not None})
    address = document.get_absolute_url()
    read = [
        Link(_("Read edition %(number)d") % {"number": one}, f"{address}?edition={one}") for one in numbers
    ]
    return RestingOnOlder(" ".join(told), tuple(read))


_RESTING: dict[InNewerEdition, Callable[[int], str]] = {
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
