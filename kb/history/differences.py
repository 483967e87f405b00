"""What changed between two mappings of one record, field by field."""

import json
from dataclasses import dataclass

from kb.representing import Plain, RecordMapping


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, as canonical JSON; "" where the field was absent."""

    field: str
    before: str
    after: str

    @property
    def before_value(self) -> Plain:
        return json.loads(self.before) if self.before else None

    @property
    def after_value(self) -> Plain:
        return json.loads(self.after) if self.after else None


def canonical(value: object) -> str:
    """The one JSON text of a value, so that equal values compare equal as text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def differences(before: RecordMapping, after: RecordMapping) -> list[FieldChange]:
    """The fields that differ, in the order in which they appear, those of `after` first."""
    fields = [*after, *(field for field in before if field not in after)]
    texts = (
        FieldChange(
            field,
            canonical(before[field]) if field in before else "",
            canonical(after[field]) if field in after else "",
        )
        for field in fields
    )
    return [change for change in texts if change.before != change.after]
