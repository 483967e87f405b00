"""The end of a record, as its page tells it: who decided, when, why, what stands in for it, how to cite it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kb.exports.citation import CitationBox, citations_for
from kb.history import done_to
from kb.models import Addressed, Curated, Edition, HistoryEvent, User
from kb.representing import handle
from kb.representing.finding import whose_end
from kb.web.elements.dates import day_words
from kb.web.elements.links import Link


@dataclass(frozen=True)
class Tombstone:
    """What 410.html takes."""

    title: str
    kind_label: str
    reason: str
    withdrawn: str
    role: str
    replacement: Link | None
    #: Where to read on: the document of which only an edition is gone.
    whole: Link | None
    citation: CitationBox


@dataclass(frozen=True)
class Predecessor:
    """A record that was merged into the one on the page."""

    title: str
    when: str
    reason: str


def tombstone_of(record: Addressed | Edition, replacement: Addressed | None) -> Tombstone:
    """The end of a record that readers once saw."""
    ended = whose_end(record)
    document = record.document if isinstance(record, Edition) else None
    return Tombstone(
        title=_title(record),
        kind_label=str(record._meta.verbose_name),
        reason=ended.end_reason,
        withdrawn=day_words(ended.ended_at),
        role=_decided_by(ended),
        replacement=Link(str(replacement), replacement.get_absolute_url()) if replacement else None,
        whole=Link(_("Read the document"), document.get_absolute_url()) if document else None,
        citation=_citation(record),
    )


def _citation(record: Addressed | Edition) -> CitationBox:
    return (
        citations_for(record.document, shown=record) if isinstance(record, Edition) else citations_for(record)
    )


def _title(record: Curated) -> str:
    if not isinstance(record, Edition):
        return str(record)
    return _("%(document)s, edition %(number)d") % {"document": record.document, "number": record.number}


def _decided_by(record: Curated) -> str:
    """The role of whoever ended the record, never a name."""
    events = HistoryEvent.objects.filter(done_to(record), public=True)
    last = events.exclude(verb="edit").order_by("-pk").first()
    return str(User.Role(last.actor_role).label) if last and last.actor_role else _("the editors of the base")


def predecessors(record: Curated) -> list[Predecessor]:
    """Published records that were merged into this one, so that whoever was redirected here learns why."""
    superseded: QuerySet[Any] = type(record)._default_manager.filter(
        status=Curated.Status.SUPERSEDED, published_at__isnull=False, replaced_by=handle(record)
    )
    return [Predecessor(str(one), day_words(one.ended_at), one.end_reason) for one in superseded]
