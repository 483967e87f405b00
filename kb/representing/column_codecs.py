"""How one key of a mapping stands for one column, or for the two of which one is set."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from .errors import RepresentationError
from .kinds import handle
from .plain import Plain
from .references import References, party_handle


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


def items_of(value: Plain) -> Iterable[Plain]:
    """The items of a list, none where it is left out."""
    return value or []  # type: ignore[return-value]  # of anything else they are no names, and are refused as such


def _either(record: object, first: str, second: str) -> Any:
    """Of two foreign keys the one that is set."""
    return getattr(record, first) or getattr(record, second)


def _set(record: models.Model, **columns: models.Model | None) -> None:
    for name, value in columns.items():
        setattr(record, name, value)


def _column(record: models.Model, name: str) -> "models.Field[Any, Any]":
    return record._meta.get_field(name)  # type: ignore[return-value]  # a codec names no relation of another's
