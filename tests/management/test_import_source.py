"""The command that imports sources: what it says, what it stores, and how it ends."""

import json

import pytest
from django.core.management import CommandError, call_command

from kb.history import events_about
from kb.models import Document, Edition, SourceFile
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "A title of its own\n\nThe first paragraph says something.\n\nThe second paragraph says more.\n"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "kept"


def write(tmp_path, name="source.txt", text=TEXT):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def run(capsys, *arguments, refused=False):
    """What the command prints; as JSON where it was asked for."""
    if refused:
        with pytest.raises(SystemExit) as end:
            call_command("import_source", *arguments)
        assert end.value.code == 1
    else:
        call_command("import_source", *arguments)
    said = capsys.readouterr()
    return json.loads(said.out) if "--json" in arguments else said.out


def test_sources_end_as_imported_unchanged_or_refused_with_the_reason(capsys, tmp_path):
    good, empty = write(tmp_path), write(tmp_path, "empty.txt", "")
    said = run(capsys, good, empty, str(tmp_path / "missing.txt"), refused=True)
    assert f"[1/3] {good}: imported:" in said
    assert f"[2/3] {empty}: refused:" in said
    assert "[3/3]" in said
    assert said.endswith("1 imported, 0 unchanged, 2 refused.\n")
    assert "1 unchanged" in run(capsys, good)
    assert Document.objects.count() == 1


def test_summary_for_programs_says_what_became_of_each(capsys, tmp_path):
    said = run(capsys, write(tmp_path), str(tmp_path / "missing.txt"), "--json", "--jobs", "2", refused=True)
    assert (said["imported"], said["unchanged"], said["refused"]) == (1, 0, 1)
    first, second = said["sources"]
    edition = Edition.objects.get()
    assert (first["document"], first["edition"]) == (edition.document.slug, 1)
    assert first["passages"] == edition.passages.count() > 0
    assert (second["end"], second["code"]) == ("refused", "unreachable")


def test_dry_run_stores_nothing(capsys, tmp_path):
    assert "1 imported" in run(capsys, write(tmp_path), "--dry-run")
    assert not Document.objects.exists()
    assert not SourceFile.objects.exists()


def test_new_edition_goes_to_the_document_that_is_named(capsys, tmp_path):
    document = factories.document("known")
    factories.passage(of=document)
    assert "known, edition 2" in run(capsys, write(tmp_path), "--document", "known")
    assert Document.objects.count() == 1


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_description_in_a_file_goes_before_what_the_source_says(capsys, tmp_path, form):
    said = {
        "file": "source.txt",
        "title": "Described",
        "kind": "speech",
        "date": "2023-07-31",
        "slug": "mine",
    }
    other = {"file": "other.txt", "title": "Of another"}
    text = (
        json.dumps([said, other])
        if form == "json"
        else "".join(
            "- " + "\n  ".join(f"{key}: {value}" for key, value in one.items()) + "\n"
            for one in (said, other)
        )
    )
    run(capsys, write(tmp_path), "--metadata", write(tmp_path, f"about.{form}", text))
    document = Document.objects.get(slug="mine")
    assert (document.title, document.kind, str(document.date)) == ("Described", "speech", "2023-07-31")


def test_account_that_imports_is_told_by_the_history(capsys, tmp_path):
    curator = factories.user("curator", "mira")
    run(capsys, write(tmp_path), "--by", "mira")
    assert {event.actor for event in events_about(Document.objects.get())} == {curator.username}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--document", "nowhere"], "no document"),
        (["--by", "nobody"], "no active account"),
        (["--metadata", "missing.yaml"], "missing.yaml"),
        (["another.txt", "--document", "known"], "One source at a time"),
    ],
)
def test_wrong_arguments_are_told_before_anything_is_read(tmp_path, arguments, told):
    factories.document("known")
    with pytest.raises(CommandError, match=told):
        call_command("import_source", write(tmp_path), *arguments)
    assert Document.objects.count() == 1


def test_address_is_refused_while_fetching_is_switched_off(capsys, settings):
    settings.URL_IMPORT = False
    said = run(capsys, "https://example.org/a", "--json", refused=True)
    assert said["sources"][0]["code"] == "forbidden-address"


def test_file_larger_than_an_import_takes_is_refused_unread(capsys, tmp_path, settings):
    settings.IMPORT_MAX_BYTES = 10
    assert run(capsys, write(tmp_path), "--json", refused=True)["sources"][0]["code"] == "too-large"
