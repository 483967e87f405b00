"""The page of one claim."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kb.curation import edit, publish, publish_revision, relate_claims, submit, withdraw
from kb.curation.revising import open_revision
from kb.models import Claim
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db


def test_claim_shows_its_sentence_claimant_and_quoted_words_in_place(client: Client, world: World) -> None:
    page = client.get(world.enough.get_absolute_url()).text
    for words in (
        "The covenant suffices.",
        "The Council",
        "December 2023",
        "The covenant is enough",
        "Charter report",
    ):
        assert words in page
    assert world.passages[0].get_absolute_url() in page
    assert "The covenant is enough for now." in page  # the passage in our words


def test_contradiction_is_drawn_as_facing_columns_from_either_side(client: Client, world: World) -> None:
    for here, there in ((world.enough, world.missing), (world.missing, world.enough)):
        page = client.get(here.get_absolute_url()).text
        assert "facing-contradicts" in page
        assert f'href="{there.get_absolute_url()}"' in page
        assert "Enough against lacking." in page


def test_head_of_the_page_says_what_checking_showed_and_that_somebody_says_otherwise(
    client: Client, world: World
) -> None:
    factories.verification(world.enough, "not-found")
    page = client.get(world.enough.get_absolute_url()).text
    head = page[page.index("<h1") : page.index('id="evidence"')]
    for words in (
        'href="#verification"',
        "Not found in the primary text",
        "1 claim contradicts this",
        'href="#cite"',
    ):
        assert words in head


def test_claim_of_the_page_stands_in_its_facing_columns_without_its_evidence_again(
    client: Client, world: World
) -> None:
    page = client.get(world.enough.get_absolute_url()).text
    facing = page[page.index("facing-contradicts") : page.index("Enough against lacking.")]
    assert "This claim" in facing
    assert "The covenant is enough" not in facing
    assert "lacks a right" in facing


@pytest.mark.parametrize(
    ("here", "words"),
    [("first", "this claim qualifies the other"), ("second", "the other qualifies this claim")],
)
def test_qualification_reads_from_the_claim_of_the_page(client: Client, here: str, words: str) -> None:
    claims = {"first": factories.claim(), "second": factories.claim()}
    factories.claim_relation(claims["first"], "qualifies", claims["second"])
    assert words in client.get(claims[here].get_absolute_url()).text


def test_claim_leads_to_the_question_on_which_it_takes_a_position(client: Client, world: World) -> None:
    page = client.get(world.enough.get_absolute_url()).text
    assert f'href="{world.issue.get_absolute_url()}#yes"' in page
    assert "Is the covenant enough?" in page


def test_figure_reported_by_the_body_itself_says_so(client: Client) -> None:
    claim = factories.claim()
    factories.quantity(
        claim, "14000", "persons", qualifier="more-than", period="2018/2023", self_reported=True
    )
    page = client.get(claim.get_absolute_url()).text
    for words in ("more than", "14,000", "persons", "2018–2023", "self-reported"):
        assert words in page


def test_reporter_stands_beside_the_claimant_and_is_not_one(client: Client) -> None:
    claim = factories.claim(by=[factories.institution(name="The Court")])
    factories.attribution(claim, factories.person(name="Wang Wu"), role="reporter")
    page = client.get(claim.get_absolute_url()).text.partition("<main")[2]
    assert (
        page.index("Claimed by") < page.index("The Court") < page.index("Reported by") < page.index("Wang Wu")
    )


def test_verification_says_what_the_primary_text_says_and_where(client: Client) -> None:
    claim = factories.claim()
    resolution = factories.instrument("resolution", short_title="Resolution 1")
    paragraph = factories.provision(resolution, "4", label="Paragraph 4")
    factories.verification(
        claim,
        "contradicted",
        instrument=resolution,
        provision=paragraph,
        note="It says the opposite.",
        checked="2026-11-01",
    )
    page = client.get(claim.get_absolute_url()).text
    for words in (
        "Contradicted by the primary text",
        "It says the opposite.",
        "Resolution 1, Paragraph 4",
        "1 November 2026",
    ):
        assert words in page


def test_verification_by_law_that_is_not_published_names_no_place(client: Client) -> None:
    claim = factories.claim()
    secret = factories.instrument("secret", title="Secret statute", status="draft")
    factories.verification(claim, instrument=secret)
    page = client.get(claim.get_absolute_url()).text
    assert "Confirmed in the primary text" in page
    assert "Secret statute" not in page


def test_whatever_is_not_published_is_not_on_the_page(client: Client, world: World) -> None:
    before = client.get(world.enough.get_absolute_url()).content
    hidden = factories.institution(name="Hidden body", status="withdrawn")
    factories.attribution(world.enough, hidden)
    gone = factories.passage("CANARY words", of=world.report)
    factories.evidence(world.enough, gone, quote="CANARY words")
    withdraw(record=gone, by=world.rita, why="Not ours to show.")
    factories.evidence(world.enough, world.passages[2], quote="watch streets", status="draft")
    factories.tag(world.enough, factories.concept("hidden", status="draft"))
    factories.citation(world.enough, factories.instrument("hidden", status="draft"))
    factories.verification(world.enough, status="draft")
    factories.claim_relation(world.enough, "restates", world.draft_claim)
    factories.claim_relation(world.enough, "restates", factories.claim(), status="draft")
    factories.position(factories.issue(status="draft"), claims=[world.enough])
    assert client.get(world.enough.get_absolute_url()).content == before


def test_history_tells_changes_by_role_and_reason_and_never_by_name(client: Client, world: World) -> None:
    claim = Claim.objects.get(pk=world.enough.pk)
    edit(
        record=claim,
        mapping={"statement": "The covenant is sufficient."},
        by=world.carla,
        version=claim.version,
        why="Said more plainly.",
    )
    assert "sufficient" not in client.get(world.enough.get_absolute_url()).text
    revision = open_revision(claim)
    publish_revision(revision=revision, by=world.rita, token=revision.token)
    page = client.get(world.enough.get_absolute_url()).text
    assert "Said more plainly." in page
    assert "<del>The covenant suffices.</del>" in page
    assert "reviewer" in page
    assert "rita" not in page
    assert "carla" not in page


def test_claim_without_a_dispute_leads_on_to_the_passage_it_rests_on(client: Client) -> None:
    passage = factories.passage()
    claim = factories.claim(on=[passage])
    page = client.get(claim.get_absolute_url()).text
    next_step = page[page.index('class="next-step"') :]
    assert passage.get_absolute_url() in next_step[: next_step.index("</p>")]


def test_qualification_reads_from_the_claim_that_qualifies(client: Client, world: World) -> None:
    third = factories.claim("Only for now.")
    relation = relate_claims(
        claim=third, kind="qualifies", other=world.enough, reason="Adds a limit.", by=world.carla
    )
    publish(record=submit(record=relation, by=world.carla), by=world.rita)
    page = client.get(world.enough.get_absolute_url()).text
    facing = page[page.index("facing-qualifies") :]
    assert facing.index("Only for now.") < facing.index("The covenant suffices.")


def test_page_asks_the_same_number_of_questions_however_much_there_is(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    small = factories.claim()
    large = factories.claim(
        on=[factories.passage() for _ in range(6)], by=[factories.institution(), factories.person()]
    )
    for number in range(6):
        other = factories.claim(by=[factories.person()])
        factories.claim_relation(large, "qualifies" if number % 2 else "restates", other)
        factories.tag(large, factories.concept())
        factories.citation(large, factories.provision())
        factories.quantity(large)
        factories.position(factories.issue(), claims=[large])
    factories.verification(large, provision=None)
    for claim in (small, large):
        with django_assert_max_num_queries(12):
            assert client.get(claim.get_absolute_url()).status_code == 200
