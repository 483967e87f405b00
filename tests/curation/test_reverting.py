"""One step back: the record is again what it was, and the history says so."""

import pytest

from kb.curation import InvalidRecord, edit, publish_revision, revert
from kb.curation.revising import open_revision
from kb.history import events_about

pytestmark = pytest.mark.django_db


def publish_open_revision(record, by):
    record.refresh_from_db()
    revision = open_revision(record)
    return publish_revision(revision=revision, by=by, token=revision.token)


def test_reverted_change_restores_columns_and_rows_and_keeps_later_workflow(world):
    before = world.privacy.version
    mapping = {"scope_note": "Wrong.", "labels": {"en": "Secrecy", "fr": "Secret"}}
    edit(record=world.privacy, mapping=mapping, by=world.carla, version=before, why="Try")
    publish_open_revision(world.privacy, by=world.rita)
    event = events_about(world.privacy).first()
    revert(record=world.privacy, event=event, by=world.carla, why="Not good")
    world.privacy.refresh_from_db()
    assert world.privacy.label == "Secrecy"  # until somebody else agrees
    restored = publish_open_revision(world.privacy, by=world.rita)
    assert restored.label == "Privacy"
    assert restored.scope_note == ""
    assert sorted(restored.labels.values_list("text", flat=True)) == ["Privacy", "Vie privée"]
    assert restored.is_published
    assert events_about(restored).first().verb == "edit"


def test_change_is_not_undone_while_another_is_proposed(world):
    version = world.privacy.version
    edit(record=world.privacy, mapping={"scope_note": "One."}, by=world.carla, version=version, why="a")
    publish_open_revision(world.privacy, by=world.rita)
    event = events_about(world.privacy).first()
    edit(record=world.privacy, mapping={"scope_note": "Two."}, by=world.carla, version=version + 1, why="b")
    with pytest.raises(InvalidRecord, match="proposed already"):
        revert(record=world.privacy, event=event, by=world.rita, why="c")


def test_draft_is_changed_back_at_once(world):
    draft = world.draft_claim
    edit(record=draft, mapping={"note": "Wrong."}, by=world.carla, version=draft.version)
    restored = revert(record=draft, event=events_about(draft).first(), by=world.carla)
    assert restored.note == ""
    assert events_about(restored).first().verb == "revert"


def test_event_of_another_record_is_refused(world):
    event = events_about(world.surveillance).first()
    with pytest.raises(InvalidRecord, match="another record"):
        revert(record=world.privacy, event=event, by=world.rita, why="x")


def test_creation_cannot_be_reverted(world):
    event = events_about(world.draft_claim).last()
    with pytest.raises(InvalidRecord, match="did not exist"):
        revert(record=world.draft_claim, event=event, by=world.carla)
