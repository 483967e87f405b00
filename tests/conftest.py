"""What every test stands on: a database copy, collected static files, and nothing written outside temporary places."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from pytest_django import DjangoDbBlocker

from kb.embedded_postgres import status, stop
from kb.management.static_files import collect_when_changed
from tests.databases import drop_copy, let_tests_empty_the_history, use_copy

pytest_plugins = ["tests.worlds", "tests.indexes", "tests.browser"]

# Times on a busy machine say nothing about the code: no deadlines. `--hypothesis-profile=deep` tries more examples.
hypothesis.settings.register_profile("usual", deadline=None)
hypothesis.settings.register_profile("deep", deadline=None, max_examples=5_000)
hypothesis.settings.load_profile("usual")


def pytest_configure(config: pytest.Config) -> None:
    """Quick password hashes, and an index of the tests' own, before anything reads the settings."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.INDEX_DIR = Path(tempfile.mkdtemp(prefix="kb-index-"))
    settings.STATIC_ROOT = settings.VAR / "test-static"


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Replace pytest-django's database, which migrates at every run, by a copy of a migrated template."""
    started_here = not settings.DATABASE_URL and not status(settings.VAR).startswith("running")
    with django_db_blocker.unblock():
        before = use_copy()
        let_tests_empty_the_history()
    yield
    with django_db_blocker.unblock():
        drop_copy(before)
    if started_here:
        stop(settings.VAR, only_if_idle=True)


@pytest.fixture(scope="session", autouse=True)
def static_files(django_test_environment: None) -> None:
    """Static files as production serves them, collected again only when one of them changed."""
    collect_when_changed()
