"""Claimants side by side."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kb.curation import merge, rename
from kb.models import PositionClaim
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db

BOTH = "/compare/?claimant=council&claimant=ngozi-obi"


def _rows(page: str) -> list[list[str]]:
    """The text of every cell of the table, without marks and white space."""
    body = page[page.index("<tbody>") :] if "<tbody>" in page else ""
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def test_claimants_are_columns_and_questions_rows_with_position_and_quotation(
    client: Client, world: World
) -> None:
    [row] = _rows(client.get(BOTH).text)
    assert row[0] == "Is the covenant enough?"
    assert row[1].startswith("It is The covenant suffices. The covenant is enough")
    assert row[2].startswith("It is not The covenant lacks a right. lacks a right")


def test_order_of_the_address_is_the_order_of_the_columns(client: Client, world: World) -> None:
    [row] = _rows(client.get("/compare/?claimant=ngozi-obi&claimant=council").text)
    assert row[1].startswith("It is not")


def test_claim_that_the_curator_put_first_stands_for_the_position(client: Client, world: World) -> None:
    later = factories.claim("The newest one.", by=[world.council], as_of="2025")
    yes = world.issue.positions.get(slug="yes")
    PositionClaim.objects.create(position=yes, claim=later, order=9)
    [row] = _rows(client.get(BOTH).text)
    assert row[1].startswith("It is The covenant suffices.")


def test_claim_outside_the_questions_stands_under_its_theme(client: Client, world: World) -> None:
    claim = factories.claim("Cameras must go.", by=[world.council])
    factories.tag(claim, world.surveillance)
    assert ["Surveillance", "Cameras must go. Passage", "no claim here"] in [
        [row[0], row[1][:24], row[2]] for row in _rows(client.get(BOTH).text)
    ]


def test_cell_of_a_table_that_was_cut_does_not_say_that_nothing_is_claimed(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.claim("The newest one.", by=[world.council], as_of="2025")
    monkeypatch.setattr("kb.web.disputes.compare_page.MOST_CLAIMS", 1)
    page = client.get(BOTH).text
    assert "the oldest are left out" in page
    assert "none among the claims looked at" in page
    assert "no claim here" not in page


def test_theme_narrows_to_itself_and_everything_narrower(client: Client, world: World) -> None:
    for concept in (world.surveillance, factories.concept("work")):
        factories.tag(factories.claim(f"On {concept.slug}.", by=[world.council]), concept)
    page = client.get(f"{BOTH}&theme=privacy").text
    assert "On surveillance." in page
    assert "On work." not in page
    assert "The covenant suffices." not in page


def test_one_who_only_reports_a_claim_is_no_claimant_of_it(client: Client, world: World) -> None:
    factories.attribution(world.enough, world.ngozi, role="reporter")
    [row] = _rows(client.get(BOTH).text)
    assert "The covenant suffices." not in row[2]


def test_person_and_institution_of_one_name_are_told_apart(client: Client, world: World) -> None:
    twin = factories.person("council", name="Ann Council")
    factories.claim("A person says so.", by=[twin])
    page = client.get("/compare/?claimant=institutions/council&claimant=people/council").text
    [first, *_rest] = _rows(page)
    assert "The covenant suffices." in first[1]
    assert "A person says so." in page
    ambiguous = client.get("/compare/?claimant=council&claimant=ngozi-obi")
    assert ambiguous.status_code == 400
    assert "institutions/council" in ambiguous.text


def test_without_a_choice_the_form_offers_claimants_with_their_claims(client: Client, world: World) -> None:
    factories.institution("silent", name="Silent body")
    factories.claim(by=[factories.institution(name="Hidden body", status="draft")], status="draft")
    page = client.get("/compare/").text
    assert re.search(r'<option value="council">\s*The Council \(1\)', page)
    assert "Silent body" not in page
    assert "Hidden body" not in page


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("claimant=council&claimant=nobody", "nobody"),
        ("claimant=council&claimant=ngozi-obi&theme=nothing", "nothing"),
        ("claimant=council&claimant=ngozi-obi&Theme=privacy", "theme=privacy"),
        ("&".join(f"claimant=c{number}" for number in range(5)), "At most 4 claimants"),
        ("claimant=%3Cscript%3E", "&lt;script&gt;"),
        ("theme=privacy&theme=surveillance&claimant=council", "only once"),
    ],
)
def test_value_that_cannot_be_used_is_told_and_nothing_is_compared(
    query: str, told: str, client: Client, world: World
) -> None:
    response = client.get(f"/compare/?{query}")
    assert response.status_code == 400
    assert told in response.text
    assert not _rows(response.text)


def test_renamed_and_merged_claimants_and_themes_lead_to_their_present_names(
    client: Client, world: World
) -> None:
    rename(record=world.council, slug="the-council", by=world.rita, why="Clearer.")
    rename(record=world.privacy, slug="private-life", by=world.rita, why="Clearer.")
    other = factories.person("n-obi", name="N. Obi")
    factories.claim(by=[other])
    merge(record=other, into=world.ngozi, by=world.rita, why="The same person.")
    response = client.get("/compare/?claimant=council&claimant=n-obi&theme=privacy")
    assert response.status_code == 301
    assert response.url == "/compare/?claimant=the-council&claimant=ngozi-obi&theme=private-life"


def test_page_asks_the_same_number_of_questions_however_much_there_is(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first, second = factories.institution("first"), factories.person("second")
    for _ in range(12):
        claims = [factories.claim(by=[party]) for party in (first, second)]
        factories.position(factories.issue(), claims=claims)
        factories.tag(claims[0], factories.concept())
    for address in ("/compare/", "/compare/?claimant=first&claimant=second"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200
