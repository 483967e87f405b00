"""The command that imports collections: what it asks for, what it says, and how it ends."""

import json

import pytest
from django.core.management import CommandError, call_command

from kb.models import Document
from tests.ingest.corpus.lines import collection, record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "kept"


def test_summary_counts_records_and_names_the_refused_with_the_reason(capsys, tmp_path):
    path = collection(tmp_path, record("a"), record("b", title=None))
    with pytest.raises(SystemExit) as end:
        call_command("import_corpus", str(path))
    assert end.value.code == 1
    said = capsys.readouterr()
    assert said.out.startswith("1 imported, 0 unchanged, 1 refused; 2 passages")
    assert "refused, no-title: 1" in said.out
    assert "b: refused: The record has no title" in said.err


def test_summary_for_programs_says_the_same(capsys, tmp_path):
    path = collection(tmp_path, *(record(f"r{n}") for n in range(3)))
    call_command("import_corpus", str(path), "--json", "--limit", "2")
    said = json.loads(capsys.readouterr().out)
    assert (said["imported"], said["passages"], said["refused_by_reason"]) == (2, 4, {})
    call_command("import_corpus", str(path), "--json")
    said = json.loads(capsys.readouterr().out)
    assert (said["imported"], said["unchanged"]) == (1, 2)


def test_publishing_asks_for_the_rights_and_then_shows_the_full_text(tmp_path):
    path = str(collection(tmp_path, record()))
    with pytest.raises(CommandError, match="--rights"):
        call_command("import_corpus", path, "--publish")
    assert not Document.objects.exists()
    call_command("import_corpus", path, "--publish", "--rights", "CC0.")
    document = Document.objects.published().get()
    assert (document.rights, document.text_policy) == ("CC0.", "full")


def test_rights_may_come_with_a_narrower_policy(tmp_path):
    path = str(collection(tmp_path, record()))
    call_command("import_corpus", path, "--publish", "--rights", "All reserved.", "--text-policy", "excerpts")
    assert Document.objects.get().text_policy == "excerpts"


def test_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("import_corpus", str(tmp_path / "nowhere.jsonl"))
