"""Writing the folder of a base: every file in its canonical form, and no file left from before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from kb.representing import layout, write_records

from . import records

Mapping = dict[str, Any]


@dataclass
class DumpReport:
    """The files written, with the number of records in each; and by kind what rests on imported text alone."""

    files: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)

    @property
    def records(self) -> int:
        return sum(self.files.values())


def dump_base(directory: Path) -> DumpReport:
    """Write the published base into the folder; load it into an empty base and dump that: the bytes are the same."""
    report = DumpReport()
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            # One moment for all files, whatever is published meanwhile.
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        contents = [(path, list(found)) for path, found in _files()]
        report.left_out = records.left_out()
    for path, found in contents:
        _write(directory / path, found)
        report.files[str(path)] = len(found)
    _remove_others(directory, {directory / path for path, _found in contents})
    return report


def _files() -> Iterator[tuple[Path, Iterable[Mapping]]]:
    for scheme in layout.SCHEMES:
        yield layout.vocabulary(scheme), records.concepts(scheme)
    yield layout.INSTITUTIONS, records.mappings("institution", "slug")
    yield layout.PEOPLE, records.mappings("person", "slug")
    for mapping in records.instruments():
        yield layout.LAW / f"{mapping['slug']}.yaml", [mapping]
    for mapping in records.documents():
        yield layout.SOURCES / f"{mapping['slug']}.yaml", [mapping]
    for slug, claims in sorted(records.claims_by_document().items()):
        yield layout.CLAIMS / f"{slug}.yaml", claims
    yield layout.RELATIONS, records.relations()
    yield layout.ISSUES, records.issues()


def _write(path: Path, found: list[Mapping]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(write_records(found), encoding="utf-8")
    unfinished.replace(path)


def _remove_others(directory: Path, written: set[Path]) -> None:
    """A record that is no longer published must not stay behind in a file of its own."""
    for folder in (layout.LAW, layout.SOURCES, layout.CLAIMS, Path("vocabulary"), Path("institutions")):
        for path in (directory / folder).glob("*.yaml"):
            if path not in written:
                path.unlink()
