"""An edition that was withdrawn is neither carried from nor carried to, and readers are told nothing of it."""

import pytest
from django.test import Client

from kb import curation
from kb.models import Carrying, Document, Edition
from tests.admin.carryings.texts import BRIDGE, CELLAR, DESK, LANTERN, edition
from tests.world import World

from ..browsing import address, said

pytestmark = pytest.mark.django_db


def test_withdrawn_edition_is_nothing_to_decide_about_or_to_carry_to(
    withdrawn: Edition, document: Document, carla: Client
) -> None:
    for first_page in ("/admin/", "/admin/work/"):
        assert f'href="{DESK}"' not in carla.get(first_page).content.decode()
    page = carla.get(DESK).content.decode()
    assert "decorated" not in page and "to decide" not in page
    assert "There is nothing to carry: the document has no two imported texts" in page
    told = said(carla.post(f"{DESK}run/"))[-1]
    assert told == "There is nothing to carry: the document has no two imported texts."


def test_text_that_comes_after_a_withdrawn_one_is_compared_with_the_text_before(
    withdrawn: Edition, document: Document, carla: Client, client: Client
) -> None:
    edition(document, LANTERN, BRIDGE)
    assert (
        "2 tags, quotations and citations of the text before were not compared"
        in carla.get(DESK).content.decode()
    )
    carla.post(f"{DESK}run/")
    row = Carrying.objects.get(edition__number=3, evidence__isnull=False)
    assert (row.outcome, row.source.edition.number) == ("unchanged", 1)


def test_what_was_given_up_in_a_withdrawn_edition_is_told_to_no_reader(
    carried: dict[str, Carrying], document: Document, world: World, carla: Client, client: Client
) -> None:
    carla.post(f"{DESK}lose/", {"carrying": carried["evidence"].pk})
    claim = carried["evidence"].evidence.claim  # type: ignore[union-attr]
    assert "Edition 2 no longer says this" in client.get(claim.get_absolute_url()).content.decode()
    curation.withdraw_edition(edition=document.editions.get(number=2), by=world.rita, why="Wrong file.")
    edition(document, LANTERN, CELLAR)
    page = client.get(claim.get_absolute_url()).content.decode()
    assert "Edition 2 no longer says" not in page
    assert "Edition 3 of this source has not been compared yet" in page


def test_passages_of_a_withdrawn_edition_are_listed_where_it_is_looked_at(
    withdrawn: Edition, carla: Client
) -> None:
    page = carla.get(address(withdrawn)).content.decode()
    assert "This edition has no passages." not in page
    assert "decorated" in page
    assert "its passages: 2 withdrawn" in page
