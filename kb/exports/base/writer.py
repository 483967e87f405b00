"""Writing the folder of a base: every file in its canonical form, and no file left from before."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection, transaction

from kb.representing import RecordMapping, layout, write_records

from . import records
from .about import LICENCE_FILE, about
from .ended import ended
from .mappings_for_readers import Telling
from .redirects import redirects

LICENCE = Path("LICENSE")
#: Files that are there only if there is something to say.
_AT_NEED = (layout.ENDED, layout.REDIRECTS, layout.DATES)


@dataclass
class DumpReport:
    """The name of the base, its files with their numbers of records, and by kind what rests on imported text alone."""

    name: str = ""
    files: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)

    @property
    def records(self) -> int:
        return sum(count for name, count in self.files.items() if name != str(layout.ABOUT))


def dump_base(directory: Path, name: str = "") -> DumpReport:
    """Write the published base, and what ended of it, into the folder.

    Load it into an empty base and dump that: the bytes are the same, and every address answers as here. `name` says
    which base it is, so that a later version of it is known again (see kb.exports.base.about).
    """
    report = DumpReport()
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            # One moment for all files, whatever is published meanwhile.
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        report.name = str(about(name)["name"])
        contents = [(path, list(found)) for path, found in _files(report.name)]
        report.left_out = records.left_out()
    contents = [(path, found) for path, found in contents if found or path not in _AT_NEED]
    # Whoever reads the folder while it is written, or after this failed, finds it incomplete and not something else.
    (directory / layout.CHECKSUMS).unlink(missing_ok=True)
    for path, found in contents:
        _write(directory / path, write_records(found))
        report.files[str(path)] = len(found)
    _write(directory / LICENCE, LICENCE_FILE.read_text(encoding="utf-8"))
    _remove_others(directory, {directory / path for path, _found in contents})
    _write(
        directory / layout.CHECKSUMS, _checksums(directory, [LICENCE, *(path for path, _found in contents)])
    )
    return report


def _files(name: str) -> Iterator[tuple[Path, Iterable[RecordMapping]]]:
    telling = Telling()
    yield layout.ABOUT, [about(name)]
    for scheme in layout.SCHEMES:
        yield layout.vocabulary(scheme), records.concepts(telling, scheme)
    yield layout.INSTITUTIONS, records.mappings(telling, "institution", "slug")
    yield layout.PEOPLE, records.mappings(telling, "person", "slug")
    for mapping in records.instruments(telling):
        yield layout.LAW / f"{mapping['slug']}.yaml", [mapping]
    for mapping in records.documents(telling):
        yield layout.SOURCES / f"{mapping['slug']}.yaml", [mapping]
    for slug, claims in sorted(records.claims_by_document(telling).items()):
        yield layout.CLAIMS / f"{slug}.yaml", claims
    yield layout.RELATIONS, records.relations(telling)
    yield layout.ISSUES, records.mappings(telling, "issue", "slug")
    yield layout.ENDED, ended(telling)
    yield layout.REDIRECTS, redirects()
    yield layout.DATES, telling.dates()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def _checksums(directory: Path, paths: Iterable[Path]) -> str:
    """A line for each file, as `sha256sum --check` reads it."""
    named = sorted(path.as_posix() for path in paths)
    return "".join(
        f"{hashlib.sha256((directory / name).read_bytes()).hexdigest()}  {name}\n" for name in named
    )


def _remove_others(directory: Path, written: set[Path]) -> None:
    """A record that is no longer published must not stay behind in a file of its own."""
    folders = (layout.LAW, layout.SOURCES, layout.CLAIMS, Path("vocabulary"), Path("institutions"))
    there = {path for folder in folders for path in (directory / folder).glob("*.yaml")}
    for path in (there | {directory / name for name in _AT_NEED}) - written:
        path.unlink(missing_ok=True)
