"""The canonical YAML of the shipped base: one record per block, keys in order, so that a diff shows what changed."""

from collections.abc import Iterable
from pathlib import Path

import yaml

from .errors import RepresentationError
from .plain import RecordMapping

WIDTH = 100


class _Dumper(yaml.CSafeDumper):
    """Writes block style, with texts quoted only where they must be."""


class _Loader(yaml.CSafeLoader):
    """Reads every scalar that looks like a date or a number-with-underscores as the text it is."""


# Dates stay text: "2023-12-01" is an EDTF string here, and so are "2023" and "1.0" where they stand in quotes.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeDumper.yaml_implicit_resolvers.items()
}


def write_records(records: Iterable[RecordMapping]) -> str:
    """The records as one canonical YAML list, a blank line between them; an empty list for none."""
    blocks = [
        yaml.dump(
            [record],
            Dumper=_Dumper,
            sort_keys=False,
            allow_unicode=True,
            width=WIDTH,
            default_flow_style=False,
        )
        for record in records
    ]
    return "\n".join(blocks) or "[]\n"


def read_records(path: Path) -> list[RecordMapping]:
    """The records of one file; RepresentationError names the file and the line of a mistake."""
    try:
        with path.open(encoding="utf-8") as stream:
            records = yaml.load(stream, Loader=_Loader)  # noqa: S506 - a safe loader with dates left as text
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RepresentationError(f"{path.name}: {error}") from error
    if records is None:
        return []
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise RepresentationError(f"{path.name}: expected a list of records.")
    return records
