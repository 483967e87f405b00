"""Where a passage of an older edition stands in the newest one."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.models import Continuation, Edition, Passage

from .links import Link
from .places import pinpoint


@dataclass(frozen=True)
class Successors:
    """What a reader of an older edition must know: one or two sentences, and where the paragraph is now."""

    title: str
    text: str
    links: tuple[Link, ...]


def successors_of(here: Passage) -> Successors | None:
    """None for a passage of the newest text, and where nothing was carried to a newer one yet.

    The passage is loaded with its edition's document. Goes from edition to edition, one query each.
    """
    edition = here.edition
    if edition.basis != Edition.Basis.TEXT:
        return None
    texts = Edition.objects.readable().filter(document=edition.document_id, basis=Edition.Basis.TEXT)
    newest = texts.values_list("number", flat=True).first()
    if newest is None or newest <= edition.number:
        return None
    readable = Continuation.objects.readable()
    if not readable.filter(earlier__edition=edition).exists():
        return None
    found: list[Passage] = []
    frontier = [here.pk]
    while frontier:
        rows = readable.filter(earlier__in=frontier).select_related("later__edition__document")
        later = list({row.later_id: row.later for row in rows.defer("later__edition__text")}.values())
        found += [one for one in later if one.edition.number == newest]
        frontier = [one.pk for one in later if one.edition.number < newest]
    return _told(found)


def _told(found: list[Passage]) -> Successors:
    if not found:
        return Successors(
            _("No longer in the newest edition"),
            _("A newer edition of this source does not have this paragraph. It is kept here as it was."),
            (),
        )
    links = tuple(Link(pinpoint(one), one.get_absolute_url()) for one in found)
    return Successors(_("A newer edition has this paragraph"), _("You are reading an older edition."), links)
