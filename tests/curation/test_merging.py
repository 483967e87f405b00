"""Renaming and merging: old addresses lead on, nothing that pointed at the old record is lost."""

import pytest

from kb.admin.passages.claim_form import unused_slug
from kb.curation import InvalidRecord, ReasonNeeded, create, merge, rename
from kb.history import events_about
from kb.ingest.sources.describing import free_slug
from kb.models import Concept, Document, Institution, Provision, SlugRedirect
from kb.representing.finding import replacement_of
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
    handed_over = {attribution.claim for attribution in target.attributions.all()}
    assert handed_over == {world.draft_claim, world.enough}
    assert list(target.documents_published.all()) == [world.report]


def renamed(world, kind):
    """A record that was published under one name and has another now; the kind's columns for a second one."""
    record, column, beside = {
        "concept": (world.privacy, "slug", {"scheme": world.privacy.scheme}),
        "institution": (world.council, "slug", {}),
        "document": (world.report, "slug", {}),
        "provision": (world.article, "path", {"instrument": world.covenant}),
    }[kind]
    old = getattr(record, column)
    rename(record=record, slug="18" if kind == "provision" else "renamed", by=world.rita, why="Clearer.")
    return old, column, beside


MAPPINGS = {
    "concept": (Concept, {"labels": {"en": "Another"}}),
    "institution": (Institution, {"name": "Another", "type": "ngo"}),
    "document": (Document, {"title": "Another", "kind": "report"}),
    "provision": (Provision, {"label": "Another"}),
}


@pytest.mark.parametrize("kind", MAPPINGS)
def test_old_name_that_readers_follow_is_not_given_to_a_new_record(world, kind):
    old, column, beside = renamed(world, kind)
    model, mapping = MAPPINGS[kind]
    with pytest.raises(InvalidRecord, match="still follow this name"):
        create(kind=model, mapping={**mapping, column: old}, by=world.carla, **beside)


def test_old_name_of_one_scheme_or_instrument_is_free_in_another(world):
    renamed(world, "concept")
    elsewhere = Concept.scheme.field.related_model.objects.create(slug="rights", label="Rights")
    mapping = {"slug": "privacy", "labels": {"en": "Privacy"}}
    assert create(kind=Concept, mapping=mapping, by=world.carla, scheme=elsewhere).slug == "privacy"


def test_old_name_that_readers_follow_is_not_given_to_another_record_by_renaming(world):
    old, _column, _beside = renamed(world, "concept")
    with pytest.raises(InvalidRecord, match="still follow this name"):
        rename(record=world.surveillance, slug=old, by=world.rita, why="Shorter.")


def test_record_merged_into_one_that_is_renamed_leads_to_its_new_name(world):
    mapping = {"slug": "agency", "name": "The Agency", "type": "un"}
    target = worlds.published(
        create(kind=Institution, mapping=mapping, by=world.carla), world.carla, world.rita
    )
    merge(record=world.council, into=target, by=world.rita, why="One body.")
    rename(record=target, slug="great-agency", by=world.rita, why="Its name.")
    world.council.refresh_from_db()
    assert replacement_of(world.council) == target


def test_old_place_of_a_provision_leads_on_when_its_instrument_is_renamed(world, client):
    rename(record=world.article, slug="18", by=world.rita, why="Renumbered.")
    rename(record=world.covenant, slug="great-covenant", by=world.rita, why="Its name.")
    answer = client.get("/instruments/great-covenant/17/")
    assert (answer.status_code, answer.url) == (301, "/instruments/great-covenant/18/")


def test_names_that_are_proposed_are_none_that_readers_still_follow(world):
    rename(record=world.report, slug="renamed", by=world.rita, why="Clearer.")
    rename(record=world.enough, slug="renamed", by=world.rita, why="Clearer.")
    assert free_slug("Report") == "report-2"
    assert unused_slug("", "Enough") == "enough-2"
