"""What ends with a passage: the tags, evidence and citations on it, each told to the history with its reason."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, QuerySet
from django.utils import timezone

from kb.history import Actor, gathered, record_event
from kb.models import Carried, Curated, Evidence, Passage, PassageTag, ProvisionCitation, Revision, User
from kb.representing import kind_of

from .permissions import Verb
from .revising import close

_Status = Curated.Status
#: What naming a link of each kind touches.
_NAMED: dict[type[Carried], tuple[str, ...]] = {
    Evidence: ("claim", "passage__edition__document"),
    PassageTag: ("concept__scheme", "passage__edition__document"),
    ProvisionCitation: ("instrument", "provision__instrument", "passage__edition__document"),
}


def end_links(passages: QuerySet[Passage], *, by: User, why: str) -> int:
    """Withdraw what readers see on these passages, which are about to be withdrawn for the same reason; how many.

    Proposed changes of these links are dropped. Statements do not grow with the passages, but for such proposals.
    """
    links = links_on(passages)
    with gathered():
        for model in _NAMED:
            keys = [link.pk for link in links if type(link) is model]
            for revision in Revision.objects.open().filter(kind=kind_of(model), record_pk__in=keys):
                close(revision, by=by)
        put_end(links, why=why, at=timezone.now())
        tell_ends(links, verb=Verb.WITHDRAW, by=by, why=why)
    return len(links)


def links_on(passages: QuerySet[Passage], **only: User | None) -> list[Carried]:
    """The published tags, evidence and citations on these passages, held until the transaction ends."""
    found: list[Carried] = []
    for model, joined in _NAMED.items():
        links = model.objects.filter(passage__in=passages, status=_Status.PUBLISHED, **only)
        links = links.select_for_update(of=("self",)).select_related(*joined)
        found += links.defer("passage__edition__text", "passage__edition__sketch").order_by("pk")
    return found


def put_end(links: Iterable[Carried], *, why: str, at: datetime) -> None:
    """Take the links from readers: one statement for each kind."""
    keys: dict[type[Curated], list[int]] = {}
    for link in links:
        keys.setdefault(type(link), []).append(link.pk)
    for model, wanted in keys.items():
        model.objects.filter(pk__in=wanted).update(
            status=_Status.WITHDRAWN,
            end_reason=why,
            ended_at=at,
            version=F("version") + 1,
            updated_at=timezone.now(),
        )


def tell_ends(links: Iterable[Carried], *, verb: str, by: User | Actor, why: str) -> None:
    """One event for each link, in the history of its claim or passage."""
    for link in links:
        record_event(
            verb=verb,
            record=link,
            before={"status": _Status.PUBLISHED},
            after={"status": _Status.WITHDRAWN, "end_reason": why},
            by=by,
            why=why,
            public=True,
            host=link.claim if isinstance(link, Evidence) else link.passage,
        )
