"""Storing parsed editions: whole, as drafts, told to the history, never twice."""

import json

import pytest
from django.db import IntegrityError

from kb.curation import NotAllowed
from kb.extracting.parsed import Proposal, Refused, RemovalReason, RemovedText
from kb.history import events_about
from kb.identifying import derive
from kb.ingest.editions.stored_rows import STRIDE
from kb.ingest.editions.storing import store
from kb.models import Edition, NoteMarker, OutboxEntry, Passage, ProposedCorrection, Section
from tests import factories

from ..parsed_editions import parsed_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return factories.document("a-source")


@pytest.fixture
def curator():
    return factories.user("curator")


def test_edition_is_stored_with_outline_passages_notes_and_removals(document, curator):
    parsed = parsed_edition(
        [("1.", "First words.1"), "Second words.", "A note."],
        headings=[("1", "One"), ("1.1", "One one"), ("2", "Two"), ("1.2", "One two")],
        notes=[(0, 2)],
        removed=(RemovedText("k1", RemovalReason.RUNNING_HEAD, "Page 1", 5, 0, "twice"),),
        proposals=(Proposal(0, 5, "First", "Frist", "ocr-confusion", 0.4),),
        warnings=("Page 3 is a picture.",),
    )
    edition = store(parsed, document=document, by=curator)
    assert (edition.number, edition.basis, edition.text) == (1, "text", parsed.text)
    assert edition.note == "Page 3 is a picture."
    outline = [(one.path, one.parent and one.parent.path) for one in edition.sections.order_by("position")]
    assert outline == [("1", None), ("1.1", "1"), ("2", None), ("1.2", "1")]
    passages = list(edition.passages.order_by("position"))
    assert [one.position for one in passages] == [0, STRIDE, 2 * STRIDE]
    assert {one.status for one in passages} == {"draft"}
    assert all(edition.text[one.start : one.end] == one.text for one in passages)
    assert passages[0].section.path == "1.2"
    assert passages[0].public_id == derive("passage/a-source/1#1")
    assert list(NoteMarker.objects.values_list("passage", "note")) == [(passages[0].pk, passages[2].pk)]
    assert list(edition.removals.values_list("key", "reason", "text", "start")) == [
        ("k1", "running-head", "Page 1", 5)
    ]
    assert edition.corrections.get().decision == "open"


def test_arrival_of_an_edition_is_one_event_of_its_document_that_readers_are_not_told(document, curator):
    edition = store(parsed_edition(["Words."]), document=document, by=curator)
    event = events_about(document).get()
    assert (event.verb, event.actor, event.public) == ("import", curator.username, False)
    told = {change.field: json.loads(change.after) for change in event.changes.all()}
    assert told == {"status": "draft", "sha256": edition.sha256, "extractor": "tests 1", "passages": 1}
    assert (event.kind, event.host_kind) == ("edition", "document")
    assert edition.changed_by == curator


def test_command_without_an_account_is_told_as_the_operator(document):
    store(parsed_edition(["Words."]), document=document, by=None)
    assert events_about(document).get().actor == "the operator"


def test_same_bytes_again_are_unchanged_and_store_nothing(document, curator):
    store(parsed_edition(["Words."]), document=document, by=curator)
    with pytest.raises(Refused) as refused:
        store(parsed_edition(["Words."]), document=document, by=curator)
    assert refused.value.code == "unchanged"
    assert "edition 1" in str(refused.value)
    assert Edition.objects.count() == 1


def test_changed_source_is_the_next_edition_and_leaves_the_first_alone(document, curator):
    first = store(parsed_edition(["Words."]), document=document, by=curator)
    second = store(parsed_edition(["Other words."]), document=document, by=curator)
    assert (first.number, second.number) == (1, 2)
    assert first.passages.get().text == "Words."


def test_source_without_text_is_refused_and_stores_nothing(document, curator):
    with pytest.raises(Refused) as refused:
        store(parsed_edition([]), document=document, by=curator)
    assert refused.value.code == "no-text"
    assert not Edition.objects.exists()


def test_failure_half_way_leaves_nothing(document, curator, monkeypatch):
    parsed = parsed_edition(["Words.", "Words."], headings=[("1", "One")])
    twice = parsed.stretches[:1] * 2  # the same path twice
    with pytest.raises(IntegrityError):
        store(
            type(parsed)(
                **{**{name: getattr(parsed, name) for name in parsed.__slots__}, "stretches": twice}
            ),
            document=document,
            by=curator,
        )
    assert not Edition.objects.exists()
    assert not Section.objects.exists()
    assert not events_about(document).exists()


def test_path_longer_than_the_base_can_hold_is_refused_by_name(document, curator):
    parsed = parsed_edition(["Words."], headings=[("1." * 40, "Deep")])
    with pytest.raises(Refused) as refused:
        store(parsed, document=document, by=curator)
    assert refused.value.code == "too-complex"


def test_public_id_that_another_passage_has_is_replaced_by_a_new_one(document, curator):
    other = factories.passage(public_id=derive("passage/a-source/1#1"))
    edition = store(parsed_edition(["Words."]), document=document, by=curator)
    assert edition.passages.get().public_id != other.public_id


def test_unusable_language_falls_back_to_that_of_the_document(document, curator):
    parsed = parsed_edition(["Words."], language="English (probably)")
    edition = store(parsed, document=document, by=curator)
    assert edition.passages.get().language == document.language


def test_accepted_correction_is_remembered_with_who_accepted_it(document, curator):
    made = Proposal(0, 5, "Wrods", "Words", "ocr-confusion", 0.9)
    edition = store(parsed_edition(["Words."]), document=document, by=curator, accepted=[made])
    row = ProposedCorrection.objects.get(edition=edition)
    assert (row.decision, row.decided_by) == ("accepted", curator)


def test_every_passage_reaches_the_outbox_in_the_same_transaction(document, curator):
    OutboxEntry.objects.all().delete()
    edition = store(parsed_edition(["One.", "Two."]), document=document, by=curator)
    noted = set(OutboxEntry.objects.filter(table="passage").values_list("record_pk", flat=True))
    assert noted == set(Passage.objects.filter(edition=edition).values_list("pk", flat=True))


def test_account_without_a_right_to_draft_stores_nothing(document):
    retired = factories.user("curator")
    retired.is_active = False
    with pytest.raises(NotAllowed):
        store(parsed_edition(["Words."]), document=document, by=retired)
    assert not Edition.objects.exists()
