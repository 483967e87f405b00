"""Imports that are worked off before the answer, and one that is ready to be looked at."""

import pytest

from kb.admin.imports import desk
from kb.models import Document
from tests import factories
from tests.admin.imports.bringing import DESK, KNOWN, upload, work_off


@pytest.fixture(autouse=True)
def at_once(monkeypatch, settings, tmp_path):
    """What another process would do is done before the answer."""
    settings.FILES_DIR = tmp_path / "files"
    monkeypatch.setattr(desk.workers, "start", work_off)


@pytest.fixture
def ready(carla):
    """The address of an import that was read and can be looked at."""
    return carla.post(DESK, {"files": upload()}).headers["Location"]


@pytest.fixture
def known(world) -> Document:
    """A document in use that has a paragraph in common with what is brought."""
    made = factories.document("known", title="Known title")
    factories.passage(KNOWN, edition=factories.edition(made, text=KNOWN))
    return made
