"""One step back: the record is again what it was, and the history says so."""

import pytest

from kb.curation import InvalidRecord, edit, revert
from kb.history import events_about

pytestmark = pytest.mark.django_db


def test_reverted_change_restores_columns_and_rows_and_keeps_later_workflow(world):
    before = world.privacy.version
    mapping = {"scope_note": "Wrong.", "labels": {"en": "Secrecy", "fr": "Secret"}}
    edit(record=world.privacy, mapping=mapping, by=world.rita, version=before, why="Try")
    event = events_about(world.privacy).first()
    restored = revert(record=world.privacy, event=event, by=world.rita, why="Not good")
    assert restored.label == "Privacy"
    assert restored.scope_note == ""
    assert sorted(restored.labels.values_list("text", flat=True)) == ["Privacy", "Vie privée"]
    assert restored.is_published
    assert events_about(restored).first().verb == "revert"


def test_event_of_another_record_is_refused(world):
    event = events_about(world.surveillance).first()
    with pytest.raises(InvalidRecord, match="another record"):
        revert(record=world.privacy, event=event, by=world.rita, why="x")


def test_creation_cannot_be_reverted(world):
    event = events_about(world.draft_claim).last()
    with pytest.raises(InvalidRecord, match="did not exist"):
        revert(record=world.draft_claim, event=event, by=world.carla)
