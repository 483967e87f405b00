"""Restoring: the same site in an empty database, or nothing changed and a sentence that says why."""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kb.embedded_postgres import forget
from tests.backup.sites import REPOSITORY, Site, site
from tests.backup.test_verifying import remade


@pytest.fixture
def other(django_db_setup: None, tmp_path: Path) -> Iterator[Site]:
    """Another site that somebody works on: one account."""
    with site(tmp_path / "other", "other") as made:
        assert made.run("create_account", "carla", "--role", "curator").returncode == 0
        yield made


def test_restored_site_is_the_same_row_by_row_and_file_by_file(
    home: Site, archive: Path, empty: Site
) -> None:
    answer = empty.run("restore", str(archive))
    assert answer.returncode == 0, answer.stderr
    assert empty.contents() == home.contents()
    assert [path.read_bytes() for path in empty.files()] == [path.read_bytes() for path in home.files()]
    assert [path.name for path in empty.files()] == [path.name for path in home.files()]


def test_restored_database_keeps_its_own_rules_and_numbers(archive: Path, empty: Site) -> None:
    assert empty.run("restore", str(archive)).returncode == 0
    with pytest.raises(psycopg.errors.CheckViolation, match="append-only"):
        empty.ask("DELETE FROM kb_historyevent RETURNING 1")
    (last,) = empty.ask("SELECT max(id) FROM kb_claim")[0]
    assert empty.ask("SELECT nextval('kb_claim_id_seq')") == [(last + 1,)]


def test_restored_database_knows_how_full_its_tables_are(archive: Path, empty: Site) -> None:
    assert empty.run("restore", str(archive)).returncode == 0
    counted = empty.ask("SELECT count(*) FROM kb_claim")
    assert empty.ask("SELECT reltuples::bigint FROM pg_class WHERE relname = 'kb_claim'") == counted


def test_restored_site_is_searched_and_told_to_programs(archive: Path, empty: Site) -> None:
    told = json.loads(empty.run("restore", str(archive), "--json").stdout)
    assert (told["files"], told["lost"], told["kept_before"]) == (1, [], None)
    assert (empty.var / "index").is_dir()


def test_restored_beside_a_running_site_says_so_though_somebody_makes_the_index(
    archive: Path, empty: Site
) -> None:
    (empty.var / "index").mkdir(parents=True)
    with (empty.var / "index" / "rebuild-lock").open("w") as rebuilding:
        fcntl.flock(rebuilding, fcntl.LOCK_EX)
        answer = empty.run("restore", str(archive))
    assert answer.returncode == 0
    assert "Restored: made " in answer.stdout
    assert "The index is being rebuilt already; it will serve when that is done." in answer.stderr


def test_damaged_backup_touches_nothing(archive: Path, empty: Site, tmp_path: Path) -> None:
    damaged, whole = tmp_path / "damaged", bytearray(archive.read_bytes())
    whole[2000] ^= 1
    damaged.write_bytes(whole)
    answer = empty.run("restore", str(damaged))
    assert answer.returncode == 1
    assert "Nothing was touched. database.dump in damaged is not as it was written." in answer.stderr
    assert empty.tables() == []
    assert empty.files() == []


def test_database_with_records_is_left_alone(archive: Path, other: Site) -> None:
    before = other.contents()
    answer = other.run("restore", str(archive))
    assert answer.returncode == 1
    assert "The database is not empty: " in answer.stderr
    assert "1 in kb_user" in answer.stderr
    assert "--force" in answer.stderr
    assert other.contents() == before
    assert other.files() == []


def test_database_that_was_only_migrated_counts_as_empty(
    home: Site, archive: Path, tmp_path: Path, django_db_setup: None
) -> None:
    with site(tmp_path / "migrated", "migrated") as migrated:
        assert migrated.run("restore", str(archive)).returncode == 0
        assert migrated.contents() == home.contents()


def test_forced_restore_keeps_what_was_there_in_a_backup_that_restores(
    home: Site, archive: Path, other: Site, empty: Site
) -> None:
    before = other.contents()
    answer = other.run("restore", str(archive), "--force")
    assert answer.returncode == 0, answer.stderr
    assert other.contents() == home.contents()
    (kept,) = other.var.glob("before-restore-*")
    assert str(kept) in answer.stdout
    assert empty.run("restore", str(kept)).returncode == 0
    assert empty.contents() == before


def test_restore_that_fails_on_its_way_changes_nothing(archive: Path, other: Site, tmp_path: Path) -> None:
    more = remade(archive, tmp_path / "more", lambda told: told["rows"].update(kb_claim=4))
    before = other.contents()
    answer = other.run("restore", str(more), "--force")
    assert answer.returncode == 1
    assert "Nothing was changed." in answer.stderr
    assert "The table kb_claim has 3 rows, the backup 4." in answer.stderr
    assert other.contents() == before


def test_backup_of_a_newer_server_is_refused(archive: Path, empty: Site, tmp_path: Path) -> None:
    newer = remade(archive, tmp_path / "newer", lambda told: told.update(server=99))
    answer = empty.run("restore", str(newer))
    assert answer.returncode == 1
    assert "PostgreSQL 99 or newer" in answer.stderr
    assert empty.tables() == []


def test_checking_touches_nothing_and_says_what_is_there(archive: Path, other: Site) -> None:
    before = other.contents()
    answer = other.run("restore", str(archive), "--check")
    assert answer.returncode == 0
    assert "is whole: made " in answer.stdout
    assert other.contents() == before


@pytest.mark.parametrize("content", [None, b"", b"no backup at all\n"])
def test_what_is_no_backup_is_refused_in_a_sentence(
    empty: Site, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "what"
    if content is not None:
        path.write_bytes(content)
    answer = empty.run("restore", str(path))
    assert answer.returncode == 1
    assert "CommandError: " in answer.stderr
    assert "what" in answer.stderr
    assert empty.tables() == []


def test_project_s_own_server_takes_a_backup_and_gives_one(archive: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    var = tmp_path / "own"
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=REPOSITORY,
            env={**environment, "KB_VAR": str(var)},
            capture_output=True,
            text=True,
            check=False,
        )

    try:
        restored = run("restore", str(archive))
        assert restored.returncode == 0, restored.stderr
        again = run("backup", str(tmp_path / "again"), "--json")
        assert json.loads(again.stdout)["files"] == 1
    finally:
        forget(var)
