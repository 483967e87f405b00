"""What every test stands on: a database copy, collected static files, and nothing written outside temporary places."""

import gc
import os
import shutil
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


SERVER_WAS_RUNNING = pytest.StashKey[bool]()


def pytest_configure(config: pytest.Config) -> None:
    """Quick password hashes, and files of this process's own, before anything reads the settings."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.INDEX_DIR = Path(tempfile.mkdtemp(prefix="kb-index-"))
    settings.STATIC_ROOT = settings.VAR / f"test-static-{worker}"
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        # Programs that tests start would compile all of Django each time; this keeps it, and out of the tree.
        os.environ["PYTHONPYCACHEPREFIX"] = str(settings.VAR / "compiled")
    config.stash[SERVER_WAS_RUNNING] = bool(settings.DATABASE_URL) or status(settings.VAR).startswith(
        "running"
    )


def pytest_collection_finish() -> None:
    """Spare the collector of garbage what stays to the end: modules, models, templates and the tests themselves."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the index; the first process, which ends last, leaves the database server as it found it."""
    shutil.rmtree(settings.INDEX_DIR, ignore_errors=True)
    if not hasattr(config, "workerinput") and not config.stash.get(SERVER_WAS_RUNNING, True):
        stop(settings.VAR, only_if_idle=True)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Replace pytest-django's database, which migrates at every run, by a copy of a migrated template."""
    with django_db_blocker.unblock():
        before = use_copy()
        let_tests_empty_the_history()
    yield
    with django_db_blocker.unblock():
        drop_copy(before)


@pytest.fixture(scope="session", autouse=True)
def static_files(django_test_environment: None) -> None:
    """Static files as production serves them, collected again only when one of them changed."""
    collect_when_changed()
