"""The account of changes: written with the change, closed to alteration, and chained."""

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from kb.curation import InvalidRecord, create, edit
from kb.history import events_about, public_events, verify_chain
from kb.models import HistoryChange, HistoryEvent, Institution
from tests import world as worlds

pytestmark = pytest.mark.django_db


def test_change_is_told_field_by_field_with_who_and_why(world):
    draft = world.draft_claim
    edit(record=draft, mapping={"note": "Checked"}, by=world.rita, version=draft.version, why="2024")
    event = events_about(draft).first()
    assert (event.actor, event.actor_role, event.verb, event.why) == ("rita", "reviewer", "edit", "2024")
    assert [(c.field, c.before, c.after) for c in event.changes.all()] == [("note", "", '"Checked"')]


def test_refused_change_leaves_no_event(world):
    count = HistoryEvent.objects.count()
    with pytest.raises(InvalidRecord):
        create(
            kind=Institution,
            mapping={"slug": "x", "name": "X", "type": "un", "place": "nowhere"},
            by=world.carla,
        )
    assert HistoryEvent.objects.count() == count


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kb_historyevent SET why = 'other'",
        "DELETE FROM kb_historychange",
        "UPDATE kb_historychange SET before = ''",
    ],
)
def test_database_refuses_to_alter_the_account(world, statement):
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_chain_of_a_whole_world_is_unbroken(world):
    assert verify_chain() == []


def test_command_tells_a_whole_history_by_its_last_digest(world, capsys):
    call_command("verify_chain")
    assert HistoryEvent.objects.latest("pk").digest in capsys.readouterr().out


def test_removed_event_breaks_the_chain(world, capsys):
    event = HistoryEvent.objects.order_by("pk")[5]
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE kb_historyevent DISABLE TRIGGER historyevent_append_only")
        cursor.execute("ALTER TABLE kb_historychange DISABLE TRIGGER historychange_append_only")
        cursor.execute("DELETE FROM kb_historychange WHERE event_id = %s", [event.pk])
        cursor.execute("DELETE FROM kb_historyevent WHERE id = %s", [event.pk])
    assert [fault.event.pk for fault in verify_chain()] == [event.pk + 1]
    with pytest.raises(CommandError, match="1 event"):
        call_command("verify_chain")
    assert capsys.readouterr().out.startswith(f"{event.pk + 1} ")


def test_tag_belongs_to_the_history_of_its_passage(world):
    handles = events_about(world.passages[0]).values_list("handle", flat=True)
    assert "report#1 → themes/privacy" in handles


def test_public_account_never_tells_of_drafts(world):
    told = " ".join(f"{event.title} {event.handle}" for event in public_events())
    assert worlds.CANARY not in told
    changes = HistoryChange.objects.filter(event__public=True)
    assert not any(worlds.CANARY in change.after for change in changes)
