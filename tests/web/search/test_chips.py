"""Chosen filters read as one sentence, and each can be taken away by itself."""

from pathlib import Path

import pytest
from pytest_django import Settings

from kb.search.indexing import apply_all
from kb.web.search.chips import Chip, chips
from kb.web.search.listings import Listing
from tests.search.conftest import asked
from tests.search.world import small_world

pytestmark = pytest.mark.django_db

HERE = Listing("search").address


@pytest.fixture
def indexed(tmp_path: Path, settings: Settings) -> None:
    settings.INDEX_DIR = tmp_path / "index"
    small_world()
    apply_all()


def test_values_are_alternatives_in_groups_that_narrow_each_other(indexed: None) -> None:
    request = asked(
        "q=x&theme=privacy&theme=cameras&claimant=liu-huawen&provision=iccpr:17&doc_kind=report&page=2"
    )
    groups = chips(request, HERE)
    assert [(group.lead, [chip.label for chip in group.values]) for group in groups] == [
        ("about", ["Cameras", "Privacy"]),
        ("claimed by", ["Liu Huawen"]),
        ("citing", ["Article 17, Iccpr"]),
        ("from the source type", ["Report"]),
    ]
    without = "/search/?q=x&theme=privacy&claimant=liu-huawen&provision=iccpr:17&doc_kind=report"
    assert groups[0].values[0] == Chip("Cameras", without)


def test_years_are_one_chip(indexed: None) -> None:
    shown = {
        question: [chip for group in chips(asked(f"{question}&q=x&page=2"), HERE) for chip in group.values]
        for question in (
            "year_from=2000&year_to=2010",
            "year_from=2000",
            "year_to=2010",
            "year_from=2001&year_to=2001",
        )
    }
    assert shown == {
        "year_from=2000&year_to=2010": [Chip("from 2000 to 2010", "/search/?q=x")],
        "year_from=2000": [Chip("since 2000", "/search/?q=x")],
        "year_to=2010": [Chip("until 2010", "/search/?q=x")],
        "year_from=2001&year_to=2001": [Chip("in 2001", "/search/?q=x")],
    }


def test_question_without_filters_has_no_chips(indexed: None) -> None:
    assert chips(asked("q=privacy&in=claims"), HERE) == []
