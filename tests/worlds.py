"""The world of tests/world.py built once for a run: every test starts from it and leaves nothing behind."""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from tests.databases import another_database, connected_to
from tests.world import World, build


@dataclass(frozen=True)
class KeptWorld:
    """The database that holds the world and nothing else, and the world's objects as bytes, which are quick to read."""

    database: str
    objects: bytes

    def objects_again(self) -> World:
        """Objects of the caller's own, as they were when the world was built."""
        again: World = pickle.loads(self.objects)  # noqa: S301 – written above, by this very process
        return again


@pytest.fixture(scope="session")
def kept_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[KeptWorld]:
    """The world, committed in a database beside the one in which all other tests work."""
    with django_db_blocker.unblock(), another_database("world") as name:
        with connected_to(name), transaction.atomic():
            objects = pickle.dumps(build())
        yield KeptWorld(name, objects)


@pytest.fixture(scope="module")
def built_world(kept_world: KeptWorld, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The database of the world for all tests of a module, in a transaction that is rolled back after the last."""
    with django_db_blocker.unblock(), connected_to(kept_world.database), transaction.atomic():
        yield kept_world.objects_again()
        transaction.set_rollback(True)


@pytest.fixture
def world(built_world: World, kept_world: KeptWorld, db: None) -> World:
    """The world, with objects of the test's own; what the test does to the database is undone after it."""
    return kept_world.objects_again()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test that commits empties all tables at its end: it stands in no module that keeps the world."""
    marker = item.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction", False)
    if connection.in_atomic_block and (commits or "transactional_db" in getattr(item, "fixturenames", ())):
        pytest.fail("Tests that commit stand in a module of their own, without `world`: see tests/worlds.py.")
