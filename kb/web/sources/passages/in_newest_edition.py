"""Where a passage of an older edition stands in the newest one, and whether it has the same words there."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.anchoring.normalised import normalised_string
from kb.exports.addresses import comparison_path
from kb.models import Carrying, Continuation, Edition, Passage
from kb.web.elements.links import Link
from kb.web.elements.pinpoints import pinpoint


@dataclass(frozen=True)
class Successors:
    """What a reader of an older edition must know: one or two sentences, and where the paragraph is now."""

    title: str
    text: str
    links: tuple[Link, ...]
    #: As _notice.html takes it.
    kind: str = "warning"


def successors_of(here: Passage, readable: Collection[Edition]) -> Successors | None:
    """None for a passage of the newest of the editions that readers see; a summary has the place of its words.

    The passage is loaded with its edition's document and what it is bound to. Goes from edition to edition, a few
    queries each.
    """
    words = _words_of(here)
    newest = max((one.number for one in readable if one.basis == Edition.Basis.TEXT), default=0)
    if words is None or newest <= words.edition.number:
        return None
    found, is_compared = _followed(words, newest)
    if not found and not is_compared:
        return _not_compared(words, newest)
    return _told(words, found, newest)


def _words_of(here: Passage) -> Passage | None:
    """The passage itself; for a summary the one in its document whose words it stands for."""
    if here.edition.basis == Edition.Basis.TEXT:
        return here
    bound = here.bound_to if here.is_bound else None
    return bound if bound is not None and bound.edition.document_id == here.edition.document_id else None


def _followed(words: Passage, newest: int) -> tuple[list[Passage], bool]:
    """The passages of the newest text in which it goes on; whether every text on the way there was compared."""
    readable = Continuation.objects.readable()
    found: list[Passage] = []
    frontier, are_compared = [words], True
    while frontier:
        rows = readable.filter(earlier__in=frontier).select_related("later__edition__document")
        steps = list(rows.defer("later__edition__text"))
        ended = {one.pk: one for one in frontier} | {row.earlier_id: None for row in steps}
        are_compared &= all(_is_compared(one.edition_id) for one in ended.values() if one is not None)
        later = list({row.later_id: row.later for row in steps}.values())
        found += [one for one in later if one.edition.number == newest]
        frontier = [one for one in later if one.edition.number < newest]
    return found, are_compared


def _is_compared(edition: int) -> bool:
    """Whether anybody looked for the passages of this edition in a newer one, found or not."""
    return (
        Continuation.objects.filter(earlier__edition=edition).exists()
        or Carrying.objects.filter(source__edition=edition).exists()
    )


def _not_compared(words: Passage, newest: int) -> Successors:
    numbers = {"old": words.edition.number, "new": newest}
    text = _(
        "These are the words of edition %(old)d. Edition %(new)d has not been compared with it yet, and may say "
        "something else here."
    )
    return Successors(
        _("A newer edition stands beside this one"), text % numbers, (_comparison(words, newest),)
    )


def _told(words: Passage, found: list[Passage], newest: int) -> Successors:
    numbers = {"old": words.edition.number, "new": newest}
    if not found:
        text = _("These are the words of edition %(old)d. Edition %(new)d does not have this paragraph.")
        return Successors(_("No longer in the newest edition"), text % numbers, (_comparison(words, newest),))
    places = tuple(Link(pinpoint(one), one.get_absolute_url()) for one in found)
    if _are_the_same(words, found):
        text = _("These are the words of edition %(old)d. Edition %(new)d has the same words.")
        return Successors(_("A newer edition has this paragraph"), text % numbers, places, "info")
    text = _(
        "These are the words of edition %(old)d. Edition %(new)d has other words here, which may say something else."
    )
    return Successors(
        _("A newer edition has other words here"), text % numbers, (*places, _comparison(words, newest))
    )


def _are_the_same(words: Passage, found: list[Passage]) -> bool:
    """Whether the words are unchanged but for typography, though they may stand in several paragraphs now."""
    now = " ".join(one.text for one in sorted(found, key=lambda one: one.position))
    return normalised_string(words.text) == normalised_string(now)


def _comparison(words: Passage, newest: int) -> Link:
    address = comparison_path(words.edition.document.slug, words.edition.number, newest)
    return Link(_("Compare the editions"), address)
