"""A large edition is taken along by a process of its own, which tells how far it is and can be killed."""

import os
import signal
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client

from kb.curation import InvalidRecord, submit_edition
from kb.curation.seen_marks import mark_of
from kb.ingest.background import edition_steps
from kb.models import Edition, EditionStep, Passage
from tests import factories
from tests.admin.browsing import address, signed_in


@pytest.fixture
def edition(monkeypatch):
    monkeypatch.setattr(edition_steps, "LARGE", 10)
    monkeypatch.setattr("kb.curation.editions.AT_A_TIME", 5)
    monkeypatch.setattr(edition_steps, "start", lambda step: None)
    made = factories.edition(factories.document(status="draft"), text="x" * 40, status="draft")
    Passage.objects.bulk_create(
        Passage(edition=made, path=str(n), position=n, text="x", start=n, end=n + 1) for n in range(12)
    )
    return made


@pytest.fixture
def people():
    return factories.user("curator"), factories.user("reviewer")


def press(client: Client, edition: Edition, act: str, **data):
    edition.refresh_from_db()
    return client.post(address(edition, "verb", act), {"seen": mark_of(edition), **data})


@pytest.mark.django_db(transaction=True)
def test_large_edition_is_submitted_and_published_beside_the_pages(edition, people):
    curator, reviewer = (signed_in(person) for person in people)
    told = []
    for client, act in ((curator, "submit"), (reviewer, "publish")):
        assert press(client, edition, act).status_code == 302
        page = client.get(address(edition)).content.decode()
        assert "Under way: 0 of 12 passages" in page
        assert "Publish the whole edition" not in page
        step = EditionStep.objects.first()
        with edition_steps._telling(step) as tell:
            tell(5)
        assert "Under way: 5 of 12 passages" in client.get(address(edition)).content.decode()
        told.append(edition_steps.work(step.pk).state)
    assert told == ["done", "done"]
    assert set(edition.passages.values_list("status", flat=True)) == {"published"}
    assert "Under way" not in reviewer.get(address(edition)).content.decode()


@pytest.mark.django_db(transaction=True)
def test_refusal_is_told_on_the_page_and_nothing_was_changed(edition, people):
    _curator, reviewer = people
    submit_edition(edition=edition, by=reviewer)
    EditionStep.objects.create(edition=edition, act="publish", by=reviewer, total=12)
    assert edition_steps.work(EditionStep.objects.get().pk).state == "refused"
    page = signed_in(reviewer).get(address(edition)).content.decode()
    assert "You submitted this yourself" in page
    assert set(edition.passages.values_list("status", flat=True)) == {"submitted"}


@pytest.mark.django_db(transaction=True)
def test_one_thing_at_a_time_is_done_to_an_edition(edition, people):
    curator, _reviewer = people
    edition_steps.begin(edition=edition, act="submit", by=curator)
    with pytest.raises(InvalidRecord, match="already"):
        edition_steps.begin(edition=edition, act="submit", by=curator)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    step = EditionStep.objects.get()
    assert edition_steps.work(step.pk).state == "done"
    assert edition_steps.work(step.pk).state == "done"  # started twice: the second does nothing


@contextmanager
def killing(step):
    yield lambda done: os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.django_db(transaction=True)
def test_work_that_was_killed_leaves_nothing_half_done_and_is_taken_up(edition, people, monkeypatch):
    curator, _reviewer = people
    step = edition_steps.begin(edition=edition, act="submit", by=curator)
    connection.close()
    child = os.fork()
    if not child:  # pragma: no cover - the child ends by a signal
        try:
            monkeypatch.setattr(edition_steps, "_telling", killing)
            edition_steps.work(step.pk)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    for _try in range(100):
        if set(edition.passages.values_list("status", flat=True)) == {"draft"}:
            break
        time.sleep(0.05)
    assert set(edition.passages.values_list("status", flat=True)) == {"draft"}
    started = []
    monkeypatch.setattr(edition_steps, "start", started.append)
    for _try in range(100):
        assert edition_steps.under_way(edition) == step
        if started:
            break
        time.sleep(0.05)
    assert started
    assert edition_steps.work(step.pk).state == "done"


@pytest.mark.django_db
def test_page_that_is_renewed_while_a_process_starts_starts_no_second_one(edition, people, monkeypatch):
    lives = SimpleNamespace(poll=lambda: None)
    step = edition_steps.begin(edition=edition, act="submit", by=people[0])
    started = []
    monkeypatch.setattr(edition_steps, "start", started.append)
    monkeypatch.setitem(edition_steps._started, step.pk, lives)
    assert (edition_steps.under_way(edition), started) == (step, [])
    lives.poll = lambda: -9
    assert (edition_steps.under_way(edition), started) == (step, [step])
