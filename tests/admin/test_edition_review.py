"""The page of a whole edition: what was said on its passages, and what stays behind when the edition alone goes on."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kb import curation
from kb.admin.said import said_on
from kb.curation.editions import publish_edition, submit_edition
from kb.ingest.storing import Arrival, store_all
from kb.models import Claim, Curated, Document, Edition, Evidence, PassageTag
from tests import factories
from tests.ingest.editions import parsed_edition
from tests.world import World, claim

pytestmark = pytest.mark.django_db

LANTERN = "The lantern in the harbour was lit by a keeper who counted every ship that passed in winter."
BRIDGE = "Nobody in the orchard knew why the copper bridge had been painted with silver stars that year."
CELLAR = "A basket of turnips and a letter without a stamp stood for three days beside the cellar window."


def arrived(world: World, *texts: str, policy: str = "full") -> Edition:
    """An imported text of a new document, as drafts of Carla."""
    mapping = {
        "slug": "letter", "title": "A letter", "kind": "report", "language": "en", "date": "2023",
        "text_policy": policy,
    }  # fmt: skip
    document = curation.create(kind=Document, mapping=mapping, by=world.carla)
    return store_all([Arrival(parsed_edition(texts), document)], by=world.carla)[0]


@pytest.fixture
def edition(world: World) -> Edition:
    return arrived(world, LANTERN, BRIDGE, CELLAR)


@pytest.fixture
def said(world: World, edition: Edition) -> tuple[Claim, Evidence, PassageTag]:
    """A claim, the words it rests on and a tag, all of them drafts of Carla."""
    first = edition.passages.get(path="1")
    made = curation.create(
        kind=Claim, mapping=claim("counted", "Ships are counted.", "institutions/council"), by=world.carla
    )
    evidence = curation.add_evidence(
        claim=made, passage=first, role="asserts", quote="counted every ship", by=world.carla
    )
    (tag,) = curation.tag(targets=[first], concepts=[world.privacy], by=world.carla)
    return made, evidence, tag


def page(client: Client, edition: Edition) -> str:
    return client.get(f"/admin/kb/edition/{edition.pk}/change/").content.decode()


def test_curator_is_told_what_does_not_go_along_before_and_after_submitting(
    world: World, edition: Edition, said: Any, carla: Client
) -> None:
    assert "3 drafts of yours on its passages (claims, evidence, tags, citations) do not go along" in page(
        carla, edition
    )
    submit_edition(edition=edition, by=world.carla)
    told = page(carla, edition)
    assert "3 drafts of yours on its passages (claims, evidence, tags, citations) are not submitted." in told
    assert '/admin/passages/letter/submit-all/"' in told
    assert "drafts of yours" in carla.get("/admin/passages/letter/").content.decode()


def test_what_is_submitted_or_anothers_is_not_told_as_ones_own_draft(
    world: World, edition: Edition, said: tuple[Curated, ...], carla: Client, rita: Client
) -> None:
    assert "of yours" not in page(rita, edition)
    submit_edition(edition=edition, by=world.carla)
    curation.submit(record=said[0], by=world.carla)  # with its evidence
    assert "1 draft of yours on its passages" in page(carla, edition)
    curation.submit(record=said[2], by=world.carla)
    assert "of yours" not in page(carla, edition)


def test_reviewer_reads_what_was_said_where_he_decides_with_its_standing(
    world: World, edition: Edition, said: tuple[Curated, ...], rita: Client, carla: Client
) -> None:
    submit_edition(edition=edition, by=world.carla)
    for record in (said[0], said[2]):
        curation.submit(record=record, by=world.carla)
    told = page(rita, edition)
    for words in ("Ships are counted.", "counted every ship", "Privacy", "Claims (1 submitted)"):
        assert words.lower() in told.lower(), words
    assert "3 submitted records on its passages" in told
    assert '/admin/passages/letter/publish-all/"' in told
    assert "publish-all" not in page(carla, edition)
    publish_edition(edition=edition, by=world.rita)
    assert "3 submitted records on its passages" in page(rita, edition)


def test_edition_of_which_nothing_was_said_says_nothing_of_it(edition: Edition, carla: Client) -> None:
    told = page(carla, edition)
    assert "Said on its passages" not in told
    assert "submit-all" not in told


def test_what_was_said_is_counted_in_one_question_however_much_it_is(
    world: World, edition: Edition, said: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for passage in edition.passages.all():
        factories.tag(passage, factories.concept())
    with django_assert_num_queries(1):
        assert said_on(edition, world.carla).my_drafts == 3


def test_page_asks_as_many_questions_for_forty_tags_as_for_four(
    world: World, edition: Edition, rita: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for passage in edition.passages.all():
        for _number in range(13):
            factories.tag(passage, factories.concept(), status="draft")
    with django_assert_max_num_queries(30):
        page(rita, edition)
