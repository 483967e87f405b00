"""The command that imports Web Annotations: what it prints, and how it ends."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from kb.models import PassageTag
from tests import factories
from tests.ingest.annotations.texts import annotation, file_of, quote, tagging, text_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    factories.concept("privacy")
    text_edition(factories.document("report"), "States should protect privacy online.")
    path = tmp_path / "one.jsonld"
    path.write_bytes(file_of(annotation("report", quote("privacy"), body=tagging("privacy"))))
    return path


def test_annotation_is_drafted_and_counted(file, capsys):
    call_command("import_annotations", str(file), "--by", factories.user().username)
    assert capsys.readouterr().out == "1 imported, 0 unchanged, 0 refused.\n"
    assert PassageTag.objects.get().status == "draft"


def test_dry_run_lists_what_would_be_made_and_stores_nothing(file, capsys):
    call_command("import_annotations", str(file), "--dry-run")
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "1 urn:uuid:1: imported: selection report/1#1.s1, tag themes/privacy"
    assert told[1] == "Dry run, nothing was stored: 1 imported, 0 unchanged, 0 refused."
    assert not PassageTag.objects.exists()


def test_refusal_is_told_and_ends_the_command_with_one(file, capsys):
    file.write_bytes(file_of(annotation("nowhere", quote("privacy"))))
    with pytest.raises(SystemExit) as ended:
        call_command("import_annotations", str(file))
    assert ended.value.code == 1
    assert capsys.readouterr().err.startswith("1 urn:uuid:1: refused: The base has no source at nowhere")


def test_report_for_programs_is_json(file, capsys):
    call_command("import_annotations", str(file), "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["stored"], told["counts"]["imported"], told["annotations"][0]["end"]) == (
        True,
        1,
        "imported",
    )


def test_file_that_is_not_there_ends_with_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_annotations", str(tmp_path / "none.jsonld"))
