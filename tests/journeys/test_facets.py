"""The box inside a long facet: what it does not find it says, whatever is chosen."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from playwright.sync_api import Page, expect

from kb.search import Facet, FacetValue, SearchRequest
from kb.web.search.facets import facet_view

SCRIPT = Path(settings.BASE_DIR) / "static" / "js" / "facet-filter.js"


@pytest.mark.parametrize(
    ("number", "typed", "shown", "told"),
    [
        (20, "value 19", 2, ""),
        (20, "nowhere", 1, "Nothing here matches."),
        (20, "value 3", 1, ""),
        (73, "value 19", 2, "Only the 50 commonest of 73 are looked through."),
        (73, "nowhere", 1, "Nothing here matches. Only the 50 commonest of 73 are looked through."),
        (73, "", 50, ""),
    ],
)
def test_box_of_a_facet_says_when_nothing_matches_and_that_not_all_is_there(
    number: int, typed: str, shown: int, told: str, page: Page
) -> None:
    values = [FacetValue(str(one), f"Value {one}", 99, one == 3) for one in range(number)]
    facet = facet_view(Facet("theme", "Themes", values), SearchRequest(), lambda request: "/search/")
    page.set_content(render_to_string("_facets.html", {"action": "/search/", "facets": [facet]}))
    page.locator("#facets > summary").click()
    page.add_script_tag(path=SCRIPT)
    page.get_by_role("searchbox").fill("x")
    page.get_by_role("searchbox").fill(typed)
    expect(page.get_by_role("status")).to_have_text(told)
    expect(page.locator(".facet-values > li:not([hidden])")).to_have_count(shown)
