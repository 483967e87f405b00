"""Restoring a backup: verified whole, into an empty database, in one transaction that stops at the first error."""

import json
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from kb.models import SourceFile

from .archive import DATABASE, FILES, copy_out, opened
from .manifest import Manifest, NotForThisProgram, rows_by_table
from .programs import TRANSIENT, Programs, fitting, last_words, server_major
from .verifying import verify
from .writing import back_up

#: Tables that are filled by migrating alone: a database with nothing else in it is empty.
_OF_MIGRATING = {
    *TRANSIENT,
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "kb_indexstate",
    "kb_scheme",
}
type Progress = Callable[[str], None]


class NotEmpty(Exception):
    """The database holds records; the message says how many of what."""


class RestoreFailed(Exception):
    """PostgreSQL refused the restore; nothing was changed."""


@dataclass(frozen=True)
class RestoreReport:
    """What is there again, and where what was there before is kept."""

    manifest: Manifest
    files: int
    kept_before: Path | None = None


def restore(path: Path, *, replace: bool = False, progress: Progress = lambda line: None) -> RestoreReport:
    """Make this site what the backup says; the index and newer migrations are left to whoever calls.

    Everything is verified first, and the database changes in one transaction, or not at all. A database with records
    in it is refused (NotEmpty), unless it may be replaced: then it is backed up first, beside the data of the program.
    """
    progress("Verifying the archive …")
    manifest = verify(path)
    programs = _programs_for(manifest)
    kept = _make_room(replace, progress)
    with tempfile.TemporaryDirectory(prefix="kb-restore-") as folder, opened(path) as tar:
        script = _script(programs, tar, manifest, Path(folder))
        files = _put_files(tar, manifest, progress)
        progress("The database …")
        _run(programs, script, Path(folder), manifest)
    return RestoreReport(manifest, files, kept)


def _programs_for(manifest: Manifest) -> Programs:
    server = server_major()
    if server < manifest.server:
        raise NotForThisProgram(
            f"The backup is of a database of PostgreSQL {manifest.server}; the server here is {server}. "
            f"Restore it on PostgreSQL {manifest.server} or newer."
        )
    return fitting(at_least=max(server, manifest.pg_dump))


def _make_room(replace: bool, progress: Progress) -> Path | None:
    """Refuse a database with records in it, or keep a backup of them."""
    held = {name: count for name, count in rows_by_table().items() if count and name not in _OF_MIGRATING}
    if not held:
        return None
    largest = sorted(held.items(), key=lambda pair: -pair[1])[:5]
    if not replace:
        raise NotEmpty(
            f"The database is not empty: {sum(held.values())} rows, such as "
            f"{', '.join(f'{count} in {name}' for name, count in largest)}."
        )
    kept = settings.VAR / f"before-restore-{timezone.now():%Y%m%d-%H%M%S}.kb-backup"
    progress(f"What is here now is kept in {kept} …")
    back_up(kept)
    return kept


# ---- the database ----


def _script(programs: Programs, tar: tarfile.TarFile, manifest: Manifest, folder: Path) -> Path:
    """The dump as statements, whole before any of them runs."""
    dump, script = folder / DATABASE, folder / "restore.sql"
    copy_out(tar, DATABASE, dump, manifest.files[DATABASE])
    answer = programs.run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(dump))
    if answer.returncode != 0:
        raise RestoreFailed(f"pg_restore cannot read the dump:\n{last_words(answer.stderr)}")
    dump.unlink()
    return script


def _run(programs: Programs, script: Path, folder: Path, manifest: Manifest) -> None:
    """Empty the database, fill it and count what is in it: one transaction, ended at the first error."""
    before, after = folder / "before.sql", folder / "after.sql"
    before.write_text(_EMPTY, encoding="utf-8")
    after.write_text(_COUNTING.replace("EXPECTED", json.dumps(manifest.rows)), encoding="utf-8")
    _leave_out_what_the_server_does_not_know(script)
    connection.close()  # our own session would stand in the way
    answer = programs.run(
        "psql",
        "--no-psqlrc",
        "--quiet",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        *(f"--file={one}" for one in (before, script, after)),
    )
    if answer.returncode != 0:
        raise RestoreFailed(f"Nothing was changed. PostgreSQL says:\n{last_words(answer.stderr)}")


def _leave_out_what_the_server_does_not_know(script: Path) -> None:
    """Newer programs begin with a setting that servers before 17 refuse; it says what is so anyway."""
    unknown = b"SET transaction_timeout = 0;\n"
    with script.open("r+b") as file:
        head = file.read(4096)
        if unknown in head:
            file.seek(0)
            file.write(head.replace(unknown, b"-" * (len(unknown) - 1) + b"\n"))


#: What this role owns, and nothing else: the schema itself and what others put there stay.
_EMPTY = """\
DO $$
DECLARE one record;
BEGIN
    FOR one IN SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
                WHERE schemaname = 'public' AND tableowner = current_user LOOP
        EXECUTE 'DROP TABLE ' || one.name || ' CASCADE';
    END LOOP;
    FOR one IN SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_sequences
                WHERE schemaname = 'public' AND sequenceowner = current_user LOOP
        EXECUTE 'DROP SEQUENCE ' || one.name || ' CASCADE';
    END LOOP;
    FOR one IN SELECT p.oid::regprocedure AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE n.nspname = 'public' AND pg_get_userbyid(p.proowner) = current_user LOOP
        EXECUTE 'DROP FUNCTION ' || one.name || ' CASCADE';
    END LOOP;
END $$;
"""


#: Fails where a table has not the rows that were counted when the backup was made, so that all is undone.
_COUNTING = """\
DO $check$
DECLARE
    expected jsonb := $rows$EXPECTED$rows$;
    name text;
    found bigint;
BEGIN
    FOR name IN SELECT jsonb_object_keys(expected) LOOP
        EXECUTE format('SELECT count(*) FROM public.%I', name) INTO found;
        IF found <> (expected ->> name)::bigint THEN
            RAISE EXCEPTION 'The table % has % rows, the backup %.', name, found, expected ->> name;
        END IF;
    END LOOP;
END $check$;
-- A dump holds no statistics: without them the first pages are slow.
ANALYZE;
"""


# ---- the files ----


def _put_files(tar: tarfile.TarFile, manifest: Manifest, progress: Progress) -> int:
    """The bytes of sources under their checksums; a file more than the database names does no harm."""
    names = [name for name in manifest.files if name.startswith(FILES)]
    for number, name in enumerate(names, 1):
        path = SourceFile.path_of(name.removeprefix(FILES))
        path.parent.mkdir(parents=True, exist_ok=True)
        with _unfinished(path) as unfinished:
            copy_out(tar, name, unfinished, manifest.files[name])
        if number % 100 == 0 or number == len(names):
            progress(f"{number} of {len(names)} source files")
    return len(names)


@contextmanager
def _unfinished(path: Path) -> Iterator[Path]:
    """A file beside this path that becomes it when it is whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    os.close(handle)
    unfinished = Path(name)
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
