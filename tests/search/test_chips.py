"""Chosen filters read as one sentence, and each can be taken away by itself."""

import pytest
from django.http import QueryDict

from kb.search import Chip, chips, parse_search
from kb.search.indexing import apply_all
from tests.search.world import small_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def indexed(index_dir: object) -> None:
    small_world()
    apply_all()


def test_values_are_alternatives_in_groups_that_narrow_each_other(indexed: None) -> None:
    request = parse_search(
        QueryDict(
            "q=x&theme=privacy&theme=cameras&claimant=liu-huawen&provision=iccpr:17&doc_kind=report&page=2"
        )
    )
    groups = chips(request)
    assert [(group.parameter, group.lead, [chip.label for chip in group.values]) for group in groups] == [
        ("theme", "about", ["Cameras", "Privacy"]),
        ("claimant", "claimed by", ["Liu Huawen"]),
        ("provision", "citing", ["Article 17, Iccpr"]),
        ("doc_kind", "from the source type", ["Report"]),
    ]
    assert groups[0].values[0] == Chip(
        "cameras", "Cameras", "q=x&theme=privacy&claimant=liu-huawen&provision=iccpr:17&doc_kind=report"
    )


def test_years_are_one_chip(indexed: None) -> None:
    labels = {
        question: [chip.label for group in chips(parse_search(QueryDict(question))) for chip in group.values]
        for question in (
            "year_from=2000&year_to=2010",
            "year_from=2000",
            "year_to=2010",
            "year_from=2001&year_to=2001",
        )
    }
    assert labels == {
        "year_from=2000&year_to=2010": ["from 2000 to 2010"],
        "year_from=2000": ["since 2000"],
        "year_to=2010": ["until 2010"],
        "year_from=2001&year_to=2001": ["in 2001"],
    }


def test_question_without_filters_has_no_chips(indexed: None) -> None:
    assert chips(parse_search(QueryDict("q=privacy&in=claims"))) == []
