"""The world's three people signed in."""

import pytest
from django.test import Client

from tests.world import World

from .browsing import signed_in


@pytest.fixture
def carla(world: World) -> Client:
    return signed_in(world.carla)


@pytest.fixture
def rita(world: World) -> Client:
    return signed_in(world.rita)


@pytest.fixture
def ada(world: World) -> Client:
    return signed_in(world.ada)
