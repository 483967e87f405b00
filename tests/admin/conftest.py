"""The small world, and its three people signed in."""

import pytest
from django.test import Client

from tests import world as worlds

from .browsing import signed_in


@pytest.fixture
def world(db: None) -> worlds.World:
    return worlds.build()


@pytest.fixture
def carla(world: worlds.World) -> Client:
    return signed_in(world.carla)


@pytest.fixture
def rita(world: worlds.World) -> Client:
    return signed_in(world.rita)


@pytest.fixture
def ada(world: worlds.World) -> Client:
    return signed_in(world.ada)
