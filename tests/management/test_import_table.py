"""The command that imports tables: what it prints, and how it ends."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from kb.models import Claim
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text("slug,statement,kind\na,A holds.,risk\n", encoding="utf-8")
    return path


def test_table_is_stored_and_counted(file, capsys):
    call_command("import_table", str(file), "--by", factories.user().username)
    assert capsys.readouterr().out == "Stored: 1 created, 0 updated, 0 proposed, 0 unchanged, 0 faults.\n"
    assert Claim.objects.get().slug == "a"


def test_dry_run_lists_rows_and_stores_nothing(file, capsys):
    call_command("import_table", str(file), "--dry-run")
    told = capsys.readouterr().out
    assert told.startswith("line 2: created ")
    assert told.endswith("Nothing was stored: 1 created, 0 updated, 0 proposed, 0 unchanged, 0 faults.\n")
    assert not Claim.objects.exists()


def test_faults_are_told_by_line_and_column_and_end_the_command_with_one(file, capsys):
    file.write_text("slug,statement,kind\na,A holds.,opinion\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("import_table", str(file))
    assert ended.value.code == 1
    assert capsys.readouterr().err.startswith("line 2, kind, 'opinion': ")


def test_report_for_programs_is_json(file, capsys):
    call_command("import_table", str(file), "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["stored"], told["counts"]["created"]) == ("claims", True, 1)
    assert told["rows"][0]["line"] == 2


def test_file_that_is_not_there_ends_with_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_table", str(tmp_path / "none.csv"))
