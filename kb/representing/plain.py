"""What a record's mapping holds: what JSON and YAML can say; dates and decimals are texts in it."""

type Plain = str | bool | int | float | list[Plain] | dict[str, Plain] | None
#: A record, or a row of one, by its keys.
type RecordMapping = dict[str, Plain]
