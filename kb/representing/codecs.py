"""How one key of a mapping stands for rows that belong to a record, or for several of its columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from .column_codecs import Codec, items_of
from .kinds import handle
from .mappings import (
    as_mapping,
    clean_columns,
    forget_prefetched,
    read_mapping,
    told_where,
    write_columns,
    write_record,
)
from .plain import Plain, RecordMapping
from .references import References


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
                with told_where(where):
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


def entries_of(value: Plain) -> Iterable[tuple[str, Plain]]:
    """The entries of a mapping, none where it is left out."""
    return (value or {}).items()  # type: ignore[union-attr]  # only a mapping was ever written here
