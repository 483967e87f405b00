"""A decision counts only for what was seen: the mark of a record changes with it and with all that goes along."""

import pytest

from kb.curation import edit
from kb.curation.seen_marks import (
    ChangedMeanwhile,
    mark_of,
    marks,
    marks_of,
    refuse_changed,
    refuse_unseen_along,
)
from kb.models import Passage
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db


def test_mark_stays_while_nothing_changes_and_is_not_told_by_the_object_in_hand(world: World) -> None:
    before = mark_of(world.draft_claim)
    world.draft_claim.version += 1  # in hand only
    assert mark_of(world.draft_claim) == before


def test_changed_evidence_of_a_claim_changes_the_mark_of_the_claim(world: World) -> None:
    seen, evidence = mark_of(world.draft_claim), world.draft_claim.evidence.get()
    edit(record=evidence, mapping={"note": "Another."}, by=world.carla, version=evidence.version)
    with pytest.raises(ChangedMeanwhile, match="Somebody changed this"):
        refuse_changed(world.draft_claim, seen)
    refuse_changed(world.draft_claim, mark_of(world.draft_claim))


def test_changed_passage_changes_the_mark_of_its_edition_and_of_no_other() -> None:
    one, other = factories.passage("One."), factories.passage("Another.")
    seen = mark_of(one.edition), mark_of(other.edition)
    Passage.objects.filter(pk=one.pk).update(version=one.version + 1)
    refuse_changed(other.edition, seen[1])
    with pytest.raises(ChangedMeanwhile):
        refuse_changed(one.edition, seen[0])


def test_what_joined_a_list_after_it_was_shown_is_named_in_the_refusal(world: World) -> None:
    shown = marks([world.draft_claim])
    with pytest.raises(ChangedMeanwhile, match="CANARY"):
        refuse_unseen_along(world.draft_claim, shown)
    bundle = refuse_unseen_along(world.draft_claim, marks_of(world.draft_claim))
    assert world.draft_claim in bundle
    assert world.draft_claim.evidence.get() in bundle
