"""Writing a backup: one moment of the database, the bytes of every source, and what both weigh."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from kb.models import SourceFile

from .archive import DATABASE, FILES, MANIFEST, Writer, written
from .manifest import Manifest, applied_migrations, rows_by_table
from .programs import TRANSIENT, Programs, fitting, last_words, server_major


class BackupFailed(Exception):
    """The backup could not be written; nothing is left of it."""


@dataclass(frozen=True)
class BackupReport:
    """What is in the backup: rows of the database, source files and their bytes, and the size of the archive."""

    rows: int
    files: int
    size: int
    #: Source files that the database names and that are gone or altered on the disk.
    lost: list[str] = field(default_factory=list)


def back_up(path: Path, *, progress: Callable[[str], None] = lambda line: None) -> BackupReport:
    """Write the whole site into a new archive: all of it, or nothing and an error.

    FileExistsError where the path is taken. Reading goes on meanwhile, and so does writing: what is in the backup is
    the site at the moment when this began.
    """
    if path.exists():
        raise FileExistsError(path)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".kb-backup-") as folder:
        unfinished = Path(folder) / "archive"
        manifest = _write(unfinished, Path(folder) / DATABASE, progress)
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        _put_in_place(unfinished, path)
    return BackupReport(
        rows=sum(manifest.rows.values()),
        files=len(manifest.files) - 1,
        size=path.stat().st_size,
        lost=manifest.lost,
    )


def _put_in_place(unfinished: Path, path: Path) -> None:
    """Give the whole archive its name, which nobody may have taken meanwhile."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as that of a USB stick
        if path.exists():
            raise FileExistsError(path) from None
        unfinished.rename(path)


def _write(archive: Path, dump: Path, progress: Callable[[str], None]) -> Manifest:
    server = server_major()
    programs = fitting(at_least=server)
    progress("The database …")
    facts = _dump(programs, dump)
    with written(archive) as writer:
        writer.add(DATABASE, dump)
        dump.unlink()
        lost = _add_files(writer, facts.pop("sources"), progress)
        manifest = Manifest(
            made_at=timezone.now().isoformat(),
            program=settings.VERSION,
            server=server,
            pg_dump=programs.major,
            files=writer.checksums,
            lost=lost,
            **facts,
        )
        writer.add_bytes(MANIFEST, manifest.written())
    return manifest


def _dump(programs: Programs, to: Path) -> dict[str, Any]:
    """Dump the database as it is at one moment, and say how much was in it at that moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        facts = {
            "rows": {name: 0 if name in TRANSIENT else count for name, count in rows_by_table().items()},
            "migrations": applied_migrations(),
            "sources": list(SourceFile.objects.order_by("sha256").values_list("sha256", flat=True)),
        }
        answer = programs.run(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={snapshot}",
            *(f"--exclude-table-data={table}" for table in TRANSIENT),
            f"--file={to}",
        )
    if answer.returncode != 0:
        raise BackupFailed(f"pg_dump failed:\n{last_words(answer.stderr)}")
    return facts


def _add_files(writer: Writer, sources: list[str], progress: Callable[[str], None]) -> list[str]:
    """The bytes of every source that the database names; those that are gone or altered are named."""
    lost = []
    for number, sha256 in enumerate(sources, 1):
        path = SourceFile.path_of(sha256)
        if _is_whole(path, sha256):
            writer.add(f"{FILES}{sha256}", path)
        else:
            lost.append(sha256)
        if number % 100 == 0 or number == len(sources):
            progress(f"{number} of {len(sources)} source files")
    return lost


def _is_whole(path: Path, sha256: str) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False
