"""A shape says which keys a kind of record has, in which order, and how each is read and written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kb.models import Curated, CuratedQuerySet

from .column_codecs import Codec
from .kinds import kind_of
from .mappings import read_mapping, write_record
from .plain import RecordMapping
from .references import References


@dataclass(frozen=True)
class Shape:
    """The keys of one kind of record; `joined` and `related` are what reading touches, `deferred` what it leaves."""

    model: type[Curated]
    codecs: Sequence[Codec]
    joined: Sequence[str] = ()
    related: Sequence[str] = field(default_factory=tuple)
    deferred: Sequence[str] = ()

    @property
    def kind(self) -> str:
        return kind_of(self.model)

    @property
    def keys(self) -> list[str]:
        return [codec.key for codec in self.codecs]

    def queryset(self) -> CuratedQuerySet[Any]:
        """All records of the kind with everything that `read` touches."""
        records = self.model.objects.prefetch_related(*self.related).defer(*self.deferred)
        return records.select_related(*self.joined) if self.joined else records

    def read(self, record: object) -> RecordMapping:
        """The record as a mapping of its non-empty keys, in order."""
        return read_mapping(record, self.codecs)

    def read_again(self, record: Curated) -> RecordMapping:
        """The mapping as the database holds it now."""
        return self.read(self.queryset().get(pk=record.pk))

    def write(
        self,
        record: Curated,
        mapping: RecordMapping,
        references: References,
        present: RecordMapping | None = None,
    ) -> None:
        """Make the record what the mapping says, keys left out becoming empty, and save it.

        Rows that are as in `present`, the record's mapping now ({} for a new record), are left alone.
        Raises RepresentationError for an unknown key, an unknown reference or a value the field cannot hold.
        """
        write_record(
            record,
            mapping,
            self.codecs,
            references,
            where=f"{self.kind} {_name(mapping)}".strip(),
            present=present,
        )


def _name(mapping: RecordMapping) -> str:
    return str(mapping.get("slug") or mapping.get("path") or mapping.get("label") or "")
