"""What waits for a person after a load: each difference with what stands here and what the base says."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kb.models import BaseConflict, LoadedBase
from kb.representing import SHAPES, handle


@dataclass(frozen=True)
class Difference:
    """One key of a record, or the whole of it (`field` empty), that only a person can decide about."""

    kind: str
    record: str
    field: str
    because: str
    here: Any
    base: Any
    is_new: bool


def differences(base: LoadedBase, noted: Iterable[BaseConflict]) -> list[Difference]:
    """All that waits of this base, the new ones first."""
    new = {one.pk for one in noted}
    waiting = BaseConflict.objects.to_decide().filter(entry__base=base).select_related("entry")
    return [
        _difference(one, one.pk in new)
        for one in sorted(waiting, key=lambda one: (one.pk not in new, one.pk))
    ]


def _difference(conflict: BaseConflict, is_new: bool) -> Difference:
    entry = conflict.entry
    shape = SHAPES[entry.kind]
    record = shape.queryset().filter(pk=entry.record_pk).first()
    here = shape.read(record) if record is not None else {}
    return Difference(
        kind=entry.kind,
        record=handle(record) if record is not None else entry.key,
        field=conflict.field,
        because=str(conflict.get_because_display()),
        here=here.get(conflict.field) if conflict.field else None,
        base=json.loads(conflict.says) if conflict.says else None,
        is_new=is_new,
    )
