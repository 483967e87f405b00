"""How one key of a mapping stands for one field, or for the rows that belong to a record."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from .errors import RepresentationError
from .references import References, handle, party_handle

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

    def read(self, record: Any) -> Any:
        raise AttributeError(self.key)

    def clear(self, record: Any) -> None:
        """Take away the rows that `write` will put back; no key has rows of another's."""

    def prepare(self, record: Any, value: Any) -> None:
        """Set columns that follow from the value of a key whose rows are written after the record is saved."""

    def write(self, record: Any, value: Any, references: References) -> None:
        raise AttributeError(self.key)


@dataclass(frozen=True)
class Value(Codec):
    """A text, number or yes/no column."""

    column: str = ""

    def read(self, record: Any) -> Any:
        return getattr(record, self.column or self.key)

    def write(self, record: Any, value: Any, references: References) -> None:
        name = self.column or self.key
        model_field = record._meta.get_field(name)
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

    def read(self, record: Any) -> str:
        return str(super().read(record))


@dataclass(frozen=True)
class Number(Value):
    """A decimal column, read without trailing noughts."""

    def read(self, record: Any) -> str:
        return f"{Decimal(super().read(record)).normalize():f}"

    def write(self, record: Any, value: Any, references: References) -> None:
        try:
            setattr(record, self.column or self.key, Decimal(str(value)))
        except InvalidOperation as error:
            raise RepresentationError(f"{self.key}: “{value}” is not a number.") from error


@dataclass(frozen=True)
class Choices(Codec):
    """An array column of words."""

    def read(self, record: Any) -> list[str]:
        return list(getattr(record, self.key))

    def write(self, record: Any, value: Any, references: References) -> None:
        setattr(record, self.key, [str(word) for word in value or []])


@dataclass(frozen=True)
class Reference(Codec):
    """A foreign key, by the handle of the record it points at; `prefix` is understood before the handle."""

    kind: str = ""
    column: str = ""
    prefix: str = ""

    def read(self, record: Any) -> str:
        target = getattr(record, self.column or self.key)
        return handle(target).removeprefix(self.prefix) if target else ""

    def write(self, record: Any, value: Any, references: References) -> None:
        name = self.column or self.key
        if not value and not record._meta.get_field(name).null:
            raise RepresentationError(f"{self.key}: this is needed.")
        setattr(record, name, references.find(self.kind, f"{self.prefix}{value}") if value else None)


@dataclass(frozen=True)
class Party(Codec):
    """Two foreign keys of which one is set: institutions/<slug> or people/<slug>."""

    def read(self, record: Any) -> str:
        return party_handle(record.institution or record.person)

    def write(self, record: Any, value: Any, references: References) -> None:
        party = references.find_party(str(value or ""))
        is_person = str(value).startswith("people/")
        record.person = party if is_person else None
        record.institution = None if is_person else party


@dataclass(frozen=True)
class Law(Codec):
    """An instrument and perhaps one of its provisions: udhr, iccpr:17."""

    def read(self, record: Any) -> str:
        target = record.provision or record.instrument
        return handle(target) if target else ""

    def write(self, record: Any, value: Any, references: References) -> None:
        record.instrument, record.provision = references.find_law(str(value)) if value else (None, None)


@dataclass(frozen=True)
class References_(Codec):
    """A many-to-many relation, as a sorted list of handles."""

    kind: str = ""
    column: str = ""

    @property
    def after_save(self) -> bool:
        return True

    def read(self, record: Any) -> list[str]:
        return sorted(handle(target) for target in getattr(record, self.column or self.key).all())

    def write(self, record: Any, value: Any, references: References) -> None:
        targets = [references.find(self.kind, str(reference)) for reference in value or []]
        getattr(record, self.column or self.key).set(targets)


@dataclass(frozen=True)
class Group(Codec):
    """Several columns of the record under one key, such as the event of a document."""

    codecs: Sequence[Codec] = ()

    def read(self, record: Any) -> dict[str, Any]:
        return read_mapping(record, self.codecs)

    def write(self, record: Any, value: Any, references: References) -> None:
        write_columns(record, value or {}, self.codecs, references, where=self.key)


@dataclass(frozen=True)
class Rows(Codec):
    """Rows that belong to the record, in order; they are replaced together when any of them changes."""

    relation: str = ""
    codecs: Sequence[Codec] = ()
    fixed: dict[str, Any] = field(default_factory=dict)
    order: str = ""

    @property
    def after_save(self) -> bool:
        return True

    def rows(self, record: Any) -> list[Any]:
        """Those of the related rows that this key stands for, filtered here so that a prefetch serves."""
        rows = getattr(record, self.relation).all()
        return [row for row in rows if all(getattr(row, name) == value for name, value in self.fixed.items())]

    def read(self, record: Any) -> Any:
        return [read_mapping(row, self.codecs) for row in self.rows(record)]

    def clear(self, record: Any) -> None:
        getattr(record, self.relation).filter(**self.fixed).delete()

    def write(self, record: Any, value: Any, references: References) -> None:
        manager = getattr(record, self.relation)
        rows = []
        for position, mapping in enumerate(value or []):
            ordering = {self.order: position} if self.order else {}
            row = manager.model(**{manager.field.name: record}, **self.fixed, **ordering)
            where = f"{self.key}[{position}]"
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

    def read(self, record: Any) -> list[Any]:
        return [self.codecs[0].read(row) for row in self.rows(record)]

    def write(self, record: Any, value: Any, references: References) -> None:
        super().write(record, [{self.codecs[0].key: item} for item in value or []], references)


@dataclass(frozen=True)
class ByLanguage(Rows):
    """Name rows as {language: text}, or {language: [texts]} where a language may have several."""

    many: bool = False

    def read(self, record: Any) -> dict[str, Any]:
        texts: dict[str, Any] = {}
        for row in self.rows(record):
            if self.many:
                texts.setdefault(row.language, []).append(row.text)
            else:
                texts[row.language] = row.text
        return dict(sorted(texts.items(), key=lambda pair: _language_order(pair[0])))

    def write(self, record: Any, value: Any, references: References) -> None:
        manager = getattr(record, self.relation)
        rows = [
            manager.model(
                **{manager.field.name: record}, **self.fixed, language=language, text=str(text).strip()
            )
            for language, texts in (value or {}).items()
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


def forget_prefetched(record: Any, relation: str) -> None:
    """Drop a prefetched list that is no longer true."""
    getattr(record, "_prefetched_objects_cache", {}).pop(relation, None)


def read_mapping(record: Any, codecs: Sequence[Codec]) -> dict[str, Any]:
    """The record's non-empty keys in the order of the codecs."""
    read = ((codec.key, codec.read(record)) for codec in codecs)
    return {key: value for key, value in read if not any(value is empty or value == empty for empty in EMPTY)}


def refuse_unknown_keys(mapping: dict[str, Any], codecs: Sequence[Codec], where: str) -> None:
    """Raise RepresentationError for a key that no codec knows, naming those that are known."""
    known = [codec.key for codec in codecs]
    unknown = [key for key in mapping if key not in known]
    if unknown:
        raise RepresentationError(f"{where}: unknown key {', '.join(unknown)}; known are {', '.join(known)}.")


def write_columns(
    record: Any, mapping: dict[str, Any], codecs: Sequence[Codec], references: References, where: str
) -> None:
    """Set the columns that the mapping gives, and the others to empty; nothing is saved."""
    if not isinstance(mapping, dict):
        raise RepresentationError(f"{where}: expected keys and values, found “{mapping}”.")
    refuse_unknown_keys(mapping, codecs, where)
    for codec in codecs:
        with _told_where(where):
            if codec.after_save:
                codec.prepare(record, mapping.get(codec.key))
            else:
                codec.write(record, mapping.get(codec.key), references)


def write_record(
    record: Any,
    mapping: dict[str, Any],
    codecs: Sequence[Codec],
    references: References,
    where: str,
    present: dict[str, Any] | None = None,
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


def clean_columns(record: Any) -> None:
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
