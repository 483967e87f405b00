"""What journeys start from: the small world, committed, or the shipped base on a real server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker, Settings

from tests.browser import watched
from tests.databases import another_database, connected_to
from tests.indexes import Bring, own_index
from tests.journeys.real_site import RealSite, running
from tests.world import World
from tests.worlds import KeptWorld


@pytest.fixture
def live_world(kept_world: KeptWorld, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The small world as the browser sees it, in a database that this test alone commits to."""
    with (
        django_db_blocker.unblock(),
        another_database("live", kept_world.database) as name,
        connected_to(name),
    ):
        yield kept_world.objects_again()


@pytest.fixture
def index_now(live_world: World, tmp_path: Path, settings: Settings) -> Bring:
    """The index of that database: both are written by the test and read by the server, so nothing waits for its end."""
    return own_index(tmp_path / "index", settings)


@pytest.fixture(scope="session")
def real_site(
    browser: Browser,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[RealSite]:
    """The shipped base, loaded and indexed once for the whole run; without a browser nobody needs it."""
    with django_db_blocker.unblock(), running(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture
def visit(browser: Browser, real_site: RealSite) -> Iterator[Callable[..., Page]]:
    """Open pages of the shipped base, each in a profile of its own; what they did is judged when the test ends."""
    with watched(browser, real_site.url) as open_one:
        yield open_one
