"""What a record's mapping holds: what JSON and YAML can say; dates and decimals are texts in it."""

from collections.abc import Mapping, Sequence

type Plain = str | bool | int | float | Sequence[Plain] | Mapping[str, Plain] | None
#: A record, or a row of one, by its keys.
type RecordMapping = dict[str, Plain]
