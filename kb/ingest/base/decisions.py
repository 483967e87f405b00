"""What becomes of a record that is here already: decided by what the base last said, says now, and what is here."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kb.curation.base_records import Outcome, Standing, ended_by_base, may_be_shown, stand, take
from kb.models import BaseConflict, ClaimRelation, Concept, Curated, LoadedEntry, Revision
from kb.representing import SHAPES, References, UnknownReference, handle, kind_of, translated
from kb.representing.defaults import with_defaults
from kb.representing.links import is_link
from kb.representing.three_way import decide, plain_mapping

from .counterparts import WITH_ID, BaseReferences, Meeting, Met
from .undecided import Waiting

Mapping = dict[str, Any]
Because = BaseConflict.Because
#: Before what an entry remembers beside the keys of the record: where it stands in its document, how it ended.
BESIDE = "@"
#: Why the base's word is not taken although no person stands against it.
_UNFIT = (Because.ENDED_HERE, Because.UNDECIDED)


@dataclass(frozen=True)
class Said:
    """What the base says of one record today; the rest is asked for only where something changed."""

    #: In plain form, see kb.representing.three_way.
    mapping: Mapping
    standing: Standing
    #: What the record holds beside its keys.
    columns: Callable[[], Mapping]
    host: Callable[[], Curated | None]


@dataclass(frozen=True)
class Ending:
    """A record that readers see here and that the base ended or no longer has."""

    met: Met
    entry: LoadedEntry
    standing: Standing
    host: Curated | None
    #: No person changed it since the base last said it.
    is_as_said: bool


class Deciding:
    """Decides for records that are here, and lists what only a person can decide."""

    def __init__(
        self,
        meeting: Meeting,
        references: BaseReferences,
        waiting: Waiting,
        *,
        joins: bool,
        now: datetime,
    ) -> None:
        self.memory = meeting.memory
        self.meeting = meeting
        self.references = references
        self.waiting = waiting
        self.joins = joins
        #: By kind and primary key, the keys of published records for which somebody proposed other words.
        self._proposed = _proposed()
        #: What the base ended or no longer has, for the end of the load.
        self.endings: list[Ending] = []
        self._here = References()
        self._now = now

    def join(self, met: Met, entry: LoadedEntry, said: Said) -> Outcome:
        """What is here stays; what differs is a clash, or is listed where records of one name are one."""
        record, shape, standing = met.record, SHAPES[met.kind], said.standing
        here, there = plain_mapping(shape.read(record)), self._as_here(said.mapping, record)
        if met.key != handle(record):
            there |= {"slug": here["slug"]} if "slug" in here else {}
        # Of what ended the base tells no more than its page does.
        is_whole = not (standing.has_ended or standing.is_hidden)
        told_keys = [key for key in shape.keys if is_whole or key in said.mapping]
        differ = [key for key in told_keys if there.get(key) != here.get(key)]
        if record.status in (Curated.Status.DRAFT, Curated.Status.SUBMITTED):
            if (
                met.kind == "edition"
            ):  # somebody is writing summaries: what the base has of it waits beside them
                return Outcome.UNCHANGED
            if is_link(met.kind) and not differ and may_be_shown(record):
                stand(record, Standing(published_at=self._now), host=said.host())
                return Outcome.UPDATED
            if not is_link(met.kind):
                self.meeting.clash(met, f"here it is {record.get_status_display()}: readers never saw it")
                return Outcome.UNCHANGED
        if differ and not (is_link(met.kind) and record.has_ended):
            self._refuse_others(met, differ)
            for key in differ:
                self.memory.dispute(entry, key, Because.WAS_HERE, None, there.get(key))
        if standing.has_ended and record.is_published:
            self.memory.dispute(entry, "", Because.ENDED_THERE, None, told(standing))
        return Outcome.UNCHANGED

    def _refuse_others(self, met: Met, differ: list[str]) -> None:
        """Same names are same things only where somebody says so, and an old name is no name of today."""
        record = met.record
        if is_link(met.kind):
            return
        if met.kind not in WITH_ID and self.meeting.old_names.record(met.kind, met.key) == record:
            self.meeting.clash(met, f"here this is an old name of {handle(record)}")
        elif not self.joins:
            end = f"here it is {record.get_status_display()}; " if record.has_ended else ""
            self.meeting.clash(met, f"{end}other {', '.join(differ)} than here")

    def change(self, met: Met, entry: LoadedEntry, said: Said) -> Outcome:
        """What the base alone changed is taken, what a person alone changed stays; what both changed is listed."""
        record, shape, standing = met.record, SHAPES[met.kind], said.standing
        if standing.has_ended or standing.is_hidden:
            self.memory.settle_keys(entry)
            if standing.has_ended and record.is_published and not _remembers_end(entry):
                self.endings.append(Ending(met, entry, standing, said.host(), self.is_as_said(entry, record)))
            return Outcome.UNCHANGED
        self.memory.settle(entry, "")
        present = shape.read(record)
        here, there = plain_mapping(present), self._as_here(said.mapping, record)
        if record.has_ended:
            if not (ended_by_base(record) and may_be_shown(record)):
                self._look_again(entry, shape.keys, there, here)
                return Outcome.UNCHANGED
            stand(record, Standing(published_at=self._now), host=said.host())
        last = self._as_here(_last_said(entry), record) | self._before_what_is_unfit(entry, shape.keys)
        asked = self._asked(entry, [key for key in shape.keys if here.get(key) != last.get(key)])
        wanted, open_keys = decide(last, there, here, [key for key in shape.keys if key not in asked])
        proposed = self._proposed.get((met.kind, record.pk), set()) - asked.keys()
        waits: dict[str, str] = {
            key: Because.PROPOSED for key in proposed if there.get(key) not in (last.get(key), here.get(key))
        }
        waits |= dict.fromkeys(open_keys, Because.BOTH_CHANGED) | self._unfit(met.kind, said, wanted, here)
        waits |= {key: one.because for key, one in asked.items() if _still_waits(one, there, here)}
        for key in shape.keys:
            if key in waits:
                self.memory.dispute(entry, key, waits[key], last.get(key), there.get(key))
                wanted = _keep(wanted, here, key)
            else:
                self.memory.settle(entry, key)
        return self._take(record, wanted, here, present, said, is_whole=wanted == there)

    def _look_again(self, entry: LoadedEntry, keys: Iterable[str], there: Mapping, here: Mapping) -> None:
        """What waited when a record ended here: it waits on while the base says it."""
        for key, conflict in self._open(entry, keys):
            if _still_waits(conflict, there, here):
                self.memory.dispute(entry, key, conflict.because, None, there.get(key))
            else:
                self.memory.settle(entry, key)

    def _open(self, entry: LoadedEntry, keys: Iterable[str]) -> Iterator[tuple[str, BaseConflict]]:
        waiting = ((key, self.memory.open_conflict(entry, key)) for key in keys)
        return ((key, conflict) for key, conflict in waiting if conflict is not None)

    def _asked(self, entry: LoadedEntry, keys: Iterable[str]) -> dict[str, BaseConflict]:
        """Keys about which a person was asked and did not decide: what stands there is a person's to change."""
        return {key: one for key, one in self._open(entry, keys) if one.because not in _UNFIT}

    def _before_what_is_unfit(self, entry: LoadedEntry, keys: Iterable[str]) -> Mapping:
        """What the base said before it named what it could not: nobody changed it here, it could not be taken."""
        return {key: one.value_before for key, one in self._open(entry, keys) if one.because in _UNFIT}

    def is_as_said(self, entry: LoadedEntry, record: Curated) -> bool:
        """Whether the record is still what the base last said: no person's words are in it or proposed for it."""
        shape = SHAPES[entry.kind]
        if (entry.kind, record.pk) in self._proposed:
            return False
        said = self._as_here(_last_said(entry), record)
        here = plain_mapping(shape.read(record))
        return all(said.get(key) == here.get(key) for key in shape.keys)

    def _take(
        self, record: Curated, wanted: Mapping, here: Mapping, present: Mapping, said: Said, *, is_whole: bool
    ) -> Outcome:
        columns = said.columns()
        # What a link ties together may be another record since a person merged one of them.
        own = ("position",) if is_link(kind_of(record)) else tuple(columns)
        moved = {
            name: columns[name] for name in own if name in columns and getattr(record, name) != columns[name]
        }
        if wanted == here and not moved:
            return Outcome.UNCHANGED
        asked = {key: present[key] if here.get(key) == value else value for key, value in wanted.items()}
        host = said.host()
        take(record, asked, self._here, present=present, columns=moved, host=host, is_whole=is_whole)
        return Outcome.UPDATED

    def _unfit(self, kind: str, said: Said, wanted: Mapping, here: Mapping) -> dict[str, Because]:
        """Keys that cannot be taken: they name what was withdrawn here, or what nobody has decided about."""
        new = [key for key in SHAPES[kind].keys if wanted.get(key) != here.get(key)]
        unfit = {
            key: Because.UNDECIDED for key in new if self.waiting.is_named(kind, {key: said.mapping.get(key)})
        }
        may_be_read = kind != "claim" or are_published(wanted.get("claimants") or [], self._here)
        return unfit if may_be_read or "claimants" not in new else {**unfit, "claimants": Because.ENDED_HERE}

    def _as_here(self, mapping: Mapping, record: Curated) -> Mapping:
        """What the base says, in the words of this installation and with what it says by leaving it out."""
        codecs = SHAPES[kind_of(record)].codecs
        told = with_defaults(translated(mapping, codecs, self._names(record)), codecs, type(record))
        # What a relation ties together is how it was found; which end comes first is the database's affair.
        return told | _ends_of(record) if isinstance(record, ClaimRelation) else told

    def _names(self, record: Curated) -> Callable[[str, str], str]:
        """What things are called here that the base calls otherwise."""

        def name(kind: str, reference: str) -> str:
            if kind == "broader" and isinstance(record, Concept):
                return name("concept", f"{record.scheme.slug}/{reference}").partition("/")[2]
            try:
                return handle(self.references.find(kind, reference))
            except UnknownReference:
                return reference

        return name


def _proposed() -> dict[tuple[str, int], set[str]]:
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    changes = Revision.objects.open().values_list("kind", "record_pk", "changes__field")
    for kind, record_pk, field in changes:
        found[kind, record_pk].add(field)
    return found


def are_published(parties: Iterable[str], references: References) -> bool:
    """Whether readers can see all of these institutions and persons, and there are any."""
    found = [references.find_party(str(party)) for party in parties]
    return bool(found) and all(party.is_published for party in found)


def _ends_of(relation: ClaimRelation) -> Mapping:
    return {"claim": handle(relation.claim), "other": handle(relation.other)}


def _last_said(entry: LoadedEntry) -> Mapping:
    return {key: value for key, value in entry.mapping.items() if not key.startswith(BESIDE)}


def _remembers_end(entry: Any) -> bool:
    return f"{BESIDE}ended" in entry.mapping


def _still_waits(conflict: BaseConflict, there: Mapping, here: Mapping) -> bool:
    """A question goes when both say the same, or when the base goes back to what it said before it was asked."""
    says = there.get(conflict.field)
    changed = (Because.BOTH_CHANGED, Because.PROPOSED, *_UNFIT)
    went_back = conflict.because in changed and says == conflict.value_before
    return says != here.get(conflict.field) and not went_back


def _keep(wanted: Mapping, here: Mapping, key: str) -> Mapping:
    kept = {name: value for name, value in wanted.items() if name != key}
    return {**kept, **({key: here[key]} if key in here else {})}


def told(standing: Standing) -> Mapping:
    """An end as the base tells it."""
    return {
        "status": str(standing.status),
        "reason": standing.reason,
        **({"at": standing.ended_at.isoformat()} if standing.ended_at else {}),
        **({"replaced_by": standing.replaced_by} if standing.replaced_by else {}),
        **({"role": standing.role} if standing.role else {}),
    }
