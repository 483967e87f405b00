"""The backup command: what is in the archive, what never is, and that nothing is overwritten."""

import json
import subprocess
from pathlib import Path

import pytest

from kb.backup import NoPrograms, programs, verify
from kb.backup.programs import Programs, fitting
from tests.backup.sites import Site, site


def test_archive_is_one_that_any_tar_lists_and_only_its_owner_reads(archive: Path) -> None:
    assert archive.stat().st_mode & 0o777 == 0o600
    listed = subprocess.run(
        ["tar", "-tf", archive], capture_output=True, text=True, check=False
    ).stdout.split()
    assert listed[0] == "database.dump"
    assert listed[-1] == "manifest.json"


def test_path_that_is_taken_is_left_alone(home: Site, archive: Path) -> None:
    before = archive.read_bytes()
    answer = home.run("backup", str(archive))
    assert answer.returncode == 1
    assert "never overwrites" in answer.stderr
    assert archive.read_bytes() == before


def test_folder_that_is_not_there_is_named_and_nothing_is_left(home: Site, tmp_path: Path) -> None:
    answer = home.run("backup", str(tmp_path / "none" / "site.kb-backup"))
    assert answer.returncode == 1
    assert "cannot be written" in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_programs_get_the_summary(home: Site, tmp_path: Path) -> None:
    told = json.loads(home.run("backup", str(tmp_path / "a"), "--json").stdout)
    assert (told["files"], told["lost"]) == (1, [])
    assert told["size"] == (tmp_path / "a").stat().st_size
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_who_is_signed_in_is_never_in_a_backup(tmp_path: Path, django_db_setup: None) -> None:
    with site(tmp_path / "site", "sessions") as made:
        made.ask("INSERT INTO django_session VALUES ('key', 'SECRET', now()) RETURNING 1")
        assert made.run("backup", str(tmp_path / "a")).returncode == 0
        assert b"SECRET" not in (tmp_path / "a").read_bytes()
        assert verify(tmp_path / "a").rows["django_session"] == 0


def test_source_file_that_is_lost_is_named_and_the_rest_is_whole(
    tmp_path: Path, django_db_setup: None
) -> None:
    source = tmp_path / "source.txt"
    source.write_text("One paragraph about rights.\n")
    with site(tmp_path / "site", "lost") as made:
        assert made.run("import_source", str(source)).returncode == 0
        (file,) = made.files()
        file.write_bytes(b"something else")
        answer = made.run("backup", str(tmp_path / "a"))
        assert answer.returncode == 1
        assert f"not in it: {file.name}" in answer.stderr
        assert verify(tmp_path / "a").lost == [file.name]


def test_programs_of_the_server_s_own_version_are_preferred(monkeypatch: pytest.MonkeyPatch) -> None:
    there = [Programs(Path("/a"), 18), Programs(Path("/b"), 15), Programs(Path("/c"), 16)]
    monkeypatch.setattr(programs, "_found", lambda: iter(there))
    assert [fitting(at_least=number).major for number in (14, 15, 16, 17, 18)] == [15, 15, 16, 18, 18]


def test_missing_programs_are_asked_for_by_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_found", lambda: iter([Programs(Path("/b"), 15)]))
    with pytest.raises(NoPrograms, match=r"PostgreSQL 17 or newer; found: 15 in /b"):
        fitting(at_least=17)
