"""What the base ended or no longer has: taken where no person stands against it, listed where one must say."""

from typing import Any

from django.db import IntegrityError

from kb.curation.base_records import Outcome, Standing, stand
from kb.models import BaseConflict, Curated, LoadedEntry
from kb.representing import SHAPES
from kb.representing.links import HOSTS, host_of_key, is_link

from .counterparts import Met
from .decisions import Ending, told
from .files import Base
from .store import Loading

#: What readers are told of a tag, a quotation or another link that an earlier version of the base had.
NO_LONGER = "The base no longer has this."
#: Claims end before what they rest on, and everything before what it belongs to.
_ORDER = (
    "issue",
    "claim-relation",
    "claim",
    *reversed([kind for kind in SHAPES if kind not in ("issue", "claim")]),
)


def end_what_ended(base: Base, loading: Loading) -> None:
    """Settle what is gone, then end what may end; an end that other records do not allow is listed."""
    for entry in list(loading.memory.gone()):
        _gone(entry, bool(base.name), loading)
    loading.memory.settle_gone()
    for ending in sorted(loading.decisions.endings, key=lambda one: _ORDER.index(one.met.kind)):
        _end(ending, loading)


def _gone(entry: LoadedEntry, is_named: bool, loading: Loading) -> None:
    """A base that does not say which one it is takes nothing away but links of what it has."""
    if is_link(entry.kind):
        if _ends_are_there(entry, loading):
            _link_gone(entry, loading)
        elif is_named:
            loading.memory.change(entry, is_gone=True)
    elif is_named:
        record = loading.meeting.known(entry.kind).get(entry.record_pk)
        is_here = record is not None and not record.has_ended
        if is_here and not loading.memory.is_met_otherwise(entry):
            loading.memory.dispute(entry, "", BaseConflict.Because.GONE, entry.mapping, None)
        loading.memory.change(entry, is_gone=True)


def _ends_are_there(entry: LoadedEntry, loading: Loading) -> bool:
    """Whether the base still has what the link ties together: what it lost with them waits with them."""
    host, has = host_of_key(entry.key), loading.memory.has_met
    kind = HOSTS.get(entry.kind) or ("passage" if "#" in host else "claim")
    ends = [str(entry.mapping[end]) for end in ("claim", "other") if end in entry.mapping]
    return has(kind, host) and (kind, host) not in loading.ended and all(has("claim", end) for end in ends)


def _link_gone(entry: LoadedEntry, loading: Loading) -> None:
    record: Any = loading.meeting.known(entry.kind).get(entry.record_pk)
    if record is not None and record.is_published and not _is_said_otherwise(entry, loading):
        met = Met(entry.kind, entry.key, entry, lambda: record)
        standing = Standing(status=Curated.Status.WITHDRAWN, reason=NO_LONGER)
        loading.decisions.endings.append(
            Ending(met, entry, standing, _host_of(record), loading.decisions.is_as_said(entry, record))
        )
    loading.memory.change(entry, is_gone=True)


def _is_said_otherwise(entry: LoadedEntry, loading: Loading) -> bool:
    """Whether this base under another name, or another base, still has the record."""
    others = LoadedEntry.objects.filter(kind=entry.kind, record_pk=entry.record_pk, is_gone=False)
    return loading.memory.is_met_otherwise(entry) or others.exclude(base=entry.base_id).exists()


def _host_of(record: Curated) -> Curated | None:
    found: Curated | None = getattr(record, "claim", None) or getattr(record, "passage", None)
    return found


def _end(ending: Ending, loading: Loading) -> None:
    met, because = ending.met, BaseConflict.Because
    if ending.is_as_said:
        try:
            stand(met.record, ending.standing, host=ending.host, checked=True)
        except IntegrityError:
            met.record.refresh_from_db()
        else:
            loading.outcomes[met.kind, Outcome.WITHDRAWN] += 1
            return
    if ending.standing.reason == NO_LONGER:
        loading.memory.dispute(ending.entry, "", because.GONE, ending.entry.mapping, None)
    else:
        loading.memory.dispute(ending.entry, "", because.ENDED_THERE, None, told(ending.standing))
