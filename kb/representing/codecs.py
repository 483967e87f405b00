"""How one key of a mapping stands for one field, or for the rows that belong to a record."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from .errors import RepresentationError
from .kinds import handle
from .plain import Plain, RecordMapping
from .references import References, party_handle

#: What a key holds when it is left out.
EMPTY: tuple[object, ...] = (None, "", [], {}, False, 0)


@dataclass(frozen=True)
class Codec:
    """One key. `read` gives its value (an EMPTY one is left out); `write` puts it back.

    Codecs of the record's own columns write before the record is saved; the others (`after_save`) own rows.
    """

    key: str

    @property
    def after_save(self) -> bool:
        return False

    def read(self, record: object) -> Plain:
        raise AttributeError(self.key)

    def clear(self, record: models.Model) -> None:
        """Take away the rows that `write` will put back; no key has rows of another's."""

    def prepare(self, record: models.Model, value: Plain) -> None:
        """Set columns that follow from the value of a key whose rows are written after the record is saved."""

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        raise AttributeError(self.key)


@dataclass(frozen=True)
class Value(Codec):
    """A text, number or yes/no column."""

    column: str = ""

    def read(self, record: object) -> Plain:
        value: Plain = getattr(record, self.column or self.key)
        return value

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        name = self.column or self.key
        model_field = _column(record, name)
        if value is None:
            value = model_field.get_default()
        elif isinstance(model_field, models.CharField | models.TextField):
            value = str(value).strip()
        try:
            setattr(record, name, model_field.to_python(value))
        except ValidationError as error:
            raise RepresentationError(f"{self.key}: {'; '.join(error.messages)}") from error


@dataclass(frozen=True)
class Date(Value):
    """An EDTF column, read as its text."""

    def read(self, record: object) -> str:
        return str(super().read(record))


@dataclass(frozen=True)
class Number(Value):
    """A decimal column, read without trailing noughts."""

    def read(self, record: object) -> str:
        return f"{Decimal(getattr(record, self.column or self.key)).normalize():f}"

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        try:
            setattr(record, self.column or self.key, Decimal(str(value)))
        except InvalidOperation as error:
            raise RepresentationError(f"{self.key}: “{value}” is not a number.") from error


@dataclass(frozen=True)
class Choices(Codec):
    """An array column of words."""

    def read(self, record: object) -> Plain:
        return list(getattr(record, self.key))

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        setattr(record, self.key, [str(word) for word in items_of(value)])


@dataclass(frozen=True)
class Reference(Codec):
    """A foreign key, by the handle of the record it points at; `prefix` is understood before the handle."""

    kind: str = ""
    column: str = ""
    prefix: str = ""

    def read(self, record: object) -> str:
        target = getattr(record, self.column or self.key)
        return handle(target).removeprefix(self.prefix) if target else ""

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        name = self.column or self.key
        if not value and not record._meta.get_field(name).null:
            raise RepresentationError(f"{self.key}: this is needed.")
        setattr(record, name, references.find(self.kind, f"{self.prefix}{value}") if value else None)


@dataclass(frozen=True)
class Party(Codec):
    """Two foreign keys of which one is set: institutions/<slug> or people/<slug>."""

    def read(self, record: object) -> str:
        return party_handle(_either(record, "institution", "person"))

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        party = references.find_party(str(value or ""))
        is_person = str(value).startswith("people/")
        _set(record, person=party if is_person else None, institution=None if is_person else party)


@dataclass(frozen=True)
class Law(Codec):
    """An instrument and perhaps one of its provisions: udhr, iccpr:17."""

    def read(self, record: object) -> str:
        target = _either(record, "provision", "instrument")
        return handle(target) if target else ""

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        instrument, provision = references.find_law(str(value)) if value else (None, None)
        _set(record, instrument=instrument, provision=provision)


@dataclass(frozen=True)
class ReferenceList(Codec):
    """A many-to-many relation, as a sorted list of handles."""

    kind: str = ""
    column: str = ""

    @property
    def after_save(self) -> bool:
        return True

    def read(self, record: object) -> Plain:
        return [*sorted(handle(target) for target in getattr(record, self.column or self.key).all())]

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        targets = [references.find(self.kind, str(reference)) for reference in items_of(value)]
        getattr(record, self.column or self.key).set(targets)


@dataclass(frozen=True)
class Group(Codec):
    """Several columns of the record under one key, such as the event of a document."""

    codecs: Sequence[Codec] = ()

    def read(self, record: object) -> RecordMapping:
        return read_mapping(record, self.codecs)

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        write_columns(record, as_mapping(value or {}, self.key), self.codecs, references, where=self.key)


@dataclass(frozen=True)
class Rows(Codec):
    """Rows that belong to the record, in order; they are replaced together when any of them changes."""

    relation: str = ""
    codecs: Sequence[Codec] = ()
    fixed: dict[str, str] = field(default_factory=dict)
    order: str = ""

    @property
    def after_save(self) -> bool:
        return True

    def rows(self, record: object) -> list[Any]:
        """Those of the related rows that this key stands for, filtered here so that a prefetch serves."""
        rows = getattr(record, self.relation).all()
        return [row for row in rows if all(getattr(row, name) == value for name, value in self.fixed.items())]

    def read(self, record: object) -> Plain:
        return [read_mapping(row, self.codecs) for row in self.rows(record)]

    def clear(self, record: models.Model) -> None:
        getattr(record, self.relation).filter(**self.fixed).delete()

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        manager = getattr(record, self.relation)
        rows = []
        for position, item in enumerate(items_of(value)):
            ordering = {self.order: position} if self.order else {}
            row = manager.model(**{manager.field.name: record}, **self.fixed, **ordering)
            where = f"{self.key}[{position}]"
            mapping = as_mapping(item, where)
            if self._saves_one_by_one(manager.model):
                write_record(row, mapping, self.codecs, references, where=where, present={})
            else:
                write_columns(row, mapping, self.codecs, references, where)
                with _told_where(where):
                    clean_columns(row)
                rows.append(row)
        manager.bulk_create(rows)
        forget_prefetched(record, self.relation)

    def _saves_one_by_one(self, model: type[models.Model]) -> bool:
        """Whether a row has rows of its own, or does more on saving than be saved."""
        return model.save is not models.Model.save or any(codec.after_save for codec in self.codecs)


@dataclass(frozen=True)
class OneOf(Rows):
    """Rows that are each written as their single value: a list of claimants, of addresses, of mappings."""

    def read(self, record: object) -> list[Plain]:
        return [self.codecs[0].read(row) for row in self.rows(record)]

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        super().write(record, [{self.codecs[0].key: item} for item in items_of(value)], references)


@dataclass(frozen=True)
class ByLanguage(Rows):
    """Name rows as {language: text}, or {language: [texts]} where a language may have several."""

    many: bool = False

    def read(self, record: object) -> RecordMapping:
        texts: dict[str, Any] = {}
        for row in self.rows(record):
            if self.many:
                texts.setdefault(row.language, []).append(row.text)
            else:
                texts[row.language] = row.text
        return dict(sorted(texts.items(), key=lambda pair: _language_order(pair[0])))

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        manager = getattr(record, self.relation)
        rows = [
            manager.model(
                **{manager.field.name: record}, **self.fixed, language=language, text=str(text).strip()
            )
            for language, texts in entries_of(value)
            for text in (texts if isinstance(texts, list) else [texts])
        ]
        for row in rows:
            clean_columns(row)
        manager.bulk_create(rows)
        forget_prefetched(record, self.relation)


#: The six UN languages first, in the order people print them here; others by tag.
_LANGUAGES = ("en", "fr", "es", "ar", "zh-Hans", "ru")


def _language_order(language: str) -> tuple[int, str]:
    return (_LANGUAGES.index(language) if language in _LANGUAGES else len(_LANGUAGES), language)


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


def items_of(value: Plain) -> Iterable[Plain]:
    """The items of a list, none where it is left out."""
    return value or []  # type: ignore[return-value]  # of anything else they are no names, and are refused as such


def entries_of(value: Plain) -> Iterable[tuple[str, Plain]]:
    """The entries of a mapping, none where it is left out."""
    return (value or {}).items()  # type: ignore[union-attr]  # only a mapping was ever written here


def _either(record: object, first: str, second: str) -> Any:
    """Of two foreign keys the one that is set."""
    return getattr(record, first) or getattr(record, second)


def _set(record: models.Model, **columns: models.Model | None) -> None:
    for name, value in columns.items():
        setattr(record, name, value)


def _column(record: models.Model, name: str) -> "models.Field[Any, Any]":
    return record._meta.get_field(name)  # type: ignore[return-value]  # a codec names no relation of another's


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
        with _told_where(where):
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
    with _told_where(where):
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
def _told_where(where: str) -> Iterator[None]:
    """Put the name of the record before what is wrong with it."""
    try:
        yield
    except RepresentationError as error:
        raise type(error)(f"{where}: {error}") from error


def _sentence(error: ValidationError) -> str:
    return "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
