"""The way of a record: two people, one evidence at least, and an end that is told."""

import pytest

from kb.curation import (
    DependentsRemain,
    InvalidRecord,
    NotAllowed,
    ReasonNeeded,
    StaleRecord,
    WrongStatus,
    create,
    delete_draft,
    edit,
    publish,
    remove_link,
    send_back,
    submit,
    withdraw,
)
from kb.models import Claim, Document, Evidence, HistoryEvent, Institution, LegalInstrument, Passage

pytestmark = pytest.mark.django_db


def draft(world, slug="fresh"):
    return create(
        kind=Institution, mapping={"slug": slug, "name": "Fresh body", "type": "ngo"}, by=world.carla
    )


def test_record_submitted_by_one_person_is_published_only_by_another(world):
    record = submit(record=draft(world), by=world.rita)
    with pytest.raises(NotAllowed, match="somebody else"):
        publish(record=record, by=world.rita)
    assert publish(record=record, by=world.ada).is_published


def test_one_person_publishes_alone_where_the_installation_says_so(world, settings):
    settings.ONE_PERSON_MAY_PUBLISH = True
    record = publish(record=submit(record=draft(world), by=world.rita), by=world.rita)
    assert record.is_published
    assert record.published_alone


def test_curator_cannot_publish(world):
    record = submit(record=draft(world), by=world.carla)
    with pytest.raises(NotAllowed):
        publish(record=record, by=world.carla)


def test_draft_cannot_be_published_before_it_is_submitted(world):
    with pytest.raises(WrongStatus):
        publish(record=draft(world), by=world.rita)


def test_submitted_record_sent_back_is_a_draft_with_a_reason(world):
    record = send_back(
        record=submit(record=draft(world), by=world.carla), by=world.rita, why="Name the parent."
    )
    assert record.status == "draft"
    assert HistoryEvent.objects.first().why == "Name the parent."


def test_claim_without_published_evidence_is_refused_and_stays_submitted(world):
    record = submit(record=world.draft_claim, by=world.carla)
    with pytest.raises(InvalidRecord, match="evidence"):
        publish(record=record, by=world.rita)
    record.refresh_from_db()
    assert record.status == "submitted"


def test_curator_cannot_edit_what_readers_see(world):
    with pytest.raises(NotAllowed):
        edit(
            record=world.council,
            mapping={"name": "X"},
            by=world.carla,
            version=world.council.version,
            why="x",
        )


def test_reviewer_edits_what_readers_see_only_with_a_reason(world):
    with pytest.raises(ReasonNeeded):
        edit(record=world.council, mapping={"name": "X"}, by=world.rita, version=world.council.version)
    changed = edit(
        record=world.council,
        mapping={"name": "X"},
        by=world.rita,
        version=world.council.version,
        why="Renamed in 2024",
    )
    assert changed.name == "X"
    assert changed.slug == "council"


def test_older_form_never_overwrites_a_newer_record_and_shows_both_texts(world):
    record = draft(world)
    edit(record=record, mapping={"name": "First"}, by=world.carla, version=record.version)
    with pytest.raises(StaleRecord) as refused:
        edit(record=record, mapping={"name": "Second"}, by=world.carla, version=record.version)
    assert refused.value.current["name"] == "First"
    assert refused.value.attempted["name"] == "Second"
    record.refresh_from_db()
    assert record.name == "First"


def test_unknown_key_is_refused_and_nothing_is_stored(world):
    record = draft(world)
    with pytest.raises(InvalidRecord, match="unknown key colour"):
        edit(record=record, mapping={"colour": "red"}, by=world.carla, version=record.version)
    record.refresh_from_db()
    assert record.version == 1


def test_withdrawing_a_passage_names_the_claims_that_rest_on_it_alone(world):
    with pytest.raises(DependentsRemain) as refused:
        withdraw(record=world.passages[0], by=world.rita, why="Misread.")
    assert refused.value.dependents == [world.enough]
    assert Passage.objects.get(pk=world.passages[0].pk).is_published


def test_withdrawing_a_document_with_dependents_ends_its_claims_with_the_reason(world):
    withdraw(record=world.report, by=world.rita, why="Retracted.", with_dependents=True)
    assert not Claim.objects.published().exists()
    assert "Retracted." in Claim.objects.get(slug="enough").end_reason
    assert not Evidence.objects.published().exists()


def test_last_evidence_of_a_published_claim_cannot_be_taken_away(world):
    evidence = world.enough.evidence.get()
    with pytest.raises(DependentsRemain):
        remove_link(link=evidence, by=world.rita, why="Wrong place.")


@pytest.mark.parametrize("kind", [Document, Institution, LegalInstrument, Passage])
def test_published_record_cannot_be_deleted(world, kind):
    record = kind.objects.published().first()
    with pytest.raises(WrongStatus):
        delete_draft(record=record, by=world.rita)


def test_draft_passage_with_evidence_cannot_be_deleted_and_the_claim_is_named(world):
    with pytest.raises(InvalidRecord, match="CANARY"):
        delete_draft(record=world.draft_passage, by=world.carla)
    assert Passage.objects.filter(pk=world.draft_passage.pk).exists()


def test_draft_is_deleted_with_an_event(world):
    record = draft(world)
    delete_draft(record=record, by=world.carla)
    assert not Institution.objects.filter(slug="fresh").exists()
    assert HistoryEvent.objects.first().verb == "delete"
