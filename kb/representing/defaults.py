"""What a mapping says by leaving a key out, where the empty column has a value of its own: the usual one."""

from collections.abc import Sequence

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from .codecs import OneOf, Rows
from .column_codecs import Codec, Value
from .mappings import EMPTY, as_mapping
from .plain import RecordMapping


def with_defaults(
    mapping: RecordMapping, codecs: Sequence[Codec], model: type[models.Model]
) -> RecordMapping:
    """The mapping, in its rows too, with the usual value for every key that it leaves out and that has one."""
    whole = dict(mapping)
    for codec in codecs:
        if isinstance(codec, Value) and codec.key not in whole:
            column = model._meta.get_field(codec.column or codec.key)
            usual = column.get_default() if isinstance(column, models.Field) else None
            if not any(usual is empty or usual == empty for empty in EMPTY):
                whole[codec.key] = str(usual) if not isinstance(usual, bool) else usual
        elif (
            isinstance(codec, Rows)
            and not isinstance(codec, OneOf)
            and isinstance(given := whole.get(codec.key), list)
        ):
            rows = _model_of_rows(model, codec.relation)
            whole[codec.key] = [
                with_defaults(as_mapping(row, codec.key), codec.codecs, rows) for row in given
            ]
    return whole


def _model_of_rows(model: type[models.Model], relation: str) -> type[models.Model]:
    related = model._meta.get_field(relation).related_model
    if related is None:
        raise FieldDoesNotExist(relation)
    return related
