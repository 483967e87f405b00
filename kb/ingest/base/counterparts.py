"""Which record here a record of the base is: known by its id, by what it was called when it came, or by its name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from kb.models import Curated, LoadedEntry, SlugRedirect
from kb.models.bounds import broken_bound
from kb.representing import SHAPES, References, RepresentationError, UnknownReference, handle, kind_of

from .memory import Memory
from .refusals import naming

#: Kinds whose records are known by an id that never changes, whatever they are called.
WITH_ID = ("claim", "passage")
_MOST_TOLD = 10


class Clash(RepresentationError):
    """Records here have the names or ids of other records of the base; the message names them and says what to do."""

    def __init__(self, told: list[str]) -> None:
        listed = "\n".join(f"  {one}" for one in told[:_MOST_TOLD])
        more = f"\n  and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
        super().__init__(
            f"Some names are taken here by other records:\n{listed}{more}\n"
            "Rename or merge them first. If they are the same things, load with --join: what is here stays, and what "
            "differs is listed for a person. An old name is free for nobody but its record: rename that back, if they "
            "are the same."
        )


@dataclass
class Met:
    """A record of the base and the record here that it is; `record` is None where a person deleted that."""

    kind: str
    key: str
    entry: LoadedEntry | None
    _find: Callable[[], Curated | None]
    is_new: bool = False
    #: It was here already, and this base did not know it.
    was_here: bool = False
    #: The base has it twice, since two of its ends are one here.
    is_twin: bool = False
    _record: list[Curated | None] = field(default_factory=list)

    @property
    def record(self) -> Any:
        if not self._record:
            self._record.append(self._find())
        return self._record[0]


class BaseReferences(References):
    """Finds records by what the base calls them; one that the base brought and people merged here is the other.

    What the base names and never brought is what has the name here today: who had it before is somebody else.
    """

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory

    def remember(self, kind: str, reference: str, record: Curated) -> None:
        super().remember(kind, reference, _successor(record))

    def _load(self, kind: str, reference: str) -> Curated:
        entry = self._memory.entry_called(kind, reference)
        if entry is None:
            return super()._load(kind, reference)
        found = _by_key(kind, entry.record_pk)
        if found is None:  # a person deleted it: what has its name by now is another
            raise UnknownReference(f"There is no {kind} “{reference}”.")
        return _successor(found)


class Meeting:
    """Finds what the records of one base are here, and collects the clashes."""

    def __init__(self, memory: Memory, renamed: dict[tuple[str, str], str]) -> None:
        self.memory = memory
        self.old_names = OldNames()
        self.clashes: list[str] = []
        self._renamed = renamed
        #: By kind and primary key, what the base calls the records that it met here.
        self._taken: dict[tuple[str, int], str] = {}
        self._records: dict[str, dict[int, Curated]] = {}
        self._by_handle: dict[str, dict[str, Curated]] = {}
        self._ids: dict[str, dict[str, int]] = {}

    def known(self, kind: str) -> dict[int, Curated]:
        """The records of this kind that are here, by primary key, with all that their mappings touch."""
        if kind not in self._records:
            self._records[kind] = {record.pk: record for record in SHAPES[kind].queryset()}
        return self._records[kind]

    def meet(
        self,
        kind: str,
        key: str,
        make: Callable[[], Curated],
        *,
        public_id: str = "",
        called: Callable[[], str] | None = None,
    ) -> Met:
        """What stands here for the base's record; made as a bare draft where nothing does.

        `called` says what its handle would be here, where that is not its name in the base.
        """
        self.memory.meet(kind, key)
        entry = self._entry_by_id(kind, key, public_id) if public_id else self._entry_by_name(kind, key)
        if entry is not None:
            return Met(kind, key, entry, lambda: self.known(kind).get(entry.record_pk))
        found = self._here(kind, called() if called else key, public_id)
        if found is not None:
            self._take(kind, key, found)
            return Met(kind, key, None, lambda: found, was_here=True)
        made = make()
        if told := broken_bound(made):
            raise RepresentationError(f"{kind} {key}: {told}")
        with naming(f"{kind} {key}"):
            made.save(force_insert=True)
        return Met(kind, key, None, lambda: made, is_new=True)

    def clash(self, met: Met, why: str) -> None:
        self.clashes.append(f"{met.kind} {met.key}: {why}")

    def _take(self, kind: str, key: str, record: Curated) -> None:
        """Let the record here be this one of the base; a record is never two of one base."""
        known = self.memory.entry_of(kind, record.pk)
        taken = known.key if known is not None else self._taken.setdefault((kind, record.pk), key)
        if taken != key:
            self.clashes.append(f"{kind} {key}: here this is what the base calls {taken}")

    def _entry_by_name(self, kind: str, key: str) -> LoadedEntry | None:
        entry = self.memory.entry(kind, key)
        old = self._renamed.get((kind, key))
        if entry is None and old and (entry := self.memory.entry(kind, old)):
            self.memory.rename(entry, key)
        return entry

    def _entry_by_id(self, kind: str, key: str, public_id: str) -> LoadedEntry | None:
        record_pk = self._known_ids(kind).get(public_id)
        named = self.memory.entry(kind, key)
        if record_pk is None:
            if named is not None and named.record_pk in self.known(kind):
                self.clashes.append(f"{kind} {key}: the base gives it another id than it came with")
            return named
        entry = self.memory.entry_of(kind, record_pk)
        if entry is not None and entry.key != key:
            if named is not None:
                self.clashes.append(f"{kind} {key}: the base gives it the id of {entry.key}")
                return named
            self.memory.rename(entry, key)
        return entry

    def _known_ids(self, kind: str) -> dict[str, int]:
        if kind not in self._ids:
            model = SHAPES[kind].model
            records: QuerySet[Any] = model.objects.order_by()
            self._ids[kind] = dict(records.values_list("public_id", "pk"))
        return self._ids[kind]

    def _here(self, kind: str, key: str, public_id: str) -> Curated | None:
        """A record with this id or name that the base does not know yet."""
        if kind not in self._by_handle:
            self._by_handle[kind] = {handle(record): record for record in self.known(kind).values()}
        if public_id and (record_pk := self._known_ids(kind).get(public_id)):
            return self.known(kind)[record_pk]
        named = self._by_handle[kind].get(key) or self.old_names.record(kind, key)
        if named is not None and public_id:
            self.clashes.append(
                f"{kind} {key}: another {kind} has this name here, with the id {getattr(named, 'public_id', '')}"
            )
        return named


def _by_key(kind: str, record_pk: int) -> Curated | None:
    shape = SHAPES[kind]
    records = shape.model.objects.filter(pk=record_pk)
    return (records.select_related(*shape.joined) if shape.joined else records).first()


class OldNames:
    """The names that records here had before, read once."""

    def __init__(self) -> None:
        self._new: dict[tuple[str, str], str] | None = None

    def record(self, kind: str, reference: str) -> Curated | None:
        """The record that was called so once and is called otherwise now; None if there is none."""
        if self._new is None:
            rows = SlugRedirect.objects.values_list("kind", "old_slug", "new_slug")
            self._new = {(where, old): new for where, old, new in rows}
        place, mark, slug = _parted(kind, reference)
        new = self._new.get((f"{kind}/{place}" if place else kind, slug))
        if new is None:
            return None
        try:
            return References().find(kind, f"{place}{mark}{new}")
        except UnknownReference:
            return None


def _parted(kind: str, reference: str) -> tuple[str, str, str]:
    """What stands before the name that can change: the scheme of a concept, the instrument of a provision."""
    mark = {"concept": "/", "provision": ":"}.get(kind)
    return reference.partition(mark) if mark else ("", "", reference)


def _successor(record: Curated) -> Curated:
    """What stands in for a record that was merged here."""
    seen = set()
    while record.status == Curated.Status.SUPERSEDED and record.pk not in seen:
        seen.add(record.pk)
        try:
            record = References().find(kind_of(record), record.replaced_by)
        except UnknownReference:
            break
    return record
