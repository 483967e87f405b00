"""Institutions and people: what they are, what they claim, are reported to claim, and report."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from kb.curation import rename
from kb.models import InstitutionName, InstitutionRelation
from tests import factories
from tests.world import CANARY, World

pytestmark = pytest.mark.django_db


def test_institution_page_tells_what_it_is_and_to_whom_it_is_related(client: Client, world: World) -> None:
    body = factories.institution(
        "assembly", name="The Assembly", note="It meets.", url="https://example.org/a"
    )
    hidden = factories.institution(name=CANARY, status="draft")
    factories.institution(name="A Committee", parent=body)
    factories.institution(name=CANARY, parent=body, status="draft")
    InstitutionName.objects.create(institution=body, kind="official", language="es", text="La Asamblea")
    InstitutionRelation.objects.create(
        institution=body, kind="succeeded-by", other=world.council, start="2006"
    )
    InstitutionRelation.objects.create(institution=body, kind="member-of", other=hidden)
    page = client.get("/institutions/assembly/").text
    for shown in (
        "It meets.",
        "https://example.org/a",
        "A Committee",
        "La Asamblea",
        "Succeeded by",
        "from 2006",
    ):
        assert shown in page
    assert CANARY not in page
    assert "Took over from" in client.get("/institutions/council/").text


def test_claims_of_others_voices_are_kept_apart(client: Client, world: World) -> None:
    said = factories.claim(statement="Reported by another.")
    said.attributions.all().delete()
    factories.attribution(said, world.council)
    factories.attribution(said, world.ngozi, role="reporter")
    page = client.get("/institutions/council/").text
    own, reported = page.index('id="claims"'), page.index('id="reported"')
    assert own < page.index("Is the covenant enough?") < page.index("The covenant suffices.") < reported
    assert reported < page.index("Reported by another.")
    reporter = client.get("/people/ngozi-obi/").text
    assert reporter.index('id="reports"') < reporter.index("Reported by another.")


def test_institution_page_lists_its_works_and_its_people(client: Client, world: World) -> None:
    world.covenant.issuers.add(world.council)
    hosted = factories.document(title="Hosted here")
    hosted.hosts.add(world.council)
    draft = factories.document(title=CANARY, status="draft")
    draft.publishers.add(world.council)
    factories.affiliation(world.ngozi, world.council, role="rapporteur", start="2020", end="2022")
    page = client.get("/institutions/council/").text
    sections = {
        "documents": "Charter report",
        "hosted": "Hosted here",
        "instruments": "Covenant on Everything",
        "people": "rapporteur, 2020 to 2022",
    }
    for section, shown in sections.items():
        assert shown in page[page.index(f'id="{section}"') :]
    assert CANARY not in page


def test_person_page_shows_affiliations_as_printed_and_contributions(client: Client, world: World) -> None:
    factories.affiliation(world.ngozi, world.council, as_printed="Member, the Council", start="2020")
    hidden = factories.institution(name=CANARY, status="draft")
    factories.affiliation(world.ngozi, hidden, role="adviser", as_printed="Adviser there")
    factories.contribution(world.report, world.ngozi)
    factories.contribution(factories.document(title=CANARY, status="draft"), world.ngozi)
    page = client.get("/people/ngozi-obi/").text
    for shown in (
        "Member, the Council",
        "from 2020",
        "Adviser there",
        "Charter report",
        "The covenant lacks a right.",
    ):
        assert shown in page
    assert CANARY not in page


def test_people_are_listed_by_family_name_with_what_is_published_of_them(
    client: Client, world: World
) -> None:
    factories.person(name=CANARY, status="draft")
    factories.person(name="Zoe Adams", family="Adams", given="Zoe")
    page = client.get("/people/").text
    assert page.index("Zoe Adams") < page.index("Ngozi Obi") < page.index("1 claim")
    assert CANARY not in page
    assert client.get("/people/?page=2").status_code == 404


def test_renamed_institution_leads_to_its_new_name(client: Client, world: World) -> None:
    rename(record=world.council, slug="the-council", by=world.rita, why="Clearer.")
    assert client.get("/institutions/council/").url == "/institutions/the-council/"


@pytest.mark.parametrize("kind", ["institutions", "people"])
def test_draft_and_unknown_party_get_the_same_bytes_for_the_same_questions(kind: str, client: Client) -> None:
    factories.institution("draft-party", status="draft")
    factories.person("draft-party", status="draft")
    answers = []
    for slug in ("draft-party", "no-party"):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/{kind}/{slug}/")
        answers.append((answer.status_code, answer.content, len(queries)))
    assert answers[0] == answers[1]
    assert answers[0][0] == 404


@pytest.mark.parametrize("many", [1, 8])
def test_pages_take_the_same_few_queries_whatever_they_hold(
    many: int, client: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(many):
        for party in (world.council, world.ngozi):
            factories.attribution(factories.claim(), party)
            factories.contribution(factories.document(publishers=[world.council]), party)
        factories.affiliation(factories.person(), world.council)
        factories.affiliation(world.ngozi, factories.institution())
    for address, most in (("/institutions/council/", 12), ("/people/ngozi-obi/", 12), ("/people/", 2)):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
