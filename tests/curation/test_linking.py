"""Tags, evidence and relations: what ties records together, each a decision of somebody."""

import pytest

from kb.curation import (
    InvalidRecord,
    ReasonNeeded,
    add_evidence,
    mark_nothing_to_tag,
    relate_claims,
    remove_link,
    tag,
    verify,
)
from kb.models import PassageTag, Verification

pytestmark = pytest.mark.django_db


def test_several_passages_get_several_tags_at_once_and_none_twice(world):
    made = tag(targets=world.passages, concepts=[world.privacy, world.surveillance], by=world.carla)
    assert len(made) == 3
    assert tag(targets=world.passages, concepts=[world.privacy, world.surveillance], by=world.carla) == []
    assert PassageTag.objects.count() == 6


def test_new_tag_is_a_draft_that_readers_do_not_see(world):
    before = PassageTag.objects.published().count()
    (made,) = tag(targets=[world.passages[0]], concepts=[world.surveillance], by=world.carla)
    assert made.status == "draft"
    assert PassageTag.objects.published().count() == before


def test_quotation_of_more_than_ten_words_from_a_summarised_source_is_refused(world):
    with pytest.raises(InvalidRecord, match="ten words"):
        add_evidence(
            claim=world.enough,
            passage=world.passages[1],
            role="supports",
            quote="one two " * 6,
            by=world.carla,
        )


def test_contradiction_is_kept_once_from_whichever_side_it_is_entered(world):
    with pytest.raises(InvalidRecord, match="already"):
        relate_claims(
            claim=world.missing, kind="contradicts", other=world.enough, reason="Again.", by=world.carla
        )


def test_claim_cannot_contradict_itself(world):
    with pytest.raises(InvalidRecord, match="itself"):
        relate_claims(claim=world.enough, kind="qualifies", other=world.enough, reason="Odd.", by=world.carla)


def test_relation_without_a_reason_is_refused(world):
    with pytest.raises(InvalidRecord):
        relate_claims(claim=world.enough, kind="qualifies", other=world.missing, reason="  ", by=world.carla)


def test_passage_marked_nothing_to_tag_counts_as_done_until_it_is_tagged(world):
    passage = mark_nothing_to_tag(passage=world.passages[1].__class__.objects.get(path="4"), by=world.carla)
    assert passage.nothing_to_tag
    tag(targets=[passage], concepts=[world.privacy], by=world.carla)
    passage.refresh_from_db()
    assert not passage.nothing_to_tag


def test_tagged_passage_cannot_be_marked_nothing_to_tag(world):
    with pytest.raises(InvalidRecord, match="has tags"):
        mark_nothing_to_tag(passage=world.passages[0], by=world.carla)


def test_published_tag_is_withdrawn_with_a_reason_and_can_be_taken_up_again(world):
    link = PassageTag.objects.get(passage=world.passages[0], concept=world.privacy)
    with pytest.raises(ReasonNeeded):
        remove_link(link=link, by=world.rita)
    remove_link(link=link, by=world.rita, why="It is about homes.")
    link.refresh_from_db()
    assert link.has_ended
    (again,) = tag(targets=[world.passages[0]], concepts=[world.privacy], by=world.carla)
    assert again.pk == link.pk
    assert again.status == "draft"


def test_verification_is_one_per_claim_and_needs_words(world):
    with pytest.raises(InvalidRecord):
        verify(claim=world.enough, mapping={"status": "confirmed"}, by=world.carla)
    words = {"status": "confirmed", "provision": "covenant:17", "note": "Says so.", "checked": "2026-11-01"}
    verify(claim=world.enough, mapping=words, by=world.carla)
    verify(claim=world.enough, mapping={**words, "note": "Says so twice."}, by=world.carla)
    assert Verification.objects.get(claim=world.enough).note == "Says so twice."
