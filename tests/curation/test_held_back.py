"""A passage is held back until somebody changes it or submits it again; a note among curators is no change."""

import pytest

from kb.curation import edit, mark_nothing_to_tag, send_back, submit
from kb.curation.held_back import held_back
from kb.models import Passage
from tests import factories
from tests.world import World, summary

pytestmark = pytest.mark.django_db


@pytest.fixture
def passage(world: World) -> Passage:
    """A passage that was submitted and sent back."""
    made: Passage = world.draft_passage
    return send_back(record=submit(record=made, by=world.carla), by=world.rita, why="Say whose.")


def is_held(passage: Passage) -> bool:
    return held_back(Passage.objects.all()).filter(pk=passage.pk).exists()


def test_passage_that_was_sent_back_is_held_back(passage: Passage) -> None:
    assert is_held(passage)


def test_draft_that_nobody_looked_at_is_not() -> None:
    assert not is_held(factories.passage("New.", status="draft", published_at=None))


def test_note_that_there_is_nothing_to_tag_lets_nothing_go(passage: Passage, world: World) -> None:
    mark_nothing_to_tag(passage=passage, by=world.carla)
    assert is_held(passage)


def test_changed_words_let_it_go(passage: Passage, world: World) -> None:
    words = summary("4", "CANARY paragraph of the council")
    edit(record=passage, mapping=words, by=world.carla, version=passage.version)
    assert not is_held(passage)


def test_submitting_it_again_lets_it_go(passage: Passage, world: World) -> None:
    submit(record=passage, by=world.carla)
    assert not is_held(passage)
