"""The queue of imports: curators in rotation, nobody twice before another once, and each is told its place."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import psycopg
import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from kb.ingest.background import jobs, queue
from kb.ingest.background.queue import Waiting, in_turn
from kb.models import Import
from tests import factories

from .test_jobs import begun, by_words

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def at(minute: int) -> datetime:
    return NOON + timedelta(minutes=minute)


MIRA, NOOR, OLGA = 1, 2, 3
SIXTY = [Waiting(number, MIRA, at(0)) for number in range(60)]


def test_one_file_of_another_curator_comes_second_and_not_sixty_first() -> None:
    assert in_turn([*SIXTY, Waiting(99, NOOR, at(5))], {})[:3] == [0, 99, 1]


@pytest.mark.parametrize(
    ("served", "first"), [({}, 0), ({MIRA: at(6)}, 99), ({MIRA: at(6), NOOR: at(7)}, 0), ({NOOR: at(6)}, 0)]
)
def test_whoever_was_served_longest_ago_is_next(served: dict[int | None, datetime], first: int) -> None:
    assert in_turn([*SIXTY, Waiting(99, NOOR, at(5))], served)[0] == first


def test_what_a_person_chose_comes_before_what_that_person_brought() -> None:
    waiting = [Waiting(1, MIRA, at(0)), Waiting(2, MIRA, at(9), is_chosen=True), Waiting(3, NOOR, at(1))]
    assert in_turn(waiting, {}) == [3, 2, 1] or in_turn(waiting, {}) == [2, 3, 1]


WAITING = st.lists(
    st.builds(
        Waiting,
        st.integers(0, 10_000),
        st.sampled_from([None, MIRA, NOOR, OLGA]),
        st.integers(0, 99).map(at),
        st.booleans(),
    ),
    max_size=60,
    unique_by=lambda one: one.number,
)
SERVED = st.dictionaries(st.sampled_from([None, MIRA, NOOR, OLGA]), st.integers(0, 99).map(at))


@given(WAITING, SERVED)
def test_every_import_has_one_turn_and_nobody_two_before_another_who_waits_has_one(
    waiting: list[Waiting], served: dict[int | None, datetime]
) -> None:
    turns = in_turn(waiting, served)
    assert sorted(turns) == sorted(one.number for one in waiting)
    owner = {one.number: one.by for one in waiting}
    for person in {one.by for one in waiting}:
        mine = [place for place, number in enumerate(turns) if owner[number] == person]
        for before, after in pairwise(mine):
            others = {owner[number] for number in turns[before + 1 :]} - {person}
            assert others <= {owner[number] for number in turns[before + 1 : after]}


@given(WAITING, SERVED)
def test_serving_the_first_again_and_again_reaches_everybody_within_one_round(
    waiting: list[Waiting], served: dict[int | None, datetime]
) -> None:
    people, now, reached = {one.by for one in waiting}, 1_000, set()
    for _ in range(len(people)):
        first = in_turn(waiting, served)[0]
        person = next(one.by for one in waiting if one.number == first)
        reached.add(person)
        served = {**served, person: at(now)}
        now += 1
    assert reached == people


@pytest.fixture
def folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.mark.django_db
def test_each_import_knows_how_many_are_before_it(folder):
    mira, noor = factories.user("curator"), factories.user("curator")
    first, second, third = begun(mira), begun(mira, data=b"Two."), begun(noor, data=b"Three.")
    assert queue.ahead_of_each() == {first.pk: 0, third.pk: 1, second.pk: 2}
    with psycopg.connect(**connection.get_connection_params()) as worker:
        worker.execute("SELECT pg_advisory_lock(%s, %s)", [jobs.LOCK, first.pk])
        assert queue.in_work() == {first.pk}
        assert queue.ahead_of_each() == {second.pk: 1, third.pk: 2} or queue.order() == [third.pk, second.pk]
        # The server takes note of a closed connection a moment later.
        worker.execute("SELECT pg_advisory_unlock(%s, %s)", [jobs.LOCK, first.pk])
    jobs.work(first.pk, parse=by_words)
    assert queue.order() == [third.pk, second.pk]


@pytest.mark.django_db
def test_what_is_done_or_waits_for_a_person_is_not_in_the_queue(folder):
    mira = factories.user("curator")
    job = begun(mira)
    jobs.work(job.pk, parse=by_words)
    assert queue.order() == []
    job.refresh_from_db()
    jobs.choose(job, by=mira)
    assert queue.order() == [job.pk]
    jobs.cancel(job, by=mira)
    assert queue.order() == []


@pytest.mark.django_db
def test_what_a_killed_process_left_is_in_the_queue_again(folder):
    mira = factories.user("curator")
    job = begun(mira)
    Import.objects.filter(pk=job.pk).update(state="reading")
    assert queue.order() == [job.pk]
