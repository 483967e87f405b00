"""What names a record in an address, by kind; and the addresses of its files and citations."""

import pytest
from pytest_django import Settings

from kb.exports.addresses import (
    cite_path,
    claim_path,
    comparison_path,
    file_path,
    law_path,
    record_key,
    record_url,
)
from kb.identifying import display
from tests.world import World

pytestmark = pytest.mark.django_db


def test_record_is_named_by_what_its_kind_is_known_by(world: World) -> None:
    assert record_key(world.report) == "report"
    assert record_key(world.surveillance) == "themes:surveillance"
    assert record_key(world.article) == "covenant:17"
    assert record_key(world.enough) == display(world.enough.public_id)


def test_file_has_the_address_of_the_record_with_an_ending_and_no_slash(world: World) -> None:
    assert file_path(world.report, "ris") == "/documents/report.ris"
    assert file_path(world.enough, "csl.json") == f"/c/{display(world.enough.public_id)}.csl.json"


def test_page_of_citations_leads_back_to_the_record_by_its_key(world: World) -> None:
    assert cite_path(world.article) == "/cite/provision/covenant:17"


def test_permanent_address_begins_with_the_address_of_the_site(world: World, settings: Settings) -> None:
    settings.SITE_URL = "https://base.example"
    assert record_url(world.enough) == "https://base.example" + claim_path(world.enough.public_id)


def test_law_without_a_path_is_the_instrument() -> None:
    assert (law_path("covenant"), law_path("covenant", "17")) == (
        "/instruments/covenant/",
        "/instruments/covenant/17/",
    )


def test_comparison_names_both_editions_or_none() -> None:
    assert comparison_path("report") == "/documents/report/changes/"
    assert comparison_path("report", 1, 3) == "/documents/report/changes/?from=1&to=3"
