"""One load in progress: what the base says of each record, stored where it is new, decided where it is here."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from kb.curation.base_records import (
    NewLink,
    Outcome,
    Standing,
    bring,
    bring_links,
    may_be_shown,
    prepare_link,
)
from kb.history.differences import canonical
from kb.models import Curated, LoadedEntry
from kb.representing import SHAPES, handle, kind_of
from kb.representing.links import is_link, link_key
from kb.representing.mappings import refuse_unknown_keys
from kb.representing.three_way import plain_mapping

from .counterparts import BaseReferences, Meeting, Met
from .decisions import BESIDE, Deciding, Said, are_published, told
from .files import Base
from .memory import Memory
from .refusals import naming
from .undecided import Waiting

Mapping = dict[str, Any]


class Loading:
    """Stores records and counts the outcomes; what the base did not change since the last load costs nothing."""

    def __init__(
        self, base: Base, *, join: bool = False, progress: Callable[[str], None] = lambda line: None
    ) -> None:
        self._now = timezone.now()
        self.memory = Memory(base)
        self.meeting = Meeting(self.memory, _renamed(base))
        self.references = BaseReferences(self.memory)
        self.outcomes: Counter[tuple[str, str]] = Counter()
        self.progress = progress
        self.waiting = Waiting(self.memory, self.references)
        self.decisions = Deciding(self.meeting, self.references, self.waiting, joins=join, now=self._now)
        #: What the base says has ended, by kind and name.
        self.ended: set[tuple[str, str]] = set()
        self._mets: dict[tuple[str, str], Met] = {}
        self._new_links: dict[str, list[NewLink]] = {}
        self._new_entries: list[tuple[LoadedEntry, Curated]] = []
        self._new_by_ends: dict[tuple[Any, ...], Curated] = {}
        self._base = base

    def meet(self, kind: str, key: str, make: Callable[[], Curated], **known_by: Any) -> Met:
        """The record of the base, found here or made (see Meeting.meet), so that others can point at it."""
        met = self._mets[kind, key] = self.meeting.meet(kind, key, make, **known_by)
        if met.is_new or met.was_here:
            self.references.remember(kind, key, met.record)
        return met

    def met(self, kind: str, key: str) -> Met:
        """A record of the base that was met already, or one that is only here; UnknownReference for neither."""
        if (kind, key) not in self._mets:
            record = self.references.find(kind, key)
            return Met(kind, key, None, lambda: record)
        return self._mets[kind, key]

    def has_changed(self, *kinds: str) -> bool:
        """Whether the base said anything new of records of these kinds."""
        return any(kind in kinds and outcome != Outcome.UNCHANGED for kind, outcome in self.outcomes)

    def store(
        self,
        met: Met,
        mapping: Mapping,
        *,
        beside: Mapping | None = None,
        columns: Callable[[], Mapping] = dict,
        host: Callable[[], Curated | None] = lambda: None,
        standing: Standing | None = None,
    ) -> bool:
        """Let the record be what the base says, as far as no person said otherwise; whether the base said anything new.

        `beside` is what the base says of it that is no key of its own, `columns` are what it holds beside its keys.
        """
        standing = standing or Standing()
        if standing.has_ended or standing.is_hidden:
            self.ended.add((met.kind, met.key))
        now = plain_mapping(mapping)
        said = canonical({**now, **_beside(beside, standing)})
        if met.entry is not None and met.entry.said == said and not met.entry.is_gone:
            self.outcomes[met.kind, Outcome.UNCHANGED] += 1
            return False
        refuse_unknown_keys(mapping, SHAPES[met.kind].codecs, f"{met.kind} {met.key}")
        entry = met.entry
        if met.was_here:
            entry = self.memory.note(met.kind, met.key, met.record, said)
        with naming(f"{met.kind} {met.key}"):
            outcome = self._outcome(met, entry, mapping, Said(now, standing, columns, host))
        if met.is_new or met.is_twin:
            entry = self.memory.note(met.kind, met.key, met.record, said)
            if is_link(met.kind):
                self._new_entries.append((entry, met.record))
        elif entry is not None:
            self.memory.change(entry, said=said, is_gone=False)
        self.outcomes[met.kind, outcome] += 1
        return True

    def _outcome(self, met: Met, entry: LoadedEntry | None, mapping: Mapping, said: Said) -> Outcome:
        """What becomes of a record of which the base says something new."""
        if met.is_new:
            return self._bring(met, mapping, said.columns(), said.host(), said.standing)
        # There is none where a person deleted what readers never saw.
        if met.is_twin or met.record is None or entry is None:
            return Outcome.UNCHANGED
        if met.was_here:
            return self.decisions.join(met, entry, said)
        return self.decisions.change(met, entry, said)

    def store_links(
        self,
        model: type[Curated],
        host: Met,
        wanted: Iterable[tuple[Mapping, Mapping, Callable[[], Mapping]]],
    ) -> None:
        """The links of one passage or claim: for each its mapping, what is beside it, and its columns."""
        kind = kind_of(model)
        for mapping, beside, columns in wanted:
            self.store_link(kind, link_key(kind, host.key, mapping), mapping, beside, columns, host)

    def store_link(
        self,
        kind: str,
        key: str,
        mapping: Mapping,
        beside: Mapping,
        columns: Callable[[], Mapping],
        host: Met,
        standing: Standing | None = None,
    ) -> None:
        """One link: known by its ends, so that one a person made before is the same."""
        self.memory.meet(kind, key)
        entry = self.memory.entry(kind, key)
        if entry is not None:
            met = Met(kind, key, entry, lambda: self.meeting.known(kind).get(entry.record_pk))
        elif host.record is None or (host.record.has_ended and not host.is_new):
            return  # nothing is added to what a person took from readers
        else:
            met = self._link_here(kind, key, mapping, columns(), host)
        self.store(met, mapping, beside=beside, columns=columns, host=lambda: host.record, standing=standing)

    def write_links(self) -> None:
        """Store the new links that were met since the last time."""
        for kind, links in self._new_links.items():
            try:
                with transaction.atomic():
                    bring_links(links)
            except IntegrityError:
                _name_the_refused(kind, links)
                raise
        for entry, record in self._new_entries:
            entry.record_pk = record.pk
        self._new_links, self._new_entries, self._new_by_ends = {}, [], {}

    def _link_here(self, kind: str, key: str, mapping: Mapping, columns: Mapping, host: Met) -> Met:
        ends = _ends(mapping, columns)
        if not host.is_new:
            found = SHAPES[kind].queryset().filter(**ends).first()
            if found is not None:
                return Met(kind, key, None, lambda: found, was_here=True)
        made = SHAPES[kind].model(**columns)
        first = self._new_by_ends.setdefault((kind, *ends.values()), made)
        return Met(kind, key, None, lambda: first, is_new=first is made, is_twin=first is not made)

    # ---- a record that is new ----

    def _bring(
        self, met: Met, mapping: Mapping, columns: Mapping, host: Curated | None, standing: Standing
    ) -> Outcome:
        dated = standing.published_at or self._base.dates.of(met.kind, met.key) or self._now
        standing = _as_far_as_readers_see(met.record, replace(standing, published_at=dated), host)
        is_seen = standing.status == Curated.Status.PUBLISHED
        if is_seen and self.waiting.keeps(met.kind, met.key, plain_mapping(mapping)):
            standing = replace(standing, status=Curated.Status.SUBMITTED)
        outcome = Outcome.HELD if standing.status == Curated.Status.SUBMITTED else Outcome.CREATED
        if is_link(met.kind):
            if met.kind == "claim-relation":
                mapping = {**mapping, "claim": handle(columns["claim"]), "other": handle(columns["other"])}
            prepare_link(met.record, mapping, self.references, standing, f"{met.kind} {met.key}")
            self._new_links.setdefault(met.kind, []).append(NewLink(met.record, mapping, host, standing.role))
        else:
            bring(met.record, mapping, self.references, standing=standing, columns=columns, host=host)
        return outcome

    def are_published(self, parties: Iterable[str]) -> bool:
        """Whether readers can see all of these institutions and persons, and there are any."""
        return are_published(parties, self.references)


def _as_far_as_readers_see(record: Any, standing: Standing, host: Any) -> Standing:
    """What cannot be shown here waits for a person; what belongs to something that ended has ended with it."""
    if standing.status != Curated.Status.PUBLISHED or may_be_shown(record):
        return standing
    if isinstance(host, Curated) and host.has_ended:
        return replace(
            standing,
            status=Curated.Status.WITHDRAWN,
            ended_at=host.ended_at,
            reason=host.end_reason,
        )
    return replace(standing, status=Curated.Status.SUBMITTED)


def _name_the_refused(kind: str, links: Iterable[NewLink]) -> None:
    """Links are stored many at a time: the one that is refused alone, too, is the one to tell."""
    for link in links:
        with naming(f"{kind} {handle(link.record)}"):
            link.record.save(force_insert=True)


def _ends(mapping: Mapping, columns: Mapping) -> Mapping:
    """The columns by which a link is the same link, whoever made it."""
    ends = {name: value for name, value in columns.items() if name != "position"}
    if "role" in mapping:
        ends |= {"role": mapping["role"], "quote": str(mapping.get("quote") or "").strip()}
    return ends | ({"relation": mapping["relation"]} if "relation" in mapping else {})


def _renamed(base: Base) -> dict[tuple[str, str], str]:
    """What the base calls otherwise than before: kind and new name → old name."""
    renamed = {}
    for redirect in base.redirects:
        kind, _slash, place = str(redirect.get("kind") or "").partition("/")
        prefix = {"concept": f"{place}/", "provision": f"{place}:"}.get(kind, "")
        renamed[kind, f"{prefix}{redirect.get('new')}"] = f"{prefix}{redirect.get('old')}"
    return renamed


def _beside(beside: Mapping | None, standing: Standing) -> Mapping:
    """What an entry remembers besides the keys of the record."""
    kept = {
        f"{BESIDE}{key}": value for key, value in (beside or {}).items() if value not in (None, "", [], {})
    }
    return kept | ({f"{BESIDE}ended": told(standing)} if standing.has_ended else {})
