"""What a base last said of each record, kept from one load to the next, and the differences that wait for a person."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from kb.history.differences import canonical
from kb.models import BaseConflict, Curated, LoadedBase, LoadedEntry
from kb.representing import RepresentationError
from kb.representing.links import host_of_key, is_link, link_key

from .files import Base

type Key = tuple[str, str]


class Memory:
    """The entries of one base, read once; what changes in them is written together at the end of the load."""

    def __init__(self, base: Base) -> None:
        self.base, _made = LoadedBase.objects.get_or_create(name=base.name)
        self._entries: dict[Key, LoadedEntry] = {}
        self._aliases: dict[Key, LoadedEntry] = {}
        self._by_record: dict[tuple[str, int], LoadedEntry] = {}
        for entry in self.base.entries.all():
            self._entries[entry.kind, entry.key] = entry
            self._by_record[entry.kind, entry.record_pk] = entry
        self._met: set[Key] = set()
        self._new: list[LoadedEntry] = []
        self._changed: dict[int, LoadedEntry] = {}
        self._open: dict[tuple[int, str], BaseConflict] = {
            (conflict.entry_id, conflict.field): conflict
            for conflict in BaseConflict.objects.to_decide().filter(entry__base=self.base)
        }
        #: How many differences wait of what was here before the base had it.
        self._undecided: Counter[Key] = Counter()
        by_pk = {entry.pk: entry for entry in self._entries.values()}
        for conflict in self._open.values():
            self._count(by_pk[conflict.entry_id], conflict, 1)
        self._noted: list[BaseConflict] = []
        self._settled: list[BaseConflict] = []

    def entry(self, kind: str, key: str) -> LoadedEntry | None:
        """What the base last said of what it calls so."""
        return self._entries.get((kind, key))

    def entry_called(self, kind: str, key: str) -> LoadedEntry | None:
        """What the base calls so, or called so at the last load."""
        return self._entries.get((kind, key)) or self._aliases.get((kind, key))

    def is_met_otherwise(self, entry: LoadedEntry) -> bool:
        """Whether the base of today has the entry's record under another name."""
        return any(
            (one.kind, one.key) in self._met
            for one in self._entries.values()
            if one.record_pk == entry.record_pk and one.kind == entry.kind and one is not entry
        )

    def entry_of(self, kind: str, record_pk: int) -> LoadedEntry | None:
        """What the base last said of this record, whatever it called it."""
        return self._by_record.get((kind, record_pk))

    def meet(self, kind: str, key: str) -> None:
        """The base of today has this one: what is never met is gone from it. RepresentationError the second time."""
        if (kind, key) in self._met:
            raise RepresentationError(f"{kind} {key} stands in the base twice.")
        self._met.add((kind, key))

    def has_met(self, kind: str, key: str) -> bool:
        return (kind, key) in self._met

    def gone(self) -> Iterator[LoadedEntry]:
        """What the base had at the last load and has no longer."""
        return (entry for name, entry in self._entries.items() if name not in self._met and not entry.is_gone)

    def note(self, kind: str, key: str, record: Curated, said: str) -> LoadedEntry:
        """A record that the base has for the first time."""
        entry = LoadedEntry(base=self.base, kind=kind, key=key, record_pk=record.pk, said=said)
        self._new.append(entry)
        self._entries[kind, key] = self._by_record[kind, record.pk] = entry
        return entry

    def change(self, entry: LoadedEntry, **columns: Any) -> None:
        """Remember something else of an entry: other words, that it is gone or back."""
        for name, value in columns.items():
            setattr(entry, name, value)
        if entry.pk:
            self._changed[entry.pk] = entry

    def rename(self, entry: LoadedEntry, key: str) -> None:
        """The base calls a record otherwise than before, and with it what is called after it."""
        old = entry.key
        self._rekey(entry, key)
        for one in list(self._entries.values()):
            if entry.kind == "instrument" and one.kind == "provision" and one.key.startswith(f"{old}:"):
                self.rename(one, f"{key}:{one.key.partition(':')[2]}")
            elif (entry.kind, one.kind, one.key) == ("document", "edition", old):
                self._rekey(one, key)
            elif entry.kind in ("claim", "passage") and is_link(one.kind):
                self._rename_end(one, old, key)

    def _rename_end(self, link: LoadedEntry, old: str, key: str) -> None:
        host, mapping = host_of_key(link.key), link.mapping
        if link.kind == "claim-relation" and old in (mapping["claim"], mapping["other"]):
            claim, other = (key if mapping[end] == old else mapping[end] for end in ("claim", "other"))
            self._rekey(link, link_key(link.kind, claim, {**mapping, "other": other}))
        elif host == old:
            self._rekey(link, link_key(link.kind, key, mapping))

    def _rekey(self, entry: LoadedEntry, key: str) -> None:
        self._aliases[entry.kind, entry.key] = self._entries.pop((entry.kind, entry.key))
        self._entries[entry.kind, key] = entry
        self._undecided[entry.kind, key] = self._undecided.pop((entry.kind, entry.key), 0)
        self.change(entry, key=key)

    # ---- what a person must decide ----

    def open_conflict(self, entry: LoadedEntry | None, field: str) -> BaseConflict | None:
        """The difference that waits already; None for an entry of today."""
        return self._open.get((entry.pk, field)) if entry is not None and entry.pk else None

    def dispute(self, entry: LoadedEntry, field: str, because: str, was: Any, says: Any) -> None:
        """List a difference, or let the one that waits say what the base says today."""
        waiting = self.open_conflict(entry, field)
        if waiting is None:
            told = {"because": because, "was": _text(was), "says": _text(says)}
            noted = BaseConflict(entry=entry, field=field, **told)
            self._noted.append(noted)
            self._count(entry, noted, 1)
        elif (waiting.because, waiting.says) != (because, _text(says)):
            waiting.because, waiting.says = because, _text(says)
            waiting.save()

    def settle(self, entry: LoadedEntry, field: str) -> None:
        """Take a difference off the list: there is none any more."""
        waiting = self.open_conflict(entry, field)
        if waiting is not None:
            self._settled.append(self._open.pop((entry.pk, field)))
            self._count(entry, waiting, -1)

    def settle_keys(self, entry: LoadedEntry) -> None:
        """Take off the list what the base said otherwise of the keys of a record that it no longer has."""
        for _entry_pk, field in [name for name in self._open if name[0] == entry.pk and name[1]]:
            self.settle(entry, field)

    def settle_gone(self) -> None:
        """Take off the list what the base says no longer: it has the record no more, or under another name."""
        for entry in [one for one in self._entries.values() if one.is_gone and one.pk]:
            self.settle_keys(entry)
            if self.open_conflict(entry, "") and self.is_met_otherwise(entry):
                self.settle(entry, "")

    def is_undecided(self, entry: LoadedEntry) -> bool:
        """Whether the record was here before, says something else, and nobody has decided about that yet."""
        return self._undecided[entry.kind, entry.key] > 0

    def _count(self, entry: LoadedEntry, conflict: BaseConflict, by: int) -> None:
        if conflict.because == BaseConflict.Because.WAS_HERE and not is_link(entry.kind):
            self._undecided[entry.kind, entry.key] += by

    @property
    def noted(self) -> list[BaseConflict]:
        """The differences that this load found."""
        return self._noted

    def write(self, base: Base) -> None:
        """Store what was learned, and that the base was loaded whole."""
        LoadedEntry.objects.bulk_create(self._new, batch_size=1000)
        LoadedEntry.objects.bulk_update(
            self._changed.values(), ["key", "said", "is_gone", "record_pk"], batch_size=500
        )
        BaseConflict.objects.filter(pk__in=[one.pk for one in self._settled]).delete()
        BaseConflict.objects.bulk_create(self._noted)
        about = {
            "title": base.title or self.base.title,
            "licence": base.licence or self.base.licence,
            "digest": base.digest,
        }
        for name, value in about.items():
            setattr(self.base, name, value)
        self.base.loaded_at = timezone.now()
        self.base.save()


def _text(value: Any) -> str:
    return "" if value is None else canonical(value)
