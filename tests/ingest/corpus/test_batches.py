"""Collections stored batch by batch: resumed without a trace, published only when told, bad records refused alone."""

import pytest

from kb.history import public_events, verify_chain
from kb.identifying import neutral_slug
from kb.ingest.corpus import Wishes, batches, edition_of_record, import_corpus
from kb.ingest.sources.file_store import read
from kb.models import Document, DocumentIdentifier, Edition, HistoryEvent, Passage, SourceFile, Suggestion
from tests import factories

from .lines import collection, record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    settings.FILES_DIR = tmp_path / "files"
    monkeypatch.setattr(batches, "BATCH", 3)


def names(count):
    return [record(f"record-{number}") for number in range(count)]


def ends(report):
    return dict(report.ends)


def test_records_become_draft_documents_with_their_passages(tmp_path):
    path = collection(tmp_path, *names(7))
    report = import_corpus(path, Wishes())
    assert (ends(report), report.passages) == ({"imported": 7}, 14)
    assert set(Document.objects.values_list("status", flat=True)) == {"draft"}
    assert set(Passage.objects.values_list("status", flat=True)) == {"draft"}
    document = Document.objects.get(slug="record-3")
    assert (document.title, str(document.date)) == ("Title of record-3", "2020-05")
    assert document.access_points.get().url == "https://example.org/record-3"
    edition = document.editions.get()
    assert [one.text for one in edition.passages.all()] == ["First words of record-3.", "More of record-3."]
    assert read(edition.file) == path.read_bytes()
    assert SourceFile.objects.count() == 1
    assert not public_events().exists()
    assert verify_chain() == []


def test_running_again_changes_nothing(tmp_path):
    path = collection(tmp_path, *names(4))
    import_corpus(path, Wishes())
    events = HistoryEvent.objects.count()
    assert ends(import_corpus(path, Wishes())) == {"unchanged": 4}
    assert (HistoryEvent.objects.count(), Edition.objects.count()) == (events, 4)


def test_run_that_stopped_half_way_goes_on_where_it_was(tmp_path):
    path = collection(tmp_path, *names(7))
    import_corpus(path, Wishes(), limit=4)
    assert ends(import_corpus(path, Wishes())) == {"unchanged": 4, "imported": 3}


def test_changed_record_is_a_new_edition_of_its_document(tmp_path):
    import_corpus(collection(tmp_path, *names(2)), Wishes())
    changed = record("record-1", sections=[{"n": "1", "text": "First words of record-1, changed."}])
    report = import_corpus(collection(tmp_path, record("record-0"), changed), Wishes())
    assert ends(report) == {"unchanged": 1, "imported": 1}
    numbers = Edition.objects.filter(document__slug="record-1").values_list("number", flat=True)
    assert sorted(numbers) == [1, 2]


def test_id_that_means_something_else_in_another_collection_is_refused_until_they_are_told_apart(tmp_path):
    import_corpus(collection(tmp_path, record("1")), Wishes())
    words = "Quite other words that have nothing at all to do with the first."
    path = collection(tmp_path, record("1", title="Another", sections=[{"text": words}]))
    assert import_corpus(path, Wishes()).refused == {"other-record": 1}
    assert ends(import_corpus(path, Wishes("second"))) == {"imported": 1}
    assert Document.objects.count() == 2


def test_record_that_cannot_be_stored_is_refused_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(
        edition_of_record, "_KINDS", (("strange", Document.TextPolicy.FULL), *edition_of_record._KINDS)
    )
    good, strange = names(4), record("strange", doc_type="strange")
    path = collection(tmp_path, good[0], strange, "no json", good[1], record("record-0"), *good[2:])
    report = import_corpus(path, Wishes())
    assert ends(report) == {"imported": 4, "refused": 3}
    assert report.refused == {"not-described": 1, "unknown-type": 1, "duplicate": 1}
    assert {name for name, _code, _message in report.reasons} == {"line 3", "record-0", "strange"}


def test_published_collection_is_seen_by_readers_with_its_rights_and_told_in_public(tmp_path):
    wishes = Wishes(publish=True, rights="CC0.", text_policy="full")
    import_corpus(collection(tmp_path, *names(4)), wishes)
    assert Document.objects.published().count() == 4
    assert Passage.objects.published().count() == 8
    passage = Passage.objects.select_related("edition__document").first()
    assert passage.readable_text == passage.text
    assert passage.edition.document.rights == "CC0."
    assert set(public_events().values_list("kind", flat=True)) == {"document", "edition"}
    assert set(public_events().values_list("actor", flat=True)) == {"the operator"}


def test_institution_that_the_base_knows_publishes_and_an_unknown_one_is_noted(tmp_path):
    known = factories.institution("council", name="The Council")
    path = collection(
        tmp_path, record("a", institution="the council"), record("b", institution="Somebody Else")
    )
    import_corpus(path, Wishes())
    assert list(Document.objects.get(slug="a").publishers.all()) == [known]
    other = Document.objects.get(slug="b")
    assert not other.publishers.exists()
    assert "Somebody Else" in other.note


def test_slug_that_is_taken_by_another_document_is_left_to_it(tmp_path):
    factories.document("record-0")
    import_corpus(collection(tmp_path, *names(2), record("第一"), record("第二")), Wishes())
    found = set(DocumentIdentifier.objects.values_list("value", "document__slug"))
    assert found == {
        ("record-0", "record-0-2"),
        ("record-1", "record-1"),
        ("第一", neutral_slug("document", "第一")),
        ("第二", neutral_slug("document", "第二")),
    }


def test_ids_that_differ_in_case_alone_are_different_records(tmp_path):
    path = collection(tmp_path, record("a 1"), record("A1"))
    import_corpus(path, Wishes())
    assert Document.objects.count() == 2
    assert ends(import_corpus(path, Wishes())) == {"unchanged": 2}


def test_address_that_is_none_is_kept_as_a_note(tmp_path):
    import_corpus(collection(tmp_path, record("a", source_url="https://example.org/a b")), Wishes())
    point = Document.objects.get().access_points.get()
    assert (point.url, "https://example.org/a b" in point.note) == ("", True)


def test_document_that_was_renamed_is_found_again(tmp_path):
    path = collection(tmp_path, *names(1))
    import_corpus(path, Wishes())
    Document.objects.update(slug="renamed")
    assert ends(import_corpus(path, Wishes())) == {"unchanged": 1}


def test_what_is_recognised_is_suggested_only_when_wished(tmp_path):
    factories.instrument("udhr", title="Universal Declaration of Human Rights")
    words = "It recalls the Universal Declaration of Human Rights."
    path = collection(tmp_path, record(sections=[{"text": words}]))
    import_corpus(path, Wishes(), limit=0)
    import_corpus(path, Wishes())
    assert not Suggestion.objects.exists()
    import_corpus(path, Wishes("other", recognise=True))
    assert Suggestion.objects.exists()


def test_progress_is_told_after_every_batch(tmp_path):
    path = collection(tmp_path, *names(5))
    told = []
    import_corpus(path, Wishes(), progress=lambda report, end: told.append((sum(report.ends.values()), end)))
    assert [count for count, _end in told] == [3, 5]
    assert told[-1][1] == path.stat().st_size
