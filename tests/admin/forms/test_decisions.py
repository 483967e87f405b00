"""A decision is about what was seen: nothing that changed meanwhile is published with an older look at it."""

import pytest

from kb.curation import add_evidence, create, edit, submit
from kb.curation.editions import submit_edition
from kb.curation.seen_marks import mark_of
from kb.ingest.background import edition_steps
from kb.ingest.editions.stored_rows import Arrival
from kb.ingest.editions.storing import store_all
from kb.models import Claim, Edition, Institution, Passage
from tests.ingest.parsed_editions import parsed_edition

from ..browsing import XHTML, address, errors, form_on, html5lib

pytestmark = pytest.mark.django_db
BULK = "/admin/passages/report/publish-all/"


def button(client, record, verb):
    """The form of one verb's button on the record's page, as it stands there now."""
    url = address(record, "verb", verb)
    page = html5lib.parse(client.get(address(record)).content.decode())
    form = next(one for one in page.iter(f"{XHTML}form") if one.get("action") == url)
    data = {one.get("name"): one.get("value", "") for one in form.iter(f"{XHTML}input") if one.get("name")}
    return lambda: client.post(url, data)


@pytest.fixture
def claim(world):
    """Submitted with words of a passage that readers see, and with a claimant who is new."""
    create(kind=Institution, mapping={"slug": "new-body", "name": "New body", "type": "ngo"}, by=world.carla)
    mapping = {
        "slug": "seen", "statement": "Cameras must go.", "kind": "recommendation",
        "claimants": ["institutions/new-body"], "as_of": "2023",
    }  # fmt: skip
    made = create(kind=Claim, mapping=mapping, by=world.carla)
    add_evidence(claim=made, passage=world.passages[0], role="asserts", quote="covenant", by=world.carla)
    return submit(record=made, by=world.carla)


def change(record, by, **mapping):
    edit(record=record, mapping=mapping, by=by, version=record.version)


def unchanged(claim, world):
    pass


def other_words(claim, world):
    change(claim, world.carla, statement="Cameras may stay.")


def other_claimant(claim, world):
    change(Institution.objects.get(slug="new-body"), world.carla, name="Other body")


def other_quote(claim, world):
    change(claim.evidence.get(), world.carla, quote="The covenant")


def more_evidence(claim, world):
    words = {"role": "disputes", "quote": "covenant", "by": world.carla}
    submit(record=add_evidence(claim=claim, passage=world.passages[0], **words), by=world.carla)


MEANWHILE = [other_words, other_claimant, other_quote, more_evidence]


@pytest.mark.parametrize("meanwhile", [unchanged, *MEANWHILE])
def test_claim_is_published_only_as_it_was_seen_with_all_that_goes_along(world, rita, claim, meanwhile):
    press = button(rita, claim, "publish")
    meanwhile(claim, world)
    answer = press()
    claim.refresh_from_db()
    if meanwhile is unchanged:
        assert (answer.status_code, claim.status) == (302, "published")
    else:
        assert (answer.status_code, claim.status) == (422, "submitted")
        assert "since you looked" in errors(answer)
        assert button(rita, claim, "publish")().status_code == 302


@pytest.mark.parametrize("meanwhile", [unchanged, *MEANWHILE])
def test_list_of_all_that_is_submitted_publishes_what_was_on_it_as_it_was(world, rita, claim, meanwhile):
    listed = form_on(rita.get(BULK).content.decode(), "bulk-form")
    meanwhile(claim, world)
    page = rita.post(BULK, listed).content.decode()
    claim.refresh_from_db()
    assert claim.status == ("published" if meanwhile is unchanged else "submitted")
    assert ("since you looked" in page) is (meanwhile is not unchanged)


def test_list_does_not_publish_what_came_after_it_was_looked_at(world, rita, claim):
    listed = form_on(rita.get(BULK).content.decode(), "bulk-form")
    mapping = {
        "slug": "later", "statement": "Something else.", "kind": "recommendation",
        "claimants": ["institutions/council"], "as_of": "2023",
    }  # fmt: skip
    later = create(kind=Claim, mapping=mapping, by=world.carla)
    add_evidence(claim=later, passage=world.passages[0], role="asserts", quote="covenant", by=world.carla)
    submit(record=later, by=world.carla)
    rita.post(BULK, listed)
    assert Claim.objects.get(slug="seen").is_published
    assert not Claim.objects.get(slug="later").is_published


def test_altered_list_publishes_nothing(world, rita, claim):
    rita.post(BULK, {"seen": "forged"})
    assert not Claim.objects.get(slug="seen").is_published


@pytest.fixture
def edition(world):
    texts = [f"Paragraph {number} of the report." for number in range(40)]
    made = store_all([Arrival(parsed_edition(texts), world.report)], by=world.carla)[0]
    submit_edition(edition=made, by=world.carla)
    return made


def alter(edition, by):
    passage = Passage.objects.filter(edition=edition).order_by("position")[7]
    change(passage, by, summary="Nobody saw this.")


def test_edition_is_not_published_where_one_of_its_passages_changed(world, rita, edition):
    edition.refresh_from_db()
    press = button(rita, edition, "publish")
    alter(edition, world.carla)
    answer = press()
    assert answer.status_code == 422
    assert "since you looked" in errors(answer)
    assert not Edition.objects.get(pk=edition.pk).is_published
    assert button(rita, edition, "publish")().status_code == 302


def test_large_edition_that_changed_before_its_turn_is_refused_with_the_reason(world, edition, monkeypatch):
    monkeypatch.setattr(edition_steps, "start", lambda step: None)
    edition.refresh_from_db()
    step = edition_steps.begin(edition=edition, act="publish", by=world.rita, seen=mark_of(edition))
    alter(edition, world.carla)
    assert edition_steps.work(step.pk).state == "refused"
    step.refresh_from_db()
    assert "since you looked" in step.refusal
    assert not Edition.objects.get(pk=edition.pk).is_published


def test_mark_of_an_edition_takes_as_many_queries_for_forty_passages_as_for_one(
    world, edition, django_assert_num_queries
):
    edition.refresh_from_db()
    with django_assert_num_queries(3):
        mark_of(edition)
