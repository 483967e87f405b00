"""Facets as a column shows them: a box to find a value says what it cannot find."""

import pytest

from kb.search import Facet, FacetValue, SearchRequest
from kb.web.search.facets import KEPT, SEARCHABLE, facet_view


def view(number: int, selected: int = -1):
    values = [FacetValue(str(one), f"Value {one}", 99 - one, one == selected) for one in range(number)]
    return facet_view(Facet("theme", "Themes", values), SearchRequest(), lambda request: "/search/")


@pytest.mark.parametrize("number", [SEARCHABLE, KEPT])
def test_box_of_a_facet_that_is_whole_says_nothing_more(number):
    assert (view(number).search_none, view(number).search_part) == ("Nothing here matches.", "")


def test_box_of_a_facet_that_is_cut_says_of_how_many():
    assert view(73).search_part == f"Only the {KEPT} commonest of 73 are looked through."


def test_short_facet_has_no_box():
    assert view(SEARCHABLE - 1).search_label == ""
