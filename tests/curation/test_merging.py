"""Renaming and merging: old addresses lead on, nothing that pointed at the old record is lost."""

import pytest

from kb.curation import InvalidRecord, ReasonNeeded, create, merge, rename
from kb.history import events_about
from kb.models import Concept, Institution, SlugRedirect
from tests import world as worlds

pytestmark = pytest.mark.django_db


def test_renamed_published_record_leaves_a_redirect_that_follows_later_renames(world):
    with pytest.raises(ReasonNeeded):
        rename(record=world.privacy, slug="private-life", by=world.rita)
    rename(record=world.privacy, slug="private-life", by=world.rita, why="The Covenant's word.")
    rename(record=world.privacy, slug="privacy-and-home", by=world.rita, why="Both.")
    led = dict(SlugRedirect.objects.filter(kind="concept/themes").values_list("old_slug", "new_slug"))
    assert led == {"privacy": "privacy-and-home", "private-life": "privacy-and-home"}


def test_name_taken_up_again_no_longer_redirects(world):
    rename(record=world.privacy, slug="private-life", by=world.rita, why="a")
    rename(record=world.privacy, slug="privacy", by=world.rita, why="b")
    assert list(SlugRedirect.objects.values_list("old_slug", "new_slug")) == [("private-life", "privacy")]


def test_name_of_another_record_is_refused(world):
    with pytest.raises(InvalidRecord, match="already"):
        rename(record=world.privacy, slug="surveillance", by=world.rita, why="x")


def test_merged_concept_hands_over_its_tags_and_says_where_it_went(world):
    mapping = {"slug": "private-sphere", "labels": {"en": "Private sphere"}}
    made = create(kind=Concept, mapping=mapping, by=world.carla, scheme=world.privacy.scheme)
    target = worlds.published(made, world.carla, world.rita)
    merge(record=world.privacy, into=target, by=world.rita, why="Two words for one thing.")
    world.privacy.refresh_from_db()
    assert world.privacy.status == "superseded"
    assert world.privacy.replaced_by == "themes/private-sphere"
    assert target.passage_tags.count() == 1
    assert list(world.issue.concepts.all()) == [target]
    assert events_about(world.passages[0]).first().verb == "merge"
    assert Concept.objects.get(slug="surveillance").parent == target


def test_merge_into_a_draft_or_itself_is_refused(world):
    mapping = {"slug": "unready", "labels": {"en": "Unready"}}
    unready = create(kind=Concept, mapping=mapping, by=world.carla, scheme=world.privacy.scheme)
    for target in (unready, world.privacy):
        with pytest.raises(InvalidRecord):
            merge(record=world.privacy, into=target, by=world.rita, why="x")


def test_merged_institution_hands_over_its_claims_and_publications(world):
    mapping = {"slug": "assembly", "name": "The Assembly", "type": "un"}
    target = worlds.published(
        create(kind=Institution, mapping=mapping, by=world.carla), world.carla, world.rita
    )
    merge(record=world.council, into=target, by=world.rita, why="Renamed itself.")
    assert [attribution.claim for attribution in target.attributions.all()] == [
        world.draft_claim,
        world.enough,
    ]
    assert list(target.documents_published.all()) == [world.report]
