"""Reads the keys of a mapping from a record, and writes them back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import models

from .column_codecs import Codec
from .errors import RepresentationError
from .plain import Plain, RecordMapping
from .references import References

#: What a key holds when it is left out.
EMPTY: tuple[object, ...] = (None, "", [], {}, False, 0)


def forget_prefetched(record: object, relation: str) -> None:
    """Drop a prefetched list that is no longer true."""
    getattr(record, "_prefetched_objects_cache", {}).pop(relation, None)


def read_mapping(record: object, codecs: Sequence[Codec]) -> RecordMapping:
    """The record's non-empty keys in the order of the codecs."""
    read = ((codec.key, codec.read(record)) for codec in codecs)
    return {key: value for key, value in read if not any(value is empty or value == empty for empty in EMPTY)}


def as_mapping(value: Plain, where: str) -> RecordMapping:
    """The value, if it has keys and values of its own; raises RepresentationError."""
    if not isinstance(value, dict):
        raise RepresentationError(f"{where}: expected keys and values, found “{value}”.")
    return value


def refuse_unknown_keys(mapping: RecordMapping, codecs: Sequence[Codec], where: str) -> None:
    """Raise RepresentationError for a key that no codec knows, naming those that are known."""
    known = [codec.key for codec in codecs]
    unknown = [key for key in mapping if key not in known]
    if unknown:
        raise RepresentationError(f"{where}: unknown key {', '.join(unknown)}; known are {', '.join(known)}.")


def write_columns(
    record: models.Model, mapping: RecordMapping, codecs: Sequence[Codec], references: References, where: str
) -> None:
    """Set the columns that the mapping gives, and the others to empty; nothing is saved."""
    mapping = as_mapping(mapping, where)
    refuse_unknown_keys(mapping, codecs, where)
    for codec in codecs:
        with told_where(where):
            if codec.after_save:
                codec.prepare(record, mapping.get(codec.key))
            else:
                codec.write(record, mapping.get(codec.key), references)


def write_record(
    record: models.Model,
    mapping: RecordMapping,
    codecs: Sequence[Codec],
    references: References,
    where: str,
    present: RecordMapping | None = None,
) -> None:
    """Make the record what the mapping says and save it with those of its rows that differ from `present`."""
    write_columns(record, mapping, codecs, references, where)
    with told_where(where):
        clean_columns(record)
        record.save()
        changed = [
            codec
            for codec in codecs
            if codec.after_save and (present is None or present.get(codec.key) != mapping.get(codec.key))
        ]
        for codec in changed:  # all before any is written: a name may move from one key to another
            if present is None or present.get(codec.key):
                codec.clear(record)
        for codec in changed:
            codec.write(record, mapping.get(codec.key), references)


def clean_columns(record: models.Model) -> None:
    """Raise RepresentationError for a value its column cannot hold; relations are left to the database to check."""
    relations = [column.name for column in record._meta.fields if column.is_relation]
    try:
        record.clean_fields(exclude=relations)
    except ValidationError as error:
        raise RepresentationError(_sentence(error)) from error


@contextmanager
def told_where(where: str) -> Iterator[None]:
    """Put the name of the record before what is wrong with it."""
    try:
        yield
    except RepresentationError as error:
        raise type(error)(f"{where}: {error}") from error


def _sentence(error: ValidationError) -> str:
    return "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
