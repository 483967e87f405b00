"""Whoever reads a list of the API on and on meets every record, however late the transaction that brought it ended."""

import base64
import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from kb.curation import publish, withdraw
from kb.curation.base_records import Standing, stand
from kb.history import gathered
from kb.models import Concept, Document, LegalInstrument, User, told_up_to
from tests import factories

LISTS = "/api/v1/concepts/?limit=1"


class Harvester:
    """Reads a list to its end, and goes on later from the page where it ended."""

    def __init__(self, client: Client, address: str = LISTS) -> None:
        self.client, self.address = client, address
        self.met: list[str] = []

    def reads_on(self) -> list[str]:
        """What this reading met that no reading met before, in its order."""
        new: list[str] = []
        while True:
            page = self.client.get(self.address).json()
            new += [one["id"] for one in page["results"] if one["id"] not in (*self.met, *new)]
            if page["next"] is None:
                self.met += new
                return new
            parts = urlsplit(page["next"])
            self.address = f"{parts.path}?{parts.query}"


def submitted(slug: str) -> Concept:
    return factories.concept(slug, status="submitted", published_at=None)


def ids(*slugs: str) -> list[str]:
    return [f"themes:{slug}" for slug in slugs]


@contextmanager
def published_but_not_committed(record: Concept, by: User) -> Iterator[None]:
    """Another connection publishes the record before the block runs, and ends its transaction after it.

    Its history is told at the end, as that of a whole edition or a base is: until then others can write.
    """
    published, end = threading.Event(), threading.Event()
    done: list[bool] = []

    def work() -> None:
        try:
            with transaction.atomic(), gathered():
                publish(record=record, by=by)
                published.set()
                done.append(end.wait(60))
        finally:
            published.set()
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        assert published.wait(60)
        yield
    finally:
        end.set()
        thread.join(60)
    assert done == [True]


@pytest.mark.django_db(transaction=True)
def test_record_published_first_and_committed_last_is_met_by_whoever_read_on_in_between(
    client: Client,
) -> None:
    factories.concept("first")
    reviewer = factories.user("reviewer")
    late, early, second = submitted("late"), submitted("early"), submitted("second")
    harvester = Harvester(client)
    with published_but_not_committed(late, reviewer):
        publish(record=early, by=reviewer)
        publish(record=second, by=reviewer)
        harvester.reads_on()
        assert "themes:late" not in harvester.met
    harvester.reads_on()
    assert sorted(harvester.met) == ids("early", "first", "late", "second")
    assert [len(harvester.reads_on()), Harvester(client).reads_on()] == [
        0,
        ids("first", "late", "early", "second"),
    ]


@pytest.mark.django_db(transaction=True)
def test_list_ends_before_what_may_still_come_and_nobody_waits(client: Client) -> None:
    factories.concept("first")
    reviewer = factories.user("reviewer")
    late, early = submitted("late"), submitted("early")
    before = told_up_to()
    with published_but_not_committed(late, reviewer):
        publish(record=early, by=reviewer)
        assert told_up_to() == before
        assert Harvester(client).reads_on() == ids("first")
        assert client.get("/api/v1/concepts/themes:early/").status_code == 200
    assert told_up_to() == before + 2


@pytest.mark.django_db(transaction=True)
def test_transaction_that_failed_holds_nothing_back(client: Client) -> None:
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        factories.concept("never")
        raise ZeroDivisionError
    factories.concept("after")
    assert Harvester(client).reads_on() == ids("after")


@pytest.mark.django_db
def test_record_that_comes_back_is_met_by_whoever_passed_its_place_while_it_was_away(client: Client) -> None:
    first, _second, _third = (factories.concept(slug) for slug in ("first", "second", "third"))
    withdraw(record=first, by=factories.user("reviewer"), why="Mistaken.")
    harvester = Harvester(client)
    assert harvester.reads_on() == ids("second", "third")
    first.refresh_from_db()
    stand(first, Standing())
    assert harvester.reads_on() == ids("first")


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["passages", "provisions"])
def test_what_comes_back_with_its_source_is_met_again(client: Client, kind: str) -> None:
    def made() -> list[Document] | list[LegalInstrument]:
        if kind == "passages":
            return [factories.passage(text).edition.document for text in ("One.", "Two.", "Three.")]
        return [
            factories.provision(factories.instrument(slug), "1").instrument
            for slug in ("one", "two", "three")
        ]

    source = made()[0]
    type(source).objects.filter(pk=source.pk).update(
        status="withdrawn", end_reason="x", ended_at=timezone.now()
    )
    harvester = Harvester(client, f"/api/v1/{kind}/?limit=1")
    assert len(harvester.reads_on()) == 2
    type(source).objects.filter(pk=source.pk).update(status="published", end_reason="", ended_at=None)
    assert len(harvester.reads_on()) == 1


@pytest.mark.django_db
def test_place_in_the_lists_stays_when_a_form_that_is_older_than_it_is_saved() -> None:
    record = factories.concept("a")
    assert record.publication_number is None  # as whoever made it has it; the database knows better
    number = Concept.objects.get(pk=record.pk).publication_number
    record.label = "Another"
    record.save()
    assert Concept.objects.get(pk=record.pk).publication_number == number
    assert number is not None


@pytest.mark.django_db
def test_draft_has_no_place_in_the_lists_until_it_is_published() -> None:
    draft = submitted("a")
    draft.refresh_from_db()
    assert draft.publication_number is None


def older_cursor(record: Concept) -> str:
    """As lists gave it when they followed the moment of first publication."""
    record.refresh_from_db()
    assert record.published_at is not None
    return base64.urlsafe_b64encode(f"{record.published_at.isoformat()} {record.pk}".encode()).decode()


@pytest.mark.django_db
def test_cursor_of_an_earlier_version_goes_on_where_it_stood(client: Client) -> None:
    first, second, third = (factories.concept(slug) for slug in ("first", "second", "third"))
    past = Concept.objects.get(pk=first.pk).published_at - timedelta(days=1)
    late = submitted("late")  # began before the others, and came to readers after them
    Concept.objects.filter(pk=late.pk).update(status="published", published_at=past)

    def after(record: Concept) -> list[str]:
        return Harvester(client, f"/api/v1/concepts/?limit=1&cursor={older_cursor(record)}").reads_on()

    assert after(first) == ids("second", "third", "late")
    assert after(third) == ids("late")
    assert after(late) == ids("first", "second", "third", "late")
    withdraw(record=second, by=factories.user("reviewer"), why="Mistaken.")
    assert after(second) == ids("third", "late")
