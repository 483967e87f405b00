"""Keeping the index up with the database: build it from nothing while the old one serves, and apply what changed."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched

from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone
from tantivy import Index, IndexWriter, Query, Searcher

from kb.models import IndexState, OutboxEntry

from . import soundness, storage
from .affected import affected
from .documents import KINDS, Builder
from .errors import SearchUnavailable
from .schema import SCHEMA, SCHEMA_VERSION
from .soundness import DamagedIndex
from .standby import keep_standby

logger = logging.getLogger(__name__)

#: Bytes the engine may gather before it writes a segment.
_BUILD_HEAP, _APPLY_HEAP = 256_000_000, 30_000_000
_BATCH = 1_000
_STATE_PK = 1

#: Called with the number of documents written so far, and of all records to look at.
type Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a rebuild made."""

    generation: int
    documents: int


def reindex(progress: Progress = lambda done, of: None) -> Built:
    """Build a new generation from the database while the old one serves, then switch to it.

    What changes during the build is applied to both. Raises `storage.RebuildInProgress` if one is being built.
    """
    with storage.rebuild_lock():
        with storage.index_lock():
            building = storage.Building.start(_state().generation)
            told_before = _note_ranges()
        try:
            index = building.create()
            documents = _fill(index, progress)
            with storage.index_lock():
                _apply(index, _by_kind(building.changes()))
                building.finish()
                _switch(building.generation)
                storage.remove_old(building.generation)
        except Exception:
            building.discard()
            raise
    for first, last in told_before:  # what these notes tell of, the build has read
        OutboxEntry.objects.filter(pk__range=(first, last)).delete()
    return Built(building.generation, documents)


def apply_outbox(limit: int = 10_000) -> int:
    """Apply up to `limit` noted changes to the serving generation; returns how many notes were dealt with.

    Safe to kill at any moment: notes go only after the index holds what they stand for, and applying twice changes
    nothing. An index that is missing, damaged or of another schema is built anew first.
    """
    with storage.index_lock():
        index = _open_serving()
        if index is not None:
            try:
                return _apply_notes(index, limit)
            except SearchUnavailable:
                if not _is_found_damaged():
                    raise
    try:
        reindex()
    except storage.RebuildInProgress:
        return 0
    return apply_outbox(limit)


def apply_all() -> int:
    """Apply every noted change; returns how many notes were dealt with."""
    total = 0
    while applied := apply_outbox():
        total += applied
    make_standby()
    return total


def make_standby() -> None:
    """Bring the copy up to the serving generation if that is whole; what is damaged is rebuilt with the next round."""
    with storage.index_lock():
        state = _state()
        if state.schema_version != SCHEMA_VERSION:
            return
        try:
            storage.forget_reports(but_of=state.generation)
            keep_standby(state.generation)
        except DamagedIndex:
            storage.report_damage(state.generation)
        except OSError as error:  # one without a copy serves as well
            logger.warning("The copy of the search index could not be made: %s", error.strerror)


def look_for_damage() -> None:
    """Read the serving generation against its checksums; what is damaged is rebuilt with the next round."""
    state = _state()
    try:
        soundness.check(storage.generation_path(state.generation))
    except DamagedIndex:
        storage.report_damage(state.generation)


def _state() -> IndexState:
    return IndexState.objects.get_or_create(pk=_STATE_PK)[0]


def _is_found_damaged() -> bool:
    """Whether the serving generation is damaged, where the engine failed and nobody knows why."""
    generation = _state().generation
    storage.report_damage(generation)
    return storage.is_damaged(generation)


def _open_serving() -> Index | None:
    """The index in use, or None if it has to be built."""
    state = _state()
    if state.schema_version != SCHEMA_VERSION or storage.is_damaged(state.generation):
        return None
    try:
        return storage.open_index(storage.generation_path(state.generation))
    except SearchUnavailable:
        return None


def _apply_notes(index: Index, limit: int) -> int:
    notes = list(OutboxEntry.objects.order_by("pk").values_list("pk", "table", "record_pk")[:limit])
    if not notes:
        return 0
    keys = affected({(table, record) for _pk, table, record in notes})
    written = _apply(index, keys)
    storage.note_changes(written)
    with transaction.atomic():
        OutboxEntry.objects.filter(pk__in=[pk for pk, *_ in notes]).delete()
        IndexState.objects.filter(pk=_STATE_PK).update(revision=F("revision") + 1)
    return len(notes)


def _switch(generation: int) -> None:
    IndexState.objects.filter(pk=_STATE_PK).update(
        generation=generation,
        revision=F("revision") + 1,
        schema_version=SCHEMA_VERSION,
        built_at=timezone.now(),
    )


def _note_ranges() -> list[tuple[int, int]]:
    """The notes that can be seen now, as ranges without gaps: in a gap may lie one that is not committed yet."""
    ranges: list[tuple[int, int]] = []
    for pk in OutboxEntry.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=50_000):
        if ranges and ranges[-1][1] == pk - 1:
            ranges[-1] = (ranges[-1][0], pk)
        else:
            ranges.append((pk, pk))
    return ranges


def _by_kind(changes: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
    keys: dict[str, set[int]] = {}
    for kind, pk in changes:
        keys.setdefault(kind, set()).add(pk)
    return keys


def _fill(index: Index, progress: Progress) -> int:
    """Write a document for every record that readers may find; returns how many."""
    builder = Builder()
    total = sum(model._default_manager.count() for model in KINDS.values())
    seen = written = 0
    with storage.engine_errors():
        writer = index.writer(_BUILD_HEAP, 1)
        for kind, model in KINDS.items():
            for pks in _key_batches(model):
                for entry in builder.entries(kind, pks):
                    writer.add_document(entry.to_document()[0])
                    written += 1
                seen += len(pks)
                progress(min(seen, total), total)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
    return written


def _key_batches(model: type[Model]) -> Iterator[list[int]]:
    """The keys of all published records in order, a batch at a time, each read by its own short query."""
    last = 0
    rows = model._default_manager.filter(status="published").order_by("pk")
    while pks := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:_BATCH]):
        yield pks
        last = pks[-1]


def _apply(index: Index, keys: Mapping[str, Iterable[int]]) -> list[str]:
    """Bring these records in the index up to the database; returns the keys that were looked at."""
    looked_at: list[str] = []
    with storage.engine_errors():
        writer = index.writer(_APPLY_HEAP, 1)
        searcher = index.searcher()
        builder = Builder()
        changed = False
        for kind, pks in keys.items():
            for batch in batched(sorted(pks), _BATCH):
                changed |= _apply_batch(writer, searcher, builder, kind, batch)
                looked_at += [f"{kind}:{pk}" for pk in batch]
        if changed:
            writer.commit()
        writer.wait_merging_threads()
        index.reload()
    return looked_at


def _apply_batch(
    writer: IndexWriter, searcher: Searcher, builder: Builder, kind: str, pks: Sequence[int]
) -> bool:
    """Write what differs from the index and remove what may no longer be found; whether there was anything."""
    held = _held_digests(searcher, [f"{kind}:{pk}" for pk in pks])
    wanted = {entry.key: entry.to_document() for entry in builder.entries(kind, pks)}
    new = {key: document for key, (document, digest) in wanted.items() if held.get(key) != digest}
    for key in held.keys() & (new.keys() | (held.keys() - wanted.keys())):
        writer.delete_documents_by_term("key", key)
    for document in new.values():
        writer.add_document(document)
    return bool(new) or bool(held.keys() - wanted.keys())


def _held_digests(searcher: Searcher, keys: list[str]) -> dict[str, int]:
    """The digests of the documents that the index holds under these keys."""
    found = searcher.search(Query.term_set_query(SCHEMA, "key", keys), limit=len(keys) + 1).hits
    addresses = [address for _score, address in found]
    digests = searcher.fast_field_values("digest", addresses) if addresses else []
    return {
        searcher.doc(address)["key"][0]: int(digest or 0)
        for address, digest in zip(addresses, digests, strict=True)
    }
