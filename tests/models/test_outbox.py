"""Every change that the index depends on is noted, by the database, in the transaction that makes it."""

import pytest
from django.db import transaction

from kb.models import ConceptLabel, Institution, OutboxEntry, Person

pytestmark = pytest.mark.django_db


def noted():
    return set(OutboxEntry.objects.values_list("table", "record_pk"))


def test_changed_rows_are_noted_under_the_record_they_belong_to(world):
    OutboxEntry.objects.all().delete()
    ConceptLabel.objects.filter(concept=world.privacy).update(text="Other")
    Person.objects.filter(pk=world.ngozi.pk).update(note="x")
    world.enough.evidence.update(note="y")
    assert noted() == {
        ("concept", world.privacy.pk),
        ("person", world.ngozi.pk),
        ("claim", world.enough.pk),
        ("passage", world.passages[0].pk),
    }


def test_row_that_moves_notes_where_it_was_and_where_it_is(world):
    OutboxEntry.objects.all().delete()
    world.passages[0].tags.update(passage=world.passages[1])
    assert noted() == {("passage", world.passages[0].pk), ("passage", world.passages[1].pk)}


def test_rolled_back_change_leaves_no_note(world):
    OutboxEntry.objects.all().delete()
    with transaction.atomic():
        Institution.objects.filter(pk=world.council.pk).update(name="Gone")
        transaction.set_rollback(True)
    assert noted() == set()


def test_many_to_many_rows_are_noted(world):
    OutboxEntry.objects.all().delete()
    world.report.publishers.clear()
    assert noted() == {("document", world.report.pk)}
