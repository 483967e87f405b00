"""The world of tests/world.py, committed, so that the running site shows it."""

import pytest

from tests.world import World, build


@pytest.fixture
def live_world(transactional_db: None) -> World:
    """The small world as the browser sees it; emptied when the test ends."""
    return build()
