"""A curator, and the little that tables refer to."""

import pytest

from tests import factories


@pytest.fixture
def curator():
    return factories.user("curator")


@pytest.fixture
def base():
    """A council, a person, a theme, and a document of two passages."""
    factories.institution("council", name="The Council")
    factories.person("ngozi-obi", name="Ngozi Obi")
    factories.concept("privacy")
    report = factories.document("report")
    for path, text in (("1", "States should protect privacy online."), ("2", "Nobody is free of harm.")):
        factories.passage(text, of=report, path=path)


@pytest.fixture
def claim(base):
    return factories.claim("States protect privacy.", on=(), slug="privacy-protected", status="draft")
