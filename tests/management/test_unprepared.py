"""Commands on a database without tables say what to do first, without a traceback."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import ProgrammingError

from kb.management.unprepared import what_to_do
from tests.databases import empty_database

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def database(django_db_setup: None) -> Iterator[str]:
    with empty_database("unprepared") as made:
        yield made


@pytest.mark.parametrize(
    "command",
    [("load_base",), ("dump_base", "somewhere"), ("backup", "file"), ("reindex",), ("base_report",)],
)
def test_command_on_a_database_without_tables_says_to_migrate(
    database: str, tmp_path: Path, command: tuple[str, ...]
) -> None:
    answer = subprocess.run(
        [sys.executable, str(REPOSITORY / "manage.py"), *command],
        cwd=tmp_path,
        env={**os.environ, "DATABASE_URL": database, "KB_VAR": str(tmp_path / "var")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert "python manage.py migrate" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.django_db
def test_missing_table_of_a_database_that_is_up_to_date_is_a_fault_of_the_program() -> None:
    class UndefinedTable(Exception):
        sqlstate = "42P01"

    error = ProgrammingError("relation does not exist")
    error.__cause__ = UndefinedTable()
    assert what_to_do(error) is None
    assert what_to_do(ValueError()) is None
