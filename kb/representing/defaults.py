"""What a mapping says by leaving a key out, where the empty column has a value of its own: the usual one."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from .codecs import EMPTY, Codec, OneOf, Rows, Value


def with_defaults(
    mapping: dict[str, Any], codecs: Sequence[Codec], model: type[models.Model]
) -> dict[str, Any]:
    """The mapping, in its rows too, with the usual value for every key that it leaves out and that has one."""
    whole = dict(mapping)
    for codec in codecs:
        if isinstance(codec, Value) and codec.key not in whole:
            usual = model._meta.get_field(codec.column or codec.key).get_default()
            if not any(usual is empty or usual == empty for empty in EMPTY):
                whole[codec.key] = str(usual) if not isinstance(usual, bool) else usual
        elif (
            isinstance(codec, Rows)
            and not isinstance(codec, OneOf)
            and isinstance(whole.get(codec.key), list)
        ):
            rows = model._meta.get_field(codec.relation).related_model
            whole[codec.key] = [with_defaults(row, codec.codecs, rows) for row in whole[codec.key]]
    return whole
